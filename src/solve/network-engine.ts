/**
 * Adapter to the network simplex: for programs that are a network, or that a network's optimum happens to
 * satisfy. Works in integers: quantities on their grid of 10⁻³ wt, costs on theirs.
 */
import { at, tidy } from '../lists.ts'
import { findNetwork, type NetworkForm } from '../program/network-form.ts'
import type { LinearProgram } from '../program/types.ts'
import { activities, goalValue } from './certify.ts'
import { type FlowProblem, type FlowStage, solveLexicographic } from './network-simplex/index.ts'
import type { Engine, Outcome, SolveOptions, Stage } from './types.ts'

/** Steps per wt of the quantity grid. */
const QUANTITY_STEPS = 1000
/** Steps tried for a goal's costs, from whole units to the finest grid (emissions, 10⁻³ g ÷ 100). */
const COST_STEPS = [1, 1e3, 1e4, 1e5, 1e7]
/** How far from an integer a scaled number may be through binary rounding, relative. */
const ROUNDING = 1e-9

/** Why a program is not for this engine. */
type Unfit = 'goal tolerance' | 'off the grid' | 'side rows bind'

export const networkSimplex: Engine = {
  id: 'network-simplex',
  async solve(program: LinearProgram, options: SolveOptions = {}): Promise<Outcome> {
    const engine = 'network-simplex' as const
    const unfit = (reason: Unfit): Outcome => ({ status: 'failed', engine, message: `no network: ${reason}` })
    if (program.goals.some((goal) => goal.tolerance > 0)) return unfit('goal tolerance')
    const form = findNetwork(program)
    const scaled = scale(program, form)
    if (scaled === null) return unfit('off the grid')
    const outcome = solveLexicographic(scaled.problem, scaled.costs, {
      ground: form.ground,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.timeLimit === undefined ? {} : { timeLimit: options.timeLimit }),
    })
    switch (outcome.status) {
      case 'infeasible':
        return { status: 'infeasible', engine }
      case 'limit':
        return { status: 'limit', engine, reason: outcome.reason }
      case 'refused':
        return { status: 'failed', engine, message: `numbers too large for exact work: ${outcome.reason}` }
      case 'unbounded':
        return { status: 'failed', engine, message: 'the program is unbounded' }
      case 'optimal': {
        const stages = readStages(program, form, outcome.stages, scaled.steps)
        return satisfiesSideRows(program, form, stages)
          ? { status: 'optimal', engine, stages }
          : unfit('side rows bind')
      }
    }
  },
}

interface Scaled {
  readonly problem: FlowProblem
  readonly costs: readonly Float64Array[]
  /** Steps per unit of cost, by goal. */
  readonly steps: readonly number[]
}

/** The network in integers, or `null` where a number lies on no grid. */
function scale(program: LinearProgram, form: NetworkForm): Scaled | null {
  const lower = toIntegers(form.lower, QUANTITY_STEPS)
  const upper = toIntegers(form.upper, QUANTITY_STEPS)
  const supply = toIntegers(form.supply.subarray(0, form.ground), QUANTITY_STEPS)
  if (lower === null || upper === null || supply === null) return null
  const costs: Float64Array[] = []
  const steps: number[] = []
  for (const goal of program.goals) {
    const scaled = scaleCosts(goal.cost, form.source.length)
    if (scaled === null) return null
    costs.push(scaled.cost)
    steps.push(scaled.steps)
  }
  const problem: FlowProblem = {
    nodeCount: form.nodeCount,
    arcCount: form.source.length,
    source: form.source,
    target: form.target,
    lower,
    upper,
    cost: costs[0] ?? new Float64Array(form.source.length),
    supply: withGround(supply),
  }
  return { problem, costs, steps }
}

/** Supplies of all nodes with that of the ground, last, which takes what the others leave. */
function withGround(supply: Float64Array): Float64Array {
  const all = new Float64Array(supply.length + 1)
  all.set(supply)
  all[supply.length] = -supply.reduce((sum, value) => sum + value, 0)
  return all
}

function scaleCosts(cost: Float64Array, arcCount: number): { cost: Float64Array; steps: number } | null {
  const onArcs = new Float64Array(arcCount)
  onArcs.set(cost)
  for (const steps of COST_STEPS) {
    const scaled = toIntegers(onArcs, steps)
    if (scaled !== null) return { cost: scaled, steps }
  }
  return null
}

function toIntegers(values: Float64Array, steps: number): Float64Array | null {
  const scaled = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = at(values, i) * steps
    const nearest = Number.isFinite(value) ? Math.round(value) : value
    if (Math.abs(value - nearest) > ROUNDING * (1 + Math.abs(value))) return null
    scaled[i] = nearest === 0 ? 0 : nearest
  }
  return scaled
}

/** Whether the optimum of the network, which knows nothing of side rows, satisfies them all the same. */
function satisfiesSideRows(program: LinearProgram, form: NetworkForm, stages: readonly Stage[]): boolean {
  const last = stages.at(-1)
  if (last === undefined || form.sideRows.length === 0) return true
  const activity = activities(program, last.x)
  return form.sideRows.every((row) => {
    const slack = ROUNDING * (1 + Math.abs(at(activity, row)))
    return (
      at(activity, row) >= at(program.rowLower, row) - slack &&
      at(activity, row) <= at(program.rowUpper, row) + slack
    )
  })
}

/** Stages with the potentials as row duals: right for the face of the stages before, see `lift.ts`. */
function readStages(
  program: LinearProgram,
  form: NetworkForm,
  flows: readonly FlowStage[],
  steps: readonly number[],
): Stage[] {
  return flows.map((stage, k): Stage => {
    const goal = at(program.goals, k)
    const x = new Float64Array(program.columnKeys.length)
    for (let j = 0; j < x.length; j++) x[j] = at(stage.flow, j) / QUANTITY_STEPS
    const rowDuals = new Float64Array(program.rowKeys.length)
    form.nodeOfRow.forEach((node, row) => {
      const potential = node < 0 ? 0 : at(stage.potential, node)
      if (potential !== 0) rowDuals[row] = (potential / at(steps, k)) * at(form.signOfRow, row)
    })
    return {
      goal: goal.id,
      value: tidy(goalValue(goal.cost, x)),
      x,
      rowDuals,
      goalDuals: new Float64Array(k),
    }
  })
}
