// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * The spanning tree: parents, and a preorder thread with its reverse, subtree sizes and last successors.
 *
 * The extended threaded index of Barr, Glover and Klingman, "Enhancements of spanning tree labelling procedures for
 * network optimization" (1979), as described by Kovács (2015, §4.2): a subtree is the stretch of the thread from its
 * top to its last successor, so it moves in time proportional to its stem, and only potentials are walked through.
 */
import type { Simplex } from './simplex.ts'

/** Thread a tree given by `parent` alone, with sizes and last successors. Throws where `parent` is no tree. */
export function threadTree(simplex: Simplex): void {
  const { root, parent, thread, reverse } = simplex
  const firstChild = new Int32Array(root + 1).fill(-1)
  const sibling = new Int32Array(root + 1).fill(-1)
  for (let node = root - 1; node >= 0; node--) {
    const above = parent[node]!
    sibling[node] = firstChild[above]!
    firstChild[above] = node
  }
  let previous = root
  let threaded = 0
  for (let node = firstChild[root]!; node >= 0; threaded++) {
    thread[previous] = node
    reverse[node] = previous
    previous = node
    if (firstChild[node]! >= 0) node = firstChild[node]!
    else {
      while (node !== root && sibling[node]! < 0) node = parent[node]!
      node = sibling[node]!
    }
  }
  if (threaded !== root) throw new Error('the parents do not form a tree')
  thread[previous] = root
  reverse[root] = previous
  measureSubtrees(simplex)
}

/** Find size and last successor of every subtree, leaves first. */
function measureSubtrees(simplex: Simplex): void {
  const { root, parent, reverse, size, last } = simplex
  size.fill(1)
  last.fill(-1)
  parent[root] = -1
  for (let node = reverse[root]!; ; node = reverse[node]!) {
    if (last[node]! < 0) last[node] = node
    if (node === root) return
    const above = parent[node]!
    size[above]! += size[node]!
    if (last[above]! < 0) last[above] = last[node]!
  }
}

/** Set all potentials so that every tree arc has reduced cost 0. */
export function computePotentials(simplex: Simplex): void {
  const { root, arcCount, parent, parentArc, thread, source, cost, potential, artificialUp } = simplex
  potential[root] = 0
  for (let node = thread[root]!; node !== root; node = thread[node]!) {
    const arc = parentArc[node]!
    const real = arc < arcCount
    const up = real ? source[arc] === node : artificialUp[node] === 1
    const price = real ? cost[arc]! : simplex.artificialCost
    const above = potential[parent[node]!]!
    potential[node] = up ? above + price : above - price
  }
}

/** Take the subtree of `top` out of the thread, and off the last successors above it. */
function cutOut(simplex: Simplex, top: number): void {
  const { thread, reverse, parent, last } = simplex
  const before = reverse[top]!
  const end = last[top]!
  const after = thread[end]!
  thread[before] = after
  reverse[after] = before
  for (let node = parent[top]!; node >= 0 && last[node] === end; node = parent[node]!) last[node] = before
}

/** Put the stretch of the thread from `top` to `end` right behind `newParent`. */
function putIn(simplex: Simplex, top: number, end: number, newParent: number): void {
  const { thread, reverse, parent, last } = simplex
  const after = thread[newParent]!
  thread[newParent] = top
  reverse[top] = newParent
  thread[end] = after
  reverse[after] = end
  for (let node = newParent; node >= 0 && last[node] === newParent; node = parent[node]!) last[node] = end
}

/**
 * Order a subtree cut out of the thread anew, as if `stemStart` and not `stemEnd` were its top; return its new end.
 *
 * The nodes from `stemStart` up to `stemEnd` are the stem. Each stem node's own part of the subtree, without the stem
 * node below, follows the part of the one below. Reads the parents from before the change.
 */
function rethreadStem(simplex: Simplex, stemStart: number, stemEnd: number): number {
  const { thread, reverse, parent, last, size } = simplex
  const total = size[stemEnd]!
  let node = stemStart
  let before = reverse[node]!
  let end = last[node]!
  let behind = thread[end]!
  let tail = end
  let below = size[node]!
  size[node] = total
  while (node !== stemEnd) {
    node = parent[node]!
    const nodeBefore = reverse[node]!
    thread[tail] = node
    reverse[node] = tail
    tail = before
    if (last[node] !== end) {
      thread[before] = behind
      reverse[behind] = before
      end = last[node]!
      behind = thread[end]!
      tail = end
    }
    before = nodeBefore
    const own = size[node]!
    size[node] = total - below
    below = own
  }
  for (let stem = stemStart; stem !== stemEnd; stem = parent[stem]!) last[stem] = tail
  last[stemEnd] = tail
  return tail
}

/**
 * Move the subtree of `stemEnd` below `newParent`, hung at `stemStart`, one of its nodes, and add `rise` to all its
 * potentials. `apex` is a node above both. Reads the parents from before the change and leaves them to `reverseStem`.
 */
export function moveSubtree(
  simplex: Simplex,
  stemStart: number,
  stemEnd: number,
  newParent: number,
  apex: number,
  rise: number,
): void {
  const { thread, parent, size, potential } = simplex
  const total = size[stemEnd]!
  for (let node = parent[stemEnd]!; node !== apex; node = parent[node]!) size[node]! -= total
  for (let node = newParent; node !== apex; node = parent[node]!) size[node]! += total
  cutOut(simplex, stemEnd)
  const end = rethreadStem(simplex, stemStart, stemEnd)
  putIn(simplex, stemStart, end, newParent)
  let node = stemStart
  potential[node]! += rise
  while (node !== end) {
    node = thread[node]!
    potential[node]! += rise
  }
}

/** Turn the stem's arcs over, so that `newParent` is above `stemStart` by `arc`, with the residuals given. */
export function reverseStem(
  simplex: Simplex,
  stemStart: number,
  stemEnd: number,
  newParent: number,
  arc: number,
  up: number,
  down: number,
): void {
  const { parent, parentArc, upResidual, downResidual } = simplex
  let above = newParent
  let node = stemStart
  for (;;) {
    const oldParent = parent[node]!
    const oldArc = parentArc[node]!
    const oldUp = upResidual[node]!
    const oldDown = downResidual[node]!
    parent[node] = above
    parentArc[node] = arc
    upResidual[node] = up
    downResidual[node] = down
    if (node === stemEnd) return
    above = node
    node = oldParent
    arc = oldArc
    up = oldDown
    down = oldUp
  }
}
