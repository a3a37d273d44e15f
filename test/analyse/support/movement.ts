/** Judges of a stated threshold: the least and the most that moves over all optima of a changed cost. */

import type { Move } from '../../../src/analyse/thresholds.ts'
import { namedGoals } from '../../../src/analyse/trial.ts'
import { at } from '../../../src/lists.ts'
import type { Goal } from '../../../src/program/types.ts'
import { solveCertified } from '../../../src/solve/solve.ts'

/**
 * How much of a column moves at an optimum of its changed unit cost in goal k, under the goals before k: the least
 * and the most over all such optima, by HiGHS.
 */
export async function movement(move: Move, k: number, change: number): Promise<readonly [number, number]> {
  const { program, x, column, direction } = move
  const goals = namedGoals(program)
  const cost = Float64Array.from(at(goals, k).cost)
  cost[column] = at(cost, column) - direction * change
  const decides: Goal = { ...at(goals, k), cost }
  const ends: number[] = []
  for (const sign of [1, -1]) {
    const towards = new Float64Array(cost.length)
    towards[column] = sign * direction
    const order = [...goals.slice(0, k), decides, { id: 'tie' as const, cost: towards, tolerance: 0 }]
    const solved = await solveCertified({ ...program, goals: order }, 'highs')
    if (solved.status !== 'certified') throw new Error(`no proof: ${solved.status}`)
    const end = at(solved.outcome.stages, solved.outcome.stages.length - 1)
    ends.push(direction * (at(end.x, column) - at(x, column)))
  }
  return [at(ends, 0), at(ends, 1)]
}

/**
 * By how much goal k improves, from nothing solved before, where the unit cost of a column has changed: 0 while
 * nothing need move, then convex, and its slope is the tonnage that moves.
 */
export async function gain(move: Move, k: number, change: number): Promise<number> {
  const { program, x, column, direction } = move
  const goals = namedGoals(program)
  const cost = Float64Array.from(at(goals, k).cost)
  cost[column] = at(cost, column) - direction * change
  const order = [...goals.slice(0, k), { ...at(goals, k), cost }]
  for (const engine of ['javascript-lp-solver', 'highs'] as const) {
    // A dense tableau of the district network would take minutes.
    if (engine === 'javascript-lp-solver' && program.columnKeys.length > 500) continue
    const solved = await solveCertified({ ...program, goals: order }, engine)
    if (solved.status !== 'certified') continue
    const end = at(solved.outcome.stages, k).x
    return cost.reduce((sum, each, j) => (each === 0 ? sum : sum + each * (at(x, j) - at(end, j))), 0)
  }
  throw new Error('no proof')
}
