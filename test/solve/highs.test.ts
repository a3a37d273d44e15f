import { describe, expect, it } from 'vitest'
import { highs } from '../../src/solve/highs.ts'
import { certificateOf, programOf, stagesOf } from '../support/programs.ts'

const small = programOf(
  [
    { key: 'a', upper: 5, costs: [1, 4, 1] },
    { key: 'b', costs: [2, 1, 1] },
  ],
  [{ key: 'need', lower: 8, upper: 8, terms: { a: 1, b: 1 } }],
  [0.5],
)

describe('the HiGHS adapter', () => {
  it('solves goals in order, with duals that prove each, after an infeasible and a spoilt program', async () => {
    const infeasible = programOf(
      [{ key: 'x', upper: 1, costs: [1, 1] }],
      [{ key: 'much', lower: 2, terms: { x: 1 } }],
    )
    expect(await highs.solve(infeasible)).toEqual({ status: 'infeasible', engine: 'highs' })
    const spoilt = programOf([{ key: 'x', lower: Number.NaN, costs: [1, 1] }], [])
    expect((await highs.solve(spoilt)).status).not.toBe('optimal')
    const outcome = await highs.solve(small)
    expect(stagesOf(outcome).map(({ value }) => value)).toEqual([11, 21.5, 8])
    expect(certificateOf(small, outcome).ok).toBe(true)
  })

  it('answers programs solved at the same time as if each were alone', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => highs.solve(small)))
    for (const outcome of outcomes) expect(stagesOf(outcome)[1]?.value).toBe(21.5)
  })

  it('does not call an unbounded program optimal', async () => {
    const unbounded = programOf([{ key: 'x', costs: [-1, 1] }], [{ key: 'r', lower: 1, terms: { x: 1 } }])
    expect((await highs.solve(unbounded)).status).toBe('failed')
  })

  it('keeps the cost of fixed columns and of programs without rows', async () => {
    const fixed = programOf([{ key: 'x', lower: 30, upper: 30, costs: [10, 1] }], [])
    const outcome = await highs.solve(fixed)
    expect(stagesOf(outcome)[0]?.value).toBe(300)
    expect(certificateOf(fixed, outcome).ok).toBe(true)
  })

  it('ends at a limit: cancelled, or out of time', async () => {
    expect(await highs.solve(small, { signal: AbortSignal.abort() })).toMatchObject({ reason: 'cancelled' })
    expect(await highs.solve(small, { timeLimit: 0 })).toMatchObject({ status: 'limit', reason: 'time' })
  })
})
