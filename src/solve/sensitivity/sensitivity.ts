/**
 * What a small change of limits does to the goals of a solved program: exact directional derivatives of the
 * lexicographic optimum. Near a solution only the limits that hold there matter, so the derivative is itself the
 * optimum of a linear program, that of the changes: a column strictly between its bounds may move both ways, one
 * at a bound inwards only, and rows likewise (Gal, Postoptimal Analyses, Parametric Programming, ch. 4; for the
 * dual view Freund, Mathematical Programming 33 (1985) 1).
 *
 * A goal with a tolerance ends a block: later goals may use the tolerance, so they have a program, a solution and
 * derivatives of their own, in which the goals of the blocks before are rows whose limits move with their optima.
 */
import { at } from '../../lists.ts'
import type { LinearProgram } from '../../program/types.ts'
import { activities, type Claim } from '../certify.ts'
import { reoptimise } from './dual-simplex.ts'
import { type Form, type VariableBounds, writeForm } from './form.ts'
import { exactly, startAt } from './start.ts'
import type { State } from './state.ts'

/** From this close a limit counts as touched: absolutely, and relative to the limit. */
const TOUCHED = { absolute: 1e-6, relative: 1e-8 }

/** By how much the limits of a row or of a column move, per unit of a step. */
export interface Shift {
  readonly of: 'row' | 'column'
  readonly position: number
  readonly lower: number
  readonly upper: number
}

/** Change of every goal per unit of a step, in their order; `null` where no allocation can follow the step. */
export type StepChange = readonly number[] | null

/** Tells what a step does to every goal. */
export type Sensitivity = (shifts: readonly Shift[]) => StepChange

/** Prepare the sensitivity of a program at a solution `x` that the claims of all its stages prove. */
export function findSensitivity(
  program: LinearProgram,
  x: Float64Array,
  claims: readonly Claim[],
): Sensitivity {
  const blocks = blocksOf(program).map(([first, last]) => prepare(program, first, last, x, claims))
  return (shifts) => {
    const changes: number[] = []
    for (const block of blocks) {
      const moved = changes.map((change, k): Shift => {
        return { of: 'row', position: program.rowKeys.length + k, lower: 0, upper: change }
      })
      const found = changesOf(block, [...shifts, ...moved])
      if (found === null) return null
      changes.push(...found)
    }
    return changes
  }
}

/** First and last goal of every block. */
function blocksOf({ goals }: LinearProgram): [first: number, last: number][] {
  const blocks: [number, number][] = []
  let first = 0
  goals.forEach(({ tolerance }, k) => {
    if (tolerance === 0 && k < goals.length - 1) return
    blocks.push([first, k])
    first = k + 1
  })
  return blocks
}

/** A basis of the block's solution, with bounds of what may change there. */
interface Block {
  readonly state: State
  readonly cone: VariableBounds
}

function prepare(
  program: LinearProgram,
  first: number,
  last: number,
  x: Float64Array,
  claims: readonly Claim[],
): Block {
  const values = claims.map(({ value }) => value)
  const form = writeForm(program, first, last, values)
  const duals = wholeDuals(program, first, last, claims)
  if (last === program.goals.length - 1) {
    const cone = coneAt(form, withActivities(form, program, x))
    return { state: startAt(form, cone, duals), cone }
  }
  // A tolerance of this block lets x leave its optimum: find the optimum by its duals.
  const state = startAt(form, form.bounds, duals)
  const optimum = reoptimise(state, form.bounds, [...form.bounds.lower.keys()])
  if (optimum === null) throw new Error('a program that was solved has a solution')
  return { state: exactly(state), cone: coneAt(form, optimum) }
}

/**
 * Duals of a block's goals as of a lexicographic program, by goal and row: ŷ_k = y_k + Σ_j λ_kj ŷ_j over the goals
 * j of the block, which undoes what `lift.ts` does. Goals of earlier blocks are rows, their duals λ.
 */
