/** Iterative proportional fitting of a table to its published margins. */

export type Table = readonly (readonly number[])[]

/** A fitted table, or why none can exist. */
export type Fit =
  | { readonly ok: true; readonly table: Table; readonly sweeps: number }
  | { readonly ok: false; readonly reason: FitFailure }

export type FitFailure =
  /** A prior or a total is negative or not finite, or their lengths differ. */
  | { readonly kind: 'bad-input' }
  /** The rows and the columns are to sum to different totals. */
  | { readonly kind: 'totals-differ'; readonly rows: number; readonly columns: number }
  /** The zeros of the prior leave no way to meet the margins; `residual` is the largest gap that remained. */
  | { readonly kind: 'no-table'; readonly residual: number }

/** Relative to the grand total. */
const TOLERANCE = 1e-12
const MAX_SWEEPS = 10_000

/**
 * Scale `prior` to `rowTotals` and `columnTotals`, in the unit of the totals: the table
 * `x_ij = r_i · p_ij · c_j` with `Σ_j x_ij = R_i`, `Σ_i x_ij = C_j` (Deming and Stephan 1940). It keeps the
 * cross-product ratios of the prior and its zeros, and deviates least from it in relative entropy.
 */
export function fitProportionally(
  prior: Table,
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): Fit {
  if (!isSound(prior, rowTotals, columnTotals)) return { ok: false, reason: { kind: 'bad-input' } }
  const rows = sum(rowTotals)
  const columns = sum(columnTotals)
  const tolerance = TOLERANCE * Math.max(rows, columns)
  if (Math.abs(rows - columns) > tolerance)
    return { ok: false, reason: { kind: 'totals-differ', rows, columns } }

  let table = prior
  for (let sweep = 1; sweep <= MAX_SWEEPS; sweep++) {
    table = transpose(scaleRows(transpose(scaleRows(table, rowTotals)), columnTotals), rowTotals.length)
    if (largestGap(table, rowTotals, columnTotals) <= tolerance) return { ok: true, table, sweeps: sweep }
  }
  return { ok: false, reason: { kind: 'no-table', residual: largestGap(table, rowTotals, columnTotals) } }
}

/** Largest difference between a row or column sum and its total. */
export function largestGap(
  table: Table,
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): number {
  const rowGaps = rowTotals.map((total, row) => Math.abs(sum(table[row] ?? []) - total))
  const columnGaps = columnTotals.map((total, column) =>
    Math.abs(sum(table.map((cells) => cells[column] ?? 0)) - total),
  )
  return Math.max(0, ...rowGaps, ...columnGaps)
}

/** Sum numbers; 0 for none. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function isSound(prior: Table, rowTotals: readonly number[], columnTotals: readonly number[]): boolean {
  const isTonnage = (value: number) => Number.isFinite(value) && value >= 0
  return (
    prior.length === rowTotals.length &&
    prior.every((cells) => cells.length === columnTotals.length && cells.every(isTonnage)) &&
    rowTotals.every(isTonnage) &&
    columnTotals.every(isTonnage)
  )
}

function scaleRows(table: Table, totals: readonly number[]): Table {
  return table.map((cells, row) => {
    const present = sum(cells)
    const factor = present > 0 ? (totals[row] ?? 0) / present : 0
    return cells.map((cell) => cell * factor)
  })
}

function transpose(table: Table, width = table[0]?.length ?? 0): Table {
  return Array.from({ length: width }, (_, column) => table.map((cells) => cells[column] ?? 0))
}
