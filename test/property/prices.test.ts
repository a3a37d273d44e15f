import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Price, pricesOf } from '../../src/analyse/prices.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/json.ts'
import { runScenario } from '../../src/report/run.ts'
import { applyPatch } from '../../src/scenario/patch.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { type Draft, type DraftOptions, documentOf, drafts, readDocument } from '../support/documents.ts'
import { expectPrice, goalVector, Tally } from '../support/price-checks.ts'
import { allocateFirst } from '../support/solving.ts'

/** wt/yr, t CO2e/yr or percentage points: below the next breakpoint mostly, since drafts are in halves. */
const STEP = 0.02

/** Drafts whose supply is often enough, so that more demand has a price and not only a shortage. */
const supplied = (options: DraftOptions) =>
  drafts(options).map(
    (draft): Draft => ({
      ...draft,
      markets: draft.markets.map((market) => ({ ...market, demand: market.demand / 2 })),
    }),
  )

/** Drafts whose supply is short or nearly so, so that sites and regions matter. */
const scarce = drafts({ rules: true }).map(
  (draft): Draft => ({
    ...draft,
    regions: draft.regions.map(({ limit }) => ({ limit: limit === null ? null : limit / 2 })),
    sites: draft.sites.map((site) => ({ ...site, capacity: site.capacity / 2 })),
    rules: draft.sites.length > 4 ? draft.rules : {},
  }),
)

/** Drafts with sites upstream, markets downstream and narrow wharves between them. */
const downstream = drafts({ presets: ['least-cost', 'least-carbon', 'water-first'] }).map(
  (draft): Draft => ({
    ...draft,
    sites: draft.sites.map((site) => ({ ...site, ...UPSTREAM })),
    markets: draft.markets.map((market, i) => ({ ...market, ...DOWNSTREAM, latitude: 29 + i / 20 })),
    wharves: [
      { region: 0, ...UPSTREAM, chainage: 400, throughput: 5 + draft.sites.length },
      { region: 0, ...DOWNSTREAM, chainage: 0, throughput: 5 + draft.markets.length },
    ],
  }),
)
const UPSTREAM = { longitude: 109, latitude: 31 }
const DOWNSTREAM = { longitude: 106, latitude: 29 }

/** Drafts to look for prices of a kind in. */
function draftsFor(of: Price['of']) {
  if (of === 'terminal') return downstream
  return of === 'market' ? supplied({ rules: true }) : of === 'rule' ? drafts({ rules: true }) : scarce
}

/** Rules that ask for a least, beside those of the draft that set a most. */
const FLOORS: JsonObject = {
  own: { kind: 'self-sufficiency', region: 'region-1', share: 0.25 },
  take: { kind: 'least-take', site: 'site-1', quantity: 2 },
}

const withFloors = (draft: Draft): Draft => ({ ...draft, rules: { ...draft.rules, ...FLOORS } })

/** The place of a document that a price is the price of, and by how much a unit of room moves it. */
function placeOf({ of, id }: Price, document: JsonObject): readonly [path: readonly string[], unit: number] {
  switch (of) {
    case 'market':
      return [['markets', id, 'demand'], 1]
    case 'site':
      return [['sites', id, 'capacity'], 1]
    case 'terminal':
      return [['terminals', id, 'throughput'], 1]
    case 'region':
      return [['regions', id, 'projectedOutput'], 1]
    case 'rule': {
      const kind = readPath(document, ['policy', 'rules', id, 'kind']) ?? 'sending-share'
      if (kind === 'least-take') return [['policy', 'rules', id, 'quantity'], -1]
      if (kind === 'emission-cap' || kind === 'extraction-cap') return [['policy', 'rules', id, 'limit'], 1]
      return [['policy', 'rules', id, 'share'], kind === 'sending-share' ? 0.01 : -0.01]
    }
  }
}

function readPath(document: JsonObject, path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = document
  for (const key of path) value = isJsonObject(value) ? value[key] : undefined
  return value
}

