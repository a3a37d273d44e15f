/** The whole network from 2021 to 2035: demand, outputs, zones built out, rights renewed, reserves, recycling. */
import { fromParameter, published } from './annotated.ts'
import type { Calibration } from './capacities.ts'
import { bargeMode, beltMode, locationComments, sanxiBelt } from './chongqing-2025.ts'
import * as common from './common.ts'
import {
  demandCourse,
  FIRST_YEAR,
  LAST_YEAR,
  outputCourse,
  PLAN_YEAR,
  parametersOf,
  recycledCourse,
} from './course-of-demand.ts'
import { DISTRICT_TIERS, type DistrictTier, districtSite, minesOfDistricts } from './district-sites.ts'
import { demandOfDistricts } from './districts.ts'
import { minesOfTier } from './mines.ts'
import { milestones, projectComment, projects, reserveComment, reserveOf, zoneStart } from './pipeline.ts'
import { type District, REGION_IDS, type RegionId, type Tables } from './tables.ts'
import { earlyWarning, targets } from './watch.ts'
import { terminals, waterways } from './waterways.ts'
import { writeYaml } from './yaml.ts'

/** Build the text of chongqing-2035.yaml. */
export function buildChongqing2035(tables: Tables, calibration: Calibration): string {
  const repair = common.repairCost(tables)
  const body = {
    parameters: parametersOf(tables),
    regions: regions(tables),
    markets: markets(tables),
    sites: sites(tables, calibration),
    projects: projects(tables, calibration),
    terminals: terminals(tables),
    waterways: waterways(tables),
    links: { 'sanxi-belt': sanxiBelt(tables) },
    modes: { road: common.roadMode(tables), belt: beltMode(tables), barge: bargeMode(tables) },
    policy: { preset: 'plan' },
    targets: targets(tables),
    earlyWarning: earlyWarning(tables),
    repairCost: repair.costs,
  }
  const document = {
    schemaVersion: 1,
    id: 'chongqing-2035',
    title: { zh: '重庆全市网络 2021—2035', en: 'Chongqing network, 2021–2035' },
    description: {
      zh: '区县网络逐年模拟：2025年需求、产能与预计产量等于规划数，其余年份的需求走势、项目、采矿权期限、储量与再生骨料为假设，均注明来源与区间，可修改。',
      en: 'The district network year by year. Demand, capacity and projected output of 2025 are those of the plan; for other years the trend of demand, projects, permits, reserves and recycling are assumed, each with source and range, to be edited.',
    },
    years: { from: FIRST_YEAR, to: LAST_YEAR },
    sources: common.sourcesOf(tables, body, ['plan', 'geonames', 'natural-earth']),
    ...body,
  }
  return writeYaml(document, {
    head: common.HEAD,
    sections: sectionComments(tables, repair.comment),
    locations: locationComments(tables),
  })
}

function sectionComments(tables: Tables, repair: string): Readonly<Record<string, string>> {
  const { value, low, high } = tables.parameter('mediumShareOfSmall')
  return {
    parameters:
      'What moves the years, in the expressions below. Trends are changes a year; coreGap2021 is in wt/yr.',
    regions:
      'projectedOutput: output follows demand (以需定产), so that the three regions together put out what is needed.\n' +
      'plannedCapacity: the plan’s figure for 2025. smallestScale: 专栏10.',
    markets: `The 38 districts; demand is that of chongqing-2025 in ${PLAN_YEAR}, and follows the trends before and after it.`,
    sites:
      `capacity of a zone: in service in ${FIRST_YEAR}; projects bring it to the calibrated capacity by ${PLAN_YEAR}.\n` +
      'Backbone mines keep theirs; small ones are closed and merged.\n' +
      `reserve: ore in place, so many years of full output ÷ recovery:\n${reserveComment(tables)}\n` +
      'Recycled aggregate arises in every district, as a share of its demand.\n' +
      'mines: about 160, 40 and 260 as the plan has them in 2025, split by capacity, in all years; zones and backbone\n' +
      `classed by mean size (专栏9), ${value * 100} % of the small tier taken for medium (assumed, ${low * 100}–${high * 100} %).`,
    projects: projectComment(tables),
    terminals:
      'Wharves that can handle bulk. Throughput counts tonnes loaded plus tonnes unloaded.\n' +
      'Chaotianmen is a passenger quay and Yichang lies outside the city; neither is here.',
    waterways:
      'Chainage: km below Chaotianmen on the Yangtze, 0 at the mouth of each tributary and negative above it.',
    policy: 'Regions serve themselves first; only named exporters send to another region.',
    targets: 'Targets of 专栏2 for 2025. 约束性 is binding, 预期性 expected.',
    earlyWarning: 'Thresholds beyond which an indicator warns: 蓝 blue, 黄 yellow, 橙 orange, 红 red.',
    repairCost: repair,
  }
}

