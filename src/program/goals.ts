import { at } from '../lists.ts'
import { hashText, tieWeight } from '../network/tie.ts'
import type { Arc } from '../network/types.ts'
import type { Columns, Context } from './columns.ts'
import type { Goal, StageId } from './types.ts'

/** Unit of each goal's value; the catalogue has the same in words. */
export const GOAL_UNITS: Readonly<Record<StageId, string>> = {
  unmet: 'wt',
  'largest-unmet-share': '1',
  transfer: 'wt',
  'tonne-km': 'wt km',
  cost: '10^4 yuan',
  emissions: 't CO2e',
  'road-tonne-km': 'wt km',
  'largest-utilisation': '1',
  stock: 'wt',
  tie: '1',
}

/** Cost per wt on an arc for the goals that live on arcs. */
const ARC_COST: Partial<Record<StageId, (arc: Arc) => number>> = {
  /** Origin region differs from the market's region, whichever wharf it passes. */
  transfer: (arc) => (arc.toRegion !== null && arc.toRegion !== arc.group.region ? 1 : 0),
  'tonne-km': (arc) => arc.distance,
  'road-tonne-km': (arc) => (arc.road ? arc.distance : 0),
  /** wt × yuan/t = 万元. */
  cost: (arc) => arc.cost,
  /** wt × g/t ÷ 100 = t. */
  emissions: (arc) => arc.emissions / 100,
  tie: (arc) => arc.tie,
}

/**
 * The policy's goals in order and the tie goal, as cost vectors over `columnCount` columns. Where sites have a
 * strategic stock, the goal `stock` stands behind the last goal about unmet demand: the least Σ (r_i − p_i). So
 * a stock is released for no other purpose than to meet demand, and filled from what capacity is idle.
 */
export function buildGoals(context: Context, columnCount: number): Goal[] {
  const { goals } = context.network.scenario.policy
  const named = goals.map(({ goal, tolerance }): Goal => {
    return { id: goal, cost: goalCost(goal, context, columnCount), tolerance }
  })
  const implicit = (id: 'stock' | 'tie'): Goal => {
    return { id, cost: goalCost(id, context, columnCount), tolerance: 0 }
  }
  if (context.columns.fill.some((column) => column !== null)) {
    const after = goals.findLastIndex(({ goal }) => goal === 'unmet' || goal === 'largest-unmet-share')
    named.splice(after + 1, 0, implicit('stock'))
  }
  return [...named, implicit('tie')]
}

/** Cost vector of one goal. */
export function goalCost(goal: StageId, context: Context, columnCount: number): Float64Array {
  const { network, columns } = context
  const cost = new Float64Array(columnCount)
  const onArcs = ARC_COST[goal]
  if (onArcs !== undefined) {
    network.arcs.forEach((arc, position) => {
      cost[at(columns.flow, position)] = onArcs(arc)
    })
  }
  switch (goal) {
    case 'unmet':
      for (const column of columns.unmet) cost[column] = 1
      break
    case 'cost':
      network.scenario.sites.forEach((site, position) => {
        // Paid for what leaves the gate, q + r − p: what goes into the yard is paid when it comes out.
        const price = at(site.exWorksPrice.byYear, network.yearIndex)
        cost[at(columns.output, position)] = price
        setYard(cost, columns, position, -price, price)
      })
      break
    case 'stock':
      network.scenario.sites.forEach((_, position) => {
        setYard(cost, columns, position, -1, 1)
      })
      break
    case 'tie':
      network.scenario.sites.forEach((site, position) => {
        const { tier, location, code, name } = site
        const own = hashText(`${tier}|${location.longitude}|${location.latitude}|${code ?? name.zh}`)
        setYard(cost, columns, position, tieWeight(own, 0, 1), tieWeight(own, 0, 2))
      })
      break
    case 'largest-utilisation':
      if (columns.largestUtilisation !== null) cost[columns.largestUtilisation] = 1
      break
    case 'largest-unmet-share':
      if (columns.largestUnmetShare !== null) cost[columns.largestUnmetShare] = 1
      break
  }
  return cost
}

/** Set what a wt into and a wt out of the yard of a site cost. */
function setYard(cost: Float64Array, columns: Columns, site: number, fill: number, release: number): void {
  const filled = at(columns.fill, site)
  const released = at(columns.release, site)
  if (filled !== null) cost[filled] = fill
  if (released !== null) cost[released] = release
}
