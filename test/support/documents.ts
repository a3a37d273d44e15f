/** Random small scenario documents: everything a year's allocation knows of, in numbers on the grid. */
import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../src/json.ts'
import { checkDocument } from '../../src/scenario/check.ts'
import { PRESETS, type Scenario } from '../../src/scenario/types.ts'

/** A document as plain data that tests may change before it is read. */
export interface Draft {
  readonly regions: readonly { readonly limit: number | null }[]
  readonly markets: readonly DraftMarket[]
  readonly sites: readonly DraftSite[]
  readonly wharves: readonly DraftWharf[]
  readonly preset: string
  readonly rules: JsonObject
}
interface Place {
  readonly region: number
  readonly longitude: number
  readonly latitude: number
}
export interface DraftMarket extends Place {
  readonly demand: number
}
export interface DraftSite extends Place {
  readonly tier: string
  readonly exporter: boolean
  readonly capacity: number
  readonly price: number
}
interface DraftWharf extends Place {
  readonly chainage: number
  readonly throughput: number | null
}

/** Ids of the entries of a draft, by collection and position. */
export type Naming = (collection: string, position: number) => string

export const plainNames: Naming = (collection, position) => `${collection}-${position + 1}`

const steps = (min: number, max: number, step: number) =>
  fc
    .integer({ min: Math.round(min / step), max: Math.round(max / step) })
    .map((n) => Number((n * step).toFixed(6)))

const place = (regions: number) => ({
  region: fc.nat({ max: regions - 1 }),
  longitude: steps(105.5, 109.5, 0.01),
  latitude: steps(28.5, 31.5, 0.01),
})

const market = (regions: number) => fc.record({ ...place(regions), demand: steps(0, 60, 0.5) })

const site = (regions: number) =>
  fc.record({
    ...place(regions),
    tier: fc.constantFrom('zone', 'backbone', 'small', 'recycled'),
    exporter: fc.boolean(),
    capacity: steps(0, 60, 0.5),
    price: steps(30, 45, 0.25),
  })

const wharf = (regions: number) =>
  fc.record({
    ...place(regions),
    chainage: steps(-40, 500, 1),
    throughput: fc.option(steps(0, 60, 0.5), { nil: null }),
  })

export interface DraftOptions {
  readonly presets?: readonly string[]
  /** Whether drafts may have rules of their own that limit shares, emissions or extraction. */
  readonly rules?: boolean
  /** Whether drafts may have wharves with throughput limits. */
  readonly wharves?: boolean
}

/** Drafts of one to three regions, one to six sites, one to five markets and up to three wharves on a river. */
export function drafts(options: DraftOptions = {}): fc.Arbitrary<Draft> {
  const rules = fc.record(
    {
      'water-share': fc.record({
        kind: fc.constant('water-rail-share'),
        share: fc.constantFrom(0.25, 0.5),
      }),
      carbon: fc.record({ kind: fc.constant('emission-cap'), limit: steps(5, 200, 5) }),
      ore: fc.record({ kind: fc.constant('extraction-cap'), limit: steps(10, 200, 5) }),
    },
    { requiredKeys: [] },
  )
  return fc.integer({ min: 1, max: 3 }).chain((regions) =>
    fc.record({
      regions: fc.array(fc.record({ limit: fc.option(steps(0, 90, 0.5), { nil: null }) }), {
        minLength: regions,
        maxLength: regions,
      }),
      markets: fc.array(market(regions), { minLength: 1, maxLength: 5 }),
      sites: fc.array(site(regions), { minLength: 1, maxLength: 6 }),
      wharves: fc.array(wharf(regions), { maxLength: options.wharves === false ? 0 : 3 }),
      preset: fc.constantFrom(...(options.presets ?? PRESETS)),
      rules: options.rules === true ? rules : fc.constant({}),
    }),
  )
}

const both = (text: string): JsonObject => ({ zh: text, en: text })

/**
 * The document of a draft. Ids come from `naming`; names and codes say what an entry is whatever it is called.
 * `reversed` lists every collection backwards.
 */
export function documentOf(draft: Draft, naming: Naming = plainNames, reversed = false): JsonObject {
  const map = <Entry>(
    name: string,
    list: readonly Entry[],
    write: (entry: Entry, i: number) => JsonValue,
  ) => {
    const entries = list.map((entry, i): [string, JsonValue] => [naming(name, i), write(entry, i)])
    return Object.fromEntries(reversed ? entries.reverse() : entries)
  }
  const where = ({ region, longitude, latitude }: Place): JsonObject => ({
    region: naming('region', region),
    location: { longitude, latitude },
  })
  return {
    schemaVersion: 1,
    id: 'random',
    title: both('random'),
    years: [2025],
    regions: map('region', draft.regions, ({ limit }, i) => ({
      name: both(`region ${i}`),
      ...(limit === null ? {} : { outputLimit: 'projected', projectedOutput: limit }),
    })),
    markets: map('market', draft.markets, (entry, i) => ({
      name: both(`market ${i}`),
      code: `M${i}`,
      ...where(entry),
      demand: entry.demand,
    })),
    sites: map('site', draft.sites, (entry, i) => ({
      name: both(`site ${i}`),
      code: `S${i}`,
      ...where(entry),
      tier: entry.tier,
      exporter: entry.exporter,
      capacity: entry.capacity,
      exWorksPrice: entry.price,
      recovery: 0.9,
    })),
    terminals: map('wharf', draft.wharves, ({ chainage, throughput, ...entry }, i) => ({
      name: both(`wharf ${i}`),
      kind: 'wharf',
      ...where(entry),
      berth: { waterway: 'river', chainage },
      ...(throughput === null ? {} : { throughput }),
    })),
    waterways: { river: { name: both('river') } },
    modes: MODES,
    policy: { preset: draft.preset, rules: draft.rules },
  }
}

const MODES: JsonObject = {
  road: {
    name: both('road'),
    kind: 'road',
    fixed: 5,
    bands: { near: { upTo: 30, rate: 0.8 }, far: { rate: 0.5 } },
    emissionFactor: 95,
    circuity: 1.4,
  },
  barge: {
    name: both('barge'),
    kind: 'barge',
    bands: { all: { rate: 0.045 } },
    handling: { load: 6, unload: 10 },
    emissionFactor: 30,
    upstreamFactor: 1.15,
  },
}

/** Read a document that must be right. */
export function readDocument(document: JsonObject): Scenario {
  const checked = checkDocument(document)
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues, null, 2))
  return checked.value
}

export const scenarioOf = (draft: Draft, naming: Naming = plainNames, reversed = false): Scenario =>
  readDocument(documentOf(draft, naming, reversed))
