/**
 * The residual graph of a solved network and lexicographically shortest paths in it: what a small step at one
 * node does to every goal (Ahuja, Magnanti, Orlin, Network Flows, §2.4 and §9.5). Side rows that are slack
 * leave room for a small step; where one binds there is no residual graph.
 */
import { at } from '../lists.ts'
import { findNetwork, type NetworkForm } from '../program/network-form.ts'
import type { LinearProgram } from '../program/types.ts'
import { activities } from '../solve/certify.ts'

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

/** The residual graph at x, or `null` where a side row binds. */
export function buildResidual(program: LinearProgram, x: Float64Array): Residual | null {
  const form = findNetwork(program)
  const activity = activities(program, x)
  const binds = (row: number) =>
    at(activity, row) >= at(program.rowUpper, row) - TOUCHED ||
    at(activity, row) <= at(program.rowLower, row) + TOUCHED
  if (form.sideRows.some(binds)) return null
  const leaving: ResidualArc[][] = Array.from({ length: form.nodeCount }, () => [])
  const entering: ResidualArc[][] = Array.from({ length: form.nodeCount }, () => [])
  const add = (arc: ResidualArc) => {
    at(leaving, arc.from).push(arc)
    at(entering, arc.to).push(arc)
  }
  const flow = arcFlows(program, form, x, activity)
  const goals = program.goals.filter((goal) => goal.id !== 'tie')
  for (let arc = 0; arc < form.source.length; arc++) {
    const from = at(form.source, arc)
    const to = at(form.target, arc)
    if (from === to) continue
    const cost = goals.map((goal) => goal.cost[arc] ?? 0)
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

/**
 * Least goal change of a unit from `origin` to every node (`forward`), or from every node to it; `null` where
 * there is no way. Bellman–Ford with a queue; an optimum has no negative cycle. `without` leaves one arc out.
 */
export function shortestChanges(
  residual: Residual,
  origin: number,
  direction: 'forward' | 'backward',
  without: number | null = null,
): (GoalChange | null)[] {
  const { form, leaving, entering } = residual
  const goals = leaving.flat()[0]?.cost.length ?? 0
  const best: (GoalChange | null)[] = Array.from({ length: form.nodeCount }, () => null)
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
      if (arc.arc === without) continue
      const next = direction === 'forward' ? arc.to : arc.from
      const change = reached.map((value, k) => value + at(arc.cost, k))
      const before = best[next]
      if (before && compareChanges(change, before) >= 0) continue
      best[next] = change
      if (!queued.has(next)) {
        queued.add(next)
        queue.push(next)
      }
    }
  }
  return best
}
