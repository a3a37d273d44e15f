import { describe, expect, it } from 'vitest'
import { shashi } from './support.ts'

const MUCH = 'policy.rules.much={"kind":"least-take","site":"wushan-sanxi","quantity":500}'

describe('repairs below a result', () => {
  it.each([
    [
      'en',
      'Repairs of the shortage of 2025, ranked by assumed repair costs',
      [
        'Repair 1, at 400×10⁴ yuan: projected output of Southeast, Wuling Mountains towns from 4,000 to 4,400.',
        'Repair 2, at 400×10⁴ yuan: projected output of Core metropolitan area from 9,000 to 9,400.',
        'Repair 3, at 2,000×10⁴ yuan: name Northeast, small and medium mines an exporter.',
      ],
    ],
    [
      'zh',
      '2025 年缺口的补救（按假定的补救成本排序）',
      ['补救方案 2（400 万元）：主城都市区预计产量由 9,000 改为 9,400。'],
    ],
  ])('are the three cheapest of a shortage, in %s', async (language, heading, sentences) => {
    const { status, out } = await shashi(['run', 'plan-2025-close-fengdu-baoluan', '--lang', language])
    expect(status).toBe(0)
    expect(out).toContain(`\n\n${heading}\n`)
    for (const sentence of sentences) expect(out).toContain(`  • ${sentence}\n`)
  })

  it('say that there are no others where that is proven', async () => {
    const { status, out } = await shashi(['run', 'plan-2025', '--set', MUCH])
    expect(status).toBe(2)
    expect(out).toContain('Repair 2, at 3,000×10⁴ yuan: capacity of Wushan Sanxi from 400 to 500.')
    expect(out).toContain('These 2 are all repairs of which none takes all that a cheaper one takes: proven.')
  })

  it('are not there where nothing is short, nor among data', async () => {
    expect((await shashi(['run', 'plan-2025'])).out).not.toContain('Repair')
    const { out } = await shashi(['run', 'plan-2025-close-fengdu-baoluan', '--format', 'json'])
    expect(() => JSON.parse(out)).not.toThrow()
  })
})
