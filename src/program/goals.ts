import { at } from '../lists.ts'
import type { Arc } from '../network/types.ts'
import type { GoalId } from '../scenario/types.ts'
import type { Context } from './columns.ts'
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

/** The policy's goals in order and the tie goal, as cost vectors over `columnCount` columns. */
export function buildGoals(context: Context, columnCount: number): Goal[] {
  const named = context.network.scenario.policy.goals.map(({ goal, tolerance }) => ({
    id: goal,
    cost: goalCost(goal, context, columnCount),
    tolerance,
  }))
  return [...named, { id: 'tie', cost: goalCost('tie', context, columnCount), tolerance: 0 }]
}

/** Cost vector of one goal. */
export function goalCost(goal: GoalId | 'tie', context: Context, columnCount: number): Float64Array {
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
        cost[at(columns.output, position)] = at(site.exWorksPrice.byYear, network.yearIndex)
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