/** The scenario with `amount` units more room there; `null` where that would be less than nothing. */
function moved(document: JsonObject, price: Price, amount: number): Scenario | null {
  const [path, unit] = placeOf(price, document)
  const own = readPath(document, path)
  // The rule of the preset diversified is not in the document.
  const value = Number(((typeof own === 'number' ? own : 0.25) + unit * amount).toFixed(9))
  if (value < 0 || (path.includes('share') && value > 1)) return null
  const [key = '', ...outer] = path.toReversed()
  const entry: JsonObject = own === undefined ? { kind: 'sending-share', [key]: value } : { [key]: value }
  const patch = outer.reduce<JsonObject>((inner, name) => ({ [name]: inner }), entry)
  return readDocument(applyPatch(document, patch))
}

/** Hold one of the prices of a document against solving again. */
async function checkOne(document: JsonObject, pick: number, tally: Tally, of: Price['of']): Promise<void> {
  const scenario = readDocument(document)
  const before = await goalVector(scenario)
  if (before === null) return
  const own = pricesOf(await allocateFirst(scenario)).list.filter((price) => price.of === of)
  const nonzero = own.filter(({ below, above }) => [below, above].some((side) => side?.some((v) => v !== 0)))
  // What has no price is checked too, now and then.
  const choice = nonzero.length > 0 && pick % 4 > 0 ? nonzero : own
  const price = choice[pick % choice.length]
  if (price === undefined) return
  await expectPrice(price, before, (amount) => moved(document, price, amount), STEP, tally)
}

const withGoals = (document: JsonObject, goals: JsonValue): JsonObject =>
  applyPatch(document, { policy: { goals } })

describe('prices are what solving again gives, on both sides and in every goal', () => {
  it.each([
    ['market', 31, 150, 120],
    ['site', 32, 150, 60],
    ['terminal', 33, 100, 20],
    ['region', 34, 150, 20],
    ['rule', 35, 200, 40],
  ] as const)(
    'of a %s, in random networks with limits and rules',
    async (of, seed, numRuns, least) => {
      const tally = new Tally()
      await fc.assert(
        fc.asyncProperty(draftsFor(of), fc.nat(9), fc.boolean(), async (draft, pick, floors) => {
          await checkOne(documentOf(floors ? withFloors(draft) : draft), pick, tally, of)
        }),
        { seed, numRuns },
      )
      expect(tally.nonzero, JSON.stringify(tally)).toBeGreaterThan(least)
      expect(tally.breakpoints, JSON.stringify(tally)).toBeLessThan(tally.compared / 4)
    },
    60_000,
  )

  it.each(['market', 'site', 'terminal'] as const)(
    'of a %s, where goals may be worsened',
    async (of) => {
      const goals = [
        { goal: 'unmet', tolerance: 0.5 },
        { goal: 'transfer', tolerance: 0 },
        { goal: 'emissions', tolerance: 20 },
        { goal: 'cost', tolerance: 0 },
      ]
      const tally = new Tally()
      await fc.assert(
        fc.asyncProperty(draftsFor(of), fc.nat(9), async (draft, pick) => {
          await checkOne(withGoals(documentOf(draft), goals), pick, tally, of)
        }),
        { seed: 36, numRuns: 60 },
      )
      expect(tally.nonzero, JSON.stringify(tally)).toBeGreaterThan(of === 'market' ? 50 : 15)
    },
    60_000,
  )
})

describe('the price of a result', () => {
  it('is null in yuan exactly where a goal before cost changes, or the step cannot be taken', async () => {
    let some = 0
    await fc.assert(
      fc.asyncProperty(supplied({ rules: true }), async (draft) => {
        const { markets, sites, prices, status } = await runScenario(readDocument(documentOf(draft)))
        if (status !== 'optimal') return
        for (const [of, rows] of [
          ['market', markets.map(({ id, marginalPrice }) => ({ id, pair: marginalPrice }))],
          ['site', sites.map(({ id, scarcityRent }) => ({ id, pair: scarcityRent }))],
        ] as const) {
          for (const { id, pair } of rows) {
            const own = prices.filter((row) => row.of === of && row.id === id)
            const cost = own.findIndex(({ goal }) => goal === 'cost')
            const before = cost < 0 ? own : own.slice(0, cost)
            for (const [side, key] of [
              [0, 'below'],
              [1, 'above'],
            ] as const) {
              const none = before.every((row) => row[key] === 0)
              expect(pair[side]).toBe(none ? (cost < 0 ? 0 : own[cost]?.[key]) : null)
              some++
            }
          }
        }
      }),
      { seed: 37, numRuns: 60 },
    )
    expect(some).toBeGreaterThan(300)
  })
})
