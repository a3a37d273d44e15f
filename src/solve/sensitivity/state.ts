/** A basis with the reduced costs of all goals, and what a row of it says about the other variables. */
import { at } from '../../lists.ts'
import type { Basis } from './basis.ts'
import { type Form, forEachEntry } from './form.ts'

export class State {
  readonly form: Form
  readonly basis: Basis
  /** Row in which a variable is basic, −1 where it is not. */
  readonly place: Int32Array
  /** Reduced costs, goal by goal for each variable in turn; what is noise is 0. */
  readonly reduced: Float64Array
  private readonly scratch: Scratch

  constructor(form: Form, basis: Basis, reduced: Float64Array, scratch = new Scratch(form)) {
    this.form = form
    this.basis = basis
    this.reduced = reduced
    this.scratch = scratch
    this.place = new Int32Array(form.variables).fill(-1)
    basis.basic.forEach((variable, row) => {
      this.place[variable] = row
    })
  }

  /** A state to change while this one stays; both work on the same scratch memory, one at a time. */
  copy(): State {
    return new State(this.form, this.basis.copy(), this.reduced.slice(), this.scratch)
  }

  /** B⁻¹ a of a variable; valid until the next call. */
  columnOf(variable: number): Float64Array {
    const { column } = this.scratch
    column.fill(0)
    forEachEntry(this.form, variable, (row, value) => {
      column[row] = value
    })
    this.basis.solve(column)
    return column
  }

  /** Row of B⁻¹ [A −I] over the variables that are not basic; valid until the next call. */
  rowOf(row: number): RowEntries {
    const { dense, touched, isTouched, dual } = this.scratch
    for (const variable of touched) {
      dense[variable] = 0
      isTouched[variable] = 0
    }
    touched.length = 0
    dual.fill(0)
    dual[row] = 1
    this.basis.solveTransposed(dual)
    this.addRows(dual, (variable, value) => {
      if (at(this.place, variable) >= 0) return
      if (isTouched[variable] === 0) touched.push(variable)
      isTouched[variable] = 1
      dense[variable] = (dense[variable] ?? 0) + value
    })
    return { dense, touched }
  }

  /** Make `variable` basic in a row, given the row and the variable's column. */
  pivot(row: number, variable: number, entries: RowEntries, column: Float64Array): void {
    const { form, reduced, basis, place } = this
    const leaving = at(basis.basic, row)
    const goals = form.goals.length
    const pivot = at(column, row)
    for (let k = 0; k < goals; k++) {
      const step = at(reduced, variable * goals + k) / pivot
      if (step !== 0) this.changeReduced(entries, k, step)
      reduced[variable * goals + k] = 0
      reduced[leaving * goals + k] = -step
    }
    basis.replace(row, variable, column)
    place[variable] = row
    place[leaving] = -1
  }

  /** Take `step` of a row from the reduced costs of a goal. */
  changeReduced({ dense, touched }: RowEntries, goal: number, step: number): void {
    const { form, reduced } = this
    const goals = form.goals.length
    const noise = at(form.noise, goal)
    for (const variable of touched) {
      const place = variable * goals + goal
      const value = (reduced[place] ?? 0) - step * (dense[variable] ?? 0)
      reduced[place] = Math.abs(value) <= noise ? 0 : value
    }
  }

  /** Lexicographic sign of a variable's reduced costs. */
  signOf(variable: number): -1 | 0 | 1 {
    const goals = this.form.goals.length
    for (let k = 0; k < goals; k++) {
      const value = this.reduced[variable * goals + k] ?? 0
      if (value !== 0) return value < 0 ? -1 : 1
    }
    return 0
  }

  private addRows(dual: Float64Array, add: (variable: number, value: number) => void): void {
    const { columns, rowStart, rowIndex, rowValue } = this.form
    for (let row = 0; row < dual.length; row++) {
      const weight = dual[row] ?? 0
      if (weight === 0) continue
      add(columns + row, -weight)
      for (let k = at(rowStart, row); k < at(rowStart, row + 1); k++) {
        add(rowIndex[k] ?? 0, weight * (rowValue[k] ?? 0))
      }
    }
  }
}

/** Entries of a row of the tableau: dense, and the variables that have one. */
export interface RowEntries {
  readonly dense: Float64Array
  readonly touched: readonly number[]
}

/** Memory that is written anew for every pivot. */
class Scratch {
  readonly column: Float64Array
  readonly dual: Float64Array
  readonly dense: Float64Array
  readonly isTouched: Uint8Array
  readonly touched: number[] = []

  constructor(form: Form) {
    this.column = new Float64Array(form.rows)
    this.dual = new Float64Array(form.rows)
    this.dense = new Float64Array(form.variables)
    this.isTouched = new Uint8Array(form.variables)
  }
}

/** Reduced costs c − Aᵀy of all variables, with y given by goal and row; a logical variable has y itself. */
export function reducedCostsOf(form: Form, duals: readonly Float64Array[]): Float64Array {
  const goals = form.goals.length
  const reduced = new Float64Array(form.variables * goals)
  for (let k = 0; k < goals; k++) {
    const cost = at(form.goals, k)
    const dual = at(duals, k)
    const noise = at(form.noise, k)
    for (let variable = 0; variable < form.variables; variable++) {
      let value = cost[variable] ?? 0
      forEachEntry(form, variable, (row, entry) => {
        value -= entry * (dual[row] ?? 0)
      })
      reduced[variable * goals + k] = Math.abs(value) <= noise ? 0 : value
    }
  }
  return reduced
}

/** Order of the ratios |d| ÷ |α| of two variables, goal by goal. */
export function compareRatios(state: State, entries: RowEntries, a: number, b: number): number {
  const { form, reduced } = state
  const goals = form.goals.length
  const weightOf = (variable: number) => state.signOf(variable) / Math.abs(entries.dense[variable] ?? 1)
  const [weightA, weightB] = [weightOf(a), weightOf(b)]
  for (let k = 0; k < goals; k++) {
    const first = (reduced[a * goals + k] ?? 0) * weightA
    const second = (reduced[b * goals + k] ?? 0) * weightB
    if (Math.abs(first - second) > at(form.noise, k) * Math.max(Math.abs(weightA), Math.abs(weightB), 1))
      return first - second
  }
  return 0
}
