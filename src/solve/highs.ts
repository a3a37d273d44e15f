/**
 * Adapter to HiGHS in WebAssembly: the general engine for programs that are large or no network. Its 3.5 MB
 * are loaded at the first solve and not before.
 *
 * What it must not be trusted with, and how this adapter answers: a model lives in native memory until it is
 * disposed of (always, in `finally`); one model is not re-entrant and an instance is spoilt by a runtime error
 * (a new one is made); only status "optimal" counts; goal values are recomputed from x.
 */
import { at, tidy } from '../lists.ts'
import type { LinearProgram } from '../program/types.ts'
import { goalValue } from './certify.ts'
import { snapToGrid } from './snap.ts'
import type { Engine, Outcome, SolveOptions, Stage } from './types.ts'

type Highs = Awaited<ReturnType<typeof import('highs').default>>
type Model = ReturnType<Highs['createModel']>

/** Where the WebAssembly file is; a page sets it to the address its bundler gave the file. */
let wasmAddress: string | null = null
let instance: Promise<Highs> | null = null

/** Tell the adapter where `highs.wasm` is to be loaded from. Node finds it by itself. */
export function locateHighs(address: string): void {
  wasmAddress = address
}

async function loadHighs(): Promise<Highs> {
  instance ??= import('highs').then(({ default: load }) => {
    const address = wasmAddress
    return address === null ? load() : load({ locateFile: () => address })
  })
  return instance
}

export const highs: Engine = {
  id: 'highs',
  async solve(program: LinearProgram, options: SolveOptions = {}): Promise<Outcome> {
    const engine = 'highs' as const
    if (options.signal?.aborted) return { status: 'limit', engine, reason: 'cancelled' }
    const library = await loadHighs()
    const deadline = performance.now() + (options.timeLimit ?? Number.POSITIVE_INFINITY)
    let model: Model | null = null
    try {
      model = createModel(library, program)
      return solveStages(library, model, program, { ...options, deadline })
    } catch (error) {
      instance = null
      return { status: 'failed', engine, message: error instanceof Error ? error.message : String(error) }
    } finally {
      model?.dispose()
    }
  },
}

interface Limits {
  readonly deadline: number
  readonly signal?: AbortSignal
}

/** Solve goal after goal, each optimum kept as a row for the goals behind it. */
function solveStages(library: Highs, model: Model, program: LinearProgram, limits: Limits): Outcome {
  const engine = 'highs' as const
  const { modelStatus } = library.constants
  const stages: Stage[] = []
  for (let position = 0; position < program.goals.length; position++) {
    const goal = at(program.goals, position)
    if (limits.signal?.aborted) return { status: 'limit', engine, reason: 'cancelled' }
    const left = limits.deadline - performance.now()
    if (left <= 0) return { status: 'limit', engine, reason: 'time' }
    if (Number.isFinite(left)) {
      model.zeroAllClocks()
      model.options.set({ time_limit: left / 1000 })
    }
    if (position > 0) constrainTo(library, model, program, at(stages, position - 1), position - 1)
    goal.cost.forEach((cost, column) => {
      model.changeColCost(column, cost)
    })
    model.run()
    const status = model.getModelStatus()
    if (status === modelStatus.timeLimit) return { status: 'limit', engine, reason: 'time' }
    if (status === modelStatus.infeasible) return { status: 'infeasible', engine }
    if (status !== modelStatus.optimal) {
      return { status: 'failed', engine, message: `HiGHS ended with model status ${status}` }
    }
    stages.push(readStage(model, program, position))
  }
  return { status: 'optimal', engine, stages }
}

function createModel(library: Highs, program: LinearProgram): Model {
  const model = library.createModel({
    numCols: program.columnKeys.length,
    numRows: program.rowKeys.length,
    colCost: new Float64Array(program.columnKeys.length),
    colLower: program.columnLower,
    colUpper: program.columnUpper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: 'csc',
      numRows: program.rowKeys.length,
      numCols: program.columnKeys.length,
      starts: program.start,
      indices: program.index,
      values: program.value,
    },
  })
  model.options.set({
    output_flag: false,
    // Transport programs are solved 1.2–3 times faster without; a share or a cap makes presolve worth its time.
    presolve: isTransportLike(program) ? 'off' : 'on',
    random_seed: 0,
    primal_feasibility_tolerance: 1e-9,
    dual_feasibility_tolerance: 1e-9,
  })
  return model
}

/** Whether every coefficient is ±1, as in a transport program with regional and terminal limits. */
function isTransportLike(program: LinearProgram): boolean {
  return program.value.every((value) => value === 1 || value === -1)
}

/** Add the row `c_k x ≤ value_k + tolerance_k` of an earlier goal. */
function constrainTo(
  library: Highs,
  model: Model,
  program: LinearProgram,
  stage: Stage,
  position: number,
): void {
  const { cost, tolerance } = at(program.goals, position)
  const indices: number[] = []
  const values: number[] = []
  cost.forEach((value, column) => {
    if (value === 0) return
    indices.push(column)
    values.push(value)
  })
  model.addRow(-library.infinity, stage.value + tolerance, { indices, values })
}

function readStage(model: Model, program: LinearProgram, position: number): Stage {
  const goal = at(program.goals, position)
  const { colValue, rowDual } = model.getSolution()
  const x = snapToGrid(Float64Array.from(colValue))
  const rows = program.rowKeys.length
  return {
    goal: goal.id,
    value: tidy(goalValue(goal.cost, x)),
    x,
    rowDuals: Float64Array.from(rowDual.subarray(0, rows)),
    goalDuals: Float64Array.from(rowDual.subarray(rows)),
  }
}
