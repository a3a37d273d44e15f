import type { LinearProgram } from '../program/types.ts'
import { certify } from './certify.ts'
import { highs } from './highs.ts'
import { javascriptLpSolver } from './javascript-lp-solver.ts'
import { networkSimplex } from './network-engine.ts'
import { solveSifted } from './sift.ts'
import {
  ENGINES,
  type Engine,
  type EngineId,
  type Outcome,
  type ProgramCertificate,
  type SolveOptions,
} from './types.ts'

/** An engine by name, or the choice left to the program's size and kind. */
export type EngineChoice = EngineId | 'auto'

/** What came of a program: a proven optimum, or why there is none. */
export type Solved =
  | {
      readonly status: 'certified'
      readonly outcome: Extract<Outcome, { status: 'optimal' }>
      readonly certificate: ProgramCertificate
    }
  /** An engine's answer that its own numbers do not prove. */
  | {
      readonly status: 'uncertified'
      readonly outcome: Extract<Outcome, { status: 'optimal' }>
      readonly certificate: ProgramCertificate
    }
  | { readonly status: 'unsolved'; readonly outcome: Exclude<Outcome, { status: 'optimal' }> }

const ADAPTERS: Readonly<Record<EngineId, Engine>> = {
  'network-simplex': networkSimplex,
  'javascript-lp-solver': javascriptLpSolver,
  highs,
}

/** Engines that can be asked for, the choice first. */
export const ENGINE_CHOICES: readonly EngineChoice[] = ['auto', ...ENGINES]

/** Above this many free columns a dense tableau is slower than loading HiGHS. */
const DENSE_COLUMNS = 400

/** The engines to try for a program, the best suited first. */
export function chooseEngines(program: LinearProgram, choice: EngineChoice = 'auto'): readonly EngineId[] {
  if (choice !== 'auto') return [choice]
  let free = 0
  program.columnKeys.forEach((_, j) => {
    if (program.columnLower[j] !== program.columnUpper[j]) free++
  })
  return ['network-simplex', ...(free <= DENSE_COLUMNS ? (['javascript-lp-solver'] as const) : []), 'highs']
}

/**
 * Solve a program and prove it: each engine in turn until one gives an answer whose certificate holds. A
 * limit or a cancellation ends the search; infeasibility is believed only of the last engine.
 */
export async function solveCertified(
  program: LinearProgram,
  choice: EngineChoice = 'auto',
  options: SolveOptions = {},
): Promise<Solved> {
  let best: Solved | null = null
  for (const id of chooseEngines(program, choice)) {
    const solved = await solveWith(id, program, options)
    if (solved.status === 'certified') return solved
    if (solved.status === 'unsolved' && solved.outcome.status === 'limit') return solved
    // An unproven answer of an engine before it does not stand against the last engine's word.
    if (solved.status === 'unsolved' && solved.outcome.status === 'infeasible' && id === 'highs')
      return solved
    if (best === null || solved.status === 'uncertified' || best.status === 'unsolved') best = solved
  }
  if (best === null) throw new Error('no engine to try')
  return best
}

async function solveWith(id: EngineId, program: LinearProgram, options: SolveOptions): Promise<Solved> {
  const outcome = await solveSifted(ADAPTERS[id], program, options)
  if (outcome.status !== 'optimal') return { status: 'unsolved', outcome }
  const x = outcome.stages.at(-1)?.x ?? new Float64Array(program.columnKeys.length)
  const certificate = certify(program, outcome.stages, x)
  return { status: certificate.ok ? 'certified' : 'uncertified', outcome, certificate }
}
