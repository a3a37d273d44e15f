// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/** The working state of one problem: the basis, what its columns carry, and what its rows are worth. */
import type { SideBasis, SideData, SideNetwork } from './types.ts'

/** How a column is held: in the basis, at a bound, or at its only value. */
export const BASIC = 0
export const AT_LOWER = 1
export const AT_UPPER = -1
export const FIXED = 2

/** Reduced costs below this, relative to the largest cost of their goal, are 0. */
const COST_ZERO = 1e-9

/**
 * Typed arrays, made once for a network and changed in place by every step. The tree has the nodes and, above them,
 * the root `nodeCount`; whatever hangs there by an artificial arc is a piece of its own.
 */
export interface Working {
  readonly network: SideNetwork
  readonly goals: number
  /** Bounds of all columns. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly supply: Float64Array
  /** Costs at work of all columns, goal by goal. */
  readonly costs: Float64Array[]
  /** The caller's costs that are at work unchanged, by goal; `null` where they were shifted. */
  readonly loaded: (Float64Array | null)[]
  /** Largest reduced cost that counts as 0, by goal. */
  readonly costZero: Float64Array
  readonly state: Int8Array
  /** What each column carries. */
  readonly value: Float64Array
  readonly parent: Int32Array
  readonly parentArc: Int32Array
  readonly depth: Int32Array
  /** Nodes, every parent before its children; the root, first, is left out. */
  readonly order: Int32Array
  /** Arcs in the basis outside the tree, and the side rows held at a bound: `coreSize` of each. */
  readonly extras: Int32Array
  readonly coreRows: Int32Array
  coreSize: number
  /** Position of a side row in `coreRows`; −1 where its activity is in the basis. */
  readonly coreOf: Int32Array
  /** The core, factorised, row by row, with the rows it exchanged; see `core.ts`. */
  readonly core: Float64Array
  readonly exchanged: Int32Array
  /** Supplies less what nonbasic arcs carry, and what these make of the side rows. */
  readonly left: Float64Array
  readonly activity: Float64Array
  /** Duals of nodes (the root's is 0) and side rows, goal by goal. */
  readonly potentials: readonly Float64Array[]
  readonly sideDuals: readonly Float64Array[]
  /** A row of the basis inverse: duals of nodes and side rows for a cost of 1 on one column alone. */
  readonly rowOfNodes: Float64Array
  readonly rowOfSides: Float64Array
  /** How basic columns move as a column enters. */
  readonly direction: Float64Array
  readonly scratch: Scratch
  pivots: number
}

/** Room to work in; nothing in it outlives a call, and `unit` is all 0 between calls. */
interface Scratch {
  readonly nodes: Float64Array
  readonly left: Float64Array
  readonly sides: Float64Array
  readonly activity: Float64Array
  readonly core: Float64Array
  readonly unit: Float64Array
  readonly levels: Int32Array
}

export function createWorking(network: SideNetwork, goals: number): Working {
  const { nodeCount, arcCount, sideCount } = network
  const columns = arcCount + sideCount + nodeCount
  const perGoal = (length: number) => Array.from({ length: goals }, () => new Float64Array(length))
  return {
    network,
    goals,
    lower: new Float64Array(columns),
    upper: new Float64Array(columns),
    supply: new Float64Array(nodeCount),
    costs: perGoal(columns),
    loaded: Array.from({ length: goals }, () => null),
    costZero: new Float64Array(goals),
    state: new Int8Array(columns),
    value: new Float64Array(columns),
    parent: new Int32Array(nodeCount + 1),
    parentArc: new Int32Array(nodeCount + 1),
    depth: new Int32Array(nodeCount + 1),
    order: new Int32Array(nodeCount),
    extras: new Int32Array(sideCount),
    coreRows: new Int32Array(sideCount),
    coreSize: 0,
    coreOf: new Int32Array(sideCount),
    core: new Float64Array(sideCount * sideCount),
    exchanged: new Int32Array(sideCount),
    left: new Float64Array(nodeCount + 1),
    activity: new Float64Array(sideCount),
    potentials: perGoal(nodeCount + 1),
    sideDuals: perGoal(sideCount),
    rowOfNodes: new Float64Array(nodeCount + 1),
    rowOfSides: new Float64Array(sideCount),
    direction: new Float64Array(columns),
    scratch: {
      nodes: new Float64Array(nodeCount + 1),
      left: new Float64Array(nodeCount + 1),
      sides: new Float64Array(sideCount),
      activity: new Float64Array(sideCount),
      core: new Float64Array(sideCount),
      unit: new Float64Array(columns),
      levels: new Int32Array(nodeCount + 2),
    },
    pivots: 0,
  }
}

