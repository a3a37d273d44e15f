import { describe, expect, it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { shashi } from './support.ts'

describe('shashi explain', () => {
  it.each(['en', 'zh'])(
    'explains a sender, one that sends nothing and a short market, in %s',
    async (language) => {
      const { status, out, said } = await shashi([
        'explain',
        'plan-2025-close-fengdu-baoluan',
        '--site',
        'wulong-heshun',
        '--site',
        'fuling-zhenxi',
        '--market',
        'core',
        '--lang',
        language,
      ])
      expect({ status, said }).toEqual({ status: 0, said: '' })
      expectGolden(`plan-2025-close-fengdu-baoluan.explain.${language}.txt`, out)
      expect(out).not.toMatch(/undefined|NaN|null|\[object/)
    },
  )

  it('has the whole page as JSON, with an identity that adds up', async () => {
    const { status, out } = await shashi([
      'explain',
      'plan-2025-close-fengdu-baoluan',
      '--market',
      'core',
      '--format',
      'json',
    ])
    expect(status).toBe(0)
    const [{ page, statements }] = JSON.parse(out).pages
    const held = page.bottleneck.limits.reduce(
      (sum: number, limit: { coefficient: number; quantity: number }) =>
        sum + limit.coefficient * limit.quantity,
      0,
    )
    expect(page.bottleneck.demand - held).toBeCloseTo(page.unmet, 6)
    expect(page.bottleneck.limits.every(({ relief }: { relief: number }) => relief === 400)).toBe(true)
    expect(statements[0].code).toBe('market-short')
  })

  it('explains the district network, where the largest flows and the nearest ways get a reason', async () => {
    const { status, out } = await shashi(['explain', 'chongqing-2025', '--site', 'fengdu-baoluan'])
    expect(status).toBe(0)
    expect(out).toContain('Fengdu Baoluan puts out 1,000×10⁴ t/yr, all of its capacity.')
    expect(out.match(/→ [^,]+, nothing\. /g)?.length ?? out.split('nothing.').length - 1).toBeGreaterThan(2)
  })

  it.each([
    ['--site', 'fengdu-baolua', 'fengdu-baoluan'],
    ['--market', 'fulin', 'fuling'],
    ['--terminal', 'fuling-whar', 'fuling-wharf'],
  ])('names the nearest word for %s %s', async (option, word, nearest) => {
    const { status, said } = await shashi(['explain', 'chongqing-2025', option, word])
    expect(status).toBe(64)
    expect(said).toContain(`Did you mean “${nearest}”?`)
  })

  it.each([
    ['en', 'Fuling wharf handles 284.8×10⁴ t/yr on 2 ways: 284.8 loaded, 0 unloaded;'],
    ['zh', '涪陵码头处理 284.8 万吨/年，共 2 条路线：装载 284.8，卸载 0；'],
  ])('explains a wharf by what passes it, from the gate to the market, in %s', async (language, said) => {
    const asked = ['explain', 'chongqing-2025', '--terminal', 'fuling-wharf', '--lang', language]
    const { status, out } = await shashi(asked)
    expect(status).toBe(0)
    expect(out).toContain(said)
    expect(out).toMatch(
      language === 'en' ? /Fengdu Baoluan +Jiangbei +Fuling wharf → / : /丰都包鸾\S* +江北区 +涪陵\S+ → /,
    )
    expect(out).not.toMatch(/undefined|NaN|null|\[object/)
  })

  it('asks for a site, a market or a terminal', async () => {
    const { status, said } = await shashi(['explain', 'plan-2025'])
    expect(status).toBe(64)
    expect(said).toContain('--site ID | --market ID | --terminal ID is missing.')
  })
})

describe('shashi curve', () => {
  it.each(['en', 'zh'])('draws a capacity as a table with what changes, in %s', async (language) => {
    const { status, out } = await shashi([
      'curve',
      'plan-2025',
      '--of',
      'sites.fengdu-baoluan.capacity',
      '--lang',
      language,
    ])
    expect(status).toBe(0)
    expectGolden(`plan-2025.curve.${language}.txt`, out)
  })

  it('has the pieces as JSON', async () => {
    const { status, out } = await shashi([
      'curve',
      'plan-2025',
      '--of',
      'markets.core.demand',
      '--from',
      '12500',
      '--to',
      '14000',
      '--format',
      'json',
    ])
    expect(status).toBe(0)
    const curve = JSON.parse(out)
    expect([curve.from, curve.to]).toEqual([12500, 14000])
    expect(curve.pieces.at(-1).end[0]).toBeCloseTo(1000, 6)
  })

  it.each([
    [['--of', 'sites.nowhere.capacity'], 1, 'nowhere'],
    [['--of', 'markets.core.demand', '--from', '9', '--to', '9'], 64, 'The range is empty'],
    [['--of', 'markets.core.demand', '--from', 'many'], 64, '--from takes a number'],
    [[], 64, '--of PATH is missing.'],
    [['--of', 'sites.fengdu-baoluan.capacity', '--policy', 'even-burden'], 1, 'piecewise linear'],
  ])('says what is wrong: %j', async (args, expected, message) => {
    const { status, said } = await shashi(['curve', 'plan-2025', ...args])
    expect(said).toContain(message)
    expect(status).toBe(expected)
  })
})
