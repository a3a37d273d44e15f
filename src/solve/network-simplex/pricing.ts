// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * Which arc enters: block search (Grigoriadis, "An efficient implementation of the network simplex method", 1986;
 * Kovács, "Minimum-cost flow algorithms: an experimental evaluation", 2015, §4.1), over rows of arcs with one source.
 *
 * A block of arcs is scanned and the one that violates optimality most enters; the next search goes on where this one
 * ended. Tree arcs need no exception, since exact arithmetic leaves them at reduced cost 0, and rows without arcs at
 * their upper bound are read without their states.
 */
import type { Simplex } from './simplex.ts'

/** Arcs in a block: √arcs does best over transport and general networks alike (Kovács 2015, §4.1). */
export function blockSize(arcCount: number): number {
  return Math.max(8, Math.ceil(Math.sqrt(arcCount)))
}

/** Find an arc whose flow can be changed at a gain; −1 where none is left and the tree is optimal. */
export function findEntering(simplex: Simplex, block: number): number {
  const { nodeCount, arcCount, rowStart, target, cost, state, potential, atUpper } = simplex
  let row = simplex.nextRow
  let arc = simplex.nextArc
  let left = block
  let most = 0
  let entering = -1
  for (let scanned = 0; scanned < arcCount; ) {
    const rowEnd = rowStart[row + 1]!
    const end = rowEnd - arc > left ? arc + left : rowEnd
    left -= end - arc
    scanned += end - arc
    const here = potential[row]!
    if (atUpper[row] === 0) {
      let bound = most + here
      for (; arc < end; arc++) {
        const there = cost[arc]! + potential[target[arc]!]!
        if (there < bound) {
          bound = there
          entering = arc
        }
      }
      most = bound - here
    } else {
      for (; arc < end; arc++) {
        const violation = state[arc]! * (cost[arc]! + potential[target[arc]!]! - here)
        if (violation < most) {
          most = violation
          entering = arc
        }
      }
    }
    if (arc === rowEnd && ++row === nodeCount) {
      row = 0
      arc = 0
    }
    if (left > 0) continue
    if (entering >= 0) break
    left = block
  }
  simplex.nextRow = row
  simplex.nextArc = arc
  return entering
}
