// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; the proof is read for every solve, and a check per read would cost more than the reading
/**
 * The proof of optimality, computed from the program's own numbers and never from what an engine reports.
 * All four residuals are relative, so that they mean the same for tonnes, yuan and hashed weights:
 *
 * They are computed at the answer itself, the x of the last stage, which must be optimal for every stage.
 *
 *     primal residual   largest violation of a row or bound ÷ (1 + |bound|)
 *     dual residual     largest reduced cost or row dual of the wrong sign ÷ (1 + |c_j| + Σ|a_ij y_i| + Σ|λ_k c_kj|)
 *     complementarity   largest |dual · slack| beyond the stage's tolerance ÷ (1 + |value|)
 *     gap               |value − dual objective| ÷ (1 + |value|)
 *
 * where `value` is the optimum a stage claims, and c_k x ≤ value_k + tolerance_k is among the rows.
 *
 * (Karush–Kuhn–Tucker conditions of a linear program with bounds; Vanderbei, Linear Programming, ch. 5 and 9.)
 */
import { at } from '../lists.ts'
import type { LinearProgram } from '../program/types.ts'
import type { ProgramCertificate, Stage, StageCertificate } from './types.ts'

export const TOLERANCE = 1e-6

/** A stage as a certificate needs it, from an engine or from a file. */
export type Claim = Pick<Stage, 'rowDuals' | 'goalDuals' | 'value'>

/** Row activities A x. */
export function activities(program: LinearProgram, x: Float64Array): Float64Array {
  const { start, index, value } = program
  const activity = new Float64Array(program.rowKeys.length)
  for (let j = 0; j < x.length; j++) {
    const xj = x[j]!
    if (xj === 0) continue
    for (let k = start[j]!; k < start[j + 1]!; k++) activity[index[k]!]! += value[k]! * xj
  }
  return activity
}

/** Value of a goal at x. */
export function goalValue(cost: Float64Array, x: Float64Array): number {
  let sum = 0
  for (let j = 0; j < x.length; j++) {
    const xj = x[j]!
    if (xj !== 0) sum += cost[j]! * xj
  }
  return sum
}

/** Certify that x is optimal for every stage of a program. `claims` are aligned with `program.goals`. */
export function certify(
  program: LinearProgram,
  claims: readonly Claim[],
  x: Float64Array,
): ProgramCertificate {
  const known = knownOf(program, x)
  const stages = claims.map((_, position) => certifyStage(program, claims, position, x, known))
  const ok = stages.length === program.goals.length && stages.every(isWithinTolerance)
  return { ok, tolerance: TOLERANCE, stages }
}

/** Whether all four residuals hold; NaN does not. */
export function isWithinTolerance(certificate: Omit<StageCertificate, 'goal' | 'value'>): boolean {
  const { primalResidual, dualResidual, complementarity, gap } = certificate
  return [primalResidual, dualResidual, complementarity, gap].every((residual) => residual <= TOLERANCE)
}

/** What all stages of an answer have in common: A x, the goals at x, and room for their reduced costs. */
interface Known {
  readonly activity: Float64Array
  readonly values: readonly number[]
  readonly room: ReducedCosts
}

const knownOf = (program: LinearProgram, x: Float64Array): Known => ({
  activity: activities(program, x),
  values: program.goals.map(({ cost }) => goalValue(cost, x)),
  room: roomFor(program),
})

/** Certify one stage, with the goals before it as rows `c_k x ≤ value_k + tolerance_k`. */
export function certifyStage(
  program: LinearProgram,
  claims: readonly Claim[],
  position: number,
  x: Float64Array,
  { activity, values, room }: Known = knownOf(program, x),
): StageCertificate {
  const goal = at(program.goals, position)
  const { rowDuals, goalDuals, value } = at(claims, position)
  const tally = new Tally(value, goal.tolerance)
  tally.row(at(values, position), Number.NEGATIVE_INFINITY, value + goal.tolerance, 0)
  for (let i = 0; i < activity.length; i++) {
    tally.row(at(activity, i), at(program.rowLower, i), at(program.rowUpper, i), at(rowDuals, i))
  }
  for (let k = 0; k < position; k++) {
    const limit = at(claims, k).value + at(program.goals, k).tolerance
    tally.row(at(values, k), Number.NEGATIVE_INFINITY, limit, goalDuals[k] ?? Number.NaN)
  }
  const { columnLower, columnUpper } = program
  const { reduced, scale } = reduceCosts(program, position, { rowDuals, goalDuals }, room)
  for (let j = 0; j < x.length; j++) {
    tally.bounded(x[j]!, columnLower[j]!, columnUpper[j]!, reduced[j]!, scale[j]!)
  }
  return tally.certificate(goal.id)
}

