// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/** The working state of one search: arcs stored by source, a rooted spanning tree, and its potentials. */
import { blockSize, cutSegments, type Segments } from './pricing.ts'
import type { FlowBasis, FlowProblem } from './types.ts'

/** Bound an arc rests at; 0 while it is in the tree. */
export const AT_LOWER = 1
export const AT_UPPER = -1
export const IN_TREE = 0

/**
 * Flat typed arrays, one solver per problem, changed in place by every step.
 *
 * Nodes are 0 … nodeCount − 1 and the artificial root `root` = nodeCount. Arcs are numbered by source, so that
 * pricing reads a row's potential once; arc `arcCount + v` is the artificial arc between v and the root. Flows are
 * above the lower bounds. A tree arc's flow is kept with the node below it, as the two residual capacities: the
 * search for the leaving arc then reads nothing but nodes.
 */
export interface Simplex {
  readonly nodeCount: number
  readonly arcCount: number
  readonly root: number
  /** First arc of each row, and the end of the last; nodeCount + 1. */
  readonly rowStart: Int32Array
  readonly segments: Segments
  readonly source: Int32Array
  readonly target: Int32Array
  /** Cost at work; ±Infinity keeps an arc at the bound it rests at. */
  readonly cost: Float64Array
  /** Upper less lower bound. */
  readonly capacity: Float64Array
  readonly state: Int8Array
  /** Arcs at their upper bound in each row: rows without any are priced without looking at `state`. */
  readonly atUpper: Int32Array
  /** The caller's number of each arc; `null` where the caller's arcs come by source already. */
  readonly order: Int32Array | null
  /** Supply left after the lower bounds are met. */
  readonly supply: Float64Array
  readonly parent: Int32Array
  readonly parentArc: Int32Array
  /** Next and previous node in preorder, closed to a ring at the root. */
  readonly thread: Int32Array
  readonly reverse: Int32Array
  /** Nodes in the subtree of each, itself included. */
  readonly size: Int32Array
  /** Node of the subtree that comes last in preorder. */
  readonly last: Int32Array
  /** What can still be sent from a node to its parent. */
  readonly upResidual: Float64Array
  /** What can still be sent from a node's parent to it. */
  readonly downResidual: Float64Array
  /** 1 where the artificial arc leads from the node to the root, 0 where from the root. */
  readonly artificialUp: Uint8Array
  /** Dual of each node's balance; 0 at the root. */
  readonly potential: Float64Array
  /** Cost of an artificial arc: more than any path of real ones. */
  artificialCost: number
  /** Arcs that pricing looks at before it takes the best of them. */
  block: number
  /** Where pricing goes on. */
  nextSegment: number
  pivots: number
}

interface ArcOrder {
  readonly rowStart: Int32Array
  readonly order: Int32Array | null
}

/** Sort arcs by source, stably, by counting; `order` is `null` where they are sorted already. */
function orderArcs(problem: FlowProblem, rowStart: Int32Array): ArcOrder {
  const { arcCount, nodeCount, source } = problem
  let sorted = true
  let last = 0
  for (let arc = 0; arc < arcCount; arc++) {
    const node = source[arc]!
    rowStart[node + 1]!++
    if (node < last) sorted = false
    last = node
  }
  for (let node = 0; node < nodeCount; node++) rowStart[node + 1]! += rowStart[node]!
  if (sorted) return { rowStart, order: null }
  const order = new Int32Array(arcCount)
  const place = rowStart.slice()
  for (let arc = 0; arc < arcCount; arc++) order[place[source[arc]!]!++] = arc
  return { rowStart, order }
}

function gatherInts(values: Int32Array, order: Int32Array): Int32Array {
  const gathered = new Int32Array(order.length)
  for (let i = 0; i < order.length; i++) gathered[i] = values[order[i]!]!
  return gathered
}

/** Write the costs of a caller into the order of the search. */
export function loadCosts(simplex: Simplex, cost: Float64Array): void {
  const { order } = simplex
  if (order === null) simplex.cost.set(cost)
  else for (let i = 0; i < order.length; i++) simplex.cost[i] = cost[order[i]!]!
}

