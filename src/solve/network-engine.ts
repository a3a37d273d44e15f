import type { LinearProgram } from '../program/types.ts'
import { NetworkSolver } from './network-solver.ts'
import type { Engine, Outcome, SolveOptions } from './types.ts'

/** The network simplex, with side rows in a working basis beside the tree; see `network-solver.ts`. */
export const networkSimplex: Engine = {
  id: 'network-simplex',
  async solve(program: LinearProgram, options: SolveOptions = {}): Promise<Outcome> {
    return new NetworkSolver(program).solve(program, options)
  },
}
