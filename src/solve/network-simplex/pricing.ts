// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * Which arc enters: block search (Grigoriadis, "An efficient implementation of the network simplex method", 1986;
 * Kovács, "Minimum-cost flow algorithms: an experimental evaluation", 2015, §4.1), over short segments of rows.
 *
 * A block of arcs is scanned and the one that violates optimality most enters; the next search goes on where this one
 * ended. Neighbouring nodes tend to be alike, so a block of neighbours is a poor sample: the segments are visited in
 * long strides instead, which halves the pivots of capacitated networks (the arc mixing of LEMON, but without moving
 * an arc: a segment still reads its row's potential once). Tree arcs need no exception, since exact arithmetic leaves
 * them at reduced cost 0, and rows without arcs at their upper bound are read without their states.
 */
import type { Simplex } from './simplex.ts'

/** Arcs in a segment at most: long enough to read a row in order, short enough to mix long rows. */
const SEGMENT_ARCS = 64

/** Stretches of rows in the order pricing visits them. */
export interface Segments {
  readonly row: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
}

/** Cut rows into segments and put these in strides of about the root of their number. */
export function cutSegments(rowStart: Int32Array, nodeCount: number): Segments {
  let count = 0
  for (let node = 0; node < nodeCount; node++) {
    count += Math.ceil((rowStart[node + 1]! - rowStart[node]!) / SEGMENT_ARCS)
  }
  const row = new Int32Array(count)
  const start = new Int32Array(count)
  const end = new Int32Array(count)
  const stride = Math.max(2, Math.floor(Math.sqrt(count)))
  let place = 0
  for (let node = 0; node < nodeCount; node++) {
    const rowEnd = rowStart[node + 1]!
    for (let arc = rowStart[node]!; arc < rowEnd; arc += SEGMENT_ARCS) {
      row[place] = node
      start[place] = arc
      end[place] = Math.min(arc + SEGMENT_ARCS, rowEnd)
      place += stride
      if (place >= count) place = (place % stride) + 1
    }
  }
  return { row, start, end }
}

/** Arcs in a block: 1.25√arcs does well over transport and general networks alike. */
export function blockSize(arcCount: number): number {
  return Math.max(16, Math.ceil(1.25 * Math.sqrt(arcCount)))
}

/**
 * Arcs in a block after a warm start, where few arcs violate optimality: to look long for the worst of them costs more
 * than the pivots it saves, so a quarter of the block is enough.
 */
export function warmBlockSize(arcCount: number): number {
  return Math.ceil(blockSize(arcCount) / 4)
}

/** Find an arc whose flow can be changed at a gain; −1 where none is left and the tree is optimal. */
export function findEntering(simplex: Simplex): number {
  const { block, segments, target, cost, state, potential, atUpper } = simplex
  const { row, start, end } = segments
  const count = row.length
  let segment = simplex.nextSegment
  let left = block
  let most = 0
  let entering = -1
  for (let seen = 0; seen < count; seen++) {
    const node = row[segment]!
    const first = start[segment]!
    const behind = end[segment]!
    const here = potential[node]!
    if (atUpper[node] === 0) {
      let bound = most + here
      for (let arc = first; arc < behind; arc++) {
        const there = cost[arc]! + potential[target[arc]!]!
        if (there < bound) {
          bound = there
          entering = arc
        }
      }
      most = bound - here
    } else {
      for (let arc = first; arc < behind; arc++) {
        const violation = state[arc]! * (cost[arc]! + potential[target[arc]!]! - here)
        if (violation < most) {
          most = violation
          entering = arc
        }
      }
    }
    if (++segment === count) segment = 0
    left -= behind - first
    if (left > 0) continue
    if (entering >= 0) break
    left = block
  }
  simplex.nextSegment = segment
  return entering
}
