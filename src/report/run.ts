import { findConflict } from '../analyse/conflict.ts'
import type { Scenario } from '../scenario/types.ts'
import type { RunOptions } from '../simulate/allocate.ts'
import { simulate } from '../simulate/run.ts'
import { buildReport } from './build.ts'
import type { ResultFile } from './types.ts'

/**
 * Run a scenario: simulate its years, each allocated and proven, find out why rules conflict where they do, and
 * report it all as a result file.
 * Never throws for a scenario that was checked: what cannot be allocated or proven says so in `status`.
 */
export async function runScenario(scenario: Scenario, options: RunOptions = {}): Promise<ResultFile> {
  const trajectory = await simulate(scenario, options)
  const conflicts = trajectory.years.filter(({ allocation }) => allocation.status === 'conflict')
  // Of years that only together cannot keep the rules, none has a conflict of its own to take apart.
  const isShared = scenario.foresight === 'perfect' && conflicts.length > 1
  const conflicting = isShared ? undefined : conflicts[0]
  const { engine: _, start: __, series: ___, progress: ____, warm: _____, prices, ...limits } = options
  const conflict = conflicting === undefined ? null : await findConflict(scenario, conflicting, limits)
  return buildReport(trajectory, { conflict, withoutPrices: prices === 'skip' })
}
