/** What plan-2025 and chongqing-2025 share: header, sources, regions, zones, road. */
import { type Annotated, derived, fromParameter, published } from './annotated.ts'
import type { Calibration } from './capacities.ts'
import { type District, REGION_IDS, type RegionId, type Tables, type Zone } from './tables.ts'

export const REGION_NAMES: Readonly<Record<RegionId, { readonly zh: string; readonly en: string }>> = {
  core: { zh: '主城都市区', en: 'Core metropolitan area' },
  northeast: { zh: '渝东北三峡库区城镇群', en: 'Northeast, Three Gorges Reservoir towns' },
  southeast: { zh: '渝东南武陵山区城镇群', en: 'Southeast, Wuling Mountains towns' },
}

export const HEAD = [
  'Built from data/ by scripts/build-scenarios.ts. Change the tables there, or a copy of this file, not this file.',
  'wt is 万吨 (10⁴ t). Without a unit: prices and handling yuan/t, freight yuan per t·km, distances km,',
  'emissions g CO2e per t·km, areas km².',
  'status: published (in the plan) > sourced (cited) > derived (computed from those) > assumed (proposed, with a range).',
].join('\n')

export type Entries<Value = object> = Readonly<Record<string, Value>>

/** List the sources a document cites, in the order of data/sources.csv. */
export function sourcesOf(tables: Tables, document: object, always: readonly string[]): Entries {
  const cited = new Set(
    [...always, ...JSON.stringify(document).matchAll(/"source":"([^"]+)"/g)].map(nameOfMatch),
  )
  const unknown = [...cited].filter((id) => !tables.sources.has(id))
  if (unknown.length > 0) throw new RangeError(`No source ${unknown.join(', ')}`)
  return Object.fromEntries(
    [...tables.sources]
      .filter(([id]) => cited.has(id))
      .map(([id, { citation, licence, url }]) => [
        id,
        { citation, ...(licence === '' ? {} : { licence }), ...(url === '' ? {} : { url }) },
      ]),
  )
}

function nameOfMatch(match: string | RegExpExecArray): string {
  return typeof match === 'string' ? match : (match[1] ?? '')
}

/** Write the three regions with their published output and capacity. */
export function regions(tables: Tables): Entries {
  return Object.fromEntries(
    REGION_IDS.map((region) => [
      region,
      {
        name: REGION_NAMES[region],
        outputLimit: 'projected',
        projectedOutput: published(tables.figure('projectedOutput', region), 'wt/yr'),
        plannedCapacity: published(tables.figure('plannedCapacity', region), 'wt/yr'),
      },
    ]),
  )
}

/** Write the area of a district's schematic cell. */
export function cellArea(district: District): Annotated {
  return derived(Math.round(district.area), 'km^2', {
    source: 'schematic-cells',
    note: 'spherical area of the schematic cell; not official',
  })
}

/** Write a district as a market with the demand given. */
export function districtMarket(district: District, region: RegionId, demand: object): [string, object] {
  const { id, name, code, location } = district
  return [id, { name, region, code, location, area: cellArea(district), demand }]
}

/** Write one zone of 专栏7; `inside` names the market in whose area it lies, where that is to count. */
export function zoneSite(tables: Tables, calibration: Calibration, zone: Zone, inside?: string): object {
  return {
    name: zone.name,
    region: zone.region,
    tier: 'zone',
    ...(zone.exporter ? { exporter: true } : {}),
    code: zone.code,
    district: { code: zone.district.code, name: zone.district.name },
    ...(inside === undefined ? {} : { inside }),
    location: zone.location,
    capacity: calibration.zone(zone.id),
    ...quarryTerms(tables),
  }
}

/** Write gate price and recovery of a quarry. */
export function quarryTerms(tables: Tables): {
  readonly exWorksPrice: Annotated
  readonly recovery: Annotated
} {
  return {
    exWorksPrice: fromParameter(tables.parameter('gatePriceCrushedStone')),
    recovery: fromParameter(tables.parameter('recovery')),
  }
}

/** Write road freight: fixed, a short-haul band and one beyond it. */
export function roadMode(tables: Tables): object {
  const of = (id: string) => fromParameter(tables.parameter(id))
  return {
    name: { zh: '公路', en: 'Road' },
    kind: 'road',
    fixed: of('roadFixed'),
    bands: {
      'short-haul': { upTo: tables.parameter('roadShortLimit').value, rate: of('roadShort') },
      'long-haul': { rate: of('roadLong') },
    },
    emissionFactor: of('roadEmissions'),
    circuity: of('roadCircuity'),
  }
}

/** Write the costs that rank remedies, yuan/t, and the comment that carries their ranges. */
export function repairCost(tables: Tables): { readonly costs: Entries<number>; readonly comment: string } {
  const ids = {
    outputLimit: 'Output',
    rule: 'Rule',
    throughput: 'Throughput',
    capacity: 'Capacity',
    demand: 'Demand',
  }
  const costs: Record<string, number> = {}
  const lines = ['What a remedy costs, yuan per t of relief; only ranks remedies. All assumed:']
  for (const [key, suffix] of Object.entries(ids)) {
    const { value, low, high, note } = tables.parameter(
      suffix === 'Output' ? 'repairOutputLimit' : `repair${suffix}`,
    )
    costs[key] = value
    lines.push(`  ${key} ${low}–${high}: ${note}`)
  }
  return { costs, comment: lines.join('\n') }
}

/** Note how a location of a zone was found. */
export function zoneComments(tables: Tables): readonly (readonly [string, string])[] {
  return tables.zones.map((zone) => [zone.id, `GeoNames; ${zone.locationNote}`] as const)
}
