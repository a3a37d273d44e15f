import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sum } from '../../src/scenario/calibrate/fit-proportionally.ts'
import { roundTable, splitByLargestRemainder } from '../../src/scenario/calibrate/largest-remainder.ts'

const parts = (value: number) => Math.round(value * 10)
const weights = fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 40 })
const wholeParts = fc.integer({ min: 0, max: 320_000 })

describe('largest remainder', () => {
  it('gives the parts that are left to the largest remainders, ties to the earlier entry', () => {
    expect(splitByLargestRemainder(1, [1, 1, 1])).toEqual([0.4, 0.3, 0.3])
    expect(splitByLargestRemainder(1, [5, 3, 2.4])).toEqual([0.5, 0.3, 0.2])
    expect(splitByLargestRemainder(0.3, [0, 7])).toEqual([0, 0.3])
    expect(splitByLargestRemainder(0, [0, 0])).toEqual([0, 0])
  })

  it('keeps the total exactly and every share within one part of its quota', () => {
    fc.assert(
      fc.property(wholeParts, weights, (total, list) => {
        fc.pre(sum(list) > 1e-3)
        const shares = splitByLargestRemainder(total / 10, list)
        expect(sum(shares.map(parts))).toBe(total)
        for (const [i, share] of shares.entries()) {
          expect(share * 10).toBeCloseTo(parts(share), 9)
          expect(Math.abs(share * 10 - (total * (list[i] ?? 0)) / sum(list))).toBeLessThan(1.001)
        }
      }),
      { seed: 20250104, numRuns: 500 },
    )
  })

  it('gives a larger weight no smaller share', () => {
    fc.assert(
      fc.property(wholeParts, weights, (total, list) => {
        fc.pre(sum(list) > 1e-3)
        const sorted = list.toSorted((a, b) => b - a)
        const shares = splitByLargestRemainder(total / 10, sorted)
        for (const [i, share] of shares.slice(1).entries()) expect(share).toBeLessThanOrEqual(shares[i] ?? 0)
      }),
      { seed: 20250105, numRuns: 200 },
    )
  })

  it('throws where there is nothing to share out by', () => {
    expect(() => splitByLargestRemainder(1, [0, 0])).toThrow(RangeError)
    expect(() => splitByLargestRemainder(1, [])).toThrow(RangeError)
    expect(() => splitByLargestRemainder(1, [2, -1])).toThrow(RangeError)
  })
})

describe('rounding of a table', () => {
  /** A fractional table with whole margins: the mean of several tables of whole parts with the same margins. */
  const blended = fc
    .record({
      base: fc.array(fc.array(fc.integer({ min: 5, max: 50 }), { minLength: 4, maxLength: 4 }), {
        minLength: 2,
        maxLength: 6,
      }),
      moves: fc.array(
        fc.tuple(fc.nat(5), fc.nat(5), fc.nat(3), fc.nat(3), fc.double({ min: 0, max: 0.5, noNaN: true })),
        {
          maxLength: 12,
        },
      ),
    })
    .map(({ base, moves }) => {
      const table = base.map((row) => row.map((value) => value / 10))
      for (const [i, k, j, l, shift] of moves) {
        const upper = table[i % table.length]
        const lower = table[k % table.length]
        if (upper === undefined || lower === undefined || upper === lower || j === l) continue
        upper[j] = (upper[j] ?? 0) + shift / 10
        upper[l] = (upper[l] ?? 0) - shift / 10
        lower[j] = (lower[j] ?? 0) - shift / 10
        lower[l] = (lower[l] ?? 0) + shift / 10
      }
      return table
    })

  it('keeps every row and column sum and moves no cell by a part or more', () => {
    fc.assert(
      fc.property(blended, (table) => {
        const rounded = roundTable(table)
        for (const [i, row] of table.entries()) {
          expect(sum((rounded[i] ?? []).map(parts))).toBe(parts(sum(row)))
          for (const [j, value] of row.entries())
            expect(Math.abs((rounded[i]?.[j] ?? 0) - value)).toBeLessThan(0.1)
        }
        for (const j of [0, 1, 2, 3]) {
          const column = table.map((row) => row[j] ?? 0)
          expect(sum(rounded.map((row) => parts(row[j] ?? 0)))).toBe(parts(sum(column)))
        }
      }),
      { seed: 20250106, numRuns: 1000 },
    )
  })

  it('moves an earlier choice where a greedy one would block', () => {
    // The first row prefers the first column, which the second row needs: it alone has no other fraction to raise.
    const rounded = roundTable([
      [0.06, 0.04, 0.1],
      [0.04, 0, 0.06],
      [0, 0.06, 0.04],
    ])
    expect(rounded.map((row) => sum(row.map(parts)))).toEqual([2, 1, 1])
    expect([0, 1, 2].map((j) => sum(rounded.map((row) => parts(row[j] ?? 0))))).toEqual([1, 1, 2])
  })

  it('throws where the sums are no whole parts', () => {
    expect(() => roundTable([[0.05, 0.1]])).toThrow(RangeError)
  })
})
