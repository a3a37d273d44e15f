/**
 * The tables of a result file as CSV (RFC 4180, UTF-8, `\n`), one text per table, with the column names of the
 * result file. Numbers are written in full precision; an absent number is an empty cell.
 */
import type { ResultFile } from '../report/types.ts'
import { type Cell, resultTables } from './tables.ts'

export type { Cell } from './tables.ts'

/** A table to be written: rows have one cell per column; `null` is an empty one. */
export interface CsvTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Tables of the result file that say how it came about; they travel with the data package, not with `run`. */
const ABOUT: ReadonlySet<string> = new Set(['years', 'findings', 'stages', 'duals'])

/** Lay out the tables of a result, in the order of the file; tables without rows have their heading only. */
export function csvTables(result: ResultFile): readonly CsvTable[] {
  return resultTables(result)
    .filter(({ name }) => !ABOUT.has(name))
    .map(({ name, columns, rows }) => ({ name, columns: columns.map((column) => column.name), rows }))
}

/** Write a table as CSV. */
export function writeCsv(table: CsvTable): string {
  return [...writeRows(table)].join('')
}

/**
 * Write a table as CSV for spreadsheet programs: with the byte order mark by which they know UTF-8, and with an
 * apostrophe before texts that they would run as a formula. Numbers stay numbers, negative ones too.
 */
export function writeSpreadsheetCsv(table: CsvTable): string {
  return [...spreadsheetChunks(table)].join('')
}

const ROWS_IN_CHUNK = 5000

/** The same, piece by piece: of a large table, never the whole text is held. */
export function* spreadsheetChunks({ name, columns, rows }: CsvTable): Generator<string> {
  yield '\uFEFF'
  yield* writeRows({ name, columns, rows: [] })
  for (let start = 0; start < rows.length; start += ROWS_IN_CHUNK) {
    const some = rows.slice(start, start + ROWS_IN_CHUNK).map((row) => row.map(guardCell))
    yield some.map(writeRow).join('')
  }
}

function* writeRows({ columns, rows }: CsvTable): Generator<string> {
  for (const row of [columns, ...rows]) yield writeRow(row)
}

/** A guarded text gets one apostrophe more, so that taking one away gives back any text. */
const guardCell = (cell: Cell): Cell =>
  typeof cell === 'string' && /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell

function writeRow(row: readonly Cell[]): string {
  return `${row.map(writeCell).join(',')}\n`
}

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  const text = String(cell)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
