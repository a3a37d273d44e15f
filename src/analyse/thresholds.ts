/**
 * At which change of its cost a quantity begins to move, and at which it has moved altogether.
 *
 * On the optimal face of the goals before k, let w(g) be the least by which goal k worsens when the quantity of a
 * column moves by g. w is convex and piecewise linear, so its slope at 0 is the change of the column's unit cost
 * in goal k at which the first tonne moves, and its slope at the largest g the one at which the last does. Goal k
 * is the first for which w is not 0: the goal that decides. Both slopes are found on the lower hull of points
 * (g, w) by solving with the cost changed (Eisner and Severance, J. ACM 23 (1976) 619), and are stated only after
 * a solve has shown that nothing moves just before the first, and nothing stays just after the last.
 */
import { at } from '../lists.ts'
import type { Goal, LinearProgram } from '../program/types.ts'
import { namedGoals, type Trials } from './trial.ts'

/** −1: less of the column, as when a flow is given up; 1: more of it. */
export type Direction = -1 | 1

export interface Threshold {
  /** Change of the column's unit cost in the goal that decides, in the goal's unit per wt; ≥ 0. */
  readonly change: number
  /** wt that has moved just after it. */
  readonly moved: number
}

/** How firmly the quantity of a column stays where it is. */
export type Firmness =
  | {
      readonly status: 'decided'
      /** Position among the named goals. */
      readonly goal: number
      readonly first: Threshold
      /**
       * Allocation just after the first threshold, with all goals after the one that decides, and the tie goal; as
       * before where that one is not proven.
       */
      readonly x: Float64Array
      /** `moved` is less than all where an earlier goal holds the rest. */
      readonly last: Threshold
    }
  /** Another quantity is as good for every named goal: only the rule for ties decides. */
  | { readonly status: 'indifferent'; readonly x: Float64Array }
  /** Rules and limits leave it no other quantity. */
  | { readonly status: 'fixed' }
  | { readonly status: 'unproven' }

/** Tonnage from which something has moved, wt: well below the grid. */
const MOVED = 1e-5
/** How near to a threshold it is proven, relative to it, absolute below 1. */
const NEAR = 1e-4
/** Hulls have few corners; more than this many mean that numbers are not to be trusted. */
const MOST_CORNERS = 60

/** Where a threshold is proven: just before and just after. */
export const besides = (change: number): readonly [before: number, after: number] => {
  const step = NEAR * Math.max(1, Math.abs(change))
  return [change - step, change + step]
}

/** What moves: the column of a program that has `x` for an optimum. */
export interface Move {
  readonly program: LinearProgram
  readonly x: Float64Array
  readonly column: number
  readonly direction: Direction
}

/** Find out how firmly a quantity stays. Goals with a tolerance have no such face: `unproven`. */
export async function findFirmness(move: Move, trials: Trials): Promise<Firmness> {
  const { program } = move
  const named = namedGoals(program)
  if (named.some(({ tolerance }) => tolerance > 0)) return { status: 'unproven' }
  for (let held = named.length; held >= 0; held--) {
    const decides = named[held]
    const order = [...named.slice(0, held), movingGoal(move), ...(decides === undefined ? [] : [decides])]
    const answer = await trials.solve(program, order)
    if (answer.status !== 'proven') return { status: 'unproven' }
    if (movedAt(move, answer.x) <= MOVED) continue
    if (decides === undefined) {
      const settled = await trials.solve(program, [...named, movingGoal(move), ...program.goals.slice(held)])
      return settled.status === 'proven' ? { status: 'indifferent', x: settled.x } : { status: 'unproven' }
    }
    const hull = new Hull(move, named.slice(0, held), decides, trials)
    const end = hull.corner(answer.x)
    const first = await hull.firstSlope(end)
    const last = first === null ? null : await hull.lastSlope(end)
    const x = first === null ? null : await hull.settle(besides(first.change)[1])
    if (first === null || last === null) return { status: 'unproven' }
    if (x === null) return { status: 'decided', goal: held, first, last, x: move.x }
    return { status: 'decided', goal: held, first: { ...first, moved: movedAt(move, x) }, last, x }
  }
  return { status: 'fixed' }
}

/** The goal of moving the column as far as it goes. */
function movingGoal({ program, column, direction }: Move): Goal {
  const cost = new Float64Array(program.columnKeys.length)
  cost[column] = -direction
  return { id: 'tie', cost, tolerance: 0 }
}

const movedAt = ({ x: from, column, direction }: Move, x: Float64Array): number =>
  direction * (at(x, column) - at(from, column))

/** A point of the hull: moved tonnage, and what it costs goal k. */
interface Corner {
  readonly moved: number
  readonly worse: number
}

class Hull {
  private readonly move: Move
  private readonly held: readonly Goal[]
  private readonly goal: Goal
  private readonly trials: Trials

  constructor(move: Move, held: readonly Goal[], goal: Goal, trials: Trials) {
    this.move = move
    this.held = held
    this.goal = goal
    this.trials = trials
  }

  corner(x: Float64Array): Corner {
    let worse = 0
    this.goal.cost.forEach((cost, column) => {
      if (cost !== 0) worse += cost * (at(x, column) - at(this.move.x, column))
    })
    return { moved: movedAt(this.move, x), worse }
  }

  /** Slope at the start of the hull: the least of all corners, proven by a solve just before it. */
  async firstSlope(end: Corner): Promise<Threshold | null> {
    let found = end
    for (let left = MOST_CORNERS; left > 0; left--) {
      const change = found.worse / found.moved
      const next = await this.probe(besides(change)[0])
      if (next === null) return null
      if (next.moved <= MOVED || next.worse / next.moved >= besides(change)[0]) {
        return { change: clean(change), moved: found.moved }
      }
      found = next
    }
    return null
  }

  /** Slope at the end of the hull: the greatest to it from any corner, proven by a solve just after it. */
  async lastSlope(end: Corner): Promise<Threshold | null> {
    let from: Corner = { moved: 0, worse: 0 }
    for (let left = MOST_CORNERS; left > 0; left--) {
      const change = (end.worse - from.worse) / (end.moved - from.moved)
      const next = await this.probe(besides(change)[1])
      if (next === null) return null
      const isEnd = end.moved - next.moved <= MOVED
      if (isEnd || (end.worse - next.worse) / (end.moved - next.moved) <= besides(change)[1]) {
        return { change: clean(change), moved: end.moved }
      }
      from = next
    }
    return null
  }

  /** The best corner where the column's unit cost has changed so far. */
  private async probe(change: number): Promise<Corner | null> {
    const answer = await this.trials.solve(this.move.program, [...this.held, this.changed(change)])
    return answer.status === 'proven' ? this.corner(answer.x) : null
  }

  /** The one allocation where the column's unit cost has changed so far. */
  async settle(change: number): Promise<Float64Array | null> {
    const { program } = this.move
    const later = program.goals.slice(this.held.length + 1)
    const answer = await this.trials.solve(program, [...this.held, this.changed(change), ...later])
    return answer.status === 'proven' ? answer.x : null
  }

  private changed(change: number): Goal {
    const { column, direction } = this.move
    const cost = Float64Array.from(this.goal.cost)
    cost[column] = at(cost, column) - direction * change
    return { ...this.goal, cost }
  }
}

/** Costs lie on grids of 10⁻⁵ or coarser: noise beyond 10⁻⁹ is none of theirs. */
const clean = (change: number): number => Math.round(change * 1e9) / 1e9 + 0
