/**
 * A basis and its inverse as a product of elementary matrices (product form; Dantzig and Orchard-Hays 1954). The
 * bases of networks are nearly triangular: in the right order their factors are their own columns.
 */
import { at } from '../../lists.ts'
import { type Form, forEachEntry } from './form.ts'

/** Entries smaller than this do not become pivots. */
export const PIVOT = 1e-9
/** Entries smaller than this are rounding. */
const DROP = 1e-13

/** An elementary matrix: the unit matrix but for column `row`, which brings `column` to the unit vector. */
interface Factor {
  readonly row: number
  readonly pivot: number
  readonly index: Int32Array
  readonly value: Float64Array
}

export class Basis {
  /** The basic variable of every row. */
  readonly basic: Int32Array
  private readonly factors: Factor[]

  private constructor(basic: Int32Array, factors: Factor[]) {
    this.basic = basic
    this.factors = factors
  }

  /** The basis of the logical variables. */
  static ofLogicals(form: Form): Basis {
    const basis = new Basis(new Int32Array(form.rows), [])
    for (let row = 0; row < form.rows; row++) {
      const column = new Float64Array(form.rows)
      column[row] = -1
      basis.replace(row, form.columns + row, column)
    }
    return basis
  }

  /** The same basis, factorised anew in an order that leaves little fill. */
  refactorised(form: Form): Basis {
    const basis = new Basis(new Int32Array(form.rows).fill(-1), [])
    const column = new Float64Array(form.rows)
    const { order, open } = eliminationOrder(form, this.basic)
    for (const { variable, row } of order) {
      column.fill(0)
      forEachEntry(form, variable, (each, value) => {
        column[each] = value
      })
      if (row === null) basis.solve(column)
      const place = row ?? largestIn(column, open)
      open.delete(place)
      basis.replace(place, variable, column)
    }
    return basis
  }

  copy(): Basis {
    return new Basis(this.basic.slice(), this.factors.slice())
  }

  /** B⁻¹ v, in place; entry i belongs to the basic variable of row i. */
  solve(v: Float64Array): void {
    for (const { row, pivot, index, value } of this.factors) {
      const entry = at(v, row)
      if (entry === 0) continue
      const step = entry / pivot
      v[row] = step
      for (let k = 0; k < index.length; k++) {
        const i = index[k] ?? 0
        v[i] = (v[i] ?? 0) - (value[k] ?? 0) * step
      }
    }
  }

  /** vᵀ B⁻¹, in place. */
  solveTransposed(v: Float64Array): void {
    for (let f = this.factors.length - 1; f >= 0; f--) {
      const { row, pivot, index, value } = at(this.factors, f)
      let sum = at(v, row)
      for (let k = 0; k < index.length; k++) sum -= (value[k] ?? 0) * (v[index[k] ?? 0] ?? 0)
      v[row] = Math.abs(sum) <= DROP ? 0 : sum / pivot
    }
  }

  /** Let a variable whose column is `solved` = B⁻¹ a take the place of the basic variable of a row. */
  replace(row: number, variable: number, solved: Float64Array): void {
    const index: number[] = []
    const value: number[] = []
    for (let i = 0; i < solved.length; i++) {
      const entry = solved[i] ?? 0
      if (i === row || Math.abs(entry) <= DROP) continue
      index.push(i)
      value.push(entry)
    }
    const pivot = at(solved, row)
    this.factors.push({ row, pivot, index: Int32Array.from(index), value: Float64Array.from(value) })
    this.basic[row] = variable
  }
}

function largestIn(column: Float64Array, rows: ReadonlySet<number>): number {
  let best = -1
  for (const row of rows) {
    if (best < 0 || Math.abs(at(column, row)) > Math.abs(at(column, best))) best = row
  }
  return best
}

interface Placed {
  readonly variable: number
  /** The row it is eliminated in; `null` where that is to be chosen among the open ones. */
  readonly row: number | null
}

interface Elimination {
  readonly order: readonly Placed[]
  /** Rows of the variables that have none yet. */
  readonly open: Set<number>
}

/**
 * An order of elimination: columns with a single entry in the rows that are left are taken off and come last, the
 * last one taken first; then rows with a single entry in the columns that are left come first; between them stands
 * the rest, which has no such form.
 */
function eliminationOrder(form: Form, variables: Int32Array): Elimination {
  const peel = new Peel(form, variables)
  const columns = peel.takeColumns()
  const rows = peel.takeRows()
  const { variables: rest, rows: open } = peel.rest()
  const chosen = rest.map((variable): Placed => ({ variable, row: null }))
  return { order: [...rows, ...chosen, ...columns.reverse()], open: new Set(open) }
}

/** Takes columns and rows with a single entry off a square matrix. */
class Peel {
  private readonly form: Form
  private readonly variables: Int32Array
  /** Positions among the variables by row. */
  private readonly byRow: number[][]
  private readonly columnOpen: Uint8Array
  private readonly rowOpen: Uint8Array
  private readonly columnCount: Int32Array
  private readonly rowCount: Int32Array

  constructor(form: Form, variables: Int32Array) {
    this.form = form
    this.variables = variables
    this.byRow = Array.from({ length: form.rows }, () => [])
    this.columnOpen = new Uint8Array(variables.length).fill(1)
    this.rowOpen = new Uint8Array(form.rows).fill(1)
    this.columnCount = new Int32Array(variables.length)
    this.rowCount = new Int32Array(form.rows)
    variables.forEach((variable, position) => {
      forEachEntry(form, variable, (row) => {
        at(this.byRow, row).push(position)
        this.columnCount[position] = at(this.columnCount, position) + 1
        this.rowCount[row] = at(this.rowCount, row) + 1
      })
    })
  }

  takeColumns(): Placed[] {
    const taken: Placed[] = []
    const queue = [...this.variables.keys()].filter((position) => this.columnCount[position] === 1)
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const row = this.openRow(next)
      if (at(this.columnOpen, next) === 0 || row === null) continue
      taken.push({ variable: at(this.variables, next), row })
      this.close(next, row)
      for (const position of at(this.byRow, row)) if (this.columnCount[position] === 1) queue.push(position)
    }
    return taken
  }

  takeRows(): Placed[] {
    const taken: Placed[] = []
    const queue = [...this.rowCount.keys()].filter((row) => this.rowCount[row] === 1)
    for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
      const position = at(this.byRow, row).find((each) => this.columnOpen[each] === 1)
      if (at(this.rowOpen, row) === 0 || position === undefined) continue
      taken.push({ variable: at(this.variables, position), row })
      this.close(position, row)
      forEachEntry(this.form, at(this.variables, position), (each) => {
        if (this.rowCount[each] === 1) queue.push(each)
      })
    }
    return taken
  }

  /** Variables and rows that are left. */
  rest() {
    return {
      variables: [...this.variables].filter((_, position) => this.columnOpen[position] === 1),
      rows: [...this.rowOpen.keys()].filter((row) => this.rowOpen[row] === 1),
    }
  }

  private openRow(position: number): number | null {
    let found: number | null = null
    forEachEntry(this.form, at(this.variables, position), (row) => {
      if (this.rowOpen[row] === 1) found = row
    })
    return found
  }

  private close(position: number, row: number): void {
    this.columnOpen[position] = 0
    this.rowOpen[row] = 0
    forEachEntry(this.form, at(this.variables, position), (each) => {
      this.rowCount[each] = at(this.rowCount, each) - 1
    })
    for (const each of at(this.byRow, row)) this.columnCount[each] = at(this.columnCount, each) - 1
  }
}
