/**
 * From flows on arcs to routes and back. Cargo that meets at a wharf is of one origin group, so whichever tonne
 * goes where, region, transfer, distance, cost and emissions add up to the same.
 */
import { at, byCodeUnit, tidy } from '../lists.ts'
import type { Network } from '../network/types.ts'
import type { Columns } from '../program/columns.ts'
import type { Route, YardMoves } from './types.ts'

/** Tonnage below which nothing is left of a flow, wt: a thousandth of the grid. */
const NOTHING = 1e-6

/** Binary rounding of a difference of tonnages, wt. */
const ROUNDING = 1e-9

/** A part of a flow on its way: where it started, the arcs so far, and how much of it. */
interface Parcel {
  readonly origin: number
  readonly arcs: readonly number[]
  quantity: number
}

/**
 * Decompose flows into routes: follow each site's flow node by node, and let what arrives at a wharf leave it
 * in the order of the arcs' keys, first in, first out.
 */
export function decompose(network: Network, columns: Columns, x: Float64Array): Route[] {
  const flow = network.arcs.map((_, arc) => x[at(columns.flow, arc)] ?? 0)
  const leaving = leavingArcs(network, flow)
  const waiting: Parcel[][] = network.nodes.map(() => [])
  const routes: Route[] = []
  for (const node of routeOrder(network)) {
    const here = at(network.nodes, node)
    if (here.kind === 'market') continue
    for (const arc of at(leaving, node)) {
      const source = here.kind === 'site' ? null : at(waiting, node)
      for (const parcel of take(source, node, arc, at(flow, arc))) {
        const target = at(network.arcs, arc).to
        const end = at(network.nodes, target)
        if (end.kind === 'market') routes.push(finish(network, parcel, end.market))
        else at(waiting, target).push(parcel)
      }
    }
  }
  return routes.sort(byPlace)
}

/** Arcs that carry something, by the node they leave, in the order of their keys. */
function leavingArcs(network: Network, flow: readonly number[]): number[][] {
  const leaving: number[][] = network.nodes.map(() => [])
  network.arcs.forEach((arc, position) => {
    if (at(flow, position) > NOTHING) at(leaving, arc.from).push(position)
  })
  for (const arcs of leaving) {
    arcs.sort((a, b) => byCodeUnit(at(network.arcs, a).key, at(network.arcs, b).key))
  }
  return leaving
}

/** Nodes in the order cargo passes them: sites, loading sides, unloading sides. */
function routeOrder(network: Network): number[] {
  const rank = (position: number) => {
    const node = at(network.nodes, position)
    if (node.kind === 'site') return 0
    return node.kind === 'terminal' && node.side === 'load' ? 1 : 2
  }
  return network.nodes.map((_, position) => position).sort((a, b) => rank(a) - rank(b) || a - b)
}

/** Take a quantity from what waits at a node (`null`: the site's own output) onto an arc. */
function take(source: Parcel[] | null, node: number, arc: number, quantity: number): Parcel[] {
  if (source === null) return [{ origin: node, arcs: [arc], quantity }]
  const taken: Parcel[] = []
  let left = quantity
  while (left > NOTHING && source.length > 0) {
    const first = at(source, 0)
    const part = Math.min(left, first.quantity)
    taken.push({ origin: first.origin, arcs: [...first.arcs, arc], quantity: tidy(part) })
    first.quantity = tidy(first.quantity - part)
    left = tidy(left - part)
    if (first.quantity <= NOTHING) source.shift()
  }
  return taken
}

function finish(network: Network, parcel: Parcel, market: Route['market']): Route {
  const origin = at(network.nodes, parcel.origin)
  if (origin.kind !== 'site') throw new RangeError('a route starts at a site')
  return { site: origin.site, market, quantity: parcel.quantity, arcs: parcel.arcs }
}

function byPlace(a: Route, b: Route): number {
  return (
    byCodeUnit(a.site.id, b.site.id) ||
    byCodeUnit(a.market.id, b.market.id) ||
    byCodeUnit(a.arcs.join('/'), b.arcs.join('/'))
  )
}

/** What the columns of a solution move into and out of the yards. */
export function yardMoves(columns: Columns, x: Float64Array): YardMoves {
  const moved = (column: number | null) => (column === null ? 0 : tidy(x[column] ?? 0))
  return { fill: columns.fill.map(moved), release: columns.release.map(moved) }
}

/**
 * The columns that routes and moves of stock amount to: flow is a sum over routes, output is what leaves the gate
 * less what the yard gives and more what it takes, unmet is what demand lacks, the largest shares follow. Inverse
 * of `decompose`.
 */
export function columnsOfRoutes(
  network: Network,
  columns: Columns,
  columnCount: number,
  routes: readonly Route[],
  moves: YardMoves,
): Float64Array {
  const x = new Float64Array(columnCount)
  const add = (column: number, quantity: number) => {
    x[column] = tidy((x[column] ?? 0) + quantity)
  }
  const { scenario, inService, demand } = network
  const received = scenario.markets.map(() => 0)
  for (const route of routes) {
    add(at(columns.output, scenario.sites.indexOf(route.site)), route.quantity)
    for (const arc of route.arcs) add(at(columns.flow, arc), route.quantity)
    const market = scenario.markets.indexOf(route.market)
    received[market] = tidy(at(received, market) + route.quantity)
  }
  scenario.sites.forEach((_, i) => {
    const filled = at(columns.fill, i)
    const released = at(columns.release, i)
    if (filled === null || released === null) return
    x[filled] = at(moves.fill, i)
    x[released] = at(moves.release, i)
    const output = at(columns.output, i)
    add(output, at(moves.fill, i) - at(moves.release, i))
    // What the yard alone gives leaves the rounding of a difference behind.
    if (Math.abs(x[output] ?? 0) <= ROUNDING) x[output] = 0
  })
  let unmetShare = 0
  scenario.markets.forEach((_, market) => {
    const unmet = tidy(at(demand, market) - at(received, market))
    x[at(columns.unmet, market)] = unmet
    if (at(demand, market) > 0) unmetShare = Math.max(unmetShare, unmet / at(demand, market))
  })
  if (columns.largestUnmetShare !== null) x[columns.largestUnmetShare] = unmetShare
  if (columns.largestUtilisation !== null) {
    const shares = scenario.sites.map((site, i) =>
      site.exporter && at(inService, i) > 0 ? (x[at(columns.output, i)] ?? 0) / at(inService, i) : 0,
    )
    x[columns.largestUtilisation] = Math.max(0, ...shares)
  }
  return x
}
