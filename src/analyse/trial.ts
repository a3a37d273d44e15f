/** Re-solving a changed program: what every explanation is proven with. */
import { at } from '../lists.ts'
import type { Formulation } from '../program/formulate.ts'
import type { Goal, LinearProgram } from '../program/types.ts'
import { type Claim, certify } from '../solve/certify.ts'
import { liftStages } from '../solve/lift.ts'
import { NetworkSolver } from '../solve/network-solver.ts'
import { solveCertified } from '../solve/solve.ts'
import type { SolveOptions, Stage } from '../solve/types.ts'

/** A proven optimum of a changed program. */
export interface Answer {
  readonly status: 'proven'
  readonly x: Float64Array
  /** Optima of the goals, in order. */
  readonly values: readonly number[]
  readonly claims: readonly Claim[]
}

/** What came of a changed program: an optimum, rules that cannot all hold, or nothing that is proven. */
export type Tried = Answer | { readonly status: 'conflict' | 'unproven' }

/**
 * Solves programs that come from one, and counts how often it did. Where they are networks, each starts from the
 * basis of the last one with the same matrix and number of goals.
 */
export class Trials {
  private readonly options: SolveOptions
  private readonly start: Uint8Array
  private readonly solvers = new Map<string, NetworkSolver>()
  private matrix: LinearProgram['index'] | null = null
  /** Programs solved so far. */
  count = 0
  private readonly onSolve: (count: number) => void

  /**
   * `start`: columns to start with, of the program that all changed ones come from. `onSolve` is told the count before
   * each program.
   */
  constructor(start: Uint8Array, options: SolveOptions = {}, onSolve: (count: number) => void = () => {}) {
    this.start = start
    this.options = options
    this.onSolve = onSolve
  }

  /** Solve a program for the goals given, in their order, in place of its own. */
  async solve(program: LinearProgram, goals: readonly Goal[] = program.goals): Promise<Tried> {
    this.count++
    this.onSolve(this.count)
    const asked = { ...program, goals }
    const warm = this.solveWarm(asked)
    if (warm !== null) return warm
    const start = new Uint8Array(program.columnKeys.length).fill(1)
    start.set(this.start.subarray(0, start.length))
    const solved = await solveCertified(asked, 'auto', { ...this.options, start })
    const { outcome } = solved
    if (outcome.status === 'infeasible') return { status: 'conflict' }
    if (solved.status !== 'certified' || outcome.status !== 'optimal') return { status: 'unproven' }
    return answerOf(outcome.stages)
  }

  /** A proven optimum from the last basis; `null` where there is no such proof. */
  private solveWarm(program: LinearProgram): Answer | null {
    if (program.goals.some(({ tolerance }) => tolerance > 0)) return null
    // Only the matrix at work is kept in memory.
    if (this.matrix !== program.index) this.solvers.clear()
    this.matrix = program.index
    const key = String(program.goals.length)
    const solver = this.solvers.get(key) ?? new NetworkSolver(program)
    this.solvers.set(key, solver)
    const outcome = solver.solve(program, this.options)
    if (outcome.status !== 'optimal') return null
    const stages = liftStages(program, outcome.stages)
    const x = at(stages, stages.length - 1).x
    return certify(program, stages, x).ok ? answerOf(stages) : null
  }
}

function answerOf(stages: readonly Stage[]): Answer {
  return {
    status: 'proven',
    x: at(stages, stages.length - 1).x,
    values: stages.map(({ value }) => value),
    claims: stages,
  }
}

/** Trials of programs that come from a formulation. */
export const trialsOf = (
  { start }: Formulation,
  options: SolveOptions = {},
  onSolve?: (count: number) => void,
): Trials => new Trials(start, options, onSolve)

/** The goals that people name: all but the one that only makes the answer unique. */
export const namedGoals = ({ goals }: LinearProgram): Goal[] => goals.filter(({ id }) => id !== 'tie')
