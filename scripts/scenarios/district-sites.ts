/** Backbone and small mines as one site per district and tier. */
import { demandWeights, ruralWeights } from '../../src/scenario/calibrate/district-weights.ts'
import { splitByLargestRemainder } from '../../src/scenario/calibrate/largest-remainder.ts'
import { derived } from './annotated.ts'
import type { Calibration } from './capacities.ts'
import { quarryTerms } from './common.ts'
import { type District, REGION_IDS, type RegionId, type Tables } from './tables.ts'

/** The only one of the nine central districts that still quarries. */
const QUARRYING_CENTRAL_DISTRICT = 'banan'

/** How each tier is spread over the districts of a region, after the role the plan gives it. */
const TIERS = {
  backbone: {
    weights: demandWeights,
    zh: '大型骨干矿山',
    en: 'backbone mines',
    note: 'the region’s backbone capacity split by demand',
  },
  small: {
    weights: ruralWeights,
    zh: '中小型矿山',
    en: 'small and medium mines',
    note: 'the region’s small-mine capacity split by rural population',
  },
} as const

/** Write the sites of both tiers; their capacities sum to the calibrated cell of tier and region exactly. */
export function districtSites(
  tables: Tables,
  calibration: Calibration,
): readonly (readonly [string, object])[] {
  return (['backbone', 'small'] as const).flatMap((tier) =>
    REGION_IDS.flatMap((region) => sitesOfRegion(tables, calibration, tier, region)),
  )
}

function sitesOfRegion(
  tables: Tables,
  calibration: Calibration,
  tier: keyof typeof TIERS,
  region: RegionId,
): readonly (readonly [string, object])[] {
  const districts = tables.districts.filter((district) => district.region === region && hasQuarries(district))
  const { weights, zh, en, note } = TIERS[tier]
  const capacities = splitByLargestRemainder(calibration.cell(tier, region), weights(districts))
  return districts.map((district, index) => {
    const capacity = capacities[index] ?? 0
    const site = {
      name: { zh: `${district.name.zh}${zh}`, en: `${district.name.en} ${en}` },
      region,
      tier,
      district: { code: district.code, name: district.name },
      inside: district.id,
      location: district.location,
      capacity: derived(capacity, 'wt/yr', {
        low: Math.round(capacity * 5) / 10,
        high: Math.round(capacity * 20) / 10,
        note,
      }),
      ...quarryTerms(tables),
    }
    return [`${district.id}-${tier}`, site] as const
  })
}

function hasQuarries(district: District): boolean {
  return !district.central || district.id === QUARRYING_CENTRAL_DISTRICT
}
