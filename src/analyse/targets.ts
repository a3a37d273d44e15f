/** Targets of a scenario held against the indicators of its years. */
import { byCodeUnit } from '../lists.ts'
import type { Scenario, Target } from '../scenario/types.ts'
import type { IndicatorValue } from './indicators.ts'

/** `at-risk`: met, but nearer to the limit than the target's margin. */
export type TargetStatus = 'met' | 'at-risk' | 'missed' | 'not-computable'

export interface TargetValue {
  readonly year: number
  readonly id: string
  /** In the unit of the target's indicator; `null` where it cannot be computed. */
  readonly value: number | null
  readonly limit: number
  readonly status: TargetStatus
}

/**
 * Hold every target against its indicator in its year. Not computable: what aggregates alone cannot decide, a year
 * that is not modelled or has no allocation, and an indicator without a value. Sorted by year, then id.
 */
export function targetRows(scenario: Scenario, indicators: readonly IndicatorValue[]): TargetValue[] {
  return scenario.targets
    .map((target): TargetValue => {
      const value = valueIn(target, indicators)
      const { id, year } = target
      return { year, id, value, limit: target.limit.value, status: statusOf(target, value) }
    })
    .sort((a, b) => a.year - b.year || byCodeUnit(a.id, b.id))
}

function valueIn({ indicator, region, year }: Target, indicators: readonly IndicatorValue[]): number | null {
  if (indicator === null) return null
  const row = indicators.find((each) => each.year === year && each.region === region && each.id === indicator)
  return row?.value ?? null
}

/**
 * Missed where the value lies beyond the limit; at risk where it lies within margin · |limit| of it; else met. A
 * limit that is reached exactly is kept.
 */
function statusOf({ limit, sense, margin }: Target, value: number | null): TargetStatus {
  if (value === null) return 'not-computable'
  const room = sense === 'at-most' ? limit.value - value : value - limit.value
  if (room < 0) return 'missed'
  return room < margin.value * Math.abs(limit.value) ? 'at-risk' : 'met'
}
