/**
 * The residual graph of a solved network: where a small step could still go (Ahuja, Magnanti, Orlin, Network Flows,
 * §2.4). Side rows that are slack leave room for it; where one binds the program is no network.
 */
import { at } from '../lists.ts'
import { findNetwork, type NetworkForm } from '../program/network-form.ts'
import type { LinearProgram } from '../program/types.ts'
import { activities } from '../solve/certify.ts'

/** Tonnage from which a bound counts as touched, wt: well below the grid. */
const TOUCHED = 1e-6

export interface Residual {
  readonly form: NetworkForm
  /** Residual arcs by the node they reach. */
  readonly entering: readonly (readonly ResidualArc[])[]
}

export interface ResidualArc {
  readonly from: number
  readonly to: number
  /** Program column, or a slack arc behind them. */
  readonly arc: number
}

/** The residual graph at x, or `null` where a side row binds. */
export function buildResidual(program: LinearProgram, x: Float64Array): Residual | null {
  const form = findNetwork(program)
  const activity = activities(program, x)
  if (form.sideRows.some((row) => binds(program, activity, row))) return null
  const flow = arcFlows(program, form, x, activity)
  const entering: ResidualArc[][] = Array.from({ length: form.nodeCount }, () => [])
  for (let arc = 0; arc < form.source.length; arc++) {
    const from = at(form.source, arc)
    const to = at(form.target, arc)
    if (from === to) continue
    if (at(flow, arc) < at(form.upper, arc) - TOUCHED) at(entering, to).push({ from, to, arc })
    if (at(flow, arc) > at(form.lower, arc) + TOUCHED) at(entering, from).push({ from: to, to: from, arc })
  }
  return { form, entering }
}

function binds(program: LinearProgram, activity: Float64Array, row: number): boolean {
  return (
    at(activity, row) >= at(program.rowUpper, row) - TOUCHED ||
    at(activity, row) <= at(program.rowLower, row) + TOUCHED
  )
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
