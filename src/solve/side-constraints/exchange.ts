// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/** One pivot: a column enters the basis and another leaves it. */
import { factorCore } from './core.ts'
import { BASIC, release, rest, type Working } from './state.ts'
import { crosses, orderTree, rehang } from './tree.ts'

/**
 * Put `entering` into the basis in place of `leaving`, which then rests as `state` says. Return false where the
 * basis would be singular, which only rounding can bring about.
 *
 * Where a tree arc leaves and the entering column does not join the two pieces, an arc outside the tree does, since
 * the basis is regular: it moves into the tree, and the entering column takes its place.
 */
export function exchange(working: Working, entering: number, leaving: number, state: number): boolean {
  const { network, parentArc, extras } = working
  const isArc = entering < network.arcCount
  release(working, entering)
  working.pivots++
  const node = parentArc.indexOf(leaving)
  let place = leaving < network.arcCount && node < 0 ? placeOf(working, leaving) : working.coreSize
  if (node >= 0) {
    if (isArc && crosses(working, entering, node)) {
      rehang(working, node, entering)
      place = -1
    } else {
      place = findCrossing(working, node)
      if (place < 0) return false
      rehang(working, node, extras[place]!)
    }
    orderTree(working)
  }
  rest(working, leaving, state)
  if (place >= 0) {
    if (isArc) {
      extras[place] = entering
      if (place === working.coreSize) working.coreSize++
    } else if (place < working.coreSize) extras[place] = extras[--working.coreSize]!
  }
  return refreshCore(working)
}

/** List the rows held at a bound, and factorise the core. Return false where they do not match its arcs. */
export function refreshCore(working: Working): boolean {
  const { network, state, coreRows, coreOf } = working
  let rows = 0
  for (let row = 0; row < network.sideCount; row++) {
    if (state[network.arcCount + row] === BASIC) {
      coreOf[row] = -1
      continue
    }
    coreRows[rows] = row
    coreOf[row] = rows++
  }
  return rows === working.coreSize && factorCore(working)
}

function placeOf(working: Working, arc: number): number {
  for (let k = 0; k < working.coreSize; k++) if (working.extras[k] === arc) return k
  return -1
}

/** An arc outside the tree that joins the subtree of `node` to the rest; −1 where there is none. */
function findCrossing(working: Working, node: number): number {
  for (let k = 0; k < working.coreSize; k++) if (crosses(working, working.extras[k]!, node)) return k
  return -1
}
