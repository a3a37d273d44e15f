import { describe, expect, test } from 'vitest'
import {
  type FlowProblem,
  resolveFlow,
  solveFlow,
  solveLexicographic,
} from '../../../src/solve/network-simplex/index.ts'
import { findBreaches, findGains, provesInfeasible } from './support/check.ts'
import { drawNetwork, drawTransport, network, randomIntegers, shapeOf } from './support/networks.ts'

/** The problem after small changes of the kinds named, always of the same nodes and arcs. */
function change(
  problem: FlowProblem,
  seed: number,
  kinds: { cost?: boolean; supply?: boolean; bounds?: boolean },
) {
  const below = randomIntegers(seed)
  const wobble = (value: number) => value + below(7) - 3
  const supply = problem.supply.slice()
  if (kinds.supply) {
    for (let i = 0; i + 1 < supply.length; i++) {
      const amount = below(9) - 4
      supply[i] = (supply[i] ?? 0) + amount
      supply[supply.length - 1] = (supply.at(-1) ?? 0) - amount
    }
  }
  const upper = problem.upper.map((most, arc) => {
    if (!kinds.bounds) return most
    const least = problem.lower[arc] ?? 0
    const draw = below(6)
    if (draw === 0) return most === Infinity ? least + below(20) : Infinity
    return draw === 1 ? least : Math.max(least, wobble(most))
  })
  return { ...problem, supply, upper, cost: kinds.cost ? problem.cost.map(wobble) : problem.cost }
}

/** Solve from the basis of `before` and from nothing; the outcomes must agree and the warm one prove itself. */
function compare(before: FlowProblem, after: FlowProblem): { warm: number; cold: number } | null {
  const first = solveFlow(before)
  if (first.status !== 'optimal') return null
  const cold = solveFlow(after)
  const warm = resolveFlow(after, first.basis)
  expect(warm.status).toBe(cold.status)
  if (warm.status === 'infeasible') expect(provesInfeasible(after, warm.cause)).toBe(true)
  if (warm.status !== 'optimal' || cold.status !== 'optimal') return null
  expect(warm.objective).toBe(cold.objective)
  expect(findBreaches(after, warm.flow)).toEqual([])
  expect(findGains(after, after.cost, warm.flow, warm.potential)).toEqual([])
  return { warm: warm.pivots, cold: cold.pivots }
}

describe('a changed problem solved from the tree before', () => {
  test.each([
    ['costs', { cost: true }],
    ['supplies', { supply: true }],
    ['bounds', { bounds: true }],
    ['everything', { cost: true, supply: true, bounds: true }],
  ])('has the optimum of a cold start after changes of %s', (_name, kinds) => {
    let compared = 0
    for (let i = 0; i < 400; i++) {
      const problem = drawNetwork(i + 1, { ...shapeOf(i), feasible: true, uncapacitated: 50 })
      if (compare(problem, change(problem, i, kinds)) !== null) compared++
    }
    for (let seed = 1; seed <= 120; seed++) {
      const problem = drawTransport(seed, 15, 6)
      if (compare(problem, change(problem, seed, kinds)) !== null) compared++
    }
    expect(compared).toBeGreaterThan(60)
  })

  test('needs no pivot where nothing has changed', () => {
    const problem = drawTransport(9, 40, 8)
    expect(compare(problem, problem)?.warm).toBe(0)
  })

  test('needs fewer pivots than a cold start after small changes of costs', () => {
    const problem = drawTransport(11, 60, 12)
    const pivots = compare(problem, change(problem, 11, { cost: true }))
    expect(pivots?.warm).toBeLessThan(pivots?.cold ?? 0)
  })

  test('carries its basis on through a chain of changes', () => {
    let problem: FlowProblem = drawTransport(13, 20, 6)
    const first = solveFlow(problem)
    if (first.status !== 'optimal') throw new Error(first.status)
    let basis = first.basis
    for (let step = 1; step <= 50; step++) {
      problem = change(problem, step, { cost: true, supply: step % 2 === 0 })
      const warm = resolveFlow(problem, basis)
      const cold = solveFlow(problem)
      expect(warm.status).toBe(cold.status)
      if (warm.status !== 'optimal' || cold.status !== 'optimal') continue
      expect(warm.objective).toBe(cold.objective)
      basis = warm.basis
    }
  })

  test('starts from nothing where the basis belongs to another network', () => {
    const problem = drawTransport(3, 6, 3)
    const foreign = solveFlow(network([1, -1], [[0, 1, 1]]))
    const cold = solveFlow(problem)
    if (foreign.status !== 'optimal') throw new Error(foreign.status)
    expect(resolveFlow(problem, foreign.basis)).toEqual(cold)
  })
})

test('goals in order may start from the basis of a changed problem', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const before = drawTransport(seed, 12, 5)
    const after = change(before, seed, { cost: true, supply: true })
    const second = after.cost.map((_, arc) => arc % 3)
    const first = solveLexicographic(before, [before.cost, second])
    if (first.status !== 'optimal') throw new Error(first.status)
    const warm = solveLexicographic(after, [after.cost, second], { basis: first.basis })
    const cold = solveLexicographic(after, [after.cost, second])
    expect(warm.status).toBe(cold.status)
    if (warm.status !== 'optimal' || cold.status !== 'optimal') continue
    expect(warm.stages.map((stage) => stage.objective)).toEqual(cold.stages.map((stage) => stage.objective))
  }
})
