/** The description of a directory of tables: a Frictionless Data Package, `datapackage.json`. */
import type { JsonObject, JsonValue } from '../json.ts'
import { isJsonObject } from '../json.ts'
import type { Language } from '../messages/issues.ts'
import { columnName, tableTitle } from '../messages/tables.ts'
import type { ResultFile } from '../report/types.ts'
import type { ColumnType, ResultTable } from './tables.ts'

/** Licences that scenarios name, by their identifiers (SPDX) and texts. */
const LICENCES: Readonly<Record<string, { readonly name: string; readonly path: string }>> = {
  'CC BY 4.0': { name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' },
  'CC BY-SA 4.0': { name: 'CC-BY-SA-4.0', path: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  'CC0 1.0': { name: 'CC0-1.0', path: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  MIT: { name: 'MIT', path: 'https://opensource.org/license/mit' },
  'ODbL 1.0': { name: 'ODbL-1.0', path: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  'OGL v3.0': {
    name: 'OGL-UK-3.0',
    path: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  },
}

const FIELD_TYPES: Readonly<Record<ColumnType, string>> = {
  integer: 'integer',
  number: 'number',
  string: 'string',
  boolean: 'boolean',
}

/** Columns by which the rows of a table are told apart, where there are such. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  regions: ['year', 'id'],
  markets: ['year', 'id'],
  sites: ['year', 'id'],
  terminals: ['year', 'id'],
  arcs: ['year', 'from', 'to', 'mode'],
  transfers: ['year', 'site', 'toRegion'],
  indicators: ['year', 'region', 'id'],
  years: ['year'],
}

/** Describe the tables of a result: columns with types, units and titles, sources, licences, the scenario’s hash. */
export function describePackage(
  result: ResultFile,
  tables: readonly ResultTable[],
  language: Language,
): JsonObject {
  const { scenario, shashi } = result
  const licences = licencesOf(scenario.document)
  const sources = sourcesOf(scenario.document)
  return {
    profile: 'tabular-data-package',
    name: `${scenario.id}-${result.policy}`,
    id: scenario.hash,
    title: scenario.title[language],
    version: shashi.version,
    scenario: { id: scenario.id, title: { ...scenario.title }, hash: scenario.hash },
    shashi: { ...shashi },
    policy: result.policy,
    engine: result.engine,
    status: result.status,
    ...(licences.length > 0 ? { licenses: licences } : {}),
    ...(sources.length > 0 ? { sources } : {}),
    resources: tables.map((table) => describeTable(table, language)),
  }
}

function describeTable({ name, columns }: ResultTable, language: Language): JsonObject {
  const key = KEYS[name]
  return {
    profile: 'tabular-data-resource',
    name: name.toLowerCase(),
    path: `${name}.csv`,
    title: tableTitle(name, language),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: columns.map((column) => ({
        name: column.name,
        type: FIELD_TYPES[column.type],
        title: columnName(column.name, language),
        ...(column.unit === null ? {} : { unit: column.unit }),
      })),
      missingValues: [''],
      ...(key === undefined ? {} : { primaryKey: key }),
    },
  }
}

export interface SourceText {
  readonly id: string
  readonly citation: string
  readonly licence: string | null
  readonly url: string | null
}

/** The sources a document names. */
export function sourceTexts(document: JsonObject): readonly SourceText[] {
  const sources = isJsonObject(document.sources) ? Object.entries(document.sources) : []
  const text = (value: JsonValue | undefined) => (typeof value === 'string' ? value : null)
  return sources.flatMap(([id, source]) => {
    if (!isJsonObject(source)) return []
    return [
      { id, citation: text(source.citation) ?? id, licence: text(source.licence), url: text(source.url) },
    ]
  })
}

function sourcesOf(document: JsonObject): JsonObject[] {
  return sourceTexts(document).map(({ id, citation, licence, url }) => ({
    title: citation,
    name: id,
    ...(licence === null ? {} : { licence }),
    ...(url === null ? {} : { path: url }),
  }))
}

/** The licences of the sources that have a known identifier; the others stand with their source. */
function licencesOf(document: JsonObject): JsonObject[] {
  const named = new Set(sourceTexts(document).flatMap(({ licence }) => licence ?? []))
  return [...named].sort().flatMap((licence) => {
    const known = LICENCES[licence]
    return known === undefined ? [] : [{ ...known, title: licence }]
  })
}
