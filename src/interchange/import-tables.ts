/** A network or a whole scenario from tables of comma-separated values. */
import type { Issue, Place } from '../issue.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import { checkDocument } from '../scenario/check.ts'
import { listWords, nearest } from '../scenario/reading.ts'
import { toTable } from './book-tables.ts'
import { completeDocument } from './complete.ts'
import { readCsv } from './csv-text.ts'
import { conclude, type Imported } from './import-workbook.ts'
import { sheetLayouts } from './layout.ts'
import { ARCS, arcsAsLinks, NODES, splitNodes } from './network-tables.ts'
import { makeIssue, type ReadTable, readSheets } from './read-sheets.ts'

/** A table of comma-separated values, with the name it is known by. */
export interface TableFile {
  /** Name of the file, `nodes.csv`; as it is shown in issues. */
  readonly file: string
  readonly text: string
}

/** Read a scenario from tables: nodes and arcs, or any sheets of a scenario; `name` becomes its id and title. */
export function importTables(files: readonly TableFile[], name: string): Imported {
  const issues: Issue[] = []
  const tables = files.flatMap((file) => readTableFile(file, issues))
  const read = readSheets(tables, { file: name, line: null, column: null })
  const document = completeDocument(read.document, name)
  const checked = checkDocument(document, read.locate)
  return conclude([...issues, ...read.issues, ...strayEnds(document, read.locate)], checked, document, [])
}

function readTableFile({ file, text }: TableFile, issues: Issue[]): readonly ReadTable[] {
  const known = [NODES, ARCS, ...sheetLayouts().map(({ name }) => name)]
  const base = (file.split(/[\\/]/).at(-1) ?? file).replace(/\.csv$/i, '')
  const name = known.find((each) => each.toLowerCase() === base.toLowerCase())
  // Written for others to read; what is in it follows from the rest.
  if (/^network(-\d{4})?$/.test(base)) return []
  if (name === undefined) {
    const whole = { file, line: null, column: null }
    const details = { found: base, allowed: listWords(known), suggestion: nearest(base, known) }
    issues.push(makeIssue('unknown-sheet', [], whole, { ...details, severity: 'warning' }))
    return []
  }
  const csv = readCsv(text)
  if (!csv.ok) {
    const place = { file, line: csv.line, column: csv.column }
    issues.push(makeIssue('table-syntax', [], place, { found: csv.found }))
    return []
  }
  const lines = csv.records.map(({ line }) => line)
  const place = (row: number, column: number): Place => ({ file, line: lines[row - 1] ?? null, column })
  const rows = csv.records.map(({ cells }) => cells.map((cell) => (cell === '' ? null : cell)))
  return toTable(name, rows, place).flatMap((table) => {
    if (name === ARCS) return [arcsAsLinks(table)]
    if (name !== NODES) return [table]
    const split = splitNodes(table)
    issues.push(...split.issues)
    return split.tables
  })
}

/** Arcs lead from sites and terminals to terminals and markets; any other would carry nothing, unsaid. */
function strayEnds(document: JsonObject, locate: (path: readonly string[], part: 'value') => Place): Issue[] {
  const links = isJsonObject(document.links) ? Object.entries(document.links) : []
  const isIn = (id: unknown, collections: readonly string[]): boolean =>
    typeof id === 'string' &&
    collections.some(
      (collection) => isJsonObject(document[collection]) && Object.hasOwn(document[collection], id),
    )
  return links.flatMap(([id, link]) => {
    if (!isJsonObject(link)) return []
    const report = (key: string, allowed: string) => {
      const path = ['links', id, key]
      return makeIssue('not-allowed-value', path, locate(path, 'value'), {
        found: String(link[key]),
        allowed,
      })
    }
    return [
      ...(isIn(link.from, ['markets']) ? [report('from', 'site, terminal')] : []),
      ...(isIn(link.to, ['sites']) ? [report('to', 'terminal, market')] : []),
    ]
  })
}
