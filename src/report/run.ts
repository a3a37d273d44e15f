import type { Scenario } from '../scenario/types.ts'
import type { RunOptions } from '../simulate/allocate.ts'
import { simulate } from '../simulate/run.ts'
import { buildReport } from './build.ts'
import type { ResultFile } from './types.ts'

/**
 * Run a scenario: simulate its years, each allocated and proven, and report them as a result file.
 * Never throws for a scenario that was checked: what cannot be allocated or proven says so in `status`.
 */
export async function runScenario(scenario: Scenario, options: RunOptions = {}): Promise<ResultFile> {
  return buildReport(await simulate(scenario, options))
}
