/**
 * What the engine for networks with side rows takes and gives.
 *
 * Columns are numbered arcs first (0 … arcCount − 1), then the activities of the side rows (arcCount + p), then an
 * artificial arc from every node to the root (arcCount + sideCount + v), which may carry nothing.
 */

/** The part of a problem that stays: a network, and rows over its arcs that are no nodes. */
export interface SideNetwork {
  readonly nodeCount: number
  readonly arcCount: number
  /** Node an arc leaves, and node it enters; the same one where an arc is in side rows only. */
  readonly source: Int32Array
  readonly target: Int32Array
  readonly sideCount: number
  /** Entries of arc j in side rows: `sideStart[j]` … `sideStart[j + 1] − 1`. */
  readonly sideStart: Int32Array
  readonly sideIndex: Int32Array
  readonly sideValue: Float64Array
}

/** The part that changes from solve to solve. */
export interface SideData {
  /** Bounds of arcs and, behind them, of the activities of side rows; ±Infinity where there is none. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Outflow less inflow wanted at each node; they add up to 0. */
  readonly supply: Float64Array
  /** Costs of the arcs, goal by goal, the most important first. */
  readonly costs: readonly Float64Array[]
}

/**
 * A basis: a spanning tree, and as many other columns as there are side rows, whose activities mostly. Plain data
 * that may be kept and started from after any change of bounds, supplies, costs and side coefficients.
 */
export interface SideBasis {
  /** Parent of each node, `nodeCount` for the root, and the column that joins them. */
  readonly parent: Int32Array
  readonly parentArc: Int32Array
  /** Arcs in the basis that are not in the tree. */
  readonly extras: Int32Array
  /** How each column is held, see `state.ts`. */
  readonly state: Int8Array
  /** The costs it is optimal for, by identity; empty where none are known. */
  readonly costs: readonly Float64Array[]
}

export interface SideOptimum {
  readonly status: 'optimal'
  /** One per arc. */
  readonly flow: Float64Array
  /** Dual of each node's balance, goal by goal; reduced cost = cost − y[source] + y[target] − Σ side duals. */
  readonly potentials: readonly Float64Array[]
  /** Dual of each side row, goal by goal. */
  readonly sideDuals: readonly Float64Array[]
  readonly basis: SideBasis
  readonly pivots: number
}

export type SideOutcome =
  | SideOptimum
  | { readonly status: 'infeasible' }
  | { readonly status: 'limit'; readonly reason: 'time' | 'cancelled' }
  /** Rounding, a singular working basis or too many pivots: another engine must answer. */
  | { readonly status: 'doubt'; readonly message: string }
