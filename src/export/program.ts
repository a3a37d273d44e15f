/** The last named goal's program as text, for other solvers. */
import { at } from '../lists.ts'
import { GOAL_UNITS } from '../program/goals.ts'
import { writeMps } from '../program/mps.ts'
import { formatExact, lastNamedGoal } from '../program/stage-program.ts'
import { writeLp } from '../program/text.ts'
import { statusOf } from '../report/build.ts'
import type { RunStatus } from '../report/types.ts'
import type { Scenario } from '../scenario/types.ts'
import type { RunOptions } from '../simulate/allocate.ts'
import { simulateYears } from '../simulate/run.ts'
import { type AllocatedYear, isAllocated } from '../simulate/types.ts'

/** Formats in which other solvers read a program. */
export const PROGRAM_FORMATS = ['mps', 'lp'] as const
/** One of `PROGRAM_FORMATS`. */
export type ProgramFormat = (typeof PROGRAM_FORMATS)[number]

/** The program of one year, or why there is none: only a proven optimum is worth reproducing. */
export type ProgramExport =
  | {
      readonly status: 'optimal'
      readonly year: number
      readonly goal: string
      /** Optimum of the goal, in its unit; what another solver must find. */
      readonly value: number
      readonly text: string
    }
  | { readonly status: Exclude<RunStatus, 'optimal'>; readonly year: number }

/**
 * Solve a scenario and write, year by year, the program of its last named goal with the goals before it as rows.
 * Numbers read back as the same doubles, so that another solver's optimum is the value in the heading.
 */
export async function* exportPrograms(
  scenario: Scenario,
  format: ProgramFormat,
  options: RunOptions = {},
): AsyncGenerator<ProgramExport> {
  for await (const year of simulateYears(scenario, options)) {
    const status = statusOf(year.allocation)
    if (status === 'optimal' && isAllocated(year)) yield writeYear(scenario, year, format)
    else yield { status: status === 'conflict' ? 'conflict' : 'uncertified', year: year.year }
  }
}

function writeYear(scenario: Scenario, year: AllocatedYear, format: ProgramFormat): ProgramExport {
  const { formulation, claims } = year.allocation
  const { program } = formulation
  const last = lastNamedGoal(program)
  const { goal, value } = at(claims, last)
  const heading = [
    `scenario: ${scenario.id}`,
    `year: ${year.year}`,
    `policy: ${scenario.policy.preset}`,
    `goal: ${goal}`,
    `value: ${formatExact(value)} ${GOAL_UNITS[goal]}`,
  ]
  const [mark, write] = format === 'lp' ? (['\\', writeLp] as const) : (['*', writeMps] as const)
  const earlier = claims.slice(0, last).map((claim) => claim.value)
  const comments = heading.map((line) => `${mark} ${line}\n`).join('')
  return { status: 'optimal', year: year.year, goal, value, text: comments + write(program, earlier) }
}
