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
import { activities } from './certify.ts'
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
  const { cost } = at(program.goals, k)
  const reduced = new Float64Array(cost.length)
  for (let column = 0; column < cost.length; column++) {
    let sum = at(cost, column)
    let scale = 1 + Math.abs(sum)
    for (let entry = at(program.start, column); entry < at(program.start, column + 1); entry++) {
      const term = at(program.value, entry) * at(stage.rowDuals, at(program.index, entry))
      sum -= term
      scale += Math.abs(term)
    }
    for (let j = 0; j < k; j++) {
      const multiplier = at(stage.goalDuals, j)
      if (multiplier === 0) continue
      const term = multiplier * at(at(program.goals, j).cost, column)
      sum -= term
      scale += Math.abs(term)
    }
    reduced[column] = Math.abs(sum) <= ZERO * scale ? 0 : sum
  }
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
  const activity = activities(program, x)
  const sign = (value: number, lower: number, upper: number) => {
    if (lower === upper) return 0
    const near = 1e-7 * (1 + Math.abs(value))
    if (value - lower <= near) return 1
    return upper - value <= near ? -1 : 0
  }
  return {
    columns: Int8Array.from(x, (value, j) =>
      sign(value, at(program.columnLower, j), at(program.columnUpper, j)),
    ),
    rows: Int8Array.from(activity, (value, i) =>
      sign(value, at(program.rowLower, i), at(program.rowUpper, i)),
    ),
  }
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
  const noise = ZERO * base.reduce((most, dual) => Math.max(most, Math.abs(dual)), 1)
  let weight = 0
  for (let i = 0; i < signs.length; i++) {
    const sign = at(signs, i)
    const wrong = -sign * at(duals, i)
    const help = sign * at(base, i)
    if (sign !== 0 && wrong > 0 && help > noise) weight = Math.max(weight, wrong / help)
  }
  return weight
}

function addTo(target: Float64Array, weight: number, source: Float64Array): void {
  for (let i = 0; i < source.length; i++) target[i] = at(target, i) + weight * at(source, i)
}
