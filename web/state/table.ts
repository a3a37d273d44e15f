/** A collection of the document as a table: one row an entry, one column for each number, word or text it holds. */
import { isJsonObject, type JsonObject, type JsonValue, TIERS } from '../../src/index.ts'
import { bareValue, type Path, readPath } from './document.ts'

export const COLLECTIONS = ['sites', 'markets', 'terminals', 'projects'] as const
export type Collection = (typeof COLLECTIONS)[number]

export interface Column {
  /** Path inside an entry, joined by dots, without the `value` of annotated quantities. */
  readonly key: string
  /** Path inside an entry up to the quantity, of which a milestone is one year. */
  readonly path: Path
  /** The milestone it is; `null` for a whole value. */
  readonly year: string | null
  readonly kind: 'number' | 'text' | 'choice' | 'flag'
  /** Of a choice. */
  readonly choices: readonly string[]
}

export interface Row {
  readonly id: string
  readonly entry: JsonObject
}

export interface Table {
  readonly collection: Collection
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

/** The collections that a document has. */
export function collectionsOf(document: JsonObject): Collection[] {
  return COLLECTIONS.filter((collection) => {
    const entries = document[collection]
    return isJsonObject(entries) && Object.keys(entries).length > 0
  })
}

/** Lay a collection out as a table; the columns are those that any of its entries has. */
export function tableOf(document: JsonObject, collection: Collection): Table {
  const entries = document[collection]
  const rows = Object.entries(isJsonObject(entries) ? entries : {}).flatMap(([id, entry]) =>
    isJsonObject(entry) ? [{ id, entry }] : [],
  )
  const columns = new Map<string, Column>()
  for (const { entry } of rows) {
    for (const column of columnsIn(entry, [], document, collection)) {
      if (!columns.has(column.key)) columns.set(column.key, column)
    }
  }
  const inOrder = [...columns.values()].sort((a, b) => rankOf(a) - rankOf(b))
  return { collection, columns: inOrder, rows }
}

/** What planners move comes first, then what a row belongs to, then names and places. */
function rankOf({ kind, path: [head = ''] }: Column): number {
  if (MOVED.has(head)) return 0
  if (kind === 'number' && head !== 'location') return 1
  if (kind === 'choice' || kind === 'flag') return 2
  return head === 'name' ? 3 : 4
}

/** The value of a cell; `undefined` where the entry has none. */
export function cellValue({ entry }: Row, { path, year }: Column): JsonValue | undefined {
  const held = bareValue(readPath(entry, path))
  if (year === null) return isJsonObject(held) ? undefined : held
  return isJsonObject(held) ? bareValue(held[year]) : undefined
}

/** Where a cell stands in the document. */
export function cellPath(collection: Collection, { id, entry }: Row, { path, year }: Column): Path {
  const held = readPath(entry, path)
  const whole = [collection, id, ...path]
  if (year === null) return whole
  return isAnnotated(held) ? [...whole, 'value', year] : [...whole, year]
}

function columnsIn(entry: JsonObject, at: Path, document: JsonObject, collection: Collection): Column[] {
  return Object.entries(entry).flatMap(([key, value]): Column[] => {
    const path = [...at, key]
    const bare = bareValue(value)
    if (isJsonObject(bare) && !isMilestones(bare)) return columnsIn(bare, path, document, collection)
    const column = (
      kind: Column['kind'],
      year: string | null = null,
      choices: readonly string[] = [],
    ): Column => ({
      key: [...path, ...(year === null ? [] : [year])].join('.'),
      path,
      year,
      kind,
      choices,
    })
    if (isJsonObject(bare)) return Object.keys(bare).map((year) => column('number', year))
    if (typeof bare === 'boolean') return [column('flag')]
    if (typeof bare === 'number' || isAnnotated(value) || QUANTITIES.has(key)) return [column('number')]
    if (typeof bare !== 'string') return []
    const choices = choicesFor(key, document, collection)
    return choices.length > 0 ? [column('choice', null, choices)] : [column('text')]
  })
}

/** What a table is opened for, most of all. */
const MOVED: ReadonlySet<string> = new Set(['demand', 'capacity', 'throughput'])

/** Fields that may hold an expression as a bare text and are numbers all the same. */
const QUANTITIES: ReadonlySet<string> = new Set([
  'demand',
  'capacity',
  'exWorksPrice',
  'throughput',
  'reserve',
  'recovery',
  'area',
  'chainage',
  'demandShare',
])

/** What a field that names an entry of another collection, or one of a few words, may hold. */
function choicesFor(key: string, document: JsonObject, collection: Collection): readonly string[] {
  const ids = (name: string) => {
    const entries = document[name]
    return isJsonObject(entries) ? Object.keys(entries) : []
  }
  switch (key) {
    case 'region':
      return ids('regions')
    case 'inside':
      return ids('markets')
    case 'site':
      return ids('sites')
    case 'waterway':
      return ids('waterways')
    case 'tier':
      return TIERS
    case 'kind':
      return collection === 'terminals' ? ['wharf', 'railhead'] : []
    default:
      return []
  }
}

function isAnnotated(value: JsonValue | undefined): value is JsonObject {
  return isJsonObject(value) && Object.hasOwn(value, 'value')
}

function isMilestones(value: JsonObject): boolean {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => /^\d{4}$/.test(key))
}
