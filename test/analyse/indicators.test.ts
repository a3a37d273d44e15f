/** Indicators: complete, explained, and right where they can be worked out by hand. */
import { describe, expect, it } from 'vitest'
import { DEFINITION_SOURCES, INDICATORS, SOLVED_INDICATORS } from '../../src/analyse/indicators.ts'
import { DEFINITION_TEXTS, INDICATOR_HELP } from '../../src/messages/indicator-help.ts'
import { displayOf, INDICATOR_TEXTS } from '../../src/messages/indicators.ts'
import { runScenario } from '../../src/report/run.ts'
import type { ResultFile } from '../../src/report/types.ts'
import { INDICATOR_IDS, MODE_KINDS } from '../../src/scenario/types.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { type Draft, documentOf, readDocument } from '../support/documents.ts'

const ALL = [...INDICATORS, ...SOLVED_INDICATORS]

const indicator = ({ indicators }: ResultFile, id: string, year: number, region = 'city') =>
  indicators.find((row) => row.id === id && row.year === year && row.region === region)?.value

describe('every indicator', () => {
  it('is one that targets and warnings may name, and the other way round', () => {
    expect(ALL.map(({ id }) => id).sort()).toEqual([...INDICATOR_IDS].sort())
  })

  it('has a name, an explanation and a source in both languages, and a unit that is shown', () => {
    for (const { id, unit, formula, source } of ALL) {
      for (const language of ['zh', 'en'] as const) {
        expect(INDICATOR_TEXTS[id]?.[language], id).toMatch(/\S/)
        expect(INDICATOR_HELP[id]?.[language], id).toMatch(language === 'zh' ? /。$/ : /\.$/)
        expect(DEFINITION_TEXTS[source]?.[language], source).toMatch(/\S/)
        expect(displayOf(id, unit).unit[language], id).not.toBe(unit === '1' ? unit : '')
      }
      expect(formula, id).toMatch(/\S/)
    }
    expect(Object.keys(INDICATOR_HELP).sort()).toEqual([...INDICATOR_IDS].sort())
    expect(Object.keys(DEFINITION_TEXTS).sort()).toEqual([...DEFINITION_SOURCES].sort())
  })
})

/** One region, one market in reach of a quarry by road, another by barge; ore for a few years. */
const TWO_MARKETS: Draft = {
  regions: [{ limit: null }],
  markets: [
    { region: 0, longitude: 106, latitude: 29, demand: 10 },
    { region: 0, longitude: 109, latitude: 31, demand: 30 },
  ],
  sites: [
    { region: 0, longitude: 106, latitude: 29.01, tier: 'zone', exporter: false, capacity: 60, price: 30 },
    { region: 0, longitude: 109, latitude: 31.01, tier: 'recycled', exporter: false, capacity: 4, price: 30 },
  ],
  wharves: [
    { region: 0, longitude: 106, latitude: 29, chainage: 0, throughput: null },
    { region: 0, longitude: 109, latitude: 31, chainage: 300, throughput: null },
  ],
  preset: 'least-cost',
  rules: {},
}

describe('indicators over three years', async () => {
  const document = documentOf(TWO_MARKETS)
  const scenario = readDocument({
    ...document,
    years: [2025, 2026, 2027],
    markets: {
      ...Object(document.markets),
      'market-1': {
        ...Object(Object(document.markets)['market-1']),
        demand: { 2025: 10, 2026: 10, 2027: 20 },
      },
    },
    sites: {
      ...Object(document.sites),
      'site-1': {
        ...Object(Object(document.sites)['site-1']),
        reserve: 500,
        recovery: 0.8,
        mines: { large: 1, medium: 1, small: 2 },
      },
    },
  })
  const result = await runScenario(scenario)

  it('measure the landbank by the mean output of the years so far', () => {
    // 36 wt a year, 46 in the last: ore 45, 45 and 57.5 of 500; what is left × 0.8.
    expect(indicator(result, 'ore-extracted', 2025)).toBeCloseTo(45, 9)
    expect(indicator(result, 'landbank', 2025)).toBeCloseTo((455 * 0.8) / 36, 9)
    expect(indicator(result, 'landbank', 2026)).toBeCloseTo((410 * 0.8) / 36, 9)
    expect(indicator(result, 'landbank', 2027)).toBeCloseTo((352.5 * 0.8) / ((36 + 36 + 46) / 3), 9)
  })

  it('split tonnes by the mode of the longest part of the way, and recycled by demand', () => {
    expect(indicator(result, 'barge-tonnage-share', 2025)).toBeCloseTo(26 / 40, 9)
    expect(indicator(result, 'road-tonnage-share', 2025)).toBeCloseTo(14 / 40, 9)
    expect(indicator(result, 'recycled-share', 2025)).toBeCloseTo(4 / 40, 9)
    expect(indicator(result, 'large-medium-share', 2025)).toBeCloseTo(1 / 2, 9)
  })
})

describe('the landbank', () => {
  it('is null where no reserve is limited', async () => {
    const result = await runScenario(readShipped('plan-2025.yaml'))
    expect(indicator(result, 'landbank', 2025)).toBeNull()
  })
})

describe('shares of modes', () => {
  it('sum to one in tonnes and in tonne-km', async () => {
    const result = await runScenario(
      readShipped('chongqing-2025.yaml', [{ policy: { preset: 'least-cost' } }]),
    )
    for (const suffix of ['share', 'tonnage-share']) {
      const shares = MODE_KINDS.map((kind) => indicator(result, `${kind}-${suffix}`, 2025) ?? Number.NaN)
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
    }
    expect(indicator(result, 'barge-tonnage-share', 2025)).toBeGreaterThan(0.1)
  })
})
