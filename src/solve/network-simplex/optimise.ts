/** The search itself: price, pivot, until no arc gains. */
import { pivot } from './pivot.ts'
import { findEntering } from './pricing.ts'
import type { Simplex } from './simplex.ts'
import type { FlowOptions, StoppedFlow } from './types.ts'

/** Pivots between two looks at the clock. */
const PIVOTS_PER_LOOK = 256

/** When to give up: read from the options once, at the start of a call. */
export interface Deadline {
  readonly signal: AbortSignal | undefined
  readonly at: number
}

export function readDeadline(options: FlowOptions): Deadline {
  const { signal, timeLimit } = options
  return { signal, at: timeLimit === undefined ? Infinity : performance.now() + timeLimit }
}

function isOver(deadline: Deadline): StoppedFlow | null {
  if (deadline.signal?.aborted) return { status: 'limit', reason: 'cancelled' }
  if (deadline.at < Infinity && performance.now() >= deadline.at) return { status: 'limit', reason: 'time' }
  return null
}

export type SearchEnd =
  | { readonly status: 'optimal' }
  /** The arc whose flow can rise for ever at a gain. */
  | { readonly status: 'unbounded'; readonly arc: number }
  | StoppedFlow

const OPTIMAL: SearchEnd = { status: 'optimal' }

/** Improve the tree until it is optimal. */
export function optimise(simplex: Simplex, deadline: Deadline): SearchEnd {
  for (let look = 0; ; look++) {
    if (look % PIVOTS_PER_LOOK === 0) {
      const over = isOver(deadline)
      if (over !== null) return over
    }
    const arc = findEntering(simplex)
    if (arc < 0) return OPTIMAL
    if (!pivot(simplex, arc)) return { status: 'unbounded', arc }
  }
}
