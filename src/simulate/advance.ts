import { startingReserves } from '../network/build.ts'
import type { Scenario } from '../scenario/types.ts'
import type { Allocation, State } from './types.ts'

/** State at the start of the first year. */
export function startOf(scenario: Scenario): State {
  return { reserves: startingReserves(scenario) }
}

/** State after a year: each reserve less the ore its output took, R − q ÷ ρ. */
export function advance(scenario: Scenario, state: State, allocation: Allocation): State {
  if (allocation.status !== 'allocated') return state
  const { columns } = allocation.formulation
  return {
    reserves: state.reserves.map((reserve, i) => {
      const site = scenario.sites[i]
      if (reserve === null || site === undefined) return null
      const output = allocation.x[columns.output[i] ?? -1] ?? 0
      return Math.max(0, reserve - output / site.recovery.value)
    }),
  }
}
