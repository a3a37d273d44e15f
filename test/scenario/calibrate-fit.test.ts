import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fitProportionally,
  largestGap,
  sum,
  type Table,
} from '../../src/scenario/calibrate/fit-proportionally.ts'

const cell = fc.double({ min: 0.01, max: 100, noNaN: true })
const table = fc
  .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, columns }) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
const columnSums = (cells: Table) => (cells[0] ?? []).map((_, j) => sum(cells.map((row) => row[j] ?? 0)))

describe('iterative proportional fitting', () => {
  it('reproduces a hand-worked table', () => {
    const fit = fitProportionally(
      [
        [1, 1],
        [1, 1],
      ],
      [30, 70],
      [40, 60],
    )
    expect(fit).toMatchObject({ ok: true })
    if (fit.ok)
      expect(fit.table.flat().map((value) => Math.round(value * 1e9) / 1e9)).toEqual([12, 18, 28, 42])
  })

  it('meets the margins of any positive table, whatever positive prior it starts from', () => {
    fc.assert(
      fc.property(table, table, (target, other) => {
        const prior = target.map((row, i) =>
          row.map((_, j) => other[i % other.length]?.[j % (other[0]?.length ?? 1)] ?? 1),
        )
        const rows = target.map(sum)
        const columns = columnSums(target)
        const fit = fitProportionally(prior, rows, columns)
        expect(fit.ok).toBe(true)
        if (fit.ok) expect(largestGap(fit.table, rows, columns)).toBeLessThanOrEqual(1e-9 * sum(rows))
      }),
      { seed: 20250101, numRuns: 200 },
    )
  })

  it('keeps the cross-product ratios of the prior', () => {
    fc.assert(
      fc.property(
        fc.tuple(cell, cell, cell, cell),
        fc.tuple(cell, cell, cell),
        ([a, b, c, d], [r, s, share]) => {
          const column = ((r + s) * share) / 101
          const prior = [
            [a, b],
            [c, d],
          ]
          const fit = fitProportionally(prior, [r, s], [column, r + s - column])
          if (!fit.ok) throw new Error(JSON.stringify(fit.reason))
          const [[w = 0, x = 0] = [], [y = 0, z = 0] = []] = fit.table
          expect((w * z) / (x * y) / ((a * d) / (b * c))).toBeCloseTo(1, 6)
        },
      ),
      { seed: 20250102, numRuns: 200 },
    )
  })

  it('leaves a table that already fits as it is', () => {
    fc.assert(
      fc.property(table, (target) => {
        const fit = fitProportionally(target, target.map(sum), columnSums(target))
        if (!fit.ok) throw new Error(JSON.stringify(fit.reason))
        for (const [i, row] of target.entries())
          for (const [j, value] of row.entries()) expect(fit.table[i]?.[j]).toBeCloseTo(value, 8)
      }),
      { seed: 20250103, numRuns: 100 },
    )
  })

  it('reports margins that sum to different totals', () => {
    const fit = fitProportionally([[1, 1]], [10], [4, 5])
    expect(fit).toEqual({ ok: false, reason: { kind: 'totals-differ', rows: 10, columns: 9 } })
  })

  it('reports margins that the zeros of the prior cannot meet, with the gap that remains', () => {
    const fit = fitProportionally(
      [
        [1, 0],
        [1, 0],
      ],
      [5, 5],
      [8, 2],
    )
    expect(fit).toMatchObject({ ok: false, reason: { kind: 'no-table' } })
    if (!fit.ok && fit.reason.kind === 'no-table') expect(fit.reason.residual).toBeGreaterThan(0.5)
  })

  it('refuses negative and missing numbers', () => {
    expect(fitProportionally([[1, -1]], [1], [1, 0])).toEqual({ ok: false, reason: { kind: 'bad-input' } })
    expect(fitProportionally([[1]], [1], [1, 0])).toEqual({ ok: false, reason: { kind: 'bad-input' } })
    expect(fitProportionally([[Number.NaN]], [1], [1])).toEqual({ ok: false, reason: { kind: 'bad-input' } })
  })
})
