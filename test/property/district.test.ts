import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/json.ts'
import { runScenario } from '../../src/report/run.ts'
import { verifyResult } from '../../src/report/verify.ts'
import { applyPatch } from '../../src/scenario/patch.ts'
import { PRESETS } from '../../src/scenario/types.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { readDocument } from '../support/documents.ts'
import { compareGoals, goalValues } from '../support/solving.ts'
import { expectSound } from '../support/soundness.ts'

const RENAMED = ['regions', 'markets', 'sites', 'terminals']
const REFERENCES = new Set(['region', 'from', 'to', 'site', 'inside'])
const TONNAGES = new Set(['demand', 'capacity', 'throughput', 'projectedOutput'])

/** The same document with other ids, every collection backwards, and tonnages in t instead of 10⁴ t. */
function disguised(document: JsonObject): JsonObject {
  const ids = new Set(RENAMED.flatMap((name) => Object.keys(objectOf(document[name]))))
  const named = (id: string) => (ids.has(id) ? `x-${[...id].toReversed().join('')}-1` : id)
  const rewrite = (value: JsonValue, key: string): JsonValue => {
    if (typeof value === 'string') return REFERENCES.has(key) ? named(value) : value
    // What a tonne of relief costs is no tonnage, whatever it is called.
    if (key === 'repairCost') return value
    if (TONNAGES.has(key)) return inTonnes(value)
    if (!isJsonObject(value)) return value
    const entries = Object.entries(value).map(([inner, each]): [string, JsonValue] => [
      RENAMED.includes(key) ? named(inner) : inner,
      rewrite(each, inner),
    ])
    return Object.fromEntries(COLLECTIONS.has(key) ? entries.reverse() : entries)
  }
  return objectOf(rewrite(document, ''))
}

const COLLECTIONS = new Set([...RENAMED, 'links'])

const objectOf = (value: JsonValue | undefined): JsonObject =>
  value !== undefined && isJsonObject(value) ? value : {}

function inTonnes(value: JsonValue): JsonValue {
  if (typeof value === 'number') return `${value * 10_000} t/yr`
  if (!isJsonObject(value) || typeof value.value !== 'number') return value
  const scaled = ['value', 'low', 'high'].flatMap((key): [string, JsonValue][] => {
    const own = value[key]
    return typeof own === 'number' ? [[key, own * 10_000]] : []
  })
  return { ...value, ...Object.fromEntries(scaled), unit: 't/yr' }
}

describe.each(PRESETS)('chongqing-2025 under %s', (preset) => {
  const scenario = readShipped('chongqing-2025.yaml', [{ policy: { preset } }])

  it('is sound, verified, and has the same goal values under other ids, orders and units', async () => {
    const result = await runScenario(scenario)
    expectSound(result, scenario)
    expect(verifyResult(JSON.parse(JSON.stringify(result)))).toEqual({ ok: true, discrepancies: [] })
    const other = readDocument(disguised(applyPatch(scenario.document, {})))
    expect(other.sites[0]?.id).not.toBe(scenario.sites[0]?.id)
    const again = await runScenario(other, { prices: 'skip' })
    expect(again.status).toBe('optimal')
    expect(compareGoals(goalValues(again), goalValues(result))).toBe(0)
  }, 60_000)
})
