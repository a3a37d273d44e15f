import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gatherBalance, type RegionBalance } from '../../../web/charts/balance-data.ts'
import { type BalanceWords, placeBalance, readBalance } from '../../../web/charts/balance-marks.ts'
import { regionSlots } from '../../../web/charts/palette.ts'
import { textWidth } from '../../../web/charts/text-width.ts'
import { runShipped } from '../support/fixtures.ts'

const words: BalanceWords = {
  demandBar: 'Supplied by',
  outputBar: 'Output',
  factsGap: ' · ',
  name: (region) => region,
  number: (quantity) => Math.round(quantity).toLocaleString('en'),
  demandFacts: ({ demand }) => `Demand ${demand}`,
  outputFacts: ({ output }) => `Output ${output}`,
  segment: (kind, other) => (other === null ? kind : `${kind} ${other}`),
  shortSegment: (kind) => kind,
}

const { scenario, result } = await runShipped('plan-2025')
const plan = gatherBalance(result, scenario, 2025, result)

describe('the balance of the plan', () => {
  it('holds the figures the plan publishes', () => {
    const round = (value: number) => Math.round(value * 1e6) / 1e6
    const figures = plan.map(({ id, demand, ownUse, imports, unmet, output, exports, plannedCapacity }) => [
      id,
      ...[demand, ownUse, unmet, output].map(round),
      imports.map(({ region, quantity }) => [region, round(quantity)]),
      exports.map(({ region, quantity }) => [region, round(quantity)]),
      plannedCapacity,
    ])
    expect(figures).toEqual([
      [
        'core',
        13000,
        9000,
        0,
        9000,
        [
          ['northeast', 2400],
          ['southeast', 1600],
        ],
        [],
        12800,
      ],
      ['northeast', 5700, 5700, 0, 8100, [], [['core', 2400]], 11800],
      ['southeast', 2400, 2400, 0, 4000, [], [['core', 1600]], 7400],
    ])
  })

  it('is placed as it has been looked at, wide and narrow', () => {
    for (const width of [760, 312]) {
      const marks = placeBalance(plan, width, words)
      const rounded = JSON.parse(
        JSON.stringify(marks, (_key, value) =>
          typeof value === 'number' ? Math.round(value * 10) / 10 : value,
        ),
      )
      expect(rounded).toMatchSnapshot(`${width} px`)
    }
  })
})

const quantity = fc.double({ min: 0, max: 20000, noNaN: true })
const region = (id: string, slot: number) =>
  fc
    .record({ ownUse: quantity, imported: quantity, unmet: quantity, exported: quantity, idle: quantity })
    .map(
      ({ ownUse, imported, unmet, exported, idle }): RegionBalance => ({
        id,
        name: { zh: id, en: id },
        slot,
        demand: ownUse + imported + unmet,
        ownUse,
        imports: [{ region: id === 'a' ? 'b' : 'a', quantity: imported }],
        unmet,
        output: ownUse + exported,
        exports: [{ region: id === 'a' ? 'b' : 'a', quantity: exported }],
        capacity: ownUse + exported + idle,
        plannedCapacity: ownUse + exported,
        before: null,
      }),
    )

describe('any balance', () => {
  it('is placed inside its width, without overlap, every label inside its segment', () => {
    fc.assert(
      fc.property(region('a', 1), region('b', 2), fc.integer({ min: 240, max: 1600 }), (a, b, width) => {
        const marks = placeBalance([a, b], width, words)
        for (const mark of marks.segments) {
          expect(mark.x).toBeGreaterThanOrEqual(-1e-6)
          expect(mark.x + mark.width).toBeLessThanOrEqual(width)
          if (mark.label !== null) expect(textWidth(mark.label, 12)).toBeLessThanOrEqual(mark.width)
        }
        const parts = marks.segments.filter(({ kind }) => kind !== 'capacity')
        for (const [index, mark] of parts.entries()) {
          const before = parts[index - 1]
          if (before === undefined || before.y !== mark.y) continue
          expect(mark.x).toBeGreaterThanOrEqual(before.x + before.width - 1e-6)
        }
      }),
      { seed: 5 },
    )
  })

  it('draws bars in proportion to tonnes', () => {
    const marks = placeBalance(plan, 760, words)
    const [own, other] = marks.segments.filter(({ kind }) => kind === 'own')
    if (own === undefined || other === undefined) throw new Error('two regions supply themselves')
    expect(own.width / other.width).toBeCloseTo(own.quantity / other.quantity, 6)
  })
})

describe('region colours', () => {
  it('follow the place in the scenario, so that every view agrees', () => {
    expect([...regionSlots(['core', 'northeast', 'southeast']).values()]).toEqual([1, 2, 3])
  })
})

describe('reading the balance', () => {
  it('goes through every part that is drawn, once, whatever the width', () => {
    const readings = readBalance(plan, (region, kind, other, quantity) =>
      [region, kind, other ?? '', Math.round(quantity)].join(' '),
    )
    for (const width of [760, 312]) {
      const drawn = placeBalance(plan, width, words).segments.map(({ id }) => id)
      expect(new Set(drawn).size).toBe(drawn.length)
      expect([...readings.keys()].sort()).toEqual([...drawn].sort())
    }
    expect(readings.get('core import northeast')).toBe('core import northeast 2400')
    expect([...readings.values()].slice(0, 4)).toEqual([
      'core own  9000',
      'core import northeast 2400',
      'core import southeast 1600',
      'core home  9000',
    ])
  })
})
