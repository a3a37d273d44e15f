/** Rounding that keeps every total: one list by largest remainder, a table in both directions. */
import { sum, type Table } from './fit-proportionally.ts'

/** The grid of calibrated tonnages: 0.1 wt/yr is one part. */
export const PARTS_PER_WT = 10

/**
 * Split `total` (wt/yr) over `weights` in proportion, in whole parts of 0.1 wt/yr, so that the shares sum to
 * the rounded total exactly: floors first, then one part each to the largest remainders (Hamilton's method),
 * ties to the earlier entry. Throw where the weights are negative, not finite, or sum to nothing while the total
 * does not.
 */
export function splitByLargestRemainder(total: number, weights: readonly number[]): readonly number[] {
  const weight = sum(weights)
  if (weights.some((value) => !Number.isFinite(value) || value < 0))
    throw new RangeError('A weight is no share')
  const parts = Math.round(total * PARTS_PER_WT)
  if (parts < 0 || (parts > 0 && weight <= 0)) throw new RangeError(`No way to split ${total} over ${weight}`)
  if (parts === 0) return weights.map(() => 0)

  const quotas = weights.map((value) => (parts * value) / weight)
  const floors = quotas.map(floorOfQuota)
  const missing = parts - sum(floors)
  const order = quotas
    .map((_, index) => index)
    .sort((a, b) => remainder(quotas, b) - remainder(quotas, a) || a - b)
  const raised = new Set(order.slice(0, missing))
  return floors.map((floor, index) => (floor + (raised.has(index) ? 1 : 0)) / PARTS_PER_WT)
}

/**
 * Round a table to 0.1 wt/yr so that every row and every column keeps its sum, each cell moving by less than one
 * part: floors first, then the cells of largest remainder that the row and the column still miss. Where a greedy
 * choice blocks, earlier choices move along an alternating path, so that a rounding is found whenever the sums are
 * whole parts (it then exists: the transport polytope has whole corners). Throw where they are not.
 */
export function roundTable(table: Table): Table {
  const quotas = table.map((cells) => cells.map((cell) => cell * PARTS_PER_WT))
  const width = table[0]?.length ?? 0
  const rowMissing = quotas.map((cells) => wholeParts(sum(cells)) - sum(cells.map(floorOfQuota)))
  const columnMissing = Array.from({ length: width }, (_, column) => {
    const cells = quotas.map((row) => row[column] ?? 0)
    return wholeParts(sum(cells)) - sum(cells.map(floorOfQuota))
  })
  const raised = raiseCells(quotas, rowMissing, columnMissing)
  return quotas.map((cells, row) =>
    cells.map((quota, column) => (floorOfQuota(quota) + (raised[row]?.has(column) ? 1 : 0)) / PARTS_PER_WT),
  )
}

/** Choose for each row the columns that get one part more. */
function raiseCells(
  quotas: Table,
  rowMissing: readonly number[],
  columnMissing: readonly number[],
): readonly ReadonlySet<number>[] {
  const raised = quotas.map(() => new Set<number>())
  const left = [...columnMissing]
  for (const [row, missing] of rowMissing.entries()) {
    for (let part = 0; part < missing; part++) {
      if (!extend(row, quotas, raised, left, new Set())) throw new RangeError('The sums are not whole parts')
    }
  }
  return raised
}

/** Give `row` one more raised cell, moving the cells of other rows where their column is full. */
function extend(
  row: number,
  quotas: Table,
  raised: readonly Set<number>[],
  left: number[],
  visited: Set<number>,
): boolean {
  const own = raised[row]
  if (own === undefined) return false
  for (const column of columnsByRemainder(quotas[row] ?? [])) {
    if (own.has(column) || visited.has(column)) continue
    visited.add(column)
    if ((left[column] ?? 0) > 0) {
      left[column] = (left[column] ?? 0) - 1
      own.add(column)
      return true
    }
    for (const other of raised) {
      if (other === own || !other.has(column)) continue
      if (!extend(raised.indexOf(other), quotas, raised, left, visited)) continue
      other.delete(column)
      own.add(column)
      return true
    }
  }
  return false
}

/** Columns that may be raised (a fraction is left), largest remainder first. */
function columnsByRemainder(quotas: readonly number[]): readonly number[] {
  return quotas
    .map((_, column) => column)
    .filter((column) => remainder(quotas, column) > NOISE)
    .sort((a, b) => remainder(quotas, b) - remainder(quotas, a) || a - b)
}

/** Parts below which a fraction is floating-point noise. */
const NOISE = 1e-6

function floorOfQuota(quota: number): number {
  return Math.floor(quota + NOISE)
}

function remainder(quotas: readonly number[], index: number): number {
  const quota = quotas[index] ?? 0
  return quota - floorOfQuota(quota)
}

function wholeParts(parts: number): number {
  const whole = Math.round(parts)
  if (Math.abs(parts - whole) > 1e-3) throw new RangeError(`${parts} is no whole number of parts`)
  return whole
}
