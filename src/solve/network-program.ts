/**
 * A linear program as a network with side rows, in steps of its grids: quantities 10⁻³ wt, costs as fine as each goal
 * needs. Where every number lies on its grid, trees are worked out in integers and without rounding.
 */
import { at } from '../lists.ts'
import type { NetworkForm } from '../program/network-form.ts'
import type { LinearProgram } from '../program/types.ts'
import type { FlowProblem } from './network-simplex/index.ts'
import type { SideData, SideNetwork } from './side-constraints/index.ts'

/** Steps per wt of the quantity grid. */
export const QUANTITY_STEPS = 1000
/** Steps tried for a goal's costs, from whole units to the finest grid (emissions, 10⁻³ g ÷ 100). */
const COST_STEPS = [1, 1e3, 1e4, 1e5, 1e7]
/** How far from an integer a scaled number may be through binary rounding, relative. */
export const ROUNDING = 1e-9

/** The rows that are no nodes, with their entries made at most 1. */
export interface SideRows {
  readonly network: SideNetwork
  /** Largest entry of each side row, by which it was divided. */
  readonly scale: Float64Array
}

/** Bounds, supplies and costs in steps. */
export interface ScaledData extends SideData {
  /** Steps per unit of cost, by goal. */
  readonly steps: readonly number[]
  /** Whether everything in the network, side rows apart, is an integer. */
  readonly exact: boolean
}

/** List the side rows of a network by arc. Slack arcs, behind the columns, are in none. */
export function sideRowsOf(program: LinearProgram, form: NetworkForm): SideRows {
  const arcCount = form.source.length
  const columns = program.columnKeys.length
  const positions = new Int32Array(program.rowKeys.length).fill(-1)
  form.sideRows.forEach((row, position) => {
    positions[row] = position
  })
  const scale = new Float64Array(form.sideRows.length)
  const sideStart = new Int32Array(arcCount + 1)
  const index: number[] = []
  const value: number[] = []
  for (let column = 0; column < columns; column++) {
    for (let k = at(program.start, column); k < at(program.start, column + 1); k++) {
      const position = at(positions, at(program.index, k))
      if (position < 0) continue
      const entry = at(program.value, k)
      index.push(position)
      value.push(entry)
      scale[position] = Math.max(at(scale, position), Math.abs(entry))
    }
    sideStart[column + 1] = index.length
  }
  sideStart.fill(index.length, columns + 1)
  for (let p = 0; p < scale.length; p++) if (scale[p] === 0) scale[p] = 1
  return {
    scale,
    network: {
      nodeCount: form.nodeCount,
      arcCount,
      source: form.source,
      target: form.target,
      sideCount: scale.length,
      sideStart,
      sideIndex: Int32Array.from(index),
      sideValue: Float64Array.from(value, (entry, k) => entry / at(scale, at(index, k))),
    },
  }
}

/**
 * Bring bounds, supplies and costs into steps. Numbers off their grid stay as they are, and `exact` says so.
 * `null` where a row has come to need a slack arc that the form lacks, or another way round: then the form is of
 * another program.
 */
export function scaleData(
  program: LinearProgram,
  form: NetworkForm,
  { scale }: SideRows,
  costs: readonly ScaledCosts[] = scaleGoals(program, form),
): ScaledData | null {
  const bounds = readBounds(program, form)
  if (bounds === null) return null
  const arcs = form.source.length
  const lower = new Float64Array(arcs + scale.length)
  const upper = new Float64Array(arcs + scale.length)
  const supply = new Float64Array(form.nodeCount)
  const fits = [
    toSteps(bounds.lower, QUANTITY_STEPS, lower),
    toSteps(bounds.upper, QUANTITY_STEPS, upper),
    toSteps(bounds.supply, QUANTITY_STEPS, supply),
  ]
  supply[form.ground] = -supply.reduce((sum, value) => sum + value, 0)
  form.sideRows.forEach((row, position) => {
    lower[arcs + position] = (at(program.rowLower, row) * QUANTITY_STEPS) / at(scale, position)
    upper[arcs + position] = (at(program.rowUpper, row) * QUANTITY_STEPS) / at(scale, position)
  })
  return {
    lower,
    upper,
    supply,
    costs: costs.map(({ cost }) => cost),
    steps: costs.map(({ steps }) => steps),
    exact: fits.every(Boolean) && costs.every(({ exact }) => exact),
  }
}

