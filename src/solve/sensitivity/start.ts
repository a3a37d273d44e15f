/**
 * A basis at given duals: of the variables without reduced costs, whose duals are then the given ones. Where these
 * do not suffice, the duals lie inside a face, and are pushed along it until they do (the dual push of a
 * crossover; Bixby and Saltzman, Operations Research Letters 15 (1994) 137).
 */
import { at } from '../../lists.ts'
import { Basis, PIVOT } from './basis.ts'
import type { Form, VariableBounds } from './form.ts'
import { type RowEntries, State } from './state.ts'

/** Entries of a column a variable may enter at: away from what rounding makes of nothing. */
const SAFE = 1e-7

/** Start from duals, one per goal and row, that are feasible for the bounds in lexicographic order. */
export function startAt(form: Form, bounds: VariableBounds, duals: readonly Float64Array[]): State {
  const state = new State(form, Basis.ofLogicals(form), duals)
  enterFree(state, bounds)
  const whole = new State(form, state.basis.refactorised(form), duals)
  pushDuals(whole, bounds)
  return exactly(whole)
}

/** Let variables without reduced costs into the basis: all that are free to move, others as they are needed. */
function enterFree(state: State, { lower, upper }: VariableBounds): void {
  const { form, basis } = state
  const isUnwanted = (row: number) => {
    const logical = form.columns + row
    return basis.basic[row] === logical && (lower[logical] === upper[logical] || state.signOf(logical) !== 0)
  }
  const unwanted = new Set([...basis.basic.keys()].filter(isUnwanted))
  const isFree = (variable: number) => lower[variable] === -Infinity && upper[variable] === Infinity
  const open = new Set([...basis.basic.keys()].filter((row) => !isFree(form.columns + row)))
  const enter = (variable: number, rows: ReadonlySet<number>) => {
    const column = state.columnOf(variable)
    let best = -1
    for (const row of rows) {
      if (Math.abs(at(column, row)) > (best < 0 ? SAFE : Math.abs(at(column, best)))) best = row
    }
    if (best < 0) return false
    basis.replace(best, variable, column)
    unwanted.delete(best)
    return open.delete(best)
  }
  for (let variable = 0; variable < form.columns; variable++) {
    if (isFree(variable) && !enter(variable, unwanted)) enter(variable, open)
  }
  for (let variable = 0; variable < form.columns && unwanted.size > 0; variable++) {
    if (isFree(variable) || lower[variable] === upper[variable] || state.signOf(variable) !== 0) continue
    enter(variable, unwanted)
  }
}

/** Bring the reduced cost of every basic variable to 0, letting others in where theirs would turn wrong. */
function pushDuals(state: State, bounds: VariableBounds): void {
  const { form, basis } = state
  for (let row = 0; row < form.rows; row++) {
    const variable = at(basis.basic, row)
    if (state.signOf(variable) === 0) continue
    const target = form.goals.map((_, k) => state.reducedCost(variable, k))
    const entries = state.rowOf(row)
    const entering = blocker(state, bounds, entries, target)
    if (entering === null) state.push(entries, target)
    else state.pivot(row, entering, entries, state.columnOf(entering))
  }
}

/** The first variable whose reduced cost would turn wrong on the way, or `null`. */
function blocker(
  state: State,
  { lower, upper }: VariableBounds,
  entries: RowEntries,
  target: readonly number[],
): number | null {
  let best: number | null = null
  for (const variable of entries.touched) {
    const entry = entries.dense[variable] ?? 0
    if (Math.abs(entry) <= PIVOT || lower[variable] === upper[variable]) continue
    const sign = signAfter(state, variable, entry, target)
    const wrong = (sign < 0 && upper[variable] === Infinity) || (sign > 0 && lower[variable] === -Infinity)
    if (wrong && (best === null || state.compareRatios(entries, variable, best) < 0)) best = variable
  }
  return best
}

/** Sign of a variable's reduced costs once a basic variable with an entry of 1 has lost all of its own. */
function signAfter(state: State, variable: number, entry: number, target: readonly number[]): number {
  for (const [k, step] of target.entries()) {
    const after = state.reducedCost(variable, k) - entry * step
    if (Math.abs(after) > at(state.form.noise, k)) return Math.sign(after)
  }
  return 0
}

/** The same basis, factorised anew, with the duals computed from it: y = c_B B⁻¹. */
export function exactly({ form, basis }: State): State {
  const fresh = basis.refactorised(form)
  const duals = form.goals.map((cost) => {
    const dual = Float64Array.from(fresh.basic, (variable) => cost[variable] ?? 0)
    fresh.solveTransposed(dual)
    return dual
  })
  return new State(form, fresh, duals)
}
