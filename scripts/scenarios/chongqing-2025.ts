/** The whole network: 38 districts as markets, 27 zones, district mines, wharves, road, belt and barge. */
import { splitByLargestRemainder } from '../../src/scenario/calibrate/largest-remainder.ts'
import { type Annotated, derived, fromParameter } from './annotated.ts'
import type { Calibration } from './capacities.ts'
import * as common from './common.ts'
import { districtSites } from './district-sites.ts'
import { demandOfDistricts } from './districts.ts'
import { type District, REGION_IDS, type RegionId, type Tables } from './tables.ts'
import { terminals, waterways } from './waterways.ts'
import { writeYaml } from './yaml.ts'

/** Build the text of chongqing-2025.yaml. */
export function buildChongqing2025(tables: Tables, calibration: Calibration): string {
  const repair = common.repairCost(tables)
  const body = {
    regions: common.regions(tables),
    markets: markets(tables),
    sites: sites(tables, calibration),
    terminals: terminals(tables),
    waterways: waterways(tables),
    links: {
      'sanxi-belt': sanxiBelt(tables),
    },
    modes: { road: common.roadMode(tables), belt: beltMode(tables), barge: bargeMode(tables) },
    policy: { preset: 'plan' },
    repairCost: repair.costs,
  }
  const document = {
    schemaVersion: 1,
    id: 'chongqing-2025',
    title: { zh: '重庆全市网络 2025', en: 'Chongqing network, 2025' },
    description: {
      zh: '38个区县、27个集中开采区、区县骨干与中小型矿山、长江嘉陵江乌江码头，公路、皮带与水运。片区合计与规划一致，区县拆分为推算。',
      en: 'The 38 districts, 27 zones, district mines and river wharves of Chongqing with road, belt and barge. Regional totals are those of the plan; the split over districts is derived.',
    },
    years: [2025],
    sources: common.sourcesOf(tables, body, ['plan', 'geonames', 'natural-earth']),
    ...body,
  }
  return writeYaml(document, {
    head: common.HEAD,
    sections: sectionComments(repair.comment),
    locations: locationComments(tables),
  })
}

function sectionComments(repair: string): Readonly<Record<string, string>> {
  return {
    regions: 'The three regional networks of plan §五(一)2. Primary output is held to the projected output.',
    markets:
      'The 38 districts with their GB/T 2260 codes. Wansheng is no division of that standard: it counts as Qijiang.\n' +
      'Demand: the plan’s regional figure, split half by population, a quarter each by urban population and GDP;\n' +
      'low and high are the least and most that one driver alone would give.',
    sites:
      'Supply: the 27 zones of 专栏7; backbone and small mines, one site per district and tier (of the nine central\n' +
      'districts only Banan); recycled aggregate, 0 as in the plan. `exporter`: named by the plan.',
    terminals:
      'Wharves that can handle bulk. Throughput counts tonnes loaded plus tonnes unloaded.\n' +
      'Chaotianmen is a passenger quay and Yichang lies outside the city; neither is here.',
    waterways:
      'Chainage: km below Chaotianmen on the Yangtze, 0 at the mouth of each tributary and negative above it.',
    links: 'Ways that are laid out, with their own length.',
    modes:
      'Road: 5 + 0.8·min(d, 30) + 0.5·max(d − 30, 0) yuan/t, d = great circle × circuity. No longest haul is set:\n' +
      'trucks seldom pay beyond 150 km, but the plan itself sends stone farther and some districts have no river.\n' +
      'Belts run only along links. Barges run between wharves; rail is not here, as no tariff or line was sourced.',
    policy: 'Regions serve themselves first; only named exporters send to another region.',
    repairCost: repair,
  }
}

/** Note how the location of a zone, district or wharf was found. */
export function locationComments(tables: Tables): ReadonlyMap<string, string> {
  const seat = ({ id, locationNote }: District) =>
    [id, `GeoNames; district seat${locationNote === '' ? '' : `; ${locationNote}`}`] as const
  const wharf = ({ id }: { readonly id: string }) =>
    [id, 'on the river at the port town; approximate'] as const
  return new Map([
    ...common.zoneComments(tables),
    ...tables.districts.map(seat),
    ...tables.wharves.map(wharf),
  ])
}

function markets(tables: Tables): common.Entries {
  return Object.fromEntries(
    REGION_IDS.flatMap((region) =>
      demandOfDistricts(tables, region).map(({ district, demand, low, high }) =>
        common.districtMarket(
          district,
          region,
          derived(demand, 'wt/yr', { source: 'district-drivers', low, high }),
        ),
      ),
    ),
  )
}

function sites(tables: Tables, calibration: Calibration): common.Entries {
  return Object.fromEntries([
    ...tables.zones.map(
      (zone) => [zone.id, common.zoneSite(tables, calibration, zone, zone.district.id)] as const,
    ),
    ...districtSites(tables, calibration),
    ...REGION_IDS.map((region) => [`${region}-recycled`, recycledSite(tables, region)] as const),
  ])
}

/** Write recycled aggregate of a region, in its district of largest demand. */
function recycledSite(tables: Tables, region: RegionId): object {
  const [largest] = demandOfDistricts(tables, region).toSorted((a, b) => b.demand - a.demand)
  if (largest === undefined) throw new RangeError(`No district in ${region}`)
  const share = tables.parameter('recycledShareHigh')
  const capacity: Annotated = {
    value: 0,
    unit: 'wt/yr',
    status: 'assumed',
    low: 0,
    high: splitByLargestRemainder(tables.figure('demand', region).value * share.value, [1])[0] ?? 0,
    note: `0 so that the plan’s balance holds; high: ${share.value * 100} % of demand`,
  }
  return {
    name: { zh: `${common.REGION_NAMES[region].zh}再生骨料`, en: `Recycled aggregate, ${region}` },
    region,
    tier: 'recycled',
    inside: largest.district.id,
    location: largest.district.location,
    capacity,
    exWorksPrice: fromParameter(tables.parameter('gatePriceRecycled')),
  }
}

/** Write the belt from the Sanxi quarry to its wharf. */
export function sanxiBelt(tables: Tables): object {
  return {
    from: 'wushan-sanxi',
    to: 'bianyuxi-wharf',
    mode: 'belt',
    distance: fromParameter(tables.parameter('sanxiBeltLength')),
  }
}

export function beltMode(tables: Tables): object {
  const of = (id: string) => fromParameter(tables.parameter(id))
  return {
    name: { zh: '皮带廊道', en: 'Belt' },
    kind: 'belt',
    bands: { all: { rate: of('beltRate') } },
    emissionFactor: of('beltEmissions'),
    circuity: of('beltCircuity'),
  }
}

export function bargeMode(tables: Tables): object {
  const of = (id: string) => fromParameter(tables.parameter(id))
  return {
    name: { zh: '水运', en: 'Barge' },
    kind: 'barge',
    bands: { all: { rate: of('bargeRate') } },
    handling: { load: of('bargeLoad'), unload: of('bargeUnload') },
    emissionFactor: of('bargeEmissions'),
    upstreamFactor: of('bargeUpstream'),
  }
}
