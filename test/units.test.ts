import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DIMENSIONS,
  type Dimension,
  dimensionOf,
  roundDistance,
  roundEmission,
  roundQuantity,
  roundToGrid,
  roundUnitCost,
  splitLiteral,
  unitFactor,
} from '../src/units.ts'

function read(text: string, dimension: Dimension): number | string {
  const literal = splitLiteral(text)
  if (literal === null) return 'no number'
  const factor = unitFactor(literal.unit, dimension)
  return factor.ok ? roundToGrid(literal.number * factor.factor, dimension) : factor.problem
}

describe('units', () => {
  test('the same tonnage has one value in whatever unit it is written', () => {
    for (const text of [
      '13000',
      '13000 wt/yr',
      '130 Mt/yr',
      '1.3e8 t/yr',
      '130000 kt/year',
      '13000 万吨/年',
    ]) {
      expect(read(text, 'flow')).toBe(13000)
    }
  })

  test.each([
    ['36 yuan/t', 'unitCost', 36],
    ['36 元/吨', 'unitCost', 36],
    ['0.036 yuan/kg', 'unitCost', 36],
    ['0.5 yuan/(t km)', 'freightRate', 0.5],
    ['0.5 yuan/t/km', 'freightRate', 0.5],
    ['0.5 元/(吨·公里)', 'freightRate', 0.5],
    ['62 g/(t km)', 'emissionFactor', 62],
    ['0.062 kg/(t km)', 'emissionFactor', 62],
    ['5466 km²', 'area', 5466],
    ['5466 平方公里', 'area', 5466],
    ['100 hectare', 'area', 1],
    ['1500 m', 'distance', 1.5],
    ['2 Mt', 'tonnage', 200],
    ['3 years', 'duration', 3],
    ['25 %', 'ratio', 0.25],
    ['25%', 'ratio', 0.25],
    ['-2 km', 'distance', -2],
    ['.5 km', 'distance', 0.5],
  ] as const)('%s is read as %s', (text, dimension, value) => {
    expect(read(text, dimension)).toBe(value)
  })

  test('a unit of another dimension is told from one that is unknown', () => {
    expect(read('13000 wt', 'flow')).toBe('wrong-dimension')
    expect(read('36 km', 'unitCost')).toBe('wrong-dimension')
    expect(read('25 %', 'flow')).toBe('wrong-dimension')
    expect(read('0.5 km', 'ratio')).toBe('wrong-dimension')
    expect(read('13000 wt/yrr', 'flow')).toBe('bad-unit')
    expect(read('5 km^300', 'distance')).toBe('bad-unit')
    expect(read('13,000', 'flow')).toBe('bad-unit')
  })

  test('the short ton of mathjs is refused, because a Chinese reader would take it for a tonne', () => {
    expect(unitFactor('ton', 'tonnage')).toEqual({ ok: false, problem: 'bad-unit', word: 'ton' })
  })

  test('a unit tells what it measures', () => {
    expect(dimensionOf('')).toBe('ratio')
    expect(dimensionOf('yuan/t')).toBe('unitCost')
    expect(dimensionOf('km/yr')).toBeNull()
    for (const [dimension, { unit }] of Object.entries(DIMENSIONS)) expect(dimensionOf(unit)).toBe(dimension)
  })

  test('scaling the unit by a thousand and the number by a thousandth changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 32_000_000 }), (steps) => {
        const wt = steps / 1000
        const expected = read(`${wt} wt/yr`, 'flow')
        expect(read(`${steps * 10} t/yr`, 'flow')).toBe(expected)
        expect(read(`${steps / 100} kt/yr`, 'flow')).toBe(expected)
        expect(expected).toBe(wt)
      }),
      { seed: 1 },
    )
  })
})

describe('the numerical grid', () => {
  test('a decimal half is rounded away from zero although its binary form lies below', () => {
    expect(roundQuantity(1.0005)).toBe(1.001)
    expect(roundQuantity(-1.0005)).toBe(-1.001)
    expect(roundDistance(8.3455)).toBe(8.346)
    expect(roundUnitCost(1.00005)).toBe(1.0001)
    expect(roundEmission(0.1 + 0.2)).toBe(0.3)
    expect(Object.is(roundQuantity(-0.0001), 0)).toBe(true)
  })

  test('what is on the grid stays as it is, and nothing moves further than half a step', () => {
    const dimensions = fc.constantFrom<Dimension>(
      'flow',
      'distance',
      'unitCost',
      'freightRate',
      'emissionFactor',
    )
    fc.assert(
      fc.property(fc.double({ min: -40_000, max: 40_000, noNaN: true }), dimensions, (value, dimension) => {
        const rounded = roundToGrid(value, dimension)
        const { step } = DIMENSIONS[dimension]
        expect(roundToGrid(rounded, dimension)).toBe(rounded)
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.5 / step + 1e-9)
        expect(String(rounded)).toMatch(/^-?\d+(\.\d{1,6})?(e-\d+)?$/)
      }),
      { seed: 2 },
    )
  })
})
