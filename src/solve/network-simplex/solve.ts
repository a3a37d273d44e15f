// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/** Solve one cost vector, from nothing or from an earlier tree. */
import { checkCosts, checkProblem, findCrossedBounds } from './limits.ts'
import { type Deadline, optimise, readDeadline } from './optimise.ts'
import { proveFeasible, readCycle, readFlow, readPotential, sumCost } from './result.ts'
import { createSimplex, type Simplex, snapshot } from './simplex.ts'
import { startCold } from './start.ts'
import type {
  FlowBasis,
  FlowOptions,
  FlowOutcome,
  FlowProblem,
  InfeasibleFlow,
  RefusedFlow,
} from './types.ts'
import { startWarm } from './warm.ts'

/** Find the cheapest flow, from nothing. Throw RangeError where the problem's arrays do not fit together. */
export function solveFlow(problem: FlowProblem, options: FlowOptions = {}): FlowOutcome {
  return solveFrom(problem, null, options)
}

/**
 * Find the cheapest flow of a changed problem, from the tree of the one before: costs, bounds and supplies may differ,
 * nodes and arcs may not. A basis of another network is no use and is not used.
 */
export function resolveFlow(problem: FlowProblem, basis: FlowBasis, options: FlowOptions = {}): FlowOutcome {
  return solveFrom(problem, basis, options)
}

function solveFrom(problem: FlowProblem, basis: FlowBasis | null, options: FlowOptions): FlowOutcome {
  const deadline = readDeadline(options)
  const prepared = prepare(problem, basis, options)
  if (prepared.status !== 'ready') return prepared
  const { simplex } = prepared
  const failure = search(simplex, deadline)
  if (failure !== null) return failure
  const flow = readFlow(simplex, problem)
  return {
    status: 'optimal',
    flow,
    potential: readPotential(simplex, options.ground ?? -1),
    objective: sumCost(problem.cost, flow),
    pivots: simplex.pivots,
    basis: snapshot(simplex),
  }
}

export type Prepared = { readonly status: 'ready'; readonly simplex: Simplex } | RefusedFlow | InfeasibleFlow

/** Check a problem and build its first tree. */
export function prepare(problem: FlowProblem, basis: FlowBasis | null, options: FlowOptions): Prepared {
  const { ground } = options
  if (ground !== undefined && !(ground in problem.supply)) throw new RangeError(`no node ${ground}`)
  const refused = checkProblem(problem)
  if (refused !== null) return { status: 'refused', reason: refused }
  const costs = checkCosts(problem.cost, problem.nodeCount)
  if (!costs.ok) return { status: 'refused', reason: costs.reason }
  const crossed = findCrossedBounds(problem)
  if (crossed >= 0) return { status: 'infeasible', cause: { kind: 'bounds', arc: crossed } }
  const simplex = createSimplex(problem)
  simplex.artificialCost = costs.artificialCost
  blockEmpty(simplex)
  if (basis === null || !startWarm(simplex, basis)) startCold(simplex, ground ?? -1)
  return { status: 'ready', simplex }
}

/** Keep arcs without room out of the search. */
export function blockEmpty(simplex: Simplex): void {
  const { arcCount, capacity, cost } = simplex
  for (let arc = 0; arc < arcCount; arc++) if (capacity[arc] === 0) cost[arc] = Infinity
}

/** Search to the optimum; `null` where it is reached by a real flow, else what stands in the way. */
export function search(
  simplex: Simplex,
  deadline: Deadline,
): Exclude<FlowOutcome, { status: 'optimal' }> | null {
  const end = optimise(simplex, deadline)
  if (end.status === 'limit') return end
  const cycle = end.status === 'unbounded' ? readCycle(simplex, end.arc) : null
  const proof = proveFeasible(simplex, deadline)
  return proof.status === 'feasible' ? cycle : proof
}
