import { at, tidy } from '../lists.ts'
import { startingLeft } from '../network/at-hand.ts'
import type { Scenario } from '../scenario/types.ts'
import type { Allocation, State } from './types.ts'

/** State at the start of the first year. */
export function startOf(scenario: Scenario): State {
  return {
    reserves: scenario.sites.map((site) => site.reserve?.value ?? null),
    ...startingLeft(scenario),
  }
}

/** The state after a year, and the ore each site lost in it, wt; `null`: not limited. */
export interface Advanced {
  readonly end: State
  readonly lost: readonly (number | null)[]
}

/**
 * Go on by a year, with what joins at its start and what is lost where a permit lapses at its end:
 *
 *     ore      R + added = q ÷ ρ + lost + R′
 *     product  V′ = V + joining − q, or 0 after a lapse
 *     stock    S′ = S + p − r
 *
 * V is ρR on the grid of quantities, so that what programs see is exact and R, which is V ÷ ρ or more, never falls
 * below 0. A year without an allocation mines nothing.
 */
export function advance(
  scenario: Scenario,
  yearIndex: number,
  state: State,
  allocation: Allocation,
): Advanced {
  const carried = (column: number | null | undefined): number =>
    allocation.status !== 'allocated' || column == null ? 0 : (allocation.x[column] ?? 0)
  const { columns } = allocation.formulation
  const lost: (number | null)[] = []
  const reserves: (number | null)[] = []
  const mineable: (number | null)[] = []
  scenario.sites.forEach(({ course, recovery }, i) => {
    const ore = at(state.reserves, i)
    const product = at(state.mineable, i)
    if (ore === null || product === null) {
      for (const list of [lost, reserves, mineable]) list.push(null)
      return
    }
    const output = carried(columns.output[i])
    const lapses = at(course.lapses, yearIndex)
    const left = Math.max(0, tidy(ore + at(course.reserveAdded, yearIndex) - output / recovery.value))
    const rest = Math.max(0, tidy(product + at(course.mineableAdded, yearIndex) - output))
    lost.push(lapses ? left : 0)
    reserves.push(lapses ? 0 : left)
    mineable.push(lapses ? 0 : rest)
  })
  const stock = state.stock.map((held, i) => {
    return Math.max(0, tidy(held + carried(columns.fill[i]) - carried(columns.release[i])))
  })
  return { end: { reserves, mineable, stock }, lost }
}
