/**
 * The value curve: every goal of a policy, exactly, as one number of the document varies: a capacity, a demand, a
 * limit, a price or a cost of transport. Piecewise linear, with its corners named by what changes there.
 */
import type { Issue } from '../issue.ts'
import { at } from '../lists.ts'
import type { Formulation } from '../program/formulate.ts'
import { GOAL_UNITS } from '../program/goals.ts'
import type { StageId } from '../program/types.ts'
import type { Scenario } from '../scenario/types.ts'
import type { SolveOptions } from '../solve/types.ts'
import { type CurveChange, changesBetween, stateOf } from './curve-changes.ts'
import { BOUND_ROUNDING, findStretches, type Make, type Stretch, tidyValue } from './curve-family.ts'
import { NoOptimum, type Piece, StretchCurve } from './curve-pieces.ts'
import { namedGoals, trialsOf } from './trial.ts'
import { formulateLike, membersAt, numberAt, unknownKey, withTotal } from './year-program.ts'

/** Which number of a document to vary, from where to where and in which year. */
export interface CurveRequest {
  /** Keys from the root of the document, for example `['sites', 'fengdu-baoluan', 'capacity']`. */
  readonly path: readonly string[]
  /**
   * Paths of more numbers, which move with it in the proportions that they have in the year, as the demands of the
   * districts of a region; what varies is then their sum. None by default.
   */
  readonly others?: readonly (readonly string[])[]
  /** Range in the unit of the number; 0 to twice the present value by default. */
  readonly from?: number
  readonly to?: number
}

/** Limits of the search and who is told of its progress. */
export interface CurveOptions extends SolveOptions {
  /** Told how many programs it has solved or begun to; how many there will be is not known before. */
  readonly progress?: (solves: number) => void
}

/** A corner of the curve. */
export interface Corner {
  readonly at: number
  readonly changes: readonly CurveChange[]
}

/** Plain data, as a page or a file can hold it. */
export interface ValueCurve {
  readonly path: readonly string[]
  /** Paths of the numbers that move with it; empty where it moves alone. */
  readonly others: readonly (readonly string[])[]
  readonly year: number
  readonly from: number
  readonly to: number
  /** Value in the document now; `null` where it has none of its own. */
  readonly current: number | null
  /** Goals in order, as the values and slopes of the pieces are. */
  readonly goals: readonly { readonly goal: StageId; readonly unit: string }[]
  /** Ascending; where the rules cannot all hold there is none. */
  readonly pieces: readonly Piece[]
  readonly corners: readonly Corner[]
  /** Programs solved. */
  readonly solves: number
}

/** A value curve, or why there is none. */
export type CurveOutcome =
  | { readonly status: 'curve'; readonly curve: ValueCurve }
  /** The path or the range is none the document allows. */
  | { readonly status: 'invalid'; readonly issues: readonly Issue[] }
  /** The range ends where it begins, or before. */
  | { readonly status: 'empty' }
  /** The optimum is no piecewise linear function of this number under this policy. */
  | { readonly status: 'not-linear' }
  /** The rules cannot all hold anywhere in the range. */
  | { readonly status: 'conflict' }
  | { readonly status: 'unproven'; readonly value: number }

/** Steps of a number: the finest grid of quantities, shares and rates that matters here. */
const STEP = 1e-3
const FINE_STEP = 1e-6

/** The value curve of a number of the document in the year that `formulation` is of. */
export async function valueCurve(
  scenario: Scenario,
  formulation: Formulation,
  request: CurveRequest,
  options: CurveOptions = {},
): Promise<CurveOutcome> {
  const { network } = formulation
  const subject = subjectOf(scenario, formulation, request)
  if (subject.status !== 'ready') return subject
  const { from, to, current, make, rounding } = subject
  if (!(from < to)) return { status: 'empty' }
  const stretches = findStretches(make, from, to, to - from > 10 ? STEP : FINE_STEP, rounding)
  if (stretches === null || !isTractable(stretches)) return { status: 'not-linear' }
  const { progress, ...limits } = options
  const trials = trialsOf(formulation, limits, progress)
  try {
    const parts: Part[] = []
    for (const stretch of stretches)
      parts.push(...(await partsOf(new StretchCurve(stretch, trials), current)))
    if (parts.length === 0) return { status: 'conflict' }
    const merged = mergeParts(parts)
    const corners = await cornersOf(merged)
    const goals = namedGoals(at(stretches, 0).low.program).map(({ id }) => ({
      goal: id,
      unit: GOAL_UNITS[id],
    }))
    const pieces = merged.map(({ piece }) => piece)
    const { path, others = [] } = request
    const curve = {
      path,
      others,
      year: network.year,
      from,
      to,
      current,
      goals,
      pieces,
      corners,
      solves: trials.count,
    }
    return { status: 'curve', curve }
  } catch (error) {
    if (error instanceof NoOptimum) return { status: 'unproven', value: error.value }
    throw error
  }
}

/** What is varied: its range, and the program of the year for each of its values. */
interface Subject {
  readonly status: 'ready'
  readonly from: number
  readonly to: number
  readonly current: number | null
  readonly make: Make
  /** How far rounding may take a bound off a straight line: of independent roundings, by the root of their count. */
  readonly rounding: number
}

