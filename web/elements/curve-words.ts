/** What a value curve says: points that are read, the tables of its pieces, and what changes at its corners. */
import {
  explainWords,
  formatCurveChange,
  MEASURE_TEXTS,
  type Scenario,
  type ValueCurve,
} from '../../src/index.ts'
import type { ChartTable } from '../charts/chart-table.ts'
import { type CurveGoal, type CurvePoint, goalsOf, valueAt } from '../charts/curve-data.ts'
import { curveEn } from '../i18n/curve-en.ts'
import { curveZh } from '../i18n/curve-zh.ts'
import { formatExact, formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { nameAmong } from './name-among.ts'

const WORDS = { zh: curveZh, en: curveEn }

export const curveTexts = (language: Language): typeof curveZh => WORDS[language]

/** A goal by its name, with its unit where it has one. */
export function goalName({ goal, unit }: CurveGoal, language: Language): string {
  const word = explainWords(language).goalUnits[unit] ?? ''
  const name = MEASURE_TEXTS[goal]?.[language] ?? goal
  return word === '' ? name : language === 'zh' ? `${name}（${word}）` : `${name} (${word})`
}

/** What a place, a mode or a rule of a scenario is called; the id of another. */
export function nameIn(
  { sites, markets, terminals, regions, modes }: Scenario,
  id: string,
  language: Language,
): string {
  for (const things of [sites, markets, terminals, regions, modes]) {
    const name = nameAmong(things, id, language)
    if (name !== null) return name
  }
  return id
}

/** What changes at a corner, a sentence each. */
export function changesAt(
  curve: ValueCurve,
  corner: number,
  scenario: Scenario,
  language: Language,
): string[] {
  const changes = curve.corners[corner]?.changes ?? []
  return changes.map((change) => formatCurveChange(change, (id) => nameIn(scenario, id, language), language))
}

/** What each point says when it is read. */
export function curveReadings(
  curve: ValueCurve,
  points: readonly CurvePoint[],
  scenario: Scenario,
  language: Language,
): Map<string, string> {
  const t = curveTexts(language)
  const { moving, level } = goalsOf(curve)
  const shown = moving.length === 0 ? level : moving
  const kinds = { first: t.first, last: t.last, baseline: t.baseline, present: t.present }
  return new Map(
    points.map(({ id, at }) => {
      const kind = Object.entries(kinds).find(([key]) => key === id)?.[1] ?? t.corner
      const values = shown.map((goal) => {
        const value = valueAt(goal, at)
        return `${goalName(goal, language)} ${value === null ? '—' : formatNumber(value, language)}`
      })
      const corner = id.startsWith('corner ') ? Number(id.slice('corner '.length)) : -1
      const sentences = changesAt(curve, corner, scenario, language).slice(0, 3)
      const parts = [`${kind} ${formatExact(at, language)}`, ...values]
      const said = parts.join(language === 'zh' ? '，' : ', ')
      return [
        id,
        sentences.length === 0 ? said : `${said}${language === 'zh' ? '。' : '. '}${sentences.join('; ')}`,
      ]
    }),
  )
}

/** The pieces of a curve in full precision: every goal at both ends and its change per unit. */
export function curveTables(curve: ValueCurve, language: Language): ChartTable[] {
  const t = curveTexts(language)
  const { moving, level } = goalsOf(curve)
  const goals = [...moving, ...level].toSorted((a, b) => orderOf(curve, a) - orderOf(curve, b))
  const columns = goals.flatMap((goal) => {
    const name = goalName(goal, language)
    return [{ name: t.atStart(name) }, { name: t.atEnd(name) }, { name: t.slope(name) }]
  })
  const rows = curve.pieces.map(({ from, to, slopes }, piece) => [
    from,
    to,
    ...goals.flatMap((goal) => {
      const line = goal.lines[piece]
      return [line?.start ?? null, line?.end ?? null, slopes[orderOf(curve, goal)] ?? null]
    }),
  ])
  return [{ name: t.pieces, columns: [{ name: t.from }, { name: t.to }, ...columns], rows }]
}

const orderOf = ({ goals }: ValueCurve, { goal }: CurveGoal): number =>
  goals.findIndex((each) => each.goal === goal)

/** The sentence above the chart: how often its course changes, and between which ends. */
export function curveSummary(curve: ValueCurve, language: Language): string {
  const t = curveTexts(language)
  const number = (value: number) => formatExact(value, language)
  const [first, last] = [curve.pieces[0]?.from ?? curve.from, curve.pieces.at(-1)?.to ?? curve.to]
  const { moving, level } = goalsOf(curve)
  const ends = [number(first), number(last)] as const
  const parts = [moving.length === 0 ? t.constant(...ends) : t.summary(...ends, curve.corners.length)]
  if (first > curve.from || last < curve.to) parts.push(t.infeasible(...ends))
  if (level.length > 0 && moving.length > 0) {
    const named = level.map((goal) => `${goalName(goal, language)} ${number(goal.lines[0]?.start ?? 0)}`)
    parts.push(t.level(named.join(language === 'zh' ? '、' : '; ')))
  }
  return parts.join(language === 'zh' ? '' : ' ')
}
