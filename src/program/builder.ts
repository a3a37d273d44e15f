import { at } from '../lists.ts'
import type { ColumnMatrix } from './by-rows.ts'
import type { Goal, LinearProgram } from './types.ts'

/** A coefficient of a row: position of a column, and the value there. */
export type Term = readonly [column: number, coefficient: number]

/** A row before it is packed. */
export interface RowDraft {
  readonly key: string
  readonly lower: number
  readonly upper: number
  readonly terms: readonly Term[]
}

/** Gathers columns and rows with their keys, and packs them into a LinearProgram. */
export class ProgramBuilder {
  private readonly columnKeys: string[] = []
  private readonly columnLower: number[] = []
  private readonly columnUpper: number[] = []
  private readonly rows: RowDraft[] = []

  /** Add a column and return its position. */
  addColumn(key: string, lower: number, upper: number): number {
    this.columnKeys.push(key)
    this.columnLower.push(lower)
    this.columnUpper.push(upper)
    return this.columnKeys.length - 1
  }

  addRows(rows: readonly RowDraft[]): void {
    this.rows.push(...rows)
  }

  get columnCount(): number {
    return this.columnKeys.length
  }

  /** Pack the matrix by columns. Terms of zero are left out; two terms of one row and column add up. */
  pack(name: string, goals: readonly Goal[]): LinearProgram {
    const { start, index, value } = packByColumns(this.rows, this.columnKeys.length)
    return {
      name,
      columnKeys: this.columnKeys,
      columnLower: Float64Array.from(this.columnLower),
      columnUpper: Float64Array.from(this.columnUpper),
      rowKeys: this.rows.map((row) => row.key),
      rowLower: Float64Array.from(this.rows, (row) => row.lower),
      rowUpper: Float64Array.from(this.rows, (row) => row.upper),
      start,
      index,
      value,
      goals,
    }
  }
}

/** Rows as a matrix by columns, without zeros; terms of one column in one row are added up. */
function packByColumns(rows: readonly RowDraft[], columnCount: number): ColumnMatrix {
  const next = new Int32Array(columnCount + 1)
  for (const { terms } of rows) for (const [column] of terms) next[column + 1] = at(next, column + 1) + 1
  for (let column = 0; column < columnCount; column++) {
    next[column + 1] = at(next, column) + at(next, column + 1)
  }
  const first = next.slice()
  const index = new Int32Array(at(next, columnCount))
  const value = new Float64Array(index.length)
  rows.forEach(({ terms }, row) => {
    for (const [column, coefficient] of terms) {
      const place = at(next, column)
      // Rows come one after the other, so a second term of this row stands right behind the first.
      const before = place > at(first, column) && at(index, place - 1) === row ? place - 1 : place
      index[before] = row
      value[before] = at(value, before) + coefficient
      if (before === place) next[column] = place + 1
    }
  })
  return withoutGaps(first, next, index, value)
}

/** Entries of every column from `first` up to `end`, closed up, zeros left out. */
function withoutGaps(
  first: Int32Array,
  end: Int32Array,
  index: Int32Array,
  value: Float64Array,
): ColumnMatrix {
  const start = new Int32Array(first.length)
  let size = 0
  for (let column = 0; column + 1 < first.length; column++) {
    for (let k = at(first, column); k < at(end, column); k++) {
      if (at(value, k) === 0) continue
      index[size] = at(index, k)
      value[size] = at(value, k)
      size++
    }
    start[column + 1] = size
  }
  return { start, index: index.slice(0, size), value: value.slice(0, size) }
}
