/**
 * The bottleneck of a shortage: the minimum cut nearest the markets, as the identity
 *
 *     shortage = demand behind the cut − Σ limits
 *
 * (max-flow min-cut; Ahuja, Magnanti, Orlin, Network Flows, §6.5). Behind the cut stands every node from which a
 * short market could still be reached in the residual graph; the limits are what is full on its edge.
 */
import { at } from '../lists.ts'
import { barringRule } from '../network/candidates.ts'
import type { Formulation } from '../program/formulate.ts'
import type { NetworkForm } from '../program/network-form.ts'
import type { Allocated } from '../simulate/types.ts'
import { bottleneckByDuals } from './bottleneck-duals.ts'
import { findReach } from './min-cut.ts'

/** Something full that stands between tonnes and a short market. */
export interface Limit {
  /** `rule` with quantity 0: a rule that bars tonnes which could otherwise come, or a share of what flows. */
  readonly kind: 'regional-output' | 'capacity' | 'throughput' | 'link' | 'rule'
  /** Id of the region, site, terminal or rule; a link by its ends and mode. */
  readonly id: string
  /** wt/yr; of a rule its limit, in the rule's unit. */
  readonly quantity: number
  /** What a unit of it takes off the shortage; 1 in a cut, negative for a least quantity. */
  readonly coefficient: number
}

/** A market behind the bottleneck and its demand, wt/yr. */
export interface BottleneckMarket {
  readonly id: string
  /** wt/yr. */
  readonly demand: number
  /** wt/yr. */
  readonly unmet: number
  /** What a wt of its demand adds to the shortage; 1 in a cut. */
  readonly coefficient: number
}

/** shortage = Σ coefficient · demand − Σ coefficient · quantity of the limits. */
export interface Bottleneck {
  /** wt/yr unmet over all markets. */
  readonly shortage: number
  /** Σ coefficient · demand, wt/yr. */
  readonly demand: number
  readonly markets: readonly BottleneckMarket[]
  readonly limits: readonly Limit[]
}

/**
 * The bottleneck of an allocation: the minimum cut, or where side rows bind the support of the certified duals.
 * `null` where nothing is short, or unmet is not the first goal and side rows bind.
 */
export function findBottleneck(allocated: Allocated): Bottleneck | null {
  const { formulation, x } = allocated
  if (!formulation.columns.unmet.some((column) => at(x, column) > SHORT)) return null
  const reach = findReach(formulation.program, x)
  if (reach === null) {
    return bottleneckByDuals(allocated, (behind) => barringLimits(formulation, (key) => behind.has(key)))
  }
  const rows = new Map(formulation.program.rowKeys.map((key, row) => [key, row]))
  const behind = reach.behind(shortRows(formulation, rows, x), new Set(formulation.columns.unmet))
  const isBehind = (key: string) => behind.has(reach.form.nodeOfRow[rows.get(key) ?? -1] ?? -1)
  const { network, columns } = formulation
  const markets = network.scenario.markets.flatMap((market, m): BottleneckMarket[] =>
    isBehind(`balance/${network.year}/market/${market.id}`)
      ? [
          {
            id: market.id,
            demand: at(network.demand, m),
            unmet: at(x, at(columns.unmet, m)),
            coefficient: 1,
          },
        ]
      : [],
  )
  const limits = [...limitsOf(formulation, reach.form, behind), ...barringLimits(formulation, isBehind)]
  return {
    shortage: markets.reduce((sum, market) => sum + market.unmet, 0),
    demand: markets.reduce((sum, market) => sum + market.demand, 0),
    markets,
    limits,
  }
}

/** Tonnage from which a market is short, wt: below the grid. */
const SHORT = 1e-6

/** Balances of the markets that are short. */
function shortRows(
  { network, columns }: Formulation,
  rows: ReadonlyMap<string, number>,
  x: Float64Array,
): number[] {
  return network.scenario.markets.flatMap(({ id }, m) =>
    at(x, at(columns.unmet, m)) > SHORT ? [rows.get(`balance/${network.year}/market/${id}`) ?? -1] : [],
  )
}

/** What is full on the edge of the cut, in words of the scenario. */
function limitsOf(formulation: Formulation, form: NetworkForm, behind: ReadonlySet<number>): Limit[] {
  const { network, columns } = formulation
  const { scenario, year } = network
  const crosses = (arc: number) => behind.has(at(form.target, arc)) && !behind.has(at(form.source, arc))
  const limits: Limit[] = []
  for (const region of scenario.regions) {
    const row = formulation.program.rowKeys.indexOf(`regional-output/${year}/${region.id}`)
    const node = form.nodeOfRow[row] ?? -1
    if (row < 0 || !behind.has(node)) continue
    limits.push({
      kind: 'regional-output',
      id: region.id,
      quantity: at(formulation.program.rowUpper, row),
      coefficient: 1,
    })
  }
  scenario.sites.forEach((site, i) => {
    if (crosses(at(columns.output, i))) {
      limits.push({ kind: 'capacity', id: site.id, quantity: at(network.capacity, i), coefficient: 1 })
    }
  })
  network.arcs.forEach((arc, position) => {
    if (!crosses(at(columns.flow, position))) return
    limits.push({ kind: 'link', id: arc.key, quantity: arc.capacity, coefficient: 1 })
  })
  return limits.filter(({ quantity }) => quantity > 0)
}

/** Rules that keep a site with capacity, outside the cut, from a market behind it. */
function barringLimits({ network }: Formulation, isBehind: (balanceKey: string) => boolean): Limit[] {
  const { scenario, year, capacity } = network
  const markets = scenario.markets.filter(({ id }) => isBehind(`balance/${year}/market/${id}`))
  const rules = new Set<string>()
  for (const node of network.nodes) {
    if (node.kind !== 'site' || isBehind(`balance/${year}/${node.key}`)) continue
    if (at(capacity, scenario.sites.indexOf(node.site)) <= 0) continue
    for (const market of markets) {
      const rule = barringRule(node.group, market.region, scenario.policy.rules)
      if (rule !== null) rules.add(rule.id)
    }
  }
  return [...rules].map((id): Limit => ({ kind: 'rule', id, quantity: 0, coefficient: 1 }))
}
