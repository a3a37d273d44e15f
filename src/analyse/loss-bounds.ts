/**
 * How bad the loss of two things can be at most, from what the loss of each comes to.
 *
 * Any allocation that does without both is an upper bound on the lexicographic optimum: goal after goal, the optimum
 * is no worse than what is feasible. Three are tried, and the best counts:
 *
 *     x(a) + x(b) − x      what each loss changes, made together, where the changes do not meet
 *     x(a) less its routes through b, whose tonnes go unmet; and the other way round
 *
 * None is feasible where rules ask for least quantities or shares; then there is no bound, and the pair is solved.
 */
import { at } from '../lists.ts'
import type { LinearProgram } from '../program/types.ts'
import { columnsOfRoutes, decompose, yardMoves } from '../simulate/routes.ts'
import type { Allocated, Route } from '../simulate/types.ts'
import { activities, goalValue } from '../solve/certify.ts'
import { compareValues, type Optimum } from './contingency.ts'
import type { Loss } from './losses.ts'

/** Relative room for rounding in a bound or row, as in a certificate. */
const ROUNDING = 1e-9

/** A loss with its optimum, and what bounds on pairs are made of. */
export interface Lossy {
  readonly loss: Loss
  readonly optimum: Optimum
  readonly routes: readonly Route[]
  readonly activity: Float64Array
  /** c_k·x of the named goals at x itself. */
  readonly values: readonly number[]
}

/** Bounds pairs of losses of one allocation. */
export class PairBounds {
  private readonly allocation: Allocated
  private readonly program: LinearProgram
  private readonly base: Pick<Lossy, 'activity' | 'values'>
  private readonly x: Float64Array

  constructor(allocation: Allocated) {
    this.allocation = allocation
    this.program = allocation.formulation.program
    this.x = allocation.x
    this.base = { activity: activities(this.program, this.x), values: this.goalsAt(this.x) }
  }

  /** Prepare a loss for bounds. */
  prepare(loss: Loss, optimum: Optimum): Lossy {
    const { network, columns } = this.allocation.formulation
    return {
      loss,
      optimum,
      routes: decompose(network, columns, optimum.x),
      activity: activities(this.program, optimum.x),
      values: this.goalsAt(optimum.x),
    }
  }

  /** Goal values that the loss of both cannot exceed, in lexicographic order; `null` where none are known. */
  bound(a: Lossy, b: Lossy): readonly number[] | null {
    const bounds = [this.together(a, b), this.cut(a, b), this.cut(b, a)].filter((bound) => bound !== null)
    return bounds.length === 0
      ? null
      : bounds.reduce((best, next) => (compareValues(next, best) < 0 ? next : best))
  }

  private goalsAt(x: Float64Array): number[] {
    return this.program.goals.filter(({ id }) => id !== 'tie').map(({ cost }) => goalValue(cost, x))
  }

  /** Goals of x(a) + x(b) − x, where that is feasible without both; they are linear. */
  private together(a: Lossy, b: Lossy): readonly number[] | null {
    const [xa, xb] = [a.optimum.x, b.optimum.x]
    const sum = (j: number) => at(xa, j) + at(xb, j) - at(this.x, j)
    for (const { loss } of [a, b]) for (const j of loss.columns) if (Math.abs(sum(j)) > ROUNDING) return null
    const { columnLower, columnUpper, rowLower, rowUpper } = this.program
    for (let j = 0; j < xa.length; j++) if (!isWithin(sum(j), columnLower, columnUpper, j)) return null
    for (let i = 0; i < rowLower.length; i++) {
      const activity = at(a.activity, i) + at(b.activity, i) - at(this.base.activity, i)
      if (!isWithin(activity, rowLower, rowUpper, i)) return null
    }
    return a.values.map((value, k) => value + at(b.values, k) - at(this.base.values, k))
  }

  /** Goals of x(a) without its routes through b, where that is feasible. */
  private cut(a: Lossy, { loss }: Lossy): readonly number[] | null {
    const { network, columns } = this.allocation.formulation
    const lost = new Set(loss.columns)
    const sites = network.scenario.sites
    const passes = ({ site, arcs }: Route) =>
      lost.has(at(columns.output, sites.indexOf(site))) || arcs.some((arc) => lost.has(at(columns.flow, arc)))
    const kept = a.routes.filter((route) => !passes(route))
    const moves = yardMoves(columns, a.optimum.x)
    const stays = (moved: readonly number[]) =>
      moved.map((quantity, i) => (lost.has(at(columns.output, i)) ? 0 : quantity))
    const yards = { fill: stays(moves.fill), release: stays(moves.release) }
    const x = columnsOfRoutes(network, columns, a.optimum.x.length, kept, yards)
    for (const j of lost) if (at(x, j) !== 0) return null
    return isFeasible(this.program, x) ? this.goalsAt(x) : null
  }
}

function isFeasible(program: LinearProgram, x: Float64Array): boolean {
  const { columnLower, columnUpper, rowLower, rowUpper } = program
  for (let j = 0; j < x.length; j++) if (!isWithin(at(x, j), columnLower, columnUpper, j)) return false
  const activity = activities(program, x)
  for (let i = 0; i < activity.length; i++) {
    if (!isWithin(at(activity, i), rowLower, rowUpper, i)) return false
  }
  return true
}

function isWithin(value: number, lower: Float64Array, upper: Float64Array, position: number): boolean {
  const room = ROUNDING * (1 + Math.abs(value))
  return value >= at(lower, position) - room && value <= at(upper, position) + room
}
