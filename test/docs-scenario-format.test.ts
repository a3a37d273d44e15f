/** What the scenario format says of every key, held against the schema and against the reader itself. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { boundsOf, type KeyRow, keyRows } from '../scripts/docs/scenario-keys.ts'
import { PROVENANCE_SHEET } from '../src/interchange/layout.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../src/json.ts'
import { checkDocument } from '../src/scenario/check.ts'
import { scenarioJsonSchema } from '../src/scenario/schema.ts'
import { ROOT } from './cli/support.ts'
import { fullDocument } from './support/full-scenario.ts'

const text = readFileSync(join(ROOT, 'docs/scenario-format.md'), 'utf8')
const full = fullDocument()
const rows = keyRows().filter(({ layout }) => layout.name !== PROVENANCE_SHEET)
const label = ({ layout, column }: KeyRow) => `${layout.name} ${column.key}`
const named = (list: readonly KeyRow[]) => list.map((row): [string, KeyRow] => [label(row), row])

function valueAt(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((at, key) => (isJsonObject(at) ? at[key] : undefined), value)
}

/** The document with another value at a path; without one, `undefined` takes it out. */
function withValue(object: JsonObject, path: readonly string[], value: JsonValue | undefined): JsonObject {
  const [key = '', ...below] = path
  const { [key]: before, ...others } = object
  if (below.length === 0) return value === undefined ? others : { ...object, [key]: value }
  return { ...object, [key]: withValue(isJsonObject(before) ? before : {}, below, value) }
}

/** The path of a key in the first entry of the full document that gives it. */
function pathOf({ layout, column }: KeyRow): string[] {
  let paths: string[][] = [[]]
  for (const key of layout.path) {
    paths = paths.flatMap((path) => {
      if (key !== '*') return [[...path, key]]
      const map = valueAt(full, path)
      return isJsonObject(map) ? Object.keys(map).map((id) => [...path, id]) : []
    })
  }
  const found = paths
    .map((path) => [...path, ...column.path])
    .find((path) => valueAt(full, path) !== undefined)
  if (found === undefined) throw new Error('The full scenario lacks the key')
  return found
}

/** Whether the reader finds an error at a key, or inside it, once it holds a value. */
function isRefused(path: readonly string[], value: JsonValue): boolean {
  const { issues } = checkDocument(withValue(full, path, value))
  return issues.some(
    (issue) => issue.severity === 'error' && path.every((key, depth) => issue.path[depth] === key),
  )
}

/** What is read, without the document it was read from. */
function read(document: JsonObject) {
  const checked = checkDocument(document)
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  const { document: _, ...scenario } = checked.value
  return scenario
}

/** Every name of a property and every word of a list in a JSON Schema. */
function wordsOf(schema: JsonValue, into: { names: Set<string>; words: Set<string> }): void {
  if (Array.isArray(schema)) for (const item of schema) wordsOf(item, into)
  if (!isJsonObject(schema)) return
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties' && isJsonObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        into.names.add(name)
        wordsOf(inner, into)
      }
    } else if (key === 'enum' && Array.isArray(value)) for (const word of value) into.words.add(String(word))
    else if (key === 'const') into.words.add(String(value))
    else wordsOf(value, into)
  }
}

describe('the document on the scenario format', () => {
  const spans = [...text.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span)

  it('names every property and every word of the JSON Schema', () => {
    const found = { names: new Set<string>(), words: new Set<string>() }
    wordsOf(scenarioJsonSchema(), found)
    expect(found.names.size).toBeGreaterThan(100)
    expect(found.words.size).toBeGreaterThan(60)
    const parts = new Set(spans.flatMap((span) => span.split(/[^\w-]+/)))
    expect([...found.names].filter((name) => !parts.has(name))).toEqual([])
    expect([...found.words].filter((word) => !spans.includes(word))).toEqual([])
  })

  it('says the form, unit, default, allowed values and meaning of every key', () => {
    const lines = keyRows().map(({ layout, column }) => {
      const section = text.split(/^### /m).find((part) => part.split('\n')[0]?.endsWith(`\`${layout.name}\``))
      return section?.split('\n').find((line) => line.startsWith(`| \`${column.key}\` |`)) ?? column.key
    })
    for (const line of lines) {
      const cells = line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim())
      expect(cells, line).toHaveLength(7)
      expect(
        cells.filter((cell) => cell === ''),
        line,
      ).toEqual([])
      const [, , form, unit] = cells
      expect(unit === '–' && (form === 'quantity' || form === 'number'), line).toBe(false)
    }
  })
})

describe('what it says of a key is what the reader does', () => {
  it('of a scenario that gives every key and is sound', () => {
    expect(checkDocument(full).issues.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(() => rows.map(pathOf)).not.toThrow()
  })

  it.each(named(rows.filter(({ note }) => note.fallback !== undefined)))(
    '%s: left out it counts as its default',
    (_name, row) => {
      const path = pathOf(row)
      const keys = path.slice(0, path.length - row.column.path.length)
      const others =
        row.group === null
          ? [row]
          : rows.filter(({ layout, group }) => layout === row.layout && group === row.group)
      const without = withValue(full, [...keys, ...(row.group ?? row.column.key).split('.')], undefined)
      const given = others.reduce(
        (document, { column, note }) => withValue(document, [...keys, ...column.path], note.fallback),
        full,
      )
      expect(read(without)).toEqual(read(given))
      expect(read(given)).not.toEqual(read(full))
    },
  )

  it.each(named(rows.filter(({ column }) => column.required)))('%s: is required', (_name, row) => {
    const { ok } = checkDocument(withValue(full, pathOf(row), undefined))
    expect(ok).toBe(false)
  })

  const numeric = rows.filter(
    ({ column, note }) => ['quantity', 'number'].includes(column.cell) && note.allowed === undefined,
  )
  it.each(named(numeric))('%s: holds its bounds and nothing beyond them', (_name, row) => {
    const path = pathOf(row)
    const { min, max } = boundsOf(row)
    const step = row.note.whole === true ? 1 : 0.0005
    for (const value of [min ?? -5, max ?? 1e6]) expect(isRefused(path, value), `${value}`).toBe(false)
    if (min !== null) expect(isRefused(path, min - step), `${min - step}`).toBe(true)
    if (max !== null) expect(isRefused(path, max + step), `${max + step}`).toBe(true)
    if (row.note.whole === true) expect(isRefused(path, (min ?? 0) + 0.5), 'half').toBe(true)
  })

  it.each(named(rows.filter(({ column, note }) => column.cell === 'word' || note.of !== undefined)))(
    '%s: refuses what is not listed',
    (_name, row) => {
      expect(isRefused(pathOf(row), 'no-such-thing')).toBe(true)
      for (const collection of row.note.of ?? []) expect(full[collection]).toBeDefined()
    },
  )
})
