import { describe, expect, it } from 'vitest'
import { type Claim, certify, isWithinTolerance } from '../../src/solve/certify.ts'
import { programOf } from '../support/programs.ts'

/** min 3a + 5b with a + b = 10, a ≤ 6, b ≥ 1 and a − b ≤ 4; then a tie goal of a. Optimum a = 6, b = 4, 38. */
const program = programOf(
  [
    { key: 'a', upper: 6, costs: [3, 1] },
    { key: 'b', lower: 1, costs: [5, 0] },
  ],
  [
    { key: 'need', lower: 10, upper: 10, terms: { a: 1, b: 1 } },
    { key: 'slack', upper: 4, terms: { a: 1, b: -1 } },
  ],
)
const first: Claim = { value: 38, rowDuals: Float64Array.of(5, 0), goalDuals: new Float64Array() }
// Holding 3a + 5b at 38 forces a = 6: y = 2.5, λ = −0.5 give reduced costs 1 − 2.5 + 1.5 = 0 and −2.5 + 2.5 = 0.
const tie: Claim = { value: 6, rowDuals: Float64Array.of(2.5, 0), goalDuals: Float64Array.of(-0.5) }
const x = Float64Array.of(6, 4)

const verdict = (claims: readonly Claim[], at = x) => certify(program, claims, at)

describe('the certificate', () => {
  it('accepts an optimum with its proof: all four residuals 0', () => {
    const certificate = verdict([first, tie])
    expect(certificate.ok).toBe(true)
    for (const { primalResidual, dualResidual, complementarity, gap } of certificate.stages) {
      expect([primalResidual, dualResidual, complementarity, gap]).toEqual([0, 0, 0, 0])
    }
  })

  it('rejects a point that breaks a row', () => {
    expect(verdict([first, tie], Float64Array.of(6, 3.9)).stages[0]?.primalResidual).toBeGreaterThan(1e-3)
    expect(verdict([first, tie], Float64Array.of(6, 3.9)).ok).toBe(false)
  })

  it('rejects a point that breaks a bound, also by being too low', () => {
    expect(verdict([first, tie], Float64Array.of(7, 3)).stages[0]?.primalResidual).toBeGreaterThan(0.1)
    expect(verdict([first, tie], Float64Array.of(9.5, 0.5)).ok).toBe(false)
  })

  it('rejects a feasible point that is not optimal', () => {
    const certificate = verdict([first, tie], Float64Array.of(5, 5))
    expect(certificate.ok).toBe(false)
    expect(certificate.stages[0]?.complementarity).toBeGreaterThan(1e-3)
  })

  it('rejects a dual of the wrong sign: a lower price on a row without a lower side', () => {
    const wrong = { ...first, rowDuals: Float64Array.of(5, 0.5) }
    expect(verdict([wrong, tie]).stages[0]?.dualResidual).toBeGreaterThan(1e-3)
    expect(verdict([wrong, tie]).ok).toBe(false)
  })

  it('rejects reduced costs below 0 on a column without upper bound', () => {
    const wrong = { ...first, rowDuals: Float64Array.of(6, 0) }
    expect(verdict([wrong, tie]).stages[0]?.dualResidual).toBeGreaterThan(1e-3)
  })

  it('rejects a dual on a row that is slack', () => {
    const wrong = { ...first, rowDuals: Float64Array.of(5, -0.25) }
    expect(verdict([wrong, tie]).stages[0]?.complementarity).toBeGreaterThan(1e-3)
    expect(verdict([wrong, tie]).ok).toBe(false)
  })

  it('rejects a value that is not the optimum, above or below it', () => {
    for (const value of [37.9, 38.1]) {
      const certificate = verdict([{ ...first, value }, tie])
      expect(certificate.stages[0]?.gap).toBeGreaterThan(1e-3)
      expect(certificate.ok).toBe(false)
    }
  })

  it('rejects a later goal that worsens an earlier one', () => {
    const cheap: Claim = { value: 0, rowDuals: Float64Array.of(0, 0), goalDuals: Float64Array.of(0) }
    const certificate = verdict([first, cheap], Float64Array.of(0, 10))
    expect(certificate.stages[1]?.primalResidual).toBeGreaterThan(1e-3)
  })

  it('rejects a multiplier of an earlier goal that is positive', () => {
    const wrong = { ...tie, goalDuals: Float64Array.of(0.5) }
    expect(verdict([first, wrong]).stages[1]?.dualResidual).toBeGreaterThan(1e-3)
  })

  it('rejects NaN wherever it stands', () => {
    expect(verdict([first, tie], Float64Array.of(Number.NaN, 4)).ok).toBe(false)
    expect(verdict([{ ...first, value: Number.NaN }, tie]).ok).toBe(false)
    expect(verdict([{ ...first, rowDuals: Float64Array.of(Number.NaN, 0) }, tie]).ok).toBe(false)
    expect(verdict([first, { ...tie, goalDuals: Float64Array.of(Number.NaN) }]).ok).toBe(false)
    expect(verdict([first, { ...tie, goalDuals: new Float64Array() }]).ok).toBe(false)
  })

  it('rejects a proof with a stage missing', () => {
    expect(verdict([first]).ok).toBe(false)
    expect(verdict([]).ok).toBe(false)
  })

  it('measures relative to the size of the numbers', () => {
    const base = { goal: 'cost', value: 1, primalResidual: 0, dualResidual: 0, complementarity: 0 } as const
    expect(isWithinTolerance({ ...base, gap: 9e-7 })).toBe(true)
    expect(isWithinTolerance({ ...base, gap: 2e-6 })).toBe(false)
  })
})
