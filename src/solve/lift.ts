// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; duals are lifted for every solve, and a check per read would cost more than the reading
/**
 * Duals of lexicographic stages, made whole.
 *
 * An engine that solves stage k on the optimal face of the stages before it (columns and rows with a dual are
 * held where they are) returns duals that may have the wrong sign exactly where an earlier stage holds. With
 * multipliers μ_j ≥ 0 of the earlier stages' duals,
 *
 *     y ← y_k + Σ μ_j y_j,   λ_j ← λ_j − μ_j,   d ← d_k + Σ μ_j d_j,
 *
 * they become duals of the program that has the earlier goals as rows (Isermann, "Linear lexicographic
 * optimization", OR Spektrum 4 (1982) 223). What stage j was the first to hold has d_i = 0 for every i < j, so
 * the multipliers follow one after the other from the latest stage to the first, each the least that serves.
 */
import { at } from '../lists.ts'
import type { LinearProgram } from '../program/types.ts'
import { activities, reduceCosts } from './certify.ts'
import type { Stage } from './types.ts'

/** Duals smaller than this, relative to what they are summed from, are 0. */
const ZERO = 1e-8

/** Bounds of columns and rows. */
export type Bounds = Pick<LinearProgram, 'columnLower' | 'columnUpper' | 'rowLower' | 'rowUpper'>

/**
 * The optimal face of a stage within `bounds`: every column and row that has a dual is held at the bound it is
 * nearest to, and what is held stays so.
 */
export function holdFace(program: LinearProgram, bounds: Bounds, stage: Stage, k: number): Bounds {
  const face = {
    columnLower: Float64Array.from(bounds.columnLower),
    columnUpper: Float64Array.from(bounds.columnUpper),
    rowLower: Float64Array.from(bounds.rowLower),
    rowUpper: Float64Array.from(bounds.rowUpper),
  }
  const hold = (lower: Float64Array, upper: Float64Array, position: number, value: number) => {
    const low = at(lower, position)
    const high = at(upper, position)
    if (value - low <= high - value) upper[position] = low
    else lower[position] = high
  }
  reducedCosts(program, stage, k).forEach((reduced, j) => {
    if (reduced !== 0) hold(face.columnLower, face.columnUpper, j, at(stage.x, j))
  })
  const activity = activities(program, stage.x)
  stage.rowDuals.forEach((dual, i) => {
    if (Math.abs(dual) > ZERO) hold(face.rowLower, face.rowUpper, i, at(activity, i))
  })
  return face
}

/** Reduced costs of a stage for every column, with its own duals; noise is set to 0. */
export function reducedCosts(program: LinearProgram, stage: Stage, k: number): Float64Array {
  const { reduced, scale } = reduceCosts(program, k, stage)
  for (let j = 0; j < reduced.length; j++) if (Math.abs(reduced[j]!) <= ZERO * scale[j]!) reduced[j] = 0
  return reduced
}

/**
 * Make the duals of all stages whole. `reduced` are the stages' own reduced costs, aligned with them; the answer
 * is the x of the last stage.
 */
export function liftStages(
  program: LinearProgram,
  stages: readonly Stage[],
  reduced: readonly Float64Array[] = stages.map((stage, k) => reducedCosts(program, stage, k)),
): Stage[] {
  const last = stages.at(-1)
  if (last === undefined) return []
  const signs = wantedSigns(program, last.x)
  return stages.map((stage, k) => lift(stages, reduced, signs, stage, k))
}

/** Sign a dual must have: 1 at a lower bound, −1 at an upper one, 0 where either will do or none is held. */
interface Signs {
  readonly columns: Int8Array
  readonly rows: Int8Array
}

function wantedSigns(program: LinearProgram, x: Float64Array): Signs {
  const { columnLower, columnUpper, rowLower, rowUpper } = program
  return {
    columns: signsOf(x, columnLower, columnUpper),
    rows: signsOf(activities(program, x), rowLower, rowUpper),
  }
}

function signsOf(values: Float64Array, lower: Float64Array, upper: Float64Array): Int8Array {
  const signs = new Int8Array(values.length)
  for (let i = 0; i < signs.length; i++) {
    const value = values[i]!
    const low = lower[i]!
    const high = upper[i]!
    if (low === high) continue
    const near = 1e-7 * (1 + Math.abs(value))
    if (value - low <= near) signs[i] = 1
    else if (high - value <= near) signs[i] = -1
  }
  return signs
}

function lift(
  stages: readonly Stage[],
  reduced: readonly Float64Array[],
  signs: Signs,
  stage: Stage,
  k: number,
): Stage {
  const rowDuals = Float64Array.from(stage.rowDuals)
  const goalDuals = Float64Array.from(stage.goalDuals)
  const combined = Float64Array.from(at(reduced, k))
  for (let j = k - 1; j >= 0; j--) {
    const base = at(stages, j)
    const baseReduced = at(reduced, j)
    const weight = Math.max(
      weightFor(signs.columns, combined, baseReduced),
      weightFor(signs.rows, rowDuals, base.rowDuals),
    )
    if (weight === 0) continue
    addTo(combined, weight, baseReduced)
    addTo(rowDuals, weight, base.rowDuals)
    addTo(goalDuals, weight, base.goalDuals)
    goalDuals[j] = at(goalDuals, j) - weight
  }
  return { ...stage, rowDuals, goalDuals }
}

/** The least weight of `base` that gives every dual of `duals` the sign it must have, where base can. */
function weightFor(signs: Int8Array, duals: Float64Array, base: Float64Array): number {
  let largest = 1
  for (let i = 0; i < base.length; i++) largest = Math.max(largest, Math.abs(base[i]!))
  const noise = ZERO * largest
  let weight = 0
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i]!
    if (sign === 0) continue
    const wrong = -sign * duals[i]!
    const help = sign * base[i]!
    if (wrong > 0 && help > noise) weight = Math.max(weight, wrong / help)
  }
  return weight
}

function addTo(target: Float64Array, weight: number, source: Float64Array): void {
  for (let i = 0; i < source.length; i++) target[i] = target[i]! + weight * source[i]!
}
