/** Regional demand split over districts. */
import { demandWeights, singleDriverWeights } from '../../src/scenario/calibrate/district-weights.ts'
import { splitByLargestRemainder } from '../../src/scenario/calibrate/largest-remainder.ts'
import type { District, RegionId, Tables } from './tables.ts'

export interface DistrictDemand {
  readonly district: District
  /** wt/yr. */
  readonly demand: number
  /** Least and most that one driver alone would give, wt/yr. */
  readonly low: number
  readonly high: number
}

/** Split the published demand of a region over its districts, to 0.1 wt/yr with the sum exact. */
export function demandOfDistricts(tables: Tables, region: RegionId): readonly DistrictDemand[] {
  const districts = tables.districts.filter((district) => district.region === region)
  const total = tables.figure('demand', region).value
  const demands = splitByLargestRemainder(total, demandWeights(districts))
  const alone = Object.values(singleDriverWeights(districts)).map((weights) =>
    splitByLargestRemainder(total, weights),
  )
  return districts.map((district, index) => {
    const demand = demands[index] ?? 0
    const candidates = [demand, ...alone.map((list) => list[index] ?? demand)]
    return { district, demand, low: Math.min(...candidates), high: Math.max(...candidates) }
  })
}
