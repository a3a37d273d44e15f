// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/** Read flows, duals, cuts and cycles off a tree, in the caller's numbering. */
import { type Deadline, optimise } from './optimise.ts'
import { findApex } from './pivot.ts'
import { AT_LOWER, AT_UPPER, findOffLower, type Simplex } from './simplex.ts'
import { computePotentials } from './tree.ts'
import type { FlowBasis, FlowProblem, InfeasibleFlow, StoppedFlow, UnboundedFlow } from './types.ts'

/** Flow of every arc. */
export function readFlow(simplex: Simplex, problem: FlowProblem): Float64Array {
  const { nodeCount, arcCount, order, state, source, capacity, parentArc, upResidual, downResidual } = simplex
  const flow = problem.lower.slice()
  for (const i of findOffLower(state)) {
    if (state[i] === AT_UPPER) flow[order === null ? i : order[i]!]! += capacity[i]!
  }
  for (let node = 0; node < nodeCount; node++) {
    const i = parentArc[node]!
    if (i >= arcCount) continue
    flow[order === null ? i : order[i]!]! += source[i] === node ? downResidual[node]! : upResidual[node]!
  }
  return flow
}

/** The tree with the bound every other arc rests at, as a basis, but in the caller's numbering of the arcs. */
export function readTree(simplex: Simplex): FlowBasis {
  const { nodeCount, arcCount, order } = simplex
  const parentArc = simplex.parentArc.slice(0, nodeCount)
  const state = new Int8Array(arcCount)
  for (let i = 0; i < arcCount; i++) state[order === null ? i : order[i]!] = simplex.state[i]!
  for (let node = 0; node < nodeCount; node++) {
    const i = parentArc[node]!
    if (order !== null && i < arcCount) parentArc[node] = order[i]!
  }
  return { parent: simplex.parent.slice(0, nodeCount), parentArc, state }
}

/** Duals of the nodes, moved together so that the ground's is 0. */
export function readPotential(simplex: Simplex, ground: number): Float64Array {
  const potential = simplex.potential.slice(0, simplex.nodeCount)
  const level = ground >= 0 ? potential[ground]! : 0
  if (level !== 0) for (let node = 0; node < potential.length; node++) potential[node]! -= level
  return potential
}

/** Σ cost·flow, exactly: in doubles while no partial sum can be rounded, else in big integers. */
export function sumCost(cost: Float64Array, flow: Float64Array): bigint {
  let sum = 0
  let magnitude = 0
  for (let arc = 0; arc < cost.length; arc++) {
    const term = cost[arc]! * flow[arc]!
    sum += term
    magnitude += Math.abs(term)
  }
  if (magnitude <= Number.MAX_SAFE_INTEGER) return BigInt(sum)
  let exact = 0n
  for (let arc = 0; arc < cost.length; arc++) {
    if (flow[arc] !== 0) exact += BigInt(cost[arc]!) * BigInt(flow[arc]!)
  }
  return exact
}

/** What artificial arcs carry towards the root, and from it. */
function artificialFlow(simplex: Simplex): { readonly excess: number; readonly lack: number } {
  const { nodeCount, arcCount, parentArc, artificialUp, upResidual, downResidual } = simplex
  let excess = 0
  let lack = 0
  for (let node = 0; node < nodeCount; node++) {
    if (parentArc[node]! < arcCount) continue
    if (artificialUp[node] === 1) excess += downResidual[node]!
    else lack += upResidual[node]!
  }
  return { excess, lack }
}

/**
 * Tell whether a flow exists; where the tree still needs artificial arcs, minimise what they carry, all other costs
 * being 0, and read the cut off the duals: nodes that cannot get rid of their excess have dual 1, nodes that cannot
 * get what they lack −1. Leaves the tree changed.
 */
export function proveFeasible(
  simplex: Simplex,
  deadline: Deadline,
): { readonly status: 'feasible' } | InfeasibleFlow | StoppedFlow {
  const { nodeCount, arcCount, cost, potential } = simplex
  const before = artificialFlow(simplex)
  if (before.excess === 0 && before.lack === 0) return { status: 'feasible' }
  for (let arc = 0; arc < arcCount; arc++) if (Number.isFinite(cost[arc])) cost[arc] = 0
  simplex.artificialCost = 1
  computePotentials(simplex)
  const end = optimise(simplex, deadline)
  if (end.status === 'limit') return end
  const { excess, lack } = artificialFlow(simplex)
  if (excess === 0 && lack === 0) return { status: 'feasible' }
  const nodes: number[] = []
  for (let node = 0; node < nodeCount; node++) {
    if (excess > 0 ? potential[node]! > 0 : potential[node]! < 0) nodes.push(node)
  }
  return { status: 'infeasible', cause: { kind: 'cut', nodes: Int32Array.from(nodes) } }
}

/** The cycle that `arc` closes, in its direction from the apex. */
export function readCycle(simplex: Simplex, arc: number): UnboundedFlow {
  const { parent, parentArc, source, target, state, order } = simplex
  const rising = state[arc] === AT_LOWER
  const first = rising ? source[arc]! : target[arc]!
  const second = rising ? target[arc]! : source[arc]!
  const apex = findApex(simplex, first, second)
  const step = (i: number, forward: boolean) => ({ arc: order === null ? i : order[i]!, forward })
  const down = []
  for (let node = first; node !== apex; node = parent[node]!) {
    down.push(step(parentArc[node]!, target[parentArc[node]!] === node))
  }
  const cycle = [...down.reverse(), step(arc, rising)]
  for (let node = second; node !== apex; node = parent[node]!) {
    cycle.push(step(parentArc[node]!, source[parentArc[node]!] === node))
  }
  return { status: 'unbounded', cycle }
}
