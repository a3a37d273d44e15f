import { describe, expect, it } from 'vitest'
import { runScenario } from '../../src/report/run.ts'
import { verifyResult } from '../../src/report/verify.ts'
import { ENGINES } from '../../src/solve/types.ts'
import { readShipped } from '../scenarios/shipped.ts'

const close = { sites: { 'fengdu-baoluan': { capacity: 200 } } }
const result = await runScenario(readShipped('plan-2025.yaml', [close]))
const text = JSON.stringify(result)

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Path = (string | number)[]

/** Paths of all values that are no containers. Of a long list only the first and last entries. */
function leaves(value: Json, path: Path = []): Path[] {
  if (Array.isArray(value)) {
    const ends = value.length === 0 ? [] : [...new Set([0, value.length - 1])]
    return ends.flatMap((i) => leaves(value[i] ?? null, [...path, i]))
  }
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
}

/** A value that is not the given one, of the same type where it has one. */
function another(value: Json): Json {
  if (typeof value === 'number') return value * 1.01 + 1
  if (typeof value === 'string') return `${value}x`
  return typeof value === 'boolean' ? !value : 1
}

/** A copy of the result with one value changed. */
function changed(path: Path, change: (value: Json) => Json = another): Json {
  const copy: Json = JSON.parse(text)
  let holder: Json = copy
  for (const key of path.slice(0, -1)) holder = inside(holder, key)
  const last = path.at(-1) ?? ''
  if (Array.isArray(holder) && typeof last === 'number') holder[last] = change(holder[last] ?? null)
  else if (typeof holder === 'object' && holder !== null && !Array.isArray(holder)) {
    holder[String(last)] = change(holder[String(last)] ?? null)
  }
  return copy
}

function inside(value: Json, key: string | number): Json {
  if (Array.isArray(value) && typeof key === 'number') return value[key] ?? null
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value[String(key)] ?? null
  throw new Error(`nothing at ${key}`)
}

const TABLES = [
  'regions',
  'markets',
  'sites',
  'flows',
  'arcs',
  'transfers',
  'prices',
  'indicators',
  'findings',
  'years',
] as const

describe('verification of a result file', () => {
  it('accepts a result made with a patch, by every engine', async () => {
    for (const engine of ENGINES) {
      const own = await runScenario(readShipped('plan-2025.yaml', [close]), { engine })
      expect(own.engine).toBe(engine)
      expect(verifyResult(JSON.parse(JSON.stringify(own)))).toEqual({ ok: true, discrepancies: [] })
    }
  })

  it('accepts the result of another version of the program', () => {
    expect(verifyResult(changed(['shashi', 'version'])).ok).toBe(true)
  })

  it.each(TABLES)('rejects a changed value in any column of %s', (table) => {
    const own = leaves(JSON.parse(text)).filter(([name]) => name === table)
    expect(own.length).toBeGreaterThan(2)
    for (const path of own) expect(verifyResult(changed(path)).ok, path.join('.')).toBe(false)
  })

  it.each(TABLES)('rejects a missing, a repeated and an added row in %s', (table) => {
    const without = changed([table], (rows) => (Array.isArray(rows) ? rows.slice(1) : null))
    const twice = changed([table], (rows) => (Array.isArray(rows) ? [...rows, rows[0] ?? null] : null))
    const none = changed([table], () => [])
    for (const file of [without, twice, none]) expect(verifyResult(file).ok).toBe(false)
  })

  it('rejects rows in a table that has none', () => {
    const row = { year: 2025, id: 'x', throughput: 1, limit: null }
    expect(verifyResult(changed(['terminals'], () => [row])).ok).toBe(false)
    expect(verifyResult(changed(['targets'], () => [row])).ok).toBe(false)
    expect(verifyResult(changed(['conflict'], () => ({ rules: [], relaxations: [] }))).ok).toBe(false)
  })

  it('rejects a changed number, text or hash in the head and in the embedded document', () => {
    const own = leaves(JSON.parse(text)).filter(
      ([name, part]) =>
        !TABLES.some((table) => table === name) && name !== 'certificate' && part !== 'version',
    )
    const sample = own.filter((path, i) => path[0] !== 'scenario' || i % 7 === 0)
    expect(sample.length).toBeGreaterThan(50)
    for (const path of sample) expect(verifyResult(changed(path)).ok, path.join('.')).toBe(false)
  })

  it('rejects changed values and residuals of the certificate', () => {
    const own = leaves(JSON.parse(text)).filter(
      ([name, , , key]) => name === 'certificate' && key !== 'duals' && name !== undefined,
    )
    expect(own.length).toBeGreaterThan(8)
    for (const path of own) expect(verifyResult(changed(path)).ok, path.join('.')).toBe(false)
  })

  it('rejects duals that no longer prove each stage: none, turned round, or one far off', () => {
    result.certificate.stages.forEach(({ duals }, stage) => {
      const path = ['certificate', 'stages', stage, 'duals']
      const keys = Object.keys(duals)
      if (keys.length === 0) return
      const numbers = (change: (value: number) => number) =>
        changed(path, () =>
          Object.fromEntries(Object.entries(duals).map(([key, dual]) => [key, change(dual)])),
        )
      expect(verifyResult(changed(path, () => ({}))).ok).toBe(false)
      expect(verifyResult(numbers((dual) => -dual)).ok).toBe(false)
      expect(verifyResult(numbers(() => Number.NaN)).ok).toBe(false)
      const far = { ...duals, [keys[0] ?? '']: 1e9 }
      expect(verifyResult(changed(path, () => far)).ok).toBe(false)
      expect(verifyResult(changed(path, () => ({ ...duals, 'balance/2025/site/nowhere': 1 }))).ok).toBe(false)
    })
  })

  it('rejects, and does not throw for, what is no result file', () => {
    for (const file of [null, 1, 'x', [], {}, { schemaVersion: 1 }, { schemaVersion: 2 }]) {
      expect(verifyResult(file).ok).toBe(false)
    }
    for (const key of Object.keys(result)) {
      if (key === 'shashi') continue
      for (const value of [null, 7, 'x', [null], [[]], { x: [] }]) {
        const file = changed([key], () => value)
        if (JSON.stringify(file) !== text) expect(verifyResult(file).ok, key).toBe(false)
      }
    }
  })
})
