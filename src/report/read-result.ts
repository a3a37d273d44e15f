/** Reading a result file that may hold anything: each reader says what it found or that it found nothing. */
import type { JsonObject, JsonValue } from '../json.ts'
import { at } from '../lists.ts'
import { idOf } from '../network/places.ts'
import type { Network } from '../network/types.ts'
import type { Route, YardMoves } from '../simulate/types.ts'
import type { Discrepancy } from './verify.ts'

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function objectAt(object: JsonObject, key: string): JsonObject | null {
  const value = object[key]
  return isObject(value) ? value : null
}

export function arrayAt(object: JsonObject, key: string): readonly JsonValue[] {
  const value = object[key]
  return Array.isArray(value) ? value : []
}

export function numberAt(object: JsonObject, key: string): number | null {
  const value = object[key]
  return typeof value === 'number' ? value : null
}

/** Rows of a table that belong to a year (`null`: to all together), with their positions in the table. */
export function rowsOfYear(
  file: JsonObject,
  table: string,
  year: number | null,
): readonly { readonly row: JsonObject; readonly position: number }[] {
  return arrayAt(file, table).flatMap((row, position) =>
    isObject(row) && row.year === year ? [{ row, position }] : [],
  )
}

/** What site rows of a year say went into and out of the yards; 0 where they say nothing. */
export function readYardMoves(
  rows: readonly { readonly row: JsonObject }[],
  { scenario }: Network,
): YardMoves {
  const bySite = new Map(rows.map(({ row }) => [row.id, row]))
  const moved = (id: string, key: string) => numberAt(bySite.get(id) ?? {}, key) ?? 0
  return {
    fill: scenario.sites.map(({ id }) => moved(id, 'stockFilled')),
    release: scenario.sites.map(({ id }) => moved(id, 'stockReleased')),
  }
}

type Routes =
  | { readonly ok: true; readonly value: readonly Route[] }
  | { readonly ok: false; readonly discrepancies: readonly Discrepancy[] }

/** The routes of flow rows: their legs found again among the arcs of the network. */
export function readRoutes(
  rows: readonly { readonly row: JsonObject; readonly position: number }[],
  network: Network,
): Routes {
  const finder = new ArcFinder(network)
  const discrepancies: Discrepancy[] = []
  const routes = rows.flatMap(({ row, position }): Route[] => {
    const site = network.scenario.sites.find((each) => each.id === row.site)
    const market = network.scenario.markets.find((each) => each.id === row.market)
    const quantity = numberAt(row, 'quantity')
    const arcs = site === undefined ? null : finder.find(site.id, arrayAt(row, 'legs'))
    const end = arcs === null ? undefined : network.nodes[network.arcs[arcs.at(-1) ?? -1]?.to ?? -1]
    const arrives = end?.kind === 'market' && end.market === market
    if (!site || !market || arcs === null || !arrives || quantity === null || !(quantity > 0)) {
      discrepancies.push({
        code: 'unknown-route',
        path: ['flows', position],
        expected: 'a positive quantity along arcs of the network from a site to a market',
        found: `${String(row.site)} → ${String(row.market)}, ${String(row.quantity)}`,
      })
      return []
    }
    return [{ site, market, quantity, arcs }]
  })
  return discrepancies.length > 0 ? { ok: false, discrepancies } : { ok: true, value: routes }
}

/** Finds the arcs of a route by the places it names, within the origin group of its site. */
class ArcFinder {
  private readonly network: Network
  private readonly byEnds = new Map<string, number>()

  constructor(network: Network) {
    this.network = network
    network.arcs.forEach((arc, position) => {
      const from = idOf(at(network.nodes, arc.from))
      const to = idOf(at(network.nodes, arc.to))
      this.byEnds.set(`${arc.group.id} ${from} ${to} ${arc.mode}`, position)
    })
  }

  /** Positions of the arcs, or `null` where a leg is no arc or the legs do not join. */
  find(siteId: string, legs: readonly JsonValue[]): readonly number[] | null {
    const start = this.network.nodes.findIndex((node) => node.kind === 'site' && node.site.id === siteId)
    const origin = this.network.nodes[start]
    if (origin?.kind !== 'site' || legs.length === 0) return null
    const arcs: number[] = []
    let node = start
    for (const leg of legs) {
      if (!isObject(leg)) return null
      const key = `${origin.group.id} ${String(leg.from)} ${String(leg.to)} ${String(leg.mode)}`
      const position = this.byEnds.get(key)
      if (position === undefined || at(this.network.arcs, position).from !== node) return null
      node = at(this.network.arcs, position).to
      arcs.push(position)
    }
    return arcs
  }
}
