/**
 * Read a block of cells from a spreadsheet into edits of a table. Either every cell is right and all are written in
 * one step, or each wrong cell is reported by its row and column and none is written.
 */
import type { JsonValue } from '../../src/index.ts'
import { type Column, cellPath, cellValue, type Row, type Table } from './table.ts'
import type { Edit } from './workspace-state.ts'

export type BadReason = 'not-a-number' | 'negative' | 'not-a-choice' | 'no-column' | 'no-row' | 'fixed-column'

/** A cell that cannot be written; row and column count from 1 in what was pasted. */
export interface BadCell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly reason: BadReason
}

/** An edit with the cell it comes from. */
export interface PastedEdit extends Edit {
  readonly row: number
  readonly column: number
  readonly text: string
}

export type Pasted =
  | { readonly ok: true; readonly edits: readonly PastedEdit[] }
  | { readonly ok: false; readonly bad: readonly BadCell[] }

/** Where the block goes: rows as they are shown, from a row and a column of them. */
export interface Target {
  readonly table: Table
  readonly rows: readonly Row[]
  readonly row: number
  readonly column: number
  /** Names that a heading may give a column, in any language, beside its key. */
  namesOf(column: Column): readonly string[]
  /** What ids and words that a cell can choose are called, in each language. */
  readonly choiceNames: readonly ReadonlyMap<string, string>[]
}

/** Split what a spreadsheet copies: cells by tabs, rows by line ends, quotes around cells that hold either. */
export function splitCells(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => rows.at(-1)?.push(cell)
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"'
      at++
    } else if (quoted) {
      if (sign === '"') quoted = false
      else cell += sign
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === '\t' || sign === '\n') {
      end()
      cell = ''
      if (sign === '\n') rows.push([])
    } else if (sign !== '\r') cell += sign
  }
  end()
  const last = rows.at(-1)
  // A block ends with a line end, which begins no further row.
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop()
  return rows
}

/** Read a block: by its headings and ids where it begins with headings, else from the target cell on. */
export function readBlock(block: readonly (readonly string[])[], target: Target): Pasted {
  const [head = [], ...body] = block
  const headings = columnsByHeading(head, target)
  const bad: BadCell[] = []
  const edits: PastedEdit[] = []
  const cells = headings === null ? block : body
  for (const [line, texts] of cells.entries()) {
    const row = headings === null ? target.rows[target.row + line] : rowById(texts, headings, target.table)
    for (const [at, text] of texts.entries()) {
      const place = { row: line + (headings === null ? 1 : 2), column: at + 1, text }
      const column = headings === null ? target.table.columns[target.column + at] : headings[at]
      if (column === 'id') continue
      if (row === undefined || column === undefined) {
        bad.push({ ...place, reason: column === undefined ? 'no-column' : 'no-row' })
        continue
      }
      const read = readCell(text, column, target.choiceNames)
      if (!read.ok) bad.push({ ...place, reason: read.reason })
      else if (!same(read.value, cellValue(row, column))) {
        edits.push({ ...place, path: cellPath(target.table.collection, row, column), value: read.value })
      }
    }
  }
  return bad.length > 0 ? { ok: false, bad } : { ok: true, edits }
}

type Heading = Column | 'id' | undefined

/** The columns that a first row names; `null` where it is no row of headings with an id among them. */
function columnsByHeading(head: readonly string[], { table, namesOf }: Target): Heading[] | null {
  const headings = head.map((text): Heading => {
    const name = text.trim().toLowerCase()
    if (ID_NAMES.has(name)) return 'id'
    return table.columns.find((column) =>
      [column.key, ...namesOf(column)].some((one) => one.toLowerCase() === name),
    )
  })
  return headings.includes('id') && headings.length > 1 ? headings : null
}

const ID_NAMES: ReadonlySet<string> = new Set(['id', '编号'])

function rowById(texts: readonly string[], headings: readonly Heading[], { rows }: Table): Row | undefined {
  const id = texts[headings.indexOf('id')]?.trim()
  return rows.find((row) => row.id === id)
}

type ReadCell =
  | { readonly ok: true; readonly value: JsonValue | undefined }
  | { readonly ok: false; readonly reason: BadReason }

/** Read one cell; an empty one takes the value away. */
export function readCell(
  text: string,
  { kind, choices, key }: Column,
  names: Target['choiceNames'] = [],
): ReadCell {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return { ok: true, value: undefined }
  switch (kind) {
    case 'text':
      return { ok: true, value: text.trim() }
    case 'choice':
      return readChoice(plain, choices, names)
    case 'flag': {
      const flag = FLAGS.get(plain.toLowerCase())
      return flag === undefined ? { ok: false, reason: 'not-a-choice' } : { ok: true, value: flag }
    }
    case 'number': {
      const value = readSpreadsheetNumber(plain)
      if (value === null) return { ok: false, reason: 'not-a-number' }
      return value < 0 && !key.startsWith('location') && !key.endsWith('chainage')
        ? { ok: false, reason: 'negative' }
        : { ok: true, value }
    }
  }
}

/** Read one of a few words: as it is written in the document, or by the only one of that name. */
function readChoice(text: string, choices: readonly string[], names: Target['choiceNames']): ReadCell {
  if (choices.includes(text)) return { ok: true, value: text }
  const named = choices.filter((choice) => names.some((each) => each.get(choice)?.normalize('NFKC') === text))
  const [only] = named
  return only === undefined || named.length > 1
    ? { ok: false, reason: 'not-a-choice' }
    : { ok: true, value: only }
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['是', true],
  ['false', false],
  ['no', false],
  ['0', false],
  ['否', false],
])

/** Read a number as spreadsheets show it: separators every three digits, a percent sign, any minus. */
export function readSpreadsheetNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^[−–]/, '-')
    .replaceAll(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3})/g, ',')
  const percent = plain.endsWith('%')
  const digits = percent ? plain.slice(0, -1).trim() : plain
  const joined = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(joined)) return null
  const value = Number(joined)
  if (!Number.isFinite(value)) return null
  return percent ? value / 100 : value
}

function same(value: JsonValue | undefined, held: JsonValue | undefined): boolean {
  return value === held
}
