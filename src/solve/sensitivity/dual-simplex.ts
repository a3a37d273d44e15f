/**
 * The bounded dual simplex with lexicographic costs, from a basis whose reduced costs are right: what changed is
 * the bounds (Vanderbei, Linear Programming, ch. 5 and 9; Isermann, OR Spektrum 4 (1982) 223).
 */
import { at } from '../../lists.ts'
import { PIVOT } from './basis.ts'
import { forEachEntry, type VariableBounds } from './form.ts'
import type { RowEntries, State } from './state.ts'

/** How far outside its bounds a basic variable counts as outside, relative to the bound. */
const OUTSIDE = 1e-9
/** Pivots after which the smallest number decides instead of the largest step, so that no basis comes back. */
const PATIENCE = 500
/** Pivots after which rounding must have led in circles. */
const MOST = 20_000

/**
 * Find the values of all variables within new bounds that are lexicographically least; `null` where there are
 * none. Changes the state's basis. `bounded` are the variables that have a bound other than 0.
 */
export function reoptimise(
  state: State,
  { lower, upper }: VariableBounds,
  bounded: readonly number[],
): Float64Array | null {
  const { form, basis } = state
  const values = new Float64Array(form.variables)
  for (const variable of bounded) {
    if (at(lower, variable) > at(upper, variable)) return null
    if (at(state.place, variable) < 0) {
      values[variable] = boundFor(state, variable, at(lower, variable), at(upper, variable))
    }
  }
  fillBasic(state, values, bounded)
  for (let pivots = 0; pivots < MOST; pivots++) {
    const row = leavingRow(state, values, { lower, upper }, pivots > PATIENCE)
    if (row < 0) return values
    const leaving = at(basis.basic, row)
    const bound = at(values, leaving) < at(lower, leaving) ? at(lower, leaving) : at(upper, leaving)
    const rises = at(values, leaving) < bound
    const entries = state.rowOf(row)
    const entering = enteringVariable(state, values, { lower, upper }, entries, rises)
    if (entering === null) return null
    const column = state.columnOf(entering)
    const step = (at(values, leaving) - bound) / at(column, row)
    for (let i = 0; i < form.rows; i++) {
      const change = column[i] ?? 0
      if (change === 0) continue
      const variable = at(basis.basic, i)
      values[variable] = at(values, variable) - change * step
    }
    values[entering] = at(values, entering) + step
    values[leaving] = bound
    state.pivot(row, entering, entries, column)
  }
  throw new Error('the dual simplex went round in circles')
}

/** Give the basic variables the values that follow from the others: z_B = −B⁻¹ N z_N. */
function fillBasic({ form, basis, place }: State, values: Float64Array, bounded: readonly number[]): void {
  const moved = new Float64Array(form.rows)
  for (const variable of bounded) {
    const value = at(values, variable)
    if (value === 0 || at(place, variable) >= 0) continue
    forEachEntry(form, variable, (row, entry) => {
      moved[row] = at(moved, row) - entry * value
    })
  }
  basis.solve(moved)
  basis.basic.forEach((variable, row) => {
    values[variable] = at(moved, row)
  })
}

/** Where a variable that is not basic stands: at the bound that the sign of its reduced cost asks for. */
function boundFor(state: State, variable: number, lower: number, upper: number): number {
  const atUpper = lower === -Infinity || (upper !== Infinity && upper !== lower && state.signOf(variable) < 0)
  const bound = atUpper ? upper : lower
  return Number.isFinite(bound) ? bound : 0
}

function leavingRow(
  { basis }: State,
  values: Float64Array,
  { lower, upper }: VariableBounds,
  byNumber: boolean,
): number {
  let best = -1
  let most = 0
  basis.basic.forEach((variable, row) => {
    const value = values[variable] ?? 0
    const [low, high] = [lower[variable] ?? 0, upper[variable] ?? 0]
    const outside = Math.max(
      low === -Infinity ? 0 : (low - value) / (1 + Math.abs(low)),
      high === Infinity ? 0 : (value - high) / (1 + Math.abs(high)),
    )
    if (outside <= OUTSIDE) return
    const better = byNumber ? best < 0 || variable < at(basis.basic, best) : outside > most
    if (!better) return
    best = row
    most = outside
  })
  return best
}

/** The variable that brings the leaving one back at the least cost; of several the one with the largest entry. */
function enteringVariable(
  state: State,
  values: Float64Array,
  { lower, upper }: VariableBounds,
  entries: RowEntries,
  rises: boolean,
): number | null {
  let best: number | null = null
  for (const variable of entries.touched) {
    const entry = entries.dense[variable] ?? 0
    if (Math.abs(entry) <= PIVOT) continue
    const value = values[variable] ?? 0
    // The basic variable moves by −entry per unit.
    const upwards = rises ? entry < 0 : entry > 0
    if (upwards ? value >= (upper[variable] ?? 0) : value <= (lower[variable] ?? 0)) continue
    if (best === null) {
      best = variable
      continue
    }
    const order = state.compareRatios(entries, variable, best)
    const larger = Math.abs(entry) > Math.abs(entries.dense[best] ?? 0)
    if (order < 0 || (order === 0 && larger)) best = variable
  }
  return best
}
