// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * Start from the tree of an earlier optimum after costs, bounds or supplies have changed.
 *
 * Flows in the tree are computed anew from its leaves up. An arc that would have to carry more or less than it can,
 * or that would break strong feasibility, rests at the bound it has hit; the piece below it hangs on the artificial
 * root, which takes over the rest (the crash of Ali, Padman and Thiagarajan, "Dual algorithms for pure network
 * problems", 1989, in primal form). So the tree is feasible at once, and the primal search repairs only what broke.
 */
import { warmBlockSize } from './pricing.ts'
import { AT_LOWER, AT_UPPER, findOffLower, IN_TREE, type Simplex } from './simplex.ts'
import { hangArtificially } from './start.ts'
import { computePotentials, threadTree } from './tree.ts'
import type { FlowBasis } from './types.ts'

/** Whether a basis belongs to a network of this shape: a tree whose arcs join each node to its parent. */
function fits(simplex: Simplex, basis: FlowBasis, offLower: readonly number[]): boolean {
  const { nodeCount, arcCount, root, source, target } = simplex
  if (basis.parent.length !== nodeCount || basis.state.length !== arcCount) return false
  let treeArcs = 0
  for (let node = 0; node < nodeCount; node++) {
    const arc = basis.parentArc[node]!
    const above = basis.parent[node]!
    if (arc < 0 || above < 0 || above > root) return false
    if (
      arc >= arcCount ? arc !== arcCount + node || above !== root : !joins(source, target, arc, node, above)
    ) {
      return false
    }
    if (arc < arcCount) treeArcs++
    if (arc < arcCount && basis.state[arc] !== IN_TREE) return false
  }
  for (const arc of offLower) if (basis.state[arc] === IN_TREE) treeArcs--
  return treeArcs === 0
}

function joins(source: Int32Array, target: Int32Array, arc: number, node: number, above: number): boolean {
  return source[arc] === node ? target[arc] === above : source[arc] === above && target[arc] === node
}

/** Rest arcs outside the tree at their bounds, and return what each node then has too much. */
function restOutside(simplex: Simplex, basis: FlowBasis, offLower: readonly number[]): Float64Array {
  const { source, target, capacity, state, atUpper, supply } = simplex
  const left = supply.slice()
  state.set(basis.state)
  for (const arc of offLower) {
    if (state[arc] !== AT_UPPER) continue
    const room = capacity[arc]!
    if (room === Infinity || room === 0) {
      state[arc] = AT_LOWER
      continue
    }
    const node = source[arc]!
    atUpper[node]!++
    left[node]! -= room
    left[target[arc]!]! += room
  }
  return left
}

/** Set the flow of the arc above `node` to what its subtree has too much, or cut it off there. */
function settle(simplex: Simplex, node: number, left: Float64Array): void {
  const { parent, parentArc, arcCount, source, capacity, state, atUpper, upResidual, downResidual } = simplex
  const arc = parentArc[node]!
  if (arc >= arcCount) {
    hangArtificially(simplex, node, left[node]!)
    return
  }
  const above = parent[node]!
  const up = source[arc] === node
  const room = capacity[arc]!
  const flow = up ? left[node]! : -left[node]!
  if (flow >= 0 && flow <= room && (up ? flow < room : flow > 0)) {
    upResidual[node] = up ? room - flow : flow
    downResidual[node] = up ? flow : room - flow
    left[above]! += left[node]!
    return
  }
  const full = flow >= room && room > 0
  const sent = full ? room : 0
  state[arc] = full ? AT_UPPER : AT_LOWER
  if (full) atUpper[source[arc]!]!++
  left[node]! -= up ? sent : -sent
  left[above]! += up ? sent : -sent
  hangArtificially(simplex, node, left[node]!)
}

/** Take over a basis. Return false, with the simplex as it was, where the basis is of another network. */
export function startWarm(simplex: Simplex, basis: FlowBasis): boolean {
  const { root, parent, parentArc, reverse, state } = simplex
  const offLower = findOffLower(basis.state)
  if (!fits(simplex, basis, offLower)) return false
  parent.set(basis.parent)
  parentArc.set(basis.parentArc)
  threadTree(simplex)
  const left = restOutside(simplex, basis, offLower)
  for (let node = 0; node < root; node++) {
    if (parentArc[node]! < simplex.arcCount) state[parentArc[node]!] = IN_TREE
  }
  let cut = false
  for (let node = reverse[root]!; node !== root; node = reverse[node]!) {
    settle(simplex, node, left)
    if (parent[node] !== basis.parent[node]) cut = true
  }
  if (cut) threadTree(simplex)
  computePotentials(simplex)
  simplex.block = warmBlockSize(simplex.arcCount)
  return true
}
