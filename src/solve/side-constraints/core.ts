// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * The core of the working basis: how the basic arcs outside the tree move the side rows that are held at a bound,
 * each arc closing a cycle with the tree (Kennington and Helgason, Algorithms for Network Programming, 1980, ch. 7).
 *
 * It has as many rows as side rows bind, a few, so it is made anew and factorised anew at every pivot: there is
 * nothing to update and nothing that drifts.
 */
import type { Working } from './state.ts'

/** Pivots of the factorisation below this mean that the basis is singular. */
const SINGULAR = 1e-10

/** Make the core and factorise it, P·W = L·U with partial pivoting. Return false where it is singular. */
export function factorCore(working: Working): boolean {
  const { core, extras, coreSize } = working
  core.fill(0, 0, coreSize * coreSize)
  for (let k = 0; k < coreSize; k++) addCycle(working, extras[k]!, k)
  for (let step = 0; step < coreSize; step++) if (!eliminate(working, step)) return false
  return true
}

/** Write what a unit round the cycle of an arc does to the rows of the core, as column `k`. */
function addCycle(working: Working, arc: number, k: number): void {
  const { network, parent, parentArc, depth } = working
  addEntries(working, arc, k, 1)
  let ahead = network.target[arc]!
  let behind = network.source[arc]!
  while (ahead !== behind) {
    if (depth[ahead]! >= depth[behind]!) {
      const up = parentArc[ahead]!
      addEntries(working, up, k, network.source[up] === ahead ? 1 : -1)
      ahead = parent[ahead]!
    } else {
      const up = parentArc[behind]!
      addEntries(working, up, k, network.source[up] === behind ? -1 : 1)
      behind = parent[behind]!
    }
  }
}

function addEntries(working: Working, arc: number, k: number, sign: number): void {
  const { network, core, coreOf, coreSize } = working
  if (arc >= network.arcCount) return
  for (let entry = network.sideStart[arc]!; entry < network.sideStart[arc + 1]!; entry++) {
    const row = coreOf[network.sideIndex[entry]!]!
    if (row >= 0) core[row * coreSize + k]! += sign * network.sideValue[entry]!
  }
}

/** One step of the elimination: bring the largest entry up, and clear the column below it. */
function eliminate(working: Working, step: number): boolean {
  const { core, exchanged, coreSize: n } = working
  let best = step
  for (let row = step + 1; row < n; row++) {
    if (Math.abs(core[row * n + step]!) > Math.abs(core[best * n + step]!)) best = row
  }
  const pivot = core[best * n + step]!
  if (!(Math.abs(pivot) > SINGULAR)) return false
  exchanged[step] = best
  if (best !== step) {
    for (let column = 0; column < n; column++) {
      const held = core[step * n + column]!
      core[step * n + column] = core[best * n + column]!
      core[best * n + column] = held
    }
  }
  for (let row = step + 1; row < n; row++) {
    const factor = core[row * n + step]! / pivot
    core[row * n + step] = factor
    if (factor === 0) continue
    for (let column = step + 1; column < n; column++) {
      core[row * n + column]! -= factor * core[step * n + column]!
    }
  }
  return true
}

/** Solve W·u = b in place. */
export function solveCore(working: Working, b: Float64Array): void {
  const { core, exchanged, coreSize: n } = working
  for (let step = 0; step < n; step++) swap(b, step, exchanged[step]!)
  for (let row = 1; row < n; row++) {
    for (let column = 0; column < row; column++) b[row]! -= core[row * n + column]! * b[column]!
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let column = row + 1; column < n; column++) b[row]! -= core[row * n + column]! * b[column]!
    b[row]! /= core[row * n + row]!
  }
}

/** Solve Wᵀ·u = b in place. */
export function solveCoreTransposed(working: Working, b: Float64Array): void {
  const { core, exchanged, coreSize: n } = working
  for (let row = 0; row < n; row++) {
    for (let above = 0; above < row; above++) b[row]! -= core[above * n + row]! * b[above]!
    b[row]! /= core[row * n + row]!
  }
  for (let row = n - 2; row >= 0; row--) {
    for (let below = row + 1; below < n; below++) b[row]! -= core[below * n + row]! * b[below]!
  }
  for (let step = n - 1; step >= 0; step--) swap(b, step, exchanged[step]!)
}

function swap(values: Float64Array, i: number, j: number): void {
  if (i === j) return
  const held = values[i]!
  values[i] = values[j]!
  values[j] = held
}
