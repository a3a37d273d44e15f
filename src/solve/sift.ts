/**
 * Solving a program with many columns by way of a few: solve a part, price the columns left out with the duals,
 * add those that would improve the answer, until none would (column generation without a subproblem, also
 * called sifting; Bixby, Gregory, Lustig, Marsten, Shanno, Operations Research 40 (1992) 885). What comes out
 * carries duals for the whole program, so its certificate proves that nothing left out was missing.
 */
import { at } from '../lists.ts'
import type { Goal, LinearProgram } from '../program/types.ts'
import { liftStages, reducedCosts } from './lift.ts'
import type { Engine, Outcome, SolveOptions, Stage } from './types.ts'

/** Columns added in a round, at most: the most promising ones first. */
const MOST_ADDED = 1000

/** Solve a program with an engine, starting from the columns of `options.start`, and make its duals whole. */
export async function solveSifted(
  engine: Engine,
  program: LinearProgram,
  options: SolveOptions,
): Promise<Outcome> {
  const { start, ...rest } = options
  // The network simplex prices columns faster than they could be left out.
  const whole = start === undefined || engine.id === 'network-simplex' || start.every((kept) => kept === 1)
  if (whole) return lifted(program, await engine.solve(program, rest))
  const kept = Uint8Array.from(start)
  const deadline = performance.now() + (rest.timeLimit ?? Number.POSITIVE_INFINITY)
  for (;;) {
    const left = Math.max(0, deadline - performance.now())
    const limits = rest.timeLimit === undefined ? rest : { ...rest, timeLimit: left }
    const columns = columnsKept(kept)
    const outcome = await engine.solve(restrict(program, columns), limits)
    if (outcome.status === 'limit') return outcome
    // The part may be infeasible, or too badly conditioned, where the whole is not.
    if (outcome.status !== 'optimal') return lifted(program, await engine.solve(program, limits))
    const stages = outcome.stages.map((stage) => widen(program, columns, stage))
    const reduced = stages.map((stage, k) => reducedCosts(program, stage, k))
    const violators = priceOmitted(reduced, kept)
    if (violators.length === 0) return { ...outcome, stages: liftStages(program, stages, reduced) }
    for (const column of violators) kept[column] = 1
  }
}

function lifted(program: LinearProgram, outcome: Outcome): Outcome {
  return outcome.status === 'optimal' ? { ...outcome, stages: liftStages(program, outcome.stages) } : outcome
}

function columnsKept(kept: Uint8Array): Int32Array {
  const columns: number[] = []
  kept.forEach((keep, column) => {
    if (keep === 1) columns.push(column)
  })
  return Int32Array.from(columns)
}

/** The program with some of its columns only. */
function restrict(program: LinearProgram, columns: Int32Array): LinearProgram {
  const start = new Int32Array(columns.length + 1)
  const index: number[] = []
  const value: number[] = []
  columns.forEach((column, position) => {
    for (let k = at(program.start, column); k < at(program.start, column + 1); k++) {
      index.push(at(program.index, k))
      value.push(at(program.value, k))
    }
    start[position + 1] = index.length
  })
  const pick = (values: Float64Array) => Float64Array.from(columns, (column) => at(values, column))
  return {
    ...program,
    columnKeys: Array.from(columns, (column) => at(program.columnKeys, column)),
    columnLower: pick(program.columnLower),
    columnUpper: pick(program.columnUpper),
    start,
    index: Int32Array.from(index),
    value: Float64Array.from(value),
    goals: program.goals.map((goal): Goal => ({ ...goal, cost: pick(goal.cost) })),
  }
}

/** A stage of the part as a stage of the whole: columns left out are 0. */
function widen(program: LinearProgram, columns: Int32Array, stage: Stage): Stage {
  const x = new Float64Array(program.columnKeys.length)
  columns.forEach((column, position) => {
    x[column] = at(stage.x, position)
  })
  return { ...stage, x }
}

/**
 * Columns left out that would improve the goals: those whose first reduced cost that is not 0, stage by stage,
 * is negative. The most promising first.
 */
function priceOmitted(reduced: readonly Float64Array[], kept: Uint8Array): number[] {
  const found: { readonly column: number; readonly stage: number; readonly cost: number }[] = []
  kept.forEach((keep, column) => {
    if (keep === 1) return
    const stage = reduced.findIndex((costs) => costs[column] !== 0)
    const cost = reduced[stage]?.[column] ?? 0
    if (cost < 0) found.push({ column, stage, cost })
  })
  found.sort((a, b) => a.stage - b.stage || a.cost - b.cost || a.column - b.column)
  return found.slice(0, MOST_ADDED).map(({ column }) => column)
}
