/** The limits that a site or a market meets, how far they are used, and what they are worth. */
import { at, tidy } from '../lists.ts'
import type { Formulation } from '../program/formulate.ts'
import { isPrimary } from '../scenario/types.ts'
import type { WayFacts } from './way-facts.ts'
import type { Scales, Worth } from './worth.ts'

/** A limit on the page's site or market, and how far it is used. */
export interface PageLimit {
  readonly kind: 'capacity' | 'regional-output' | 'throughput'
  readonly id: string
  readonly used: number
  readonly limit: number
  /** What one unit more or less of it is worth; `null` where that is not proven, or nothing is held to it. */
  readonly worth: Worth | null
}

/** A limit before it is weighed. */
export type UnweighedLimit = Omit<PageLimit, 'worth'>

const PRICED_AS = { capacity: 'site', 'regional-output': 'region', throughput: 'terminal' } as const

/** Find what each limit is worth. */
export async function weighLimits(limits: readonly UnweighedLimit[], scales: Scales): Promise<PageLimit[]> {
  const weighed: PageLimit[] = []
  for (const limit of limits) {
    weighed.push({ ...limit, worth: await scales.weigh(PRICED_AS[limit.kind], limit.id, limit.limit) })
  }
  return weighed
}

/** The projected output that a region is held to. */
export function regionLimits(
  { network, columns }: Formulation,
  x: Float64Array,
  id: string,
): UnweighedLimit[] {
  const { scenario, yearIndex } = network
  const region = scenario.regions.find((each) => each.id === id)
  if (region?.outputLimit !== 'projected' || region.projectedOutput === null) return []
  const used = scenario.sites.reduce(
    (sum, site, i) => (site.region === id && isPrimary(site.tier) ? sum + at(x, at(columns.output, i)) : sum),
    0,
  )
  const limit = at(region.projectedOutput.byYear, yearIndex)
  return [{ kind: 'regional-output', id, used: tidy(used), limit }]
}

/** The terminals that flows pass. */
export function passedBy(flows: readonly WayFacts[]): ReadonlySet<string> {
  return new Set(flows.flatMap(({ via }) => via))
}

/** Throughput of terminals, where it is limited. */
export function terminalLimits(
  { network, columns }: Formulation,
  x: Float64Array,
  passed: ReadonlySet<string>,
): UnweighedLimit[] {
  return network.scenario.terminals.flatMap(({ id, throughput }): UnweighedLimit[] => {
    if (throughput === null || !passed.has(id)) return []
    const used = network.arcs.reduce((sum, arc, position) => {
      const isAt = (node: number, side: 'load' | 'unload') => {
        const place = at(network.nodes, node)
        return place.kind === 'terminal' && place.terminal.id === id && place.side === side
      }
      const counts = isAt(arc.to, 'load') || isAt(arc.from, 'unload')
      return counts ? sum + at(x, at(columns.flow, position)) : sum
    }, 0)
    return [{ kind: 'throughput', id, used: tidy(used), limit: at(throughput.byYear, network.yearIndex) }]
  })
}
