// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/** The spanning tree: its order, and the exchange of one arc. */
import type { Working } from './state.ts'

/** Order the nodes so that parents come before children, and measure depths, by walking up from each once. */
export function orderTree(working: Working): void {
  const { nodeCount } = working.network
  const { parent, depth, order } = working
  const counts = working.scratch.levels.fill(0)
  depth.fill(-1)
  depth[nodeCount] = 0
  for (let start = 0; start < nodeCount; start++) {
    let length = 0
    let top = start
    while (depth[top]! < 0) {
      top = parent[top]!
      length++
    }
    let below = depth[top]! + length
    for (let node = start; depth[node]! < 0; node = parent[node]!) {
      counts[below + 1]!++
      depth[node] = below--
    }
  }
  for (let level = 1; level <= nodeCount; level++) counts[level + 1]! += counts[level]!
  for (let node = 0; node < nodeCount; node++) order[counts[depth[node]!]!++] = node
}

/** Whether `node` is in the subtree of `top`. */
export function isBelow(working: Working, node: number, top: number): boolean {
  const { parent, depth } = working
  let above = node
  while (depth[above]! > depth[top]!) above = parent[above]!
  return above === top
}

/** Whether an arc joins the subtree of `top` to the rest. */
export function crosses(working: Working, arc: number, top: number): boolean {
  const { source, target } = working.network
  return isBelow(working, source[arc]!, top) !== isBelow(working, target[arc]!, top)
}

/** Hang the subtree of `top` by `arc`, which joins it to the rest, instead of by the arc above `top`. */
export function rehang(working: Working, top: number, arc: number): void {
  const { parent, parentArc, network } = working
  const inside = isBelow(working, network.source[arc]!, top)
  let node = inside ? network.source[arc]! : network.target[arc]!
  let above = inside ? network.target[arc]! : network.source[arc]!
  let by = arc
  for (;;) {
    const oldParent = parent[node]!
    const oldArc = parentArc[node]!
    parent[node] = above
    parentArc[node] = by
    if (node === top) return
    above = node
    by = oldArc
    node = oldParent
  }
}
