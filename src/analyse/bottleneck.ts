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
import { buildResidual, type Residual } from './residual.ts'

/** Something full that stands between tonnes and a short market. Quantities in wt/yr. */
export type Limit =
  | { readonly kind: 'regional-output'; readonly id: string; readonly quantity: number }
  | { readonly kind: 'capacity'; readonly id: string; readonly quantity: number }
  | { readonly kind: 'link'; readonly id: string; readonly quantity: number }
  /** A rule that bars tonnes which could otherwise come. */
  | { readonly kind: 'rule'; readonly id: string; readonly quantity: 0 }

export interface Bottleneck {
  /** wt/yr unmet over all markets behind the cut. */
  readonly shortage: number
  readonly markets: readonly { readonly id: string; readonly demand: number; readonly unmet: number }[]
  readonly limits: readonly Limit[]
}

/** The bottleneck of an allocation, or `null` where nothing is short or a side row binds. */
export function findBottleneck({ formulation, x }: Allocated): Bottleneck | null {
  const residual = buildResidual(formulation.program, x)
  if (residual === null) return null
  const behind = nodesBehind(formulation, residual, x)
  if (behind.size === 0) return null
  const { network, columns } = formulation
  const markets = network.scenario.markets.flatMap((market, m) =>
    behind.has(nodeOf(formulation, residual, `balance/${network.year}/market/${market.id}`))
      ? [{ id: market.id, demand: at(network.demand, m), unmet: at(x, at(columns.unmet, m)) }]
      : [],
  )
  const limits = limitsOf(formulation, residual, behind)
  const shortage = markets.reduce((sum, market) => sum + market.unmet, 0)
  return { shortage, markets, limits }
}

function nodeOf({ program }: Formulation, { form }: Residual, rowKey: string): number {
  return form.nodeOfRow[program.rowKeys.indexOf(rowKey)] ?? -1
}

/** Nodes with a residual way to a short market, other than through unmet tonnage itself. */
function nodesBehind(formulation: Formulation, residual: Residual, x: Float64Array): Set<number> {
  const { network, columns } = formulation
  const unmet = new Set(columns.unmet)
  const behind = new Set<number>()
  const queue: number[] = []
  const reach = (node: number) => {
    if (node < 0 || behind.has(node)) return
    behind.add(node)
    queue.push(node)
  }
  network.scenario.markets.forEach((market, m) => {
    if (at(x, at(columns.unmet, m)) > 1e-6) {
      reach(nodeOf(formulation, residual, `balance/${network.year}/market/${market.id}`))
    }
  })
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const arc of at(residual.entering, node)) if (!unmet.has(arc.arc)) reach(arc.from)
  }
  return behind
}

/** What is full on the edge of the cut, in words of the scenario. */
function limitsOf(formulation: Formulation, { form }: Residual, behind: Set<number>): Limit[] {
  const { network, columns } = formulation
  const { scenario, year } = network
  const crosses = (arc: number) => behind.has(at(form.target, arc)) && !behind.has(at(form.source, arc))
  const limits: Limit[] = []
  for (const region of scenario.regions) {
    const row = formulation.program.rowKeys.indexOf(`regional-output/${year}/${region.id}`)
    const node = form.nodeOfRow[row] ?? -1
    if (row < 0 || !behind.has(node)) continue
    limits.push({ kind: 'regional-output', id: region.id, quantity: at(formulation.program.rowUpper, row) })
  }
  scenario.sites.forEach((site, i) => {
    if (crosses(at(columns.output, i))) {
      limits.push({ kind: 'capacity', id: site.id, quantity: at(network.capacity, i) })
    }
  })
  network.arcs.forEach((arc, position) => {
    if (!crosses(at(columns.flow, position))) return
    limits.push({ kind: 'link', id: arc.key, quantity: arc.capacity })
  })
  for (const id of barringRules(formulation, form, behind)) limits.push({ kind: 'rule', id, quantity: 0 })
  return limits.filter((limit) => limit.kind === 'rule' || limit.quantity > 0)
}

/** Rules that keep a site with capacity, outside the cut, from a market behind it. */
function barringRules(
  { network, program }: Formulation,
  form: NetworkForm,
  behind: Set<number>,
): Set<string> {
  const { scenario, year } = network
  const isBehind = (key: string) => behind.has(form.nodeOfRow[program.rowKeys.indexOf(key)] ?? -1)
  const markets = scenario.markets.filter((market) => isBehind(`balance/${year}/market/${market.id}`))
  const rules = new Set<string>()
  for (const node of network.nodes) {
    if (node.kind !== 'site' || isBehind(`balance/${year}/${node.key}`)) continue
    for (const market of markets) {
      const rule = barringRule(node.group, market.region, scenario.policy.rules)
      if (rule !== null) rules.add(rule.id)
    }
  }
  return rules
}
