import { at } from '../lists.ts'

/** A sparse matrix by columns: entries of column j are `start[j]` … `start[j + 1] − 1`. */
export interface ColumnMatrix {
  readonly start: Int32Array
  readonly index: Int32Array
  readonly value: Float64Array
}

/** The same matrix by rows: entries of row i are `rowStart[i]` … `rowStart[i + 1] − 1`, columns ascending. */
export interface RowMatrix {
  readonly rowStart: Int32Array
  readonly rowIndex: Int32Array
  readonly rowValue: Float64Array
}

/** Turn a matrix of `rows` rows from columns to rows. */
export function byRows({ start, index, value }: ColumnMatrix, rows: number): RowMatrix {
  const rowStart = new Int32Array(rows + 1)
  for (const row of index) rowStart[row + 1] = at(rowStart, row + 1) + 1
  for (let row = 0; row < rows; row++) rowStart[row + 1] = at(rowStart, row) + at(rowStart, row + 1)
  const next = rowStart.slice()
  const rowIndex = new Int32Array(index.length)
  const rowValue = new Float64Array(index.length)
  for (let column = 0; column + 1 < start.length; column++) {
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
