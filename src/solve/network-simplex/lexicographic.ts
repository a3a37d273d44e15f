// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * Goals in order, as exactly layered costs: the optimum of the second among the optima of the first, and so on.
 *
 * By complementary slackness the optima of a goal are just the flows that keep every arc of nonzero reduced cost at
 * the bound it rests at. So these arcs are fixed there, and the search goes on from the same tree with the next costs;
 * no weights, no tolerances.
 */
import { checkCosts } from './limits.ts'
import { readDeadline } from './optimise.ts'
import { readFlow, readPotential, readTree, sumCost } from './result.ts'
import { loadCosts, type Simplex, snapshot } from './simplex.ts'
import { blockEmpty, prepare, search } from './solve.ts'
import { computePotentials } from './tree.ts'
import type { FlowBasis, FlowOptions, FlowProblem, FlowStage, LexicographicOutcome } from './types.ts'

/**
 * Minimise the first costs, then the second among the optima of the first, and so on; `problem.cost` is not read.
 * Start from `basis`, the result of an earlier call on the same nodes and arcs, where one is given.
 */
export function solveLexicographic(
  problem: FlowProblem,
  costs: readonly Float64Array[],
  options: FlowOptions & { readonly basis?: FlowBasis } = {},
): LexicographicOutcome {
  const deadline = readDeadline(options)
  const [firstCost] = costs
  if (firstCost === undefined) throw new RangeError('no costs given')
  const prepared = prepare({ ...problem, cost: firstCost }, options.basis ?? null, options)
  if (prepared.status !== 'ready') return prepared
  const { simplex } = prepared
  const stages: FlowStage[] = []
  let basis: FlowBasis | null = null
  for (const cost of costs) {
    if (basis !== null) {
      const check = checkCosts(cost, problem.nodeCount)
      if (!check.ok) return { status: 'refused', reason: check.reason }
      changeGoal(simplex, cost, stages.at(-1)?.fixedBy, check.artificialCost)
    }
    const failure = search(simplex, deadline)
    if (failure !== null)
      return failure.status === 'unbounded' ? { ...failure, stage: stages.length } : failure
    basis ??= snapshot(simplex)
    const flow = readFlow(simplex, problem)
    stages.push({
      flow,
      potential: readPotential(simplex, options.ground ?? -1),
      objective: sumCost(cost, flow),
      fixedBy: fixArcs(simplex, stages.at(-1)?.fixedBy, stages.length + 1),
    })
  }
  if (basis === null) throw new RangeError('no costs given')
  return { status: 'optimal', stages, pivots: simplex.pivots, basis, tree: readTree(simplex) }
}

/** Put the next costs on the tree of the last optimum, with every arc fixed so far kept where it is. */
function changeGoal(
  simplex: Simplex,
  cost: Float64Array,
  fixedBy: Uint8Array | undefined,
  artificialCost: number,
): void {
  const { arcCount, order, state } = simplex
  loadCosts(simplex, cost)
  simplex.artificialCost = artificialCost
  blockEmpty(simplex)
  for (let i = 0; i < arcCount; i++) {
    if (fixedBy?.[order === null ? i : order[i]!]) simplex.cost[i] = state[i]! * Infinity
  }
  computePotentials(simplex)
}

/** Note the arcs whose reduced cost has come to differ from 0, in the caller's numbering. */
function fixArcs(simplex: Simplex, earlier: Uint8Array | undefined, stage: number): Uint8Array {
  const { nodeCount, rowStart, target, cost, potential, order } = simplex
  const fixedBy = earlier?.slice() ?? new Uint8Array(simplex.arcCount)
  for (let node = 0; node < nodeCount; node++) {
    const here = potential[node]!
    for (let i = rowStart[node]!; i < rowStart[node + 1]!; i++) {
      if (cost[i]! + potential[target[i]!]! === here) continue
      const arc = order === null ? i : order[i]!
      if (fixedBy[arc] === 0) fixedBy[arc] = stage
    }
  }
  return fixedBy
}
