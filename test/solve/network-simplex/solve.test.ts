import { describe, expect, test } from 'vitest'
import {
  type FlowOptions,
  type FlowProblem,
  type OptimalFlow,
  solveFlow,
} from '../../../src/solve/network-simplex/index.ts'
import { findBreaches, findGains, provesInfeasible, provesUnbounded } from './support/check.ts'
import { highs, solveWithHighs } from './support/highs.ts'
import { drawNetwork, drawTransport, network, shapeOf } from './support/networks.ts'

function solveOptimal(problem: FlowProblem, options: FlowOptions = {}): OptimalFlow {
  const outcome = solveFlow(problem, options)
  if (outcome.status !== 'optimal') throw new Error(`${outcome.status} instead of optimal`)
  return outcome
}

describe('a flow worked out by hand', () => {
  test('two sites serve two markets at 2·20 + 1·5 + 3·10', () => {
    const problem = network(
      [20, 15, -25, -10],
      [
        [0, 2, 2],
        [0, 3, 4],
        [1, 2, 1],
        [1, 3, 3],
      ],
    )
    const { flow, objective, potential } = solveOptimal(problem)
    // Moving a unit to 0→3 and 1→2 from 0→2 and 1→3 changes the cost by 4 + 1 − 2 − 3 = 0: the optimum is not unique.
    expect(objective).toBe(75n)
    expect(findBreaches(problem, flow)).toEqual([])
    expect(findGains(problem, problem.cost, flow, potential)).toEqual([])
  })

  test('goods pass through a terminal with a limit, and the rest takes the dearer arc', () => {
    const problem = network(
      [10, 0, -10],
      [
        [0, 1, 1, 0, 6],
        [1, 2, 1],
        [0, 2, 5],
      ],
    )
    const { flow, objective, potential } = solveOptimal(problem)
    expect([...flow]).toEqual([6, 6, 4])
    expect(objective).toBe(32n)
    expect((potential[0] ?? 0) - (potential[2] ?? 0)).toBe(5)
  })

  test('a lower bound sends flow along an arc that is not worth it, a negative one back', () => {
    const problem = network(
      [4, -4],
      [
        [0, 1, 1],
        [0, 1, 9, 3, 5],
        [0, 1, 2, -2, 7],
      ],
    )
    expect([...solveOptimal(problem).flow]).toEqual([3, 3, -2])
  })

  test('a cycle of negative cost fills up to its smallest capacity', () => {
    const problem = network(
      [0, 0],
      [
        [0, 1, -5, 0, 8],
        [1, 0, 2, 0, 11],
        [1, 1, -1, 0, 4],
      ],
    )
    const { flow, objective } = solveOptimal(problem)
    expect([...flow]).toEqual([8, 8, 4])
    expect(objective).toBe(-28n)
  })

  test('shortage arcs from the ground serve the market that no site is worth serving', () => {
    const problem = network(
      [5, -4, -3, 2],
      [
        [0, 1, 2],
        [0, 2, 40],
        [0, 3, 0],
        [3, 1, 30],
        [3, 2, 30],
      ],
    )
    const { flow, potential } = solveOptimal(problem, { ground: 3 })
    expect([...flow]).toEqual([4, 0, 1, 0, 3])
    expect([...potential]).toEqual([0, -2, -30, 0])
  })

  test('a network of no arcs and no supplies costs nothing', () => {
    expect(solveOptimal(network([], [])).objective).toBe(0n)
    expect(solveOptimal(network([0, 0, 0], [])).objective).toBe(0n)
  })

  test('an objective beyond 2⁵³ is exact to the last unit', () => {
    const problem = network([3_000_000_019, -3_000_000_019], [[0, 1, 30_000_001]])
    expect(solveOptimal(problem).objective).toBe(3_000_000_019n * 30_000_001n)
  })
})

describe('what has no optimum', () => {
  test('a negative cycle without limits is unbounded and named', () => {
    const problem = network(
      [1, 0, -1],
      [
        [0, 1, 1],
        [1, 2, -4],
        [2, 1, 3],
        [2, 0, 5],
      ],
    )
    const outcome = solveFlow(problem)
    expect(outcome.status).toBe('unbounded')
    if (outcome.status === 'unbounded') expect(provesUnbounded(problem, outcome)).toBe(true)
  })

  test('a network that cannot be served is infeasible even where a cycle would be unbounded', () => {
    const problem = network(
      [0, 0, 3, -3],
      [
        [0, 1, -1],
        [1, 0, 0],
        [2, 3, 1, 0, 2],
      ],
    )
    const outcome = solveFlow(problem)
    expect(outcome.status).toBe('infeasible')
    if (outcome.status === 'infeasible') expect(provesInfeasible(problem, outcome.cause)).toBe(true)
  })

  test('supplies that do not add up to 0 are infeasible whichever way they miss', () => {
    for (const excess of [1, -1]) {
      const problem = network([5 + excess, -5], [[0, 1, 1]])
      const outcome = solveFlow(problem)
      if (outcome.status !== 'infeasible') throw new Error(outcome.status)
      expect(provesInfeasible(problem, outcome.cause)).toBe(true)
    }
  })

  test('crossed bounds name their arc', () => {
    const problem = network([0, 0], [[0, 1, 1, 3, 2]])
    expect(solveFlow(problem)).toEqual({ status: 'infeasible', cause: { kind: 'bounds', arc: 0 } })
  })
})