/** Check the paths and the range that are asked for. */
function subjectOf(
  scenario: Scenario,
  formulation: Formulation,
  { path, others = [], ...range }: CurveRequest,
): Subject | Extract<CurveOutcome, { status: 'invalid' | 'empty' }> {
  const { network } = formulation
  const paths = [path, ...others]
  const unknown = paths.flatMap((each) => unknownKey(scenario, each) ?? [])
  if (unknown.length > 0) return { status: 'invalid', issues: unknown }
  const members = membersAt(scenario, paths, network.yearIndex)
  if (members === null) return { status: 'empty' }
  const current = sumAt(scenario, paths, network.yearIndex)
  const from = tidyValue(range.from ?? 0)
  const to = tidyValue(range.to ?? defaultEnd(current, network.demand))
  for (const end of [from, to]) {
    const checked = withTotal(scenario, members, end)
    if (!checked.ok) return { status: 'invalid', issues: checked.issues }
  }
  const make = (value: number): Formulation => {
    const checked = withTotal(scenario, members, value)
    if (!checked.ok)
      throw new RangeError(`a document that is right at ${from} and ${to} is wrong at ${value}`)
    return formulateLike(formulation, checked.value)
  }
  return { status: 'ready', from, to, current, make, rounding: BOUND_ROUNDING * Math.sqrt(paths.length) }
}

/** The sum of numbers of a scenario in a year; `null` where one of them is not known. */
function sumAt(scenario: Scenario, paths: readonly (readonly string[])[], yearIndex: number): number | null {
  const values = paths.map((path) => numberAt(scenario, path, yearIndex))
  return values.reduce<number | null>(
    (sum, value) => (sum === null || value === null ? null : tidyValue(sum + value)),
    0,
  )
}

/** Twice the present value; where there is none, as much as is wanted in all. */
function defaultEnd(current: number | null, demand: readonly number[]): number {
  if (current !== null && current > 0) return 2 * current
  return Math.max(
    1,
    demand.reduce((sum, each) => sum + each, 0),
  )
}

/** A cost that moves under a goal with a tolerance bends the goals after it. */
function isTractable(stretches: readonly Stretch[]): boolean {
  return stretches.every(({ low, high }) =>
    low.program.goals.every((goal, k) => {
      const moves = goal.cost.some((cost, j) => cost !== at(high.program.goals, k).cost[j])
      const isLast = k >= namedGoals(low.program).length - 1
      return !moves || isLast || goal.tolerance === 0
    }),
  )
}

/** A piece with the stretch it was found on. */
interface Part {
  readonly piece: Piece
  readonly curve: StretchCurve
}

/** Pieces of a stretch where the rules can hold: an interval, since a mixture of two allocations is one. */
async function partsOf(curve: StretchCurve, hint: number | null): Promise<Part[]> {
  const { from, to } = curve.stretch
  const tries = [from, to, hint, (from + to) / 2].filter(
    (value): value is number => value !== null && value >= from && value <= to,
  )
  const feasible: number[] = []
  for (const value of tries) {
    if (await isFeasible(curve, value)) feasible.push(value)
    if (feasible.length === 2 && value === to) break
  }
  const [first] = feasible
  if (first === undefined) return []
  const low = feasible.includes(from) ? from : await edge(curve, first, from)
  const high = feasible.includes(to) ? to : await edge(curve, first, to)
  if (high - low < 2 * FINE_STEP) return []
  return (await curve.pieces(low, high)).map((piece) => ({ piece, curve }))
}

async function isFeasible(curve: StretchCurve, value: number): Promise<boolean> {
  try {
    await curve.answer(value)
    return true
  } catch (error) {
    if (error instanceof NoOptimum && error.status === 'conflict') return false
    throw error
  }
}

/** The last value towards `end` at which the rules can hold, on the grid. */
async function edge(curve: StretchCurve, inside: number, end: number): Promise<number> {
  let good = inside
  let bad = end
  while (Math.abs(bad - good) > STEP * 1.5) {
    const middle = Math.round((good + bad) / 2 / STEP) * STEP
    if (await isFeasible(curve, tidyValue(middle))) good = tidyValue(middle)
    else bad = middle
  }
  return good
}

const same = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b))

/** Join pieces that are one line in every goal, and close the step between stretches where nothing jumps. */
function mergeParts(parts: readonly Part[]): Part[] {
  const merged: Part[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last === undefined || !isContinued(last.piece, part.piece)) {
      merged.push(part)
      continue
    }
    if (last.piece.slopes.every((slope, k) => same(slope, at(part.piece.slopes, k)))) {
      const { to, end } = part.piece
      merged[merged.length - 1] = { ...last, piece: { ...last.piece, to, end } }
    } else merged.push({ ...part, piece: { ...part.piece, from: last.piece.to, start: last.piece.end } })
  }
  return merged
}

/** Whether every goal goes on where the piece before it, drawn on over at most a step, arrives. */
function isContinued(last: Piece, next: Piece): boolean {
  const gap = next.from - last.to
  if (gap > 1.5 * STEP) return false
  return last.end.every((value, k) => same(value + gap * at(last.slopes, k), at(next.start, k)))
}

async function cornersOf(parts: readonly Part[]): Promise<Corner[]> {
  const corners: Corner[] = []
  for (const [position, part] of parts.entries()) {
    const before = parts[position - 1]
    if (before === undefined) continue
    const left = await stateBeside(before, 'end')
    const right = await stateBeside(part, 'start')
    corners.push({ at: part.piece.from, changes: changesBetween(left, right) })
  }
  return corners
}

/** What an allocation looks like just inside an end of a piece. */
async function stateBeside({ piece, curve }: Part, end: 'start' | 'end') {
  const { from, to } = curve.stretch
  const length = piece.to - piece.from
  const inside = Math.min(length / 2, Math.max(STEP, length / 1000))
  const value = tidyValue(end === 'start' ? piece.from + inside : piece.to - inside)
  const { x } = await curve.answer(Math.min(to, Math.max(from, value)))
  return stateOf(curve.stretch.low, curve.program(value), x)
}
