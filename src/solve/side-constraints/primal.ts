// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * The primal simplex method for bounded columns, lexicographic in the goals: the column that enters improves the
 * earliest goal that any column improves, without touching those before it.
 *
 * After many pivots in a row that move nothing, the first column that may enter does and the first that may leave
 * does, until one moves (Bland, "New finite pivoting rules for the simplex method", 1977), so it cannot cycle.
 */
import { priceGoals, reducedCost } from './duals.ts'
import { exchange } from './exchange.ts'
import { AT_LOWER, AT_UPPER, BASIC, FIXED, release, rest, type Working } from './state.ts'
import { computeDirection, computeValues } from './values.ts'

/** Movements below this are none. */
const STILL = 1e-9
/** Pivots in a row without movement before the rule changes to Bland's. */
const PATIENCE = 60

export type PrimalStep = 'optimal' | 'unbounded' | 'singular' | 'pivoted'

/** Counts the pivots without movement over a run. */
export interface Stall {
  pivots: number
}

/** Let the column that improves the goals most enter. The basis is primal feasible and stays so. */
export function primalStep(working: Working, stall: Stall): PrimalStep {
  computeValues(working)
  priceGoals(working)
  const cautious = stall.pivots > PATIENCE
  const entering = findEntering(working, cautious)
  if (entering < 0) return 'optimal'
  const step = working.state[entering]!
  computeDirection(working, entering, step)
  const { leaving, length } = findLeaving(working, entering, cautious)
  if (length === Infinity) return 'unbounded'
  stall.pivots = length > STILL ? 0 : stall.pivots + 1
  if (leaving < 0) {
    release(working, entering)
    rest(working, entering, step === AT_LOWER ? AT_UPPER : AT_LOWER)
    working.pivots++
    return 'pivoted'
  }
  const { lower, upper, direction } = working
  const up = direction[leaving]! > 0 ? AT_UPPER : AT_LOWER
  const state = lower[leaving] === upper[leaving] ? FIXED : up
  return exchange(working, entering, leaving, state) ? 'pivoted' : 'singular'
}

/** The column whose first reduced cost that is not 0 is wrong, in the earliest goal, by most; or the first such. */
function findEntering(working: Working, cautious: boolean): number {
  const { network, state } = working
  const columns = network.arcCount + network.sideCount
  const best: Wrong = { column: -1, goal: working.goals, size: 0 }
  for (let column = 0; column < columns; column++) {
    const held = state[column]!
    if (held === BASIC || held === FIXED) continue
    if (isWrong(working, column, best) && cautious) return column
  }
  return best.column
}

interface Wrong {
  column: number
  goal: number
  size: number
}

/** Whether a column improves the goals; `best` becomes it where it improves an earlier goal, or the same by more. */
function isWrong(working: Working, column: number, best: Wrong): boolean {
  const { goals, costZero, state } = working
  for (let k = 0; k < goals; k++) {
    const reduced = reducedCost(working, k, column)
    if (Math.abs(reduced) <= costZero[k]!) continue
    if (reduced * state[column]! > 0) return false
    const size = Math.abs(reduced)
    if (k < best.goal || (k === best.goal && size > best.size)) {
      best.column = column
      best.goal = k
      best.size = size
    }
    return true
  }
  return false
}

/** Whether the first reduced cost of a column that is not 0 is wrong, as after a change of costs. */
export function isDualInfeasible(working: Working, column: number): boolean {
  const { goals, costZero, state } = working
  for (let k = 0; k < goals; k++) {
    const reduced = reducedCost(working, k, column)
    if (Math.abs(reduced) > costZero[k]!) return reduced * state[column]! < 0
  }
  return false
}

/**
 * The basic column that stops the entering one, −1 where its own other bound does, and how far it comes. Among
 * columns that stop it equally the one that moves most, or with caution the first.
 */
function findLeaving(
  working: Working,
  entering: number,
  cautious: boolean,
): { readonly leaving: number; readonly length: number } {
  const { network, parentArc, extras, coreSize, state, lower, upper, value, direction } = working
  let length = upper[entering]! - lower[entering]!
  let leaving = -1
  const look = (column: number) => {
    const moves = direction[column]!
    if (Math.abs(moves) <= STILL) return
    const room = moves > 0 ? upper[column]! - value[column]! : value[column]! - lower[column]!
    const reach = Math.max(0, room) / Math.abs(moves)
    const near = STILL * (1 + length)
    if (reach > length + near) return
    const same = leaving >= 0 && reach >= length - near
    const preferred = cautious ? column < leaving : Math.abs(moves) > Math.abs(direction[leaving]!)
    if (same && !preferred) return
    leaving = column
    length = Math.min(length, reach)
  }
  for (let node = 0; node < network.nodeCount; node++) look(parentArc[node]!)
  for (let k = 0; k < coreSize; k++) look(extras[k]!)
  for (let row = 0; row < network.sideCount; row++) {
    if (state[network.arcCount + row] === BASIC) look(network.arcCount + row)
  }
  return { leaving, length }
}
