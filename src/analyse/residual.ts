/**
 * The residual graph of a solved network and lexicographically shortest paths in it: what a small step at one
 * node does to every goal (Ahuja, Magnanti, Orlin, Network Flows, §2.4 and §9.5). Side rows that are slack
 * leave room for a small step; those that bind are taken into the costs, see `price-multipliers.ts`.
 */
import { at } from '../lists.ts'
import { findNetwork, type NetworkForm } from '../program/network-form.ts'
import type { LinearProgram } from '../program/types.ts'
import { activities, type Claim } from '../solve/certify.ts'
import { findMultipliers, sideEntries } from './price-multipliers.ts'

/** Tonnage from which a bound counts as touched, wt: well below the grid. */
const TOUCHED = 1e-6
/** Costs closer than this are equal: half of the finest grid, 10⁻⁵ t CO2e. */
const SAME = 5e-6

/** Change of every named goal, in their order. */
export type GoalChange = readonly number[]

export interface Residual {
  readonly form: NetworkForm
  /** Residual arcs by the node they leave: where to, which program arc, and +1 with it or −1 against it. */
  readonly leaving: readonly (readonly ResidualArc[])[]
  readonly entering: readonly (readonly ResidualArc[])[]
}

export interface ResidualArc {
  readonly from: number
  readonly to: number
  /** Program column, or a slack arc behind them. */
  readonly arc: number
  readonly cost: GoalChange
}

/** A change of every goal, multipliers taken into account, and of every side row that binds. */
export interface Step {
  readonly change: GoalChange
  readonly rows: readonly number[]
}

/** A residual graph with the multipliers of the side rows in its costs. */
export interface PricedResidual extends Residual {
  /** A unit on a column. */
  readonly stepOf: (column: number) => Step
  /** A unit that the limit of a row rises; `null` for a row of the network. */
  readonly limitStep: (row: number) => Step | null
  /** Whether a change of the rows can be taken back for what the multipliers say, so that its cost is exact. */
  readonly covers: (rows: readonly number[]) => boolean
}

/** The residual graph at x, or `null` where a side row binds. */
export function buildResidual(program: LinearProgram, x: Float64Array): Residual | null {
  const form = findNetwork(program)
  const activity = activities(program, x)
  if (bindingRows(program, form, activity).length > 0) return null
  const goals = namedGoals(program)
  return connect(program, form, x, activity, (arc) => goals.map((cost) => cost[arc] ?? 0))
}

/** The residual graph at x with the multipliers of the side rows that bind, from x or else from the duals. */
export function buildPricedResidual(
  program: LinearProgram,
  x: Float64Array,
  claims: readonly Claim[],
): PricedResidual {
  const form = findNetwork(program)
  const activity = activities(program, x)
  const binding = bindingRows(program, form, activity)
  const goals = namedGoals(program)
  const flow = arcFlows(program, form, x, activity)
  const movable = {
    more: (arc: number) => at(flow, arc) < at(form.upper, arc) - TOUCHED,
    less: (arc: number) => at(flow, arc) > at(form.lower, arc) + TOUCHED,
  }
  const determined = findMultipliers(program, form, binding, goals, movable)
  const multipliers = determined.multipliers ?? certifiedMultipliers(claims.slice(0, goals.length), binding)
  const entries = sideEntries(program, binding)
  const stepOf = (arc: number): Step => {
    const change = goals.map((each) => each[arc] ?? 0)
    const rows = binding.map(() => 0)
    for (const [position, value] of entries(arc)) {
      rows[position] = value
      at(multipliers, position).forEach((worth, k) => {
        change[k] = at(change, k) - worth * value
      })
    }
    return { change, rows }
  }
  const limitStep = (row: number): Step | null => {
    if (at(form.nodeOfRow, row) >= 0) return null
    const position = binding.indexOf(row)
    const rows = binding.map((_, each) => (each === position ? -1 : 0))
    return { change: multipliers[position] ?? goals.map(() => 0), rows }
  }
  const graph = connect(program, form, x, activity, (arc) => stepOf(arc).change)
  return { ...graph, stepOf, limitStep, covers: determined.covers }
}

/**
 * Multipliers of rows, goal by goal, from duals that hold earlier goals as rows: ŷ_k = y_k + Σ λ_kj ŷ_j, which
 * undoes the lifting of `lift.ts`.
 */
function certifiedMultipliers(claims: readonly Claim[], binding: readonly number[]): number[][] {
  return binding.map((row) => {
    const worth: number[] = []
    for (const { rowDuals, goalDuals } of claims) {
      worth.push(worth.reduce((sum, earlier, j) => sum + (goalDuals[j] ?? 0) * earlier, at(rowDuals, row)))
    }
    return worth
  })
}

const namedGoals = (program: LinearProgram): Float64Array[] =>
  program.goals.filter((goal) => goal.id !== 'tie').map((goal) => goal.cost)

