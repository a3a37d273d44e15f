/** What leaves the program, read back by others’ programs: every number is the number written. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import readXlsxFile from 'read-excel-file/universal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExportedFile, exportResult, type ResultFormat } from '../../src/export/files.ts'
import { type Cell, type ResultTable, resultTables } from '../../src/export/tables.ts'
import { readCsv } from '../../src/interchange/csv-text.ts'
import { runScenario } from '../../src/report/run.ts'
import type { ResultFile } from '../../src/report/types.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { resultOf } from './results.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-formats-'))
afterAll(() => rmSync(folder, { recursive: true }))

const bytesOf = ({ content }: ExportedFile): Uint8Array =>
  content instanceof Uint8Array
    ? content
    : new TextEncoder().encode(typeof content === 'string' ? content : [...content].join(''))

async function filesOf(
  result: ResultFile,
  format: ResultFormat,
  language: 'zh' | 'en' = 'zh',
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { document, id } = readShipped('plan-2025.yaml')
  const files = new Map<string, Uint8Array>()
  for await (const file of exportResult(result, format, { language, baseline: { id, document } })) {
    files.set(file.name, bytesOf(file))
  }
  return files
}

const fileOf = (files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array => {
  const file = files.get(name)
  if (file === undefined) throw new Error(`no ${name} among ${[...files.keys()].join(', ')}`)
  return file
}

function toBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(copy).set(bytes)
  return copy
}

/** The numbers of a column; absent ones left out. */
function numbersIn(table: ResultTable, column: string): number[] {
  const position = table.columns.findIndex(({ name }) => name === column)
  return table.rows.flatMap((row) => (typeof row[position] === 'number' ? [row[position]] : []))
}

describe.each(['plan-2025', 'chongqing-2035'])('the tables of %s, read back', (id) => {
  let result: ResultFile
  let tables: readonly ResultTable[]
  let query: (sql: string) => Promise<Cell[][]>

  beforeAll(async () => {
    result = await resultOf(id)
    tables = resultTables(result)
    for (const format of ['csv', 'parquet'] as const) {
      for (const [name, bytes] of await filesOf(result, format)) {
        writeFileSync(join(folder, `${id}-${name}`), bytes)
      }
    }
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    query = async (sql) => {
      const rows = await (await connection.runAndReadAll(sql)).getRowsJS()
      return rows.map((row) =>
        row.map((cell): Cell => (typeof cell === 'bigint' ? Number(cell) : asCell(cell))),
      )
    }
  }, 120_000)

  it('DuckDB reads from Parquet the same types, names and values, to the last digit', async () => {
    for (const table of tables) {
      const from = `'${join(folder, `${id}-${table.name}.parquet`)}'`
      const described = await query(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`)
      const types = { integer: 'INTEGER', number: 'DOUBLE', string: 'VARCHAR', boolean: 'BOOLEAN' }
      expect(described).toEqual(table.columns.map(({ name, type }) => [name, types[type]]))
      expect(await query(`SELECT * FROM ${from}`), table.name).toEqual(table.rows)
    }
  })

  it('DuckDB sums Parquet and CSV to what the tables sum to', async () => {
    for (const table of tables) {
      for (const { name, type } of table.columns) {
        if (type !== 'number' || table.rows.length === 0) continue
        const total = numbersIn(table, name).reduce((sum, value) => sum + value, 0)
        for (const ending of ['parquet', 'csv']) {
          const from = `'${join(folder, `${id}-${table.name}.${ending}`)}'`
          const [[sum = null] = []] = await query(`SELECT sum(CAST("${name}" AS DOUBLE)) FROM ${from}`)
          expect(Math.abs(Number(sum ?? 0) - total)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(total)))
        }
      }
    }
  })

  it('CSV has a byte order mark, the names, and every number as it was written', async () => {
    for (const [name, bytes] of await filesOf(result, 'csv')) {
      const table = tables.find((each) => `${each.name}.csv` === name)
      if (table === undefined) continue
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const csv = readCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
      if (!csv.ok) throw new Error(csv.found)
      const [heading, ...rows] = csv.records.map(({ cells }) => cells)
      expect(heading).toEqual(table.columns.map((column) => column.name))
      const back = rows.map((row) =>
        row.map((cell, position): Cell => {
          if (cell === '') return null
          const type = table.columns[position]?.type
          return type === 'number' || type === 'integer' ? Number(cell) : cell
        }),
      )
      expect(back, name).toEqual(table.rows)
    }
  })

  it('Parquet says which scenario it is of, in which units', async () => {
    const files = await filesOf(result, 'parquet')
    const bytes = toBuffer(fileOf(files, 'sites.parquet'))
    const metadata = parquetMetadata(bytes)
    const values = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value ?? '']))
    expect(values.get('shashi.scenario_hash')).toBe(result.scenario.hash)
    expect(JSON.parse(values.get('shashi.units') ?? '{}')).toMatchObject({ capacity: 'wt/yr' })
    expect(JSON.parse(values.get('shashi.titles') ?? '{}')).toMatchObject({ capacity: '产能' })
    const rows = await parquetReadObjects({ file: bytes })
    expect(rows.map((row) => row.capacity)).toEqual(result.sites.map(({ capacity }) => capacity))
  })

  it('a workbook has About, Changes and a sheet a table, numbers as numbers', async () => {
    const files = await filesOf(result, 'xlsx')
    const [book] = files.values()
    const sheets = await readXlsxFile(toBuffer(book ?? new Uint8Array()), { trim: false })
    expect(sheets.slice(0, 3).map(({ sheet }) => sheet)).toEqual(['关于', '改动', '年份'])
    for (const table of tables) {
      const position = tables.indexOf(table) + 2
      const data = sheets[position]?.data ?? []
      expect(data[0]?.slice(0, table.columns.length)).toEqual(table.columns.map(({ name }) => name))
      const rows = data.slice(3).map((row) => row.slice(0, table.columns.length))
      expect(rows, table.name).toEqual(table.rows)
    }
  })
})

const asCell = (value: unknown): Cell =>
  typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null

describe('the same result', () => {
  it.each(['csv', 'xlsx', 'parquet', 'geojson', 'html'] as const)(
    'is the same bytes as %s',
    async (format) => {
      const result = await resultOf('plan-2025')
      const [one, other] = [await filesOf(result, format), await filesOf(result, format)]
      expect([...one.keys()]).toEqual([...other.keys()])
      for (const [name, bytes] of one) expect(Buffer.compare(bytes, fileOf(other, name)), name).toBe(0)
    },
  )
})

it('a workbook says why a result with perfect foresight has no prices, and only such a one', async () => {
  for (const foresight of ['perfect', 'myopic'] as const) {
    const scenario = readShipped('plan-2025.yaml', [{ foresight }])
    const result = await runScenario(scenario)
    expect(result.prices.length > 0).toBe(foresight === 'myopic')
    const [book] = (await filesOf(result, 'xlsx')).values()
    const [about] = await readXlsxFile(toBuffer(book ?? new Uint8Array()), { trim: false })
    const texts = about?.data.flat().filter((cell) => String(cell).includes('不给出价格')) ?? []
    expect(texts).toHaveLength(foresight === 'perfect' ? 1 : 0)
  }
})
