/**
 * The tables of a result file, for every format: one rule for all of them, so that a table or column that joins
 * the file is carried along. A pair of prices takes two columns, `…Below` and `…Above`; a list inside a row (the
 * legs of flows) is a table of its own; a map inside a row (the duals of a stage) one row an entry.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { formatFinding } from '../messages/findings.ts'
import { columnUnit } from '../messages/tables.ts'
import type { ResultFile } from '../report/types.ts'

/** A value of a table. */
export type Cell = string | number | boolean | null
/** Type of a column; `integer` for years and counts. */
export type ColumnType = 'integer' | 'number' | 'string' | 'boolean'

/** A column of a table, with its type and unit. */
export interface TableColumn {
  readonly name: string
  readonly type: ColumnType
  /** In the words of the result file; `null` where it has none, or its row names it. */
  readonly unit: string | null
}

/** A table of a result; every row has one cell per column, `null` where there is no value. */
export interface ResultTable {
  readonly name: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Columns that a table has even where no row of a result shows them, in their order. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  regions: [
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
  ],
  markets: [
    'year',
    'id',
    'region',
    'demand',
    'received',
    'unmet',
    'marginalPriceBelow',
    'marginalPriceAbove',
  ],
  sites: [
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
    'stockStart',
    'stockFilled',
    'stockReleased',
    'stockEnd',
    'scarcityRentBelow',
    'scarcityRentAbove',
  ],
  terminals: ['year', 'id', 'throughput', 'limit', 'utilisation'],
  flows: ['year', 'site', 'market', 'quantity', 'distance', 'cost', 'emissions'],
  legs: ['year', 'site', 'market', 'flow', 'leg', 'from', 'to', 'mode', 'distance', 'cost', 'emissions'],
  arcs: ['year', 'from', 'to', 'mode', 'quantity', 'capacity'],
  transfers: ['year', 'site', 'fromRegion', 'toRegion', 'quantity'],
  prices: ['year', 'of', 'id', 'per', 'goal', 'below', 'above'],
  indicators: ['year', 'region', 'id', 'value', 'unit'],
  targets: ['year', 'id', 'value', 'limit', 'status'],
}

const INTEGERS = new Set(['year', 'flow', 'leg'])
/** Numbers that may be missing in every row of a result. */
const TEXTS = new Set([
  'id',
  'of',
  'per',
  'site',
  'market',
  'region',
  'tier',
  'from',
  'to',
  'mode',
  'fromRegion',
  'toRegion',
  'unit',
  'status',
  'engine',
  'goal',
  'row',
  'severity',
  'zh',
  'en',
])

/** Lay out the tables of a result in the order of the file: rows in its order, columns in that of the first row. */
export function resultTables(result: ResultFile): readonly ResultTable[] {
  const tables: ResultTable[] = []
  for (const [name, value] of Object.entries(withProof(result))) {
    if (name === 'findings') tables.push(makeTable(name, findingRows(result)))
    else if (Array.isArray(value)) tables.push(...tablesOf(name, value.filter(isJsonObject)))
  }
  return tables
}

/** The file as plain data, with the stages of its certificate among the tables. */
function withProof({ certificate, ...rest }: ResultFile): JsonObject {
  const plain: JsonValue = JSON.parse(JSON.stringify({ ...rest, stages: certificate.stages }))
  if (!isJsonObject(plain)) throw new TypeError('a result file is an object')
  return plain
}

function findingRows(result: ResultFile): JsonObject[] {
  return result.findings.map((finding) => ({
    id: finding.code,
    severity: finding.severity,
    zh: formatFinding(finding, 'zh'),
    en: formatFinding(finding, 'en'),
  }))
}

function tablesOf(name: string, rows: readonly JsonObject[]): ResultTable[] {
  const inner = new Map<string, JsonObject[]>(name === 'flows' ? [['legs', []]] : [])
  const flat = rows.map((row, position) => flatten(name, row, position, inner))
  return [makeTable(name, flat), ...[...inner].map(([child, list]) => makeTable(child, list))]
}

/** A row whose members are all scalars; lists and maps in it become rows of `inner`. */
function flatten(
  table: string,
  row: JsonObject,
  position: number,
  inner: Map<string, JsonObject[]>,
): JsonObject {
  const flat: Record<string, JsonValue> = {}
  const scalars = Object.entries(row).filter(([, value]) => typeof value !== 'object' || value === null)
  const own = Object.fromEntries(scalars)
  const put = (child: string, rows: readonly JsonObject[]) => {
    const list = inner.get(child) ?? []
    for (const each of rows) list.push(each)
    inner.set(child, list)
  }
  for (const [key, value] of Object.entries(row)) {
    if (Array.isArray(value)) {
      if (value.every(isJsonObject))
        put(
          key,
          value.map((item, i) => memberRow(table, own, position, item, i)),
        )
      else {
        flat[`${key}Below`] = value[0] ?? null
        flat[`${key}Above`] = value[1] ?? null
      }
    } else if (isJsonObject(value)) {
      const { year = null, goal = null } = row
      put(
        key,
        Object.entries(value).map(([entry, dual]) => ({ year, goal, row: entry, dual })),
      )
    } else flat[key] = value
  }
  return flat
}

/** A member of a list in a row: which row (`flow`, from 1), which member (`leg`, from 1), then what it says. */
function memberRow(
  table: string,
  own: JsonObject,
  position: number,
  item: JsonObject,
  index: number,
): JsonObject {
  const { year = null, site = null, market = null } = own
  const parent = table.replace(/s$/, '')
  return { year, site, market, [parent]: position + 1, leg: index + 1, ...item }
}

function makeTable(name: string, rows: readonly JsonObject[]): ResultTable {
  const names = new Set(COLUMNS[name] ?? [])
  for (const row of rows) for (const key of Object.keys(row)) names.add(key)
  const columns = [...names].map((column) => describe(name, column, rows))
  return { name, columns, rows: rows.map((row) => columns.map((column) => cellOf(row[column.name]))) }
}

function describe(table: string, name: string, rows: readonly JsonObject[]): TableColumn {
  return { name, type: typeOf(name, rows), unit: columnUnit(table, name) }
}

function typeOf(name: string, rows: readonly JsonObject[]): ColumnType {
  if (INTEGERS.has(name)) return 'integer'
  if (TEXTS.has(name)) return 'string'
  const given = rows.map((row) => row[name]).find((value) => value !== null && value !== undefined)
  if (typeof given === 'boolean') return 'boolean'
  return typeof given === 'string' ? 'string' : 'number'
}

function cellOf(value: JsonValue | undefined): Cell {
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null
  return JSON.stringify(value)
}
