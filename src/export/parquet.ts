/** Tables as Parquet: the only file that knows the package which writes it. */
import { type BasicType, ByteWriter, type ColumnSource, parquetWrite } from 'hyparquet-writer'
import type { Language } from '../messages/issues.ts'
import { columnName, tableTitle } from '../messages/tables.ts'
import type { ResultFile } from '../report/types.ts'
import { sourceTexts } from './data-package.ts'
import type { Cell, ColumnType, ResultTable } from './tables.ts'

const TYPES: Readonly<Record<ColumnType, BasicType>> = {
  integer: 'INT32',
  number: 'DOUBLE',
  string: 'STRING',
  boolean: 'BOOLEAN',
}

const ROWS_IN_GROUP = 100_000

/**
 * Write a table as a Parquet file, snappy: years and positions as INT32, numbers as DOUBLE, texts as UTF-8, absent
 * values as null. The file’s own metadata name scenario, hash, units, titles and sources.
 */
export function writeParquet(table: ResultTable, result: ResultFile, language: Language): Uint8Array {
  const writer = new ByteWriter()
  parquetWrite({
    writer,
    columnData: table.columns.map(
      (column, position): ColumnSource => ({
        name: column.name,
        type: TYPES[column.type],
        data: table.rows.map((row) => asType(row[position] ?? null, column.type)),
      }),
    ),
    codec: 'SNAPPY',
    rowGroupSize: ROWS_IN_GROUP,
    kvMetadata: metadataOf(table, result, language),
    createdBy: `shashi version ${result.shashi.version}`,
  })
  return new Uint8Array(writer.getBuffer())
}

function asType(cell: Cell, type: ColumnType): Cell {
  return cell !== null && type === 'string' ? String(cell) : cell
}

function metadataOf(table: ResultTable, result: ResultFile, language: Language) {
  const { scenario } = result
  const units = table.columns.flatMap(({ name, unit }) => (unit === null ? [] : [[name, unit] as const]))
  const titles = table.columns.map(({ name }) => [name, columnName(name, language)] as const)
  const values: readonly (readonly [string, string])[] = [
    ['title', `${scenario.title[language]} · ${tableTitle(table.name, language)}`],
    ['scenario', scenario.id],
    ['scenario_hash', scenario.hash],
    ['policy', result.policy],
    ['status', result.status],
    ['units', JSON.stringify(Object.fromEntries(units))],
    ['titles', JSON.stringify(Object.fromEntries(titles))],
    ['sources', JSON.stringify(sourceTexts(scenario.document))],
  ]
  return values.map(([key, value]) => ({ key: `shashi.${key}`, value }))
}
