/**
 * The program of a network that differs from an earlier one in quantities only: demand, capacity, limits, prices at
 * the gate. What hangs on the shape of the network stays: columns, keys, the entries of the large families.
 */
import { at } from '../lists.ts'
import type { Network } from '../network/types.ts'
import type { RowDraft } from './builder.ts'
import type { Columns, Context } from './columns.ts'
import { FAMILIES, type Family } from './families.ts'
import type { Formulation } from './formulate.ts'
import { goalCost } from './goals.ts'
import type { Goal, LinearProgram } from './types.ts'

/** Bounds of a row. */
type Limits = Pick<RowDraft, 'lower' | 'upper'>

/** Rows whose entries hang on the shape alone, one list for each family: their bounds, by key or position. */
const SHAPED: Readonly<
  Record<string, (network: Network) => (key: string, position: number) => Limits | null>
> = {
  balance:
    ({ nodes, demand, scenario }) =>
    (_, position) => {
      const node = at(nodes, position)
      const wanted = node.kind === 'market' ? at(demand, scenario.markets.indexOf(node.market)) : 0
      return { lower: wanted, upper: wanted }
    },
  throughput: ({ scenario, year, yearIndex }) => {
    const limits = new Map(
      scenario.terminals.map(({ id, throughput }) => [
        `throughput/${year}/${id}`,
        throughput?.byYear[yearIndex],
      ]),
    )
    return (key) => {
      const limit = limits.get(key)
      return limit === undefined ? null : { lower: Number.NEGATIVE_INFINITY, upper: limit }
    }
  },
}

/**
 * Formulate anew what `network` changes against the network of `previous`, with the same result as `formulate`.
 * `null` where it is no such change: other arcs, other rows, entries that come or go. Its nodes, sites, markets and
 * terminals must be those of the earlier network, in the same order, with other quantities at most, and its policy
 * the same.
 */
export function reformulate(previous: Formulation, network: Network): Formulation | null {
  if (network.arcs !== previous.network.arcs || network.year !== previous.network.year) return null
  const { columns, start } = previous
  const context: Context = { network, columns }
  const rows = new RowUpdate(previous.program)
  for (const family of FAMILIES) if (!updateFamily(family, context, rows)) return null
  if (!rows.isComplete) return null
  const program: LinearProgram = {
    ...previous.program,
    name: `${network.scenario.id}-${network.year}`,
    columnUpper: upperBounds(previous.program.columnUpper, columns, network),
    rowLower: rows.lower,
    rowUpper: rows.upper,
    value: rows.value,
    goals: updateGoals(previous.program, context),
  }
  return { network, columns, program, start }
}

function updateFamily(family: Family, context: Context, rows: RowUpdate): boolean {
  const shaped = SHAPED[family.id]
  if (shaped === undefined) return family.rows(context).every((draft) => rows.replace(draft))
  return rows.setAll(`${family.id}/`, shaped(context.network))
}

/** Upper bounds as `addColumns` gives them; flows keep theirs, since the arcs are the same. */
function upperBounds(previous: Float64Array, columns: Columns, network: Network): Float64Array {
  const upper = previous.slice()
  const set = (positions: readonly (number | null)[], values: readonly number[]) => {
    positions.forEach((column, i) => {
      if (column !== null) upper[column] = at(values, i)
    })
  }
  set(columns.output, network.capacity)
  set(columns.unmet, network.demand)
  set(columns.fill, network.atHand.fill)
  set(columns.release, network.atHand.release)
  return upper
}

/**
 * Goals with their earlier costs, which hang on arcs and columns; those of `cost` have the prices at the gate in them.
 * An array that comes out equal is the earlier one, so that what was made from it can be kept.
 */
function updateGoals({ goals, columnKeys }: LinearProgram, context: Context): Goal[] {
  return goals.map((goal) => {
    if (goal.id !== 'cost') return goal
    const cost = goalCost('cost', context, columnKeys.length)
    return isEqual(goal.cost, cost) ? goal : { ...goal, cost }
  })
}

function isEqual(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Walks the rows of a program in order and writes new bounds and entries over copies. */
class RowUpdate {
  readonly lower: Float64Array
  readonly upper: Float64Array
  private readonly program: LinearProgram
  private changedValue: Float64Array | null = null
  private row = 0

  constructor(program: LinearProgram) {
    this.program = program
    this.lower = program.rowLower.slice()
    this.upper = program.rowUpper.slice()
  }

  /** Entries of the matrix; the program's own array while none has changed. */
  get value(): Float64Array {
    return this.changedValue ?? this.program.value
  }

  get isComplete(): boolean {
    return this.row === this.program.rowKeys.length
  }

  /** Give all rows from here on whose key starts so new bounds. */
  setAll(prefix: string, limitsOf: (key: string, position: number) => Limits | null): boolean {
    for (let position = 0; ; position++) {
      const key = this.program.rowKeys[this.row]
      if (key === undefined || !key.startsWith(prefix)) return true
      const limits = limitsOf(key, position)
      if (limits === null) return false
      this.set(limits)
    }
  }

  /** Write a draft over the row that comes next, which must have its key and entries in the same columns. */
  replace({ key, lower, upper, terms }: RowDraft): boolean {
    if (this.program.rowKeys[this.row] !== key) return false
    for (const [column, coefficient] of terms) if (!this.writeEntry(column, coefficient)) return false
    this.set({ lower, upper })
    return true
  }

  private set({ lower, upper }: Limits): void {
    this.lower[this.row] = lower
    this.upper[this.row] = upper
    this.row++
  }

  private writeEntry(column: number, coefficient: number): boolean {
    const { start, index, value } = this.program
    for (let k = at(start, column); k < at(start, column + 1); k++) {
      if (at(index, k) !== this.row) continue
      if (coefficient === 0) return false
      if (at(this.value, k) === coefficient) return true
      this.changedValue ??= value.slice()
      this.changedValue[k] = coefficient
      return true
    }
    return coefficient === 0
  }
}
