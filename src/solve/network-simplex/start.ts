// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * The first tree: a forest of cheap arcs, each piece hung on the ground by a slack or shortage arc of its own, or on
 * the artificial root.
 *
 * The forest comes from a least-cost greedy rule for transport problems: each market in turn takes the cheapest site
 * that has something left; whichever of the two is used up becomes a leaf of the other and drops out. It costs a few
 * readings of the arcs and saves about half of the pivots.
 */
import { AT_UPPER, IN_TREE, type Simplex } from './simplex.ts'
import { computePotentials, threadTree } from './tree.ts'

/** Readings of all arcs that the greedy rule may spend. */
const ROUNDS = 8

/** Of all arcs, the share that must join a site to a market for the greedy rule to be worth it. */
const DIRECT_SHARE = 0.5

/** Hang `node` on `above` by `arc`, with the flow it carries, against or along the way up. */
function hang(simplex: Simplex, node: number, above: number, arc: number, flow: number): void {
  const { parent, parentArc, source, capacity, state, upResidual, downResidual } = simplex
  const up = source[arc] === node
  const free = capacity[arc]! - flow
  parent[node] = above
  parentArc[node] = arc
  upResidual[node] = up ? free : flow
  downResidual[node] = up ? flow : free
  state[arc] = IN_TREE
}

/** Hang `node` on the artificial root by an arc that takes `left` off it, or brings it what it lacks. */
export function hangArtificially(simplex: Simplex, node: number, left: number): void {
  const { root, arcCount, parent, parentArc, upResidual, downResidual, artificialUp } = simplex
  const up = left >= 0
  parent[node] = root
  parentArc[node] = arcCount + node
  artificialUp[node] = up ? 1 : 0
  upResidual[node] = up ? Infinity : -left
  downResidual[node] = up ? left : Infinity
}

/** What the greedy rule knows of each market: its cheapest arc so far, and what that costs. */
interface Offers {
  readonly best: Int32Array
  readonly price: Float64Array
}

/**
 * Find for each market that lacks something the cheapest arc from a site with something left. Arcs without room cost
 * `Infinity` already, and a price of −∞ keeps other nodes out, so that one comparison settles most arcs.
 */
function findCheapest(simplex: Simplex, left: Float64Array, ground: number, offers: Offers): boolean {
  const { nodeCount, rowStart, target, cost, state } = simplex
  const { best, price } = offers
  best.fill(-1)
  for (let node = 0; node < nodeCount; node++) {
    price[node] = left[node]! < 0 && node !== ground ? Infinity : -Infinity
  }
  let found = false
  for (let node = 0; node < nodeCount; node++) {
    if (!(left[node]! > 0) || node === ground) continue
    const end = rowStart[node + 1]!
    for (let arc = rowStart[node]!; arc < end; arc++) {
      const market = target[arc]!
      if (cost[arc]! >= price[market]! || state[arc] === AT_UPPER) continue
      price[market] = cost[arc]!
      best[market] = arc
      found = true
    }
  }
  return found
}

/** Whether enough arcs lead straight from a site to a market for the greedy rule to be worth it. */
function isMostlyDirect(simplex: Simplex, left: Float64Array): boolean {
  const { nodeCount, arcCount, rowStart, target } = simplex
  const enough = DIRECT_SHARE * arcCount
  let direct = 0
  for (let node = 0; node < nodeCount && direct < enough; node++) {
    if (!(left[node]! > 0)) continue
    for (let arc = rowStart[node]!; arc < rowStart[node + 1]!; arc++) if (left[target[arc]!]! < 0) direct++
  }
  return direct >= enough
}

/** Give what `arc` can carry; the end that is used up becomes a leaf of the other. */
function allocate(simplex: Simplex, arc: number, left: Float64Array): void {
  const { source, target, capacity, state, atUpper } = simplex
  const site = source[arc]!
  const market = target[arc]!
  const amount = Math.min(left[site]!, -left[market]!, capacity[arc]!)
  if (amount === capacity[arc]) {
    left[site]! -= amount
    left[market]! += amount
    state[arc] = AT_UPPER
    atUpper[site]!++
  } else if (amount === -left[market]!) {
    hang(simplex, market, site, arc, amount)
    left[site]! -= amount
    left[market] = 0
  } else {
    hang(simplex, site, market, arc, amount)
    left[market]! += amount
    left[site] = 0
  }
}

