// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/** What the arithmetic can hold: every integer of a double up to 2⁵³ − 1, and nothing beyond. */
import type { FlowProblem, RefusalReason } from './types.ts'

const LARGEST = Number.MAX_SAFE_INTEGER

/** Throw where the arrays do not fit together: that is no data, but a mistake in the program that made them. */
function requireShape(problem: FlowProblem): void {
  const { nodeCount, arcCount, source, target, lower, upper, cost, supply } = problem
  const perArc = [source, target, lower, upper, cost].every((values) => values.length === arcCount)
  if (!perArc || supply.length !== nodeCount) throw new RangeError('array lengths and counts differ')
  for (let arc = 0; arc < arcCount; arc++) {
    const from = source[arc]!
    const to = target[arc]!
    if (from < 0 || from >= nodeCount || to < 0 || to >= nodeCount) {
      throw new RangeError(`arc ${arc} joins nodes ${from} and ${to} of ${nodeCount}`)
    }
  }
}

/** Check that supplies and bounds, and every sum of them that the search can form, are exact. */
function checkQuantities(problem: FlowProblem): RefusalReason | null {
  const { lower, upper, supply, arcCount, nodeCount } = problem
  let total = 0
  for (let node = 0; node < nodeCount; node++) {
    const value = supply[node]!
    if (!Number.isSafeInteger(value)) return 'not-integer'
    total += Math.abs(value)
  }
  for (let arc = 0; arc < arcCount; arc++) {
    const least = lower[arc]!
    const most = upper[arc]!
    if (least === 0 && most === Infinity) continue
    if (!Number.isSafeInteger(least)) return 'not-integer'
    total += Math.abs(least)
    if (most === Infinity) continue
    if (!Number.isSafeInteger(most)) return 'not-integer'
    total += Math.abs(most - least)
  }
  return total <= LARGEST ? null : 'flow-overflow'
}

/** Largest |cost|; `null` where a cost is no integer. */
function largestCost(cost: Float64Array): number | null {
  let most = 0
  for (let arc = 0; arc < cost.length; arc++) {
    const value = cost[arc]!
    if (!Number.isSafeInteger(value)) return null
    if (value > most) most = value
    else if (-value > most) most = -value
  }
  return most
}

export type CostCheck =
  | { readonly ok: true; readonly artificialCost: number }
  | { readonly ok: false; readonly reason: RefusalReason }

/**
 * Price artificial arcs above every path of real ones, and check that every dual stays exact.
 * A path has at most nodes − 1 arcs, so (max |cost| + 1)·nodes is enough; potentials reach twice that.
 */
export function checkCosts(cost: Float64Array, nodeCount: number): CostCheck {
  const most = largestCost(cost)
  if (most === null) return { ok: false, reason: 'not-integer' }
  const artificialCost = (most + 1) * (nodeCount + 1)
  if (4 * (artificialCost + most + 1) > LARGEST) return { ok: false, reason: 'cost-overflow' }
  return { ok: true, artificialCost }
}

/** Check a problem's shape, bounds and supplies; its costs are `checkCosts`'s. */
export function checkProblem(problem: FlowProblem): RefusalReason | null {
  requireShape(problem)
  return checkQuantities(problem)
}

/** The first arc whose lower bound exceeds its upper one; −1 where there is none. */
export function findCrossedBounds(problem: FlowProblem): number {
  const { lower, upper, arcCount } = problem
  for (let arc = 0; arc < arcCount; arc++) if (lower[arc]! > upper[arc]!) return arc
  return -1
}