describe('numbers beyond exact arithmetic', () => {
  test('are refused with the reason', () => {
    const refusal = (problem: FlowProblem) => solveFlow(problem)
    expect(refusal(network([0.5, -0.5], [[0, 1, 1]]))).toEqual({ status: 'refused', reason: 'not-integer' })
    expect(refusal(network([1, -1], [[0, 1, 0.1]]))).toEqual({ status: 'refused', reason: 'not-integer' })
    expect(refusal(network([1, -1], [[0, 1, Number.NaN]]))).toEqual({
      status: 'refused',
      reason: 'not-integer',
    })
    expect(refusal(network([0, 0], [[0, 1, 1, -Infinity]]))).toEqual({
      status: 'refused',
      reason: 'not-integer',
    })
    expect(refusal(network([2 ** 52, -(2 ** 52)], [[0, 1, 1]]))).toEqual({
      status: 'refused',
      reason: 'flow-overflow',
    })
    expect(refusal(network([1, -1], [[0, 1, 2 ** 50]]))).toEqual({
      status: 'refused',
      reason: 'cost-overflow',
    })
  })

  test('are taken up to the limit itself', () => {
    // 4 (max |cost| + 1)(nodes + 2) = 2⁵³ − 16 for two nodes.
    const largest = 2 ** 49 - 2
    expect(solveOptimal(network([2, -2], [[0, 1, largest]])).objective).toBe(2n * BigInt(largest))
    const outcome = solveFlow(network([2, -2], [[0, 1, largest + 1]]))
    expect(outcome).toEqual({ status: 'refused', reason: 'cost-overflow' })
  })

  test('arrays that do not fit together throw', () => {
    const problem = network([1, -1], [[0, 1, 1]])
    expect(() => solveFlow({ ...problem, nodeCount: 3 })).toThrow(RangeError)
    expect(() => solveFlow({ ...problem, target: Int32Array.of(2) })).toThrow(RangeError)
    expect(() => solveFlow({ ...problem, cost: new Float64Array(2) })).toThrow(RangeError)
    expect(() => solveFlow(problem, { ground: 2 })).toThrow(RangeError)
  })
})

describe('a search that is stopped', () => {
  test('says whether time ran out or it was cancelled', () => {
    const problem = network([1, -1], [[0, 1, 1]])
    const controller = new AbortController()
    controller.abort()
    expect(solveFlow(problem, { signal: controller.signal })).toEqual({
      status: 'limit',
      reason: 'cancelled',
    })
    expect(solveFlow(problem, { timeLimit: 0 })).toEqual({ status: 'limit', reason: 'time' })
  })
})

describe('random networks', () => {
  test('a thousand of them have the optimum HiGHS finds, with an exact proof of each outcome', async () => {
    const runtime = await highs()
    const seen = { optimal: 0, infeasible: 0, unbounded: 0 }
    for (let i = 0; i < 1000; i++) {
      const problem = drawNetwork(i + 1, shapeOf(i))
      const outcome = solveFlow(problem, i % 3 === 0 ? { ground: i % problem.nodeCount } : {})
      const reference = solveWithHighs(runtime, problem)
      if (outcome.status === 'optimal') {
        expect(findBreaches(problem, outcome.flow)).toEqual([])
        expect(findGains(problem, problem.cost, outcome.flow, outcome.potential)).toEqual([])
        expect(reference).toEqual({ status: 'optimal', objective: Number(outcome.objective) })
      } else {
        expect(reference).toEqual({ status: 'none' })
        if (outcome.status === 'infeasible') expect(provesInfeasible(problem, outcome.cause)).toBe(true)
        else if (outcome.status === 'unbounded') expect(provesUnbounded(problem, outcome)).toBe(true)
        else throw new Error(outcome.status)
      }
      seen[outcome.status]++
    }
    expect(seen.optimal).toBeGreaterThan(500)
    expect(seen.infeasible).toBeGreaterThan(50)
    expect(seen.unbounded).toBeGreaterThan(20)
  })

  test('transport with slack and shortages has the same optimum rooted at the ground or not', async () => {
    const runtime = await highs()
    for (let seed = 1; seed <= 60; seed++) {
      const problem = drawTransport(seed, 3 + (seed % 20), 2 + (seed % 7))
      const rooted = solveOptimal(problem, { ground: problem.ground })
      expect(rooted.potential[problem.ground]).toBe(0)
      expect(findBreaches(problem, rooted.flow)).toEqual([])
      expect(findGains(problem, problem.cost, rooted.flow, rooted.potential)).toEqual([])
      expect(solveOptimal(problem).objective).toBe(rooted.objective)
      expect(solveWithHighs(runtime, problem)).toEqual({
        status: 'optimal',
        objective: Number(rooted.objective),
      })
    }
  })

  test('the same problem gives the same flow, duals and pivots every time', () => {
    const problem = drawTransport(77, 30, 8)
    expect(solveFlow(problem)).toEqual(solveFlow(problem))
  })
})
