import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_PRICES } from '../../src/analyse/prices.ts'
import { at } from '../../src/lists.ts'
import { siteRows } from '../../src/report/tables.ts'
import type { SiteRow } from '../../src/report/types.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { simulate, simulateYears } from '../../src/simulate/run.ts'
import { isAllocated, type Trajectory } from '../../src/simulate/types.ts'
import { draftsOfYears, scenarioOfYears } from '../support/years.ts'

/** Site rows of all years; every year must have an allocation. */
function rowsOf({ scenario, years }: Trajectory): SiteRow[] {
  const allocated = years.filter(isAllocated)
  expect(allocated).toHaveLength(years.length)
  return allocated.flatMap((_, i) => siteRows(scenario, allocated.slice(0, i + 1), NO_PRICES))
}

/** How far ore and stock of a row are from being conserved, wt. */
function leak(row: SiteRow, recovery: number): number {
  const { reserveStart, reserveAdded, reserveLost, reserveEnd, output } = row
  const { stockStart, stockFilled, stockReleased, stockEnd } = row
  const ore =
    reserveStart === null
      ? 0
      : reserveStart + (reserveAdded ?? NaN) - output / recovery - (reserveLost ?? NaN) - (reserveEnd ?? NaN)
  const stock =
    stockStart === null ? 0 : stockStart + (stockFilled ?? NaN) - (stockReleased ?? NaN) - (stockEnd ?? NaN)
  return Math.max(Math.abs(ore), Math.abs(stock))
}

/** Expect the ledgers of all sites to hold in every year, and to go on from year to year. */
function expectConserved(trajectory: Trajectory): void {
  const { scenario } = trajectory
  const rows = rowsOf(trajectory)
  for (const site of scenario.sites) {
    const own = rows.filter(({ id }) => id === site.id)
    own.forEach((row, t) => {
      expect(leak(row, site.recovery.value), `${site.id} ${row.year}`).toBeLessThan(1e-9)
      for (const value of [row.reserveEnd, row.reserveLost, row.stockEnd, row.output]) {
        if (value !== null) expect(value).toBeGreaterThanOrEqual(0)
      }
      if (row.stockEnd !== null)
        expect(row.stockEnd).toBeLessThanOrEqual((site.stock?.capacity.value ?? 0) + 1e-9)
      const before = own[t - 1]
      if (before === undefined) return
      expect(row.reserveStart).toBe(before.reserveEnd)
      expect(row.stockStart).toBe(before.stockEnd)
    })
  }
}

/** Permits that lapsed with ore in the ground, reserves run dry, stocks moved: what the drafts must show. */
function countEvents(scenario: Scenario, rows: readonly SiteRow[]) {
  const recovery = new Map(scenario.sites.map((site) => [site.id, site.recovery.value]))
  const spent = (row: SiteRow) => (row.reserveEnd ?? 1) * (recovery.get(row.id) ?? 1) < 1e-3
  return {
    lost: rows.filter(({ reserveLost }) => (reserveLost ?? 0) > 0).length,
    added: rows.filter(({ reserveAdded }) => (reserveAdded ?? 0) > 0).length,
    spent: rows.filter((row) => row.output > 0 && spent(row)).length,
    filled: rows.filter(({ stockFilled }) => (stockFilled ?? 0) > 0).length,
    released: rows.filter(({ stockReleased }) => (stockReleased ?? 0) > 0).length,
  }
}

