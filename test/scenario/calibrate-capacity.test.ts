import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitTierTable, splitCell } from '../../src/scenario/calibrate/calibrate-capacity.ts'
import { demandWeights, ruralWeights } from '../../src/scenario/calibrate/district-weights.ts'
import { sum } from '../../src/scenario/calibrate/fit-proportionally.ts'
import { polygonArea, ringArea, weightedCentre } from '../../src/scenario/calibrate/sphere.ts'

const parts = (value: number) => Math.round(value * 10)

describe('tier table', () => {
  it('holds both published margins of the plan exactly', () => {
    const tiers = [17500, 5500, 9000]
    const regions = [12800, 11800, 7400]
    const fit = fitTierTable([[10, 12, 5], regions, regions], tiers, regions)
    if (!fit.ok) throw new Error(JSON.stringify(fit.reason))
    expect(fit.table.map((row) => sum(row.map(parts)))).toEqual(tiers.map(parts))
    expect(regions.map((_, j) => sum(fit.table.map((row) => parts(row[j] ?? 0))))).toEqual(regions.map(parts))
    expect(fit.table).toEqual([
      [6801.7, 7034.3, 3664],
      [2275.2, 1807.7, 1417.1],
      [3723.1, 2958, 2318.9],
    ])
  })

  it('passes on why margins cannot be met', () => {
    expect(fitTierTable([[1]], [10], [11])).toMatchObject({ ok: false, reason: { kind: 'totals-differ' } })
  })
})

describe('split of a cell', () => {
  it('lets stated capacities stand and shares the rest equally', () => {
    const split = splitCell(1000, ['a', 'b', 'c', 'd'], [{ site: 'c', capacity: 400 }])
    if (!split.ok) throw new Error(JSON.stringify(split.reason))
    expect([...split.capacities]).toEqual([
      ['a', 200],
      ['b', 200],
      ['c', 400],
      ['d', 200],
    ])
  })

  it('sums to the cell exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 70_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(99),
        (cell, count, stated) => {
          const sites = Array.from({ length: count }, (_, i) => `s${i}`)
          const fixed = count > 1 ? [{ site: 's0', capacity: stated / 10 }] : []
          const split = splitCell(cell / 10, sites, fixed)
          if (!split.ok) throw new Error(JSON.stringify(split.reason))
          expect(sum([...split.capacities.values()].map(parts))).toBe(cell)
        },
      ),
      { seed: 20250107, numRuns: 300 },
    )
  })

  it('reports stated capacities that exceed the cell or leave others nothing', () => {
    const stated = [{ site: 'a', capacity: 500 }]
    expect(splitCell(400, ['a', 'b'], stated)).toEqual({
      ok: false,
      reason: { kind: 'cell-exceeded', stated: 500, cell: 400 },
    })
    expect(splitCell(500, ['a', 'b'], stated).ok).toBe(false)
    expect(splitCell(500, ['a'], stated).ok).toBe(true)
  })

  it('reports a stated capacity of no site of the cell', () => {
    expect(splitCell(400, ['a'], [{ site: 'z', capacity: 1 }])).toEqual({
      ok: false,
      reason: { kind: 'unknown-site', site: 'z' },
    })
  })
})

describe('district weights', () => {
  const town = { population: 100, urbanShare: 1, gdp: 30 }
  const village = { population: 300, urbanShare: 0, gdp: 10 }

  it('blends half population, a quarter urban population, a quarter gdp', () => {
    const [first, second] = demandWeights([town, village])
    expect(first).toBeCloseTo(0.5 * 0.25 + 0.25 * 1 + 0.25 * 0.75, 12)
    expect(second).toBeCloseTo(0.5 * 0.75 + 0.25 * 0.25, 12)
  })

  it('counts only rural people for small mines', () => {
    expect(ruralWeights([town, village])).toEqual([0, 300])
  })
})

describe('areas and centres on the sphere', () => {
  const ring = (size: number, latitude = 0) =>
    [
      [106, latitude],
      [106 + size, latitude],
      [106 + size, latitude + size],
      [106, latitude + size],
    ] as const

  it('gives the area between two meridians and two parallels, R² Δλ (sin φ₂ − sin φ₁)', () => {
    const radians = Math.PI / 180
    const exact = 6371.0088 ** 2 * radians * (Math.sin(31 * radians) - Math.sin(30 * radians))
    expect(ringArea(ring(1, 30))).toBeCloseTo(exact, 6)
    expect(ringArea(ring(1, 30).toReversed())).toBeCloseTo(exact, 6)
  })

  it('takes holes out of a polygon', () => {
    expect(polygonArea([ring(2), ring(1)])).toBeCloseTo(ringArea(ring(2)) - ringArea(ring(1)), 6)
    expect(polygonArea([])).toBe(0)
  })

  it('weighs a centre, and throws where nothing weighs', () => {
    const places = [
      { longitude: 106, latitude: 29 },
      { longitude: 108, latitude: 31 },
    ]
    expect(weightedCentre(places, [3, 1])).toEqual({ longitude: 106.5, latitude: 29.5 })
    expect(() => weightedCentre(places, [0, 0])).toThrow(RangeError)
  })
})
