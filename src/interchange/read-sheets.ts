/** Sheets back into a document that knows where each of its values stands. */
import type { Issue, IssueCode, Place } from '../issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { isForbiddenKey } from '../scenario/keys.ts'
import { type Locate, listWords, nearest, type Path } from '../scenario/reading.ts'
import { type CellValue, decodeCell } from './cells.ts'
import {
  PROVENANCE_SHEET,
  SCENARIO_SHEET,
  type SheetColumn,
  type SheetLayout,
  sheetLayouts,
} from './layout.ts'

/** A table as it was read from a workbook or a file. */
export interface ReadTable {
  /** Name of the layout it follows. */
  readonly name: string
  readonly headings: readonly { readonly key: string; readonly column: number }[]
  /** Rows with their numbers from 1; cells by column, from 1, are at `column - 1`. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly CellValue[] }[]
  readonly headingRow: number
  /** Where a cell stands; columns count from 1. */
  readonly place: (row: number, column: number) => Place
}

export interface ReadDocument {
  readonly document: JsonObject
  readonly issues: readonly Issue[]
  readonly locate: Locate
}

type Mutable = { [key: string]: JsonValue | Mutable }

interface Building {
  readonly document: Mutable
  readonly issues: Issue[]
  readonly places: Map<string, Place>
  /** Rows of entries, to find the cell in which a missing value would stand. */
  readonly entries: Map<string, { readonly table: ReadTable; readonly row: number }>
}

const keyOf = (path: Path): string => path.join('\u0000')
export const isComment = (text: CellValue | undefined): boolean =>
  typeof text === 'string' && text.startsWith('#')

/** Put tables together into a document; `nowhere` is the place of what stands in no table. */
export function readSheets(tables: readonly ReadTable[], nowhere: Place): ReadDocument {
  const building: Building = { document: {}, issues: [], places: new Map(), entries: new Map() }
  for (const layout of sheetLayouts()) {
    for (const table of tables.filter(({ name }) => name === layout.name)) {
      if (layout.name === SCENARIO_SHEET) readScenarioTable(building, table, layout)
      else if (layout.name === PROVENANCE_SHEET) readProvenance(building, table, layout)
      else readCollection(building, table, layout)
    }
  }
  const { document, issues } = building
  return { document: asJson(document), issues, locate: (path) => locateIn(building, path, nowhere) }
}

function asJson(value: Mutable): JsonObject {
  const copy: JsonValue = structuredClone(value)
  if (!isJsonObject(copy)) throw new TypeError('not an object')
  return copy
}

export function makeIssue(
  code: IssueCode,
  path: Path,
  place: Place,
  details: { found?: string; allowed?: string; suggestion?: string | null; severity?: 'warning' } = {},
): Issue {
  const { found = null, allowed = null, suggestion = null, severity = 'error' } = details
  return { code, severity, path, place, found, allowed, suggestion }
}

const columnOf = (table: ReadTable, key: string): number | null =>
  table.headings.find((heading) => heading.key === key)?.column ?? null

/** The text of an id or path cell; empty where it is blank. */
function wordAt(cells: readonly CellValue[], column: number): string {
  return String(cells[column - 1] ?? '').trim()
}

/** Columns of these headings, or an issue for each that is not there. */
function needColumns(building: Building, table: ReadTable, keys: readonly string[]): number[] | null {
  const columns = keys.map((key) => columnOf(table, key))
  columns.forEach((column, position) => {
    if (column !== null) return
    const found = keys[position] ?? ''
    const place = table.place(table.headingRow, 1)
    building.issues.push(
      makeIssue('missing-column', [table.name], place, { found, allowed: keys.join(', ') }),
    )
  })
  const known = columns.filter((column) => column !== null)
  return known.length === keys.length ? known : null
}

function readScenarioTable(building: Building, table: ReadTable, layout: SheetLayout): void {
  const columns = needColumns(building, table, ['path', 'value'])
  const [pathColumn = 1, valueColumn = 2] = columns ?? []
  if (columns === null) return
  const kinds = new Map(layout.columns.map((column) => [column.key, column.cell]))
  for (const { row, cells } of table.rows) {
    const word = wordAt(cells, pathColumn)
    const value = decodeCell(cells[valueColumn - 1] ?? null, kinds.get(word) ?? 'plain')
    if (word === '' || value === undefined) continue
    set(building, word.split('.'), value, table.place(row, valueColumn))
  }
}

function readCollection(building: Building, table: ReadTable, layout: SheetLayout): void {
  const idColumns = needColumns(building, table, layout.ids)
  const columns = knownColumns(building, table, layout)
  if (idColumns === null) return
  for (const { row, cells } of table.rows) {
    if (cells.every((cell) => cell === null || cell === '')) continue
    const path = entryPath(building, table, layout, idColumns, { row, cells })
    if (path === null) continue
    for (const { column, position } of columns) {
      const value = decodeCell(cells[position - 1] ?? null, column.cell)
      if (value !== undefined) set(building, [...path, ...column.path], value, table.place(row, position))
    }
    reportBeyond(building, table, path, { row, cells })
  }
}

