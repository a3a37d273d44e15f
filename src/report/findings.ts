import { type Bottleneck, findBottleneck, type Limit } from '../analyse/bottleneck.ts'
import type { IndicatorValue } from '../analyse/indicators.ts'
import type { JsonObject } from '../json.ts'
import { byCodeUnit, tidy } from '../lists.ts'
import type { Localised, Scenario } from '../scenario/types.ts'
import { type AllocatedYear, isAllocated, type Trajectory, type Year } from '../simulate/types.ts'
import { joinYears } from './findings-spells.ts'
import { yearsFindings } from './findings-years.ts'
import type {
  Conflict,
  Finding,
  FindingSeverity,
  RegionRow,
  SiteRow,
  TargetRow,
  TransferRow,
} from './types.ts'

/** Tables that findings speak about. */
export interface FindingTables {
  readonly regions: readonly RegionRow[]
  readonly sites: readonly SiteRow[]
  readonly transfers: readonly TransferRow[]
}

/** What is watched over the years. */
export interface Watched {
  readonly indicators: readonly IndicatorValue[]
  readonly targets: readonly TargetRow[]
}

const NOTHING_WATCHED: Watched = { indicators: [], targets: [] }

const SEVERITIES: readonly FindingSeverity[] = ['serious', 'warning', 'note', 'good']
/** Tonnage below which nothing is short or idle, wt/yr: the grid. */
const GRID = 1e-3

/**
 * Statements about a trajectory, the gravest first, then by year, then in the order they were made. Of neighbouring
 * years that say the same kind of thing they are one.
 */
export function findingsOf(
  trajectory: Trajectory,
  tables: FindingTables,
  conflict: Conflict | null = null,
  watched: Watched = NOTHING_WATCHED,
): Finding[] {
  const { scenario, years } = trajectory
  const ofYears = years.flatMap((year): Finding[] =>
    isAllocated(year)
      ? yearFindings(scenario, year, tables)
      : [noAnswerFinding(scenario, year, year.year === conflict?.year ? conflict : null)],
  )
  const findings = [
    ...(years.length > 1 ? joinYears(ofYears.map(dated), scenario.years) : ofYears),
    ...yearsFindings(trajectory, watched.indicators, watched.targets),
  ]
  const rank = (finding: Finding) => SEVERITIES.indexOf(finding.severity)
  return findings
    .map((finding, position) => ({ finding, position }))
    .sort((a, b) => rank(a.finding) - rank(b.finding) || a.position - b.position)
    .map(({ finding }) => finding)
}

/** Among those of other years, a statement names its own. */
const dated = (finding: Finding): Finding => ({
  ...finding,
  parameters: { ...finding.parameters, dated: true },
})

/** Why a year has no allocation: rules that conflict, by name and with the cheapest way out, or no answer. */
function noAnswerFinding(scenario: Scenario, { year, allocation }: Year, conflict: Conflict | null): Finding {
  const { status, engine } = allocation
  if (status !== 'conflict') return { code: 'unsolved', severity: 'serious', parameters: { year, engine } }
  const rules = (conflict?.rules ?? []).map((id): JsonObject => {
    return { id, kind: scenario.policy.rules.find((rule) => rule.id === id)?.kind ?? id }
  })
  const limits = (conflict?.limits ?? []).map(({ kind, id }): JsonObject => {
    return { kind, id, name: placeName(scenario, id) }
  })
  const changes = (conflict?.relaxations[0]?.changes ?? []).map(
    ({ kind, id, path, from, to }): JsonObject => {
      return { kind, id, name: placeName(scenario, id), field: path.at(-1) ?? '', from, to }
    },
  )
  return { code: 'conflict', severity: 'serious', parameters: { year, engine, rules, limits, changes } }
}

function yearFindings(scenario: Scenario, year: AllocatedYear, tables: FindingTables): Finding[] {
  const { allocation } = year
  const ofYear = <Row extends { readonly year: number }>(rows: readonly Row[]) =>
    rows.filter((row) => row.year === year.year)
  const own = {
    regions: ofYear(tables.regions),
    sites: ofYear(tables.sites),
    transfers: ofYear(tables.transfers),
  }
  const uncertified: Finding[] = year.allocation.certificate.ok
    ? []
    : [
        {
          code: 'uncertified',
          severity: 'serious',
          parameters: { year: year.year, engine: allocation.engine },
        },
      ]
  return [
    ...uncertified,
    ...shortageFindings(scenario, year, own),
    ...transferFindings(scenario, year, own),
    ...exporterFindings(scenario, year, own),
  ]
}

/** What is short, what holds it back, and what stands idle meanwhile; or that nothing is short. */
function shortageFindings(scenario: Scenario, year: AllocatedYear, tables: FindingTables): Finding[] {
  const unmet = tidy(tables.regions.reduce((sum, row) => sum + row.unmet, 0))
  const demand = tidy(tables.regions.reduce((sum, row) => sum + row.demand, 0))
  if (unmet < GRID) {
    const slack = outputRoom(scenario, year, tables)
    const balanced: Finding = { code: 'balanced', severity: 'good', parameters: { year: year.year, demand } }
    if (slack >= GRID) return [balanced]
    return [balanced, { code: 'no-slack', severity: 'warning', parameters: { year: year.year, demand } }]
  }
  const short = tables.regions
    .filter((row) => row.unmet >= GRID)
    .map((row): JsonObject => ({ id: row.id, name: regionName(scenario, row.id), unmet: row.unmet }))
  const findings: Finding[] = [
    { code: 'shortage', severity: 'serious', parameters: { year: year.year, unmet, regions: short } },
  ]
  const bottleneck = findBottleneck(year.allocation)
  if (bottleneck !== null) findings.push(bottleneckFinding(scenario, year.year, bottleneck))
  const idle = tidy(tables.sites.reduce((sum, site) => sum + site.capacity - site.output, 0))
  if (idle >= GRID) findings.push(idleFinding(scenario, year, unmet, idle, tables))
  return findings
}

