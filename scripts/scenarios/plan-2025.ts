/** The plan as published: three regions as markets, its zones by name, the other tiers as one site per region. */
import { demandWeights } from '../../src/scenario/calibrate/district-weights.ts'
import { sum } from '../../src/scenario/calibrate/fit-proportionally.ts'
import { weightedCentre } from '../../src/scenario/calibrate/sphere.ts'
import type { Location } from '../../src/scenario/types.ts'
import { derived, published } from './annotated.ts'
import { type Calibration, CELL_RANGE, type PlanTier } from './capacities.ts'
import * as common from './common.ts'
import { REGION_IDS, type RegionId, type Tables } from './tables.ts'
import { writeYaml } from './yaml.ts'

const TIER_NAMES: Readonly<Record<'backbone' | 'small', { readonly zh: string; readonly en: string }>> = {
  backbone: { zh: '大型骨干矿山', en: 'backbone mines' },
  small: { zh: '中小型矿山', en: 'small and medium mines' },
}

/** Build the text of plan-2025.yaml. */
export function buildPlan2025(tables: Tables, calibration: Calibration): string {
  const repair = common.repairCost(tables)
  const centres = new Map(REGION_IDS.map((region) => [region, demandCentre(tables, region)]))
  const body = {
    regions: common.regions(tables),
    markets: Object.fromEntries(
      REGION_IDS.map((region) => [region, market(tables, region, centres.get(region))]),
    ),
    sites: sites(tables, calibration, centres),
    modes: { road: common.roadMode(tables) },
    policy: { preset: 'plan' },
    repairCost: repair.costs,
  }
  const document = {
    schemaVersion: 1,
    id: 'plan-2025',
    title: { zh: '规划情景 2025', en: 'The plan, 2025' },
    description: {
      zh: '《重庆市矿产资源总体规划（2021—2025年）》公布的建筑砂石供需：三个片区、27个集中开采区。未公布的产能由校准得出并标明。',
      en: 'Construction aggregates as the Chongqing plan publishes them: three regions, 27 concentrated zones. Capacities the plan does not publish are calibrated and say so.',
    },
    years: [2025],
    sources: common.sourcesOf(tables, body, ['plan', 'geonames']),
    ...body,
  }
  return writeYaml(document, {
    head: common.HEAD,
    sections: sectionComments(repair.comment),
    locations: new Map([
      ...common.zoneComments(tables),
      ...REGION_IDS.flatMap((region) =>
        [region, `${region}-backbone`, `${region}-small`].map((id) => [id, centreComment(region)] as const),
      ),
    ]),
  })
}

function sectionComments(repair: string): Readonly<Record<string, string>> {
  return {
    regions: 'The three regional networks of plan §五(一)2. Primary output is held to the projected output.',
    markets: 'Where demand sits: here one point per region.',
    sites:
      'Supply: the 27 zones of 专栏7; then backbone and small mines, one site per region and tier.\n' +
      'Zones lie at the town they are named after. `exporter`: named by the plan to fill the gap of the core.',
    modes:
      'Road: 5 + 0.8·min(d, 30) + 0.5·max(d − 30, 0) yuan/t, d = great circle × circuity. No longest haul is set:\n' +
      'trucks seldom pay beyond 150 km, but the plan itself sends stone farther.',
    policy: 'Regions serve themselves first; only named exporters send to another region.',
    repairCost: repair,
  }
}

function market(tables: Tables, region: RegionId, location: Location | undefined): object {
  const area = sum(
    tables.districts.filter((district) => district.region === region).map((district) => district.area),
  )
  return {
    name: common.REGION_NAMES[region],
    region,
    location,
    area: derived(Math.round(area), 'km^2', {
      source: 'schematic-cells',
      note: 'sum of the schematic cells of its districts, spherical area; not official',
    }),
    demand: published(tables.figure('demand', region), 'wt/yr'),
  }
}

/** Mean of district seats, weighted by demand; for the core only its nine central districts, where building concentrates. */
export function demandCentre(tables: Tables, region: RegionId): Location {
  const districts = tables.districts.filter((district) => district.region === region)
  const weights = demandWeights(districts).map((weight, index) =>
    region !== 'core' || districts[index]?.central ? weight : 0,
  )
  const centre = weightedCentre(
    districts.map((district) => district.location),
    weights,
  )
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5
  return { longitude: round(centre.longitude), latitude: round(centre.latitude) }
}

function centreComment(region: RegionId): string {
  const seats = region === 'core' ? 'seats of its nine central districts' : 'district seats'
  return `derived: mean of GeoNames ${seats}, weighted by demand`
}

function sites(
  tables: Tables,
  calibration: Calibration,
  centres: ReadonlyMap<RegionId, Location>,
): common.Entries {
  const zones = tables.zones.map((zone) => [zone.id, common.zoneSite(tables, calibration, zone)] as const)
  const others = (['backbone', 'small'] as const).flatMap((tier) =>
    REGION_IDS.map(
      (region) =>
        [
          `${region}-${tier}`,
          aggregatedSite(tables, tier, region, calibration.cell(tier, region), centres.get(region)),
        ] as const,
    ),
  )
  return Object.fromEntries([...zones, ...others])
}

function aggregatedSite(
  tables: Tables,
  tier: Exclude<PlanTier, 'zone'>,
  region: RegionId,
  capacity: number,
  location: Location | undefined,
): object {
  const name = common.REGION_NAMES[region]
  return {
    name: { zh: `${name.zh}${TIER_NAMES[tier].zh}`, en: `${name.en.split(',')[0]}, ${TIER_NAMES[tier].en}` },
    region,
    tier,
    inside: region,
    location,
    capacity: derived(capacity, 'wt/yr', {
      low: Math.round(capacity * CELL_RANGE.low * 10) / 10,
      high: Math.round(capacity * CELL_RANGE.high * 10) / 10,
      note: 'iterative proportional fitting of tier × region; range ± 25 %',
    }),
    ...common.quarryTerms(tables),
  }
}
