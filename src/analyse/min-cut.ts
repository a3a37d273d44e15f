/**
 * Which nodes of an allocated network could still reach others: one side of a minimum cut (Ahuja, Magnanti, Orlin,
 * Network Flows, §6.5).
 */
import { at } from '../lists.ts'
import { findNetwork, type NetworkForm } from '../program/network-form.ts'
import type { LinearProgram } from '../program/types.ts'
import { activities } from '../solve/certify.ts'

/** Tonnage from which a bound counts as touched, wt: well below the grid. */
const TOUCHED = 1e-6

/** A network with, for every node, where tonnes that arrive there could come from. */
export interface Reach {
  readonly form: NetworkForm
  /** Nodes from which the node of one of these rows can be reached along residual arcs, `without` some columns. */
  readonly behind: (rows: readonly number[], without: ReadonlySet<number>) => ReadonlySet<number>
}

/** The reach of the network at x; `null` where a side row binds, so that arcs alone do not tell. */
export function findReach(program: LinearProgram, x: Float64Array): Reach | null {
  const form = findNetwork(program)
  const activity = activities(program, x)
  const binds = (row: number) =>
    at(activity, row) >= at(program.rowUpper, row) - TOUCHED ||
    at(activity, row) <= at(program.rowLower, row) + TOUCHED
  if (form.sideRows.some(binds)) return null
  const entering = residualEntering(form, x, slackFlows(program, form, activity))
  return { form, behind: (rows, without) => search(form, entering, rows, without) }
}

interface ResidualArc {
  readonly from: number
  readonly arc: number
}

function residualEntering(form: NetworkForm, x: Float64Array, slack: Float64Array): ResidualArc[][] {
  const entering: ResidualArc[][] = Array.from({ length: form.nodeCount }, () => [])
  for (let arc = 0; arc < form.source.length; arc++) {
    const flow = arc < x.length ? at(x, arc) : at(slack, arc - x.length)
    const [from, to] = [at(form.source, arc), at(form.target, arc)]
    if (flow < at(form.upper, arc) - TOUCHED) at(entering, to).push({ from, arc })
    if (flow > at(form.lower, arc) + TOUCHED) at(entering, from).push({ from: to, arc })
  }
  return entering
}

/** Flow on the slack arcs behind the columns: what the inequality rows of nodes leave open. */
function slackFlows(program: LinearProgram, form: NetworkForm, activity: Float64Array): Float64Array {
  const rowOfNode = new Map<number, number>()
  form.nodeOfRow.forEach((node, row) => {
    if (node >= 0) rowOfNode.set(node, row)
  })
  const columns = program.columnKeys.length
  return Float64Array.from({ length: form.source.length - columns }, (_, position) => {
    const arc = columns + position
    const leaves = at(form.target, arc) === form.ground
    const node = leaves ? at(form.source, arc) : at(form.target, arc)
    const row = rowOfNode.get(node) ?? -1
    const outflow = at(activity, row) * at(form.signOfRow, row)
    return leaves ? at(form.supply, node) - outflow : outflow - at(form.supply, node)
  })
}

function search(
  form: NetworkForm,
  entering: readonly (readonly ResidualArc[])[],
  rows: readonly number[],
  without: ReadonlySet<number>,
): Set<number> {
  const found = new Set(rows.map((row) => at(form.nodeOfRow, row)).filter((node) => node >= 0))
  const queue = [...found]
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const { from, arc } of at(entering, node)) {
      if (found.has(from) || without.has(arc)) continue
      found.add(from)
      queue.push(from)
    }
  }
  return found
}
