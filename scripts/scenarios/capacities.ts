/** Calibrated capacities of the tiers, regions and zones of the plan. */
import {
  fitTierTable,
  type StatedCapacity,
  splitCell,
} from '../../src/scenario/calibrate/calibrate-capacity.ts'
import { type Annotated, derived, fromParameter } from './annotated.ts'
import { REGION_IDS, type RegionId, type Tables, type Zone } from './tables.ts'

export const PLAN_TIERS = ['zone', 'backbone', 'small'] as const
export type PlanTier = (typeof PLAN_TIERS)[number]

export interface Calibration {
  /** wt/yr of a tier in a region. */
  readonly cell: (tier: PlanTier, region: RegionId) => number
  readonly zone: (id: string) => Annotated
}

/** How far a fitted cell may be off, as shares of it (assumed). */
export const CELL_RANGE = { low: 0.75, high: 1.25 } as const

/** Zones of published projects, and the parameter that states their size; 950 wt/yr of Shizhu names no zone. */
const STATED_SIZES: Readonly<Record<string, string>> = {
  'wushan-sanxi': 'sanxiPhaseOne',
  'shizhu-xituo': 'xituoHeadline',
}

/** Zones of which a right is published that is less than the zone. */
const LOWER_BOUNDS: Readonly<Record<string, string>> = { 'yongchuan-honglu': 'hongluOneRight' }

/** Calibrate all capacities of the plan; throw with the reason where the figures cannot be met. */
export function calibrate(tables: Tables): Calibration {
  const regionTotals = REGION_IDS.map((region) => tables.figure('plannedCapacity', region).value)
  const zoneCounts = REGION_IDS.map((region) => tables.zones.filter((zone) => zone.region === region).length)
  const fit = fitTierTable(
    [zoneCounts, regionTotals, regionTotals],
    PLAN_TIERS.map((tier) => tables.figure(`${tier}Capacity`).value),
    regionTotals,
  )
  if (!fit.ok) throw new Error(`The tier table cannot be fitted: ${JSON.stringify(fit.reason)}`)
  const cell = (tier: PlanTier, region: RegionId) =>
    fit.table[PLAN_TIERS.indexOf(tier)]?.[REGION_IDS.indexOf(region)] ?? 0

  const zones = new Map(REGION_IDS.flatMap((region) => zoneCapacities(tables, region, cell('zone', region))))
  return {
    cell,
    zone: (id) => {
      const capacity = zones.get(id)
      if (capacity === undefined) throw new RangeError(`No zone ${id}`)
      return capacity
    },
  }
}

function zoneCapacities(
  tables: Tables,
  region: RegionId,
  cell: number,
): readonly (readonly [string, Annotated])[] {
  const zones = tables.zones.filter((zone) => zone.region === region)
  const split = splitCell(
    cell,
    zones.map((zone) => zone.id),
    zones.flatMap((zone) => statedCapacity(tables, zone)),
  )
  if (!split.ok)
    throw new Error(`The zones of ${region} cannot be calibrated: ${JSON.stringify(split.reason)}`)
  return zones.map((zone) => [zone.id, describe(tables, zone, split.capacities.get(zone.id) ?? 0)] as const)
}

function statedCapacity(tables: Tables, zone: Zone): readonly StatedCapacity[] {
  const parameter = zone.exporter ? 'namedExporterCapacity' : STATED_SIZES[zone.id]
  return parameter === undefined ? [] : [{ site: zone.id, capacity: tables.parameter(parameter).value }]
}

function describe(tables: Tables, zone: Zone, capacity: number): Annotated {
  const stated = zone.exporter ? 'namedExporterCapacity' : STATED_SIZES[zone.id]
  if (stated !== undefined) return fromParameter(tables.parameter(stated), 'wt/yr')
  const bound = LOWER_BOUNDS[zone.id]
  const least = bound === undefined ? capacity / 2 : tables.parameter(bound).value
  return derived(capacity, 'wt/yr', {
    low: Math.round(least * 10) / 10,
    high: Math.round(capacity * 20) / 10,
    note:
      bound === undefined
        ? 'equal share of what the region’s zones have left'
        : `equal share of what the region’s zones have left; low: ${tables.parameter(bound).note}`,
  })
}
