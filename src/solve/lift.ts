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
  const bases = stages.slice(0, -1).map((stage, k): Base => {
    return {
      columns: sparse(signs.columns, at(reduced, k)),
      rows: sparse(signs.rows, stage.rowDuals),
      goalDuals: stage.goalDuals,
    }
  })
  return stages.map((stage, k) => lift(bases, stage, at(reduced, k), k))
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

/** An earlier stage whose duals are added to those of later ones. */
interface Base {
  readonly columns: SparseDuals
  readonly rows: SparseDuals
  readonly goalDuals: Float64Array
}

/** The duals that are not 0, and among them those that can turn a wrong sign. */
interface SparseDuals {
  readonly duals: Float64Array
  readonly nonzero: Int32Array
  /** Positions where the dual has the sign it must have, and is more than noise. */
  readonly helping: Int32Array
  readonly signs: Int8Array
}

function sparse(signs: Int8Array, duals: Float64Array): SparseDuals {
  let largest = 1
  let count = 0
  for (let i = 0; i < duals.length; i++) {
    if (duals[i] === 0) continue
    count++
    largest = Math.max(largest, Math.abs(duals[i]!))
  }
  const noise = ZERO * largest
  const nonzero = new Int32Array(count)
  const helping: number[] = []
  let next = 0
  for (let i = 0; i < duals.length; i++) {
    const dual = duals[i]!
    if (dual === 0) continue
    nonzero[next++] = i
    if (signs[i]! * dual > noise) helping.push(i)
  }
  return { duals, nonzero, helping: Int32Array.from(helping), signs }
}

function lift(bases: readonly Base[], stage: Stage, reduced: Float64Array, k: number): Stage {
  const rowDuals = Float64Array.from(stage.rowDuals)
  const goalDuals = Float64Array.from(stage.goalDuals)
  const combined = Float64Array.from(reduced)
  for (let j = k - 1; j >= 0; j--) {
    const base = at(bases, j)
    const weight = Math.max(weightFor(combined, base.columns), weightFor(rowDuals, base.rows))
    if (weight === 0) continue
    addTo(combined, weight, base.columns)
    addTo(rowDuals, weight, base.rows)
    for (let i = 0; i < base.goalDuals.length; i++) {
      goalDuals[i] = goalDuals[i]! + weight * base.goalDuals[i]!
    }
    goalDuals[j] = at(goalDuals, j) - weight
  }
  return { ...stage, rowDuals, goalDuals }
}

/** The least weight of `base` that gives every dual of `duals` the sign it must have, where base can. */
function weightFor(duals: Float64Array, { duals: base, helping, signs }: SparseDuals): number {
  let weight = 0
  for (let n = 0; n < helping.length; n++) {
    const i = helping[n]!
    const sign = signs[i]!
    const wrong = -sign * duals[i]!
    if (wrong > 0) weight = Math.max(weight, wrong / (sign * base[i]!))
  }
  return weight
}

function addTo(target: Float64Array, weight: number, { duals, nonzero }: SparseDuals): void {
  for (let n = 0; n < nonzero.length; n++) {
    const i = nonzero[n]!
    target[i] = target[i]! + weight * duals[i]!
  }
}