/** Meet the lower bounds: what is left is capacity above them and the supply that remains. */
function loadBounds(simplex: Simplex, problem: FlowProblem): void {
  const { order, capacity, supply, arcCount } = simplex
  const { lower, upper, source, target } = problem
  supply.set(problem.supply)
  for (let i = 0; i < arcCount; i++) {
    const arc = order === null ? i : order[i]!
    const least = lower[arc]!
    capacity[i] = upper[arc]! - least
    if (least !== 0) {
      supply[source[arc]!]! -= least
      supply[target[arc]!]! += least
    }
  }
}

/** Arrays of doubles and of ints that have one entry per node, the root included. */
const NODE_DOUBLES = 4
const NODE_INTS = 8

/**
 * Lay out the state for a checked problem, all arcs at their lower bounds and no tree yet.
 * All arrays are views of one buffer: on small problems their allocation would cost more than the search.
 */
export function createSimplex(problem: FlowProblem): Simplex {
  const { nodeCount, arcCount } = problem
  const nodes = nodeCount + 1
  const capacityAt = 8 * (NODE_DOUBLES * nodes + arcCount)
  const intsAt = capacityAt + 8 * arcCount
  const bytesAt = intsAt + 4 * NODE_INTS * nodes
  const buffer = new ArrayBuffer(bytesAt + nodes + arcCount)
  const { rowStart, order } = orderArcs(problem, new Int32Array(buffer, intsAt, nodes))
  const simplex: Simplex = {
    nodeCount,
    arcCount,
    root: nodeCount,
    rowStart,
    segments: cutSegments(rowStart, nodeCount),
    order,
    source: order === null ? problem.source : gatherInts(problem.source, order),
    target: order === null ? problem.target : gatherInts(problem.target, order),
    supply: new Float64Array(buffer, 0, nodes),
    upResidual: new Float64Array(buffer, 8 * nodes, nodes),
    downResidual: new Float64Array(buffer, 16 * nodes, nodes),
    potential: new Float64Array(buffer, 24 * nodes, nodes),
    cost: new Float64Array(buffer, 8 * NODE_DOUBLES * nodes, arcCount),
    capacity: new Float64Array(buffer, capacityAt, arcCount),
    atUpper: new Int32Array(buffer, intsAt + 4 * nodes, nodes),
    parent: new Int32Array(buffer, intsAt + 8 * nodes, nodes),
    parentArc: new Int32Array(buffer, intsAt + 12 * nodes, nodes),
    thread: new Int32Array(buffer, intsAt + 16 * nodes, nodes),
    reverse: new Int32Array(buffer, intsAt + 20 * nodes, nodes),
    size: new Int32Array(buffer, intsAt + 24 * nodes, nodes),
    last: new Int32Array(buffer, intsAt + 28 * nodes, nodes),
    artificialUp: new Uint8Array(buffer, bytesAt, nodes),
    state: new Int8Array(buffer, bytesAt + nodes, arcCount).fill(AT_LOWER),
    artificialCost: 0,
    block: blockSize(arcCount),
    nextSegment: 0,
    pivots: 0,
  }
  loadCosts(simplex, problem.cost)
  loadBounds(simplex, problem)
  return simplex
}

/** Four arcs at their lower bounds, read at once. */
const FOUR_AT_LOWER = 0x01010101

/** Arcs that do not rest at their lower bound, in order: few in most networks, so the others are passed by fours. */
export function findOffLower(state: Int8Array): number[] {
  const aligned = state.byteOffset % 4 === 0 ? state : state.slice()
  const fours = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
  const found: number[] = []
  for (let four = 0; four < fours.length; four++) {
    if (fours[four] === FOUR_AT_LOWER) continue
    for (let arc = 4 * four; arc < 4 * four + 4; arc++) if (state[arc] !== AT_LOWER) found.push(arc)
  }
  for (let arc = 4 * fours.length; arc < state.length; arc++) if (state[arc] !== AT_LOWER) found.push(arc)
  return found
}

/** Keep what a later search needs to start from this tree. */
export function snapshot(simplex: Simplex): FlowBasis {
  const { nodeCount } = simplex
  return {
    parent: simplex.parent.slice(0, nodeCount),
    parentArc: simplex.parentArc.slice(0, nodeCount),
    state: simplex.state.slice(),
  }
}
