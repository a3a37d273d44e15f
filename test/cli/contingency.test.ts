import { describe, expect, it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { shashi } from './support.ts'

describe('shashi contingency', () => {
  it.each(['en', 'zh'])('loses one and two things of the plan, in %s', async (language) => {
    const { status, out, said } = await shashi([
      'contingency',
      'plan-2025',
      '--order',
      '2',
      '--pairs',
      '8',
      '--lang',
      language,
    ])
    expect({ status, said }).toEqual({ status: 0, said: '' })
    expectGolden(`plan-2025.contingency.${language}.txt`, out)
    expect(out).not.toMatch(/undefined|NaN|null|\[object/)
  })

  it('has everything as JSON, with the N-1 shortfall of the city and of every region', async () => {
    const { status, out } = await shashi(['contingency', 'chongqing-2025', '--format', 'json'])
    expect(status).toBe(0)
    const found = JSON.parse(out)
    expect(found.singles).toHaveLength(81)
    expect([found.pairs, found.counts]).toEqual([null, null])
    const rows = found.indicators.map(({ region, id, value }: Record<string, unknown>) => [region, id, value])
    expect(rows).toEqual([
      ['core', 'n-1-shortfall', 13000],
      ['northeast', 'n-1-shortfall', 5700],
      ['southeast', 'n-1-shortfall', 2400],
      ['city', 'n-1-shortfall', found.shortfall],
    ])
    expect(found.findings.map(({ code }: { code: string }) => code)).toEqual(['n-1-worst', 'n-1-short'])
  })

  it('loses only the kinds asked for', async () => {
    const args = ['--kind', 'stretch', '--kind', 'mode', '--format', 'csv']
    const { status, out } = await shashi(['contingency', 'chongqing-2025', ...args])
    expect(status).toBe(0)
    const [heading, ...rows] = out.trim().split('\n')
    expect(heading).toMatch(
      /^order,kind,id,otherKind,otherId,status,carried,shortfall,beyond,cost,costChange,tonneKm,tonneKmChange,unmet,/,
    )
    expect(new Set(rows.map((row) => row.split(',')[1]))).toEqual(new Set(['stretch', 'mode']))
  })

  it('says that nothing goes short where that is so', async () => {
    const { status, out } = await shashi(['contingency', 'chongqing-2025', '--kind', 'stretch'])
    expect(status).toBe(0)
    expect(out).toContain('No single loss of 25 leaves anything more short.')
  })

  it.each([
    [['--order', '3'], 'There is no order “3”.'],
    [['--kind', 'zon'], 'Did you mean “zone”?'],
    [['--order', '2', '--pairs', '0'], '--pairs takes a whole number from 1 on, not “0”.'],
    [['--pairs', '5'], 'give --order 2 as well'],
    [['--pair', '5'], 'Did you mean “--pairs”?'],
    [['--year', '2024'], 'There is no year “2024”.'],
  ])('names what is wrong with %j', async (args, message) => {
    const { status, said } = await shashi(['contingency', 'plan-2025', ...args])
    expect(said).toContain(message)
    expect(status).toBe(64)
  })

  it('tells of a conflict of rules in place of losses', async () => {
    const rule = 'policy.rules.most={"kind":"least-take","site":"fengdu-baoluan","quantity":5000}'
    const { status, said } = await shashi(['contingency', 'plan-2025', '--set', rule])
    expect(status).toBe(2)
    expect(said).toContain('cannot')
  })
})
