/** The sheets of a scenario and their columns, from the form of the document. */
import { type CellKind, documentForm, type Leaf, type Member, type SchemaNode } from './schema-tree.ts'

/** The sheet of everything that is no collection: one row a value. */
export const SCENARIO_SHEET = 'scenario'
/** The sheet of what numbers say about themselves: one row a number. */
export const PROVENANCE_SHEET = 'provenance'
/** Stands for an entry's id in the path of a sheet. */
export const ANY = '*'

export interface SheetColumn {
  /** Heading: keys from the entry to the value, joined by dots; `value` where the entry is the value. */
  readonly key: string
  readonly path: readonly string[]
  readonly cell: CellKind
  readonly words: readonly string[]
  readonly required: boolean
  readonly description: string | null
}

export interface SheetLayout {
  /** `sites`; `modes.bands` for a collection inside entries. */
  readonly name: string
  /** From the root, with `*` for each id: `modes`, `*`, `bands`, `*`. */
  readonly path: readonly string[]
  /** Headings of the columns of ids, outermost first: `modes`, `id`. */
  readonly ids: readonly string[]
  readonly columns: readonly SheetColumn[]
}

let sheets: readonly SheetLayout[] | null = null

/** All sheets, in the order of the schema: the scenario itself, its collections, the provenance. */
export function sheetLayouts(): readonly SheetLayout[] {
  sheets ??= layOut()
  return sheets
}

function layOut(): SheetLayout[] {
  const { root, provenance } = documentForm()
  const top = { kind: 'object', members: root } as const
  const collections: SheetLayout[] = []
  const fields = columnsBelow(top, [], (path, map) => addCollection(path, map, [], collections), true)
  return [
    { name: SCENARIO_SHEET, path: [], ids: ['path'], columns: fields },
    ...collections,
    { name: PROVENANCE_SHEET, path: [], ids: ['path'], columns: membersOf(provenance) },
  ]
}

function membersOf(members: ReadonlyMap<string, Member>): SheetColumn[] {
  return columnsBelow({ kind: 'object', members }, [], () => undefined, true)
}

type MapNode = Extract<SchemaNode, { readonly kind: 'map' }>

function addCollection(
  path: readonly string[],
  { entry }: MapNode,
  parents: readonly string[],
  into: SheetLayout[],
): void {
  const name = path.filter((key) => key !== ANY).join('.')
  const inside: SheetLayout[] = []
  const ids = [...parents, name.split('.').at(-1) ?? name]
  const columns = columnsBelow(
    entry,
    [],
    (below, map) => addCollection([...path, ANY, ...below], map, ids, inside),
    true,
  )
  into.push({ name, path: [...path, ANY], ids: [...parents, 'id'], columns }, ...inside)
}

/** The leaves below a node as columns; maps are handed to `onMap`. */
function columnsBelow(
  node: SchemaNode,
  path: readonly string[],
  onMap: (path: readonly string[], map: MapNode) => void,
  required: boolean,
): SheetColumn[] {
  if (node.kind === 'leaf') return [columnOf(node, path, required)]
  if (node.kind === 'map') {
    onMap(path, node)
    return []
  }
  return [...node.members].flatMap(([key, member]) =>
    columnsBelow(member.node, [...path, key], onMap, required && member.required),
  )
}

function columnOf(leaf: Leaf, path: readonly string[], required: boolean): SheetColumn {
  const { cell, words, description } = leaf
  return { key: path.length === 0 ? 'value' : path.join('.'), path, cell, words, required, description }
}
