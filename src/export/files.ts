/** A result or a scenario as files: names and contents, for a directory or a download. */
import type { Language } from '../messages/issues.ts'
import type { ResultFile } from '../report/types.ts'
import type { Scenario } from '../scenario/types.ts'
import type { Baseline } from './changes.ts'
import { spreadsheetChunks } from './csv.ts'
import { describePackage } from './data-package.ts'
import { writeGeoJson } from './geojson.ts'
import { writeHtmlReport } from './html.ts'
import { networkTable } from './network-table.ts'
import { writeParquet } from './parquet.ts'
import { writeResultWorkbook } from './result-workbook.ts'
import { scenarioTables } from './scenario-tables.ts'
import { type ResultTable, resultTables } from './tables.ts'

/** Formats of a result’s tables and report. */
export const RESULT_FORMATS = ['csv', 'xlsx', 'parquet', 'geojson', 'html'] as const
/** One of `RESULT_FORMATS`. */
export type ResultFormat = (typeof RESULT_FORMATS)[number]

/** One file; texts are UTF-8, and a large one comes in pieces. */
export interface ExportedFile {
  readonly name: string
  readonly content: string | Uint8Array | Iterable<string>
}

/** Language and baseline of an export. */
export interface ExportOptions {
  /** Language of headings, titles and sentences; keys and numbers are the same in both. */
  readonly language: Language
  /** What the scenario is compared with under Changes; `null` where there is nothing. */
  readonly baseline: Baseline | null
  /** Date to print on the report; left out, it bears none. */
  readonly date?: string | null
}

/** Write a result in a format, file by file. */
export async function* exportResult(
  result: ResultFile,
  format: ResultFormat,
  options: ExportOptions,
): AsyncGenerator<ExportedFile> {
  const { language, baseline } = options
  const name = `${result.scenario.id}-${result.policy}`
  switch (format) {
    case 'csv':
      yield* csvFiles(result, language)
      return
    case 'xlsx':
      yield { name: `${name}.xlsx`, content: await writeResultWorkbook(result, language, baseline) }
      return
    case 'parquet':
      for (const table of resultTables(result)) {
        yield { name: `${table.name}.parquet`, content: writeParquet(table, result, language) }
      }
      return
    case 'geojson':
      for (const { year } of result.years) {
        yield { name: `${name}-${year}.geojson`, content: toText(writeGeoJson(result, year)) }
      }
      return
    case 'html':
      yield { name: `${name}.html`, content: writeHtmlReport(result, options) }
  }
}

/**
 * Write a scenario as plain tables: `nodes.csv`, `arcs.csv` and what else it says, which is read back; and for each
 * year `network-YEAR.csv`, every arc with its distance and cost, which is for others to read.
 */
export function* exportTables(scenario: Scenario): Generator<ExportedFile> {
  for (const table of scenarioTables(scenario)) {
    yield { name: `${table.name}.csv`, content: spreadsheetChunks(table) }
  }
  for (const yearIndex of scenario.years.keys()) {
    const table = networkTable(scenario, yearIndex)
    yield { name: `${table.name}.csv`, content: spreadsheetChunks(table) }
  }
}

function* csvFiles(result: ResultFile, language: Language): Generator<ExportedFile> {
  const tables = resultTables(result)
  for (const table of tables) {
    yield { name: `${table.name}.csv`, content: spreadsheetChunks(withNames(table)) }
  }
  yield { name: 'datapackage.json', content: toText(describePackage(result, tables, language)) }
}

const withNames = ({ name, columns, rows }: ResultTable) => ({
  name,
  columns: columns.map((column) => column.name),
  rows,
})

const toText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`
