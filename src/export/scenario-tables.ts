/** A scenario as plain tables: nodes, arcs and whatever else it says; `import` reads the directory back. */
import { encodeCell } from '../interchange/cells.ts'
import { SCENARIO_SHEET } from '../interchange/layout.ts'
import { ARCS, NODE_KINDS, NODES, TERMINAL_KIND } from '../interchange/network-tables.ts'
import { type SheetContent, writeSheets } from '../interchange/write-sheets.ts'
import type { Scenario } from '../scenario/types.ts'
import type { CsvTable } from './csv.ts'
import type { Cell } from './tables.ts'

/**
 * Lay a scenario out as tables without loss: sites, markets and terminals as nodes with a `kind`, links as arcs,
 * every other sheet as it is. Columns without a value and tables without a row are left out, but for arcs.
 */
export function scenarioTables(scenario: Scenario): readonly CsvTable[] {
  const contents = writeSheets(scenario.document)
  const nodeSheets = Object.values(NODE_KINDS)
  const others = contents.filter(({ layout }) => !nodeSheets.includes(layout.name))
  return [
    nodesTable(contents),
    ...others
      .filter(({ layout, rows }) => rows.length > 0 || layout.name === 'links')
      .map((content) => sheetTable(content)),
  ]
}

function nodesTable(contents: readonly SheetContent[]): CsvTable {
  const rows = Object.entries(NODE_KINDS).flatMap(([kind, name]) => {
    const content = contents.find(({ layout }) => layout.name === name)
    return (content?.rows ?? []).map(({ ids, values }) => {
      const own = [...values].map(([key, value]) => [key === 'kind' ? TERMINAL_KIND : key, value] as const)
      return new Map<string, Cell>([['id', ids[0] ?? ''], ['kind', kind], ...own])
    })
  })
  // In the order of the sheets, each column once.
  const wanted = Object.values(NODE_KINDS).flatMap((name) => {
    const columns = contents.find(({ layout }) => layout.name === name)?.columns ?? []
    return columns.map(({ key }) => (key === 'kind' ? TERMINAL_KIND : key))
  })
  const columns = ['id', 'kind', ...new Set(wanted)].filter((key) => rows.some((row) => row.has(key)))
  return { name: NODES, columns, rows: rows.map((row) => columns.map((key) => row.get(key) ?? null)) }
}

function sheetTable({ layout, columns, rows }: SheetContent): CsvTable {
  const name = layout.name === 'links' ? ARCS : layout.name
  const isScenario = layout.name === SCENARIO_SHEET
  const keys = isScenario ? ['value'] : columns.map(({ key }) => key)
  const given = rows.filter(({ values }) => !isScenario || (values.get('value') ?? null) !== null)
  const used = keys.filter(
    (key) => isPlainNetwork(name) || given.some(({ values }) => (values.get(key) ?? null) !== null),
  )
  return {
    name,
    columns: [...layout.ids, ...used],
    rows: given.map(({ ids, values }) => [
      ...ids.map((id) => encodeCell(id, 'text')),
      ...used.map((key) => values.get(key) ?? null),
    ]),
  }
}

const isPlainNetwork = (name: string): boolean => name === ARCS
