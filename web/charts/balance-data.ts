/** First layer of the balance chart: what each region needs, makes, gets and sends, from the tables. */
import type { Localised, RegionRow, ResultFile, Scenario } from '../../src/index.ts'
import { regionSlots } from './palette.ts'

/** Tonnage to or from another region, wt/yr. */
export interface Exchange {
  readonly region: string
  readonly quantity: number
}

/** One region in one year; quantities in wt/yr. */
export interface RegionBalance {
  readonly id: string
  readonly name: Localised
  readonly slot: number
  readonly demand: number
  readonly ownUse: number
  readonly imports: readonly Exchange[]
  readonly unmet: number
  readonly output: number
  readonly exports: readonly Exchange[]
  /** Sum of site capacities. */
  readonly capacity: number
  /** As the plan publishes it; `null` where it does not. */
  readonly plannedCapacity: number | null
  /** The same region in the baseline's result; `null` where there is none. */
  readonly before: { readonly demand: number; readonly output: number } | null
}

/** Gather the balance of every region of a scenario, in its order. */
export function gatherBalance(
  result: ResultFile,
  scenario: Scenario,
  year: number,
  baseline: ResultFile | null,
): RegionBalance[] {
  const slots = regionSlots(scenario.regions.map((region) => region.id))
  const at = Math.max(0, scenario.years.indexOf(year))
  return scenario.regions.flatMap((region) => {
    const row = regionRow(result, region.id, year)
    if (row === undefined) return []
    const before = baseline && regionRow(baseline, region.id, year)
    return [
      {
        id: region.id,
        name: region.name,
        slot: slots.get(region.id) ?? 1,
        demand: row.demand,
        ownUse: row.ownUse,
        imports: exchanges(result, year, 'toRegion', region.id),
        unmet: row.unmet,
        output: row.output,
        exports: exchanges(result, year, 'fromRegion', region.id),
        capacity: row.capacity,
        plannedCapacity: region.plannedCapacity?.byYear[at] ?? null,
        before: before ? { demand: before.demand, output: before.output } : null,
      },
    ]
  })
}

function regionRow(result: ResultFile, id: string, year: number): RegionRow | undefined {
  return result.regions.find((row) => row.id === id && row.year === year)
}

/** Transfers that end or begin in a region, summed over zones by the other region, largest first. */
function exchanges(
  result: ResultFile,
  year: number,
  end: 'toRegion' | 'fromRegion',
  region: string,
): Exchange[] {
  const sums = new Map<string, number>()
  for (const transfer of result.transfers) {
    if (transfer.year !== year || transfer[end] !== region) continue
    const other = end === 'toRegion' ? transfer.fromRegion : transfer.toRegion
    sums.set(other, (sums.get(other) ?? 0) + transfer.quantity)
  }
  return [...sums]
    .map(([other, quantity]) => ({ region: other, quantity }))
    .sort((a, b) => b.quantity - a.quantity || (a.region < b.region ? -1 : 1))
}
