/**
 * Solves one network again and again: the first time by the network simplex, without the side rows where there are
 * any; from then on, and wherever side rows bind, from the last basis with the side rows in it. What stays between
 * two programs of the same matrix is kept: the network found in it, its arrays, the basis.
 */
import { at, tidy } from '../lists.ts'
import { findNetwork, type NetworkForm } from '../program/network-form.ts'
import type { LinearProgram } from '../program/types.ts'
import { goalValue } from './certify.ts'
import {
  QUANTITY_STEPS,
  relaxed,
  type ScaledCosts,
  type ScaledData,
  type SideRows,
  scaleData,
  scaleGoals,
  sideRowsOf,
} from './network-program.ts'
import { type FlowBasis, solveLexicographic } from './network-simplex/index.ts'
import {
  AT_LOWER,
  BASIC,
  FIXED,
  type SideBasis,
  type SideOutcome,
  SideSolver,
} from './side-constraints/index.ts'
import { snapToGrid } from './snap.ts'
import type { Outcome, SolveOptions, Stage } from './types.ts'

const ENGINE = 'network-simplex' as const

/** Side rows above which a general engine is the better choice. */
const MOST_SIDE_ROWS = 400

export class NetworkSolver {
  private readonly form: NetworkForm
  private readonly sides: SideRows
  private readonly solver: SideSolver
  private readonly goals: number
  private costs: readonly ScaledCosts[] = []
  private basis: SideBasis | null = null
  private stays = false

  constructor(program: LinearProgram, form: NetworkForm = findNetwork(program)) {
    this.form = form
    this.sides = sideRowsOf(program, form)
    this.goals = program.goals.length
    this.solver = new SideSolver(this.sides.network, this.goals)
  }

  /** Solve a program of the same matrix and number of goals, from the last basis where there is one. */
  solve(program: LinearProgram, options: SolveOptions = {}): Outcome {
    if (program.goals.some((goal) => goal.tolerance > 0)) return failed('no network: goal tolerance')
    if (this.form.sideRows.length > MOST_SIDE_ROWS) return failed('no network: too many side rows')
    this.costs = scaleGoals(program, this.form, this.costs)
    const data = scaleData(program, this.form, this.sides, this.costs)
    if (data === null) return failed('no network: rows have changed their kind')
    const start = this.basis ?? this.relax(data, options)
    if ('status' in start) return start
    const outcome = this.solver.solve(data, start, options)
    if (outcome.status === 'optimal' && !this.stays) this.basis = outcome.basis
    return this.read(program, data, outcome)
  }

  /** A solver for a program whose matrix has other values in the same places, with this one's basis to start from. */
  withMatrix(program: LinearProgram): NetworkSolver {
    const next = new NetworkSolver(program)
    const { network } = this.sides
    const other = next.sides.network
    const alike =
      network.nodeCount === other.nodeCount &&
      network.arcCount === other.arcCount &&
      this.form.sideRows.every((row, position) => row === next.form.sideRows[position])
    // The basis was optimal for other entries: its reduced costs must be looked at again.
    if (alike && this.basis !== null) next.basis = { ...this.basis, costs: [] }
    return next
  }

  /** Start every solve from now on from the basis at hand, and not from that of the last one. */
  stay(): void {
    this.stays = this.basis !== null
  }

  /** Forget the basis: the next solve starts from nothing. */
  forget(): void {
    this.basis = null
    this.stays = false
  }

  /** Solve the network without its side rows, for a tree to start from. */
  private relax(data: ScaledData, options: SolveOptions): SideBasis | Outcome {
    const { problem, costs } = relaxed(this.form, data)
    const outcome = solveLexicographic(problem, costs, {
      ground: this.form.ground,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.timeLimit === undefined ? {} : { timeLimit: options.timeLimit }),
    })
    switch (outcome.status) {
      case 'optimal':
        return basisOfTree(outcome.tree, this.form.sideRows.length)
      case 'infeasible':
        // Rounded numbers prove nothing.
        return data.exact ? { status: 'infeasible', engine: ENGINE } : failed('no network: off the grid')
      case 'limit':
        return { status: 'limit', engine: ENGINE, reason: outcome.reason }
      case 'refused':
        return failed(`numbers too large for exact work: ${outcome.reason}`)
      case 'unbounded':
        return failed('the network is unbounded without its side rows')
    }
  }

  private read(program: LinearProgram, data: ScaledData, outcome: SideOutcome): Outcome {
    switch (outcome.status) {
      case 'infeasible':
        return { status: 'infeasible', engine: ENGINE }
      case 'limit':
        return { status: 'limit', engine: ENGINE, reason: outcome.reason }
      case 'doubt':
        return failed(`no certain answer: ${outcome.message}`)
      case 'optimal': {
        const x = this.readColumns(program, outcome.flow)
        const stages = program.goals.map(
          (goal, k): Stage => ({
            goal: goal.id,
            value: tidy(goalValue(goal.cost, x)),
            x,
            rowDuals: this.readDuals(at(outcome.potentials, k), at(outcome.sideDuals, k), at(data.steps, k)),
            goalDuals: new Float64Array(k),
          }),
        )
        return { status: 'optimal', engine: ENGINE, stages }
      }
    }
  }

  private readColumns(program: LinearProgram, flow: Float64Array): Float64Array {
    const x = new Float64Array(program.columnKeys.length)
    for (let j = 0; j < x.length; j++) {
      const carried = Math.min(
        Math.max(at(flow, j) / QUANTITY_STEPS, at(program.columnLower, j)),
        at(program.columnUpper, j),
      )
      x[j] = carried
    }
    return snapToGrid(x)
  }

  /** Duals of the rows: right for the optimal face of the goals before, see `lift.ts`. */
  private readDuals(potentials: Float64Array, sideDuals: Float64Array, steps: number): Float64Array {
    const { nodeOfRow, signOfRow, sideRows, ground } = this.form
    const duals = new Float64Array(nodeOfRow.length)
    const level = at(potentials, ground)
    nodeOfRow.forEach((node, row) => {
      const potential = node < 0 ? 0 : at(potentials, node) - level
      if (potential !== 0) duals[row] = (potential / steps) * at(signOfRow, row)
    })
    sideRows.forEach((row, position) => {
      const dual = at(sideDuals, position)
      if (dual !== 0) duals[row] = dual / steps / at(this.sides.scale, position)
    })
    return duals
  }
}

const failed = (message: string): Outcome => ({ status: 'failed', engine: ENGINE, message })

/** A tree of the network, with the activities of all side rows in the basis beside it. */
function basisOfTree(tree: FlowBasis, sideCount: number): SideBasis {
  const nodeCount = tree.parent.length
  const arcCount = tree.state.length
  const state = new Int8Array(arcCount + sideCount + nodeCount).fill(FIXED, arcCount + sideCount)
  for (let arc = 0; arc < arcCount; arc++) state[arc] = tree.state[arc] ?? AT_LOWER
  state.fill(BASIC, arcCount, arcCount + sideCount)
  const parentArc = tree.parentArc.slice()
  for (let node = 0; node < nodeCount; node++) {
    const arc = at(parentArc, node)
    if (arc >= arcCount) parentArc[node] = arc + sideCount
    state[at(parentArc, node)] = BASIC
  }
  return { parent: tree.parent, parentArc, extras: new Int32Array(), state, costs: [] }
}
