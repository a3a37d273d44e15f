/** A result as a workbook: About, Changes, then one sheet a table, numbers as numbers. */
import { isJsonObject } from '../json.ts'
import { EXPORT_WORDS } from '../messages/exports.ts'
import { formatFinding } from '../messages/findings.ts'
import type { Language } from '../messages/issues.ts'
import { columnName, tableTitle } from '../messages/tables.ts'
import type { ResultFile } from '../report/types.ts'
import { type Baseline, changesFrom } from './changes.ts'
import { sourceTexts } from './data-package.ts'
import { type ResultTable, resultTables } from './tables.ts'
import { type BookCell, type BookSheet, type BookValue, MAX_SHEET_ROWS, writeWorkbook } from './workbook.ts'

/** Rows above the data of a table: keys, names, units. */
const HEAD_ROWS = 3

/** Write a result as XLSX; `baseline` is what its scenario is compared with, `null` where there is none. */
export function writeResultWorkbook(
  result: ResultFile,
  language: Language,
  baseline: Baseline | null,
): Promise<Uint8Array> {
  return writeWorkbook([
    aboutSheet(result, language),
    changesSheet(result, language, baseline),
    ...resultTables(result).flatMap((table) => tableSheets(result, table, language)),
  ])
}

const styled = (value: BookValue, style: BookCell['style']): BookCell => ({ value, style })

function aboutSheet(result: ResultFile, language: Language): BookSheet {
  const words = EXPORT_WORDS[language]
  const { scenario, certificate } = result
  const { about } = words
  const description = isJsonObject(scenario.document.description)
    ? scenario.document.description[language]
    : null
  const facts: readonly (readonly [string, BookValue])[] = [
    [about.scenario, scenario.title[language]],
    [about.id, scenario.id],
    [about.description, typeof description === 'string' ? description : null],
    [about.policy, result.policy],
    [about.status, words.statuses[result.status]],
    [about.years, result.years.map(({ year }) => year).join(', ')],
    [about.engine, result.engine],
    [
      about.proof,
      certificate.ok
        ? words.certified(certificate.stages.length, String(certificate.tolerance))
        : words.notCertified,
    ],
    [about.hash, scenario.hash],
    [about.version, result.shashi.version],
    [about.units, words.unitNote],
    ...(result.foresight === 'perfect' ? ([[about.prices, words.noPrices]] as const) : []),
  ]
  const findings = result.findings.map((finding) => [null, formatFinding(finding, language)])
  const sources = sourceTexts(scenario.document).map(({ id, citation, licence, url }) => [
    id,
    citation,
    licence,
    url,
  ])
  return {
    name: words.aboutSheet,
    rows: [
      [styled(scenario.title[language], 'title')],
      ...facts.map(([name, value]) => [styled(name, 'label'), value]),
      [null],
      [styled(about.findings, 'heading'), styled(null, 'heading')],
      ...findings,
      [null],
      [about.sources, null, about.licence, null].map((text) => styled(text, 'heading')),
      ...sources,
    ],
    frozenRows: 1,
    frozenColumns: 0,
    widths: [32, 100, 24, 40],
    dropdowns: [],
  }
}

function changesSheet(result: ResultFile, language: Language, baseline: Baseline | null): BookSheet {
  const words = EXPORT_WORDS[language]
  const changes = baseline === null ? [] : changesFrom(baseline, result.scenario.document)
  const title =
    baseline === null
      ? words.noBaseline
      : changes.length === 0
        ? words.noChanges(baseline.id)
        : words.changesFrom(baseline.id)
  const { path, before, after } = words.change
  return {
    name: words.changesSheet,
    rows: [
      [styled(title, 'title')],
      [path, before, after].map((text) => styled(text, 'heading')),
      ...changes.map((change) => [change.path, change.before, change.after]),
    ],
    frozenRows: 2,
    frozenColumns: 1,
    widths: [50, 30, 30],
    dropdowns: [],
  }
}

/** Columns whose ids have a name in the document, and the collection it stands in. */
const NAMED: Readonly<Record<string, string>> = { site: 'sites', market: 'markets', region: 'regions' }

/** A table as a sheet; one with more rows than a sheet takes goes on in further sheets. */
function tableSheets(result: ResultFile, table: ResultTable, language: Language): BookSheet[] {
  const named = namesColumn(result, table, language)
  const heading = table.columns.map(({ name }) => name)
  const names = table.columns.map(({ name }) => columnName(name, language))
  const units = table.columns.map(({ unit }) => unit)
  const extra = named === null ? [] : [named.title]
  const rows = table.rows.map((row) => [...row, ...(named === null ? [] : [named.of(row)])])
  const most = MAX_SHEET_ROWS - HEAD_ROWS
  const count = Math.max(1, Math.ceil(rows.length / most))
  return Array.from({ length: count }, (_, part) => ({
    name: `${tableTitle(table.name, language)}${part === 0 ? '' : ` ${part + 1}`}`,
    rows: [
      [...heading, ...extra].map((text) => styled(text, 'heading')),
      [...names, ...extra.map(() => null)].map((text) => styled(text, 'label')),
      [...units, ...extra.map(() => null)].map((text) => styled(text, 'note')),
      ...rows.slice(part * most, (part + 1) * most),
    ],
    frozenRows: HEAD_ROWS,
    frozenColumns: Math.min(2, heading.length),
    widths: [...heading.map((name) => Math.max(12, name.length + 2)), ...extra.map(() => 36)],
    dropdowns: [],
  }))
}

/** The name of what a row is about, in the reader’s language, as a last column. */
function namesColumn(result: ResultFile, table: ResultTable, language: Language) {
  const { document } = result.scenario
  const key = table.columns.findIndex(({ name }) => name === 'id' || name === 'site')
  const collection = NAMED[table.columns[key]?.name ?? ''] ?? table.name
  const entries = document[collection]
  if (key < 0 || !isJsonObject(entries)) return null
  const projects = isJsonObject(document.projects) ? document.projects : {}
  return {
    title: columnName('name', language),
    of: (row: readonly BookValue[]): BookValue => {
      const id = String(row[key] ?? '')
      const entry = entries[id] ?? projects[id]
      const name = isJsonObject(entry) && isJsonObject(entry.name) ? entry.name[language] : null
      return typeof name === 'string' ? name : null
    },
  }
}