function bindingRows(program: LinearProgram, form: NetworkForm, activity: Float64Array): number[] {
  return form.sideRows.filter(
    (row) =>
      at(activity, row) >= at(program.rowUpper, row) - TOUCHED ||
      at(activity, row) <= at(program.rowLower, row) + TOUCHED,
  )
}

function connect(
  program: LinearProgram,
  form: NetworkForm,
  x: Float64Array,
  activity: Float64Array,
  costOf: (arc: number) => GoalChange,
): Residual {
  const leaving: ResidualArc[][] = Array.from({ length: form.nodeCount }, () => [])
  const entering: ResidualArc[][] = Array.from({ length: form.nodeCount }, () => [])
  const add = (arc: ResidualArc) => {
    at(leaving, arc.from).push(arc)
    at(entering, arc.to).push(arc)
  }
  const flow = arcFlows(program, form, x, activity)
  for (let arc = 0; arc < form.source.length; arc++) {
    const from = at(form.source, arc)
    const to = at(form.target, arc)
    if (from === to) continue
    const cost = costOf(arc)
    if (at(flow, arc) < at(form.upper, arc) - TOUCHED) add({ from, to, arc, cost })
    if (at(flow, arc) > at(form.lower, arc) + TOUCHED) {
      add({ from: to, to: from, arc, cost: cost.map((each) => -each) })
    }
  }
  return { form, leaving, entering }
}

/** Flow on every arc of the form: x on columns, room left on slack arcs. */
function arcFlows(
  program: LinearProgram,
  form: NetworkForm,
  x: Float64Array,
  activity: Float64Array,
): Float64Array {
  const flow = new Float64Array(form.source.length)
  flow.set(x)
  const rowOfNode = new Map<number, number>()
  form.nodeOfRow.forEach((node, row) => {
    if (node >= 0) rowOfNode.set(node, row)
  })
  for (let arc = program.columnKeys.length; arc < form.source.length; arc++) {
    const leaves = at(form.target, arc) === form.ground
    const node = leaves ? at(form.source, arc) : at(form.target, arc)
    const row = rowOfNode.get(node) ?? -1
    const outflow = at(activity, row) * at(form.signOfRow, row)
    flow[arc] = leaves ? at(form.supply, node) - outflow : outflow - at(form.supply, node)
  }
  return flow
}

/** Lexicographic order of two goal changes; 0 where they agree on the grid. */
export function compareChanges(a: GoalChange, b: GoalChange): number {
  for (let k = 0; k < a.length; k++) {
    const difference = at(a, k) - at(b, k)
    if (Math.abs(difference) > SAME) return difference
  }
  return 0
}

/** Least changes from or to a node, and the arcs that lead there. */
export interface Ways {
  readonly origin: number
  readonly changes: readonly (GoalChange | null)[]
  /** The arc of the way that is nearest to each node; `null` at the origin and where there is no way. */
  readonly through: readonly (ResidualArc | null)[]
}

/**
 * Least goal change of a unit from `origin` to every node (`forward`), or from every node to it; `null` where
 * there is no way. Bellman–Ford with a queue; an optimum has no negative cycle.
 */
export function shortestChanges(
  { form, leaving, entering }: Residual,
  origin: number,
  direction: 'forward' | 'backward',
): Ways {
  const goals = leaving.find((arcs) => arcs.length > 0)?.[0]?.cost.length ?? 0
  const best: (GoalChange | null)[] = Array.from({ length: form.nodeCount }, () => null)
  const through: (ResidualArc | null)[] = best.map(() => null)
  best[origin] = new Array<number>(goals).fill(0)
  const queue = [origin]
  const queued = new Set(queue)
  // Each node is taken up at most once per pass of Bellman–Ford; more would be a negative cycle.
  let left = form.nodeCount * form.nodeCount + 1
  for (let node = queue.shift(); node !== undefined && left > 0; node = queue.shift(), left--) {
    queued.delete(node)
    const reached = best[node]
    if (!reached) continue
    for (const arc of at(direction === 'forward' ? leaving : entering, node)) {
      const next = direction === 'forward' ? arc.to : arc.from
      const change = reached.map((value, k) => value + at(arc.cost, k))
      const before = best[next]
      if (before && compareChanges(change, before) >= 0) continue
      best[next] = change
      through[next] = arc
      if (!queued.has(next)) {
        queued.add(next)
        queue.push(next)
      }
    }
  }
  return { origin, changes: best, through }
}

/** The step along the way to or from a node, or `null` where there is none. */
export function stepAlong(residual: PricedResidual, ways: Ways, node: number): Step | null {
  const change = at(ways.changes, node)
  if (change === null) return null
  const { form } = residual
  let rows: readonly number[] = residual.stepOf(0).rows.map(() => 0)
  let here = node
  for (let left = form.nodeCount; here !== ways.origin; left--) {
    const arc = at(ways.through, here)
    if (arc === null || left === 0) return null
    const sign = arc.from === at(form.source, arc.arc) ? 1 : -1
    rows = rows.map((value, s) => value + sign * at(residual.stepOf(arc.arc).rows, s))
    here = arc.from === here ? arc.to : arc.from
  }
  return { change, rows }
}
