/**
 * Capacities that the plan does not publish, from those it does (MODEL.md §3): a tier × region table fitted to both
 * published margins, then each cell split over its sites. wt/yr throughout.
 */
import { type FitFailure, fitProportionally, type Table } from './fit-proportionally.ts'
import { roundTable, splitByLargestRemainder } from './largest-remainder.ts'

/** A capacity someone has stated for a site of the cell. */
export interface StatedCapacity {
  readonly site: string
  readonly capacity: number
}

/** Capacities by site id, or what stands in the way. */
export type CellSplit =
  | { readonly ok: true; readonly capacities: ReadonlyMap<string, number> }
  /** The stated capacities alone exceed the cell, or fill it while other sites are to share the rest. */
  | {
      readonly ok: false
      readonly reason: { readonly kind: 'cell-exceeded'; readonly stated: number; readonly cell: number }
    }
  /** A stated capacity names a site outside the cell, or one twice. */
  | { readonly ok: false; readonly reason: { readonly kind: 'unknown-site'; readonly site: string } }

export type TierTable =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly reason: FitFailure }

/**
 * Fit the tier × region table to published tier totals (rows) and region totals (columns), and round it to
 * 0.1 wt/yr with both margins exact. The prior of each row gives the proportions expected over the regions.
 */
export function fitTierTable(
  prior: Table,
  tierTotals: readonly number[],
  regionTotals: readonly number[],
): TierTable {
  const fit = fitProportionally(prior, tierTotals, regionTotals)
  return fit.ok ? { ok: true, table: roundTable(fit.table) } : fit
}

/**
 * Split the capacity of a cell over its sites: stated capacities stand, in their order of authority; what is left is
 * shared equally by the others, and rounded to 0.1 wt/yr with the cell's sum exact.
 */
export function splitCell(
  cell: number,
  sites: readonly string[],
  stated: readonly StatedCapacity[],
): CellSplit {
  const capacities = new Map<string, number>()
  for (const { site, capacity } of stated) {
    if (!sites.includes(site) || capacities.has(site))
      return { ok: false, reason: { kind: 'unknown-site', site } }
    capacities.set(site, capacity)
  }
  const fixed = stated.reduce((total, { capacity }) => total + capacity, 0)
  const others = sites.filter((site) => !capacities.has(site))
  const rest = cell - fixed
  const fits = others.length === 0 ? Math.abs(rest) < 1e-9 : rest > 0
  if (!fits) return { ok: false, reason: { kind: 'cell-exceeded', stated: fixed, cell } }

  const shares =
    others.length === 0
      ? []
      : splitByLargestRemainder(
          rest,
          others.map(() => 1),
        )
  others.forEach((site, index) => {
    capacities.set(site, shares[index] ?? 0)
  })
  return { ok: true, capacities: new Map(sites.map((site) => [site, capacities.get(site) ?? 0])) }
}
