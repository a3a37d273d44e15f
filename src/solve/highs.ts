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
import { type Bounds, holdFace } from './lift.ts'
import { snapToGrid } from './snap.ts'
import type { Engine, Outcome, SolveOptions, Stage } from './types.ts'

type Highs = Awaited<ReturnType<typeof import('highs').default>>
type Model = ReturnType<Highs['createModel']>

/** `simplex_strategy` of HiGHS for its primal simplex. */
const PRIMAL_SIMPLEX = 4

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
    let outcome: Outcome = { status: 'failed', engine, message: 'not tried' }
    for (const settings of settingsFor(program)) {
      outcome = solveWith(library, program, settings, { ...options, deadline })
      if (outcome.status !== 'failed') break
    }
    return outcome
  },
}

/** What HiGHS is told before a solve. */
interface Settings {
  readonly presolve: 'on' | 'off'
  readonly tolerance: number
}

/**
 * Settings to try in turn. Transport programs are solved 1.2–3 times faster without presolve; a share or a cap
 * makes it worth its time. The tightest tolerances are now and then more than floating numbers can keep.
 */
function settingsFor(program: LinearProgram): readonly Settings[] {
  const first = isTransportLike(program) ? 'off' : 'on'
  const second = first === 'on' ? 'off' : 'on'
  return [
    { presolve: first, tolerance: 1e-9 },
    { presolve: second, tolerance: 1e-9 },
    { presolve: first, tolerance: 1e-7 },
  ]
}

function solveWith(library: Highs, program: LinearProgram, settings: Settings, limits: Limits): Outcome {
  let model: Model | null = null
  try {
    model = createModel(library, program, settings)
    return solveStages(library, model, program, limits)
  } catch (error) {
    // A runtime error spoils the instance: the next solve loads a new one.
    instance = null
    return {
      status: 'failed',
      engine: 'highs',
      message: error instanceof Error ? error.message : String(error),
    }
  } finally {
    model?.dispose()
  }
}

interface Limits {
  readonly deadline: number
  readonly signal?: AbortSignal
}

/**
 * Solve goal after goal. The optimum of a goal without tolerance is kept by holding every column and row that
 * has a dual where it is, which conditions later stages better than a row of the goal itself would; `lift.ts`
 * makes the duals whole. With a tolerance there is no such face, and goals become rows.
 */
function solveStages(library: Highs, model: Model, program: LinearProgram, limits: Limits): Outcome {
  const engine = 'highs' as const
  const { modelStatus } = library.constants
  const stages: Stage[] = []
  let bounds: Bounds = program
  const faces = program.goals.every((goal) => goal.tolerance === 0)
  for (let position = 0; position < program.goals.length; position++) {
    const goal = at(program.goals, position)
    if (limits.signal?.aborted) return { status: 'limit', engine, reason: 'cancelled' }
    const left = limits.deadline - performance.now()
    if (left <= 0) return { status: 'limit', engine, reason: 'time' }
    if (Number.isFinite(left)) {
      model.zeroAllClocks()
      model.options.set({ time_limit: left / 1000 })
    }
    if (position > 0) {
      const stage = at(stages, position - 1)
      if (faces) {
        bounds = holdFace(program, bounds, stage, position - 1)
        changeBounds(model, bounds)
      } else constrainTo(library, model, program, stage, position - 1)
    }
    if (program.columnKeys.length > 0) {
      model.changeColsCost({ kind: 'range', from: 0, to: program.columnKeys.length - 1 }, goal.cost)
    }
    // The optimum of the goal before is feasible for this one: the primal simplex goes on from there.
    if (position > 0) model.options.set({ simplex_strategy: PRIMAL_SIMPLEX })
    model.run()
    const status = model.getModelStatus()
    if (status === modelStatus.timeLimit) return { status: 'limit', engine, reason: 'time' }
    if (status === modelStatus.infeasible) return { status: 'infeasible', engine }
    if (status !== modelStatus.optimal) {
      return { status: 'failed', engine, message: `HiGHS ended with model status ${status}` }
    }
    stages.push(readStage(model, program, position, faces))
  }
  return { status: 'optimal', engine, stages }
}

function createModel(library: Highs, program: LinearProgram, settings: Settings): Model {
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
    presolve: settings.presolve,
    random_seed: 0,
    primal_feasibility_tolerance: settings.tolerance,
    dual_feasibility_tolerance: settings.tolerance,
  })
  return model
}

/** Whether every coefficient is ±1, as in a transport program with regional and terminal limits. */
function isTransportLike(program: LinearProgram): boolean {
  return program.value.every((value) => value === 1 || value === -1)
}

/** Give the model the bounds of a face. */
function changeBounds(model: Model, face: Bounds): void {
  const all = (values: Float64Array) => ({ kind: 'range' as const, from: 0, to: values.length - 1 })
  const { columnLower, columnUpper, rowLower, rowUpper } = face
  if (columnLower.length > 0) model.changeColsBounds(all(columnLower), columnLower, columnUpper)
  if (rowLower.length > 0) model.changeRowsBounds(all(rowLower), rowLower, rowUpper)
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

function readStage(model: Model, program: LinearProgram, position: number, faces: boolean): Stage {
  const goal = at(program.goals, position)
  const { colValue, rowDual } = model.getSolution()
  const x = snapToGrid(Float64Array.from(colValue))
  const rows = program.rowKeys.length
  return {
    goal: goal.id,
    value: tidy(goalValue(goal.cost, x)),
    x,
    rowDuals: Float64Array.from(rowDual.subarray(0, rows)),
    goalDuals: faces ? new Float64Array(position) : Float64Array.from(rowDual.subarray(rows)),
  }
}
