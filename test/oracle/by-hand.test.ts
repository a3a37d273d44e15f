import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json.ts'
import { runScenario } from '../../src/report/run.ts'
import type { ResultFile } from '../../src/report/types.ts'
import { verifyResult } from '../../src/report/verify.ts'
import { ENGINES } from '../../src/solve/types.ts'
import { readDocument } from '../support/documents.ts'

const both = (text: string): JsonObject => ({ zh: text, en: text })
const nowhere = { longitude: 106, latitude: 29 }

interface Case {
  readonly preset: string
  readonly regions: JsonObject
  readonly sites: Readonly<Record<string, JsonObject>>
  readonly markets: Readonly<Record<string, JsonObject>>
  /** km by site and market; ways that are not listed do not exist. */
  readonly distances: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly rate: number
}

/** A document in which every way is a link: the mode `belt` runs along links only. */
function documentOf({ preset, regions, sites, markets, distances, rate }: Case): JsonObject {
  const links = Object.entries(distances).flatMap(([from, row]) =>
    Object.entries(row).map(
      ([to, distance]) => [`${from}-${to}`, { from, to, mode: 'belt', distance }] as const,
    ),
  )
  const named = (entries: Readonly<Record<string, JsonObject>>, rest: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(entries).map(([id, entry]) => [
        id,
        { name: both(id), code: id, location: nowhere, ...rest, ...entry },
      ]),
    )
  return {
    schemaVersion: 1,
    id: 'by-hand',
    title: both('by hand'),
    years: [2025],
    regions,
    markets: named(markets, {}),
    sites: named(sites, { tier: 'zone', exWorksPrice: 0 }),
    links: Object.fromEntries(links),
    modes: { belt: { name: both('belt'), kind: 'belt', bands: { all: { rate } }, emissionFactor: 10 } },
    policy: { preset },
  }
}

/** Dantzig 1963, ch. 3-3: thousands of miles as km, cases as wt, 90 dollars per case and thousand miles as yuan. */
const dantzig: Case = {
  preset: 'least-cost',
  regions: { all: { name: both('all') } },
  sites: { seattle: { region: 'all', capacity: 350 }, 'san-diego': { region: 'all', capacity: 600 } },
  markets: {
    'new-york': { region: 'all', demand: 325 },
    chicago: { region: 'all', demand: 300 },
    topeka: { region: 'all', demand: 275 },
  },
  distances: {
    seattle: { 'new-york': 2.5, chicago: 1.7, topeka: 1.8 },
    'san-diego': { 'new-york': 2.5, chicago: 1.8, topeka: 1.4 },
  },
  rate: 0.09,
}

/**
 * Two regions. b's named exporter x lies 10 km from a's market, b's other quarry y only 1 km. a needs 50, has 20.
 */
const gap: Case = {
  preset: 'plan',
  regions: { a: { name: both('a') }, b: { name: both('b') } },
  sites: {
    own: { region: 'a', capacity: 20 },
    x: { region: 'b', capacity: 25, exporter: true },
    y: { region: 'b', capacity: 100 },
  },
  markets: { 'to-a': { region: 'a', demand: 50 }, 'to-b': { region: 'b', demand: 10 } },
  distances: { own: { 'to-a': 5 }, x: { 'to-a': 10, 'to-b': 1 }, y: { 'to-a': 1, 'to-b': 2 } },
  rate: 1,
}

const goals = (result: ResultFile) =>
  Object.fromEntries(result.certificate.stages.map(({ goal, value }) => [goal, value]))

const flows = (result: ResultFile) =>
  Object.fromEntries(result.flows.map(({ site, market, quantity }) => [`${site} ${market}`, quantity]))

describe.each(ENGINES)('%s, on problems solved by hand', (engine) => {
  const run = (problem: Case) => runScenario(readDocument(documentOf(problem)), { engine })

  it('finds 153.675 for the transportation problem of Dantzig', async () => {
    const result = await run(dantzig)
    expect(result.status).toBe('optimal')
    // Rates of 0.09 yuan per km give 153.675 (thousand dollars in the book).
    expect(goals(result)).toMatchObject({ unmet: 0 })
    expect(goals(result).cost).toBeCloseTo(153.675, 9)
    expect(verifyResult(JSON.parse(JSON.stringify(result)))).toEqual({ ok: true, discrepancies: [] })
  })

  it('under plan sends what the named exporter has, and leaves 5 unmet beside an idle quarry next door', async () => {
    const result = await run(gap)
    expect(goals(result)).toMatchObject({ unmet: 5, transfer: 25, 'tonne-km': 20 * 5 + 25 * 10 + 10 * 2 })
    expect(flows(result)).toEqual({ 'own to-a': 20, 'x to-a': 25, 'y to-b': 10 })
  })

  it('under nearest fills the gap from next door', async () => {
    const result = await run({ ...gap, preset: 'nearest' })
    expect(goals(result)).toMatchObject({ unmet: 0, 'tonne-km': 50 * 1 + 10 * 1 })
    expect(flows(result)).toEqual({ 'x to-b': 10, 'y to-a': 50 })
  })

  it('prices the last tonne of each market by hand: Topeka from San Diego, Chicago from Seattle', async () => {
    const { markets, sites } = await run(dantzig)
    const price = (id: string) => markets.find((row) => row.id === id)?.marginalPrice
    // Supply exceeds demand by 50, all of it in one place or both; freight is 0.09 a km.
    expect(price('topeka')).toEqual([0.126, 0.126])
    expect(price('new-york')).toEqual([0.225, 0.225])
    expect(price('chicago')?.[1]).toBeCloseTo(0.153, 9)
    expect(sites.every(({ scarcityRent }) => scarcityRent[1] === 0)).toBe(true)
  })
})

describe('even-burden by hand', () => {
  it.each(['javascript-lp-solver', 'highs'] as const)(
    'spreads 30 over exporters of 40 and 20: %s',
    async (engine) => {
      const problem: Case = {
        preset: 'even-burden',
        regions: { a: { name: both('a') }, b: { name: both('b') } },
        sites: {
          near: { region: 'b', capacity: 40, exporter: true },
          far: { region: 'b', capacity: 20, exporter: true },
        },
        markets: { 'to-a': { region: 'a', demand: 30 } },
        distances: { near: { 'to-a': 1 }, far: { 'to-a': 50 } },
        rate: 1,
      }
      const result = await runScenario(readDocument(documentOf(problem)), { engine })
      expect(goals(result)['largest-utilisation']).toBeCloseTo(0.5, 9)
      expect(flows(result)).toEqual({ 'near to-a': 20, 'far to-a': 10 })
    },
  )
})
