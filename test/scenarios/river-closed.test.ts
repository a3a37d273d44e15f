/** The northeast river closed in 2028: what the stretches carry, where it goes, and what is left of it later. */
import { describe, expect, it } from 'vitest'
import { findClosures, stretchesOf } from '../../src/analyse/river-closure.ts'
import { allocate } from '../../src/simulate/allocate.ts'
import { simulate } from '../../src/simulate/run.ts'
import { type AllocatedYear, isAllocated, type Year } from '../../src/simulate/types.ts'
import { readShipped } from './shipped.ts'

const YEARS = { years: { from: 2026, to: 2031 } }

const allocated = (year: Year | undefined): AllocatedYear => {
  if (year === undefined || !isAllocated(year)) throw new Error('not allocated')
  return year
}

const flows = (year: AllocatedYear) =>
  year.allocation.routes
    .map(({ site, market, quantity, arcs }) => ({
      site: site.id,
      market: market.id,
      quantity,
      keys: arcs.map((arc) => year.allocation.formulation.network.arcs[arc]?.key),
    }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))

const carriedBy = (year: AllocatedYear, stretches: ReadonlySet<string>) =>
  year.allocation.routes
    .filter((route) => stretchesOf(year, route).some((id) => stretches.has(id)))
    .reduce((sum, { quantity }) => sum + quantity, 0)

describe.each(['plan', 'least-cost'])('the northeast river closed in 2028, under %s', async (preset) => {
  const patches = [YEARS, { policy: { preset } }]
  const base = readShipped('chongqing-2035.yaml', patches)
  const scenario = readShipped('chongqing-2035-river-closed.yaml', patches)
  const open = await simulate(base)
  const closed = await simulate(scenario)
  const at = (year: number) => scenario.years.indexOf(year)
  const stretches = new Set(
    scenario.waterways
      .flatMap((waterway) => waterway.stretches)
      .filter((stretch) => stretch.open.byYear[at(2028)] === 0 && stretch.open.byYear[at(2027)] === 1)
      .map(({ id }) => id),
  )

  it('carries nothing on the closed stretches in that year, though it did before and does without', () => {
    expect(stretches.size).toBe(11)
    expect(carriedBy(allocated(closed.years[at(2027)]), stretches)).toBeGreaterThan(300)
    expect(carriedBy(allocated(open.years[at(2028)]), stretches)).toBeGreaterThan(300)
    expect(carriedBy(allocated(closed.years[at(2028)]), stretches)).toBe(0)
    expect(carriedBy(allocated(closed.years[at(2029)]), stretches)).toBeGreaterThan(300)
  })

  it('says where all of it goes: road, other stretches, needed no more, or short', () => {
    const [closure, ...others] = findClosures(closed)
    expect(others).toEqual([])
    if (closure === undefined) throw new Error('no closure')
    const { carried, byRoad, byWater, notNeeded, unmet } = closure
    expect(closure).toMatchObject({ year: 2028, before: 2027 })
    expect(carried).toBeCloseTo(carriedBy(allocated(closed.years[at(2027)]), stretches), 6)
    expect(byRoad + byWater + notNeeded + unmet).toBeCloseTo(carried, 6)
    expect(byRoad).toBeGreaterThan(0)
    const short = allocated(closed.years[at(2028)]).allocation.routes.reduce((sum, r) => sum - r.quantity, 0)
    const demand = scenario.markets.reduce((sum, market) => sum + (market.demand.byYear[at(2028)] ?? 0), 0)
    expect(unmet).toBeCloseTo(demand + short, 6)
    expect(findClosures(open)).toEqual([])
  })

  it('changes no year before, and later ones through reserves alone', async () => {
    for (const year of [2026, 2027])
      expect(flows(allocated(closed.years[at(year)]))).toEqual(flows(allocated(open.years[at(year)])))
    expect(flows(allocated(closed.years[at(2028)]))).not.toEqual(flows(allocated(open.years[at(2028)])))
    // The river as it always was, but with the reserves that its closure left: the same allocation.
    for (const year of [2029, 2030, 2031]) {
      const later = allocated(closed.years[at(year)])
      const allocation = await allocate(base, at(year), later.start)
      expect(flows(allocated({ ...later, allocation }))).toEqual(flows(later))
    }
  })
})
