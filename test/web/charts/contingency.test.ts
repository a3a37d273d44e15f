import { beforeAll, describe, expect, it } from 'vitest'
import { type Contingencies, type Contingency, findContingencies } from '../../../src/index.ts'
import { groupLosses, lossKey } from '../../../web/charts/contingency-data.ts'
import { type LossPanel, placeLosses } from '../../../web/charts/contingency-marks.ts'
import { readShipped } from '../support/fixtures.ts'

let found: Contingencies

beforeAll(async () => {
  const outcome = await findContingencies(readShipped('chongqing-2025'))
  if (outcome.status !== 'found') throw new Error(outcome.status)
  found = outcome
})

const ofNothing: Contingency = {
  lost: [{ kind: 'zone', id: 'a' }],
  status: 'solved',
  carried: 0,
  shortfall: 0,
  cost: { value: 10, change: 0 },
  tonneKm: { value: 10, change: 0 },
  goals: [],
  markets: [],
  regions: [],
  standIns: [],
}

describe('losses in groups', () => {
  it('are each in one, the most short first, then the dearest', () => {
    const { unanswered, short, dear, unchanged } = groupLosses(found.singles)
    const all = [...unanswered, ...short, ...dear, ...unchanged].map(lossKey)
    expect(all.toSorted()).toEqual(found.singles.map(lossKey).toSorted())
    expect(short.map(({ shortfall }) => shortfall)).toEqual(
      short.map(({ shortfall }) => shortfall ?? 0).toSorted((a, b) => b - a),
    )
    expect(Math.max(...short.map(({ shortfall }) => shortfall ?? 0))).toBe(found.shortfall)
    const costs = dear.map(({ cost }) => cost?.change ?? 0)
    expect(costs).toEqual(costs.toSorted((a, b) => b - a))
    for (const { shortfall } of dear) expect(shortfall).toBe(0)
    expect([short.length, dear.length, unchanged.length].every((count) => count > 0)).toBe(true)
  })

  it('take the noise of a solver for nothing, and a loss without an answer for none', () => {
    const noisy = { ...ofNothing, shortfall: 1e-9, cost: { value: 10, change: -1e-8 } }
    const broken: Contingency = {
      ...ofNothing,
      status: 'conflict',
      shortfall: null,
      cost: null,
      tonneKm: null,
    }
    expect(groupLosses([noisy, broken])).toEqual({
      unanswered: [broken],
      short: [],
      dear: [],
      unchanged: [noisy],
    })
  })
})

/** The panels of the view, with ids for names. */
function panelsOf({ singles }: Contingencies): LossPanel[] {
  const { short, dear } = groupLosses(singles)
  const bar = (loss: Contingency, value: number) => ({
    id: lossKey(loss),
    name: lossKey(loss),
    value,
    text: value.toFixed(0),
  })
  return [
    {
      kind: 'short',
      heading: 'short',
      losses: short.slice(0, 4).map((loss) => bar(loss, loss.shortfall ?? 0)),
    },
    {
      kind: 'dear',
      heading: 'dear',
      losses: dear.slice(0, 4).map((loss) => bar(loss, loss.cost?.change ?? 0)),
    },
  ]
}

describe.each([300, 760])('the ranking of losses %i px wide', (width) => {
  it('is drawn as before', () => {
    const round = (_: string, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 10) / 10 : value
    expect(JSON.parse(JSON.stringify(placeLosses(panelsOf(found), width), round))).toMatchSnapshot()
  })

  it('has bars in proportion to their values, one axis a panel', () => {
    const panels = panelsOf(found)
    const { bars } = placeLosses(panels, width)
    for (const { kind, losses } of panels) {
      const longest = Math.max(...losses.map(({ value }) => value ?? 0))
      const drawn = bars.filter((bar) => bar.kind === kind)
      const perUnit = Math.max(...drawn.map((bar) => bar.width)) / longest
      drawn.forEach((bar, at) => {
        expect(bar.width).toBeCloseTo((losses[at]?.value ?? 0) * perUnit, 6)
      })
    }
  })

  it('keeps bars inside, and rows apart', () => {
    const { bars, height } = placeLosses(panelsOf(found), width)
    bars.forEach(({ x, width: drawn, y, height: tall, row }, at) => {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + drawn).toBeLessThan(width)
      expect(y).toBeGreaterThanOrEqual(row.y)
      expect(y + tall).toBeLessThanOrEqual(row.y + row.height)
      expect(row.y).toBeGreaterThanOrEqual((bars[at - 1]?.row.y ?? 0) + (at === 0 ? 0 : row.height))
      expect(row.y + row.height).toBeLessThanOrEqual(height)
    })
  })

  it('says why there is no bar, and draws savings to the left of 0', () => {
    const { bars, texts, zeros } = placeLosses(
      [
        {
          kind: 'short',
          heading: 'short',
          losses: [{ id: 'a', name: 'a', value: null, text: 'rules conflict' }],
        },
        {
          kind: 'dear',
          heading: 'dear',
          losses: [
            { id: 'b', name: 'b', value: 30, text: '+30' },
            { id: 'c', name: 'c', value: -10, text: '−10' },
          ],
        },
      ],
      width,
    )
    expect(bars.map(({ id, width: drawn }) => [id, drawn > 0])).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
    ])
    expect(texts.find(({ kind }) => kind === 'unanswered')?.text).toBe('rules conflict')
    const [, zero] = zeros
    expect((bars[2]?.x ?? 0) + (bars[2]?.width ?? 0)).toBeCloseTo(zero?.x ?? Number.NaN)
    expect(bars[1]?.x).toBeCloseTo(zero?.x ?? Number.NaN)
  })

  it('is nothing where nothing is lost', () => {
    expect(placeLosses([{ kind: 'short', heading: '', losses: [] }], width)).toMatchObject({
      height: 0,
      bars: [],
    })
  })
})