/** Take over bounds, supplies and costs. */
export function loadData(working: Working, data: SideData): void {
  working.lower.set(data.lower)
  working.upper.set(data.upper)
  working.supply.set(data.supply)
  loadCosts(working, data)
}

/** Put the true costs to work. */
export function loadCosts(working: Working, data: SideData): void {
  const { arcCount } = working.network
  data.costs.forEach((cost, k) => {
    if (working.loaded[k] === cost) return
    working.loaded[k] = cost
    const own = working.costs[k]!
    own.set(cost)
    own.fill(0, arcCount)
    let largest = 0
    for (let arc = 0; arc < arcCount; arc++) largest = Math.max(largest, Math.abs(cost[arc]!))
    working.costZero[k] = COST_ZERO * Math.max(largest, Number.MIN_VALUE)
  })
}

/** Take over a basis. Columns outside it rest where they did, as far as their bounds allow; `settle` says which. */
export function loadBasis(working: Working, basis: SideBasis): void {
  const { nodeCount, arcCount, sideCount } = working.network
  working.parent.set(basis.parent)
  working.parentArc.set(basis.parentArc)
  working.parent[nodeCount] = -1
  working.parentArc[nodeCount] = -1
  working.extras.set(basis.extras)
  working.coreSize = basis.extras.length
  working.state.set(basis.state)
  working.coreOf.fill(-1)
  let core = 0
  for (let row = 0; row < sideCount; row++) {
    if (working.state[arcCount + row] === BASIC) continue
    working.coreRows[core] = row
    working.coreOf[row] = core++
  }
}

/** Whether a basis has the shape of a network's, so that it may be loaded. */
export function fitsBasis(network: SideNetwork, basis: SideBasis): boolean {
  const { nodeCount, arcCount, sideCount } = network
  const columns = arcCount + sideCount + nodeCount
  return basis.parent.length === nodeCount && basis.state.length === columns
}

/** Keep the basis for a later start. */
export function saveBasis(working: Working, costs: readonly Float64Array[]): SideBasis {
  const { nodeCount } = working.network
  return {
    parent: working.parent.slice(0, nodeCount),
    parentArc: working.parentArc.slice(0, nodeCount),
    extras: working.extras.slice(0, working.coreSize),
    state: working.state.slice(),
    costs,
  }
}

/** Hold a column that is not in the basis at a bound, and count what it carries there. */
export function rest(working: Working, column: number, state: number): void {
  const { lower, upper, value } = working
  working.state[column] = state
  value[column] = state === AT_UPPER ? upper[column]! : lower[column]!
  carry(working, column, value[column]!)
}

/** Take a column that was at a bound out of the count. */
export function release(working: Working, column: number): void {
  carry(working, column, -working.value[column]!)
  working.state[column] = BASIC
}

function carry(working: Working, column: number, amount: number): void {
  const { network, left, activity } = working
  if (amount === 0 || column >= network.arcCount) return
  left[network.source[column]!]! -= amount
  left[network.target[column]!]! += amount
  for (let k = network.sideStart[column]!; k < network.sideStart[column + 1]!; k++) {
    activity[network.sideIndex[k]!]! += network.sideValue[k]! * amount
  }
}
