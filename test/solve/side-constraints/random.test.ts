import { expect, it } from 'vitest'
import type { LinearProgram } from '../../../src/program/types.ts'
import { NetworkSolver } from '../../../src/solve/network-solver.ts'
import { type Solved, solveCertified } from '../../../src/solve/solve.ts'
import { close } from '../../support/solving.ts'
import { randomProgram, varied } from './networks.ts'

const PROGRAMS = Array.from({ length: 1000 }, (_, seed) => randomProgram(seed + 1))

function flowsOf(solved: Solved): readonly number[] {
  if (solved.outcome.status !== 'optimal') return []
  return [...(solved.outcome.stages.at(-1)?.x ?? [])]
}

function valuesOf({ outcome }: Solved): readonly number[] {
  return outcome.status === 'optimal' ? outcome.stages.map(({ value }) => value) : []
}

function expectSame(ours: Solved, theirs: Solved, name: string): void {
  expect(ours.status, name).toBe(theirs.status === 'uncertified' ? 'certified' : theirs.status)
  if (theirs.status === 'unsolved') expect(ours.outcome.status, name).toBe('infeasible')
  const values = valuesOf(theirs)
  for (const [k, value] of valuesOf(ours).entries()) {
    expect(close(value, values[k] ?? Number.NaN), `${name}: goal ${k}`).toBe(true)
  }
  const flows = flowsOf(theirs)
  for (const [j, flow] of flowsOf(ours).entries()) {
    expect(Math.abs(flow - (flows[j] ?? Number.NaN)), `${name}: column ${j}`).toBeLessThanOrEqual(1e-6)
  }
}

it('finds the goals and flows of HiGHS on 1,000 random networks with side rows', async () => {
  let solved = 0
  for (const [position, program] of PROGRAMS.entries()) {
    const ours = await solveCertified(program, 'network-simplex')
    expectSame(ours, await solveCertified(program, 'highs'), `program ${position}`)
    if (ours.status === 'certified') solved++
  }
  // Some of them cannot be solved, most can: both are compared.
  expect(solved).toBeGreaterThan(700)
  expect(solved).toBeLessThan(1000)
}, 120_000)

it.each([
  { change: 'bounds and demands', costs: false },
  { change: 'bounds, demands and costs', costs: true },
])('comes from an earlier basis to the flows of a cold start after a change of $change', ({ costs }) => {
  for (const [position, program] of PROGRAMS.entries()) {
    const solver = new NetworkSolver(program)
    const run = (each: LinearProgram) => solver.solve(each)
    run(program)
    for (let step = 0; step < 4; step++) {
      const next = varied(program, 31 * position + step, costs)
      const warm = run(next)
      const cold = new NetworkSolver(next).solve(next)
      expect(warm.status, `program ${position}, step ${step}`).toBe(cold.status)
      if (warm.status !== 'optimal' || cold.status !== 'optimal') continue
      const [x, y] = [warm.stages.at(-1)?.x ?? [], cold.stages.at(-1)?.x ?? []]
      for (const [j, flow] of x.entries()) {
        expect(
          Math.abs(flow - (y[j] ?? Number.NaN)),
          `program ${position}, step ${step}`,
        ).toBeLessThanOrEqual(1e-9)
      }
    }
  }
})
