/** Targets held against indicators: each status, on both sides of the limit. */
import { describe, expect, it } from 'vitest'
import { targetRows } from '../../src/analyse/targets.ts'
import type { JsonObject } from '../../src/json.ts'
import { formatFinding } from '../../src/messages/findings.ts'
import { runScenario } from '../../src/report/run.ts'
import { readShipped } from '../scenarios/shipped.ts'

const text = { zh: '目标', en: 'Aim' }

const target = (fields: JsonObject): JsonObject => ({
  name: text,
  indicator: 'output',
  year: 2025,
  limit: { value: 100, unit: 'wt/yr', status: 'assumed', low: 0, high: 200, note: 'for a test' },
  sense: 'at-most',
  kind: 'expected',
  ...fields,
})

const statusAt = (value: number | null, fields: JsonObject = {}) => {
  const scenario = readShipped('plan-2025.yaml', [{ targets: { aim: target(fields) } }])
  const rows = [{ year: 2025, region: 'city', id: 'output', value, unit: 'wt/yr' }]
  return targetRows(scenario, rows)[0]?.status
}

describe('a target', () => {
  it('is met well within its limit, at risk near it, met on it only barely, missed beyond it', () => {
    expect([90, 95, 95.1, 100, 100.1].map((value) => statusAt(value))).toEqual([
      'met',
      'met',
      'at-risk',
      'at-risk',
      'missed',
    ])
  })

  it('turns round for a least value', () => {
    const sense = { sense: 'at-least' }
    expect([110, 105, 104.9, 100, 99.9].map((value) => statusAt(value, sense))).toEqual([
      'met',
      'met',
      'at-risk',
      'at-risk',
      'missed',
    ])
  })

  it('has its own margin', () => {
    expect(statusAt(81, { margin: 0.2 })).toBe('at-risk')
    expect(statusAt(100, { margin: 0 })).toBe('met')
  })

  it('cannot be computed without a value, in a year that is not modelled, or where aggregates cannot decide it', () => {
    expect(statusAt(null)).toBe('not-computable')
    expect(statusAt(50, { year: 2030 })).toBe('not-computable')
    expect(statusAt(50, { computable: false })).toBe('not-computable')
    expect(statusAt(50, { indicator: 'n-1-shortfall' })).toBe('not-computable')
  })
})

describe('the targets of 专栏2', async () => {
  const limit = { value: 32000, unit: 'wt/yr', status: 'published', source: 'plan', clause: '专栏2' }
  const result = await runScenario(
    readShipped('plan-2025.yaml', [
      {
        targets: {
          ore: target({ indicator: 'ore-extracted', limit }),
          mines: target({
            computable: false,
            kind: 'binding',
            note: { zh: '含全部矿种。', en: 'All minerals.' },
          }),
        },
      },
    ]),
  )

  it('stand in the result with value, limit and status', () => {
    expect(result.targets).toEqual([
      { year: 2025, id: 'mines', value: null, limit: 100, status: 'not-computable' },
      { year: 2025, id: 'ore', value: expect.closeTo(21100 / 0.95, 6), limit: 32000, status: 'met' },
    ])
  })

  it('are each told in a sentence', () => {
    const sentences = (language: 'zh' | 'en') =>
      result.findings
        .filter(({ code }) => code.startsWith('target-'))
        .map((finding) => formatFinding(finding, language))
    expect(sentences('en')).toEqual([
      '2025: the binding target “Aim” cannot be decided. All minerals.',
      '2025: the expected target “Aim” is met: 22,210.5×10⁴ t where at most 32,000×10⁴ t is wanted.',
    ])
    expect(sentences('zh')).toEqual([
      '2025 年约束性目标“目标”无法判定。含全部矿种。',
      '2025 年预期性目标“目标”达到：模拟值 22,210.5 万吨，要求不高于 32,000 万吨。',
    ])
  })
})
