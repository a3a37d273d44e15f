/** Names of areas and values of indicators as the cards of the Years view write them. */
import { displayOf, type IndicatorDefinition, type Scenario } from '../../src/index.ts'
import type { Area } from '../charts/years-data.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'

/** Name of a region, or of the city. */
export function areaName({ name }: Pick<Area, 'name'>, language: Language): string {
  return name === null ? texts(language).years.city : shortName(name, language)
}

/** Name of a region by its id; the city for one that is no region. */
export function regionName(scenario: Scenario, id: string, language: Language): string {
  return areaName({ name: scenario.regions.find((region) => region.id === id)?.name ?? null }, language)
}

type Unit = Pick<IndicatorDefinition, 'id' | 'unit'>

/** A value of an indicator in the unit in which it is shown, without it; a dash where there is none. */
export function indicatorNumber({ id, unit }: Unit, value: number | null, language: Language): string {
  return value === null ? '—' : formatNumber(value * scaleOf({ id, unit }), language)
}

/** A value of an indicator with its unit. */
export function indicatorValue(of: Unit, value: number | null, language: Language): string {
  const { isPercent, unit } = displayOf(of.id, of.unit)
  const number = indicatorNumber(of, value, language)
  if (value === null) return number
  if (isPercent) return language === 'zh' ? `${number}%` : `${number} %`
  return unit[language] === '' ? number : `${number} ${unit[language]}`
}

/** From the unit of the result to that of the screen. */
export function scaleOf({ id, unit }: Unit): number {
  const { isPercent, scale } = displayOf(id, unit)
  return isPercent ? 100 : scale
}
