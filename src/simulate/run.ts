import { NetworkSeries } from '../network/series.ts'
import type { Scenario } from '../scenario/types.ts'
import { advance, startOf } from './advance.ts'
import { allocate, type RunOptions } from './allocate.ts'
import { simulatePerfect } from './perfect.ts'
import type { Trajectory, Year } from './types.ts'

/**
 * Simulate the years of a scenario one after the other, each without knowledge of the next (myopic). Every year is
 * handed out as soon as it is done; a reader that stops ends the simulation. An aborted `options.signal` leaves
 * the year at work without an allocation, and no year follows it.
 */
export async function* simulateYears(scenario: Scenario, options: RunOptions = {}): AsyncGenerator<Year> {
  const series = options.series ?? new NetworkSeries(scenario)
  let start = startOf(scenario)
  for (const [yearIndex, year] of scenario.years.entries()) {
    const allocation = await allocate(scenario, yearIndex, start, { ...options, series })
    const { end, lost } = advance(scenario, yearIndex, start, allocation)
    yield { year, yearIndex, start, end, lost, allocation }
    if (options.signal?.aborted) return
    start = end
  }
}

/** Simulate all years of a scenario with the foresight it asks for. */
export async function simulate(scenario: Scenario, options: RunOptions = {}): Promise<Trajectory> {
  if (scenario.foresight === 'perfect') return simulatePerfect(scenario, options)
  const years: Year[] = []
  for await (const year of simulateYears(scenario, options)) {
    years.push(year)
    options.progress?.(years.length, scenario.years.length)
  }
  return { scenario, years }
}
