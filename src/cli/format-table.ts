/** Plain text tables whose columns line up in a terminal, where a Chinese character takes two cells. */
import { eastAsianWidth } from 'get-east-asian-width'
import type { UnitDisplay } from '../index.ts'

export interface Column<Row> {
  readonly heading: string
  readonly align: 'left' | 'right'
  readonly text: (row: Row) => string
}

/** Cells a text takes in a terminal. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += eastAsianWidth(character.codePointAt(0) ?? 0)
  return width
}

/** Fill a text with blanks on the right to a number of cells. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)))
}

/** Fill a text with blanks on the left to a number of cells. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text
}

/** Lay rows out under their headings, one line each, without blanks at the end. */
export function formatTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  const cells = [
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map(({ text }) => text(row))),
  ]
  const widths = columns.map((_, j) => Math.max(...cells.map((line) => textWidth(line[j] ?? ''))))
  return cells.map((line) =>
    line
      .map((cell, j) => (columns[j]?.align === 'right' ? padStart : padEnd)(cell, widths[j] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** A column of numbers, all with as many decimals as the longest of them needs, three at most. */
export function numberColumn<Row>(
  heading: string,
  rows: readonly Row[],
  value: (row: Row) => number | null,
  percent = false,
): Column<Row> {
  const style = percent ? 'percent' : 'decimal'
  const plain = new Intl.NumberFormat('en-US', { style, maximumFractionDigits: percent ? 1 : 3 })
  const decimals = Math.max(
    0,
    ...rows.map((row) => /\.(\d+)/.exec(plain.format(value(row) ?? 0))?.[1]?.length ?? 0),
  )
  const aligned = new Intl.NumberFormat('en-US', {
    style,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  const text = (row: Row): string => {
    const number = value(row)
    // `+ 0` turns a negative zero into zero.
    return number === null ? '—' : aligned.format(number + 0).replace(/^-(?=[0.,]+%?$)/, '')
  }
  return { heading, align: 'right', text }
}

/** Values of one measure under several headings, all with the same number of decimals. */
export function measureCells(values: readonly (number | null)[], display: UnitDisplay): string[] {
  const { scale, decimals, isPercent } = display
  const shown = values.map((value) => (value === null ? null : Number((value * scale).toFixed(decimals))))
  const column = numberColumn('', shown, (value) => value, isPercent)
  return shown.map((value) => column.text(value))
}

/** Set lines in under their heading. */
export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? line : `  ${line}`))
}
