/** What a year's network could lose: a site, a wharf or railhead, a stretch of a river, a means of transport. */
import { at } from '../lists.ts'
import type { Network } from '../network/types.ts'
import { riverBetween } from '../network/waterway.ts'
import type { Formulation } from '../program/formulate.ts'
import type { BoundChanges } from '../solve/variations.ts'

/** Kinds in the order in which they are looked at. `site`: one that is not a zone. */
export const LOSS_KINDS = ['zone', 'site', 'terminal', 'stretch', 'mode'] as const
/** One of `LOSS_KINDS`. */
export type LossKind = (typeof LOSS_KINDS)[number]

/** What is lost; the id is that of the site, terminal, stretch or mode. Unique by kind and id. */
export interface Lost {
  readonly kind: LossKind
  readonly id: string
}

/** A loss, with the columns of the program that carry nothing any more. */
export interface Loss {
  readonly lost: Lost
  readonly columns: readonly number[]
  /** Those of them that count what goes through: none twice for a tonne, but for the legs of a mode. */
  readonly carrying: readonly number[]
}

/** List the losses of some kinds, in the order of the kinds and of the document. */
export function listLosses({ network, columns }: Formulation, kinds: readonly LossKind[]): Loss[] {
  const arcs = arcsByLoss(network)
  const flows = (kind: LossKind, id: string): Loss => {
    const lost = (arcs.get(`${kind}/${id}`) ?? []).map((arc) => at(columns.flow, arc))
    return { lost: { kind, id }, columns: lost, carrying: lost }
  }
  const sites = network.scenario.sites.map((site, i): Loss => {
    const yard = [columns.release[i], columns.fill[i]].filter((column) => typeof column === 'number')
    const out = at(columns.output, i)
    const release = columns.release[i]
    return {
      lost: { kind: site.tier === 'zone' ? 'zone' : 'site', id: site.id },
      columns: [out, ...yard],
      carrying: [out, ...(typeof release === 'number' ? [release] : [])],
    }
  })
  const { terminals, waterways, modes } = network.scenario
  const all = [
    ...sites,
    ...terminals.map(({ id }) => flows('terminal', id)),
    ...waterways.flatMap(({ stretches }) => stretches.map(({ id }) => flows('stretch', id))),
    ...modes.map(({ id }) => flows('mode', id)),
  ]
  return LOSS_KINDS.flatMap((kind) => all.filter(({ lost }) => lost.kind === kind && kinds.includes(kind)))
}

/** Kinds that are lost unless others are asked for: zones, or all sites where there are none, and all transport. */
export function usualKinds({ scenario }: Network): readonly LossKind[] {
  const hasZones = scenario.sites.some(({ tier }) => tier === 'zone')
  return LOSS_KINDS.filter((kind) => kind !== (hasZones ? 'site' : 'zone'))
}

/** New bounds for the program without all of these. */
export function boundsWithout(losses: readonly Loss[]): BoundChanges {
  return { columnUpper: losses.flatMap(({ columns }) => columns.map((column) => [column, 0] as const)) }
}

/**
 * Arcs that go with each terminal, stretch and mode. An explicit link along a closed river stays, as it does where
 * the document closes the stretch.
 */
function arcsByLoss(network: Network): Map<string, number[]> {
  const { scenario } = network
  const arcs = new Map<string, number[]>()
  const add = (key: string, arc: number) => {
    const known = arcs.get(key)
    if (known === undefined) arcs.set(key, [arc])
    else known.push(arc)
  }
  const barges = new Set(scenario.modes.filter(({ kind }) => kind === 'barge').map(({ id }) => id))
  const linked = new Set(scenario.links.map(({ from, to, mode }) => `${from}/${to}/${mode}`))
  const rivers = new Map<string, readonly string[]>()
  network.arcs.forEach((arc, position) => {
    add(`mode/${arc.mode}`, position)
    const [from, to] = [at(network.nodes, arc.from), at(network.nodes, arc.to)]
    const ends = [from, to].flatMap((node) => (node.kind === 'terminal' ? [node.terminal] : []))
    for (const id of new Set(ends.map(({ id }) => id))) add(`terminal/${id}`, position)
    const [start, end] = ends
    if (start === undefined || end === undefined || !barges.has(arc.mode)) return
    const way = `${start.id}/${end.id}`
    if (linked.has(`${way}/${arc.mode}`)) return
    const passed = rivers.get(way) ?? riverBetween(scenario, start, end)?.stretches ?? []
    rivers.set(way, passed)
    for (const stretch of new Set(passed)) add(`stretch/${stretch}`, position)
  })
  return arcs
}
