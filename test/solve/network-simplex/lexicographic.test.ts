import { describe, expect, test } from 'vitest'
import { type FlowProblem, solveFlow, solveLexicographic } from '../../../src/solve/network-simplex/index.ts'
import { findBreaches, findGains } from './support/check.ts'
import { highs, solveWithHighs } from './support/highs.ts'
import { type Arc, drawNetwork, drawTransport, network, randomIntegers, shapeOf } from './support/networks.ts'

function drawCosts(seed: number, count: number, arcCount: number): Float64Array[] {
  const below = randomIntegers(seed)
  return Array.from({ length: count }, () => Float64Array.from({ length: arcCount }, () => below(4)))
}

/** One layered cost that ranks flows as the costs in order do: each outweighs all that can follow it. */
function layer(problem: FlowProblem, costs: readonly Float64Array[], weight: number): FlowProblem {
  const cost = new Float64Array(problem.arcCount)
  for (const layerCost of costs) {
    for (let arc = 0; arc < cost.length; arc++) cost[arc] = (cost[arc] ?? 0) * weight + (layerCost[arc] ?? 0)
  }
  return { ...problem, cost }
}

describe('goals in order', () => {
  test('the second goal chooses among the optima of the first', () => {
    const arcs: Arc[] = [
      [0, 2, 1],
      [0, 3, 1],
      [1, 2, 1],
      [1, 3, 1],
    ]
    const problem = network([5, 5, -5, -5], arcs)
    const second = Float64Array.of(3, 1, 1, 3)
    const outcome = solveLexicographic(problem, [problem.cost, second])
    if (outcome.status !== 'optimal') throw new Error(outcome.status)
    expect(outcome.stages.map((stage) => stage.objective)).toEqual([10n, 10n])
    expect([...(outcome.stages[1]?.flow ?? [])]).toEqual([0, 5, 5, 0])
  })

  test('each stage is optimal on the face the earlier ones leave, and keeps their values', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const problem = drawTransport(seed, 3 + (seed % 11), 2 + (seed % 5))
      const costs = drawCosts(seed, 3, problem.arcCount)
      const options = seed % 2 === 0 ? { ground: problem.ground } : {}
      const outcome = solveLexicographic(problem, costs, options)
      if (outcome.status !== 'optimal') throw new Error(outcome.status)
      outcome.stages.forEach((stage, k) => {
        const before = outcome.stages[k - 1]
        const cost = costs[k] ?? new Float64Array()
        expect(findBreaches(problem, stage.flow)).toEqual([])
        const isFixed = (arc: number) => (before?.fixedBy[arc] ?? 0) > 0
        expect(findGains(problem, cost, stage.flow, stage.potential, isFixed)).toEqual([])
        for (const [j, earlier] of outcome.stages.slice(0, k).entries()) {
          const value = stage.flow.reduce((sum, flow, arc) => sum + flow * (costs[j]?.[arc] ?? 0), 0)
          expect(BigInt(value)).toBe(earlier.objective)
        }
        stage.fixedBy.forEach((by, arc) => {
          if (by > 0) expect([problem.lower[arc], problem.upper[arc]]).toContain(stage.flow[arc])
          if (before !== undefined && (before.fixedBy[arc] ?? 0) > 0) expect(by).toBe(before.fixedBy[arc])
        })
      })
    }
  })

  test('they agree with one weighted goal in HiGHS, on networks of every kind', async () => {
    const runtime = await highs()
    let compared = 0
    for (let i = 0; i < 300; i++) {
      const problem = { ...drawNetwork(i + 1, { ...shapeOf(i), maxCapacity: 5, minCost: 0 }) }
      const costs = drawCosts(i + 1, 2, problem.arcCount)
      const outcome = solveLexicographic(problem, costs)
      const weight = 4000
      const layered = solveFlow(layer(problem, costs, weight))
      expect(outcome.status).toBe(layered.status)
      if (outcome.status !== 'optimal' || layered.status !== 'optimal') continue
      const [first, second] = outcome.stages
      const sum = (first?.objective ?? 0n) * BigInt(weight) + (second?.objective ?? 0n)
      expect(sum).toBe(layered.objective)
      expect(solveWithHighs(runtime, layer(problem, costs, weight))).toEqual({
        status: 'optimal',
        objective: Number(sum),
      })
      compared++
    }
    expect(compared).toBeGreaterThan(200)
  })

  test('a later goal without limit on the face of the first is unbounded at its stage', () => {
    const problem = network(
      [0, 0],
      [
        [0, 1, 0],
        [1, 0, 0],
      ],
    )
    const outcome = solveLexicographic(problem, [problem.cost, Float64Array.of(-1, 0)])
    expect(outcome).toMatchObject({ status: 'unbounded', stage: 1 })
  })

  test('starting from an earlier basis gives the same values', () => {
    const problem = drawTransport(5, 20, 6)
    const costs = drawCosts(5, 2, problem.arcCount)
    const cold = solveLexicographic(problem, costs)
    if (cold.status !== 'optimal') throw new Error(cold.status)
    const warm = solveLexicographic(problem, costs, { basis: cold.basis })
    if (warm.status !== 'optimal') throw new Error(warm.status)
    expect(warm.stages.map((stage) => stage.objective)).toEqual(cold.stages.map((stage) => stage.objective))
    expect(warm.pivots).toBeLessThanOrEqual(cold.pivots)
  })
})
