/** What the network simplex takes and gives: a minimum-cost flow on typed arrays, in integers only. */

/**
 * Minimise Σ cost·x subject to lower ≤ x ≤ upper and, at every node, outflow − inflow = supply.
 *
 * All numbers are integers; the caller scales. Arcs may be parallel or loops, costs zero or negative, and the
 * network may fall apart into pieces. A supply that need not be used up is an arc to a ground node that absorbs
 * the rest, a shortage an arc from that node at the cost of the shortage.
 */
export interface FlowProblem {
  readonly nodeCount: number
  readonly arcCount: number
  /** Node an arc leaves; one per arc. */
  readonly source: Int32Array
  /** Node an arc enters; one per arc. */
  readonly target: Int32Array
  /** Least flow; finite; one per arc. */
  readonly lower: Float64Array
  /** Largest flow, `Infinity` for none; one per arc. */
  readonly upper: Float64Array
  /** Cost of a unit of flow; one per arc. */
  readonly cost: Float64Array
  /** Outflow less inflow, negative for a demand; one per node. */
  readonly supply: Float64Array
}

export interface FlowOptions {
  /**
   * Node joined to most others by slack and shortage arcs, at which the search is rooted: those arcs then form the
   * first tree, at their own costs. None by default: it saves time and changes no optimum.
   */
  readonly ground?: number
  readonly signal?: AbortSignal
  /** ms for the whole call; none by default. */
  readonly timeLimit?: number
}

/** A spanning tree with the bound every other arc rests at: plain data, meant only for `resolveFlow`. */
export interface FlowBasis {
  /** Parent of each node; `nodeCount` stands for the artificial root. */
  readonly parent: Int32Array
  /** Arc to the parent, numbered by source; `arcCount + node` is the node's artificial arc. */
  readonly parentArc: Int32Array
  /** 1 for an arc at its lower bound, −1 at its upper, 0 in the tree; numbered by source. */
  readonly state: Int8Array
}

export interface OptimalFlow {
  readonly status: 'optimal'
  /** One per arc. */
  readonly flow: Float64Array
  /**
   * Dual y of each node's balance; the reduced cost of an arc is cost − y[source] + y[target]. The ground's is 0;
   * without ground, or in a piece apart from it, only differences mean something.
   */
  readonly potential: Float64Array
  readonly objective: bigint
  readonly pivots: number
  readonly basis: FlowBasis
}

/** No flow exists, with a reason that anyone can add up. */
export interface InfeasibleFlow {
  readonly status: 'infeasible'
  /**
   * `cut`: the net supply of `nodes` is more than arcs leaving them may carry less what arcs entering them must,
   * or less than the least they must give. `bounds`: the lower bound of `arc` exceeds its upper one.
   */
  readonly cause:
    | { readonly kind: 'cut'; readonly nodes: Int32Array }
    | { readonly kind: 'bounds'; readonly arc: number }
}

/** A feasible flow can be improved without end along `cycle`, arcs in order, each with the way it is followed. */
export interface UnboundedFlow {
  readonly status: 'unbounded'
  readonly cycle: readonly { readonly arc: number; readonly forward: boolean }[]
}

export interface StoppedFlow {
  readonly status: 'limit'
  readonly reason: 'time' | 'cancelled'
}

/**
 * The numbers cannot be worked with exactly.
 * `not-integer`: a number is neither an integer nor an infinite upper bound, or an integer beyond 2⁵³ − 1.
 * `cost-overflow`: 4 (max |cost| + 1)(nodes + 2) exceeds 2⁵³ − 1, so that a dual might be rounded.
 * `flow-overflow`: Σ|supply| + Σ|lower| + Σ finite (upper − lower) exceeds 2⁵³ − 1, so that a flow might be.
 */
export type RefusalReason = 'not-integer' | 'cost-overflow' | 'flow-overflow'

export interface RefusedFlow {
  readonly status: 'refused'
  readonly reason: RefusalReason
}

export type FlowOutcome = OptimalFlow | InfeasibleFlow | UnboundedFlow | StoppedFlow | RefusedFlow

/** The optimum of one cost vector among the optima of those before it. */
export interface FlowStage {
  readonly flow: Float64Array
  readonly potential: Float64Array
  readonly objective: bigint
  /**
   * For each arc the stage that fixed it at a bound, counted from 1, or 0 while it is still free. An arc is fixed by
   * the first stage at whose optimum its reduced cost is not 0: every optimum of that stage has it at that bound.
   */
  readonly fixedBy: Uint8Array
}

export type LexicographicOutcome =
  | {
      readonly status: 'optimal'
      readonly stages: readonly FlowStage[]
      readonly pivots: number
      /** Tree of the first stage's optimum, from which a changed problem starts best. */
      readonly basis: FlowBasis
      /** Tree of the last stage's optimum, optimal for all stages; arcs in the caller's numbering. */
      readonly tree: FlowBasis
    }
  | InfeasibleFlow
  | (UnboundedFlow & { readonly stage: number })
  | StoppedFlow
  | RefusedFlow
