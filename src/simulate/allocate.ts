import { buildNetwork } from '../network/build.ts'
import { formulate } from '../program/formulate.ts'
import type { Scenario } from '../scenario/types.ts'
import { certify } from '../solve/certify.ts'
import { type EngineChoice, solveCertified } from '../solve/solve.ts'
import type { SolveOptions } from '../solve/types.ts'
import { columnsOfRoutes, decompose } from './routes.ts'
import type { Allocation, State } from './types.ts'

export interface RunOptions extends SolveOptions {
  readonly engine?: EngineChoice
  /** Leave the prices out, where a result is soon to be replaced: its price pairs are null, its price table empty. */
  readonly prices?: 'skip'
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
  const network = buildNetwork(scenario, yearIndex, state.reserves)
  const formulation = formulate(network)
  const { program, columns, start } = formulation
  const solved = await solveCertified(program, options.engine ?? 'auto', { ...options, start })
  const { outcome } = solved
  if (outcome.status !== 'optimal') {
    // Without rules nothing can conflict: an engine that says so is wrong.
    const conflict = outcome.status === 'infeasible' && scenario.policy.rules.length > 0
    const message = outcome.status === 'failed' ? outcome.message : outcome.status
    return { status: conflict ? 'conflict' : 'unsolved', formulation, engine: outcome.engine, message }
  }
  const last = outcome.stages.at(-1)
  if (last === undefined) throw new Error('a program has at least the tie goal')
  const routes = decompose(network, columns, last.x)
  const x = columnsOfRoutes(network, columns, program.columnKeys.length, routes)
  return {
    status: 'allocated',
    formulation,
    engine: outcome.engine,
    x,
    routes,
    claims: outcome.stages,
    certificate: certify(program, outcome.stages, x),
  }
}
