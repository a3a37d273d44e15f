/** Solves one program after another and proves each, warm wherever the matrix is the one before. */
import type { LinearProgram } from '../program/types.ts'
import { certify } from './certify.ts'
import { liftStages } from './lift.ts'
import { NetworkSolver } from './network-solver.ts'
import { type EngineChoice, type Solved, solveCertified } from './solve.ts'
import type { SolveOptions } from './types.ts'

export class WarmSolver {
  private last: { readonly program: LinearProgram; readonly solver: NetworkSolver } | null = null

  /** Solve and prove, as `solveCertified` does, from the last basis where the program allows it. */
  async solve(
    program: LinearProgram,
    engine: EngineChoice = 'auto',
    options: SolveOptions = {},
  ): Promise<Solved> {
    if (engine !== 'auto' && engine !== 'network-simplex') return solveCertified(program, engine, options)
    const solver = this.solverFor(program)
    this.last = { program, solver }
    const outcome = solver.solve(program, options)
    if (outcome.status === 'optimal') {
      const stages = liftStages(program, outcome.stages)
      const certificate = certify(program, stages, stages.at(-1)?.x ?? new Float64Array())
      if (certificate.ok) return { status: 'certified', outcome: { ...outcome, stages }, certificate }
    }
    if (outcome.status === 'limit') return { status: 'unsolved', outcome }
    // What a basis has led to without a proof, nothing is to start from again.
    solver.forget()
    return solveCertified(program, engine, options)
  }

  private solverFor(program: LinearProgram): NetworkSolver {
    if (this.last === null || this.last.program.goals.length !== program.goals.length) {
      return new NetworkSolver(program)
    }
    const { program: before, solver } = this.last
    if (!hasSameEntries(before, program)) return new NetworkSolver(program)
    return isSame(before.value, program.value) ? solver : solver.withMatrix(program)
  }
}

/** Whether two matrices have their entries in the same places. */
function hasSameEntries(a: LinearProgram, b: LinearProgram): boolean {
  return isSame(a.start, b.start) && isSame(a.index, b.index) && a.rowKeys.length === b.rowKeys.length
}

function isSame<List extends Int32Array | Float64Array>(a: List, b: List): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
