/**
 * Adapter to javascript-lp-solver: dense tableau, right and fast up to about a thousand columns.
 *
 * What it must not be trusted with, and how this adapter answers:
 * - presolve drops the cost of fixed variables: switched off, and fixed columns never reach it;
 * - values are rounded, zeros omitted, some names clobber the status, statuses carry values: x and duals are
 *   read from the final tableau, under names of our own;
 * - a goal of NaN is accepted: the program is checked before;
 * - a stalled basis is reported as optimal: the certificate decides, not the status.
 */
import type { Model } from 'javascript-lp-solver'
import { at, tidy } from '../lists.ts'
import type { Goal, LinearProgram } from '../program/types.ts'
import { goalValue } from './certify.ts'
import { type Bounds, holdFace } from './lift.ts'
import { snapToGrid } from './snap.ts'
import type { Engine, Outcome, SolveOptions, Stage } from './types.ts'

type Library = typeof import('javascript-lp-solver').default

type Coefficients = Record<string, number>

/** One side of a row as the library sees it: it splits ranges and equalities into two of its own. */
interface Side {
  /** Row of the program, or earlier goal, or bound of a column. */
  readonly of: { readonly row: number } | { readonly goal: number } | { readonly column: number }
}

/** The library's model, and what its constraints stand for, in the order it numbers them. */
interface Translation {
  readonly model: Model
  readonly sides: readonly Side[]
  /** Program columns that are variables of the model, in the order they are numbered. */
  readonly columns: readonly number[]
}

/** What of the library's final tableau the adapter reads. */
interface Tableau {
  readonly matrix: Float64Array
  readonly width: number
  readonly rhsColumn: number
  readonly costRowIndex: number
  readonly rowByVarIndex: readonly number[]
  readonly colByVarIndex: readonly number[]
}

export const javascriptLpSolver: Engine = {
  id: 'javascript-lp-solver',
  async solve(program: LinearProgram, options: SolveOptions = {}): Promise<Outcome> {
    const engine = 'javascript-lp-solver' as const
    // Loaded when it is first needed: most programs of the page are networks, which need no tableau.
    const { default: library } = await import('javascript-lp-solver')
    const started = performance.now()
    const stages: Stage[] = []
    // Without tolerances each stage is solved on the optimal face of those before it, see `lift.ts`.
    const faces = program.goals.every((goal) => goal.tolerance === 0)
    let bounds: Bounds = program
    for (let position = 0; position < program.goals.length; position++) {
      if (options.signal?.aborted) return { status: 'limit', engine, reason: 'cancelled' }
      if (performance.now() - started > (options.timeLimit ?? Number.POSITIVE_INFINITY)) {
        return { status: 'limit', engine, reason: 'time' }
      }
      const goal = at(program.goals, position)
      const result = faces
        ? solveStage(library, { ...program, ...bounds }, goal, [])
        : solveStage(library, program, goal, stages)
      if (result.status === 'infeasible') return { status: 'infeasible', engine }
      if (result.status === 'failed') return { status: 'failed', engine, message: result.message }
      const stage = faces ? { ...result.stage, goalDuals: new Float64Array(position) } : result.stage
      if (faces) bounds = holdFace(program, bounds, stage, position)
      stages.push(stage)
    }
    return { status: 'optimal', engine, stages }
  },
}

type StageResult =
  | { readonly status: 'solved'; readonly stage: Stage }
  | { readonly status: 'infeasible' }
  | { readonly status: 'failed'; readonly message: string }

function solveStage(
  library: Library,
  program: LinearProgram,
  goal: Goal,
  earlier: readonly Stage[],
): StageResult {
  if (!goal.cost.every(Number.isFinite)) return { status: 'failed', message: 'a cost is not a finite number' }
  if (isBrokenByFixed(program)) return { status: 'infeasible' }
  const translation = translate(program, goal, earlier)
  const solution: unknown = library.Solve(translation.model, undefined, true)
  const read = readSolution(solution)
  if (read === null) return { status: 'failed', message: 'the library returned no tableau' }
  if (!read.feasible) return { status: 'infeasible' }
  if (!read.bounded) return { status: 'failed', message: 'the library reports an unbounded program' }
  const x = snapToGrid(readColumns(program, translation, read.tableau))
  const { rowDuals, goalDuals } = readDuals(program, translation, read.tableau, earlier.length)
  return {
    status: 'solved',
    stage: { goal: goal.id, value: tidy(goalValue(goal.cost, x)), x, rowDuals, goalDuals },
  }
}

