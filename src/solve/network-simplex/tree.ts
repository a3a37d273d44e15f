// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * The spanning tree: parent, depth, and a preorder thread with its reverse.
 *
 * The augmented threaded index of Glover, Karney and Klingman (1974) in the form of Bradley, Brown and Graves,
 * "Design and implementation of large scale primal transshipment algorithms" (1977): a subtree is a stretch of the
 * thread, and the walk that gives its nodes new potentials gives them their new depths and order as well.
 */
import type { Simplex } from './simplex.ts'

/** Thread a tree given by `parent` alone, and find depths. Throws where `parent` is no tree. */
export function threadTree(simplex: Simplex): void {
  const { root, parent, thread, reverse, depth } = simplex
  const firstChild = new Int32Array(root + 1).fill(-1)
  const sibling = new Int32Array(root + 1)
  for (let node = root - 1; node >= 0; node--) {
    const above = parent[node]!
    sibling[node] = firstChild[above]!
    firstChild[above] = node
  }
  sibling[root] = -1
  let last = root
  let threaded = 0
  let node = firstChild[root]!
  depth[root] = 0
  while (node >= 0) {
    depth[node] = depth[parent[node]!]! + 1
    thread[last] = node
    reverse[node] = last
    last = node
    threaded++
    if (firstChild[node]! >= 0) node = firstChild[node]!
    else {
      while (node !== root && sibling[node]! < 0) node = parent[node]!
      node = sibling[node]!
    }
  }
  if (threaded !== root) throw new Error('the parents do not form a tree')
  thread[last] = root
  reverse[root] = last
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

/**
 * Move the subtree of `stemEnd` below `newParent`, hung at `stemStart`, one of its nodes, and add `rise` to all its
 * potentials.
 *
 * The nodes from `stemStart` up to `stemEnd` are the stem. Along it each node's own part of the subtree follows the
 * part of the one before; a part's depths all change by the same amount. Reads the parents from before the change
 * and leaves them to `reverseStem`.
 */
export function moveSubtree(
  simplex: Simplex,
  stemStart: number,
  stemEnd: number,
  newParent: number,
  rise: number,
): void {
  const { thread, reverse, depth, potential, parent } = simplex
  const before = reverse[stemEnd]!
  let node = stemStart
  let level = depth[node]!
  let sink = depth[newParent]! + 1 - level
  let previous = reverse[node]!
  let tail = node
  let next = node
  do {
    depth[next]! += sink
    potential[next]! += rise
    tail = next
    next = thread[next]!
  } while (depth[next]! > level)
  while (node !== stemEnd) {
    const middle = previous
    node = parent[node]!
    previous = reverse[node]!
    level--
    sink += 2
    thread[tail] = node
    reverse[node] = tail
    for (let walk = node; ; walk = thread[walk]!) {
      depth[walk]! += sink
      potential[walk]! += rise
      if (walk === middle) break
    }
    tail = middle
    if (depth[next]! <= level) continue
    thread[middle] = next
    reverse[next] = middle
    do {
      depth[next]! += sink
      potential[next]! += rise
      tail = next
      next = thread[next]!
    } while (depth[next]! > level)
  }
  thread[before] = next
  reverse[next] = before
  const after = thread[newParent]!
  thread[newParent] = stemStart
  reverse[stemStart] = newParent
  thread[tail] = after
  reverse[after] = tail
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
