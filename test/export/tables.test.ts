import { describe, expect, it } from 'vitest'
import { resultTables } from '../../src/export/tables.ts'
import { sheetLayouts } from '../../src/interchange/layout.ts'
import { isJsonObject, type JsonValue } from '../../src/json.ts'
import { columnUnit, hasColumnName, TABLE_TITLES } from '../../src/messages/tables.ts'
import { documentSchema } from '../../src/scenario/schema.ts'
import { resultOf } from './results.ts'

const RESULTS = ['plan-2025', 'chongqing-2025', 'chongqing-2035']

/** Numbers that have no unit, or whose row names it. */
const WITHOUT_UNIT = new Set([
  'year',
  'flow',
  'leg',
  'selfSufficiency',
  'utilisation',
  'value',
  'targets.limit',
  'below',
  'above',
  'dual',
  'primalResidual',
  'dualResidual',
  'complementarity',
  'gap',
])

/** All numbers of a value, wherever they stand, in order of size. */
function numbersOf(value: JsonValue | undefined): number[] {
  if (typeof value === 'number') return [value]
  if (Array.isArray(value)) return value.flatMap(numbersOf)
  return isJsonObject(value ?? null) ? Object.values(value ?? {}).flatMap(numbersOf) : []
}

const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)

describe('the tables of a result', () => {
  it.each(RESULTS)('hold every list of %s, with every number in it', async (id) => {
    const result = await resultOf(id)
    const tables = new Map(resultTables(result).map((table) => [table.name, table]))
    const file: JsonValue = JSON.parse(JSON.stringify({ ...result, stages: result.certificate.stages }))
    if (!isJsonObject(file)) throw new Error('no object')
    for (const [name, rows] of Object.entries(file)) {
      if (!Array.isArray(rows) || name === 'findings') continue
      const table = tables.get(name)
      expect(table?.rows.length, name).toBe(rows.length)
      const lists = rows.flatMap((row) => (isJsonObject(row) ? Object.values(row) : []))
      const within = lists.filter(isTableOfItsOwn).flatMap(numbersOf)
      const own = table?.rows.flatMap((row) => row.filter((cell) => typeof cell === 'number')) ?? []
      expect(ascending([...own, ...within]), name).toEqual(ascending(numbersOf(rows)))
    }
    expect(tables.get('findings')?.rows.length).toBe(result.findings.length)
    const legs = result.flows.flatMap(({ legs }) => legs)
    const legTable = tables.get('legs')
    expect(
      legTable?.rows.map((row) => row[legTable.columns.findIndex(({ name }) => name === 'cost')]),
    ).toEqual(legs.map(({ cost }) => cost))
    const duals = result.certificate.stages.flatMap((stage) => Object.values(stage.duals))
    expect(tables.get('duals')?.rows.map((row) => row[3])).toEqual(duals)
  })

  it.each(RESULTS)('are named, column by column, in both languages, with units, for %s', async (id) => {
    const result = await resultOf(id)
    for (const { name, columns } of resultTables(result)) {
      expect(TABLE_TITLES[name], name).toBeDefined()
      for (const column of columns) {
        expect(hasColumnName(column.name), `${name}.${column.name}`).toBe(true)
        const needsUnit = column.type === 'number' || column.type === 'integer'
        const isFree = WITHOUT_UNIT.has(column.name) || WITHOUT_UNIT.has(`${name}.${column.name}`)
        if (needsUnit) expect(column.unit !== null || isFree, `unit of ${name}.${column.name}`).toBe(true)
      }
    }
  })

  it('have their columns where a result has no rows for them', async () => {
    const tables = resultTables(await resultOf('plan-2025'))
    const terminals = tables.find(({ name }) => name === 'terminals')
    expect(terminals?.rows).toEqual([])
    expect(terminals?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'year integer',
      'id string',
      'throughput number',
      'limit number',
      'utilisation number',
    ])
  })

  it('have what passes every wharf: the tonnes of the routes that begin or end a leg by barge there', async () => {
    const { flows, terminals } = await resultOf('chongqing-2025')
    const passed = new Map<string, number>()
    for (const { legs, quantity } of flows) {
      const barge = legs.filter(({ mode }) => mode === 'barge')
      for (const id of [barge[0]?.from, barge.at(-1)?.to]) {
        if (id !== undefined) passed.set(id, (passed.get(id) ?? 0) + quantity)
      }
    }
    expect(passed.size).toBeGreaterThan(1)
    for (const { id, throughput, limit, utilisation } of terminals) {
      expect(throughput, id).toBeCloseTo(passed.get(id) ?? 0, 6)
      expect(throughput, id).toBeLessThanOrEqual(limit ?? Number.POSITIVE_INFINITY)
      expect(utilisation, id).toBe(limit === null ? null : throughput / limit)
    }
  })
})

const isTableOfItsOwn = (value: JsonValue): boolean =>
  isJsonObject(value) || (Array.isArray(value) && value.length > 0 && value.every(isJsonObject))

describe('the sheets of a scenario', () => {
  it('cover every key of the schema', () => {
    const covered = new Set(
      sheetLayouts().flatMap(({ path, columns }) =>
        path.length > 0 ? [path[0]] : columns.map((column) => column.path[0]),
      ),
    )
    for (const key of Object.keys(documentSchema.entries)) expect(covered, key).toContain(key)
  })

  it('are named, column by column, in both languages', () => {
    for (const { name, ids, columns } of sheetLayouts()) {
      expect(TABLE_TITLES[name], name).toBeDefined()
      const unnamed = [...ids, ...columns.map(({ key }) => key)].filter((key) => !hasColumnName(key))
      expect(unnamed, name).toEqual([])
    }
  })

  it('give units to the numbers planners fill in', () => {
    expect(columnUnit('sites', 'capacity')).toBe('wt/yr')
    expect(columnUnit('waterways.stretches', 'from')).toBe('km')
    expect(columnUnit('links', 'from')).toBeNull()
    expect(columnUnit('sites', 'stock.capacity')).toBe('wt')
  })
})
