import { at } from '../lists.ts'
import type { Network } from '../network/types.ts'
import type { GoalId } from '../scenario/types.ts'
import type { ProgramBuilder } from './builder.ts'

/** Where the variables of one year stand among the columns. Lists are aligned with the network's own. */
export interface Columns {
  /** q_i, wt/yr, one per site of the scenario. */
  readonly output: readonly number[]
  /** f_a, wt/yr, one per arc of the network. */
  readonly flow: readonly number[]
  /** u_m, wt/yr, one per market of the scenario. */
  readonly unmet: readonly number[]
  /** p_i and r_i, wt/yr into and out of the yard, one per site of the scenario; `null` where it has no stock. */
  readonly fill: readonly (number | null)[]
  readonly release: readonly (number | null)[]
  /** Largest output ÷ capacity over the named exporters, where a goal asks for it. */
  readonly largestUtilisation: number | null
  /** Largest unmet ÷ demand over the markets, where a goal asks for it. */
  readonly largestUnmetShare: number | null
}

/** Everything a constraint family or a goal may look at. */
export interface Context {
  readonly network: Network
  readonly columns: Columns
}

/**
 * Add the columns of one year: q_i in [0, capacity], f_a in [0, arc capacity], u_m in [0, demand], p_i and r_i
 * within what the yard can take and give, and an auxiliary column for each goal that is a largest share.
 */
export function addColumns(builder: ProgramBuilder, network: Network): Columns {
  const { scenario, year } = network
  const { goals } = scenario.policy
  const asks = (goal: GoalId) => goals.some((each) => each.goal === goal)
  const yard = (move: 'fill' | 'release') =>
    scenario.sites.map((site, i) =>
      site.stock === null
        ? null
        : builder.addColumn(`${move}/${year}/${site.id}`, 0, at(network.atHand[move], i)),
    )
  return {
    output: scenario.sites.map((site, i) =>
      builder.addColumn(`output/${year}/${site.id}`, 0, at(network.capacity, i)),
    ),
    flow: network.arcs.map((arc) => builder.addColumn(`flow/${year}/${arc.key}`, 0, arc.capacity)),
    unmet: scenario.markets.map((market, m) =>
      builder.addColumn(`unmet/${year}/${market.id}`, 0, at(network.demand, m)),
    ),
    fill: yard('fill'),
    release: yard('release'),
    largestUtilisation: asks('largest-utilisation')
      ? builder.addColumn(`largest-utilisation/${year}`, 0, 1)
      : null,
    largestUnmetShare: asks('largest-unmet-share')
      ? builder.addColumn(`largest-unmet-share/${year}`, 0, 1)
      : null,
  }
}
