import { beforeAll, describe, expect, it } from 'vitest'
import { curveOfScenario, type ValueCurve } from '../../../src/index.ts'
import { bendsAt, goalsOf, pointsOf, valueAt } from '../../../web/charts/curve-data.ts'
import { placeCurve } from '../../../web/charts/curve-marks.ts'
import { curveReadings, curveSummary, curveTables } from '../../../web/elements/curve-words.ts'
import { hasCurve, type NumberLever } from '../../../web/state/lever-types.ts'
import { listLevers } from '../../../web/state/levers.ts'
import { readShipped } from '../support/fixtures.ts'

const plan = readShipped('plan-2025')
const levers = listLevers(plan, plan, plan.document).filter(
  (lever): lever is NumberLever => lever.kind === 'number' && hasCurve(lever),
)
let curve: ValueCurve

async function curveAlong({ paths: [path = [], ...others], min, max }: NumberLever) {
  return curveOfScenario(plan, { path, others, from: min, to: max })
}

beforeAll(async () => {
  const lever = levers.find(({ measure }) => measure === 'capacity')
  if (lever === undefined) throw new Error('no capacity')
  const outcome = await curveAlong(lever)
  if (outcome.status !== 'curve') throw new Error(outcome.status)
  curve = outcome.curve
})

const words = { number: String, present: 'now', baseline: 'baseline' }

function marksOf(width: number) {
  const panels = goalsOf(curve).moving.map((goal) => ({ heading: goal.goal, goal }))
  const points = pointsOf(curve, curve.current ?? 0, curve.current)
  return { marks: placeCurve(panels, points, [curve.from, curve.to], width, words), points, panels }
}

describe('a lever that has a curve', () => {
  it('has one between the ends of its slider, whichever it is', async () => {
    expect(new Set(levers.map(({ measure }) => measure))).toEqual(
      new Set(['demand', 'projectedOutput', 'capacity', 'totalCapacity', 'rate', 'fixed', 'emissionFactor']),
    )
    const oneOfEach = new Map(levers.map((lever) => [lever.measure, lever]))
    for (const lever of oneOfEach.values()) {
      const outcome = await curveAlong(lever)
      expect([lever.id, outcome.status]).toEqual([lever.id, 'curve'])
    }
  })
})

describe('a dot', () => {
  it('stands on a goal where that changes its course, and nowhere else', () => {
    const line = (from: number, to: number, start: number, end: number) => ({ from, to, start, end })
    const lines = [line(0, 1, 0, 1), line(1, 2, 1, 2), line(2, 3, 2, 2), line(3, 4, 5, 5)]
    const goal = { goal: 'cost', unit: '', lines }
    expect([1, 2, 3].map((at) => bendsAt(goal, at))).toEqual([false, true, true])
  })
})

describe('the data of a curve', () => {
  it('has each goal once, moving or level, with the values of the library at the ends of its pieces', () => {
    const { moving, level } = goalsOf(curve)
    expect([...moving, ...level].map(({ goal }) => goal).toSorted()).toEqual(
      curve.goals.map(({ goal }) => goal).toSorted(),
    )
    for (const goal of moving) {
      const k = curve.goals.findIndex((each) => each.goal === goal.goal)
      for (const { from, to, start, slopes } of curve.pieces) {
        const middle = (from + to) / 2
        expect(valueAt(goal, middle)).toBeCloseTo((start[k] ?? 0) + (middle - from) * (slopes[k] ?? 0), 4)
      }
      expect(valueAt(goal, curve.to + 1)).toBeNull()
    }
  })

  it('has a row a piece in its table, and a reading for each point', () => {
    for (const language of ['zh', 'en'] as const) {
      const [table] = curveTables(curve, language)
      expect(table?.rows).toHaveLength(curve.pieces.length)
      expect(table?.columns).toHaveLength(2 + 3 * curve.goals.length)
      const points = pointsOf(curve, 1, null)
      const readings = curveReadings(curve, points, plan, language)
      expect([...readings.keys()]).toEqual(points.map(({ id }) => id))
      expect([...readings.values(), curveSummary(curve, language)].join()).not.toMatch(
        /undefined|NaN|\[object/,
      )
    }
  })
})

describe('the marks of a curve', () => {
  it('are as they were', () => {
    expect(marksOf(760).marks).toMatchSnapshot()
  })

  it('stay inside the picture, with a dot for each corner on every goal that bends there, at any width', () => {
    for (const width of [260, 320, 760, 1400]) {
      const { marks, points, panels } = marksOf(width)
      for (const { x, y } of marks.dots) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(width)
        expect(y).toBeLessThanOrEqual(marks.height)
      }
      const corners = points.filter(({ kind }) => kind === 'corner')
      expect(corners).toHaveLength(curve.corners.length)
      const bends = corners.flatMap(({ at }) => panels.filter(({ goal }) => bendsAt(goal, at)))
      expect(bends.length).toBeGreaterThanOrEqual(corners.length)
      expect(marks.dots.filter(({ id }) => id.startsWith('corner'))).toHaveLength(bends.length)
      expect(marks.uprights.map(({ id }) => id)).toEqual(points.map(({ id }) => id))
    }
  })
})
