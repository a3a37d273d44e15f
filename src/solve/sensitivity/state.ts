/** A basis with the duals of all goals, and what a row of its tableau says about the other variables. */
import { at } from '../../lists.ts'
import type { Basis } from './basis.ts'
import { type Form, forEachEntry } from './form.ts'

export class State {
  readonly form: Form
  readonly basis: Basis
  /** Row in which a variable is basic, −1 where it is not. */
  readonly place: Int32Array
  /** y by goal and row. Reduced costs c − Aᵀy follow from them; a logical variable has y itself. */
  readonly duals: readonly Float64Array[]
  private readonly scratch: Scratch

  constructor(form: Form, basis: Basis, duals: readonly Float64Array[], scratch = new Scratch(form)) {
    this.form = form
    this.basis = basis
    this.duals = duals
    this.scratch = scratch
    this.place = new Int32Array(form.variables).fill(-1)
    basis.basic.forEach((variable, row) => {
      this.place[variable] = row
    })
  }

  /** A state to change while this one stays; both work on the same scratch memory, one at a time. */
  copy(): State {
    const duals = this.duals.map((dual) => dual.slice())
    return new State(this.form, this.basis.copy(), duals, this.scratch)
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
    const { columns, rowStart, rowIndex, rowValue } = this.form
    const add = (variable: number, value: number) => {
      if ((this.place[variable] ?? 0) >= 0) return
      if (isTouched[variable] === 0) touched.push(variable)
      isTouched[variable] = 1
      dense[variable] = (dense[variable] ?? 0) + value
    }
    for (let i = 0; i < dual.length; i++) {
      const weight = dual[i] ?? 0
      if (weight === 0) continue
      add(columns + i, -weight)
      const end = at(rowStart, i + 1)
      for (let k = at(rowStart, i); k < end; k++) add(rowIndex[k] ?? 0, weight * (rowValue[k] ?? 0))
    }
    return { dense, touched, dual }
  }

  /** Make `variable` basic in a row, given the row and the variable's column: its reduced costs become 0. */
  pivot(row: number, variable: number, entries: RowEntries, column: Float64Array): void {
    const leaving = at(this.basis.basic, row)
    const pivot = at(column, row)
    this.push(
      entries,
      this.duals.map((_, k) => this.reducedCost(variable, k) / pivot),
    )
    this.basis.replace(row, variable, column)
    this.place[variable] = row
    this.place[leaving] = -1
  }

  /** Move the duals along a row, goal by goal: a reduced cost falls by step × entry. */
  push({ dual }: RowEntries, steps: readonly number[]): void {
    steps.forEach((step, k) => {
      if (step === 0) return
      const own = at(this.duals, k)
      for (let i = 0; i < own.length; i++) own[i] = (own[i] ?? 0) + step * (dual[i] ?? 0)
    })
  }

  /** Reduced cost of a variable in a goal; what is noise is 0. */
  reducedCost(variable: number, goal: number): number {
    const { columns, goals, noise, start, index, value } = this.form
    const dual = at(this.duals, goal)
    let sum = 0
    if (variable >= columns) sum = dual[variable - columns] ?? 0
    else {
      sum = goals[goal]?.[variable] ?? 0
      const end = at(start, variable + 1)
      for (let k = at(start, variable); k < end; k++) sum -= (value[k] ?? 0) * (dual[index[k] ?? 0] ?? 0)
    }
    return Math.abs(sum) <= at(noise, goal) ? 0 : sum
  }

  /** Lexicographic sign of a variable's reduced costs. */
  signOf(variable: number): -1 | 0 | 1 {
    for (let k = 0; k < this.duals.length; k++) {
      const value = this.reducedCost(variable, k)
      if (value !== 0) return value < 0 ? -1 : 1
    }
    return 0
  }

  /**
   * Order of the ratios |d| ÷ |α| of two variables, goal by goal. Reduced costs have the sign of the first that
   * is not 0, so the ratio of both is positive.
   */
  compareRatios({ dense }: RowEntries, a: number, b: number): number {
    const weightA = 1 / Math.abs(dense[a] ?? 1)
    const weightB = 1 / Math.abs(dense[b] ?? 1)
    let [signA, signB] = [0, 0]
    for (let k = 0; k < this.duals.length; k++) {
      const first = this.reducedCost(a, k) * weightA
      const second = this.reducedCost(b, k) * weightB
      if (signA === 0) signA = Math.sign(first)
      if (signB === 0) signB = Math.sign(second)
      const difference = signA * first - signB * second
      if (Math.abs(difference) > at(this.form.noise, k) * Math.max(weightA, weightB, 1)) return difference
    }
    return 0
  }
}

/** A row of the tableau: dense, and the variables that have an entry; and the row of B⁻¹ it was made from. */
export interface RowEntries {
  readonly dense: Float64Array
  readonly touched: readonly number[]
  readonly dual: Float64Array
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
