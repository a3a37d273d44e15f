/**
 * A linear program of one allocation, as arrays an engine can take without another copy:
 *
 *     lexicographically minimise (c₁x, c₂x, …, c_tie x)
 *     subject to  rowLower ≤ A x ≤ rowUpper,  columnLower ≤ x ≤ columnUpper
 *
 * All columns are ≥ 0. `Infinity` and `-Infinity` mark a missing bound; nothing else is ever non-finite.
 * Keys name rows and columns for people and for files: `balance/2025/site/fengdu-baoluan`.
 */
import type { GoalId } from '../scenario/types.ts'

/** A goal, the implicit one that keeps stocks for shortages, or the implicit last one that makes the answer unique. */
export type StageId = GoalId | 'stock' | 'tie'

export interface Goal {
  readonly id: StageId
  /** One cost per column. */
  readonly cost: Float64Array
  /** How much later goals may worsen this one, in its own unit; 0 in the presets. */
  readonly tolerance: number
}

export interface LinearProgram {
  readonly name: string
  readonly columnKeys: readonly string[]
  readonly columnLower: Float64Array
  readonly columnUpper: Float64Array
  readonly rowKeys: readonly string[]
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** The matrix by columns: entries of column j are `start[j]` … `start[j + 1] − 1`, rows ascending. */
  readonly start: Int32Array
  readonly index: Int32Array
  readonly value: Float64Array
  /** In order of priority; the last one is the tie goal. */
  readonly goals: readonly Goal[]
}
