/**
 * The program of all years together: perfect foresight. The programs of the single years stand side by side, each
 * with the most that the year could ever draw on, and rows between years hold what they share:
 *
 *     reserve   q_t + V_t = V_{t−1} + joining_t     V_t ≥ 0 product in place after year t; free to be lost where a
 *                                                   permit lapses with t, or the years end
 *     stock     S_t = S_{t−1} + p_t − r_t           0 ≤ S_t ≤ yard
 *
 * A goal is the sum of the years' goals; that of cost is discounted, (1 + rate)^−(t − first year). Rows of a reserve
 * that all its years together cannot exhaust are left out.
 */
import { at, tidy } from '../lists.ts'
import type { Scenario, Site } from '../scenario/types.ts'
import type { RowDraft, Term } from './builder.ts'
import type { Formulation } from './formulate.ts'
import type { Goal, LinearProgram, StageId } from './types.ts'

export interface Coupled {
  readonly years: readonly Formulation[]
  /** Where the columns of each year's program begin among those of the whole. */
  readonly offsets: readonly number[]
  readonly program: LinearProgram
  /** What one year leaves to the next, in an order in which each follows from those before it. */
  readonly carries: readonly Carry[]
  /** 1 for the columns a search should start with. */
  readonly start: Uint8Array
}

/** A column between two years: constant + Σ terms. */
interface Carry {
  readonly column: number
  readonly constant: number
  readonly terms: readonly Term[]
}

/** Modelled years over which the weight of the tie goal doubles; see `weightOf`. */
const TIE_YEARS = 64

/** Couple the programs of a scenario's years, which must be those of `mostAtHand`, in order. */
export function coupleYears(years: readonly Formulation[]): Coupled {
  const { scenario } = at(years, 0).network
  const offsets: number[] = []
  let columns = 0
  for (const { program } of years) {
    offsets.push(columns)
    columns += program.columnKeys.length
  }
  const links = new Links(years, offsets, columns)
  scenario.sites.forEach((site, i) => {
    links.addReserve(site, i)
    links.addStock(site, i)
  })
  const program = join(scenario, years, offsets, links)
  const start = new Uint8Array(program.columnKeys.length).fill(1)
  years.forEach((year, t) => {
    start.set(year.start, at(offsets, t))
  })
  return { years, offsets, program, carries: links.carries, start }
}

/** The part of a solution that belongs to a year. */
export function ofYear({ years, offsets }: Coupled, t: number, x: Float64Array): Float64Array {
  const offset = at(offsets, t)
  return x.slice(offset, offset + at(years, t).program.columnKeys.length)
}

/** A solution of the whole made of those of its years; what passes between years follows from them. */
export function joinYears(coupled: Coupled, solutions: readonly Float64Array[]): Float64Array {
  const { program, offsets } = coupled
  const x = new Float64Array(program.columnKeys.length)
  solutions.forEach((solution, t) => {
    x.set(solution, at(offsets, t))
  })
  for (const { column, constant, terms } of coupled.carries) {
    x[column] = Math.max(0, tidy(terms.reduce((sum, [j, value]) => sum + value * at(x, j), constant)))
  }
  return x
}

/** Columns and rows between years, gathered site by site. */
class Links {
  readonly keys: string[] = []
  readonly upper: number[] = []
  readonly rows: RowDraft[] = []
  readonly carries: Carry[] = []
  private readonly years: readonly Formulation[]
  private readonly offsets: readonly number[]
  private readonly first: number

  constructor(years: readonly Formulation[], offsets: readonly number[], first: number) {
    this.years = years
    this.offsets = offsets
    this.first = first
  }

  addReserve(site: Site, i: number): void {
    if (site.reserve === null) return
    for (const [from, to] of spells(site, this.years.length)) {
      if (this.cannotExhaust(site, i, from, to)) continue
      let before: Term[] = []
      for (let t = from; t <= to; t++) {
        const { columns, network } = at(this.years, t)
        const key = `${network.year}/${site.id}`
        const terms: Term[] = [...before, [at(this.offsets, t) + at(columns.output, i), -1]]
        const joining = at(site.course.mineableAdded, t)
        if (t < to) before = [[this.carry(`mineable/${key}`, `reserve/${key}`, Infinity, joining, terms), 1]]
        else
          this.rows.push({ key: `reserve/${key}`, lower: -Infinity, upper: joining, terms: opposite(terms) })
      }
    }
  }

  addStock(site: Site, i: number): void {
    const { stock } = site
    if (stock === null) return
    let before: Term[] = []
    this.years.forEach(({ columns, network }, t) => {
      const key = `${network.year}/${site.id}`
      const offset = at(this.offsets, t)
      const fill = at(columns.fill, i)
      const release = at(columns.release, i)
      if (fill === null || release === null) throw new RangeError('a site with stock has its columns')
      const terms: Term[] = [...before, [offset + fill, 1], [offset + release, -1]]
      const given = t === 0 ? stock.start.value : 0
      before = [[this.carry(`stock/${key}`, `yard/${key}`, stock.capacity.value, given, terms), 1]]
    })
  }

