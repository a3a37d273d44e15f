/** The analysis that loses things in turn: zones, wharves, river stretches and modes, one or two at a time. */
import { type ContingencyOutcome, findContingencies, type Scenario } from '../../src/index.ts'
import type { ContingencyAsk } from './analysis-protocol.ts'

/** Lose things of the year that is asked for, and tell how far it is. */
export function contingency(
  scenario: Scenario,
  { year, order, pairs }: ContingencyAsk,
  onProgress: (done: number, all: number) => void,
): Promise<ContingencyOutcome> {
  return findContingencies(scenario, { year, order, pairs }, { progress: onProgress })
}