describe('years one by one', () => {
  it('conserve ore and stock to 1e-9 at every site in 500 random scenarios', async () => {
    const seen = { lost: 0, added: 0, spent: 0, filled: 0, released: 0 }
    await fc.assert(
      fc.asyncProperty(draftsOfYears(), async (draft) => {
        const trajectory = await simulate(scenarioOfYears(draft))
        expectConserved(trajectory)
        const events = countEvents(trajectory.scenario, rowsOf(trajectory))
        for (const kind of ['lost', 'added', 'spent', 'filled', 'released'] as const)
          seen[kind] += events[kind]
      }),
      { seed: 20261123, numRuns: 500 },
    )
    for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(50)
  }, 120_000)

  it('conserve them under rules whose optima lie off the grid', async () => {
    let solved = 0
    await fc.assert(
      fc.asyncProperty(draftsOfYears({ rules: true }), async (draft) => {
        const trajectory = await simulate(scenarioOfYears(draft))
        if (!trajectory.years.every(isAllocated)) return
        solved++
        expectConserved(trajectory)
      }),
      { seed: 7, numRuns: 60 },
    )
    expect(solved).toBeGreaterThan(30)
  }, 60_000)

  it('are proven every year, and mine nothing without permit or reserve', async () => {
    await fc.assert(
      fc.asyncProperty(draftsOfYears(), async (draft) => {
        const trajectory = await simulate(scenarioOfYears(draft))
        for (const year of trajectory.years) {
          expect(year.allocation.status === 'allocated' && year.allocation.certificate.ok).toBe(true)
        }
        const rows = rowsOf(trajectory)
        for (const site of trajectory.scenario.sites) {
          rows
            .filter(({ id }) => id === site.id)
            .forEach((row, t) => {
              if (!at(site.course.permitted, t)) expect(row.output).toBe(0)
              expect(row.output).toBeLessThanOrEqual(row.capacity + 1e-9)
              if (row.capacity === 0) expect(row.utilisation).toBeNull()
            })
        }
      }),
      { seed: 3, numRuns: 60 },
    )
  }, 60_000)

  it('release stock only where that serves demand, and fill it while capacity is idle', async () => {
    await fc.assert(
      fc.asyncProperty(
        draftsOfYears({ presets: ['nearest', 'least-cost'], wharves: false }),
        async (draft) => {
          const trajectory = await simulate(scenarioOfYears(draft))
          for (const year of trajectory.years.filter(isAllocated)) {
            const { formulation, x } = year.allocation
            const { columns, network } = formulation
            const moved = (list: readonly (number | null)[]) =>
              list.reduce<number>((sum, column) => sum + (column === null ? 0 : (x[column] ?? 0)), 0)
            const unmet = columns.unmet.reduce((sum, column) => sum + (x[column] ?? 0), 0)
            const demand = network.demand.reduce((sum, each) => sum + each, 0)
            const limited = network.scenario.regions.some(({ outputLimit }) => outputLimit === 'projected')
            if (limited) continue
            const capacity = network.capacity.reduce((sum, each) => sum + each, 0)
            // Without other limits, what capacity can serve needs no stock.
            if (capacity >= demand)
              expect(moved(columns.release) - moved(columns.fill)).toBeLessThanOrEqual(1e-6)
            if (unmet > 1e-6) expect(moved(columns.fill)).toBeLessThanOrEqual(1e-6)
            columns.fill.forEach((column, i) => {
              if (column === null) return
              const idle = at(network.capacity, i) - (x[at(columns.output, i)] ?? 0)
              const room = at(network.atHand.fill, i) - (x[column] ?? 0)
              expect(Math.min(idle, room), 'idle capacity beside an empty yard').toBeLessThan(1e-6)
            })
          }
        },
      ),
      { seed: 5, numRuns: 100 },
    )
  }, 60_000)

  it('come one at a time, and stop when the reader does', async () => {
    const [draft] = fc.sample(draftsOfYears(), { seed: 1, numRuns: 1 })
    if (draft === undefined) throw new Error('no draft')
    const scenario = scenarioOfYears({ ...draft, count: 5 })
    const seen: number[] = []
    for await (const { year } of simulateYears(scenario)) {
      seen.push(year)
      if (seen.length === 2) break
    }
    expect(seen).toEqual([2021, 2022])
  })

  it('end with the year in which they are cancelled', async () => {
    const [draft] = fc.sample(draftsOfYears(), { seed: 2, numRuns: 1 })
    if (draft === undefined) throw new Error('no draft')
    const scenario = scenarioOfYears({ ...draft, count: 5 })
    const stop = new AbortController()
    const statuses: string[] = []
    for await (const { allocation } of simulateYears(scenario, { signal: stop.signal })) {
      statuses.push(allocation.status)
      if (statuses.length === 2) stop.abort()
    }
    expect(statuses).toEqual(['allocated', 'allocated'])
  })
})
