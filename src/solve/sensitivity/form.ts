/**
 * A linear program as equations, for the parametric dual simplex: a logical variable s_i for every row, so that
 *
 *     A x − s = 0,   lower ≤ (x, s) ≤ upper
 *
 * and every limit, of a column or of a row, is a bound. Variables are numbered columns first, then rows.
 */
import { at } from '../../lists.ts'
import { byRows, type ColumnMatrix, type RowMatrix } from '../../program/by-rows.ts'
import type { LinearProgram } from '../../program/types.ts'

export interface Form extends ColumnMatrix, RowMatrix {
  readonly columns: number
  readonly rows: number
  /** Columns and rows together. */
  readonly variables: number
  /** The goals, in lexicographic order, one cost per column. */
  readonly goals: readonly Float64Array[]
  /** By goal: a reduced cost no larger than this is 0. */
  readonly noise: readonly number[]
  readonly bounds: VariableBounds
}

/** Bounds of all variables. */
export interface VariableBounds {
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/** Noise of a reduced cost, relative to the largest cost of its goal. */
const NOISE = 1e-8

/**
 * Write the goals `first` … `last` of a program, with every goal before them as a row of its own,
 * c_k x ≤ value_k + tolerance_k, behind the program's rows.
 */
export function writeForm(
  program: LinearProgram,
  first: number,
  last: number,
  values: readonly number[],
): Form {
  const columns = program.columnKeys.length
  const earlier = program.goals.slice(0, first)
  const rows = program.rowKeys.length + earlier.length
  const limits = earlier.map((goal, k) => at(values, k) + goal.tolerance)
  const matrix = withGoalRows(program, earlier)
  const goals = program.goals.slice(first, last + 1).map(({ cost }) => cost)
  return {
    columns,
    rows,
    variables: columns + rows,
    ...matrix,
    ...byRows(matrix, rows),
    goals,
    noise: goals.map((cost) => NOISE * cost.reduce((most, each) => Math.max(most, Math.abs(each)), 1)),
    bounds: {
      lower: Float64Array.from([...program.columnLower, ...program.rowLower, ...limits.map(() => -Infinity)]),
      upper: Float64Array.from([...program.columnUpper, ...program.rowUpper, ...limits]),
    },
  }
}

function withGoalRows(program: LinearProgram, goals: LinearProgram['goals']): ColumnMatrix {
  if (goals.length === 0) return program
  const start = new Int32Array(program.start.length)
  const index: number[] = []
  const value: number[] = []
  for (let column = 0; column < program.columnKeys.length; column++) {
    for (let k = at(program.start, column); k < at(program.start, column + 1); k++) {
      index.push(at(program.index, k))
      value.push(at(program.value, k))
    }
    goals.forEach(({ cost }, k) => {
      if (at(cost, column) === 0) return
      index.push(program.rowKeys.length + k)
      value.push(at(cost, column))
    })
    start[column + 1] = index.length
  }
  return { start, index: Int32Array.from(index), value: Float64Array.from(value) }
}

/** Visit the entries of a variable: those of its column, or −1 in its row for a logical one. */
export function forEachEntry(
  form: Form,
  variable: number,
  visit: (row: number, value: number) => void,
): void {
  if (variable >= form.columns) {
    visit(variable - form.columns, -1)
    return
  }
  for (let k = at(form.start, variable); k < at(form.start, variable + 1); k++) {
    visit(at(form.index, k), at(form.value, k))
  }
}
