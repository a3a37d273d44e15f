/** The tables of all keys of a scenario: from the schema, with what `scenario-places` and `-wishes` say of each. */
import {
  PROVENANCE_SHEET,
  type SheetColumn,
  type SheetLayout,
  sheetLayouts,
} from '../../src/interchange/layout.ts'
import { documentForm, type SchemaNode } from '../../src/interchange/schema-tree.ts'
import { columnName, columnUnit, tableTitle } from '../../src/messages/tables.ts'
import { DIMENSIONS, type Dimension, UNIT_NAMES } from '../../src/units.ts'
import { table } from './markdown-table.ts'
import type { KeyNote, SheetNotes } from './scenario-note.ts'
import { PLACE_NOTES } from './scenario-places.ts'
import { WISH_NOTES } from './scenario-wishes.ts'

const NOTES: Readonly<Record<string, SheetNotes>> = { ...PLACE_NOTES, ...WISH_NOTES }

export interface KeyRow {
  readonly layout: SheetLayout
  readonly column: SheetColumn
  readonly note: KeyNote
  /** The group of keys with which an optional group needs this one; `null` for any other key. */
  readonly group: string | null
}

/** Every key with its note. Throws a TypeError for a key, or a word of one, that no note explains. */
export function keyRows(): KeyRow[] {
  return sheetLayouts().flatMap((layout) => {
    const notes = NOTES[layout.name] ?? {}
    const known = new Set(layout.columns.map(({ key }) => key))
    const idle = Object.keys(notes).filter((key) => !known.has(key))
    if (idle.length > 0) throw new TypeError(`No key ${layout.name}.${idle.join(', ')}`)
    return layout.columns.map((column) => {
      const note = notes[column.key]
      if (note === undefined) throw new TypeError(`Nothing is said of ${layout.name}.${column.key}`)
      const words = Object.keys(note.words ?? {})
      const missing = note.words === undefined ? [] : column.words.filter((word) => !words.includes(word))
      const gone = words.filter((word) => !column.words.includes(word))
      if (missing.length + gone.length > 0) {
        throw new TypeError(`Words of ${layout.name}.${column.key}: ${[...missing, ...gone].join(', ')}`)
      }
      return { layout, column, note, group: groupOf(layout, column) }
    })
  })
}

/** The nearest optional group above a key that every such group must have. */
function groupOf(layout: SheetLayout, column: SheetColumn): string | null {
  if (column.required || layout.name === PROVENANCE_SHEET) return null
  let node: SchemaNode | undefined = { kind: 'object', members: documentForm().root }
  for (const key of layout.path) {
    if (node?.kind === 'map') node = node.entry
    else node = node?.kind === 'object' ? node.members.get(key)?.node : undefined
  }
  let group: string | null = null
  for (const [depth, key] of column.path.entries()) {
    const member = node?.kind === 'object' ? node.members.get(key) : undefined
    if (member === undefined) return null
    if (!member.required) group = column.path.slice(0, depth + 1).join('.')
    node = member.node
  }
  return group === column.key ? null : group
}

const code = (text: string): string => `\`${text}\``

function defaultOf({ column, note, group }: KeyRow): string {
  if (column.required) return 'required'
  const { fallback } = note
  const without = fallback === undefined ? (note.otherwise ?? '') : code(plain(fallback))
  return group === null ? without : `required with ${code(group)}; without it: ${without}`
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Least and greatest value that are accepted. */
export function boundsOf({ column, note }: KeyRow): {
  readonly min: number | null
  readonly max: number | null
} {
  const numeric = column.cell === 'quantity' || column.cell === 'number'
  return { min: note.min === undefined ? (numeric ? 0 : null) : note.min, max: note.max ?? null }
}

function allowedOf(row: KeyRow): string {
  const { column, note } = row
  if (note.allowed !== undefined) return note.allowed
  if (note.of !== undefined) {
    const own = note.fallback === undefined ? '' : `${code(plain(note.fallback))} or `
    return `${own}an id of ${note.of.map(code).join(', ')}`
  }
  if (column.cell === 'word') {
    const meaning = (word: string) => (note.words === undefined ? '' : ` (${note.words[word] ?? ''})`)
    return column.words.map((word) => `${code(word)}${meaning(word)}`).join(', ')
  }
  if (column.cell === 'boolean') return '`true`, `false`'
  if (column.cell === 'text') return 'any text'
  const { min, max } = boundsOf(row)
  const range = min === null ? 'any number' : max === null ? `≥ ${min}` : `${min} – ${max}`
  return note.whole === true ? `${range}, whole` : range
}

function unitOf({ layout, column, note }: KeyRow): string {
  return note.unit ?? columnUnit(layout.name, column.key) ?? '–'
}

/** Every key of a scenario: a table for each collection. */
export function scenarioKeys(): string {
  const rows = keyRows()
  const headings = ['key', '名称', 'form', 'unit', 'default', 'allowed', 'meaning']
  return sheetLayouts()
    .map(({ name, path }) => {
      const where = path.length === 0 ? 'one each' : code(path.join('.').replaceAll('*', 'ID'))
      const lines = rows
        .filter(({ layout }) => layout.name === name)
        .map((row) => [
          code(row.column.key),
          columnName(row.column.key, 'zh'),
          row.column.cell,
          unitOf(row),
          defaultOf(row),
          allowedOf(row),
          row.note.meaning,
        ])
      return `### ${tableTitle(name, 'en')} ${tableTitle(name, 'zh')}: ${code(name)}\n\nIn the document: ${where}.\n\n${table(headings, lines)}`
    })
    .join('\n\n')
}

const MEASURES: Readonly<Record<Dimension, string>> = {
  flow: 'tonnage a year',
  tonnage: 'tonnage; wt is 10⁴ t, 万吨',
  distance: 'distance',
  area: 'area',
  unitCost: 'cost of a tonne',
  freightRate: 'freight',
  emissionFactor: 'emissions, CO2e',
  duration: 'time',
  ratio: 'a ratio, a share (also `25 %`), a year of the calendar',
}

/** What numbers measure, the unit each is held in, and the step it is rounded to. */
export function unitsTable(): string {
  const dimensions: readonly Dimension[] = [
    'flow',
    'tonnage',
    'distance',
    'area',
    'unitCost',
    'freightRate',
    'emissionFactor',
    'duration',
    'ratio',
  ]
  const rows = dimensions.map((id) => {
    const { unit, step } = DIMENSIONS[id]
    return [MEASURES[id], unit === '' ? '1' : code(unit), (1 / step).toFixed(Math.log10(step))]
  })
  const words = UNIT_NAMES.map(code).join(', ')
  return `${table(['measures', 'unit', 'step'], rows)}\n\nOther units of the same dimension are made of ${words} with \`*\`, \`/\`, \`^\` and brackets, or of their Chinese names: \`"130 Mt/yr"\`, \`"13000 万吨/年"\`.`
}
