/**
 * The program of a year as a function of one number of the document: straight pieces, found by building it and not
 * by knowing which number it is. Bounds of rows and columns and costs of goals may follow the number; a matrix that
 * does makes the optimum no longer piecewise linear, and the family says so.
 */
import { at } from '../lists.ts'
import type { Formulation } from '../program/formulate.ts'
import type { Goal, LinearProgram } from '../program/types.ts'

/** Builds the year's program for a value of the number. */
export type Make = (value: number) => Formulation

/** A stretch of values on which every bound and cost is a straight line. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly low: Formulation
  readonly high: Formulation
}

/** Change of every bound and cost per unit of the number. */
export interface Rates {
  readonly columnLower: Float64Array
  readonly columnUpper: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** One per goal; `null` where no cost of it follows the number. */
  readonly costs: readonly (Float64Array | null)[]
}

/** How far a bound may be from a straight line through rounding to its grid, and a cost (half of 10⁻⁴ yuan). */
export const BOUND_ROUNDING = 6e-4
const COST_ROUNDING = 6e-5
/** Where between its ends a stretch is looked at. */
const INSIDE = [0.5, 0.25, 0.8125]
const MOST_STRETCHES = 12

/**
 * Cut a range into stretches, on a grid of values; `null` where the program does not follow straight lines.
 * @param rounding how far a bound may be from one: more than of one number where several are rounded and added up.
 */
export function findStretches(
  make: Make,
  from: number,
  to: number,
  step: number,
  rounding: number = BOUND_ROUNDING,
): Stretch[] | null {
  const stretches: Stretch[] = []
  const build: Family = { at: remembering(make), rounding }
  for (let start = from; start < to; ) {
    const stretch =
      longest(build, start, to, step) ??
      // A rule that comes into play right here: the stretch begins one step later.
      (start + step < to ? longest(build, tidyValue(start + step), to, step) : null)
    if (stretch === null || stretches.length >= MOST_STRETCHES) return null
    stretches.push(stretch)
    start = stretch.to
  }
  return stretches
}

/** Programs by value, and what counts as straight. */
interface Family {
  readonly at: Make
  readonly rounding: number
}

/** Programs are large: only the last few are kept. */
function remembering(make: Make): Make {
  const known = new Map<number, Formulation>()
  return (value) => {
    const found = known.get(value) ?? make(value)
    known.delete(value)
    known.set(value, found)
    const [oldest] = known.keys()
    if (known.size > 4 && oldest !== undefined) known.delete(oldest)
    return found
  }
}

/** The longest straight stretch from a value, by halving; `null` where there is none. */
function longest(build: Family, from: number, to: number, step: number): Stretch | null {
  if (isStraight(build, from, to)) return { from, to, low: build.at(from), high: build.at(to) }
  if (!isStraight(build, from, tidyValue(from + step))) return null
  let straight = tidyValue(from + step)
  let bent = to
  while (bent - straight > step * 1.5) {
    const middle = tidyValue(Math.round((straight + bent) / 2 / step) * step)
    if (isStraight(build, from, middle)) straight = middle
    else bent = middle
  }
  return { from, to: straight, low: build.at(from), high: build.at(straight) }
}

function isStraight(build: Family, from: number, to: number): boolean {
  const [low, high] = [build.at(from).program, build.at(to).program]
  if (!sameShape(low, high)) return false
  return INSIDE.every((share) => {
    const value = tidyValue(from + share * (to - from))
    const found = build.at(value).program
    return (
      sameShape(low, found) && isBetween([low, high], found, (value - from) / (to - from), build.rounding)
    )
  })
}

function sameShape(a: LinearProgram, b: LinearProgram): boolean {
  return (
    sameList(a.columnKeys, b.columnKeys) &&
    sameList(a.rowKeys, b.rowKeys) &&
    sameList(a.start, b.start) &&
    sameList(a.index, b.index) &&
    sameList(a.value, b.value)
  )
}

const sameList = <T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean => {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function isBetween(
  [low, high]: readonly [LinearProgram, LinearProgram],
  found: LinearProgram,
  share: number,
  bounds: number,
): boolean {
  const near = (a: Float64Array, b: Float64Array, c: Float64Array, rounding: number) =>
    c.every((value, i) => {
      const [start, end] = [at(a, i), at(b, i)]
      return value === start || Math.abs(start + share * (end - start) - value) <= rounding
    })
  return (
    near(low.columnLower, high.columnLower, found.columnLower, bounds) &&
    near(low.columnUpper, high.columnUpper, found.columnUpper, bounds) &&
    near(low.rowLower, high.rowLower, found.rowLower, bounds) &&
    near(low.rowUpper, high.rowUpper, found.rowUpper, bounds) &&
    low.goals.every((goal, k) =>
      near(goal.cost, at(high.goals, k).cost, at(found.goals, k).cost, COST_ROUNDING),
    )
  )
}

/** Changes per unit along a stretch. */
export function ratesOf({ from, to, low, high }: Stretch): Rates {
  const rate = (a: Float64Array, b: Float64Array) =>
    a.map((start, i) => {
      const end = at(b, i)
      return start === end || !Number.isFinite(end - start) ? 0 : (end - start) / (to - from)
    })
  const [a, b] = [low.program, high.program]
  return {
    columnLower: rate(a.columnLower, b.columnLower),
    columnUpper: rate(a.columnUpper, b.columnUpper),
    rowLower: rate(a.rowLower, b.rowLower),
    rowUpper: rate(a.rowUpper, b.rowUpper),
    costs: a.goals.map((goal, k) => {
      const costs = rate(goal.cost, at(b.goals, k).cost)
      return costs.some((each) => each !== 0) ? costs : null
    }),
  }
}

/** The program of a stretch at a value: straight lines between its ends, rounded to 10⁻⁷ for exact engines. */
export function programAt({ from, low }: Stretch, rates: Rates, value: number): LinearProgram {
  const moved = value - from
  const shift = (bounds: Float64Array, rate: Float64Array) =>
    bounds.map((bound, i) => (at(rate, i) === 0 ? bound : fine(bound + moved * at(rate, i))))
  const { program } = low
  return {
    ...program,
    columnLower: shift(program.columnLower, rates.columnLower),
    columnUpper: shift(program.columnUpper, rates.columnUpper),
    rowLower: shift(program.rowLower, rates.rowLower),
    rowUpper: shift(program.rowUpper, rates.rowUpper),
    goals: program.goals.map((goal, k): Goal => {
      const rate = at(rates.costs, k)
      return rate === null ? goal : { ...goal, cost: shift(goal.cost, rate) }
    }),
  }
}

const fine = (value: number): number => Math.round(value * 1e7) / 1e7

/** A value of the number without the noise of binary arithmetic. */
export const tidyValue = (value: number): number => Math.round(value * 1e7) / 1e7 + 0
