import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeLines } from '../../../web/charts/line-marks.ts'
import { areasOf, gatherIndicator, gatherLandbank, gatherSupply } from '../../../web/charts/years-data.ts'
import { partsOf, placeSupply } from '../../../web/charts/years-marks.ts'
import { runShipped } from '../support/fixtures.ts'

const { scenario, result } = await runShipped('chongqing-2035')
const supply = gatherSupply(result, scenario)
const landbanks = gatherLandbank(result, scenario)
const years = result.years.map(({ year }) => year)

const words = {
  area: ({ id }: { readonly id: string }) => id,
  number: (value: number) => Math.round(value).toLocaleString('en'),
}
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'number' ? Math.round(one * 10) / 10 : one)))

describe('supply over the years', () => {
  it('meets demand in each area and year, but for what is unmet, as the tables have it', () => {
    for (const area of supply) {
      for (const year of area.years) {
        const parts = partsOf(year).reduce((sum, { quantity }) => sum + quantity, 0)
        expect(parts).toBeCloseTo(year.demand, 6)
        const row = result.regions.find(({ id, year: at }) => id === area.id && at === year.year)
        if (row === undefined) continue
        expect(year.own.reduce((sum, { quantity }) => sum + quantity, 0)).toBeCloseTo(row.ownUse, 6)
        expect([year.transfer, year.unmet]).toEqual([
          expect.closeTo(row.imports, 6),
          expect.closeTo(row.unmet, 6),
        ])
      }
    }
  })

  it('has the city first, whose parts are the sums of its regions', () => {
    const [city, ...regions] = supply
    expect(supply.map(({ id }) => id)).toEqual(['city', 'core', 'northeast', 'southeast'])
    for (const [at, year] of (city?.years ?? []).entries()) {
      const sum = regions.reduce((total, region) => total + (region.years[at]?.transfer ?? 0), 0)
      expect(year.transfer).toBeCloseTo(sum, 6)
    }
  })

  it.each([312, 760])('is placed at %i px as it has been looked at', (width) => {
    const marks = placeSupply(supply, 2028, width, words)
    const { texts, demand, columns, bars } = marks
    expect(rounded({ height: marks.height, texts, demand })).toMatchSnapshot()
    expect(rounded(columns.filter(({ chosen }) => chosen))).toMatchSnapshot()
    expect(rounded(bars.filter(({ year }) => year === 2028))).toMatchSnapshot()
  })
})

const quantity = fc.double({ min: 0, max: 5000, noNaN: true })
const yearsOf = fc.array(
  fc.record({ zone: quantity, small: quantity, transfer: quantity, unmet: quantity }),
  {
    minLength: 1,
    maxLength: 30,
  },
)

describe('any course of years', () => {
  it('has bars that stand on one another inside their panel, in proportion to tonnes, and demand at their top', () => {
    fc.assert(
      fc.property(yearsOf, fc.integer({ min: 260, max: 1400 }), (drawn, width) => {
        const area = {
          ...{ id: 'core', name: null, slot: 1 },
          years: drawn.map(({ zone, small, transfer, unmet }, at) => ({
            ...{ year: 2021 + at, demand: zone + small + transfer + unmet, transfer, unmet },
            own: [
              { tier: 'zone' as const, quantity: zone },
              { tier: 'small' as const, quantity: small },
            ],
          })),
        }
        const marks = placeSupply([area], 2021, width, words)
        const most = Math.max(...area.years.map(({ demand }) => demand))
        const plot = marks.columns[0]
        if (plot === undefined) throw new Error('each year has a column')
        for (const bar of marks.bars) {
          expect(bar.x).toBeGreaterThanOrEqual(0)
          expect(bar.x + bar.width).toBeLessThanOrEqual(width + 0.1)
          expect(bar.height).toBeGreaterThanOrEqual(0)
          expect(
            Math.abs(bar.height - (bar.quantity / Math.max(most, 1e-9)) * (plot.height - 24)),
          ).toBeLessThan(0.3)
        }
        for (const { year, demand } of area.years) {
          const own = marks.bars.filter((bar) => bar.year === year)
          if (own.length === 0 || demand < 1) continue
          const total = own.reduce((sum, { height }) => sum + height, 0)
          expect(Math.abs(total - (demand / most) * (plot.height - 24))).toBeLessThan(0.6)
        }
      }),
      { seed: 3, numRuns: 60 },
    )
  })

  it('names years that never touch, the chosen one always', () => {
    fc.assert(
      fc.property(fc.integer({ min: 260, max: 1400 }), fc.integer({ min: 0, max: 14 }), (width, at) => {
        const chosen = years[at] ?? 0
        const { texts } = placeSupply(supply.slice(1, 2), chosen, width, words)
        const named = texts.filter(({ kind }) => kind === 'year' || kind === 'chosen')
        expect(named.map(({ text }) => text)).toContain(`${chosen}`)
        const places = named.map(({ x }) => x).sort((a, b) => a - b)
        for (const [index, x] of places.slice(1).entries())
          expect(x - (places[index] ?? 0)).toBeGreaterThan(29)
      }),
      { seed: 4, numRuns: 60 },
    )
  })
})