function wholeDuals(program: LinearProgram, first: number, last: number, claims: readonly Claim[]) {
  const rows = program.rowKeys.length
  const duals: Float64Array[] = []
  for (let k = first; k <= last; k++) {
    const { rowDuals, goalDuals } = at(claims, k)
    const dual = new Float64Array(rows + first)
    dual.set(rowDuals)
    dual.set(goalDuals.subarray(0, first), rows)
    duals.forEach((earlier, j) => {
      const weight = goalDuals[first + j] ?? 0
      if (weight === 0) return
      for (let row = 0; row < dual.length; row++) dual[row] = at(dual, row) + weight * at(earlier, row)
    })
    duals.push(dual)
  }
  return duals
}

/** Values of all variables at x: the columns, the rows, and the goals that are rows. */
function withActivities(form: Form, program: LinearProgram, x: Float64Array): Float64Array {
  const values = new Float64Array(form.variables)
  values.set(x)
  values.set(activities(program, x), form.columns)
  for (let row = program.rowKeys.length; row < form.rows; row++) {
    const { cost } = at(program.goals, row - program.rowKeys.length)
    values[form.columns + row] = cost.reduce((sum, each, column) => sum + each * at(x, column), 0)
  }
  return values
}

/** Bounds of a small change at given values: none at a distance from the limit, 0 at the limit. */
function coneAt({ bounds, variables }: Form, values: Float64Array): VariableBounds {
  const lower = new Float64Array(variables).fill(-Infinity)
  const upper = new Float64Array(variables).fill(Infinity)
  for (let variable = 0; variable < variables; variable++) {
    const [low, high] = [at(bounds.lower, variable), at(bounds.upper, variable)]
    if (at(values, variable) - low <= near(low)) lower[variable] = 0
    if (high - at(values, variable) <= near(high)) upper[variable] = 0
  }
  return { lower, upper }
}

const near = (limit: number): number =>
  Number.isFinite(limit) ? TOUCHED.absolute + TOUCHED.relative * Math.abs(limit) : 0

function changesOf({ state, cone }: Block, shifts: readonly Shift[]): StepChange {
  const { form } = state
  const moved = new Map<number, { readonly lower: number; readonly upper: number }>()
  for (const { of, position, lower, upper } of shifts) {
    const variable = of === 'row' ? form.columns + position : position
    const before = moved.get(variable) ?? { lower: at(cone.lower, variable), upper: at(cone.upper, variable) }
    moved.set(variable, { lower: before.lower + lower, upper: before.upper + upper })
  }
  // A limit at a distance may move without any effect.
  if ([...moved.values()].every(({ lower, upper }) => isIdle(lower) && isIdle(upper))) {
    return form.goals.map(() => 0)
  }
  return within(cone, moved, () => {
    const after = state.copy()
    const values = reoptimise(after, cone, [...moved.keys()])
    if (values === null) return null
    const changed = new Set([...after.basis.basic, ...moved.keys()])
    return form.goals.map((cost) => {
      let change = 0
      for (const variable of changed) change += (cost[variable] ?? 0) * at(values, variable)
      return change
    })
  })
}

const isIdle = (bound: number): boolean => bound === 0 || !Number.isFinite(bound)

/** Do something while some variables have other bounds. */
function within<Result>(
  { lower, upper }: VariableBounds,
  moved: ReadonlyMap<number, { readonly lower: number; readonly upper: number }>,
  action: () => Result,
): Result {
  const before = [...moved.keys()].map(
    (variable) => [variable, at(lower, variable), at(upper, variable)] as const,
  )
  for (const [variable, bounds] of moved) {
    lower[variable] = bounds.lower
    upper[variable] = bounds.upper
  }
  try {
    return action()
  } finally {
    for (const [variable, low, high] of before) {
      lower[variable] = low
      upper[variable] = high
    }
  }
}
