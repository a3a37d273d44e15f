/** Holding prices against solving again, on either side and with two steps, so that a breakpoint between shows. */
import { expect } from 'vitest'
import type { Price } from '../../src/analyse/prices.ts'
import { runScenario } from '../../src/report/run.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { goalValues } from './solving.ts'

/** Values of the named goals, or `null` where the rules conflict. */
export async function goalVector(scenario: Scenario): Promise<readonly number[] | null> {
  const result = await runScenario(scenario, { prices: 'skip' })
  if (result.status === 'conflict') return null
  expect(result.status).toBe('optimal')
  return goalValues(result).map(({ value }) => value)
}

/** What a property has compared, so that it cannot pass by comparing nothing. */
export class Tally {
  /** Sides of prices held against a solution, and how many of them were not all 0. */
  compared = 0
  nonzero = 0
  /** Sides that lead nowhere, in the price and when solved again. */
  impossible = 0
  breakpoints = 0
}

type Slopes = readonly number[] | 'impossible' | 'breakpoint'

/**
 * Expect both sides of a price to be what solving again gives.
 * @param after the scenario with `amount` units more of the demand, or more room in the limit; `null` where there
 * is no such scenario.
 */
export async function expectPrice(
  price: Price,
  before: readonly number[],
  after: (amount: number) => Scenario | null,
  steps: readonly [far: number, near: number],
  tally: Tally,
): Promise<void> {
  for (const [side, direction] of [
    ['below', -1],
    ['above', 1],
  ] as const) {
    const slopes = await slopesOf(before, (step) => after(direction * step), steps)
    if (slopes === 'breakpoint') {
      tally.breakpoints++
      continue
    }
    const found = price[side]
    const what = `${price.of} ${price.id}, ${side}: ${JSON.stringify(found)} for ${JSON.stringify(slopes)}`
    if (slopes === 'impossible') {
      expect(found, what).toBeNull()
      tally.impossible++
      continue
    }
    // More demand adds to the goals; more room in a limit takes off them.
    const sign = price.of === 'market' ? direction : -direction
    const expected = slopes.map((slope) => sign * slope)
    expect(found?.length, what).toBe(expected.length)
    expected.forEach((value, k) => {
      expect(Math.abs((found?.[k] ?? Number.NaN) - value), what).toBeLessThan(1e-3 * (1 + Math.abs(value)))
    })
    tally.compared++
    if (expected.some((value) => Math.abs(value) > 1e-3)) tally.nonzero++
  }
}

/** Change of every goal per unit of the step. */
async function slopesOf(
  before: readonly number[],
  after: (step: number) => Scenario | null,
  steps: readonly [number, number],
): Promise<Slopes> {
  const slopes: (readonly number[] | null)[] = []
  for (const step of steps) {
    const scenario = after(step)
    const goals = scenario === null ? null : await goalVector(scenario)
    slopes.push(goals?.map((value, k) => (value - (before[k] ?? Number.NaN)) / step) ?? null)
  }
  const [far = null, near = null] = slopes
  if (far === null || near === null) return far === near ? 'impossible' : 'breakpoint'
  const same = far.every(
    (value, k) => Math.abs(value - (near[k] ?? Number.NaN)) < 1e-4 * (1 + Math.abs(value)),
  )
  return same ? near : 'breakpoint'
}
