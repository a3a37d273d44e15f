/**
 * A network as two plain tables, nodes and arcs, and back to the sheets they stand for: nodes are sites, markets
 * and terminals in one table with a column `kind`, arcs are links.
 */
import type { Issue } from '../issue.ts'
import { listWords, nearest } from '../scenario/reading.ts'
import type { CellValue } from './cells.ts'
import { sheetLayouts } from './layout.ts'
import { makeIssue, type ReadTable } from './read-sheets.ts'

/** Kinds of nodes and the sheets they belong to. */
export const NODE_KINDS: Readonly<Record<string, string>> = {
  site: 'sites',
  market: 'markets',
  terminal: 'terminals',
}
export const NODES = 'nodes'
export const ARCS = 'arcs'

/** Short headings that strangers write, and what they stand for. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  name: ['name.zh', 'name.en'],
  longitude: ['location.longitude'],
  latitude: ['location.latitude'],
  price: ['exWorksPrice'],
  supply: ['capacity'],
}
/** The column of a terminal’s own kind, wharf or railhead, since `kind` tells nodes apart. */
export const TERMINAL_KIND = 'terminal'

export interface Split {
  readonly tables: readonly ReadTable[]
  readonly issues: readonly Issue[]
}

/** Split a table of nodes into sites, markets and terminals. */
export function splitNodes(nodes: ReadTable): Split {
  const kindColumn = nodes.headings.find(({ key }) => key === 'kind')?.column
  const issues: Issue[] = []
  if (kindColumn === undefined) {
    const place = nodes.place(nodes.headingRow, 1)
    const details = { found: 'kind', allowed: 'id, kind' }
    return { tables: [], issues: [makeIssue('missing-column', [NODES], place, details)] }
  }
  reportHeadings(nodes, issues)
  const kindOf = (cells: readonly CellValue[]) => String(cells[kindColumn - 1] ?? '').trim()
  for (const { row, cells } of nodes.rows) {
    const kind = kindOf(cells)
    if (NODE_KINDS[kind] !== undefined) continue
    const place = nodes.place(row, kindColumn)
    const allowed = Object.keys(NODE_KINDS).join(', ')
    issues.push(makeIssue('not-allowed-value', [NODES, 'kind'], place, { found: kind, allowed }))
  }
  const unknown = new Set(issues.map(({ path }) => path[1]))
  const tables = Object.entries(NODE_KINDS).map(([kind, name]): ReadTable => {
    const rows = nodes.rows.filter(({ cells }) => kindOf(cells) === kind)
    // A column that is blank for all nodes of a kind is a column of another kind.
    const headings = nodes.headings
      .filter(
        ({ key, column }) =>
          column !== kindColumn &&
          !unknown.has(key) &&
          rows.some(({ cells }) => (cells[column - 1] ?? '') !== ''),
      )
      .flatMap(({ key, column }) => renamed(kind, key).map((each) => ({ key: each, column })))
    const used = new Set(headings.map(({ column }) => column))
    const kept = rows.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell, index) => (used.has(index + 1) ? cell : null)),
    }))
    return { ...nodes, name, headings, rows: kept }
  })
  return { tables: tables.filter(({ rows }) => rows.length > 0), issues }
}

/** Report headings that no kind of node knows, and values to the right of all headings. */
function reportHeadings(nodes: ReadTable, issues: Issue[]): void {
  const columns = sheetLayouts()
    .filter(({ name }) => Object.values(NODE_KINDS).includes(name))
    .flatMap((layout) => layout.columns.map(({ key }) => key))
  const known = new Set(['id', 'kind', TERMINAL_KIND, ...Object.keys(ALIASES), ...columns])
  // An empty object or collection is a column of its own: `stock`, `mines`.
  for (const key of columns) known.add(key.split('.')[0] ?? key)
  for (const { key, column } of nodes.headings) {
    if (known.has(key)) continue
    const details = { found: key, allowed: listWords(known), suggestion: nearest(key, known) }
    issues.push(makeIssue('unknown-key', [NODES, key], nodes.place(nodes.headingRow, column), details))
  }
  const last = Math.max(...nodes.headings.map(({ column }) => column))
  for (const { row, cells } of nodes.rows) {
    cells.forEach((cell, index) => {
      if (index < last || cell === null) return
      const details = { found: String(cell), allowed: listWords(known) }
      issues.push(makeIssue('unknown-key', [NODES], nodes.place(row, index + 1), details))
    })
  }
}

function renamed(kind: string, key: string): readonly string[] {
  if (kind === 'terminal' && key === TERMINAL_KIND) return ['kind']
  return ALIASES[key] ?? [key]
}

/** The table of arcs as links: with an id for each arc, and roads where no mode is given. */
export function arcsAsLinks(arcs: ReadTable): ReadTable {
  const width = [
    ...arcs.headings.map(({ column }) => column),
    ...arcs.rows.map(({ cells }) => cells.length),
  ].reduce((most, each) => Math.max(most, each), 0)
  const columnOf = (key: string) => arcs.headings.find((heading) => heading.key === key)?.column
  const added: { key: string; column: number; value: (cells: readonly CellValue[]) => CellValue }[] = []
  const modeColumn = columnOf('mode')
  if (modeColumn === undefined) added.push({ key: 'mode', column: width + 1, value: () => 'road' })
  if (columnOf('id') === undefined) {
    const taken = new Set<string>()
    const wordAt = (cells: readonly CellValue[], key: string) =>
      String(cells[(columnOf(key) ?? 0) - 1] ?? '').trim()
    const value = (cells: readonly CellValue[]) => {
      const mode = modeColumn === undefined ? '' : wordAt(cells, 'mode')
      const id = [wordAt(cells, 'from'), 'to', wordAt(cells, 'to'), mode]
        .filter((word) => word !== '')
        .join('-')
      let free = id
      for (let count = 2; taken.has(free); count++) free = `${id}-${count}`
      taken.add(free)
      return free
    }
    added.push({ key: 'id', column: width + 2, value })
  }
  return {
    ...arcs,
    name: 'links',
    headings: [...arcs.headings, ...added],
    rows: arcs.rows.map(({ row, cells }) => {
      const filled = Array.from({ length: width + 2 }, (_, index) => cells[index] ?? null)
      for (const { column, value } of added) filled[column - 1] = value(cells)
      return { row, cells: filled }
    }),
    place: (row, column) => arcs.place(row, column > width ? 1 : column),
  }
}
