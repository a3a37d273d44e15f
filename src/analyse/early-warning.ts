/** Early warning: which thresholds of the scenario its indicators pass, where, when and how far. */
import { type EarlyWarning, type Scenario, WARNING_LEVELS, type WarningLevel } from '../scenario/types.ts'
import type { IndicatorValue } from './indicators.ts'

/** A spell of neighbouring modelled years in which an indicator of a region warns. */
export interface Warning {
  /** Id of the early warning in the scenario. */
  readonly id: string
  readonly indicator: string
  /** Region id, or `city`. */
  readonly region: string
  readonly sense: EarlyWarning['sense']
  /** The gravest level of the spell, and its threshold. */
  readonly level: WarningLevel
  readonly threshold: number
  readonly from: number
  readonly to: number
  /** The value farthest beyond the thresholds, and its first year. */
  readonly value: number
  readonly year: number
  readonly unit: string
}

/** The level a value calls for: the gravest whose threshold it lies beyond; `null` where it lies beyond none. */
export function levelOf(
  { sense, levels }: EarlyWarning,
  value: number,
): { readonly level: WarningLevel; readonly threshold: number } | null {
  const passed = levels.filter(({ threshold }) =>
    sense === 'at-least' ? value < threshold.value : value > threshold.value,
  )
  const gravest = passed.at(-1)
  return gravest === undefined ? null : { level: gravest.level, threshold: gravest.threshold.value }
}

/**
 * All warnings, by early warning and region in the order of the scenario and of the rows. A year whose indicator
 * has no value, or that has no allocation, ends a spell.
 */
export function findWarnings(scenario: Scenario, indicators: readonly IndicatorValue[]): Warning[] {
  return scenario.earlyWarning.flatMap((warning) => {
    const rows = indicators.filter(({ id }) => id === warning.indicator)
    const regions = [...new Set(rows.map(({ region }) => region))]
    return regions
      .filter((region) => warning.region === null || warning.region === region)
      .flatMap((region) =>
        spellsOf(
          warning,
          scenario.years,
          rows.filter((row) => row.region === region),
        ),
      )
  })
}

function spellsOf(
  warning: EarlyWarning,
  years: readonly number[],
  rows: readonly IndicatorValue[],
): Warning[] {
  const spells: Warning[] = []
  let current: Warning | null = null
  for (const year of years) {
    const row = rows.find((each) => each.year === year)
    const passed = row === undefined || row.value === null ? null : levelOf(warning, row.value)
    if (row === undefined || row.value === null || passed === null) {
      if (current !== null) spells.push(current)
      current = null
      continue
    }
    const { id, indicator, sense } = warning
    const { region, unit, value } = row
    const start: Warning = {
      id,
      indicator,
      region,
      sense,
      ...passed,
      from: year,
      to: year,
      value,
      year,
      unit,
    }
    current = current === null ? start : prolong(current, start)
  }
  return current === null ? spells : [...spells, current]
}

function prolong(spell: Warning, next: Warning): Warning {
  const rank = ({ level }: Warning): number => WARNING_LEVELS.indexOf(level)
  const { level, threshold } = rank(next) > rank(spell) ? next : spell
  const isWorse = spell.sense === 'at-least' ? next.value < spell.value : next.value > spell.value
  const { value, year } = isWorse ? next : spell
  return { ...spell, level, threshold, to: next.to, value, year }
}
