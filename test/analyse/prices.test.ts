import { describe, expect, it } from 'vitest'
import { PRICED, type Price, pricesOf } from '../../src/analyse/prices.ts'
import type { JsonObject } from '../../src/json.ts'
import { runScenario } from '../../src/report/run.ts'
import { applyPatch } from '../../src/scenario/patch.ts'
import { PRESETS, type Scenario } from '../../src/scenario/types.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { readDocument } from '../support/documents.ts'
import { expectPrice, Tally } from '../support/price-checks.ts'
import { allocateFirst } from '../support/solving.ts'

/** wt/yr or percentage points; the network has quantities in tenths, so few breakpoints lie closer. */
const STEP = 0.02

/** A generator of whole numbers below a bound (Park and Miller 1988). */
function pickers(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647
    return state % bound
  }
}

/** A scenario with `amount` units more of what a price is of; `null` where that would be less than nothing. */
function moved(scenario: Scenario, price: Price, amount: number): Scenario | null {
  const { id } = price
  const first = (found: { readonly byYear: ArrayLike<number> } | null | undefined) => found?.byYear[0] ?? 0
  const named = <Entry extends { readonly id: string }>(list: readonly Entry[]) =>
    list.find((each) => each.id === id)
  const places: Readonly<Record<Price['of'], (value: (own: number) => number) => JsonObject>> = {
    market: (value) => ({ markets: { [id]: { demand: value(first(named(scenario.markets)?.demand)) } } }),
    site: (value) => ({ sites: { [id]: { capacity: value(first(named(scenario.sites)?.capacity)) } } }),
    terminal: (value) => ({
      terminals: { [id]: { throughput: value(first(named(scenario.terminals)?.throughput)) } },
    }),
    region: (value) => ({
      regions: { [id]: { projectedOutput: value(first(named(scenario.regions)?.projectedOutput)) } },
    }),
    rule: () => ({ policy: { rules: { [id]: { kind: 'sending-share', share: 0.25 + amount / 100 } } } }),
  }
  let isPossible = true
  const patch = places[price.of]((own) => {
    const value = Number((own + amount).toFixed(6))
    isPossible = isPossible && value >= 0
    return Math.max(0, value)
  })
  return isPossible ? readDocument(applyPatch(scenario.document, patch)) : null
}

/** Prices of every kind, mostly such as are not 0. */
function sample(list: readonly Price[], perKind: number, seed: number): Price[] {
  const pick = pickers(seed)
  const isSome = ({ below, above }: Price) => [below, above].some((side) => side?.some((v) => v !== 0))
  return PRICED.flatMap((of) => {
    const own = list.filter((price) => price.of === of)
    const some = own.filter(isSome)
    const choice = some.length > 0 ? some : own
    const chosen = Array.from({ length: perKind }, () => choice[pick(choice.length || 1)])
    return [...new Set(chosen)].filter((price) => price !== undefined)
  })
}

async function check(file: string, preset: string, perKind: number, seed: number): Promise<Tally> {
  const scenario = readShipped(file, [{ policy: { preset } }])
  const allocated = await allocateFirst(scenario)
  const { goals, list } = pricesOf(allocated)
  const before = allocated.claims.slice(0, goals.length).map(({ value }) => value)
  const tally = new Tally()
  for (const price of sample(list, perKind, seed)) {
    await expectPrice(price, before, (step) => moved(scenario, price, step), STEP, tally)
  }
  return tally
}

describe('prices of the shipped networks are what solving again gives', () => {
  for (const [position, preset] of PRESETS.entries()) {
    it(`plan-2025 under ${preset}: a sample of every kind`, async () => {
      const tally = await check('plan-2025.yaml', preset, 3, 40 + position)
      expect(tally.nonzero, JSON.stringify(tally)).toBeGreaterThan(8)
      expect(tally.breakpoints).toBeLessThan(tally.compared / 2)
    }, 30_000)

    it(`chongqing-2025 under ${preset}: a sample of every kind`, async () => {
      const tally = await check('chongqing-2025.yaml', preset, 1, 50 + position)
      expect(tally.nonzero, JSON.stringify(tally)).toBeGreaterThan(3)
      expect(tally.breakpoints).toBeLessThan(tally.compared / 2)
    }, 60_000)
  }
})

describe('the prices of a result', () => {
  it('tell a higher goal that changes from a price in yuan, for every demand and limit', async () => {
    const { prices, markets, sites, terminals } = await runScenario(
      readShipped('chongqing-2025.yaml', [{ policy: { preset: 'least-cost' } }]),
    )
    expect(markets.every(({ marginalPrice: [below] }) => below !== null && below > 30)).toBe(true)
    // Supply is as much as demand: one more wt of demand is one wt unmet.
    expect(markets.every(({ marginalPrice: [, above] }) => above === null)).toBe(true)
    const unmet = prices.filter(({ of, goal }) => of === 'market' && goal === 'unmet')
    expect(unmet.map(({ below, above }) => [below, above])).toEqual(markets.map(() => [0, 1]))
    const ids = (of: string) => new Set(prices.filter((row) => row.of === of).map(({ id }) => id))
    expect(ids('site').size).toBe(sites.length)
    expect(ids('terminal').size).toBe(terminals.filter(({ limit }) => limit !== null).length)
    expect(ids('region').size).toBe(3)
    const wharf = prices.filter(({ of, goal }) => of === 'terminal' && goal === 'cost')
    expect(wharf.some(({ above }) => above !== null && above > 0)).toBe(true)
  })

  it('are left out where a run is told to skip them, and nothing else is', async () => {
    const scenario = readShipped('plan-2025.yaml')
    const { prices, markets, sites, ...rest } = await runScenario(scenario, { prices: 'skip' })
    const whole = await runScenario(scenario)
    expect(prices).toEqual([])
    expect(whole.prices.length).toBeGreaterThan(100)
    expect(markets.every(({ marginalPrice }) => marginalPrice.every((side) => side === null))).toBe(true)
    expect(sites.map(({ scarcityRent: _, ...row }) => row)).toEqual(
      whole.sites.map(({ scarcityRent: _, ...row }) => row),
    )
    const { prices: _, markets: __, sites: ___, ...others } = whole
    expect(rest).toEqual(others)
  })
})
