import { type AtHand, atHand } from '../network/at-hand.ts'
import { NetworkSeries } from '../network/series.ts'
import type { Network } from '../network/types.ts'
import { type Formulation, formulate } from '../program/formulate.ts'
import type { Scenario } from '../scenario/types.ts'
import { certify } from '../solve/certify.ts'
import { type EngineChoice, type Solved, solveCertified } from '../solve/solve.ts'
import type { SolveOptions } from '../solve/types.ts'
import { columnsOfRoutes, decompose, yardMoves } from './routes.ts'
import type { Allocation, State } from './types.ts'

/** Keeps what one run can use of the runs before it; see `session.ts`. */
export interface Warm {
  /** Build the network of a year, with what is at hand at its start. */
  build(scenario: Scenario, yearIndex: number, drawn: AtHand): Network
  /** Write its program. */
  formulate(network: Network): Formulation
  /** Solve and certify the program, from the last basis where there is one. */
  solve(formulation: Formulation, engine: EngineChoice, options: SolveOptions): Promise<Solved>
}

/** How a run is solved, and what of it is left out. */
export interface RunOptions extends SolveOptions {
  readonly engine?: EngineChoice
  /** Leave the prices out, where a result is soon to be replaced: its price pairs are null, its price table empty. */
  readonly prices?: 'skip'
  /** Networks of the scenario's years; made anew where it is left out. */
  readonly series?: NetworkSeries
  /** What earlier runs of the same scenario, or of one changed since, have left for this one. */
  readonly warm?: Warm
  /** Told after every year how many of how many are done; with perfect foresight, of the years alone. */
  readonly progress?: (done: number, total: number) => void
}

/**
 * Allocate one year:
 * 1. build the network from the scenario and the state;
 * 2. formulate the program;
 * 3. solve it and prove the answer;
 * 4. decompose the flows into routes, and certify again what the routes amount to: the report is made of
 *    routes, so the proof must hold for them.
 */
export async function allocate(
  scenario: Scenario,
  yearIndex: number,
  state: State,
  options: RunOptions = {},
): Promise<Allocation> {
  const { warm, engine = 'auto' } = options
  const drawn = atHand(scenario, yearIndex, state)
  const network =
    warm?.build(scenario, yearIndex, drawn) ??
    (options.series ?? new NetworkSeries(scenario)).build(yearIndex, drawn)
  const formulation = warm?.formulate(network) ?? formulate(network)
  const { program, start } = formulation
  const solved = await (warm?.solve(formulation, engine, options) ??
    solveCertified(program, engine, { ...options, start }))
  return toAllocation(formulation, solved)
}

/** What an answer of an engine amounts to. */
function toAllocation(formulation: Formulation, solved: Solved): Allocation {
  const { network, columns, program } = formulation
  const { outcome } = solved
  if (solved.status === 'unsolved' || outcome.status !== 'optimal') {
    // Without rules nothing can conflict: an engine that says so is wrong.
    const conflict = outcome.status === 'infeasible' && network.scenario.policy.rules.length > 0
    const message = outcome.status === 'failed' ? outcome.message : outcome.status
    return { status: conflict ? 'conflict' : 'unsolved', formulation, engine: outcome.engine, message }
  }
  const last = outcome.stages.at(-1)
  if (last === undefined) throw new Error('a program has at least the tie goal')
  const routes = decompose(network, columns, last.x)
  const moves = yardMoves(columns, last.x)
  const x = columnsOfRoutes(network, columns, program.columnKeys.length, routes, moves)
  return {
    status: 'allocated',
    formulation,
    engine: outcome.engine,
    x,
    routes,
    claims: outcome.stages,
    certificate: isSame(x, last.x) ? solved.certificate : certify(program, outcome.stages, x),
  }
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, j) => value === b[j])
}
