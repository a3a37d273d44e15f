/**
 * The exact optimum along a stretch, goal by goal.
 *
 * Where bounds follow the number, the optimum of the first goal is convex and piecewise linear in it; on each of its
 * pieces the goals before the second are straight lines too, so the second is convex there, and so on. Where costs
 * of a goal follow it, that goal is concave and the later ones are constant on its pieces. Corners are where
 * supporting lines of two points meet: solve there, and either the value lies on both lines and the corner is found,
 * or it gives a new line (Eisner and Severance, J. ACM 23 (1976) 619). Every piece is so proven by three values on
 * one line.
 */
import { at } from '../lists.ts'
import type { LinearProgram } from '../program/types.ts'
import { reducedCost } from '../solve/certify.ts'
import { programAt, type Rates, ratesOf, type Stretch, tidyValue } from './curve-family.ts'
import type { Answer, Trials } from './trial.ts'

/** A piece on which every goal is a straight line. */
export interface Piece {
  readonly from: number
  readonly to: number
  /** Values of the goals at either end, as the piece approaches it: a goal may jump where a cost passes another. */
  readonly start: readonly number[]
  readonly end: readonly number[]
  /** Change of every goal per unit. */
  readonly slopes: readonly number[]
}

/** Thrown inside, caught by `findPieces`: no proven optimum at a value. */
export class NoOptimum extends Error {
  readonly status: 'conflict' | 'unproven'
  readonly value: number

  constructor(status: 'conflict' | 'unproven', value: number) {
    super(`${status} at ${value}`)
    this.status = status
    this.value = value
  }
}

/** Values more than this, relative, off a line are off it. */
const ON_LINE = 1e-10
/** Corners nearer than this to an end are that end. */
const NEAREST = 2e-7
const MOST_SOLVES = 4000

/** Solves along one stretch, with what it knows already. */
export class StretchCurve {
  readonly stretch: Stretch
  readonly rates: Rates
  private readonly trials: Trials
  private readonly named: number
  private readonly answers = new Map<number, Answer>()

  constructor(stretch: Stretch, trials: Trials) {
    this.stretch = stretch
    this.rates = ratesOf(stretch)
    this.trials = trials
    this.named = stretch.low.program.goals.filter(({ id }) => id !== 'tie').length
  }

  program(value: number): LinearProgram {
    return programAt(this.stretch, this.rates, value)
  }

  /** The optimum at a value. Throws NoOptimum. */
  async answer(value: number): Promise<Answer> {
    const known = this.answers.get(value)
    if (known !== undefined) return known
    if (this.answers.size >= MOST_SOLVES) throw new NoOptimum('unproven', value)
    const tried = await this.trials.solve(this.program(value))
    if (tried.status !== 'proven') throw new NoOptimum(tried.status, value)
    this.answers.set(value, tried)
    return tried
  }

  /** Pieces of the whole stretch. Throws NoOptimum. */
  async pieces(from = this.stretch.from, to = this.stretch.to): Promise<Piece[]> {
    return this.cut(0, { from, to, start: [], end: [], slopes: [] })
  }

  /** Cut a piece on which the goals before k are straight into pieces on which k is too, and all after it. */
  private async cut(k: number, piece: Piece): Promise<Piece[]> {
    if (k === this.named) return [piece]
    const pieces: Piece[] = []
    for (const line of await this.linesOf(k, piece)) {
      const along = (values: readonly number[], value: number) =>
        values.map((start, j) => start + at(piece.slopes, j) * (value - piece.from))
      pieces.push(
        ...(await this.cut(k + 1, {
          from: line.from,
          to: line.to,
          start: [...along(piece.start, line.from), line.value],
          end: [...along(piece.start, line.to), line.value + line.slope * (line.to - line.from)],
          slopes: [...piece.slopes, line.slope],
        })),
      )
    }
    return pieces
  }

  private async linesOf(k: number, piece: Piece): Promise<Line[]> {
    const { from, to, slopes } = piece
    const follows = this.rates.costs.findIndex((cost) => cost !== null)
    if (follows >= 0 && follows < k) {
      // Constant inside a piece of the goal whose costs move; at its ends other optima are as good.
      const { values } = await this.answer(tidyValue((from + to) / 2))
      return [{ from, to, value: at(values, k), slope: 0 }]
    }
    const [a, b] = [await this.point(k, from, slopes), await this.point(k, to, slopes)]
    return mergeLines(await this.refine(k, slopes, a, b))
  }

