// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * One pivot: close a cycle with the entering arc, send along it what it can carry, and let the arc that stops it go.
 *
 * The leaving arc is the last blocking one met from the cycle's apex along its direction (Cunningham, "A network
 * simplex method", 1976; Ahuja, Magnanti and Orlin, Network Flows, §11.6). It keeps the tree strongly feasible: from
 * every node some flow can be sent to the root. A sequence of pivots without flow then ends, so none can cycle.
 */
import { AT_LOWER, AT_UPPER, IN_TREE, type Simplex } from './simplex.ts'
import { moveSubtree, reverseStem } from './tree.ts'

/** The deepest node above both: an ancestor's subtree is the larger one, so whichever is smaller climbs. */
export function findApex(simplex: Simplex, first: number, second: number): number {
  const { parent, size } = simplex
  let a = first
  let b = second
  while (a !== b) {
    if (size[a]! < size[b]!) a = parent[a]!
    else b = parent[b]!
  }
  return a
}

/** Rest an arc that leaves the tree at the bound it has reached. */
function restLeaving(simplex: Simplex, node: number): void {
  const { parentArc, arcCount, source, state, atUpper, upResidual, downResidual } = simplex
  const arc = parentArc[node]!
  if (arc >= arcCount) return
  const flow = source[arc] === node ? downResidual[node] : upResidual[node]
  state[arc] = flow === 0 ? AT_LOWER : AT_UPPER
  if (flow !== 0) atUpper[source[arc]!]!++
}

/**
 * Bring `arc` into the tree, or from one bound to the other where nothing on its cycle stops it earlier.
 * Return false, with nothing changed, where nothing stops it at all.
 */
export function pivot(simplex: Simplex, arc: number): boolean {
  const { source, target, state, capacity, parent, upResidual, downResidual, potential, cost } = simplex
  const rising = state[arc] === AT_LOWER
  const first = rising ? source[arc]! : target[arc]!
  const second = rising ? target[arc]! : source[arc]!
  const apex = findApex(simplex, first, second)
  let amount = capacity[arc]!
  let leaving = -1
  let onFirst = false
  for (let node = first; node !== apex; node = parent[node]!) {
    if (downResidual[node]! < amount) {
      amount = downResidual[node]!
      leaving = node
      onFirst = true
    }
  }
  for (let node = second; node !== apex; node = parent[node]!) {
    if (upResidual[node]! <= amount) {
      amount = upResidual[node]!
      leaving = node
      onFirst = false
    }
  }
  if (amount === Infinity) return false
  simplex.pivots++
  if (amount > 0) sendAround(simplex, first, second, apex, amount)
  if (!rising) simplex.atUpper[source[arc]!]!--
  if (leaving < 0) {
    state[arc] = rising ? AT_UPPER : AT_LOWER
    if (rising) simplex.atUpper[source[arc]!]!++
    return true
  }
  restLeaving(simplex, leaving)
  state[arc] = IN_TREE
  // From `first` to `second` the arc can still carry `ahead`, and give back `back`.
  const ahead = capacity[arc]! - amount
  const reducedCost = cost[arc]! - potential[source[arc]!]! + potential[target[arc]!]!
  const rise = onFirst === rising ? reducedCost : -reducedCost
  if (onFirst) {
    moveSubtree(simplex, first, leaving, second, apex, rise)
    reverseStem(simplex, first, leaving, second, arc, ahead, amount)
  } else {
    moveSubtree(simplex, second, leaving, first, apex, rise)
    reverseStem(simplex, second, leaving, first, arc, amount, ahead)
  }
  return true
}

/** Send flow from the apex down to `first`, over the entering arc, and from `second` up to the apex. */
function sendAround(simplex: Simplex, first: number, second: number, apex: number, amount: number): void {
  const { parent, upResidual, downResidual } = simplex
  for (let node = first; node !== apex; node = parent[node]!) {
    downResidual[node]! -= amount
    upResidual[node]! += amount
  }
  for (let node = second; node !== apex; node = parent[node]!) {
    upResidual[node]! -= amount
    downResidual[node]! += amount
  }
}
