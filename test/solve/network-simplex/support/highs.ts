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

/** One row per node, one column per arc; loops have no entries. */
function encode(runtime: Highs, problem: FlowProblem): ModelData {
  const { arcCount, nodeCount, source, target } = problem
  const starts = new Int32Array(arcCount + 1)
  const indices = new Int32Array(2 * arcCount)
  const values = new Float64Array(2 * arcCount)
  let end = 0
  for (let arc = 0; arc < arcCount; arc++) {
    const from = source[arc] ?? 0
    const to = target[arc] ?? 0
    if (from !== to) {
      indices[end] = from
      values[end++] = 1
      indices[end] = to
      values[end++] = -1
    }
    starts[arc + 1] = end
  }
  return {
    numCols: arcCount,
    numRows: nodeCount,
    colCost: problem.cost,
    colLower: problem.lower,
    colUpper: problem.upper.map((value) => (value === Infinity ? runtime.infinity : value)),
    rowLower: problem.supply,
    rowUpper: problem.supply,
    matrix: {
      format: 'csc',
      numRows: nodeCount,
      numCols: arcCount,
      starts,
      indices: indices.subarray(0, end),
      values: values.subarray(0, end),
    },
  }
}

/** Solve a flow problem as a linear program, and read flows and duals as any user would. */
export function solveWithHighs(
  runtime: Highs,
  problem: FlowProblem,
  settings: { readonly presolve?: 'off' } = {},
): Reference {
  const model = runtime.createModel(encode(runtime, problem))
  try {
    model.options.set('output_flag', false)
    if (settings.presolve !== undefined) model.options.set('presolve', settings.presolve)
    const { modelStatus } = model.run()
    if (modelStatus !== runtime.constants.modelStatus.optimal) return { status: 'none' }
    model.getSolution()
    return { status: 'optimal', objective: model.getObjectiveValue() }
  } finally {
    model.dispose()
  }
}