  private async point(k: number, value: number, slopes: readonly number[]): Promise<Point> {
    const answer = await this.answer(value)
    const slope = slopeAt(this.program(value), this.rates, answer, k, slopes)
    return { at: value, value: at(answer.values, k), slope }
  }

  private async refine(k: number, slopes: readonly number[], a: Point, b: Point): Promise<Line[]> {
    const length = b.at - a.at
    const line = (slope: number): Line[] => [{ from: a.at, to: b.at, value: a.value, slope }]
    if (isClose(a.value + a.slope * length, b.value) || isClose(b.value - b.slope * length, a.value)) {
      return line((b.value - a.value) / length)
    }
    const corner = (b.value - a.value - b.slope * b.at + a.slope * a.at) / (a.slope - b.slope)
    const inside = corner > a.at + NEAREST && corner < b.at - NEAREST
    const middle = onGrid(inside ? corner : (a.at + b.at) / 2)
    if (length < 2 * NEAREST || middle <= a.at || middle >= b.at) return line((b.value - a.value) / length)
    const c = await this.point(k, middle, slopes)
    if (
      inside &&
      isClose(c.value, a.value + a.slope * (middle - a.at)) &&
      isClose(c.value, b.value - b.slope * (b.at - middle))
    ) {
      return [
        { from: a.at, to: middle, value: a.value, slope: (c.value - a.value) / (middle - a.at) },
        { from: middle, to: b.at, value: c.value, slope: (b.value - c.value) / (b.at - middle) },
      ]
    }
    return [...(await this.refine(k, slopes, a, c)), ...(await this.refine(k, slopes, c, b))]
  }
}

/** A value of one goal, with the slope of a line that supports it there. */
interface Point {
  readonly at: number
  readonly value: number
  readonly slope: number
}

interface Line {
  readonly from: number
  readonly to: number
  readonly value: number
  readonly slope: number
}

/** A value on the grid of quantities where it is one but for rounding. */
function onGrid(value: number): number {
  const nearest = Math.round(value * 1e3) / 1e3
  return Math.abs(value - nearest) < 1e-5 ? nearest : tidyValue(value)
}

const isClose = (a: number, b: number): boolean =>
  Math.abs(a - b) <= ON_LINE * Math.max(1, Math.abs(a), Math.abs(b)) + 1e-6

/** Join neighbouring lines that are one. */
function mergeLines(lines: readonly Line[]): Line[] {
  const merged: Line[] = []
  for (const line of lines) {
    const last = merged.at(-1)
    const reached = last === undefined ? 0 : last.value + last.slope * (line.to - last.from)
    if (last !== undefined && isClose(reached, line.value + line.slope * (line.to - line.from))) {
      merged[merged.length - 1] = { ...last, to: line.to }
    } else merged.push(line)
  }
  return merged
}

/**
 * Slope of a line that supports goal k at a value, from its duals: with reduced costs d, row duals y and duals λ_j of
 * the earlier goals, whose own slopes are s_j,
 *
 *     Σ y_i b_i′ + Σ d_j u_j′ + Σ λ_j s_j + Σ c_j′ x_j
 *
 * where b′ and u′ are the rates of the side that holds.
 */
function slopeAt(
  program: LinearProgram,
  rates: Rates,
  { claims, x }: Answer,
  k: number,
  slopes: readonly number[],
): number {
  const { rowDuals, goalDuals } = at(claims, k)
  let slope = 0
  rowDuals.forEach((dual, row) => {
    if (dual !== 0) slope += dual * at(dual > 0 ? rates.rowLower : rates.rowUpper, row)
  })
  for (let column = 0; column < x.length; column++) {
    if (at(rates.columnLower, column) === 0 && at(rates.columnUpper, column) === 0) continue
    const { reduced } = reducedCost(program, k, rowDuals, goalDuals, column)
    slope += reduced * at(reduced > 0 ? rates.columnLower : rates.columnUpper, column)
  }
  for (let j = 0; j < k; j++) slope += at(goalDuals, j) * at(slopes, j)
  rates.costs[k]?.forEach((rate, column) => {
    if (rate !== 0) slope += rate * at(x, column)
  })
  return slope
}