/** d_j = c_j − Σ a_ij y_i − Σ λ_k c_kj of one column, and the size of what it was summed from. */
export function reducedCost(
  program: LinearProgram,
  position: number,
  rowDuals: Float64Array,
  goalDuals: Float64Array,
  column: number,
): { readonly reduced: number; readonly scale: number } {
  const cost = at(at(program.goals, position).cost, column)
  let reduced = cost
  let scale = 1 + Math.abs(cost)
  for (let k = at(program.start, column); k < at(program.start, column + 1); k++) {
    const term = at(program.value, k) * at(rowDuals, at(program.index, k))
    reduced -= term
    scale += Math.abs(term)
  }
  for (let k = 0; k < position; k++) {
    const term = at(at(program.goals, k).cost, column) * (goalDuals[k] ?? Number.NaN)
    reduced -= term
    scale += Math.abs(term)
  }
  return { reduced, scale }
}

/** Reduced costs of all columns, and the size of what each was summed from. */
export interface ReducedCosts {
  readonly reduced: Float64Array
  readonly scale: Float64Array
}

const roomFor = ({ columnKeys }: LinearProgram): ReducedCosts => ({
  reduced: new Float64Array(columnKeys.length),
  scale: new Float64Array(columnKeys.length),
})

/** `reducedCost` of all columns at once, in the same order of additions, written into `room`. */
export function reduceCosts(
  program: LinearProgram,
  position: number,
  { rowDuals, goalDuals }: Pick<Claim, 'rowDuals' | 'goalDuals'>,
  room: ReducedCosts = roomFor(program),
): ReducedCosts {
  const { start, index, value, goals } = program
  const { reduced, scale } = room
  reduced.set(at(goals, position).cost)
  for (let j = 0; j < reduced.length; j++) {
    let sum = reduced[j]!
    let size = 1 + Math.abs(sum)
    const end = start[j + 1]!
    for (let k = start[j]!; k < end; k++) {
      const term = value[k]! * rowDuals[index[k]!]!
      sum -= term
      size += Math.abs(term)
    }
    reduced[j] = sum
    scale[j] = size
  }
  for (let k = 0; k < position; k++) {
    const multiplier = goalDuals[k] ?? Number.NaN
    // A goal without a multiplier adds nothing; a missing multiplier makes everything NaN.
    if (multiplier === 0) continue
    const { cost } = at(goals, k)
    for (let j = 0; j < reduced.length; j++) {
      const term = cost[j]! * multiplier
      reduced[j] = reduced[j]! - term
      scale[j] = scale[j]! + Math.abs(term)
    }
  }
  return room
}

/** Gathers the residuals of one stage. */
class Tally {
  private readonly value: number
  private readonly tolerance: number
  private primal = 0
  private dual = 0
  private slackness = 0
  private dualObjective = 0

  constructor(value: number, tolerance: number) {
    this.value = value
    this.tolerance = tolerance
  }

  row(activity: number, lower: number, upper: number, dual: number): void {
    this.bounded(activity, lower, upper, dual, 1 + Math.abs(dual))
  }

  /** A quantity between two bounds with its dual: positive where the lower bound holds it, else negative. */
  bounded(quantity: number, lower: number, upper: number, dual: number, scale: number): void {
    // NaN is beyond every bound.
    if (!(quantity >= lower && quantity <= upper)) {
      this.primal = worst(this.primal, (lower - quantity) / (1 + Math.abs(lower)), lower)
      this.primal = worst(this.primal, (quantity - upper) / (1 + Math.abs(upper)), upper)
    }
    if (dual === 0) return
    const bound = dual > 0 ? lower : upper
    if (bound !== Number.POSITIVE_INFINITY && bound !== Number.NEGATIVE_INFINITY) {
      this.dualObjective += dual * bound
      this.slackness = larger(this.slackness, Math.abs(dual * (quantity - bound)))
    } else {
      this.dual = larger(this.dual, Math.abs(dual) / scale)
    }
  }

  certificate(goal: StageCertificate['goal']): StageCertificate {
    const size = 1 + Math.abs(this.value)
    return {
      goal,
      value: this.value,
      primalResidual: this.primal,
      dualResidual: this.dual,
      complementarity: Math.max(0, this.slackness - this.tolerance) / size,
      gap: Math.abs(this.value - this.dualObjective) / size,
    }
  }
}

/** The larger of two, or NaN where either is: `Math.max` on purpose, it keeps NaN. */
const larger = (a: number, b: number): number => Math.max(a, b)

const worst = (soFar: number, violation: number, bound: number): number =>
  Number.isFinite(bound) ? larger(soFar, violation) : soFar
