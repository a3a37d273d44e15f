// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * The dual simplex method for bounded columns, lexicographic in the goals: reduced costs are vectors, one component
 * per goal, compared component by component, so one run brings all goals to their optimum at once.
 *
 * While every reduced cost is lexicographically right, a basic column beyond a bound leaves to that bound, and what
 * enters is the column whose reduced cost, per unit of what it moves the leaving one, is least (Lemke 1954; the
 * ratio test over an ordered field of vectors is that of Dantzig, Orden and Wolfe 1955). The implicit last goal
 * makes ratios distinct but for rounding; a run that still does not end is cut off by its caller.
 */
import { priceGoals, reducedCost, rowOfInverse } from './duals.ts'
import { exchange } from './exchange.ts'
import { AT_LOWER, AT_UPPER, BASIC, FIXED, type Working } from './state.ts'
import { computeValues } from './values.ts'

/** A basic column may be this far beyond a bound, in steps of the quantity grid. */
export const FEASIBLE = 1e-6
/** What moves the leaving column by less than this per unit does not move it. */
const STILL = 1e-9

export type DualStep = 'feasible' | 'infeasible' | 'singular' | 'pivoted'

/** Let the basic column that is farthest beyond a bound leave. */
export function dualStep(working: Working): DualStep {
  computeValues(working)
  const leaving = findLeaving(working)
  if (leaving < 0) return 'feasible'
  const below = working.value[leaving]! < working.lower[leaving]!
  priceGoals(working)
  rowOfInverse(working, leaving)
  const entering = findEntering(working, below ? 1 : -1)
  if (entering < 0) return 'infeasible'
  const { lower, upper } = working
  const state = lower[leaving] === upper[leaving] ? FIXED : below ? AT_LOWER : AT_UPPER
  return exchange(working, entering, leaving, state) ? 'pivoted' : 'singular'
}

/** The basic column farthest beyond a bound; −1 where none is beyond. */
function findLeaving(working: Working): number {
  const { network, parentArc, extras, coreSize, state } = working
  let worst = FEASIBLE
  let leaving = -1
  const look = (column: number) => {
    const beyond = violation(working, column)
    if (beyond <= worst) return
    worst = beyond
    leaving = column
  }
  for (let node = 0; node < network.nodeCount; node++) look(parentArc[node]!)
  for (let k = 0; k < coreSize; k++) look(extras[k]!)
  for (let row = 0; row < network.sideCount; row++) {
    if (state[network.arcCount + row] === BASIC) look(network.arcCount + row)
  }
  return leaving
}

/** How far a column is beyond its bounds. */
function violation({ lower, upper, value }: Working, column: number): number {
  const carried = value[column]!
  return Math.max(lower[column]! - carried, carried - upper[column]!)
}

/**
 * The column that makes the leaving one rise (`sign` 1) or fall (−1) at the least ratio; −1 where none does. Among
 * equal ratios the one that moves it most, then the first.
 */
function findEntering(working: Working, sign: number): number {
  const { network, state, rowOfNodes, rowOfSides } = working
  const { arcCount, sideCount, source, target, sideStart, sideIndex, sideValue } = network
  const best: Candidate = { column: -1, size: 0, ratio: new Float64Array(working.goals) }
  for (let arc = 0; arc < arcCount; arc++) {
    const held = state[arc]!
    if (held === BASIC || held === FIXED) continue
    let moves = rowOfNodes[source[arc]!]! - rowOfNodes[target[arc]!]!
    for (let k = sideStart[arc]!; k < sideStart[arc + 1]!; k++) {
      moves += sideValue[k]! * rowOfSides[sideIndex[k]!]!
    }
    if (sign * held * moves < -STILL) consider(working, best, arc, Math.abs(moves))
  }
  for (let row = 0; row < sideCount; row++) {
    const held = state[arcCount + row]!
    if (held === BASIC || held === FIXED) continue
    const moves = -rowOfSides[row]!
    if (sign * held * moves < -STILL) consider(working, best, arcCount + row, Math.abs(moves))
  }
  return best.column
}

interface Candidate {
  column: number
  size: number
  readonly ratio: Float64Array
}

/** Take a column for the best one where its ratio is lexicographically less. */
function consider(working: Working, best: Candidate, column: number, size: number): void {
  const { goals, state, costZero } = working
  const held = state[column]!
  let k = 0
  let better = best.column < 0
  for (; k < goals && !better; k++) {
    const ratio = Math.max(0, held * reducedCost(working, k, column)) / size
    const difference = ratio - best.ratio[k]!
    if (difference > costZero[k]!) return
    if (difference < -costZero[k]!) better = true
  }
  if (!better && size <= best.size) return
  best.column = column
  best.size = size
  for (k = 0; k < goals; k++) {
    best.ratio[k] = Math.max(0, held * reducedCost(working, k, column)) / size
  }
}
