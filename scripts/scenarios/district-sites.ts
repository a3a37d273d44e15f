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

export type DistrictTier = keyof typeof TIERS
export const DISTRICT_TIERS: readonly DistrictTier[] = ['backbone', 'small']

/** The mines of a tier in a district. */
export interface DistrictMines {
  readonly id: string
  readonly tier: DistrictTier
  readonly region: RegionId
  readonly district: District
  /** wt/yr, calibrated. */
  readonly capacity: number
}

/** Split the calibrated cells of a tier over the districts; the capacities sum to each cell exactly. */
export function minesOfDistricts(
  tables: Tables,
  calibration: Calibration,
  tier: DistrictTier,
): readonly DistrictMines[] {
  return REGION_IDS.flatMap((region) => {
    const districts = tables.districts.filter(
      (district) => district.region === region && hasQuarries(district),
    )
    const capacities = splitByLargestRemainder(calibration.cell(tier, region), TIERS[tier].weights(districts))
    return districts.map((district, index) => {
      return { id: `${district.id}-${tier}`, tier, region, district, capacity: capacities[index] ?? 0 }
    })
  })
}

/** Write the sites of both tiers. */
export function districtSites(
  tables: Tables,
  calibration: Calibration,
): readonly (readonly [string, object])[] {
  return DISTRICT_TIERS.flatMap((tier) =>
    minesOfDistricts(tables, calibration, tier).map(
      (mines) => [mines.id, districtSite(tables, mines)] as const,
    ),
  )
}

/** Write the mines of a tier in a district as one site. */
export function districtSite(tables: Tables, { tier, region, district, capacity }: DistrictMines): object {
  const { zh, en, note } = TIERS[tier]
  return {
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
}

function hasQuarries(district: District): boolean {
  return !district.central || district.id === QUARRYING_CENTRAL_DISTRICT
}
