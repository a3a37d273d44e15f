import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueName } from '../../../web/elements/names.ts'
import { fromShown, shownPerUnit, toShown } from '../../../web/state/lever-units.ts'
import { listLevers } from '../../../web/state/levers.ts'
import { readShipped } from '../support/fixtures.ts'

describe('the unit of a lever on screen', () => {
  it('is percent for shares and their change a year, and that of the document for the rest', () => {
    expect(toShown(0.0035, 'sharePerYear')).toBe(0.35)
    expect(toShown(0.03, 'share')).toBe(3)
    expect(toShown(1615.4, 'wtPerYear')).toBe(1615.4)
    expect([shownPerUnit('share'), shownPerUnit('years')]).toEqual([100, 1])
  })

  it('is the one that a number is typed in, and a percent sign changes nothing', () => {
    expect(fromShown(0.35, 'sharePerYear')).toBe(0.0035)
    expect(fromShown('0.35 %', 'sharePerYear')).toBe(0.0035)
    expect(fromShown('-2%', 'sharePerYear')).toBe(-0.02)
    expect(fromShown(1200, 'wtPerYear')).toBe(1200)
    expect(fromShown('12 Mt/yr', 'wtPerYear')).toBe('12 Mt/yr')
    expect(fromShown('recycledShareNow * 2', 'share')).toBe('recycledShareNow * 2')
  })

  it('comes back to the number it was shown from', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10000, max: 10000 }), (parts) => {
        expect(fromShown(toShown(parts / 10000, 'share'), 'share')).toBe(parts / 10000)
      }),
      { seed: 3 },
    )
  })

  it('is the one of the list of changes too', () => {
    const scenario = readShipped('chongqing-2035')
    const levers = listLevers(scenario, scenario, scenario.document)
    const trend = levers.find(({ id }) => id === 'parameters.demandTrendTo2025') ?? null
    expect(valueName(0.0035, trend, 'en')).toBe('0.35 %')
    expect(valueName(0.0035, null, 'en')).toBe('0.0035')
  })
})
