/** Random transport programs whose rows are a network but for a few: seeded, so that they are the same every time. */
import type { LinearProgram } from '../../../src/program/types.ts'
import { type ColumnDraft, programOf, type RowDraft } from '../../support/programs.ts'
import { randomIntegers } from '../network-simplex/support/networks.ts'

/** Numbers of one random program. */
export class Dice {
  private readonly below: (below: number) => number

  constructor(seed: number) {
    this.below = randomIntegers(seed)
  }

  /** A whole number from `low` to `high`. */
  whole(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.below(1000) < 1000 * probability
  }
}

/** Sites, wharves and markets with roads between them, and two to six side rows over random sets of roads. */
export function randomProgram(seed: number): LinearProgram {
  const dice = new Dice(seed)
  const sites = dice.whole(1, 6)
  const wharves = dice.whole(0, 4)
  const markets = dice.whole(1, 6)
  const columns: ColumnDraft[] = []
  const rows = new Map<string, { bounds: readonly [number, number]; terms: Record<string, number> }>()
  const join = (key: string, row: string, entry: number) => {
    const found = rows.get(row)
    if (found !== undefined) found.terms[key] = entry
  }
  const add = (key: string, upper: number, costs: readonly number[], from: string, to: string) => {
    columns.push({ key, upper, costs: [...costs, dice.whole(1, 1e6)] })
    join(key, from, -1)
    join(key, to, 1)
  }
  for (let i = 0; i < sites; i++) rows.set(`site${i}`, { bounds: [0, 0], terms: {} })
  for (let w = 0; w < wharves; w++) rows.set(`wharf${w}`, { bounds: [0, 0], terms: {} })
  for (let m = 0; m < markets; m++) {
    const demand = dice.whole(0, 400) / 10
    rows.set(`market${m}`, { bounds: [demand, demand], terms: {} })
    add(`unmet${m}`, demand, [1, 0], '', `market${m}`)
  }
  for (let i = 0; i < sites; i++)
    add(`output${i}`, dice.whole(0, 500) / 10, [0, dice.whole(0, 9)], '', `site${i}`)
  const road = (from: string, to: string) => {
    const upper = dice.chance(0.3) ? dice.whole(0, 200) / 10 : Number.POSITIVE_INFINITY
    add(`${from}-${to}`, upper, [0, dice.whole(0, 30) / 10], from, to)
  }
  for (let i = 0; i < sites; i++) {
    for (let m = 0; m < markets; m++) if (dice.chance(0.6)) road(`site${i}`, `market${m}`)
    for (let w = 0; w < wharves; w++) if (dice.chance(0.5)) road(`site${i}`, `wharf${w}`)
  }
  for (let w = 0; w < wharves; w++) {
    for (let m = 0; m < markets; m++) if (dice.chance(0.5)) road(`wharf${w}`, `market${m}`)
    for (let v = 0; v < wharves; v++) if (v !== w && dice.chance(0.3)) road(`wharf${w}`, `wharf${v}`)
  }
  return programOf(columns, [...networkRows(rows), ...sideRows(dice, columns)])
}

function networkRows(
  rows: ReadonlyMap<string, { bounds: readonly [number, number]; terms: Record<string, number> }>,
): RowDraft[] {
  return [...rows].map(([key, { bounds, terms }]) => ({ key, lower: bounds[0], upper: bounds[1], terms }))
}

/** Limits shared by roads, shares of one set in another, and least amounts. */
function sideRows(dice: Dice, columns: readonly ColumnDraft[]): RowDraft[] {
  return Array.from({ length: dice.whole(2, 6) }, (_, position): RowDraft => {
    const terms: Record<string, number> = {}
    const kind = dice.whole(0, 3)
    for (const { key } of columns) {
      if (key.startsWith('unmet') || !dice.chance(0.4)) continue
      terms[key] = kind === 0 ? dice.whole(1, 9) / 4 : kind === 1 && dice.chance(0.5) ? -0.5 : 1
    }
    const limit = dice.whole(0, 600) / 10
    if (kind === 1) return { key: `share${position}`, lower: 0, terms }
    if (kind === 2 && dice.chance(0.3)) return { key: `least${position}`, lower: limit / 20, terms }
    return { key: `limit${position}`, upper: limit, terms }
  })
}

/** The program with some bounds, and where asked some costs, drawn anew. */
export function varied(program: LinearProgram, seed: number, costs: boolean): LinearProgram {
  const dice = new Dice(seed)
  const columnUpper = program.columnUpper.slice()
  const rowUpper = program.rowUpper.slice()
  const rowLower = program.rowLower.slice()
  program.columnKeys.forEach((key, column) => {
    if (!dice.chance(0.25) || key.startsWith('unmet')) return
    columnUpper[column] = dice.chance(0.3) ? 0 : dice.whole(0, 500) / 10
  })
  program.rowKeys.forEach((key, row) => {
    if (!dice.chance(0.3)) return
    if (key.startsWith('limit')) rowUpper[row] = dice.whole(0, 600) / 10
    if (!key.startsWith('market')) return
    const demand = dice.whole(0, 400) / 10
    rowUpper[row] = demand
    rowLower[row] = demand
    columnUpper[program.columnKeys.indexOf(`unmet${key.slice('market'.length)}`)] = demand
  })
  const goals = program.goals.map((goal, k) => {
    if (!costs || k !== 1) return goal
    return {
      ...goal,
      cost: goal.cost.map((cost) => (dice.chance(0.4) && cost > 0 ? dice.whole(0, 30) / 10 : cost)),
    }
  })
  return { ...program, columnUpper, rowUpper, rowLower, goals }
}
