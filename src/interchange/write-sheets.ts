/** A document as sheets: what a guided workbook and a directory of tables hold. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { type CellValue, encodeCell } from './cells.ts'
import {
  ANY,
  PROVENANCE_SHEET,
  SCENARIO_SHEET,
  type SheetColumn,
  type SheetLayout,
  sheetLayouts,
} from './layout.ts'
import { documentForm, type SchemaNode } from './schema-tree.ts'

export interface SheetRow {
  /** Ids of the entries it is in, outermost first; in the sheets of paths, the path. */
  readonly ids: readonly string[]
  readonly values: ReadonlyMap<string, CellValue>
}

/** A filled sheet; `columns` are those of the layout, and more where the document needs them. */
export interface SheetContent {
  readonly layout: SheetLayout
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
}

interface Draft {
  readonly layout: SheetLayout
  readonly extras: Map<string, SheetColumn>
  readonly rows: { readonly ids: readonly string[]; readonly values: Map<string, CellValue> }[]
}

interface Writing {
  readonly drafts: ReadonlyMap<string, Draft>
  readonly provenance: Draft
}

/** Where a value goes: the row, and the path of its entry from the root. */
interface Cursor {
  readonly draft: Draft
  readonly row: Map<string, CellValue>
  readonly ids: readonly string[]
  readonly entry: readonly string[]
}

/** Lay a checked document out in sheets, all of them, empty ones too. */
export function writeSheets(document: JsonObject): readonly SheetContent[] {
  const drafts = new Map(sheetLayouts().map((layout) => [layout.name, startDraft(layout)]))
  const draftOf = (name: string): Draft => {
    const draft = drafts.get(name)
    if (draft === undefined) throw new Error(`no sheet ${name}`)
    return draft
  }
  const scenario = draftOf(SCENARIO_SHEET)
  const row = new Map<string, CellValue>()
  const cursor: Cursor = { draft: scenario, row, ids: [], entry: [] }
  const writing: Writing = { drafts, provenance: draftOf(PROVENANCE_SHEET) }
  fill(writing, cursor, { kind: 'object', members: documentForm().root }, [], document)
  for (const { key } of [...scenario.layout.columns, ...scenario.extras.values()]) {
    scenario.rows.push({ ids: [key], values: new Map([['value', row.get(key) ?? null]]) })
  }
  return [...drafts.values()].map(({ layout, extras, rows }) => ({
    layout,
    columns: layout === scenario.layout ? [] : [...layout.columns, ...extras.values()],
    rows,
  }))
}

function startDraft(layout: SheetLayout): Draft {
  return { layout, extras: new Map(), rows: [] }
}

function fill(
  writing: Writing,
  cursor: Cursor,
  node: SchemaNode | null,
  path: readonly string[],
  value: JsonValue,
): void {
  if (node?.kind === 'object' && isJsonObject(value) && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value)) {
      fill(writing, cursor, node.members.get(key)?.node ?? null, [...path, key], inner)
    }
  } else if (node?.kind === 'map' && isJsonObject(value) && Object.keys(value).length > 0) {
    fillCollection(writing, cursor, node.entry, path, value)
  } else if (node?.kind === 'leaf') fillLeaf(writing, cursor, node, path, value)
  else {
    // An empty collection differs from none, and a key the form does not know must not be lost.
    const key = path.join('.')
    cursor.draft.extras.set(key, {
      key,
      path,
      cell: 'plain',
      words: [],
      required: false,
      description: null,
    })
    cursor.row.set(key, encodeCell(value, 'plain'))
  }
}

function fillLeaf(
  { provenance }: Writing,
  cursor: Cursor,
  node: Extract<SchemaNode, { readonly kind: 'leaf' }>,
  path: readonly string[],
  value: JsonValue,
): void {
  const key = path.length === 0 ? 'value' : path.join('.')
  if (node.cell !== 'quantity' || !isJsonObject(value) || value.value === undefined) {
    cursor.row.set(key, encodeCell(value, node.cell))
    return
  }
  const { value: number, ...about } = value
  cursor.row.set(key, encodeCell(number, node.cell))
  const columns = new Map(provenance.layout.columns.map((column) => [column.key, column]))
  const cells = Object.entries(about).map(
    ([name, given]) => [name, encodeCell(given, columns.get(name)?.cell ?? 'plain')] as const,
  )
  provenance.rows.push({ ids: [[...cursor.entry, ...path].join('.')], values: new Map(cells) })
}

function fillCollection(
  writing: Writing,
  cursor: Cursor,
  entry: SchemaNode,
  path: readonly string[],
  collection: JsonObject,
): void {
  const place = [...cursor.draft.layout.path, ...path]
  const name = place.filter((key) => key !== ANY).join('.')
  const draft = writing.drafts.get(name)
  if (draft === undefined) throw new Error(`no sheet ${name}`)
  for (const [id, inner] of Object.entries(collection)) {
    const row = new Map<string, CellValue>()
    const ids = [...cursor.ids, id]
    draft.rows.push({ ids, values: row })
    fill(writing, { draft, row, ids, entry: [...cursor.entry, ...path, id] }, entry, [], inner)
  }
}
