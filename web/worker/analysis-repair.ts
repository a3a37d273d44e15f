/** The analysis that finds the cheapest repairs of a year that is short or whose rules conflict. */
import { findRepairs, type RepairOutcome, type Scenario } from '../../src/index.ts'
import type { AskedYear } from './analysis-protocol.ts'

/** Find the repairs of the year that is asked for. */
export function repair(scenario: Scenario, { year }: AskedYear): Promise<RepairOutcome> {
  return findRepairs(scenario, { year })
}
