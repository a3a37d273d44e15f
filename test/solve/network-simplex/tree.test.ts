import { expect, test } from 'vitest'
import { pivot } from '../../../src/solve/network-simplex/pivot.ts'
import { findEntering } from '../../../src/solve/network-simplex/pricing.ts'
import type { Simplex } from '../../../src/solve/network-simplex/simplex.ts'
import { prepare } from '../../../src/solve/network-simplex/solve.ts'
import { computePotentials } from '../../../src/solve/network-simplex/tree.ts'
import { drawNetwork, drawTransport, shapeOf } from './support/networks.ts'

/** Nodes in the order of the thread, root first. */
function follow(simplex: Simplex): number[] {
  const order: number[] = []
  let node = simplex.root
  do {
    order.push(node)
    node = simplex.thread[node] ?? -1
  } while (node !== simplex.root && order.length <= simplex.root)
  return order
}

/** Everything about the tree that contradicts its parents. */
function findFaults(simplex: Simplex): string[] {
  const { root, parent, reverse, size, last, upResidual, potential } = simplex
  const order = follow(simplex)
  const faults: string[] = []
  if (new Set(order).size !== root + 1) faults.push('the thread misses nodes')
  order.forEach((node, place) => {
    const next = order[place + 1] ?? root
    if (reverse[next] !== node) faults.push(`the reverse of ${next} is wrong`)
    const subtree = order.slice(place, place + (size[node] ?? 0))
    if (subtree.at(-1) !== last[node]) faults.push(`${node} does not end its subtree where it says`)
    const inside = new Set([node])
    for (const below of order.slice(place + 1)) if (inside.has(parent[below] ?? -1)) inside.add(below)
    if (inside.size !== subtree.length || subtree.some((below) => !inside.has(below))) {
      faults.push(`the stretch of ${node} is not its subtree`)
    }
    if (node !== root && !((upResidual[node] ?? 0) > 0)) faults.push(`${node} cannot send to the root`)
  })
  const kept = potential.slice()
  computePotentials(simplex)
  if (kept.some((value, node) => value !== potential[node])) faults.push('potentials differ')
  return faults
}

test('every pivot leaves a threaded, strongly feasible tree with exact potentials', () => {
  let pivots = 0
  for (let i = 0; i < 60; i++) {
    const transport = drawTransport(i + 1, 8, 4)
    const general = drawNetwork(i + 1, { ...shapeOf(i), feasible: true })
    const prepared =
      i % 2 === 0 ? prepare(transport, null, { ground: transport.ground }) : prepare(general, null, {})
    if (prepared.status !== 'ready') throw new Error(prepared.status)
    const { simplex } = prepared
    expect(findFaults(simplex)).toEqual([])
    for (let arc = findEntering(simplex); arc >= 0; arc = findEntering(simplex)) {
      if (!pivot(simplex, arc)) break
      expect(findFaults(simplex)).toEqual([])
      pivots++
    }
  }
  expect(pivots).toBeGreaterThan(300)
})