/** Write the program of one stage: its columns that can move, its rows, finite upper bounds, earlier goals. */
function translate(program: LinearProgram, goal: Goal, earlier: readonly Stage[]): Translation {
  const columns: number[] = []
  const variables: Record<string, Coefficients> = {}
  const fixed = fixedActivity(program, earlier.length)
  const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {}
  const sides: Side[] = []
  const open = rowsWithFreeColumns(program)
  program.rowKeys.forEach((_, row) => {
    if (open[row] !== 1) return
    const shift = at(fixed.rows, row)
    const bounds = rowBounds(at(program.rowLower, row) - shift, at(program.rowUpper, row) - shift)
    if (bounds === null) return
    constraints[`r${row}`] = bounds
    const both = bounds.equal !== undefined || (bounds.min !== undefined && bounds.max !== undefined)
    sides.push({ of: { row } })
    if (both) sides.push({ of: { row } })
  })
  earlier.forEach((stage, position) => {
    const { tolerance } = at(program.goals, position)
    constraints[`g${position}`] = { max: stage.value + tolerance - at(fixed.goals, position) }
    sides.push({ of: { goal: position } })
  })
  for (let j = 0; j < program.columnKeys.length; j++) {
    const lower = at(program.columnLower, j)
    const upper = at(program.columnUpper, j)
    if (lower === upper) continue
    columns.push(j)
    const coefficients: Coefficients = { objective: at(goal.cost, j) }
    for (let k = at(program.start, j); k < at(program.start, j + 1); k++) {
      coefficients[`r${at(program.index, k)}`] = at(program.value, k)
    }
    earlier.forEach((_, position) => {
      const cost = at(at(program.goals, position).cost, j)
      if (cost !== 0) coefficients[`g${position}`] = cost
    })
    if (lower !== 0 || upper !== Number.POSITIVE_INFINITY) {
      coefficients[`b${j}`] = 1
      const bounds = rowBounds(lower === 0 ? Number.NEGATIVE_INFINITY : lower, upper)
      if (bounds !== null) {
        constraints[`b${j}`] = bounds
        sides.push({ of: { column: j } })
        if (bounds.min !== undefined && bounds.max !== undefined) sides.push({ of: { column: j } })
      }
    }
    variables[`x${j}`] = coefficients
  }
  const model: Model = {
    optimize: 'objective',
    opType: 'min',
    constraints,
    variables,
    options: { presolve: false },
  }
  return { model, sides, columns }
}

/** 1 for rows that some column can still move. */
function rowsWithFreeColumns(program: LinearProgram): Uint8Array {
  const open = new Uint8Array(program.rowKeys.length)
  for (let j = 0; j < program.columnKeys.length; j++) {
    if (at(program.columnLower, j) === at(program.columnUpper, j)) continue
    for (let k = at(program.start, j); k < at(program.start, j + 1); k++) open[at(program.index, k)] = 1
  }
  return open
}

/** Whether a row that no column can move any more is violated; such rows never reach the library. */
function isBrokenByFixed(program: LinearProgram): boolean {
  const open = rowsWithFreeColumns(program)
  const { rows } = fixedActivity(program, 0)
  return rows.some((activity, row) => {
    const slack = 1e-7 * (1 + Math.abs(activity))
    const low = at(program.rowLower, row)
    const high = at(program.rowUpper, row)
    return open[row] !== 1 && (activity < low - slack || activity > high + slack)
  })
}

