import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatFinding } from '../../src/messages/findings.ts'
import { SPELL_CODES } from '../../src/messages/findings-spells.ts'
import { findingIn, joinYears } from '../../src/report/findings-spells.ts'
import { runScenario } from '../../src/report/run.ts'
import type { Finding, ResultFile } from '../../src/report/types.ts'
import { readShipped } from '../scenarios/shipped.ts'

const YEARS = [2021, 2022, 2025, 2026, 2030]
const LANGUAGES = ['zh', 'en'] as const

const balanced = (year: number, demand: number): Finding => ({
  code: 'balanced',
  severity: 'good',
  parameters: { year, demand, dated: true },
})

const exporters = (year: number, ...ids: string[]): Finding => {
  const sites = ids.map((id) => ({ id, name: { zh: id, en: id }, capacity: 1000 }))
  return { code: 'exporters-full', severity: 'note', parameters: { year, sites, dated: true } }
}

const transfer = (year: number, id: string, quantity: number): Finding => {
  const name = { zh: id, en: id }
  const sites = [{ id: 'a', name, quantity }]
  return { code: 'transfer', severity: 'note', parameters: { year, id, name, quantity, sites, dated: true } }
}

describe('statements of neighbouring years', () => {
  it('are one, whose sentence has the ends of the spell, the range and the year with the most', () => {
    const joined = joinYears([balanced(2021, 100), balanced(2022, 300), balanced(2025, 200)], YEARS)
    expect(joined).toHaveLength(1)
    const [spell] = joined
    if (spell === undefined) throw new Error('there is one')
    expect(spell.parameters).toMatchObject({ from: 2021, to: 2025, year: 2022, demand: 300 })
    expect(formatFinding(spell, 'en')).toBe(
      '2021–2025: all demand, 100–300×10⁴ t a year, is met; nothing is short.',
    )
    expect(formatFinding(spell, 'zh')).toBe('2021 至 2025 年各年需求（100–300 万吨/年）全部满足，无缺口。')
  })

  it.each([
    [1615.4, 3610, '1,615–3,610'],
    [100, 300, '100–300'],
    [2.4, 3, '2.4–3.0'],
    [100.2, 100.4, '100.2–100.4'],
    [100.02, 100.04, '100'],
  ])('give the ends of a range alike: %d to %d is %s', (least, most, said) => {
    const [spell] = joinYears([balanced(2021, least), balanced(2022, most)], YEARS)
    if (spell === undefined) throw new Error('there is one')
    expect(formatFinding(spell, 'en')).toContain(`all demand, ${said}×10⁴ t a year`)
  })

  it('stay apart where a modelled year lies between, or another region is spoken of', () => {
    expect(joinYears([balanced(2021, 1), balanced(2025, 1)], YEARS)).toHaveLength(2)
    expect(joinYears([transfer(2021, 'core', 1), transfer(2022, 'northeast', 1)], YEARS)).toHaveLength(2)
  })

  it('name each site with the years in which it is spoken of', () => {
    const [spell] = joinYears(
      [
        exporters(2021, 'a', 'b'),
        exporters(2022, 'a'),
        exporters(2025, 'a', 'b', 'c'),
        exporters(2026, 'a', 'c'),
      ],
      YEARS,
    )
    if (spell === undefined) throw new Error('there is one')
    expect(formatFinding(spell, 'en')).toBe(
      '2021–2026: named exporters at full capacity: a, b (2021, 2025), c (2025–2026).',
    )
  })

  it('lose nothing: each year still says what it said, and no other year says it', () => {
    const one = fc.tuple(
      fc.constantFrom(...YEARS),
      fc.constantFrom('core', 'northeast'),
      fc.integer({ min: 0, max: 9 }),
    )
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ([year, id]) => `${year} ${id}` }), (drawn) => {
        const singles = drawn
          .sort(([a], [b]) => a - b)
          .flatMap(([year, id, n]) => [transfer(year, id, n), ...(id === 'core' ? [balanced(year, n)] : [])])
        const joined = joinYears(singles, YEARS)
        const said = YEARS.flatMap((year) => joined.flatMap((finding) => findingIn(finding, year) ?? []))
        const sorted = (list: readonly Finding[]) => list.map((each) => JSON.stringify(each)).sort()
        expect(sorted(said)).toEqual(sorted(singles))
      }),
      { seed: 7 },
    )
  })
})

describe('a run over years', () => {
  let result: ResultFile
  beforeAll(async () => {
    const change = {
      regions: { core: { projectedOutput: 9000 } },
      sites: { 'fengdu-baoluan': { reserve: 9000 } },
    }
    result = await runScenario(readShipped('chongqing-2035.yaml', [change]), { prices: 'skip' })
  })

  it('tells of each year what is short, in the figures of its tables', () => {
    for (const { year } of result.years) {
      const said = result.findings.flatMap((finding) => findingIn(finding, year) ?? [])
      const unmet = result.regions.reduce((sum, row) => sum + (row.year === year ? row.unmet : 0), 0)
      const shortage = said.find(({ code }) => code === 'shortage')
      expect(Number(shortage?.parameters.unmet ?? 0)).toBeCloseTo(unmet, 6)
      expect(said.some(({ code }) => code === 'balanced')).toBe(unmet < 1e-3)
    }
    expect(result.findings.some(({ parameters }) => Array.isArray(parameters.years))).toBe(true)
  })

  it('says it in fewer sentences than years, none of them without a word', () => {
    expect(result.findings.length).toBeLessThan(result.years.length + 5)
    for (const language of LANGUAGES) {
      for (const finding of result.findings) {
        expect(formatFinding(finding, language)).not.toMatch(
          /(?<!\p{L})—|—(?!\p{L})|undefined|NaN|Infinity|\[object/u,
        )
      }
    }
  })
})

it('every code that is joined has a sentence of its own for a spell', () => {
  for (const code of SPELL_CODES) {
    const single = (year: number): Finding => ({
      code,
      severity: 'note',
      parameters: {
        ...{ year, dated: true, engine: 'highs', demand: 5, unmet: 2, shortage: 2, idle: 3, quantity: 4 },
        ...{ id: 'core', name: { zh: '甲', en: 'A' }, rules: [], limits: [], changes: [], markets: [] },
        ...{ regions: [{ name: { zh: '甲', en: 'A' }, unmet: 2, idle: 3 }], sites: [] },
      },
    })
    const [spell, ...others] = joinYears([single(2021), single(2022)], YEARS)
    if (spell === undefined) throw new Error('there is one')
    expect(others, code).toEqual([])
    for (const language of LANGUAGES) {
      const text = formatFinding(spell, language)
      expect(text, code).toMatch(/2022/)
      expect(text, code).not.toMatch(/undefined|NaN|Infinity|—/)
    }
  }
})
