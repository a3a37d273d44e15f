import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textWidth } from '../../src/cli/format-table.ts'
import { expectGolden } from '../support/golden.ts'
import { shashi } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-compare-'))
const result = join(folder, 'result.json')
beforeAll(() => shashi(['run', 'plan-2025', '--policy', 'least-cost', '--format', 'json', '--out', result]))
afterAll(() => rmSync(folder, { recursive: true }))

const PAIR = ['compare', 'plan-2025', 'plan-2025-close-fengdu-baoluan']
const CONFLICT = 'policy.rules.take={kind: least-take, site: fengdu-baoluan, quantity: 5000}'

describe('shashi compare', () => {
  it.each(['zh', 'en'])(
    'prints inputs, indicators and transfers within 80 cells, in %s',
    async (language) => {
      const { status, out, said } = await shashi([...PAIR, '--lang', language])
      expect({ status, said }).toEqual({ status: 0, said: '' })
      expectGolden(`plan-2025.compare.${language}.txt`, out)
      for (const line of out.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(80)
    },
  )

  it('takes a result file as it is, beside scenarios', async () => {
    const { status, out } = await shashi(['compare', 'plan-2025', result, '--format', 'json'])
    expect(status).toBe(0)
    const { runs, inputs, indicators, transfers } = JSON.parse(out)
    expect(runs.map(({ letter, policy }: Record<string, string>) => [letter, policy])).toEqual([
      ['A', 'plan'],
      ['B', 'least-cost'],
    ])
    expect(inputs).toEqual([
      { path: ['policy', 'preset'], annotation: false, values: ['plan', 'least-cost'] },
    ])
    const cost = indicators.find(
      ({ id, region }: Record<string, string>) => id === 'cost' && region === 'city',
    )
    expect(cost.differences[0]).toBeCloseTo(cost.values[1] - cost.values[0], 6)
    expect(cost.differences[0]).toBeLessThan(0)
    const total = (k: number) =>
      transfers.reduce((sum: number, { values }: { values: number[] }) => sum + (values[k] ?? 0), 0)
    expect([total(0), total(1)].map((sum) => sum.toFixed(6))).toEqual(['4000.000000', '4600.000000'])
  })

  it('writes one tidy table as CSV, for up to four runs', async () => {
    const { status, out } = await shashi([
      ...PAIR,
      'plan-2025-core-capacity',
      'plan-2025-demand-plus-10',
      '--format',
      'csv',
    ])
    expect(status).toBe(0)
    const [heading, ...rows] = out.trimEnd().split('\n')
    expect(heading).toBe('part,year,region,id,unit,A,B,C,D,B-A,C-A,D-A')
    expect(rows).toContain('input,,,regions.core.outputLimit,,projected,projected,capacity,projected,,,')
    expect(rows).toContain('indicator,2025,city,unmet,wt/yr,0,400,0,2110,400,0,2110')
    expect(rows).toContain('transfer,2025,core,wulong-heshun,wt/yr,1000,1000,200,1000,0,-800,0')
  })

  it('refuses a changed result file and says how to learn more', async () => {
    const bad = join(folder, 'changed.json')
    writeFileSync(bad, readFileSync(result, 'utf8').replace('"output": 9000', '"output": 9001'))
    const { status, out, said } = await shashi(['compare', 'plan-2025', bad])
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(said).toContain('shashi verify')
  })

  it('compares the inputs of a result without an answer, and ends with its status', async () => {
    const conflict = join(folder, 'conflict.json')
    await shashi(['run', 'plan-2025', '--set', CONFLICT, '--format', 'json', '--out', conflict])
    const { status, out } = await shashi(['compare', conflict, 'plan-2025'])
    expect(status).toBe(2)
    expect(out).toContain('proof: conflict')
    expect(out).toContain('policy.rules')
    expect(out).toMatch(/unmet 10⁴ t +— +0 +—/)
  })

  it('says that nothing differs between a scenario and itself', async () => {
    const { status, out } = await shashi(['compare', 'plan-2025', 'plan-2025'])
    expect(status).toBe(0)
    expect(out).toContain('No input differences.')
  })

  it.each([
    [['plan-2025'], 'B is missing'],
    [[], 'A is missing'],
    [Array(5).fill('plan-2025'), 'one argument too many'],
    [['plan-2025', 'plan-2052'], 'Did you mean “plan-2025”?'],
    [['plan-2025', 'plan-2025', '--year', '2024'], 'Did you mean “2025”?'],
  ])('answers the wrong usage %j with status 64: %s', async (args, words) => {
    const { status, out, said } = await shashi(['compare', ...args])
    expect({ status, out }).toEqual({ status: 64, out: '' })
    expect(said).toContain(words)
  })
})
