/** The numbers behind a chart as a table: shown under its title, and handed out as CSV in full precision. */

import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { Figure } from '../state/figure-types.ts'

/** One value: `null` where there is none. */
export type ChartCell = string | number | null

export interface ChartColumn {
  readonly name: string
  /** Unit of the numbers; left out where the title of the chart has it, or where there is none. */
  readonly unit?: string
  /** Years and other numbers that name things: written as they are, without separators. */
  readonly plain?: true
  /** Texts, set to the left. */
  readonly text?: true
}

export interface ChartTable {
  /** What the rows are, for the menu of downloads and the readers of screens. */
  readonly name: string
  /** The first column names the rows. */
  readonly columns: readonly ChartColumn[]
  readonly rows: readonly (readonly ChartCell[])[]
  /** Colour slot of each row's region; left out where rows are none. */
  readonly slots?: readonly number[]
  /** What each cell can be asked about, row by row; left out where none can. */
  readonly figures?: readonly (readonly (Figure | null)[])[]
  /** Numbers below it are marked; left out where none is too low. */
  readonly least?: number
}

/** Write a cell for the screen; `—` where there is nothing. */
export function showCell(cell: ChartCell, column: ChartColumn | undefined, language: Language): string {
  if (cell === null) return '—'
  if (typeof cell === 'string') return cell
  return column?.plain ? String(cell) : formatNumber(cell, language)
}

/** The heading of a column with its unit, in one line. */
export function headingOf({ name, unit }: ChartColumn): string {
  return unit === undefined ? name : `${name} (${unit})`
}
