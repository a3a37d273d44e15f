/** How demand, projected output and recycled aggregate move over the years, as expressions in named parameters. */
import type { Annotated } from './annotated.ts'
import { fromParameter } from './annotated.ts'
import type { RegionId, Tables } from './tables.ts'

/** The year whose figures the plan publishes. */
export const PLAN_YEAR = 2025
/** The first year that is simulated. */
export const FIRST_YEAR = 2021
/** The last year that is simulated, to which the plan looks ahead. */
export const LAST_YEAR = 2035

const TRENDS: Readonly<Record<RegionId, string>> = {
  core: 'demandTrendCore',
  northeast: 'demandTrendNortheast',
  southeast: 'demandTrendSoutheast',
}

/** Parameters of the document that move its years; each stands in data/parameters.csv with its range. */
export const PARAMETERS = [
  'demandTrendTo2025',
  ...Object.values(TRENDS),
  'coreGap2021',
  'recycledShareNow',
  'recycledShare2035',
] as const

/** Write the parameters; all are plain numbers, as expressions multiply them by figures in wt/yr. */
export function parametersOf(tables: Tables): Readonly<Record<string, Annotated>> {
  return Object.fromEntries(PARAMETERS.map((id) => [id, fromParameter(tables.parameter(id))]))
}

/** Demand of a year over that of the plan's year: a trend up to it and one after it, exactly 1 in it. */
function index(region: RegionId): string {
  return `(1 + demandTrendTo2025)^min(year - ${PLAN_YEAR}, 0) * (1 + ${TRENDS[region]})^max(year - ${PLAN_YEAR}, 0)`
}

/** Demand of a district in wt/yr: its share in the plan's year, times the index of its region. */
export function demandCourse(demand: number, region: RegionId): string {
  return `${demand} * ${index(region)}`
}

/** What the core takes from other regions: linear up to the plan's year, then in proportion to its demand. */
function coreGap(tables: Tables): string {
  const gap = gapOf(tables)
  const span = PLAN_YEAR - FIRST_YEAR
  const before = `coreGap2021 + (${gap} - coreGap2021) * (year - ${FIRST_YEAR}) / ${span}`
  return `(year < ${PLAN_YEAR} ? ${before} : ${gap} * (1 + ${TRENDS.core})^(year - ${PLAN_YEAR}))`
}

const gapOf = (tables: Tables): number =>
  tables.figure('demand', 'core').value - tables.figure('projectedOutput', 'core').value

/**
 * Projected output of a region in wt/yr. Output follows demand (以需定产): the core's own demand less its gap; each
 * other region's own demand and its share of the gap, as in the plan's year. The three sum to demand in every year.
 */
export function outputCourse(tables: Tables, region: RegionId): Annotated {
  const demand = tables.figure('demand', region).value
  const output = tables.figure('projectedOutput', region).value
  const share = (output - demand) / gapOf(tables)
  const value = `${demandCourse(demand, region)} ${share < 0 ? '-' : '+'} ${Math.abs(share) === 1 ? '' : `${share} * `}${coreGap(tables)}`
  return {
    value,
    unit: 'wt/yr',
    status: 'derived',
    source: 'plan',
    clause: tables.figure('projectedOutput', region).clause,
    note: `${output} in ${PLAN_YEAR}, as published; other years: own demand ${share < 0 ? 'less' : 'and a share of'} the core’s gap`,
  }
}

/**
 * Recycled aggregate as a share of demand, 0–1: level up to the plan's year, then linear to the last year. The
 * parameters carry where it comes from.
 */
export function recycledCourse(): string {
  const span = LAST_YEAR - PLAN_YEAR
  return `recycledShareNow + (recycledShare2035 - recycledShareNow) * max(year - ${PLAN_YEAR}, 0) / ${span}`
}
