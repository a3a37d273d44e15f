import { describe, expect, it } from 'vitest'
import { chooseEngines, solveCertified } from '../../src/solve/solve.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { programOf } from '../support/programs.ts'
import { allocateFirst } from '../support/solving.ts'

/** The largest of two outputs is a goal: its rows are no nodes. */
const evenBurden = readShipped('plan-2025.yaml', [{ policy: { preset: 'even-burden' } }])

/** A goal that a later one may worsen: no optimal face, so the network simplex gives up. */
const tolerant = programOf(
  [
    { key: 'near', upper: 2, costs: [0, 0, 5, 1] },
    { key: 'far', upper: 3, costs: [0, 1, 2, 2] },
    { key: 'unmet', upper: 3, costs: [1, 0, 0, 0] },
  ],
  [{ key: 'need', lower: 3, upper: 3, terms: { near: 1, far: 1, unmet: 1 } }],
  [0, 0.5, 0, 0],
)

describe('solving with a certificate', () => {
  it('falls back to the next engine where the first is not for the program', async () => {
    const solved = await solveCertified(tolerant)
    expect(solved.status).toBe('certified')
    expect(solved.outcome.engine).not.toBe('network-simplex')
  })

  it('does not fall back from an engine that was asked for by name', async () => {
    expect(await solveCertified(tolerant, 'network-simplex')).toMatchObject({
      status: 'unsolved',
      outcome: { status: 'failed', engine: 'network-simplex' },
    })
  })

  it('solves a goal that is the largest of two outputs with the network simplex, side rows and all', async () => {
    const { engine, certificate } = await allocateFirst(evenBurden)
    expect(engine).toBe('network-simplex')
    expect(certificate.ok).toBe(true)
  })

  it('tries a dense tableau for small programs only', () => {
    const columns = (count: number) =>
      programOf(
        Array.from({ length: count }, (_, i) => ({ key: `x${i}`, costs: [1, 1] })),
        [],
      )
    expect(chooseEngines(columns(10))).toContain('javascript-lp-solver')
    expect(chooseEngines(columns(2000))).not.toContain('javascript-lp-solver')
    expect(chooseEngines(columns(10)).at(-1)).toBe('highs')
    expect(chooseEngines(columns(2000), 'javascript-lp-solver')).toEqual(['javascript-lp-solver'])
  })

  it('reports a program without a solution as infeasible, by the last engine it tried', async () => {
    const program = programOf(
      [{ key: 'x', upper: 1, costs: [1, 1] }],
      [{ key: 'much', lower: 2, terms: { x: 1 } }],
    )
    expect(await solveCertified(program)).toMatchObject({
      status: 'unsolved',
      outcome: { status: 'infeasible' },
    })
  })

  it('ends at a cancellation and tries nothing else', async () => {
    const program = programOf([{ key: 'x', costs: [1, 1] }], [{ key: 'some', lower: 2, terms: { x: 1 } }])
    expect(await solveCertified(program, 'auto', { signal: AbortSignal.abort() })).toMatchObject({
      outcome: { status: 'limit', reason: 'cancelled' },
    })
  })
})

describe.each(['javascript-lp-solver', 'highs'] as const)('an optimum off the grid, by %s', (engine) => {
  /** x + u = 3 with e x ≤ 175: x is what the cap allows, and the next goal must find room beside it. */
  const capped = (coefficient: number, side: number) =>
    programOf(
      [
        { key: 'x', upper: 3, costs: [0, 7.3, 3] },
        { key: 'unmet', upper: 3, costs: [1, 0, 0] },
      ],
      [
        { key: 'need', lower: 3, upper: 3, terms: { x: 1, unmet: 1 } },
        { key: 'cap', upper: side, terms: { x: coefficient } },
      ],
    )

  it('is kept as it is where it lies within a millionth of the grid', async () => {
    // 175 ÷ 58.3528 = 2.99899919…: rounding it to 2.999 would break the cap and leave the next goal no room.
    const solved = await solveCertified(capped(58.352799999999995, 175), engine)
    expect(solved.status).toBe('certified')
  })

  it('leaves later goals room beside its last binary digit', async () => {
    for (let side = 100; side < 175; side += 2.5) {
      expect(await solveCertified(capped(157.30955, side), engine), `${side}`).toMatchObject({
        status: 'certified',
      })
    }
  })
})
