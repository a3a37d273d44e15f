/** Indicators of a year with their equations, the course of the city over the years, and targets. */
import { INDICATORS } from '../analyse/indicators.ts'
import { isJsonObject } from '../json.ts'
import { INDICATOR_HELP } from '../messages/indicator-help.ts'
import { displayOf, INDICATOR_TEXTS } from '../messages/indicators.ts'
import { REPORT_WORDS } from '../messages/report-words.ts'
import { columnName } from '../messages/tables.ts'
import { CITY } from '../scenario/types.ts'
import { nameIn, type Printing, section, shortNameIn, table } from './html-parts.ts'

/** What a page has room for; the result file has them all. */
const SHOWN = [
  'utilisation',
  'self-sufficiency',
  'average-haul',
  'delivered-cost',
  'emissions',
  'landbank',
] as const
const COURSE = ['demand', 'output', 'unmet', 'average-haul', 'delivered-cost', 'landbank'] as const

/** Write a value as it is read, with the unit where asked. */
function shown(
  id: string,
  unit: string,
  value: number | null,
  language: 'zh' | 'en',
  withUnit: boolean,
): string {
  if (value === null) return '—'
  const { scale, decimals, isPercent, unit: name } = displayOf(id, unit)
  const digits = isPercent ? 1 : decimals
  const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(
    value * (isPercent ? 100 : scale),
  )
  const suffix = isPercent ? '%' : name[language]
  return withUnit && suffix !== '' ? `${number} ${suffix}` : number
}

const nameOf = (id: string, language: 'zh' | 'en'): string => INDICATOR_TEXTS[id]?.[language] ?? id

/** Indicators of a year for each region and the city, each with its equation. */
export function indicators(printing: Printing, year: number): string {
  const { result, language } = printing
  const own = REPORT_WORDS[language]
  const rows = result.indicators.filter((row) => row.year === year)
  if (rows.length === 0) return ''
  const regions = [...new Set(rows.map(({ region }) => region))].filter((id) => id !== CITY)
  const places = [...regions, CITY]
  const body = SHOWN.flatMap((id) => {
    const definition = INDICATORS.find((one) => one.id === id)
    const values = places.map((region) => rows.find((row) => row.region === region && row.id === id))
    if (definition === undefined || values.every((row) => (row?.value ?? null) === null)) return []
    const { unit, isPercent } = displayOf(id, definition.unit)
    const suffix = isPercent ? '%' : unit[language]
    const heading = `${nameOf(id, language)}${suffix === '' ? '' : ` (${suffix})`}`
    const cells = values.map((row) => shown(id, definition.unit, row?.value ?? null, language, false))
    return [[heading, INDICATOR_HELP[id]?.[language] ?? definition.formula, ...cells]]
  })
  const head = [
    own.indicator,
    own.equation,
    ...regions.map((id) => shortNameIn(printing, 'regions', id)),
    own.city,
  ]
  return section(own.indicators(year), table(head, body, null, 2))
}

/** The city year by year; empty for a result of one year. */
export function course(printing: Printing): string {
  const { result, language } = printing
  if (result.years.length < 2) return ''
  const units = new Map(INDICATORS.map(({ id, unit }) => [id, unit]))
  const city = result.indicators.filter(({ region }) => region === CITY)
  const ids = COURSE.filter((id) => city.some((row) => row.id === id && row.value !== null))
  const head = [
    columnName('year', language),
    ...ids.map((id) => {
      const { unit } = displayOf(id, units.get(id) ?? '')
      return `${nameOf(id, language)}${unit[language] === '' ? '' : ` (${unit[language]})`}`
    }),
  ]
  const body = result.years.map(({ year }) => [
    String(year),
    ...ids.map((id) => {
      const row = city.find((one) => one.year === year && one.id === id)
      return shown(id, units.get(id) ?? '', row?.value ?? null, language, false)
    }),
  ])
  return section(REPORT_WORDS[language].overYears, table(head, body))
}

/** Targets beside what they limit; empty where the scenario has none. */
export function targets(printing: Printing): string {
  const { result, language } = printing
  if (result.targets.length === 0) return ''
  const own = REPORT_WORDS[language]
  const declared = result.scenario.document.targets
  const body = result.targets.map(({ id, year, value, limit, status }) => {
    const entry = isJsonObject(declared) ? declared[id] : undefined
    const indicator = isJsonObject(entry) && typeof entry.indicator === 'string' ? entry.indicator : ''
    const unit = INDICATORS.find((one) => one.id === indicator)?.unit ?? ''
    return [
      nameIn(printing, 'targets', id),
      String(year),
      own.targetStatuses[status],
      shown(indicator, unit, value, language, true),
      shown(indicator, unit, limit, language, true),
    ]
  })
  const head = [
    own.target,
    columnName('year', language),
    columnName('status', language),
    columnName('value', language),
    own.limit,
  ]
  return section(own.targets, table(head, body, null, 3))
}
