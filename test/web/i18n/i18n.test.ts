import { describe, expect, it } from 'vitest'
import { GOAL_UNITS } from '../../../src/index.ts'
import { en } from '../../../web/i18n/en.ts'
import { formatDifference, formatExact, formatNumber, readTyped } from '../../../web/i18n/format.ts'
import { preferredLanguage } from '../../../web/i18n/languages.ts'
import { shortName } from '../../../web/i18n/names.ts'
import { zh } from '../../../web/i18n/zh.ts'

function plainTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(plainTexts) : []
}

describe('texts', () => {
  it('have no empty entry in either language', () => {
    // The unit of a plain number is no text.
    const { goalUnits: chinese, ...restZh } = zh
    const { goalUnits: english, ...restEn } = en
    for (const text of [...plainTexts(restZh), ...plainTexts(restEn)]) expect(text.trim()).not.toBe('')
    expect(Object.keys(chinese)).toEqual(Object.keys(english))
    expect(new Set(Object.values(GOAL_UNITS))).toEqual(new Set(Object.keys(chinese)))
  })

  it('have no Chinese left in English', () => {
    for (const text of plainTexts(en)) expect(text).not.toMatch(/\p{Script=Han}/u)
  })

  it('spell plurals', () => {
    expect([en.changeCount(1), en.changeCount(2)]).toEqual(['1 change', '2 changes'])
  })
})

describe('numbers', () => {
  it('write the plan’s integers in full and others with three digits', () => {
    const written = [13000, 680.2, 12345.6, 94.46, 8.456, 0, -3.25].map((value) => formatNumber(value, 'zh'))
    expect(written).toEqual(['13,000', '680', '12,346', '94.5', '8.46', '0', '−3.25'])
  })

  it('show the noise of a solver as nothing', () => {
    expect(formatNumber(-1e-9, 'en')).toBe('0')
    expect(formatNumber(3999.9999999, 'en')).toBe('4,000')
    expect(formatDifference(1e-9, 'en')).toBeNull()
  })

  it('sign differences', () => {
    expect(formatDifference(400, 'en')).toBe('+400')
    expect(formatDifference(-1.3, 'en')).toBe('−1.3')
  })

  it('keep exact values exact', () => {
    expect(formatExact(680.2, 'zh')).toBe('680.2')
  })

  it.each([
    ['13,000', 13000],
    [' 13000 ', 13000],
    ['１３０００', 13000],
    ['−5', -5],
    ['680.2', 680.2],
    ['13,00', '13,00'],
    ['130 Mt/yr', '130 Mt/yr'],
    ['13000 * 1.1', '13000 * 1.1'],
    ['', ''],
  ])('read %j from a box as %j', (typed, read) => {
    expect(readTyped(typed)).toBe(read)
  })
})

describe('language and names', () => {
  it('follow the first preference that is one of the two', () => {
    expect(preferredLanguage(['fr', 'en-US', 'zh'])).toBe('en')
    expect(preferredLanguage([])).toBe('zh')
  })

  it('say places in short', () => {
    const northeast = { zh: '渝东北三峡库区城镇群', en: 'Northeast, Three Gorges Reservoir towns' }
    expect([shortName(northeast, 'zh'), shortName(northeast, 'en')]).toEqual(['渝东北', 'Northeast'])
    expect(shortName({ zh: '丰都包鸾集中开采区', en: 'Fengdu Baoluan' }, 'zh')).toBe('丰都包鸾')
  })
})
