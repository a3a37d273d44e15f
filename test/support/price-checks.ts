/** Holding prices against solving again, on either side. */
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

type Slopes = readonly number[] | 'impossible'

/**
 * Expect both sides of a price to be what solving again with a small step gives. Where it does not agree, a step
 * half as long must give the same slope, or a breakpoint lies between.
 * @param after the scenario with `amount` units more of the demand, or more room in the limit; `null` where there
 * is no such scenario.
 */
export async function expectPrice(
  price: Price,
  before: readonly number[],
  after: (amount: number) => Scenario | null,
  step: number,
  tally: Tally,
): Promise<void> {
  for (const [side, direction] of [
    ['below', -1],
    ['above', 1],
  ] as const) {
    // More demand adds to the goals; more room in a limit takes off them.
    const sign = price.of === 'market' ? direction : -direction
    const solved = async (length: number): Promise<Slopes> => {
      const slopes = await slopesOf(before, after(direction * length), length)
      return slopes === 'impossible' ? slopes : slopes.map((slope) => sign * slope)
    }
    const found = price[side] ?? 'impossible'
    const near = await solved(step)
    if (!agree(found, near)) {
      const nearer = await solved(step / 2)
      const what = `${price.of} ${price.id}, ${side}: ${JSON.stringify([found, near, nearer])}`
      expect(agree(near, nearer), what).toBe(false)
      tally.breakpoints++
    } else if (found === 'impossible') tally.impossible++
    else {
      tally.compared++
      if (found.some((value) => Math.abs(value) > 1e-3)) tally.nonzero++
    }
  }
}

function agree(a: Slopes, b: Slopes): boolean {
  if (a === 'impossible' || b === 'impossible') return a === b
  return (
    a.length === b.length &&
    a.every((value, k) => Math.abs(value - (b[k] ?? Number.NaN)) < 1e-3 * (1 + Math.abs(value)))
  )
}

/** Change of every goal per unit of the step. */
async function slopesOf(before: readonly number[], after: Scenario | null, step: number): Promise<Slopes> {
  const goals = after === null ? null : await goalVector(after)
  return goals?.map((value, k) => (value - (before[k] ?? Number.NaN)) / step) ?? 'impossible'
}
