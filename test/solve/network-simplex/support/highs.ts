/** The same problem for HiGHS, an engine that shares no line with ours. */
import loadHighs, { type Highs, type ModelData } from 'highs'
import type { FlowProblem } from '../../../../src/solve/network-simplex/index.ts'

export type Reference =
  | { readonly status: 'optimal'; readonly objective: number }
  | { readonly status: 'none' }

let loading: Promise<Highs> | null = null

/** Load HiGHS once for a test file. */
export function highs(): Promise<Highs> {
  loading ??= loadHighs()
  return loading
}

/** Solve a flow problem as a linear program: one row per node, one column per arc, loops without entries. */
export function solveWithHighs(runtime: Highs, problem: FlowProblem): Reference {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  problem.source.forEach((source, arc) => {
    const target = problem.target[arc]
    if (target !== undefined && source !== target) {
      indices.push(source, target)
      values.push(1, -1)
    }
    starts.push(indices.length)
  })
  const model: ModelData = {
    numCols: problem.arcCount,
    numRows: problem.nodeCount,
    colCost: problem.cost,
    colLower: problem.lower,
    colUpper: problem.upper.map((value) => (value === Infinity ? runtime.infinity : value)),
    rowLower: problem.supply,
    rowUpper: problem.supply,
    matrix: {
      format: 'csc',
      numRows: problem.nodeCount,
      numCols: problem.arcCount,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  }
  return runtime.withModel(model, (live): Reference => {
    live.options.set('output_flag', false)
    const { modelStatus } = live.run()
    if (modelStatus !== runtime.constants.modelStatus.optimal) return { status: 'none' }
    return { status: 'optimal', objective: live.getObjectiveValue() }
  })
}
