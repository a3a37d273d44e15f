import { at } from '../lists.ts'
import type { Scenario } from '../scenario/types.ts'
import { roundQuantity } from '../units.ts'

/** Demand of the markets of a region, wt/yr. */
export function regionalDemand(scenario: Scenario, yearIndex: number, regionId: string): number {
  return scenario.markets.reduce(
    (sum, market) => (market.region === regionId ? sum + at(market.demand.byYear, yearIndex) : sum),
    0,
  )
}

/** Import need of a region, wt/yr: max(0, D_r − O_r), see `importBalance`. */
export function importNeed(scenario: Scenario, yearIndex: number, regionId: string): number {
  return Math.max(0, importBalance(scenario, yearIndex, regionId))
}

/**
 * What a region lacks, wt/yr, negative where it has more than it needs: D_r − O_r, with O_r its projected output
 * where it is held to that, else the sum of its capacities.
 */
export function importBalance(scenario: Scenario, yearIndex: number, regionId: string): number {
  const region = scenario.regions.find((each) => each.id === regionId)
  const own =
    region?.outputLimit === 'projected' && region.projectedOutput !== null
      ? at(region.projectedOutput.byYear, yearIndex)
      : scenario.sites.reduce(
          (sum, site) => (site.region === regionId ? sum + at(site.capacity.byYear, yearIndex) : sum),
          0,
        )
  return roundQuantity(regionalDemand(scenario, yearIndex, regionId) - own)
}