/** What the fixed columns add to every row and to every earlier goal. */
function fixedActivity(program: LinearProgram, goals: number) {
  const rows = new Float64Array(program.rowKeys.length)
  const byGoal = new Float64Array(goals)
  for (let j = 0; j < program.columnKeys.length; j++) {
    const value = at(program.columnLower, j)
    if (value !== at(program.columnUpper, j) || value === 0) continue
    for (let k = at(program.start, j); k < at(program.start, j + 1); k++) {
      const row = at(program.index, k)
      rows[row] = at(rows, row) + at(program.value, k) * value
    }
    for (let goal = 0; goal < goals; goal++) {
      byGoal[goal] = at(byGoal, goal) + at(at(program.goals, goal).cost, j) * value
    }
  }
  return { rows, goals: byGoal }
}

/** A row's bounds in the library's words; `null` where it has none. */
function rowBounds(lower: number, upper: number): { min?: number; max?: number; equal?: number } | null {
  if (lower === upper) return { equal: lower }
  const min = Number.isFinite(lower) ? { min: lower } : {}
  const max = Number.isFinite(upper) ? { max: upper } : {}
  return Number.isFinite(lower) || Number.isFinite(upper) ? { ...min, ...max } : null
}

/** Check the shape of the library's answer before anything is read from it. */
function readSolution(
  solution: unknown,
): { readonly feasible: boolean; readonly bounded: boolean; readonly tableau: Tableau } | null {
  if (typeof solution !== 'object' || solution === null) return null
  if (!('_tableau' in solution) || !('feasible' in solution) || !('bounded' in solution)) return null
  const tableau = solution._tableau
  if (!isTableau(tableau)) return null
  return { feasible: solution.feasible === true, bounded: solution.bounded !== false, tableau }
}

function isTableau(value: unknown): value is Tableau {
  return (
    typeof value === 'object' &&
    value !== null &&
    'matrix' in value &&
    value.matrix instanceof Float64Array &&
    'rowByVarIndex' in value &&
    Array.isArray(value.rowByVarIndex) &&
    'colByVarIndex' in value &&
    Array.isArray(value.colByVarIndex)
  )
}

/** x of every program column: basic ones from the right-hand side of the tableau, the others 0 or fixed. */
function readColumns(program: LinearProgram, translation: Translation, tableau: Tableau): Float64Array {
  const x = new Float64Array(program.columnKeys.length)
  for (let j = 0; j < x.length; j++) {
    if (at(program.columnLower, j) === at(program.columnUpper, j)) x[j] = at(program.columnLower, j)
  }
  const first = translation.sides.length
  translation.columns.forEach((column, position) => {
    const row = tableau.rowByVarIndex[first + position] ?? -1
    x[column] = row < 0 ? 0 : at(tableau.matrix, row * tableau.width + tableau.rhsColumn)
  })
  return x
}

/**
 * Duals from the cost row: the entry of a slack that is out of the basis is y for the upper side of a row and
 * −y for its lower side. The library numbers the slacks of all constraints first; of an equality or a range it
 * makes two, one of each kind, so their duals add up.
 */
function readDuals(program: LinearProgram, translation: Translation, tableau: Tableau, goals: number) {
  const rowDuals = new Float64Array(program.rowKeys.length)
  const goalDuals = new Float64Array(goals)
  const upperSides = sideKinds(translation)
  translation.sides.forEach(({ of }, position) => {
    const column = tableau.colByVarIndex[position] ?? -1
    if (column < 0) return
    const entry = at(tableau.matrix, tableau.costRowIndex * tableau.width + column)
    const dual = upperSides[position] ? entry : -entry
    if ('row' in of) rowDuals[of.row] = at(rowDuals, of.row) + dual
    if ('goal' in of) goalDuals[of.goal] = at(goalDuals, of.goal) + dual
  })
  return { rowDuals, goalDuals }
}

/** For each side whether it is an upper one, read the way the library splits its constraints. */
function sideKinds(translation: Translation): boolean[] {
  return Object.values(translation.model.constraints).flatMap((bounds) => {
    if (typeof bounds === 'string') return []
    if (bounds.equal !== undefined) return [false, true]
    const kinds: boolean[] = []
    if (bounds.min !== undefined) kinds.push(false)
    if (bounds.max !== undefined) kinds.push(true)
    return kinds
  })
}
