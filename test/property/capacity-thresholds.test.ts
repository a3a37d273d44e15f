import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CAPACITY_NEAR,
  type CapacityThreshold,
  CapacityThresholds,
} from '../../src/analyse/capacity-thresholds.ts'
import { trialsOf } from '../../src/analyse/trial.ts'
import { at } from '../../src/lists.ts'
import { startOf } from '../../src/simulate/advance.ts'
import { allocate } from '../../src/simulate/allocate.ts'
import { decompose } from '../../src/simulate/routes.ts'
import type { Allocated } from '../../src/simulate/types.ts'
import { solveCertified } from '../../src/solve/solve.ts'
import { withBounds } from '../../src/solve/variations.ts'
import { drafts, scenarioOf } from '../support/documents.ts'

/** Tonnage from which something has moved: well below the grid of 10⁻³ wt. */
const SEEN = 1e-4

/** The allocation where one site has another capacity, by HiGHS from nothing solved before. */
async function allocateWith({ formulation }: Allocated, site: string, capacity: number) {
  const { program, columns, network } = formulation
  const i = network.scenario.sites.findIndex(({ id }) => id === site)
  const changed = withBounds(program, { columnUpper: [[at(columns.output, i), Math.max(0, capacity)]] })
  const solved = await solveCertified(changed, 'highs')
  if (solved.status !== 'certified') throw new Error(solved.status)
  return at(solved.outcome.stages, solved.outcome.stages.length - 1).x
}

async function expectFlow(allocated: Allocated, arc: number, found: CapacityThreshold): Promise<void> {
  const column = at(allocated.formulation.columns.flow, arc)
  const now = at(allocated.x, column)
  const flowAt = async (capacity: number) => at(await allocateWith(allocated, found.site, capacity), column)
  const { first, last } = found
  if (last === null) throw new Error('a flow that stops nowhere')
  if (first < found.now) expect(await flowAt(first + CAPACITY_NEAR)).toBeGreaterThan(now - SEEN)
  expect(await flowAt(first - CAPACITY_NEAR)).toBeLessThan(now)
  expect(await flowAt(last + CAPACITY_NEAR)).toBeGreaterThan(0)
  if (last > CAPACITY_NEAR) expect(await flowAt(last - CAPACITY_NEAR)).toBeLessThan(SEEN)
}

async function expectArrival(
  allocated: Allocated,
  site: string,
  market: string,
  found: CapacityThreshold,
): Promise<void> {
  const { network, columns } = allocated.formulation
  const sends = async (capacity: number) =>
    decompose(network, columns, await allocateWith(allocated, found.site, capacity)).some(
      (route) => route.site.id === site && route.market.id === market && route.quantity > SEEN / 100,
    )
  const towards = found.first < found.now ? -1 : 1
  if (found.first !== found.now) expect(await sends(found.first - towards * CAPACITY_NEAR)).toBe(false)
  expect(await sends(found.first + towards * CAPACITY_NEAR)).toBe(true)
}

describe('a stated capacity', () => {
  it('is where the first tonne of a flow goes or comes, and where the last goes, by re-solving', async () => {
    const stated = { flows: 0, arrivals: 0, unstated: 0 }
    await fc.assert(
      fc.asyncProperty(drafts({ rules: true }), fc.nat(999), async (draft, pick) => {
        const scenario = scenarioOf(draft)
        const allocated = await allocate(scenario, 0, startOf(scenario))
        if (allocated.status !== 'allocated' || allocated.routes.length === 0) return
        const { formulation, routes } = allocated
        const thresholds = new CapacityThresholds(allocated, trialsOf(formulation))
        const route = at(routes, pick % routes.length)
        const leg = at(route.arcs, 0)
        const flow = await thresholds.ofFlow(route.site.id, leg)
        if (flow === null) stated.unstated++
        else {
          stated.flows++
          await expectFlow(allocated, leg, flow)
        }
        const pairs = scenario.sites.flatMap((site) =>
          scenario.markets
            .filter(({ id }) => !routes.some((each) => each.site.id === site.id && each.market.id === id))
            .map((market) => ({ site: site.id, market: market.id })),
        )
        if (pairs.length === 0) return
        const { site, market } = at(pairs, pick % pairs.length)
        const arrival = await thresholds.ofAbsence(site, market, route.site.id)
        if (arrival === null) return
        stated.arrivals++
        await expectArrival(allocated, site, market, arrival)
      }),
      { seed: 6, numRuns: 500 },
    )
    expect(stated.flows).toBeGreaterThan(250)
    expect(stated.arrivals).toBeGreaterThan(25)
    expect(stated.unstated).toBeLessThan(stated.flows / 4)
  })
})