function regions(tables: Tables): common.Entries {
  return Object.fromEntries(
    Object.entries(common.regions(tables)).map(([id, region]) => [
      id,
      {
        ...region,
        projectedOutput: outputCourse(tables, regionId(id)),
        smallestScale: {
          new: published(tables.figure('smallestNew', regionId(id)), 'wt/yr'),
          extended: published(tables.figure('smallestExtended', regionId(id)), 'wt/yr'),
        },
      },
    ]),
  )
}

function regionId(id: string): RegionId {
  const found = REGION_IDS.find((each) => each === id)
  if (found === undefined) throw new RangeError(`No region ${id}`)
  return found
}

function markets(tables: Tables): common.Entries {
  return Object.fromEntries(
    REGION_IDS.flatMap((region) =>
      demandOfDistricts(tables, region).map(({ district, demand, low, high }) =>
        common.districtMarket(district, region, {
          value: demandCourse(demand, region),
          unit: 'wt/yr',
          status: 'derived',
          source: 'district-drivers',
          note: `${demand} (${low}–${high}) in ${PLAN_YEAR}`,
        }),
      ),
    ),
  )
}

function sites(tables: Tables, calibration: Calibration): common.Entries {
  return Object.fromEntries([
    ...zones(tables, calibration),
    ...DISTRICT_TIERS.flatMap((tier) => districtMines(tables, calibration, tier)),
    ...tables.districts.map((district) => [`${district.id}-recycled`, recycled(tables, district)] as const),
  ])
}

function zones(tables: Tables, calibration: Calibration): readonly (readonly [string, object])[] {
  const capacities = tables.zones.map(({ id }) => Number(calibration.zone(id).value))
  const mines = minesOfTier(tables, 'zone', capacities)
  return tables.zones.map((zone, index) => {
    const site = common.zoneSite(tables, calibration, zone, zone.district.id)
    return [zone.id, { ...site, ...zoneStart(tables, calibration, zone), mines: mines[index] }] as const
  })
}

/** Write backbone mines, which keep their capacity, or small ones, which are closed and merged. */
function districtMines(
  tables: Tables,
  calibration: Calibration,
  tier: DistrictTier,
): readonly (readonly [string, object])[] {
  const list = minesOfDistricts(tables, calibration, tier)
  const counts = minesOfTier(
    tables,
    tier,
    list.map(({ capacity }) => capacity),
  )
  return list.map((mines, index) => {
    const course =
      tier === 'small'
        ? {
            capacity: milestones(tables, mines.capacity, 'smallShare2021', 'smallShare2035'),
            reserve: reserveOf(
              tables,
              mines.capacity * tables.parameter('smallShare2021').value,
              'reserveYearsSmall',
            ),
          }
        : { reserve: reserveOf(tables, mines.capacity, 'reserveYearsBackbone') }
    return [mines.id, { ...districtSite(tables, mines), ...course, mines: counts[index] }] as const
  })
}

/** Write recycled aggregate of a district, made and used there. */
function recycled(tables: Tables, district: District): object {
  return {
    name: { zh: `${district.name.zh}再生骨料`, en: `${district.name.en} recycled aggregate` },
    region: district.region,
    tier: 'recycled',
    district: { code: district.code, name: district.name },
    inside: district.id,
    location: district.location,
    demandShare: recycledCourse(),
    exWorksPrice: fromParameter(tables.parameter('gatePriceRecycled')),
  }
}