/** The path of the entry a row is; `null` where its id is missing, refused or taken. */
function entryPath(
  building: Building,
  table: ReadTable,
  layout: SheetLayout,
  idColumns: readonly number[],
  { row, cells }: ReadTable['rows'][number],
): Path | null {
  const ids = idColumns.map((column) => wordAt(cells, column))
  const next = [...ids]
  const path = layout.path.map((key) => (key === '*' ? (next.shift() ?? '') : key))
  const missing = ids.indexOf('')
  if (missing >= 0) {
    const place = table.place(row, idColumns[missing] ?? 1)
    building.issues.push(makeIssue('missing-key', [table.name, layout.ids[missing] ?? 'id'], place))
    return null
  }
  const place = table.place(row, idColumns.at(-1) ?? 1)
  if (building.entries.has(keyOf(path))) {
    building.issues.push(makeIssue('duplicate-key', path, place, { found: ids.join('.') }))
    return null
  }
  if (!set(building, path, null, place)) return null
  building.entries.set(keyOf(path), { table, row })
  return path
}

/** The columns of a table that the form knows; a heading it does not know is an issue. */
function knownColumns(
  building: Building,
  table: ReadTable,
  layout: SheetLayout,
): { readonly column: SheetColumn; readonly position: number }[] {
  const known = new Map(layout.columns.map((column) => [column.key, column]))
  return table.headings.flatMap(({ key, column: position }) => {
    if (layout.ids.includes(key)) return []
    const column = known.get(key) ?? containerColumn(layout, key)
    if (column !== null) return [{ column, position }]
    const place = table.place(table.headingRow, position)
    const allowed = listWords([...layout.ids, ...known.keys()])
    const suggestion = nearest(key, known.keys())
    building.issues.push(
      makeIssue('unknown-key', [table.name, key], place, { found: key, allowed, suggestion }),
    )
    return []
  })
}

/** A column for a whole object or collection, which is only there where that is empty. */
function containerColumn(layout: SheetLayout, key: string): SheetColumn | null {
  const isPrefix = layout.columns.some((column) => column.key.startsWith(`${key}.`))
  const isCollection = sheetLayouts().some(
    ({ path }) => keyOf(path) === keyOf([...layout.path, ...key.split('.'), '*']),
  )
  if (!isPrefix && !isCollection) return null
  return { key, path: key.split('.'), cell: 'plain', words: [], required: false, description: null }
}

/** A value to the right of all headings belongs to nothing. */
function reportBeyond(
  building: Building,
  table: ReadTable,
  path: Path,
  { row, cells }: ReadTable['rows'][number],
): void {
  const last = Math.max(...table.headings.map(({ column }) => column))
  cells.forEach((cell, index) => {
    if (index < last || cell === null || cell === '') return
    const allowed = listWords(table.headings.map(({ key }) => key))
    const place = table.place(row, index + 1)
    building.issues.push(makeIssue('unknown-key', path, place, { found: String(cell), allowed }))
  })
}

function readProvenance(building: Building, table: ReadTable, layout: SheetLayout): void {
  const needed = needColumns(building, table, layout.ids)
  const columns = knownColumns(building, table, layout)
  const [pathColumn] = needed ?? []
  if (pathColumn === undefined) return
  for (const { row, cells } of table.rows) {
    const word = wordAt(cells, pathColumn)
    if (word === '') continue
    const path = word.split('.')
    const about = columns.flatMap(({ column, position }) => {
      const value = decodeCell(cells[position - 1] ?? null, column.cell)
      return value === undefined ? [] : [{ key: column.key, value, place: table.place(row, position) }]
    })
    const at = table.place(row, pathColumn)
    const before = get(building.document, path)
    if (isJsonObject(before) && 'status' in before) {
      building.issues.push(makeIssue('duplicate-key', path, at, { found: word }))
      continue
    }
    const bare = building.places.get(keyOf(path)) ?? at
    if (!set(building, path, before === undefined ? {} : { value: before }, bare)) continue
    for (const { key, value, place } of about) set(building, [...path, key], value, place)
    building.entries.set(keyOf(path), { table, row })
  }
}

function get(document: Mutable, path: Path): JsonValue | undefined {
  let value: JsonValue | Mutable | undefined = document
  for (const key of path) {
    if (!isJsonObject(value) || !Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return value
}

/** Set a value at a path, `null` for an empty object; false where the path is refused, which is then reported. */
function set(building: Building, path: Path, value: JsonValue, place: Place): boolean {
  const forbidden = path.find(isForbiddenKey)
  if (forbidden !== undefined) {
    building.issues.push(makeIssue('forbidden-key', path, place, { found: forbidden }))
    return false
  }
  let object = building.document
  for (const key of path.slice(0, -1)) {
    const inner = object[key]
    const next: Mutable = isMutable(inner) ? inner : {}
    object[key] = next
    object = next
  }
  const last = path.at(-1) ?? ''
  const before = object[last]
  if (value !== null) object[last] = isJsonObject(value) ? { ...value } : value
  else if (!isMutable(before)) object[last] = {}
  building.places.set(keyOf(path), place)
  return true
}

const isMutable = (value: JsonValue | Mutable | undefined): value is Mutable => isJsonObject(value)

/** The cell of a path; for a missing one, the cell of its row in which it would stand. */
function locateIn(building: Building, path: Path, nowhere: Place): Place {
  for (let length = path.length; length > 0; length--) {
    const above = keyOf(path.slice(0, length))
    const place = building.places.get(above)
    if (place === undefined) continue
    if (length === path.length) return place
    const entry = building.entries.get(above)
    const key = path.slice(length).join('.')
    const heading = entry?.table.headings.find((each) => each.key === key || each.key.startsWith(`${key}.`))
    return entry === undefined || heading === undefined ? place : entry.table.place(entry.row, heading.column)
  }
  return nowhere
}
