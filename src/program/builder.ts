import { at } from '../lists.ts'
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
    const columns: Map<number, number>[] = this.columnKeys.map(() => new Map())
    this.rows.forEach((row, position) => {
      for (const [column, coefficient] of row.terms) {
        const entries = at(columns, column)
        entries.set(position, (entries.get(position) ?? 0) + coefficient)
      }
    })
    const start = new Int32Array(columns.length + 1)
    const index: number[] = []
    const value: number[] = []
    columns.forEach((entries, column) => {
      for (const [row, coefficient] of entries) {
        if (coefficient === 0) continue
        index.push(row)
        value.push(coefficient)
      }
      start[column + 1] = index.length
    })
    return {
      name,
      columnKeys: this.columnKeys,
      columnLower: Float64Array.from(this.columnLower),
      columnUpper: Float64Array.from(this.columnUpper),
      rowKeys: this.rows.map((row) => row.key),
      rowLower: Float64Array.from(this.rows, (row) => row.lower),
      rowUpper: Float64Array.from(this.rows, (row) => row.upper),
      start,
      index: Int32Array.from(index),
      value: Float64Array.from(value),
      goals,
    }
  }
}
