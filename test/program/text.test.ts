import { describe, expect, it } from 'vitest'
import { writeMps } from '../../src/program/mps.ts'
import { writeLp } from '../../src/program/text.ts'
import { optimumByGlpk, optimumByHighs } from '../support/engines.ts'
import { programOf } from '../support/programs.ts'

/** min (−y, then 0.1 x + z) with an equality, a range, a free row, an empty column and bounds of each kind. */
const program = programOf(
  [
    { key: 'x/free-stone', lower: 1, costs: [0, 0.1, 1] },
    { key: 'y', upper: 4, costs: [-1, 0, 1] },
    { key: 'z', lower: 0.5, upper: 7, costs: [0, 1, 1] },
    { key: 'fixed', lower: 2, upper: 2, costs: [0, 1 / 3, 1] },
    { key: 'idle', costs: [0, 0, 1] },
  ],
  [
    { key: 'sum', lower: 9, upper: 9, terms: { 'x/free-stone': 1, y: 1, z: 1, fixed: 1 } },
    { key: 'range', lower: 3.5, upper: 6, terms: { y: 1, z: 1 } },
    { key: 'least', lower: 0.7, terms: { z: 1 } },
    { key: 'most', upper: 5, terms: { 'x/free-stone': 2, z: -1 } },
    { key: 'nothing', terms: { y: 1 } },
  ],
  [0.5],
)

describe('program text', () => {
  it('is CPLEX LP: the first goal alone', () => {
    expect(writeLp(program, [])).toBe(`\\ by-hand: unmet
Minimize
 goal(unmet): - y() + 0 idle()
Subject To
 sum(): + x(free_stone) + y() + z() + fixed() = 9
 range()~low: + y() + z() >= 3.5
 range(): + y() + z() <= 6
 least(): + z() >= 0.7
 most(): + 2 x(free_stone) - z() <= 5
Bounds
 x(free_stone) >= 1
 0 <= y() <= 4
 0.5 <= z() <= 7
 fixed() = 2
End
`)
  })

  it('has earlier goals as rows, with their tolerance, and numbers that read back exactly', () => {
    const text = writeLp(program, [-4])
    expect(text).toContain('\\ by-hand: transfer after unmet\n')
    expect(text).toContain(' goal(unmet): - y() <= -3.5\n')
    expect(text).toContain(
      ' goal(transfer): + 0.1 x(free_stone) + z() + 0.3333333333333333 fixed() + 0 idle()\n',
    )
  })

  it('is free MPS: ranges, bounds of each kind, earlier goals as rows', () => {
    expect(writeMps(program, [-4])).toBe(`* by-hand: transfer after unmet
NAME by-hand
ROWS
 N goal(transfer)
 E sum()
 L range()
 G least()
 L most()
 L goal(unmet)
COLUMNS
 x(free_stone) goal(transfer) 0.1
 x(free_stone) sum() 1
 x(free_stone) most() 2
 y() sum() 1
 y() range() 1
 y() goal(unmet) -1
 z() goal(transfer) 1
 z() sum() 1
 z() range() 1
 z() least() 1
 z() most() -1
 fixed() goal(transfer) 0.3333333333333333
 fixed() sum() 1
 idle() goal(transfer) 0
RHS
 RHS sum() 9
 RHS range() 6
 RHS least() 0.7
 RHS most() 5
 RHS goal(unmet) -3.5
RANGES
 RANGE range() 2.5
BOUNDS
 LO BOUND x(free_stone) 1
 UP BOUND y() 4
 LO BOUND z() 0.5
 UP BOUND z() 7
 FX BOUND fixed() 2
ENDATA
`)
  })

  it('means the same to HiGHS and to GLPK as by hand', async () => {
    // y ≤ 4 and z ≥ 0.7, x = 7 − y − z and 2x ≤ 5 + z: cheapest is z = 0.7, y = 4 and x = 2.3, of cost 0.23 + 0.7 + 2 ÷ 3.
    const value = 0.23 + 0.7 + 2 / 3
    expect(await optimumByHighs(writeLp(program, [-4]), 'lp')).toBeCloseTo(value, 9)
    expect(await optimumByHighs(writeMps(program, [-4]), 'mps')).toBeCloseTo(value, 9)
    expect(await optimumByGlpk(writeLp(program, [-4]))).toBeCloseTo(value, 9)
  })

  it('refuses to write what is no number', () => {
    const broken = programOf([{ key: 'x', costs: [Number.NaN, 0] }], [])
    expect(() => writeLp(broken, [])).toThrow(RangeError)
    expect(() => writeMps(broken, [])).toThrow(RangeError)
  })
})
