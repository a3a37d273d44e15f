/** Whether a year has something to repair. */
import type { ResultFile } from '../../src/index.ts'

/** Tonnage below which nothing is short, wt/yr: the grid. */
const GRID = 1e-3

/** Whether rules of a year conflict, or a region is short in it. */
export function isTroubled({ years, regions }: ResultFile, year: number): boolean {
  const isConflict = years.some((row) => row.year === year && row.status === 'conflict')
  return isConflict || regions.some((row) => row.year === year && row.unmet >= GRID)
}
