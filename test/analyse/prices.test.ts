import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PricePair, pricesOf } from '../../src/analyse/prices.ts'
import { runScenario } from '../../src/report/run.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { type Draft, type DraftOptions, drafts, plainNames, scenarioOf } from '../support/documents.ts'
import { allocateFirst, close, goalValues } from '../support/solving.ts'

/** wt/yr: two steps, so that a breakpoint between them shows. */
const STEPS = [0.004, 0.002] as const

/** Goals up to cost, or `null` where there is no proven allocation. */
async function valuesOf(scenario: Scenario): Promise<readonly number[] | null> {
  const result = await runScenario(scenario)
  if (result.status !== 'optimal') return null
  const goals = goalValues(result)
  return goals.slice(0, goals.findIndex(({ goal }) => goal === 'cost') + 1).map(({ value }) => value)
}

type Resolved = { readonly price: number | null } | 'breakpoint'

/** Cost per wt of a step, by solving again; `null` where a goal before cost changes. */
async function resolve(moved: (step: number) => Draft, before: readonly number[]): Promise<Resolved> {
  const slopes: (number | null)[] = []
  for (const step of STEPS) {
    const after = await valuesOf(scenarioOf(moved(step)))
    if (after === null) return 'breakpoint'
    const higher = after.slice(0, -1).some((value, k) => !close(value, before[k] ?? Number.NaN, 1e-8))
    slopes.push(higher ? null : ((after.at(-1) ?? 0) - (before.at(-1) ?? 0)) / step)
  }
  const [far = null, near = null] = slopes
  if (far === null || near === null) return far === near ? { price: null } : 'breakpoint'
  return close(far, near, 1e-4) ? { price: near } : 'breakpoint'
}

/** What the property counts, so that it cannot pass by comparing nothing. */
interface Tally {
  /** Prices other than 0 that agree. */
  compared: number
  unproven: number
}

async function expectPair(
  draft: Draft,
  pair: PricePair,
  moved: (step: number) => Draft,
  sign: 1 | -1,
  tally: Tally,
): Promise<void> {
  const before = await valuesOf(scenarioOf(draft))
  if (before === null) return
  for (const [side, direction] of [-1, 1].entries()) {
    const found = pair[side] ?? null
    const resolved = await resolve((step) => moved(direction * step), before)
    if (resolved === 'breakpoint') continue
    const expected = resolved.price === null ? null : sign * direction * resolved.price
    if (found === null && expected !== null) tally.unproven++
    else {
      const what = `${JSON.stringify(draft)}: ${found} for ${expected}, side ${side}`
      expect(found === expected || close(found ?? Number.NaN, expected ?? Number.NaN, 1e-3), what).toBe(true)
      if (found !== null && found !== 0) tally.compared++
    }
  }
}

/** Drafts whose supply is mostly enough, so that more demand has a price and not only a shortage. */
const supplied = (options: DraftOptions) =>
  drafts(options).map(
    (draft): Draft => ({
      ...draft,
      regions: draft.regions.map(({ limit }) => ({ limit: limit === null ? null : limit + 30 })),
      markets: draft.markets.map((market) => ({ ...market, demand: market.demand / 2 })),
    }),
  )

const presets = ['least-cost', 'diversified', 'even-burden']

describe('prices where throughput limits and rules bind are what solving again gives', () => {
  it.each([
    ['demand', 21, 40],
    ['capacity', 22, 3],
  ] as const)('for a step of %s', async (what, seed, least) => {
    const tally: Tally = { compared: 0, unproven: 0 }
    await fc.assert(
      fc.asyncProperty(supplied({ presets, rules: true }), fc.nat(9), async (draft, pick) => {
        const entries = what === 'demand' ? draft.markets : draft.sites
        const position = pick % entries.length
        const tonnes = what === 'demand' ? draft.markets[position]?.demand : draft.sites[position]?.capacity
        if (tonnes === 0) return
        const result = await runScenario(scenarioOf(draft))
        if (result.status !== 'optimal') return
        const pair =
          what === 'demand'
            ? result.markets.find(({ id }) => id === plainNames('market', position))?.marginalPrice
            : result.sites.find(({ id }) => id === plainNames('site', position))?.scarcityRent
        const moved = (step: number): Draft =>
          what === 'demand'
            ? {
                ...draft,
                markets: draft.markets.map((m, i) =>
                  i === position ? { ...m, demand: m.demand + step } : m,
                ),
              }
            : {
                ...draft,
                sites: draft.sites.map((s, i) =>
                  i === position ? { ...s, capacity: s.capacity + step } : s,
                ),
              }
        await expectPair(draft, pair ?? [null, null], moved, what === 'demand' ? 1 : -1, tally)
      }),
      { seed, numRuns: 400 },
    )
    expect(tally.compared, JSON.stringify(tally)).toBeGreaterThan(least)
    expect(tally.unproven).toBeLessThan(tally.compared / 4)
  })

  it('for a step of throughput', async () => {
    const tally: Tally = { compared: 0, unproven: 0 }
    const wharves = supplied({ presets: ['least-cost'] }).filter(({ wharves }) =>
      wharves.some(({ throughput }) => (throughput ?? 0) > 0),
    )
    await fc.assert(
      fc.asyncProperty(wharves, async (draft) => {
        const position = draft.wharves.findIndex(({ throughput }) => (throughput ?? 0) > 0)
        const { limits } = pricesOf(await allocateFirst(scenarioOf(draft)))
        const price = limits.get(`throughput/2025/${plainNames('wharf', position)}`)
        if (price === undefined) return
        const moved = (step: number): Draft => ({
          ...draft,
          wharves: draft.wharves.map((w, i) =>
            i === position ? { ...w, throughput: (w.throughput ?? 0) + step } : w,
          ),
        })
        await expectPair(draft, [price, price], moved, -1, tally)
      }),
      { seed: 23, numRuns: 500 },
    )
    expect(tally.compared, JSON.stringify(tally)).toBeGreaterThan(15)
    expect(tally.unproven).toBeLessThan(tally.compared / 4)
  })

  it('and are known for the shipped network, where wharves are full', async () => {
    const prices = pricesOf(
      await allocateFirst(readShipped('chongqing-2025.yaml', [{ policy: { preset: 'least-cost' } }])),
    )
    expect(prices.unproven).toBeLessThan(10)
    expect(prices.markets.every(([below]) => below !== null && below > 30)).toBe(true)
    // Supply is as much as demand: one more wt of demand is one wt unmet.
    expect(prices.markets.every(([, above]) => above === null)).toBe(true)
    expect([...prices.limits.values()].some((price) => price !== null && price > 0)).toBe(true)
  })
})
