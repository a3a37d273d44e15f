import { describe, expect, it } from 'vitest'
import { type CurveRequest, type ValueCurve, valueCurve } from '../../src/analyse/curve.ts'
import { membersAt, withTotal, withValue } from '../../src/analyse/year-program.ts'
import { at } from '../../src/lists.ts'
import { runScenario } from '../../src/report/run.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { allocateFirst, close, goalValues } from '../support/solving.ts'

async function curveOf(scenario: Scenario, path: string, range: Omit<CurveRequest, 'path'> = {}) {
  const { formulation } = await allocateFirst(scenario)
  return valueCurve(scenario, formulation, { path: path.split('.'), ...range })
}

async function drawn(scenario: Scenario, path: string, range: Omit<CurveRequest, 'path'> = {}) {
  const outcome = await curveOf(scenario, path, range)
  if (outcome.status !== 'curve') throw new Error(`${path}: ${outcome.status}`)
  return outcome.curve
}

/** Values of the goals where the curve says they are. */
function read(curve: ValueCurve, value: number): number[] {
  const piece = curve.pieces.find(({ from, to }) => value >= from && value <= to)
  if (piece === undefined) throw new Error(`no piece at ${value}`)
  return piece.start.map((start, k) => start + at(piece.slopes, k) * (value - piece.from))
}

/** Expect the curve at `count` values spread over its range to be what running the changed document gives. */
async function expectResolved(scenario: Scenario, curve: ValueCurve, count: number): Promise<void> {
  const { from, to, path } = curve
  for (let k = 0; k < count; k++) {
    // The golden ratio spreads values evenly without ever meeting the corners by design.
    const share = (0.5 + k * 0.6180339887) % 1
    const value = Math.round((from + share * (to - from)) * 1e3) / 1e3
    const changed = withValue(scenario, path, value)
    if (!changed.ok) throw new Error(JSON.stringify(changed.issues))
    const result = await runScenario(changed.value)
    const expected = goalValues(result).map((goal) => goal.value)
    const found = read(curve, value)
    expected.forEach((each, g) => {
      expect(
        close(at(found, g), each),
        `${path.join('.')} = ${value}, goal ${g}: ${found[g]} for ${each}`,
      ).toBe(true)
    })
  }
}

const plan = (preset: string) => readShipped('plan-2025.yaml', [{ policy: { preset, goals: null } }])

describe('the value curve', () => {
  it.each([
    ['plan', 'sites.fengdu-baoluan.capacity', 200],
    ['plan', 'markets.core.demand', 40],
    ['least-cost', 'regions.core.projectedOutput', 200],
    ['least-carbon', 'sites.shizhu-xituo.capacity', 40],
    ['water-first', 'sites.wulong-heshun.exWorksPrice', 40],
    ['least-cost', 'modes.road.fixed', 200],
    ['diversified', 'markets.core.demand', 40],
    ['diversified', 'sites.dianjiang-qingkou.capacity', 40],
    ['even-burden', 'markets.core.demand', 40],
  ])('is what re-solving gives: %s, %s, at %i values', async (preset, path, count) => {
    const scenario = plan(preset)
    await expectResolved(scenario, await drawn(scenario, path), count)
  })

  it('is what re-solving the district network gives, where throughput limits bind', async () => {
    const scenario = readShipped('chongqing-2025.yaml', [{ policy: { preset: 'least-cost', goals: null } }])
    const curve = await drawn(scenario, 'sites.fengdu-baoluan.capacity', { from: 400, to: 800 })
    expect(curve.pieces.length).toBeGreaterThan(3)
    await expectResolved(scenario, curve, 6)
  })

  it('names what changes at each corner', async () => {
    const curve = await drawn(plan('plan'), 'sites.fengdu-baoluan.capacity')
    const [first] = curve.corners
    expect(first?.at).toBe(400)
    expect(first?.changes).toContainEqual({ kind: 'market', id: 'core', short: false })
    expect(curve.corners.every(({ changes }) => changes.length > 0)).toBe(true)
    expect(at(at(curve.pieces, 0).slopes, 0)).toBeCloseTo(-1, 9)
    expect(curve.current).toBe(1000)
  })

  it('is convex in every first goal, and its pieces follow one another', async () => {
    const { pieces } = await drawn(plan('least-cost'), 'regions.core.projectedOutput')
    pieces.forEach((piece, k) => {
      const next = pieces[k + 1]
      if (next === undefined) return
      expect(next.from).toBe(piece.to)
      expect(at(next.slopes, 0)).toBeGreaterThan(at(piece.slopes, 0) - 1e-9)
    })
  })

  it('stops where the rules can no longer hold', async () => {
    const scenario = readShipped('plan-2025.yaml', [
      { policy: { rules: { floor: { kind: 'least-take', site: 'fengdu-baoluan', quantity: 300 } } } },
    ])
    const { pieces } = await drawn(scenario, 'sites.fengdu-baoluan.capacity')
    expect(at(pieces, 0).from).toBe(300)
  })

  it('says where an optimum is no piecewise linear function', async () => {
    const outcome = await curveOf(plan('even-burden'), 'sites.fengdu-baoluan.capacity')
    expect(outcome.status).toBe('not-linear')
  })

  it('names the nearest entry for one that is not there', async () => {
    const outcome = await curveOf(plan('plan'), 'sites.fengdu-baolua.capacity')
    expect(outcome).toMatchObject({ status: 'invalid', issues: [{ suggestion: 'fengdu-baoluan' }] })
  })
})

