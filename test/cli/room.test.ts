import { describe, expect, it } from 'vitest'
import { shashi } from './support.ts'

describe('shashi room', () => {
  it.each([
    ['en', 'Within 5% of the optimum: haulage at most', 'Wulong Heshun'],
    ['zh', '与最优相差不超过 5%：总周转量不超过', '武隆和顺集中开采区'],
  ])('shows what each site could send, in %s', async (language, sentence, name) => {
    const { status, out, said } = await shashi(['room', 'plan-2025', '--lang', language])
    expect({ status, said }).toEqual({ status: 0, said: '' })
    expect(out).toContain(sentence)
    expect(out).toMatch(new RegExp(`^  ${name} +1,000.0  1,000.0 +600.0  1,000.0 `, 'm'))
    expect(out).not.toMatch(/undefined|NaN|null|\[object/)
  })

  it('narrows with the part that may be given up', async () => {
    const least = async (within: string) => {
      const args = ['--site', 'fengdu-baoluan', '--within', within, '--format', 'json']
      const { out } = await shashi(['room', 'plan-2025', ...args])
      return JSON.parse(out).sites[0].least
    }
    const found = [await least('0'), await least('0.01'), await least('0.05')]
    expect(found[0]).toBeCloseTo(1000, 3)
    expect(found[1]).toBeLessThan(found[0])
    expect(found[2]).toBeLessThan(found[1])
  })

  it('has one row a site as CSV', async () => {
    const { status, out } = await shashi(['room', 'plan-2025', '--format', 'csv'])
    expect(status).toBe(0)
    expect(out.split('\n')[0]).toBe('site,capacity,output,least,most,one,other')
    expect(out.trim().split('\n')).toHaveLength(34)
  })

  it.each([
    [['--within', 'much'], '--within takes a number from 0 on, such as 0.05, not “much”.'],
    [['--within', '-1'], '--within takes a number from 0 on'],
    [['--site', 'fengdu-baolua'], 'Did you mean “fengdu-baoluan”?'],
  ])('names what is wrong with %j', async (args, message) => {
    const { status, said } = await shashi(['room', 'plan-2025', ...args])
    expect(said).toContain(message)
    expect(status).toBe(64)
  })
})
