/** Re-solving a changed program: what every explanation is proven with. */
import { at } from '../lists.ts'
import type { Formulation } from '../program/formulate.ts'
import type { Goal, LinearProgram } from '../program/types.ts'
import type { Claim } from '../solve/certify.ts'
import { solveCertified } from '../solve/solve.ts'
import type { SolveOptions } from '../solve/types.ts'

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

/** Solves a program and counts how often it did. */
export class Trials {
  private readonly options: SolveOptions
  private readonly start: Uint8Array
  /** Programs solved so far. */
  count = 0

  /** `start`: columns to start with, of the program that all changed ones come from. */
  constructor(start: Uint8Array, options: SolveOptions = {}) {
    this.start = start
    this.options = options
  }

  /** Solve a program for the goals given, in their order, in place of its own. */
  async solve(program: LinearProgram, goals: readonly Goal[] = program.goals): Promise<Tried> {
    this.count++
    const start = new Uint8Array(program.columnKeys.length).fill(1)
    start.set(this.start.subarray(0, start.length))
    const solved = await solveCertified({ ...program, goals }, 'auto', { ...this.options, start })
    const { outcome } = solved
    if (outcome.status === 'infeasible') return { status: 'conflict' }
    if (solved.status !== 'certified' || outcome.status !== 'optimal') return { status: 'unproven' }
    const last = at(outcome.stages, outcome.stages.length - 1)
    return {
      status: 'proven',
      x: last.x,
      values: outcome.stages.map(({ value }) => value),
      claims: outcome.stages,
    }
  }
}

/** Trials of programs that come from a formulation. */
export const trialsOf = ({ start }: Formulation, options: SolveOptions = {}): Trials =>
  new Trials(start, options)

/** The goals that people name: all but the one that only makes the answer unique. */
export const namedGoals = ({ goals }: LinearProgram): Goal[] => goals.filter(({ id }) => id !== 'tie')
