import type { Scenario } from '../scenario/types.ts'
import { advance, startOf } from './advance.ts'
import { allocate, type RunOptions } from './allocate.ts'
import type { Trajectory, Year } from './types.ts'

/** Simulate the years of a scenario one after the other, each without knowledge of the next (myopic). */
export async function* simulateYears(scenario: Scenario, options: RunOptions = {}): AsyncGenerator<Year> {
  let start = startOf(scenario)
  for (const [yearIndex, year] of scenario.years.entries()) {
    const allocation = await allocate(scenario, yearIndex, start, options)
    const end = advance(scenario, start, allocation)
    yield { year, yearIndex, start, end, allocation }
    start = end
  }
}

/** Simulate all years of a scenario. */
export async function simulate(scenario: Scenario, options: RunOptions = {}): Promise<Trajectory> {
  const years: Year[] = []
  for await (const year of simulateYears(scenario, options)) years.push(year)
  return { scenario, years }
}
