/**
 * The one optimum of a program as a limit or a demand moves away from where it is, step by step. All goals and the
 * rule for ties together leave one allocation, so along a step it is a continuous, piecewise linear path.
 */
import { at } from '../lists.ts'
import type { LinearProgram } from '../program/types.ts'
import type { Shift } from '../solve/sensitivity/sensitivity.ts'
import type { Answer, Trials } from './trial.ts'

/** A point of the path: how far the step has gone, in units of it, and the optimum there. */
export interface PathPoint {
  readonly at: number
  readonly answer: Answer
}

/** Thrown inside, caught by the callers: no proven optimum there, or too many corners. */
export class PathEnds extends Error {}

/** How far beside a point a slope is taken, in units of the step. */
const BESIDE = 0.01
/** Tonnage per unit from which two slopes differ. */
const BENT = 1e-4
/** Tonnage, or worth of a goal relative to its size, from which a point is off a line. */
const OFF = 2e-5
/** Corners nearer than this are one. */
const NEAREST = 2e-3
/** Tonnage within which a corner lies on both of its lines. */
const ON_LINE = 2e-4
const MOST_SOLVES = 600

export class StepPath {
  private readonly program: LinearProgram
  private readonly shifts: readonly Shift[]
  private readonly trials: Trials
  private readonly known = new Map<number, Answer>()

  /** `shifts`: what one unit of the step does to the limits of the program. */
  constructor(program: LinearProgram, shifts: readonly Shift[], trials: Trials) {
    this.program = program
    this.shifts = shifts
    this.trials = trials
  }

  /** The optimum after a step, below 0 backwards. Throws PathEnds where none is proven. */
  async answer(step: number): Promise<Answer> {
    const known = this.known.get(step)
    if (known !== undefined) return known
    if (this.known.size >= MOST_SOLVES) throw new PathEnds('too many corners')
    const tried = await this.trials.solve(shifted(this.program, this.shifts, step))
    if (tried.status !== 'proven') throw new PathEnds(tried.status)
    this.known.set(step, tried)
    return tried
  }

  /**
   * How far the first goals go on as straight lines of the slopes given, in units of the step.
   * @param farthest where to stop looking; not 0, below 0 backwards.
   * @param slopes change per unit of the step near 0: of the first goal, the second, and so on; not of all.
   * @returns the last point on the lines, `farthest` where they do not end before it.
   */
  async straightTo(farthest: number, slopes: readonly number[]): Promise<number> {
    const start = (await this.answer(0)).values
    let end = farthest
    for (let left = 60; left > 0; left--) {
      const { values } = await this.answer(end)
      const line = slopes.map((slope, k) => at(start, k) + slope * end)
      const k = line.findIndex((value, goal) => isOff(value, at(values, goal)))
      if (k < 0) return end
      // The goals before k are straight up to here, so k is convex, and its line at the end meets the first one.
      const step = Math.sign(end) * Math.min(BESIDE, Math.abs(end) / 2)
      const before = at((await this.answer(fine(end - step))).values, k)
      const slope = (at(values, k) - before) / step
      const corner = (at(values, k) - at(start, k) - slope * end) / (at(slopes, k) - slope)
      if (!(corner / end > 0 && corner / end < 1)) throw new PathEnds('no corner')
      end = onGrid(corner)
      if (end === 0) throw new PathEnds('no corner')
    }
    throw new PathEnds('too many corners')
  }

  /** Points between which the quantities of some columns are straight, from 0 to `farthest`, both included. */
  async corners(columns: readonly number[], farthest: number): Promise<PathPoint[]> {
    const points = [0, ...(await this.between(columns, 0, farthest)), farthest]
    return Promise.all(points.map(async (step) => ({ at: step, answer: await this.answer(step) })))
  }

  private async between(columns: readonly number[], a: number, b: number): Promise<number[]> {
    const length = b - a
    if (Math.abs(length) < NEAREST) return []
    const [from, to] = [await this.read(columns, a), await this.read(columns, b)]
    const beside = Math.sign(length) * Math.min(BESIDE, Math.abs(length) / 4)
    const [after, before] = [await this.read(columns, a + beside), await this.read(columns, b - beside)]
    const slopes = from.map((value, j) => (at(after, j) - value) / beside)
    const ends = to.map((value, j) => (value - at(before, j)) / beside)
    const middle = await this.read(columns, (a + b) / 2)
    const isStraight = from.every((value, j) => {
      const chord = (at(to, j) - value) / length
      const bent = Math.abs(at(slopes, j) - chord) > BENT || Math.abs(at(ends, j) - chord) > BENT
      return !bent && !isOff(at(middle, j), (value + at(to, j)) / 2)
    })
    if (isStraight) return []
    let most = 0
    slopes.forEach((slope, j) => {
      if (Math.abs(slope - at(ends, j)) > Math.abs(at(slopes, most) - at(ends, most))) most = j
    })
    const [s, e] = [at(slopes, most), at(ends, most)]
    const meets = (at(to, most) - at(from, most) - e * b + s * a) / (s - e)
    const isInside = Math.abs(s - e) > BENT && (meets - a) / length > 0 && (meets - a) / length < 1
    const corner = onGrid(isInside ? meets : (a + b) / 2)
    if ((corner - a) / length <= 0 || (corner - a) / length >= 1) return []
    const found = await this.read(columns, corner)
    const isCorner = found.every(
      (value, j) =>
        Math.abs(value - at(from, j) - at(slopes, j) * (corner - a)) < ON_LINE &&
        Math.abs(value - at(to, j) - at(ends, j) * (corner - b)) < ON_LINE,
    )
    if (isCorner) return [corner]
    return [...(await this.between(columns, a, corner)), corner, ...(await this.between(columns, corner, b))]
  }

  private async read(columns: readonly number[], step: number): Promise<number[]> {
    const { x } = await this.answer(fine(step))
    return columns.map((column) => at(x, column))
  }
}

const isOff = (a: number, b: number): boolean => Math.abs(a - b) > OFF * Math.max(1, Math.abs(a) * 1e-4)

const fine = (value: number): number => Math.round(value * 1e7) / 1e7 + 0

/** Corners of a network lie on the grid of its quantities: a value near it is one but for rounding. */
function onGrid(value: number): number {
  const nearest = Math.round(value * 1e3) / 1e3 + 0
  return Math.abs(value - nearest) < 2e-5 ? nearest : fine(value)
}

/** A program after a step. */
function shifted(program: LinearProgram, shifts: readonly Shift[], step: number): LinearProgram {
  const columnLower = program.columnLower.slice()
  const columnUpper = program.columnUpper.slice()
  const rowLower = program.rowLower.slice()
  const rowUpper = program.rowUpper.slice()
  for (const { of, position, lower, upper } of shifts) {
    const [below, above] = of === 'row' ? [rowLower, rowUpper] : [columnLower, columnUpper]
    below[position] = fine(at(below, position) + step * lower)
    above[position] = fine(at(above, position) + step * upper)
  }
  return { ...program, columnLower, columnUpper, rowLower, rowUpper }
}