describe('landbanks', () => {
  it('of all tiers together are the indicator of that name', () => {
    for (const area of areasOf(scenario)) {
      const all = landbanks.find(({ id }) => id === area.id)?.lines.find(({ tier }) => tier === null)
      const indicator = gatherIndicator(result, scenario, 'landbank').find(({ id }) => id === area.id)
      for (const [at, value] of (indicator?.values ?? []).entries()) {
        expect(all?.values[at] ?? Number.NaN).toBeCloseTo(value ?? Number.NaN, 6)
      }
    }
  })

  it('are told for each tier that has a limited reserve, and recycled aggregate has none', () => {
    expect(landbanks[0]?.lines.map(({ tier }) => tier)).toEqual([null, 'zone', 'backbone', 'small'])
  })

  it('are placed as they have been looked at, with the threshold on the axis of each panel', () => {
    const panels = landbanks.map(({ id, slot, lines }) => ({
      ...{ id, slot, title: id },
      lines: lines.map(({ tier, values }, dash) => ({ id: tier ?? 'all', label: '', slot, dash, values })),
      thresholds: [{ value: 10, label: '10 years' }],
    }))
    const marks = placeLines(panels, years, 2028, 760, words, { ceiling: 60 })
    expect(marks.thresholds).toHaveLength(4)
    expect(
      rounded({ lines: marks.lines, thresholds: marks.thresholds, texts: marks.texts }),
    ).toMatchSnapshot()
  })
})

describe('lines', () => {
  const panel = (values: readonly (number | null)[], label = '') => ({
    ...{ id: 'core', title: 'core', slot: 1, thresholds: [] },
    lines: [{ id: 'a', label, slot: 1, dash: 0, values }],
  })

  it('break where a year has no value', () => {
    const { lines, dots } = placeLines([panel([1, null, 2, 3])], [1, 2, 3, 4], 1, 400, words)
    expect(lines[0]?.path.match(/[ML]/g)).toEqual(['M', 'M', 'L'])
    expect(dots).toHaveLength(3)
  })

  it('stay on the axis where a value lies above its end, and say so', () => {
    const { dots } = placeLines([panel([10, 500])], [1, 2], 1, 400, words, { ceiling: 60 })
    expect(dots.map(({ beyond }) => beyond)).toEqual([false, true])
    expect(dots[1]?.y).toBeLessThan(dots[0]?.y ?? 0)
  })

  it('are named at their ends where there is room, and never over one another', () => {
    const lines = ['north', 'south', 'core'].map((label, at) => ({
      ...{ id: label, label, slot: at, dash: at },
      values: [1, 2 + at / 1000],
    }))
    const one = { ...panel([]), lines }
    const named = (width: number) =>
      placeLines([one], [1, 2], 1, width, words).texts.filter(({ kind }) => kind === 'label')
    expect(named(100)).toEqual([])
    const places = named(700).map(({ y }) => y)
    expect(places).toHaveLength(3)
    for (const [index, y] of places.slice(1).entries())
      expect((places[index] ?? 0) - y).toBeGreaterThanOrEqual(14)
  })

  it('begin at 0, or below it where a value does', () => {
    const foot = (values: readonly number[]) => {
      const { grid, texts } = placeLines([panel(values)], [1, 2], 1, 400, words)
      return [grid.length > 1, texts.some(({ text }) => text.startsWith('-'))]
    }
    expect(foot([5, 8])).toEqual([true, false])
    expect(foot([-300, 800])).toEqual([true, true])
  })
})