  /** Add a column that is constant + Σ terms, with the row that says so. */
  private carry(key: string, row: string, upper: number, constant: number, terms: readonly Term[]): number {
    this.upper.push(upper)
    const column = this.first + this.keys.push(key) - 1
    this.carries.push({ column, constant, terms })
    this.rows.push({ key: row, lower: constant, upper: constant, terms: [[column, 1], ...opposite(terms)] })
    return column
  }

  /** Whether every year from `from` to `to` can mine all it can without running into what joined by then. */
  private cannotExhaust(site: Site, i: number, from: number, to: number): boolean {
    let mined = 0
    let joined = 0
    for (let t = from; t <= to; t++) {
      mined += at(at(this.years, t).network.capacity, i)
      joined += at(site.course.mineableAdded, t)
      if (mined > joined) return false
    }
    return true
  }
}

const opposite = (terms: readonly Term[]): Term[] => terms.map(([column, value]) => [column, -value])

/** Spells of years within which what is not mined is kept: they end where a permit lapses. */
function spells(site: Site, years: number): (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = []
  let from = 0
  for (let t = 0; t < years; t++) {
    if (t < years - 1 && site.course.lapses[t] !== true) continue
    found.push([from, t])
    from = t + 1
  }
  return found
}

/** Put the programs of the years and the links between them into one. */
function join(
  scenario: Scenario,
  years: readonly Formulation[],
  offsets: readonly number[],
  links: Links,
): LinearProgram {
  const programs = years.map(({ program }) => program)
  const stack = (pick: (program: LinearProgram) => Float64Array, rest: readonly number[]) =>
    Float64Array.from([...programs.flatMap((program) => [...pick(program)]), ...rest])
  const columnKeys = [...programs.flatMap((program) => program.columnKeys), ...links.keys]
  const zeros = links.keys.map(() => 0)
  const lower = links.rows.map((row) => row.lower)
  const upper = links.rows.map((row) => row.upper)
  return {
    name: `${scenario.id}-${scenario.years[0]}-${scenario.years.at(-1)}`,
    columnKeys,
    columnLower: stack((program) => program.columnLower, zeros),
    columnUpper: stack((program) => program.columnUpper, links.upper),
    rowKeys: [...programs.flatMap(({ rowKeys }) => rowKeys), ...links.rows.map(({ key }) => key)],
    rowLower: stack((program) => program.rowLower, lower),
    rowUpper: stack((program) => program.rowUpper, upper),
    ...stackMatrix(programs, links.rows, columnKeys.length),
    goals: sumGoals(scenario, programs, offsets, columnKeys.length),
  }
}

/** The matrices of the programs one after the other, with the rows between them below. */
function stackMatrix(
  programs: readonly LinearProgram[],
  between: readonly RowDraft[],
  columns: number,
): Pick<LinearProgram, 'start' | 'index' | 'value'> {
  const below = termsBelow(programs, between, columns)
  const start = new Int32Array(columns + 1)
  const index: number[] = []
  const value: number[] = []
  let column = 0
  const close = () => {
    for (const [row, coefficient] of at(below, column)) {
      index.push(row)
      value.push(coefficient)
    }
    column++
    start[column] = index.length
  }
  let rows = 0
  for (const program of programs) {
    for (let j = 0; j < program.columnKeys.length; j++) {
      for (let k = at(program.start, j); k < at(program.start, j + 1); k++) {
        index.push(rows + at(program.index, k))
        value.push(at(program.value, k))
      }
      close()
    }
    rows += program.rowKeys.length
  }
  while (column < columns) close()
  return { start, index: Int32Array.from(index), value: Float64Array.from(value) }
}

/** Entries of every column in the rows between years, which stand below those of all years. */
function termsBelow(
  programs: readonly LinearProgram[],
  between: readonly RowDraft[],
  columns: number,
): readonly (readonly Term[])[] {
  const first = programs.reduce((sum, { rowKeys }) => sum + rowKeys.length, 0)
  const entries: Term[][] = Array.from({ length: columns }, () => [])
  between.forEach(({ terms }, position) => {
    for (const [column, coefficient] of terms) at(entries, column).push([first + position, coefficient])
  })
  return entries
}

function sumGoals(
  scenario: Scenario,
  programs: readonly LinearProgram[],
  offsets: readonly number[],
  count: number,
): Goal[] {
  return at(programs, 0).goals.map(({ id }, k) => {
    const cost = new Float64Array(count)
    let tolerance = 0
    programs.forEach((program, t) => {
      const weight = weightOf(scenario, id, t)
      const goal = at(program.goals, k)
      tolerance += weight * goal.tolerance
      goal.cost.forEach((each, j) => {
        if (each !== 0) cost[at(offsets, t) + j] = weight * each
      })
    })
    return { id, cost, tolerance }
  })
}

/**
 * What a year counts in the sum of a goal: cost is discounted, tonnes, kilometres and emissions weigh the same in
 * every year. The tie goal weighs a little more every year, so that a tonne cannot move between years for nothing;
 * within a year its order stays.
 */
export function weightOf(scenario: Scenario, goal: StageId, t: number): number {
  if (goal === 'tie') return 1 + t / TIE_YEARS
  if (goal !== 'cost') return 1
  return (1 + scenario.discountRate.value) ** -(at(scenario.years, t) - at(scenario.years, 0))
}
