/** Small programs by hand, for tests of engines, certificates and files. */
import { ProgramBuilder } from '../../src/program/builder.ts'
import type { Goal, LinearProgram } from '../../src/program/types.ts'
import { certify } from '../../src/solve/certify.ts'
import type { Outcome, Stage } from '../../src/solve/types.ts'

export interface ColumnDraft {
  readonly key: string
  readonly lower?: number
  readonly upper?: number
  /** One per goal; the last goal is the tie goal. */
  readonly costs: readonly number[]
}

export interface RowDraft {
  readonly key: string
  readonly lower?: number
  readonly upper?: number
  readonly terms: Readonly<Record<string, number>>
}

const GOALS: readonly Goal['id'][] = ['unmet', 'transfer', 'cost', 'emissions']

/** A program of columns and rows; absent bounds are 0 and Infinity for columns, none for rows. */
export function programOf(
  columns: readonly ColumnDraft[],
  rows: readonly RowDraft[],
  tolerances: readonly number[] = [],
): LinearProgram {
  const builder = new ProgramBuilder()
  const positions = new Map(
    columns.map(({ key, lower = 0, upper = Number.POSITIVE_INFINITY }) => [
      key,
      builder.addColumn(key, lower, upper),
    ]),
  )
  builder.addRows(
    rows.map(({ key, lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY, terms }) => ({
      key,
      lower,
      upper,
      terms: Object.entries(terms).map(([column, value]) => [positions.get(column) ?? -1, value] as const),
    })),
  )
  const count = columns[0]?.costs.length ?? 0
  const goals = Array.from(
    { length: count },
    (_, k): Goal => ({
      id: k === count - 1 ? 'tie' : (GOALS[k] ?? 'cost'),
      cost: Float64Array.from(columns, ({ costs }) => costs[k] ?? 0),
      tolerance: tolerances[k] ?? 0,
    }),
  )
  return builder.pack('by-hand', goals)
}

/** Stages of an outcome that must be optimal. */
export function stagesOf(outcome: Outcome): readonly Stage[] {
  if (outcome.status !== 'optimal') throw new Error(`${outcome.engine}: ${outcome.status}`)
  return outcome.stages
}

/** Certificate of an outcome that must be optimal, at its last x. */
export function certificateOf(program: LinearProgram, outcome: Outcome) {
  const stages = stagesOf(outcome)
  return certify(program, stages, stages.at(-1)?.x ?? new Float64Array())
}
