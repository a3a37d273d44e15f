/** Statements about the course of the years: targets, early warning, closed rivers, projects below scale. */
import { findWarnings } from '../analyse/early-warning.ts'
import type { IndicatorValue } from '../analyse/indicators.ts'
import { INDICATORS } from '../analyse/indicators.ts'
import { findClosures } from '../analyse/river-closure.ts'
import type { JsonObject } from '../json.ts'
import { at } from '../lists.ts'
import { projectsTooSmall } from '../scenario/scale.ts'
import { CITY, type Localised, type Scenario, type WarningLevel } from '../scenario/types.ts'
import type { Trajectory } from '../simulate/types.ts'
import type { Finding, FindingSeverity, TargetRow } from './types.ts'

const CITY_NAME: JsonObject = { zh: '全市', en: 'the city' }

/** Targets first, then warnings, then closures, then projects. */
export function yearsFindings(
  trajectory: Trajectory,
  indicators: readonly IndicatorValue[],
  targets: readonly TargetRow[],
): Finding[] {
  return [
    ...targets.map((row) => targetFinding(trajectory.scenario, row)),
    ...warningFindings(trajectory.scenario, indicators),
    ...closureFindings(trajectory),
    ...scaleFindings(trajectory.scenario),
  ]
}

function targetFinding(scenario: Scenario, { id, year, value, limit, status }: TargetRow): Finding {
  const target = at(
    scenario.targets.filter((each) => each.id === id),
    0,
  )
  const unit = INDICATORS.find((each) => each.id === target.indicator)?.unit ?? ''
  const severities: Readonly<Record<TargetRow['status'], FindingSeverity>> = {
    met: 'good',
    'at-risk': 'warning',
    missed: target.kind === 'binding' ? 'serious' : 'warning',
    'not-computable': 'note',
  }
  return {
    code: `target-${status}`,
    severity: severities[status],
    parameters: {
      year,
      id,
      name: localised(target.name),
      indicator: target.indicator,
      unit,
      value,
      limit,
      sense: target.sense,
      kind: target.kind,
      note: target.note === null ? null : localised(target.note),
    },
  }
}

const WARNING_SEVERITIES: Readonly<Record<WarningLevel, FindingSeverity>> = {
  blue: 'note',
  yellow: 'warning',
  orange: 'warning',
  red: 'serious',
}

function warningFindings(scenario: Scenario, indicators: readonly IndicatorValue[]): Finding[] {
  return findWarnings(scenario, indicators).map((warning): Finding => {
    const region = scenario.regions.find(({ id }) => id === warning.region)
    return {
      code: 'early-warning',
      severity: WARNING_SEVERITIES[warning.level],
      parameters: {
        ...warning,
        name: region === undefined || warning.region === CITY ? CITY_NAME : localised(region.name),
      },
    }
  })
}

function closureFindings(trajectory: Trajectory): Finding[] {
  const stretches = trajectory.scenario.waterways.flatMap((waterway) => waterway.stretches)
  return findClosures(trajectory).map((closure): Finding => {
    const named = closure.stretches.map((id): JsonObject => {
      const stretch = stretches.find((each) => each.id === id)
      return { id, name: stretch === undefined ? { zh: id, en: id } : localised(stretch.name) }
    })
    const severity = closure.unmet >= 1e-3 ? 'serious' : 'warning'
    return { code: 'river-closed', severity, parameters: { ...closure, stretches: named } }
  })
}

/** Projects whose quarries are smaller than their region admits: allowed to run, but named with the rule they break. */
function scaleFindings({ projects, sites, regions, years }: Scenario): Finding[] {
  return projectsTooSmall(projects, sites, regions, years).map(
    ({ project, region, scale, least }): Finding => {
      const { id, kind } = project
      const names = { name: localised(project.name), region: localised(region.name) }
      return { code: 'below-scale', severity: 'warning', parameters: { id, ...names, kind, scale, least } }
    },
  )
}

const localised = ({ zh, en }: Localised): JsonObject => ({ zh, en })