describe('the value curve of several numbers in proportion', () => {
  const districts = readShipped('chongqing-2025.yaml')
  const [region] = districts.regions
  const paths = districts.markets
    .filter((market) => market.region === region?.id)
    .map(({ id }) => ['markets', id, 'demand'])
  const [path = [], ...others] = paths
  const total = districts.markets
    .filter((market) => market.region === region?.id)
    .reduce((sum, { demand }) => sum + at(demand.byYear, 0), 0)

  it('is what running the document with all of them changed gives, along their sum', async () => {
    const { formulation } = await allocateFirst(districts)
    const range = { from: 0.9 * total, to: 1.1 * total }
    const outcome = await valueCurve(districts, formulation, { path, others, ...range })
    if (outcome.status !== 'curve') throw new Error(outcome.status)
    const { curve } = outcome
    expect(curve.others).toEqual(others)
    expect(curve.current).toBeCloseTo(total, 6)
    const members = membersAt(districts, paths, 0)
    if (members === null) throw new Error('no members')
    for (let k = 0; k < 20; k++) {
      const value = range.from + ((0.5 + k * 0.6180339887) % 1) * (range.to - range.from)
      const changed = withTotal(districts, members, value)
      if (!changed.ok) throw new Error(JSON.stringify(changed.issues))
      const result = await runScenario(changed.value)
      goalValues(result).forEach((goal, g) => {
        // Each demand is rounded to its grid: half a step of each, at no more than 1,000 of the goal a tonne.
        const rounding = 5e-4 * paths.length * 1000
        expect(Math.abs(at(read(curve, value), g) - goal.value)).toBeLessThanOrEqual(rounding)
        expect(at(read(curve, value), g)).toBeCloseTo(goal.value, goal.value > 1e5 ? -3 : -2)
      })
    }
    // More than the plan can make is short, tonne for tonne.
    const last = at(curve.pieces, curve.pieces.length - 1)
    expect(at(last.slopes, 0)).toBeCloseTo(1, 5)
  })

  it('of numbers that are all 0 has no proportions, and says so', async () => {
    const closed = readShipped('plan-2025.yaml', [
      { sites: { 'fengdu-baoluan': { capacity: 0 }, 'fengdu-xingyi': { capacity: 0 } } },
    ])
    const { formulation } = await allocateFirst(closed)
    const asked = {
      path: ['sites', 'fengdu-baoluan', 'capacity'],
      others: [['sites', 'fengdu-xingyi', 'capacity']],
    }
    expect(await valueCurve(closed, formulation, asked)).toEqual({ status: 'empty' })
  })
})
