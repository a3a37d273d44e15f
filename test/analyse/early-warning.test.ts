/** Early warning: the gravest threshold passed, the years it lasts, and a sentence for it. */
import { describe, expect, it } from 'vitest'
import { findWarnings, levelOf } from '../../src/analyse/early-warning.ts'
import type { JsonObject } from '../../src/json.ts'
import { formatFinding } from '../../src/messages/findings.ts'
import { runScenario } from '../../src/report/run.ts'
import { readShipped } from '../scenarios/shipped.ts'

const levels = (values: Readonly<Record<string, number>>): JsonObject =>
  Object.fromEntries(
    Object.entries(values).map(([level, value]) => [
      level,
      { value, unit: 'yr', status: 'assumed', low: 0, high: 100, note: 'for a test' },
    ]),
  )

const LANDBANK: JsonObject = {
  indicator: 'landbank',
  sense: 'at-least',
  levels: levels({ yellow: 10, orange: 7, red: 4 }),
}

const scenarioWith = (warning: JsonObject) =>
  readShipped('plan-2025.yaml', [{ years: { from: 2025, to: 2030 }, earlyWarning: { landbank: warning } }])

const course = (region: string, values: readonly (number | null)[]) =>
  values.map((value, t) => ({ year: 2025 + t, region, id: 'landbank', value, unit: 'yr' }))

describe('a warning', () => {
  const [warning] = scenarioWith(LANDBANK).earlyWarning

  it('has the gravest level whose threshold is passed, not merely reached', () => {
    const at = (value: number) => (warning === undefined ? 'none' : (levelOf(warning, value)?.level ?? null))
    expect([12, 10, 9.9, 7, 6.9, 4, 3.9].map(at)).toEqual([
      null,
      null,
      'yellow',
      'yellow',
      'orange',
      'orange',
      'red',
    ])
  })

  it('lasts through neighbouring years and keeps the worst of them', () => {
    const rows = course('core', [12, 9, 6, 8, 11, 3])
    expect(findWarnings(scenarioWith(LANDBANK), rows)).toMatchObject([
      { region: 'core', level: 'orange', threshold: 7, from: 2026, to: 2028, value: 6, year: 2027 },
      { region: 'core', level: 'red', threshold: 4, from: 2030, to: 2030, value: 3, year: 2030 },
    ])
  })

  it('ends with a year that has no value', () => {
    const spells = findWarnings(scenarioWith(LANDBANK), course('core', [9, null, 9]))
    expect(spells.map(({ from, to }) => [from, to])).toEqual([
      [2025, 2025],
      [2027, 2027],
    ])
  })

  it('speaks of every region and the city, or only of the one it names', () => {
    const rows = [...course('core', [9]), ...course('city', [9])]
    expect(findWarnings(scenarioWith(LANDBANK), rows).map(({ region }) => region)).toEqual(['core', 'city'])
    const ofCity = scenarioWith({ ...LANDBANK, region: 'city' })
    expect(findWarnings(ofCity, rows).map(({ region }) => region)).toEqual(['city'])
  })
})

describe('the early warning of a run', async () => {
  const imports: JsonObject = {
    indicator: 'import-dependence',
    region: 'core',
    sense: 'at-most',
    levels: levels({ yellow: 0.3, red: 0.5 }),
  }
  for (const level of Object.values(Object(imports.levels))) Object(level).unit = ''
  const result = await runScenario(readShipped('plan-2025.yaml', [{ earlyWarning: { imports } }]))
  const warnings = result.findings.filter(({ code }) => code === 'early-warning')

  it('is a finding with its level, value and threshold', () => {
    expect(warnings).toMatchObject([
      { severity: 'warning', parameters: { level: 'yellow', region: 'core', threshold: 0.3, from: 2025 } },
    ])
  })

  it('is told in both languages', () => {
    const [warning] = warnings
    if (warning === undefined) throw new Error('no warning')
    expect(formatFinding(warning, 'en')).toBe(
      'Yellow warning, 2025: import dependence of Core metropolitan area is 30.8 %, above the threshold of 30 %.',
    )
    expect(formatFinding(warning, 'zh')).toBe(
      '黄色预警（2025 年）：主城都市区调入依存度为 30.8%，高于阈值 30%。',
    )
  })
})
