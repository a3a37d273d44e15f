import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDocument } from '../../src/scenario/check.ts'
import { readScenario } from '../../src/scenario/parse.ts'
import { parseSet } from '../../src/scenario/patch.ts'
import { PRESET_TABLE } from '../../src/scenario/presets.ts'
import type { LoadedText } from '../../src/scenario/resolve.ts'
import { PRESETS, type Scenario } from '../../src/scenario/types.ts'
import { lineOf, TINY } from './tiny.ts'

function read(text: string): Scenario {
  const result = readScenario(text, { file: 'tiny.yaml' })
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.value
}

/** A loader of files held in memory. */
function loader(files: Readonly<Record<string, string>>) {
  return (reference: string): LoadedText | null => {
    const text = files[reference]
    return text === undefined ? null : { text, file: reference }
  }
}

describe('a well-formed scenario', () => {
  test('numbers arrive in the units of the model, by year and on the grid', () => {
    const scenario = read(TINY)
    const [market] = scenario.markets
    const [near, far] = scenario.sites
    expect(market?.demand.byYear).toEqual([10000, 13000])
    expect(market?.area?.value).toBe(5466)
    expect(near?.capacity.byYear).toEqual([500, 500])
    expect(far?.capacity.byYear).toEqual([100, 108.243])
    expect(far?.recovery.value).toBe(0.95)
    expect(scenario.links[0]?.distance.value).toBe(120)
    expect(scenario.modes[0]?.bands.map(({ id, upTo }) => [id, upTo])).toEqual([
      ['short', 30],
      ['beyond', null],
    ])
    expect(scenario.waterways[0]?.stretches[0]?.open.byYear).toEqual([0, 1])
  })

  test('a bare number is assumed and has no source; an annotated one keeps its own', () => {
    const scenario = read(TINY)
    expect(scenario.sites[0]?.capacity.provenance).toMatchObject({ status: 'assumed', source: null })
    expect(scenario.regions[0]?.projectedOutput?.provenance).toEqual({
      status: 'published',
      source: 'plan',
      clause: null,
      low: 8000,
      high: 10000,
      note: null,
    })
  })

  test('milestones are interpolated between the years and constant outside', () => {
    const scenario = read(
      TINY.replace('[2021, 2025]', '{from: 2019, to: 2027}').replace(
        '{2021: 10000, 2025: 130 Mt/yr}',
        '{2025: 130 Mt/yr, 2021: 10000, 2022: 10000}',
      ),
    )
    expect(scenario.markets[0]?.demand.byYear).toEqual([
      10000, 10000, 10000, 10000, 11000, 12000, 13000, 13000, 13000,
    ])
  })

  test('optional fields have their defaults', () => {
    const scenario = read(TINY)
    const [near] = scenario.sites
    expect(near).toMatchObject({ exporter: false, code: null, reserve: null, mines: null, district: null })
    expect(near?.recovery.value).toBe(1)
    expect(scenario.modes[0]?.upstreamFactor.value).toBe(1)
    expect(scenario.modes[0]?.handling.load.byYear).toEqual([0, 0])
    expect(Object.values(scenario.repairCost).every((cost) => cost > 0)).toBe(true)
  })

  test('the same document as JSON gives the same scenario', () => {
    const scenario = read(TINY)
    expect(read(JSON.stringify(scenario.document))).toEqual(scenario)
    const checked = checkDocument(scenario.document)
    expect(checked.ok && checked.value).toEqual(scenario)
  })

  test.each(PRESETS)('the preset %s brings its goals and rules', (preset) => {
    const { policy } = read(TINY.replace('preset: plan', `preset: ${preset}`))
    expect(policy.goals.map(({ goal }) => goal)).toEqual(PRESET_TABLE[preset].goals)
    expect(policy.goals.every(({ tolerance }) => tolerance === 0)).toBe(true)
    expect(policy.rules).toEqual(PRESET_TABLE[preset].rules)
  })

  test('the document’s own goals replace the preset’s; its rules join them, or replace by id', () => {
    const own = `preset: diversified
  goals: [unmet, {goal: emissions, tolerance: 2.5}]
  rules:
    sending-share: {kind: sending-share, share: 0.5}
    local: {kind: self-sufficiency, region: core, share: 0.3}
    floor: {kind: least-take, site: near, quantity: 1 Mt/yr}
    cap: {kind: extraction-cap, limit: 20000}`
    const { policy } = read(TINY.replace('preset: plan', own))
    expect(policy.goals).toEqual([
      { goal: 'unmet', tolerance: 0 },
      { goal: 'emissions', tolerance: 2.5 },
    ])
    expect(policy.rules).toEqual([
      { id: 'sending-share', kind: 'sending-share', share: 0.5 },
      { id: 'local', kind: 'self-sufficiency', region: 'core', share: 0.3 },
      { id: 'floor', kind: 'least-take', site: 'near', quantity: 100 },
      { id: 'cap', kind: 'extraction-cap', limit: 20000 },
    ])
  })
})

const VARIANT = `id: tiny-closed
title: {zh: 关闭, en: Closed}
extends: tiny.yaml
patch:
  sites:
    far: {capacity: 0}
  links: {far-to-core: null}
`

