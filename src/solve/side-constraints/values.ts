// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/** What basic columns carry, given what the others do. */
import { solveCore } from './core.ts'
import type { Working } from './state.ts'

/** Set what every basic column carries. */
export function computeValues(working: Working): void {
  solveBasics(working, working.left, working.activity, working.value)
}

/** Set `direction`: how basic columns move while `column`, outside the basis, moves by `step`. */
export function computeDirection(working: Working, column: number, step: number): void {
  const { network, direction, coreRows, coreSize } = working
  const { arcCount, source, target, sideStart, sideIndex, sideValue } = network
  const left = working.scratch.left.fill(0)
  const activity = working.scratch.activity.fill(0)
  for (let i = 0; i < coreSize; i++) direction[arcCount + coreRows[i]!] = 0
  if (column >= arcCount) direction[column] = step
  else {
    left[source[column]!]! -= step
    left[target[column]!]! += step
    for (let k = sideStart[column]!; k < sideStart[column + 1]!; k++) {
      activity[sideIndex[k]!]! += sideValue[k]! * step
    }
  }
  solveBasics(working, left, activity, direction)
}

/**
 * Solve B·x_B = b: `left` is what nodes have left to send, `activity` what side rows have already, and `out` holds
 * what the activities of the core's rows must come to; the basic columns of `out` are set.
 *
 * First with the arcs outside the tree at 0: what the core's rows then lack says what those must carry; then again.
 */
function solveBasics(working: Working, left: Float64Array, activity: Float64Array, out: Float64Array): void {
  const { network, extras, coreRows, coreSize, coreOf, scratch } = working
  const { arcCount, sideCount, source, target } = network
  const passing = scratch.nodes
  const made = scratch.sides
  passing.set(left)
  descend(working, passing, out)
  if (sideCount === 0) return
  made.set(activity)
  addTree(working, out, made)
  if (coreSize > 0) {
    const carried = scratch.core
    for (let i = 0; i < coreSize; i++) {
      const row = coreRows[i]!
      carried[i] = out[arcCount + row]! - made[row]!
    }
    solveCore(working, carried)
    passing.set(left)
    made.set(activity)
    for (let k = 0; k < coreSize; k++) {
      const arc = extras[k]!
      const amount = carried[k]!
      out[arc] = amount
      passing[source[arc]!]! -= amount
      passing[target[arc]!]! += amount
      addTo(working, arc, amount, made)
    }
    descend(working, passing, out)
    addTree(working, out, made)
  }
  for (let row = 0; row < sideCount; row++) if (coreOf[row]! < 0) out[arcCount + row] = made[row]!
}

/** Send what nodes have left up the tree, from the leaves to the root; `passing` is used up. */
function descend(working: Working, passing: Float64Array, out: Float64Array): void {
  const { network, order, parent, parentArc } = working
  const { arcCount, source, nodeCount } = network
  for (let i = nodeCount - 1; i >= 0; i--) {
    const node = order[i]!
    const arc = parentArc[node]!
    const amount = passing[node]!
    passing[parent[node]!]! += amount
    out[arc] = arc >= arcCount || source[arc] === node ? amount : -amount
  }
}

/** Add to `made` what tree arcs make of side rows. */
function addTree(working: Working, out: Float64Array, made: Float64Array): void {
  const { network, parentArc } = working
  for (let node = 0; node < network.nodeCount; node++) {
    const arc = parentArc[node]!
    if (arc < network.arcCount) addTo(working, arc, out[arc]!, made)
  }
}

function addTo(working: Working, arc: number, amount: number, made: Float64Array): void {
  const { sideStart, sideIndex, sideValue } = working.network
  for (let k = sideStart[arc]!; k < sideStart[arc + 1]!; k++) made[sideIndex[k]!]! += sideValue[k]! * amount
}
