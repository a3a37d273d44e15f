/**
 * The tables of a result file as CSV (RFC 4180, UTF-8, `\n`), one text per table, with the column names of the
 * result file. A price pair takes two columns, `…Below` and `…Above`; the legs of flows are a table of their own.
 * Numbers are written in full precision; an absent number is an empty cell.
 */
import type { ResultFile } from '../report/types.ts'

export type Cell = string | number | null

export interface CsvTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Lay out the tables of a result, in the order of the file; tables without rows have their heading only. */
export function csvTables(result: ResultFile): readonly CsvTable[] {
  return [
    table('regions', REGION_COLUMNS, result.regions),
    table('markets', MARKET_COLUMNS, result.markets.map(withPrices)),
    table('sites', SITE_COLUMNS, result.sites.map(withRents)),
    table('terminals', ['year', 'id', 'throughput', 'limit'], result.terminals),
    table('flows', FLOW_COLUMNS, result.flows),
    table('legs', LEG_COLUMNS, result.flows.flatMap(legRows)),
    table('arcs', ['year', 'from', 'to', 'mode', 'quantity', 'capacity'], result.arcs),
    table('transfers', ['year', 'site', 'fromRegion', 'toRegion', 'quantity'], result.transfers),
    table('indicators', ['year', 'region', 'id', 'value', 'unit'], result.indicators),
    table('targets', ['year', 'id', 'value', 'limit', 'status'], result.targets),
  ]
}

/** Write a table as CSV. */
export function writeCsv({ columns, rows }: CsvTable): string {
  return [columns, ...rows].map((row) => `${row.map(writeCell).join(',')}\n`).join('')
}

/**
 * Write a table as CSV for spreadsheet programs: with the byte order mark by which they know UTF-8, and with an
 * apostrophe before texts that they would run as a formula. Numbers stay numbers, negative ones too.
 */
export function writeSpreadsheetCsv({ name, columns, rows }: CsvTable): string {
  return `\uFEFF${writeCsv({ name, columns, rows: rows.map((row) => row.map(guardCell)) })}`
}

function guardCell(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

const REGION_COLUMNS = [
  'year',
  'id',
  'demand',
  'capacity',
  'output',
  'ownUse',
  'imports',
  'exports',
  'unmet',
  'balance',
  'selfSufficiency',
] as const
const MARKET_COLUMNS = [
  'year',
  'id',
  'region',
  'demand',
  'received',
  'unmet',
  'marginalPriceBelow',
  'marginalPriceAbove',
] as const
const SITE_COLUMNS = [
  'year',
  'id',
  'region',
  'tier',
  'capacity',
  'output',
  'utilisation',
  'reserveStart',
  'reserveAdded',
  'reserveLost',
  'reserveEnd',
  'landbank',
  'scarcityRentBelow',
  'scarcityRentAbove',
] as const
const FLOW_COLUMNS = ['year', 'site', 'market', 'quantity', 'distance', 'cost', 'emissions'] as const
const LEG_COLUMNS = [
  'year',
  'site',
  'market',
  'flow',
  'leg',
  'from',
  'to',
  'mode',
  'distance',
  'cost',
  'emissions',
] as const

function table<Name extends string>(
  name: string,
  columns: readonly Name[],
  rows: readonly Readonly<Record<Name, Cell>>[],
): CsvTable {
  return { name, columns, rows: rows.map((row) => columns.map((column) => row[column])) }
}

function withPrices(row: ResultFile['markets'][number]) {
  const [marginalPriceBelow, marginalPriceAbove] = row.marginalPrice
  return { ...row, marginalPriceBelow, marginalPriceAbove }
}

function withRents(row: ResultFile['sites'][number]) {
  const [scarcityRentBelow, scarcityRentAbove] = row.scarcityRent
  return { ...row, scarcityRentBelow, scarcityRentAbove }
}

/** Legs of a flow; `flow` counts the rows of the flow table from 1, `leg` the legs of the flow. */
function legRows(flow: ResultFile['flows'][number], position: number) {
  const { year, site, market } = flow
  return flow.legs.map((leg, index) => ({ year, site, market, flow: position + 1, leg: index + 1, ...leg }))
}

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  const text = String(cell)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
