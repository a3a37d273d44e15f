/**
 * Many small variations of one program: a site closed, a limit lifted, a road barred. Each starts from the optimum of
 * the program itself, so that it takes a few pivots, and what it finds depends on nothing solved before it.
 */
import type { LinearProgram } from '../program/types.ts'
import { certify } from './certify.ts'
import { liftStages } from './lift.ts'
import { NetworkSolver } from './network-solver.ts'
import { type EngineChoice, type Solved, solveCertified } from './solve.ts'
import type { Outcome, SolveOptions } from './types.ts'

/** New bounds by position; whatever is not named stays as it is in the program. */
export interface BoundChanges {
  readonly columnUpper?: readonly (readonly [column: number, upper: number])[]
  readonly rowLower?: readonly (readonly [row: number, lower: number])[]
  readonly rowUpper?: readonly (readonly [row: number, upper: number])[]
}

/** The program with changed bounds; everything else is shared with it. */
export function withBounds(program: LinearProgram, changes: BoundChanges): LinearProgram {
  return {
    ...program,
    columnUpper: changed(program.columnUpper, changes.columnUpper),
    rowLower: changed(program.rowLower, changes.rowLower),
    rowUpper: changed(program.rowUpper, changes.rowUpper),
  }
}

function changed(
  values: Float64Array,
  changes: readonly (readonly [number, number])[] | undefined,
): Float64Array {
  if (changes === undefined || changes.length === 0) return values
  const copy = values.slice()
  for (const [position, value] of changes) {
    if (!(position in copy)) throw new RangeError(`no position ${position} of ${copy.length}`)
    copy[position] = value
  }
  return copy
}

/**
 * Solves variations of a program. `vary` gives goal values and columns; it is checked by the engine (bounds, and the
 * signs of all reduced costs), but carries no certificate. `prove` is for the few that are to be shown with one. Both
 * go to the other engines where the program is no network, or its numbers are in doubt.
 */
export class Variations {
  private readonly program: LinearProgram
  private readonly engine: EngineChoice
  private readonly solver: NetworkSolver | null

  constructor(program: LinearProgram, engine: EngineChoice = 'auto') {
    this.program = program
    this.engine = engine
    this.solver = engine === 'auto' || engine === 'network-simplex' ? new NetworkSolver(program) : null
    this.solver?.solve(program)
    this.solver?.stay()
  }

  /** Solve the program with changed bounds. The duals of its stages hold for the face of the stages before. */
  async vary(changes: BoundChanges, options: SolveOptions = {}): Promise<Outcome> {
    const program = withBounds(this.program, changes)
    const outcome = this.solver?.solve(program, options)
    if (outcome !== undefined && outcome.status !== 'failed') return outcome
    return (await solveCertified(program, this.engine, options)).outcome
  }

  /** Solve the program with changed bounds, and prove the answer. */
  async prove(changes: BoundChanges, options: SolveOptions = {}): Promise<Solved> {
    const program = withBounds(this.program, changes)
    const outcome = this.solver?.solve(program, options)
    if (outcome?.status === 'optimal') {
      const stages = liftStages(program, outcome.stages)
      const certificate = certify(program, stages, stages.at(-1)?.x ?? new Float64Array())
      if (certificate.ok) return { status: 'certified', outcome: { ...outcome, stages }, certificate }
    }
    return solveCertified(program, this.engine, options)
  }
}
