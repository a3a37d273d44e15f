import { describe, expect, it } from 'vitest'
import { at } from '../../src/lists.ts'
import { unitCost, unitEmissions } from '../../src/network/freight.ts'
import { greatCircle, haulInside } from '../../src/network/geo.ts'
import { riverBetween } from '../../src/network/waterway.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { readShipped } from '../scenarios/shipped.ts'

const scenario = readShipped('chongqing-2025.yaml')

function modeOf({ modes }: Scenario, id: string) {
  return at(
    modes.filter((mode) => mode.id === id),
    0,
  )
}

const passage = (distance: number, rest = {}) => ({ distance, upstream: false, handled: false, ...rest })

describe('freight', () => {
  it('by road is 5 + 0.8·min(d, 30) + 0.5·max(d − 30, 0) yuan/t', () => {
    const road = modeOf(scenario, 'road')
    for (const d of [0, 1, 29.999, 30, 30.001, 213]) {
      const formula = 5 + 0.8 * Math.min(d, 30) + 0.5 * Math.max(d - 30, 0)
      expect(unitCost(road, 0, passage(d))).toBeCloseTo(formula, 4)
    }
  })

  it('by barge has loading and unloading, and the upstream factor on the rate alone', () => {
    const barge = modeOf(scenario, 'barge')
    expect(unitCost(barge, 0, passage(200, { handled: true }))).toBeCloseTo(0.045 * 200 + 16, 4)
    expect(unitCost(barge, 0, passage(200, { handled: true, upstream: true }))).toBeCloseTo(
      0.045 * 200 * 1.15 + 16,
      4,
    )
  })

  it('emits its factor times the distance', () => {
    expect(unitEmissions(modeOf(scenario, 'road'), 0, passage(100))).toBe(9500)
  })
})

describe('distances', () => {
  it('are great circles: a quarter of a meridian, and nothing to the same place', () => {
    const origin = { longitude: 0, latitude: 0 }
    expect(greatCircle(origin, { longitude: 0, latitude: 90 })).toBeCloseTo((Math.PI / 2) * 6371.0088, 6)
    expect(greatCircle(origin, origin)).toBe(0)
    expect(greatCircle(origin, { longitude: 180, latitude: 0 })).toBeCloseTo(Math.PI * 6371.0088, 6)
  })

  it('inside an area are half the radius of the circle of that area', () => {
    expect(haulInside(Math.PI * 100)).toBeCloseTo(5, 12)
  })

  const wharf = (id: string) =>
    at(
      scenario.terminals.filter((terminal) => terminal.id === id),
      0,
    )

  it('along rivers are the same both ways, upstream one way only, and never shorter than 0', () => {
    let pairs = 0
    for (const from of scenario.terminals) {
      for (const to of scenario.terminals) {
        const way = riverBetween(scenario, from, to)
        const back = riverBetween(scenario, to, from)
        if (way === null || back === null || from === to) continue
        pairs++
        expect(way.distance).toBeCloseTo(back.distance, 9)
        expect(way.upstream && back.upstream).toBe(false)
        expect([...way.stretches].sort()).toEqual([...back.stretches].sort())
      }
    }
    expect(pairs).toBeGreaterThan(100)
  })

  it('from the Wu go down to its mouth and then along the Yangtze, past the closed reach above Baima', () => {
    const down = riverBetween(scenario, wharf('wulong-wharf'), wharf('pengshui-wharf'))
    expect(down).toMatchObject({ distance: 63, upstream: true, stretches: ['wu-pengshui-wulong'] })
    const wulong = riverBetween(scenario, wharf('wulong-wharf'), wharf('bianyuxi-wharf'))
    const mouth = 121
    const chainage = wharf('bianyuxi-wharf').berth?.chainage.value ?? Number.NaN
    expect(wulong?.distance).toBeCloseTo(71 + (chainage - mouth), 9)
    expect(wulong?.stretches).toContain('wu-wulong-baima')
  })
})
