import { at } from '../lists.ts'
import type { Term } from './builder.ts'
import { fileNames } from './file-names.ts'
import type { Goal, LinearProgram } from './types.ts'

/** A row of a single-goal program, by its name in files. */
export interface NamedRow {
  readonly name: string
  readonly lower: number
  readonly upper: number
  readonly terms: readonly Term[]
}

/** The program of one goal, as a file that knows one objective can hold it. */
export interface StageProgram {
  readonly title: string
  readonly goal: Goal
  readonly objectiveName: string
  readonly columnNames: readonly string[]
  /** Rows of the program, then `c_k x ≤ value_k + tolerance_k` for every goal that came before. */
  readonly rows: readonly NamedRow[]
}

/**
 * Take one goal of a program out of the sequence: the one after `earlierValues`, which are the optima of the goals
 * before it, in order. Rows without any bound say nothing and are left out.
 */
export function stageProgram(program: LinearProgram, earlierValues: readonly number[]): StageProgram {
  const goal = at(program.goals, earlierValues.length)
  const names = fileNames(program.rowKeys)
  const terms = termsByRow(program)
  const rows = names.map(
    (name, row): NamedRow => ({
      name,
      lower: at(program.rowLower, row),
      upper: at(program.rowUpper, row),
      terms: at(terms, row),
    }),
  )
  const goals = earlierValues.map((value, position): NamedRow => {
    const { id, cost, tolerance } = at(program.goals, position)
    const upper = value + tolerance
    return { name: goalName(id), lower: Number.NEGATIVE_INFINITY, upper, terms: costTerms(cost) }
  })
  const before = program.goals.slice(0, earlierValues.length).map(({ id }) => id)
  return {
    title: `${program.name}: ${goal.id}${before.length === 0 ? '' : ` after ${before.join(', ')}`}`,
    goal,
    objectiveName: goalName(goal.id),
    columnNames: fileNames(program.columnKeys),
    rows: [...rows, ...goals].filter((row) => Number.isFinite(row.lower) || Number.isFinite(row.upper)),
  }
}

/** Earlier goals that the last named goal's program needs; the tie goal only picks among its optima. */
export function lastNamedGoal(program: LinearProgram): number {
  return program.goals.findLastIndex((goal) => goal.id !== 'tie')
}

const goalName = (id: Goal['id']): string => at(fileNames([`goal/${id}`]), 0)

/** Nonzero costs as terms. */
export function costTerms(cost: Float64Array): Term[] {
  const terms: Term[] = []
  cost.forEach((value, column) => {
    if (value !== 0) terms.push([column, value])
  })
  return terms
}

function termsByRow(program: LinearProgram): Term[][] {
  const terms: Term[][] = program.rowKeys.map(() => [])
  for (let column = 0; column < program.columnKeys.length; column++) {
    for (let k = at(program.start, column); k < at(program.start, column + 1); k++) {
      at(terms, at(program.index, k)).push([column, at(program.value, k)])
    }
  }
  return terms
}

/** A finite number in the shortest form that reads back as the very same double (17 digits at most). */
export function formatExact(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a program file holds finite numbers only')
  return String(value === 0 ? 0 : value)
}
