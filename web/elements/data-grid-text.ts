/** Cells as text, as spreadsheets take them. */
import type { JsonValue } from '../../src/index.ts'

/** A value as a spreadsheet takes it: without separators. */
export function plain(value: JsonValue | undefined): string {
  return value === undefined || value === null ? '' : `${value}`
}

/** Rows of cells as lines of cells between tabs. */
export function toTsv(lines: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return lines.map((cells) => cells.map(cell).join('\t')).join('\n')
}
