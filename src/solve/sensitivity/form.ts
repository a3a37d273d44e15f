/**
 * A linear program as equations, for the parametric dual simplex: a logical variable s_i for every row, so that
 *
 *     A x − s = 0,   lower ≤ (x, s) ≤ upper
 *
 * and every limit, of a column or of a row, is a bound. Variables are numbered columns first, then rows.
 */
import { at } from '../../lists.ts'
import type { LinearProgram } from '../../program/types.ts'

export interface Form {
  readonly columns: number
  readonly rows: number
  /** Columns and rows together. */
  readonly variables: number
  /** A by columns. */
  readonly start: Int32Array
  readonly index: Int32Array
  readonly value: Float64Array
  /** A by rows. */
  readonly rowStart: Int32Array
  readonly rowIndex: Int32Array
  readonly rowValue: Float64Array
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
    ...byRows(columns, rows, matrix),
    goals,
    noise: goals.map((cost) => NOISE * cost.reduce((most, each) => Math.max(most, Math.abs(each)), 1)),
    bounds: {
      lower: Float64Array.from([...program.columnLower, ...program.rowLower, ...limits.map(() => -Infinity)]),
      upper: Float64Array.from([...program.columnUpper, ...program.rowUpper, ...limits]),
    },
  }
}

type Matrix = Pick<Form, 'start' | 'index' | 'value'>

function withGoalRows(program: LinearProgram, goals: LinearProgram['goals']): Matrix {
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

function byRows(columns: number, rows: number, { start, index, value }: Matrix) {
  const rowStart = new Int32Array(rows + 1)
  for (const row of index) rowStart[row + 1] = at(rowStart, row + 1) + 1
  for (let row = 0; row < rows; row++) rowStart[row + 1] = at(rowStart, row) + at(rowStart, row + 1)
  const next = rowStart.slice()
  const rowIndex = new Int32Array(index.length)
  const rowValue = new Float64Array(index.length)
  for (let column = 0; column < columns; column++) {
    for (let k = at(start, column); k < at(start, column + 1); k++) {
      const row = at(index, k)
      const place = at(next, row)
      rowIndex[place] = column
      rowValue[place] = at(value, k)
      next[row] = place + 1
    }
  }
  return { rowStart, rowIndex, rowValue }
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