/**
 * Grow the forest: leaves have a parent, the top of each piece keeps in `left` what its piece has too much.
 *
 * Where most arcs lead to or from transshipment nodes, the few direct ones are no sign of what is cheap, and a forest
 * of them costs more pivots than it saves: half as many again on general networks. Such networks get none.
 */
function growForest(simplex: Simplex, left: Float64Array, ground: number): void {
  const { nodeCount, source } = simplex
  if (!isMostlyDirect(simplex, left)) return
  const offers = { best: new Int32Array(nodeCount), price: new Float64Array(nodeCount) }
  for (let round = 0; round < ROUNDS; round++) {
    if (!findCheapest(simplex, left, ground, offers)) return
    for (let market = 0; market < nodeCount; market++) {
      const arc = offers.best[market]!
      if (arc >= 0 && left[source[arc]!]! > 0) allocate(simplex, arc, left)
    }
  }
}

/** Hang tops of pieces on the ground by the cheapest arc that can carry what they have too much and stays free. */
function hangOnGround(simplex: Simplex, left: Float64Array, ground: number): void {
  const { nodeCount, rowStart, target, cost, capacity, parent } = simplex
  for (let node = 0; node < nodeCount; node++) {
    if (parent[node]! >= 0 || node === ground || left[node]! < 0) continue
    let best = -1
    for (let arc = rowStart[node]!; arc < rowStart[node + 1]!; arc++) {
      if (target[arc] !== ground || capacity[arc]! <= left[node]!) continue
      if (best < 0 || cost[arc]! < cost[best]!) best = arc
    }
    if (best >= 0) takeOver(simplex, node, best, left, ground)
  }
  const cheapest = new Int32Array(nodeCount).fill(-1)
  for (let arc = rowStart[ground]!; arc < rowStart[ground + 1]!; arc++) {
    const node = target[arc]!
    if (parent[node]! >= 0 || node === ground || !(left[node]! < 0) || capacity[arc]! < -left[node]!) continue
    const best = cheapest[node]!
    if (best < 0 || cost[arc]! < cost[best]!) cheapest[node] = arc
  }
  for (let node = 0; node < nodeCount; node++) {
    if (cheapest[node]! >= 0) takeOver(simplex, node, cheapest[node]!, left, ground)
  }
}

/**
 * Hang nodes that have nothing left over, such as a terminal or a site's year before anything flows, by their
 * cheapest arc to a node below the ground: without flow, but with room to send some, as strong feasibility asks.
 */
function hangIdle(simplex: Simplex, left: Float64Array, ground: number): void {
  const { nodeCount, rowStart, target, cost, capacity, state, parent } = simplex
  const isBelow = new Uint8Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) if (topOf(parent, node) === ground) isBelow[node] = 1
  for (let found = true; found; ) {
    found = false
    for (let node = 0; node < nodeCount; node++) {
      if (parent[node]! >= 0 || left[node] !== 0 || isBelow[node] === 1) continue
      let best = -1
      for (let arc = rowStart[node]!; arc < rowStart[node + 1]!; arc++) {
        if (isBelow[target[arc]!] === 0 || capacity[arc] === 0 || state[arc] === AT_UPPER) continue
        if (best < 0 || cost[arc]! < cost[best]!) best = arc
      }
      if (best < 0) continue
      hang(simplex, node, target[best]!, best, 0)
      isBelow[node] = 1
      found = true
    }
  }
}

function topOf(parent: Int32Array, node: number): number {
  let top = node
  while (parent[top]! >= 0) top = parent[top]!
  return top
}

/** Let the ground take what `node` has too much, or lacks. */
function takeOver(simplex: Simplex, node: number, arc: number, left: Float64Array, ground: number): void {
  hang(simplex, node, ground, arc, Math.abs(left[node]!))
  left[ground]! += left[node]!
  left[node] = 0
}

/** Build a strongly feasible tree for a simplex without one. `ground` is −1 where there is none. */
export function startCold(simplex: Simplex, ground: number): void {
  const { nodeCount, parent, supply } = simplex
  parent.fill(-1)
  const left = supply.slice()
  growForest(simplex, left, ground)
  if (ground >= 0) {
    hangOnGround(simplex, left, ground)
    hangIdle(simplex, left, ground)
  }
  for (let node = 0; node < nodeCount; node++) {
    if (parent[node]! < 0) hangArtificially(simplex, node, left[node]!)
  }
  threadTree(simplex)
  computePotentials(simplex)
}