function bottleneckFinding(scenario: Scenario, year: number, bottleneck: Bottleneck): Finding {
  const demand = tidy(bottleneck.demand)
  const markets = bottleneck.markets.map((market): JsonObject => {
    const found = scenario.markets.find((each) => each.id === market.id)
    const { id, demand, coefficient } = market
    const name = nameOf(found?.name, id)
    return { id, name, demand, ...(coefficient === 1 ? {} : { coefficient }) }
  })
  const limits = bottleneck.limits.map(({ kind, id, quantity, coefficient }): JsonObject => {
    const rule = scenario.policy.rules.find((each) => kind === 'rule' && each.id === id)
    return {
      kind,
      id,
      name: limitName(scenario, kind, id),
      quantity,
      ...(coefficient === 1 ? {} : { coefficient }),
      ...(rule === undefined || rule.kind === 'only-exporters-cross-regions' ? {} : { rule: rule.kind }),
    }
  })
  return {
    code: 'bottleneck',
    severity: 'warning',
    parameters: { year, shortage: tidy(bottleneck.shortage), demand, markets, limits },
  }
}

/** Idle capacity by region, with the regions held to their projected output named as such. */
function idleFinding(
  scenario: Scenario,
  year: AllocatedYear,
  unmet: number,
  idle: number,
  tables: FindingTables,
): Finding {
  const regions = tables.regions.flatMap((row): JsonObject[] => {
    const region = scenario.regions.find((each) => each.id === row.id)
    const sites = tables.sites.filter((site) => site.region === row.id)
    const quantity = tidy(sites.reduce((sum, site) => sum + site.capacity - site.output, 0))
    const limit =
      region?.outputLimit === 'projected' ? region.projectedOutput?.byYear[year.yearIndex] : undefined
    const held = limit !== undefined && row.output >= limit - GRID
    return quantity < GRID ? [] : [{ id: row.id, name: regionName(scenario, row.id), idle: quantity, held }]
  })
  return {
    code: 'idle-capacity',
    severity: 'warning',
    parameters: { year: year.year, unmet, idle, regions },
  }
}

/** How much more the regions may put out, wt/yr, under their limits and capacities. */
function outputRoom(scenario: Scenario, year: AllocatedYear, tables: FindingTables): number {
  return tidy(
    scenario.regions.reduce((room, region) => {
      const sites = tables.sites.filter((site) => site.region === region.id)
      const capacity = sites.reduce((sum, site) => sum + site.capacity - site.output, 0)
      const output = sites.reduce((sum, site) => sum + site.output, 0)
      const limit =
        region.outputLimit === 'projected' ? region.projectedOutput?.byYear[year.yearIndex] : undefined
      return room + Math.max(0, limit === undefined ? capacity : Math.min(capacity, limit - output))
    }, 0),
  )
}

/** Who supplies whom across regions, a statement for each receiving region. */
function transferFindings(scenario: Scenario, year: AllocatedYear, tables: FindingTables): Finding[] {
  const receivers = [...new Set(tables.transfers.map((row) => row.toRegion))].sort(byCodeUnit)
  return receivers.map((receiver): Finding => {
    const rows = tables.transfers.filter((row) => row.toRegion === receiver)
    const sites = rows
      .map((row) => ({ id: row.site, name: siteName(scenario, row.site), quantity: row.quantity }))
      .sort((a, b) => b.quantity - a.quantity || byCodeUnit(a.id, b.id))
    const quantity = tidy(rows.reduce((sum, row) => sum + row.quantity, 0))
    return {
      code: 'transfer',
      severity: 'note',
      parameters: { year: year.year, id: receiver, name: regionName(scenario, receiver), quantity, sites },
    }
  })
}

/** Named exporters with nothing left to give. */
function exporterFindings(scenario: Scenario, year: AllocatedYear, tables: FindingTables): Finding[] {
  const full = tables.sites.filter((row) => {
    const site = scenario.sites.find((each) => each.id === row.id)
    return site?.exporter === true && row.capacity > 0 && row.output >= row.capacity - GRID
  })
  if (full.length === 0) return []
  const sites = full.map((row): JsonObject => {
    return { id: row.id, name: siteName(scenario, row.id), capacity: row.capacity }
  })
  return [{ code: 'exporters-full', severity: 'note', parameters: { year: year.year, sites } }]
}

const nameOf = (name: Localised | undefined, id: string): JsonObject =>
  name === undefined ? { zh: id, en: id } : { zh: name.zh, en: name.en }

const regionName = (scenario: Scenario, id: string): JsonObject =>
  nameOf(scenario.regions.find((region) => region.id === id)?.name, id)

/** Name of a region, site, terminal or market; its id where it is none of these, as a rule or a link. */
const placeName = ({ regions, sites, terminals, markets }: Scenario, id: string): JsonObject =>
  nameOf([...regions, ...sites, ...terminals, ...markets].find((place) => place.id === id)?.name, id)

const siteName = (scenario: Scenario, id: string): JsonObject =>
  nameOf(scenario.sites.find((site) => site.id === id)?.name, id)

function limitName(scenario: Scenario, kind: Limit['kind'], id: string): JsonObject {
  switch (kind) {
    case 'regional-output':
      return regionName(scenario, id)
    case 'capacity':
    case 'throughput':
      return placeName(scenario, id)
    case 'link':
    case 'rule':
      return { zh: id, en: id }
  }
}
