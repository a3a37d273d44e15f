import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runScenario } from '../../src/report/run.ts'
import { type Draft, drafts, plainNames, scenarioOf } from '../support/documents.ts'
import { goalValues } from '../support/solving.ts'

/** wt/yr; drafts have quantities in halves, so no breakpoint lies closer. */
const STEP = 0.01

/** No throughput limit: where one binds, no path gives prices. */
const networks = drafts({ presets: ['least-cost'] }).map(
  (draft): Draft => ({ ...draft, wharves: draft.wharves.map((each) => ({ ...each, throughput: null })) }),
)

async function valuesOf(draft: Draft) {
  const [unmet, cost] = goalValues(await runScenario(scenarioOf(draft))).map(({ value }) => value)
  return { unmet: unmet ?? Number.NaN, cost: cost ?? Number.NaN }
}

/** Cost of the step per wt, or `null` where it changes what is unmet. */
async function resolved(from: Draft, to: Draft): Promise<number | null> {
  const [a, b] = [await valuesOf(from), await valuesOf(to)]
  return Math.abs(a.unmet - b.unmet) > STEP / 10 ? null : (b.cost - a.cost) / STEP
}

function expectPrice(found: number | null | undefined, expected: number | null, what: string): void {
  if (expected === null || typeof found !== 'number') expect(found, what).toBe(expected)
  else expect(found, what).toBeCloseTo(expected, 3)
}

describe('prices under least-cost are what re-solving with a small step gives', () => {
  it('for one more and one less of demand', async () => {
    await fc.assert(
      fc.asyncProperty(networks, fc.nat(9), async (draft, pick) => {
        const position = pick % draft.markets.length
        const { markets } = await runScenario(scenarioOf(draft))
        const row = markets.find(({ id }) => id === plainNames('market', position))
        const moved = (step: number): Draft => ({
          ...draft,
          markets: draft.markets.map((m, i) => (i === position ? { ...m, demand: m.demand + step } : m)),
        })
        expectPrice(row?.marginalPrice[1], await resolved(draft, moved(STEP)), 'above')
        // There is no less than no demand.
        const below = row?.demand === 0 ? null : await resolved(draft, moved(-STEP))
        expectPrice(row?.marginalPrice[0], below === null ? null : -below, 'below')
      }),
      { seed: 4, numRuns: 60 },
    )
  })

  it('for one more and one less of capacity', async () => {
    await fc.assert(
      fc.asyncProperty(networks, fc.nat(9), async (draft, pick) => {
        const position = pick % draft.sites.length
        const { sites } = await runScenario(scenarioOf(draft))
        const row = sites.find(({ id }) => id === plainNames('site', position))
        const moved = (step: number): Draft => ({
          ...draft,
          sites: draft.sites.map((s, i) => (i === position ? { ...s, capacity: s.capacity + step } : s)),
        })
        const above = await resolved(draft, moved(STEP))
        expectPrice(row?.scarcityRent[1], above === null ? null : Math.max(0, -above), 'above')
        const below = row?.capacity === 0 ? null : await resolved(draft, moved(-STEP))
        expectPrice(row?.scarcityRent[0], below, 'below')
      }),
      { seed: 5, numRuns: 60 },
    )
  })
})
