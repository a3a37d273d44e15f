/** The tables of a workbook or of a directory: which sheet is which, and where headings and rows begin. */
import type { Issue, Place } from '../issue.ts'
import { listWords, nearest } from '../scenario/reading.ts'
import type { CellValue } from './cells.ts'
import { sheetLayouts } from './layout.ts'
import { isComment, makeIssue, type ReadTable } from './read-sheets.ts'
import type { BookTable } from './read-workbook.ts'

/** Name of the sheet that explains the others and holds nothing. */
export const GUIDE_SHEETS: readonly string[] = ['guide', '说明']

/** Find the tables of a workbook. A sheet may be called `sites`, or by a title that ends in it: `矿点 sites`. */
export function bookTables(
  sheets: readonly BookTable[],
  file: string,
): { readonly tables: readonly ReadTable[]; readonly issues: readonly Issue[] } {
  const names = sheetLayouts().map(({ name }) => name)
  const issues: Issue[] = []
  const tables = sheets.flatMap(({ sheet, rows }) => {
    const word = sheet.trim().split(/\s+/).at(-1) ?? ''
    if (GUIDE_SHEETS.includes(word)) return []
    const name = names.find((each) => each.toLowerCase() === word.toLowerCase())
    const place = (line: number | null, column: number | null): Place => ({ file, sheet, line, column })
    if (name !== undefined) return toTable(name, rows, place)
    if (rows.every((row) => row.every((cell) => cell === null))) return []
    issues.push(
      makeIssue('unknown-sheet', [], place(null, null), {
        found: sheet,
        allowed: listWords(names),
        suggestion: nearest(word, names),
        severity: 'warning',
      }),
    )
    return []
  })
  return { tables, issues }
}

/** A table from rows of cells; rows and columns whose first cell starts with `#` are comments. */
export function toTable(
  name: string,
  rows: readonly (readonly CellValue[])[],
  place: (row: number, column: number) => Place,
): ReadTable[] {
  const numbered = rows.map((cells, index) => ({ row: index + 1, cells }))
  const data = numbered.filter(({ cells }) => cells.some((cell) => cell !== null) && !isComment(cells[0]))
  const [heading, ...rest] = data
  if (heading === undefined) return []
  const headings = heading.cells.flatMap((cell, index) => {
    const key = String(cell ?? '').trim()
    return key === '' || isComment(key) ? [] : [{ key, column: index + 1 }]
  })
  const commented = new Set(heading.cells.flatMap((cell, index) => (isComment(cell ?? '') ? [index] : [])))
  const uncommented = rest.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell, index) => (commented.has(index) ? null : cell)),
  }))
  return [{ name, headings, headingRow: heading.row, rows: uncommented, place }]
}