/** Bounds of arcs and supplies of nodes, the ground's left at 0, of a program that has this form. */
function readBounds(program: LinearProgram, form: NetworkForm) {
  const { nodeOfRow, signOfRow, ground, source, nodeCount } = form
  const columns = program.columnKeys.length
  const lower = new Float64Array(source.length)
  const upper = new Float64Array(source.length)
  const supply = new Float64Array(nodeCount)
  lower.set(program.columnLower)
  upper.set(program.columnUpper)
  let slack = columns
  for (let row = 0; row < nodeOfRow.length; row++) {
    const node = at(nodeOfRow, row)
    if (node < 0) continue
    const turned = at(signOfRow, row) < 0
    const low = turned ? -at(program.rowUpper, row) : at(program.rowLower, row)
    const high = turned ? -at(program.rowLower, row) : at(program.rowUpper, row)
    const wanted = Number.isFinite(high) ? high : low
    supply[node] = Number.isFinite(wanted) ? wanted : 0
    if (low === high) continue
    const end = Number.isFinite(high) ? node : ground
    if (slack >= source.length || source[slack] !== end) return null
    upper[slack++] = high - low
  }
  return slack === source.length ? { lower, upper, supply } : null
}

/** Costs of a goal on the arcs, in steps. */
export interface ScaledCosts {
  /** The costs they were made from. */
  readonly from: Float64Array
  readonly cost: Float64Array
  readonly steps: number
  readonly exact: boolean
}

/** Bring the costs of all goals into steps; those of `known` that were made from the same arrays are kept. */
export function scaleGoals(
  program: LinearProgram,
  form: NetworkForm,
  known: readonly ScaledCosts[] = [],
): ScaledCosts[] {
  return program.goals.map(({ cost }, k) => {
    const kept = known[k]
    return kept !== undefined && kept.from === cost ? kept : scaleCosts(cost, form.source.length)
  })
}

function scaleCosts(from: Float64Array, arcs: number): ScaledCosts {
  const cost = new Float64Array(arcs)
  for (const steps of COST_STEPS) if (toSteps(from, steps, cost)) return { from, cost, steps, exact: true }
  return { from, cost, steps: at(COST_STEPS, COST_STEPS.length - 1), exact: false }
}

/** Write values in steps into `scaled`. Return whether they all lie on the grid, where they are integers then. */
function toSteps(values: Float64Array, steps: number, scaled: Float64Array): boolean {
  let exact = true
  for (let i = 0; i < values.length; i++) {
    const value = (values[i] ?? 0) * steps
    const nearest = Math.round(value)
    const on = !Number.isFinite(value) || Math.abs(value - nearest) <= ROUNDING * (1 + Math.abs(value))
    if (!on) exact = false
    const kept = on && Number.isFinite(value) ? nearest : value
    scaled[i] = kept === 0 ? 0 : kept
  }
  return exact
}

/** The network alone, in integers: numbers off the grid are rounded, which does for a start. */
export function relaxed(
  form: NetworkForm,
  data: ScaledData,
): { problem: FlowProblem; costs: Float64Array[] } {
  const arcs = form.source.length
  const whole = (values: Float64Array) => (data.exact ? values : values.map((value) => Math.round(value)))
  const supply = whole(data.supply.slice())
  supply[form.ground] = 0
  supply[form.ground] = -supply.reduce((sum, value) => sum + value, 0)
  const costs = data.costs.map(whole)
  return {
    costs,
    problem: {
      nodeCount: form.nodeCount,
      arcCount: arcs,
      source: form.source,
      target: form.target,
      lower: whole(data.lower.subarray(0, arcs)),
      upper: whole(data.upper.subarray(0, arcs)),
      cost: costs[0] ?? new Float64Array(arcs),
      supply,
    },
  }
}
