import solver from 'javascript-lp-solver'
import { describe, expect, it } from 'vitest'
import { javascriptLpSolver } from '../../src/solve/javascript-lp-solver.ts'
import { certificateOf, programOf, stagesOf } from '../support/programs.ts'

const solve = (program: ReturnType<typeof programOf>) => javascriptLpSolver.solve(program)

describe('what javascript-lp-solver must not be trusted with', () => {
  it('drops the cost of a fixed variable in presolve; the adapter counts it', async () => {
    const library = solver.Solve({
      optimize: 'cost',
      opType: 'min',
      constraints: { least: { max: -30 }, most: { max: 30 } },
      variables: { x: { cost: 10, least: -1, most: 1 } },
    })
    expect(library, 'the library has mended this: simplify the adapter').not.toMatchObject({ result: 300 })
    const byRows = programOf(
      [{ key: 'x', costs: [10, 1] }],
      [
        { key: 'least', upper: -30, terms: { x: -1 } },
        { key: 'most', upper: 30, terms: { x: 1 } },
      ],
    )
    const byBounds = programOf([{ key: 'x', lower: 30, upper: 30, costs: [10, 1] }], [])
    for (const program of [byRows, byBounds]) {
      const [first] = stagesOf(await solve(program))
      expect(first?.value).toBe(300)
      expect(certificateOf(program, await solve(program)).ok).toBe(true)
    }
  })

  it('lets variables named result, feasible or bounded clobber its answer; the adapter has its own names', async () => {
    const keys = ['result', 'feasible', 'bounded', 'objective', '_tableau', 'r0', '__proto__']
    const program = programOf(
      keys.map((key, i) => ({ key, upper: 2, costs: [i + 1, 1] })),
      [{ key: 'feasible', lower: 5, terms: Object.fromEntries(keys.slice(0, 6).map((key) => [key, 1])) }],
    )
    const outcome = await solve(program)
    expect([...(stagesOf(outcome)[0]?.x ?? [])]).toEqual([2, 2, 1, 0, 0, 0, 0])
    expect(certificateOf(program, outcome).ok).toBe(true)
  })

  it('rounds values to 1e-8; the adapter reads them from the tableau', async () => {
    const program = programOf([{ key: 'x', costs: [1, 1] }], [{ key: 'third', lower: 1, terms: { x: 3 } }])
    expect(stagesOf(await solve(program))[0]?.x[0]).toBe(1 / 3)
  })

  it('accepts a goal of NaN; the adapter fails', async () => {
    const program = programOf([{ key: 'x', upper: 1, costs: [Number.NaN, 1] }], [])
    expect(await solve(program)).toMatchObject({ status: 'failed' })
  })

  it('carries values for an infeasible model; the adapter says infeasible and nothing else', async () => {
    const program = programOf(
      [{ key: 'x', upper: 1, costs: [1, 1] }],
      [{ key: 'much', lower: 2, terms: { x: 1 } }],
    )
    expect(await solve(program)).toEqual({ status: 'infeasible', engine: 'javascript-lp-solver' })
  })

  it('reports an unbounded program, which the adapter does not take for an optimum', async () => {
    const program = programOf([{ key: 'x', costs: [-1, 1] }], [{ key: 'least', lower: 1, terms: { x: 1 } }])
    expect(await solve(program)).toMatchObject({ status: 'failed' })
  })

  it('is not started once a solve is cancelled or its time is up', async () => {
    const program = programOf([{ key: 'x', costs: [1, 1] }], [{ key: 'least', lower: 1, terms: { x: 1 } }])
    const cancelled = await javascriptLpSolver.solve(program, { signal: AbortSignal.abort() })
    expect(cancelled).toMatchObject({ status: 'limit', reason: 'cancelled' })
    expect(await javascriptLpSolver.solve(program, { timeLimit: -1 })).toMatchObject({ reason: 'time' })
  })
})

describe('duals of javascript-lp-solver, signed as a minimisation', () => {
  const x = { key: 'x', costs: [3, 1] }
  const y = { key: 'y', upper: 1, costs: [5, 1] }
  const cases: readonly [string, Parameters<typeof programOf>[1][number], number][] = [
    ['positive on a lower side', { key: 'row', lower: 2, terms: { x: 1 } }, 3],
    ['positive on an equality that costs', { key: 'row', lower: 2, upper: 2, terms: { x: 1 } }, 3],
    ['negative on an equality that saves', { key: 'row', lower: -2, upper: -2, terms: { x: -1 } }, -3],
    ['positive on the lower side of a range', { key: 'row', lower: 2, upper: 9, terms: { x: 1 } }, 3],
    ['negative on the upper side of a range', { key: 'row', lower: -9, upper: -2, terms: { x: -1 } }, -3],
    ['negative on an upper side', { key: 'row', upper: -2, terms: { x: -1 } }, -3],
    ['0 on a row that is slack', { key: 'row', upper: 2, terms: { x: 1 } }, 0],
    // y costs 5 and is used up at 1; the rest comes from x at 3 ÷ ⅓.
    ['of the next best where a bound holds', { key: 'row', lower: 2, terms: { x: 1 / 3, y: 1 } }, 9],
  ]

  it.each(cases)('are %s', async (_, row, dual) => {
    const program = programOf(row.terms.y === undefined ? [x] : [x, y], [row])
    const outcome = await solve(program)
    expect(certificateOf(program, outcome).ok).toBe(true)
    expect(stagesOf(outcome)[0]?.rowDuals[0]).toBeCloseTo(dual, 12)
  })

  it('are ≤ 0 on the rows of earlier goals, which shift with fixed columns', async () => {
    const program = programOf(
      [
        { key: 'near', upper: 5, costs: [1, 4, 1] },
        { key: 'far', costs: [2, 1, 1] },
        { key: 'fixed', lower: 3, upper: 3, costs: [7, 7, 7] },
      ],
      [{ key: 'need', lower: 11, upper: 11, terms: { near: 1, far: 1, fixed: 1 } }],
      [0.5],
    )
    const outcome = await solve(program)
    const stages = stagesOf(outcome)
    // 8 are needed: 5 near and 3 far cost 11 + 21; half a unit more lets 0.5 move from near to far.
    expect(stages[0]?.value).toBe(32)
    expect(stages[1]?.value).toBe(4.5 * 4 + 3.5 + 21)
    expect(stages[1]?.goalDuals[0]).toBeCloseTo(-3, 12)
    expect(certificateOf(program, outcome).ok).toBe(true)
  })
})
