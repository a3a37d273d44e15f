import { describe, expect, it } from 'vitest'
import { textWidth } from '../../src/cli/format-table.ts'
import {
  checkDocument,
  INDICATORS,
  MEASURE_TEXTS,
  POLICY_MEASURES,
  PRESETS,
  runPolicies,
  runScenario,
  withPreset,
} from '../../src/index.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { expectGolden } from '../support/golden.ts'
import { close } from '../support/solving.ts'
import { shashi } from './support.ts'

interface Answer {
  readonly policy: string
  readonly status: string
  readonly years: readonly { readonly year: number; readonly measures: Readonly<Record<string, number>> }[]
}

async function answers(...args: readonly string[]): Promise<readonly Answer[]> {
  const { status, out } = await shashi(['policies', ...args, '--format', 'json'])
  expect(status).toBe(0)
  return JSON.parse(out).policies
}

/** A quarry that may not cross regions must give more than its own region takes: impossible under `plan` alone. */
const ONLY_PLAN_CONFLICTS = [
  '--set',
  'policy.rules.take={kind: least-take, site: southeast-small, quantity: 2450}',
  '--set',
  'sites.southeast-small.capacity=3000',
]

describe('shashi policies', () => {
  it.each(['zh', 'en'])('prints every preset side by side within 80 cells, in %s', async (language) => {
    const { status, out, said } = await shashi(['policies', 'plan-2025', '--lang', language])
    expect({ status, said }).toEqual({ status: 0, said: '' })
    expectGolden(`plan-2025.policies.${language}.txt`, out)
    for (const line of out.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(80)
  })

  it('fits 80 cells for the network of districts, whose numbers are longer', async () => {
    const { status, out } = await shashi(['policies', 'chongqing-2025', '--lang', 'zh'])
    expect(status).toBe(0)
    for (const line of out.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(80)
    expect(out).toMatch(/水运 亿吨公里/)
  })

  it('measures what the goals of each preset come to', async () => {
    const scenario = readShipped('plan-2025.yaml')
    let compared = 0
    for await (const { policy, years } of runPolicies(scenario)) {
      const { certificate, status } = await runScenario(withPreset(scenario, policy))
      expect(status).toBe('optimal')
      for (const { goal, value } of certificate.stages) {
        const measures = new Map(Object.entries(years[0]?.measures ?? {}))
        const measured = measures.get(goal)
        if (measured === undefined || measured === null) continue
        expect(close(measured, value), `${policy}: ${goal}`).toBe(true)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(12)
  })

  it('puts a preset in place as reading the document anew would', () => {
    const rules = {
      'sending-share': { kind: 'sending-share', share: 0.4 },
      take: { kind: 'least-take', site: 'fengdu-baoluan', quantity: 10 },
    }
    const goals = ['unmet', { goal: 'transfer', tolerance: 5 }]
    for (const patch of [{}, { policy: { rules, goals } }]) {
      const scenario = readShipped('plan-2025.yaml', [patch])
      for (const preset of PRESETS) {
        const put = withPreset(scenario, preset)
        const checked = checkDocument(put.document)
        expect(checked.ok && checked.value).toEqual(put)
        expect(put.policy.preset).toBe(preset)
      }
    }
  })

  it('lists the presets in order, with the same numbers as CSV and as JSON', async () => {
    const json = await answers('plan-2025')
    expect(json.map(({ policy }) => policy)).toEqual(PRESETS)
    const { out } = await shashi(['policies', 'plan-2025', '--format', 'csv'])
    const [heading = '', ...rows] = out.trimEnd().split('\n')
    expect(heading).toMatch(/^year,policy,status,unmet,transfer,averageHaul,roadTonneKm,/)
    expect(rows).toHaveLength(PRESETS.length)
    const csv = rows.map((row) => row.split(',').slice(3).map(Number))
    expect(csv).toEqual(
      json.map(({ years }) => Object.keys(POLICY_MEASURES).map((id) => years[0]?.measures[id])),
    )
  })

  it('burdens exporters evenly where that is the goal, and takes --set', async () => {
    const evenly = (rows: readonly Answer[]) =>
      rows.find(({ policy }) => policy === 'even-burden')?.years[0]?.measures['largest-utilisation']
    // 4,000 over five exporters of 1,000 each; one of them closed leaves 1,600 and 2,000 ÷ 2,000.
    expect(evenly(await answers('plan-2025'))).toBeCloseTo(0.8, 9)
    expect(evenly(await answers('plan-2025', '--set', 'sites.fengdu-baoluan.capacity=0'))).toBeCloseTo(1, 9)
  })

  it('says in its column that a preset conflicts, and still answers for the others', async () => {
    const { status, out } = await shashi(['policies', 'plan-2025', ...ONLY_PLAN_CONFLICTS])
    expect(status).toBe(0)
    const proof = out.split('\n').find((line) => line.trim().startsWith('proof'))
    expect(proof?.trim().split(/ +/)).toEqual([
      'proof',
      'conflict',
      'holds',
      'holds',
      'holds',
      'holds',
      'conflict',
      'holds',
    ])
    expect(out).toMatch(/unmet 10⁴ t +— +0 +0 +0 +0 +— +0\n/)
  })

  it('ends with status 2 where every preset conflicts', async () => {
    const rule = 'policy.rules.take={kind: least-take, site: fengdu-baoluan, quantity: 5000}'
    const { status, out } = await shashi(['policies', 'plan-2025', '--set', rule])
    expect(status).toBe(2)
    expect(out.match(/conflict/g)).toHaveLength(PRESETS.length)
  })

  it.each([
    [['--format', 'tabel'], 'table'],
    [['--year', '2052'], '2025'],
    [['--fromat', 'csv'], '--format'],
  ])('answers %j with status 64 and the nearest word %s', async (args, nearest) => {
    const { status, out, said } = await shashi(['policies', 'plan-2025', ...args])
    expect({ status, out }).toEqual({ status: 64, out: '' })
    expect(said).toContain(`Did you mean “${nearest}”?`)
  })

  it('has a name for every measure and indicator', () => {
    for (const id of [...Object.keys(POLICY_MEASURES), ...INDICATORS.map((indicator) => indicator.id)]) {
      expect(MEASURE_TEXTS[id], id).toBeDefined()
    }
  })
})
