/** What the tests of programs and results share: run a year, read goal values, compare. */
import type { LinearProgram } from '../../src/program/types.ts'
import type { ResultFile } from '../../src/report/types.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { startOf } from '../../src/simulate/advance.ts'
import { allocate } from '../../src/simulate/allocate.ts'
import { type Allocated, isAllocated } from '../../src/simulate/types.ts'
import type { EngineChoice } from '../../src/solve/solve.ts'

/** Allocate the first year of a scenario, which must succeed. */
export async function allocateFirst(scenario: Scenario, engine: EngineChoice = 'auto'): Promise<Allocated> {
  const start = startOf(scenario)
  const allocation = await allocate(scenario, 0, start, { engine })
  const year = { year: scenario.years[0] ?? 0, yearIndex: 0, start, end: start, lost: [], allocation }
  if (!isAllocated(year)) throw new Error(`${scenario.id}: ${allocation.status}`)
  return year.allocation
}

/** Values of the named goals, in their order; the tie goal is no part of the answer's worth. */
export function goalValues(result: ResultFile): { readonly goal: string; readonly value: number }[] {
  return result.certificate.stages
    .filter(({ goal }) => goal !== 'tie')
    .map(({ goal, value }) => ({ goal, value }))
}

/** Optima of the goals before the last named one, and its own. */
export function lastGoal(program: LinearProgram, claims: readonly { readonly value: number }[]) {
  const last = program.goals.findLastIndex(({ id }) => id !== 'tie')
  return {
    earlier: claims.slice(0, last).map(({ value }) => value),
    value: claims[last]?.value ?? Number.NaN,
  }
}

/** Whether two numbers agree to a relative tolerance (absolute below 1). */
export function close(a: number, b: number, tolerance = 1e-6): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))
}

/** Order of two goal vectors: −1 where the first is better, 0 where they agree, 1 where it is worse. */
export function compareGoals(a: readonly { readonly value: number }[], b: typeof a): -1 | 0 | 1 {
  for (const [k, { value }] of a.entries()) {
    const other = b[k]?.value ?? Number.NaN
    if (!close(value, other)) return value < other ? -1 : 1
  }
  return 0
}