describe('a variant', () => {
  test('extends another document by a patch and has its own id and title', () => {
    const result = readScenario(VARIANT, { file: 'variant.yaml', load: loader({ 'tiny.yaml': TINY }) })
    if (!result.ok) throw new Error(JSON.stringify(result.issues))
    expect(result.value.id).toBe('tiny-closed')
    expect(result.value.title.en).toBe('Closed')
    expect(result.value.sites[1]?.capacity.byYear).toEqual([0, 0])
    expect(result.value.links).toEqual([])
    expect(Object.keys(result.value.document)).not.toContain('extends')
  })

  test('a mistake is placed in the file that made it: the base, the variant, or the caller’s patch', () => {
    const base = TINY.replace('tier: small', 'tier: smal')
    const variant = VARIANT.replace('capacity: 0', 'capacity: -1')
    const set = parseSet('markets.core.demnad=14000')
    const result = readScenario(variant, {
      file: 'variant.yaml',
      load: loader({ 'tiny.yaml': base }),
      patches: set.ok ? [set.value] : [],
    })
    expect(result.issues).toMatchObject([
      { code: 'not-allowed-value', place: { file: 'tiny.yaml', line: lineOf(base, 'smal\n') } },
      { code: 'negative', place: { file: 'variant.yaml', line: lineOf(variant, '-1') } },
      {
        code: 'unknown-key',
        path: ['markets', 'core', 'demnad'],
        place: { file: null },
        suggestion: 'demand',
      },
    ])
  })

  test('what a patch takes away is missing where the patch says so', () => {
    const variant = VARIANT.replace('{capacity: 0}', '{capacity: null}')
    const result = readScenario(variant, { file: 'variant.yaml', load: loader({ 'tiny.yaml': TINY }) })
    expect(result.issues).toMatchObject([
      {
        code: 'missing-key',
        path: ['sites', 'far', 'capacity'],
        place: { file: 'variant.yaml', line: lineOf(variant, 'capacity: null') },
      },
    ])
  })

  test('variants of variants are followed to the base', () => {
    const files = { 'tiny.yaml': TINY, 'variant.yaml': VARIANT }
    const second = 'id: third\nextends: variant.yaml\npatch: {markets: {core: {demand: 1}}}\n'
    const result = readScenario(second, { file: 'third.yaml', load: loader(files) })
    expect(result.ok && result.value.markets[0]?.demand.byYear).toEqual([1, 1])
    expect(result.ok && result.value.sites[1]?.capacity.byYear).toEqual([0, 0])
    expect(result.ok && result.value.title.en).toBe('Closed')
  })

  test.each([
    ['extends-missing', 'nowhere.yaml'],
    ['extends-cycle', 'variant.yaml'],
    ['extends-cycle', 'other.yaml'],
  ])('%s is reported with its line', (code, reference) => {
    const files = {
      'variant.yaml': VARIANT,
      'other.yaml': VARIANT.replace('tiny.yaml', 'variant.yaml'),
    }
    const text = VARIANT.replace('tiny.yaml', reference)
    const inMemory = { ...files, 'variant.yaml': text }
    const result = readScenario(text, { file: 'variant.yaml', load: loader(inMemory) })
    expect(result.ok).toBe(false)
    expect(result.issues).toMatchObject([{ code, path: ['extends'], place: { line: 3 } }])
  })

  test('an endless chain of documents ends', () => {
    const load = (reference: string): LoadedText => {
      const next = `${Number.parseInt(reference, 10) + 1}.yaml`
      return { text: `id: a\nextends: ${next}\n`, file: reference }
    }
    const result = readScenario('id: a\nextends: 0.yaml\n', { file: 'a.yaml', load })
    expect(result.issues).toMatchObject([{ code: 'extends-too-deep' }])
  })

  test('keys beside the patch and a patch that is no mapping are reported', () => {
    const text = VARIANT.replace('patch:', 'markets: {}\npatch: 5\nsources:')
    const result = readScenario(text, { file: 'variant.yaml', load: loader({ 'tiny.yaml': TINY }) })
    expect(result.issues.map(({ code, place }) => [code, place.line])).toEqual([
      ['unknown-key', lineOf(text, 'markets')],
      ['bad-patch', lineOf(text, 'patch')],
      ['unknown-key', lineOf(text, 'sources')],
    ])
  })

  test('a patch of the caller with a forbidden key is refused, not dropped', () => {
    const patch = JSON.parse('{"sites": {"__proto__": {"a": 1}}}')
    const result = readScenario(TINY, { file: 'tiny.yaml', patches: [patch] })
    expect(result.ok).toBe(false)
    expect(result.issues).toMatchObject([{ code: 'forbidden-key', path: ['sites', '__proto__'] }])
  })
})

describe('whatever is thrown at it', () => {
  test('reading any text ends in a scenario or issues, never in an exception', () => {
    const pieces = fc.constantFrom(
      ...TINY.split(/(\s+|[{}:,])/),
      '[',
      '*a',
      '&a ',
      '!!x ',
      '"',
      '\n  ',
      'null',
      '-',
      '? ',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const result = readScenario(parts.join(' '), { file: null })
        expect(result.ok || result.issues.length > 0).toBe(true)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  test('replacing any one value of a good document by another kind never passes silently into numbers', () => {
    const { document } = read(TINY)
    const paths = leafPaths(document, [])
    const wrong = fc.constantFrom<unknown>(null, [], {}, Number.NaN, Number.NEGATIVE_INFINITY, '', {
      value: 1,
    })
    fc.assert(
      fc.property(fc.constantFrom(...paths), wrong, (path, value) => {
        const copy = structuredClone(document)
        const owner = path.slice(0, -1).reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), copy)
        Reflect.set(Object(owner), path.at(-1) ?? '', value)
        const result = checkDocument(copy)
        if (!result.ok) return
        const numbers = JSON.stringify({ ...result.value, document: null }, (_key, inner) =>
          typeof inner === 'number' && !Number.isFinite(inner) ? 'NOT FINITE' : inner,
        )
        expect(numbers).not.toContain('NOT FINITE')
        expect(typeof value === 'string' || path.length > 0).toBe(true)
      }),
      { seed: 6, numRuns: 400 },
    )
  })
})

function leafPaths(value: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => leafPaths(inner, [...path, key]))
}
