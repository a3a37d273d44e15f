/** Numbers of mines by scale class, split over sites from the totals of the plan. */
import { splitByLargestRemainder } from '../../src/scenario/calibrate/largest-remainder.ts'
import type { Mines } from '../../src/scenario/types.ts'
import type { PlanTier } from './capacities.ts'
import type { Tables } from './tables.ts'

/** Least size of a large and of a medium quarry, wt/yr (plan 专栏9). */
const LARGE = 100
const MEDIUM = 50

/** Mines of the sites of a tier, aligned with their capacities in wt/yr; they sum to the total of the plan. */
export function minesOfTier(tables: Tables, tier: PlanTier, capacities: readonly number[]): readonly Mines[] {
  const counts = splitWhole(tables.figure(`${tier}Mines`).value, capacities)
  return counts.map((count, index) => {
    if (tier === 'small') return ofSmallTier(count, tables.parameter('mediumShareOfSmall').value)
    const size = count === 0 ? 0 : (capacities[index] ?? 0) / count
    return {
      large: size >= LARGE ? count : 0,
      medium: size >= MEDIUM && size < LARGE ? count : 0,
      small: size < MEDIUM ? count : 0,
    }
  })
}

function ofSmallTier(count: number, mediumShare: number): Mines {
  const medium = Math.round(count * mediumShare)
  return { large: 0, medium, small: count - medium }
}

/** Split a whole number; the common split works in tenths. */
function splitWhole(total: number, weights: readonly number[]): readonly number[] {
  return splitByLargestRemainder(total / 10, weights).map((tenths) => Math.round(tenths * 10))
}
