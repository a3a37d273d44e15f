/** Small networks for the tests, from a seeded generator, and the arrays a problem consists of from a list of arcs. */
import type { FlowProblem } from '../../../../src/solve/network-simplex/index.ts'

export type Arc = readonly [source: number, target: number, cost: number, lower?: number, upper?: number]

/** Build a problem from arcs written out; bounds default to 0 and `Infinity`. */
export function network(supply: readonly number[], arcs: readonly Arc[]): FlowProblem {
  return {
    nodeCount: supply.length,
    arcCount: arcs.length,
    source: Int32Array.from(arcs, (arc) => arc[0]),
    target: Int32Array.from(arcs, (arc) => arc[1]),
    cost: Float64Array.from(arcs, (arc) => arc[2]),
    lower: Float64Array.from(arcs, (arc) => arc[3] ?? 0),
    upper: Float64Array.from(arcs, (arc) => arc[4] ?? Infinity),
    supply: Float64Array.from(supply),
  }
}

/** Integers 0 … below − 1 from a 32-bit seed (mulberry32). */
export function randomIntegers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

export interface Shape {
  readonly nodes: number
  readonly arcs: number
  readonly maxCost: number
  readonly minCost: number
  readonly maxCapacity: number
  /** Of a hundred arcs, how many have no upper bound. */
  readonly uncapacitated: number
  /** Of a hundred arcs, how many have a positive lower bound. */
  readonly bounded: number
  /** Take the supplies from some flow within the bounds, so that the problem is feasible. */
  readonly feasible: boolean
}

/** Draw a network: loops, parallel arcs and pieces of their own come up by themselves. */
export function drawNetwork(seed: number, shape: Shape): FlowProblem {
  const below = randomIntegers(seed)
  const supply = new Array<number>(shape.nodes).fill(0)
  const arcs: Arc[] = []
  for (let i = 0; i < shape.arcs; i++) {
    const source = below(shape.nodes)
    const target = below(shape.nodes)
    const cost = shape.minCost + below(shape.maxCost - shape.minCost + 1)
    const least = below(100) < shape.bounded ? below(shape.maxCapacity) - (shape.maxCapacity >> 2) : 0
    const room = below(shape.maxCapacity + 1)
    const upper = below(100) < shape.uncapacitated ? Infinity : least + room
    arcs.push([source, target, cost, least, upper])
    // Half of the arcs at their least flow, so that many bounds hold with equality.
    const flow = least + (below(2) === 0 ? 0 : below(room + 1))
    supply[source] = (supply[source] ?? 0) + flow
    supply[target] = (supply[target] ?? 0) - flow
  }
  if (!shape.feasible) {
    const amount = 1 + below(3 * shape.maxCapacity)
    const from = below(shape.nodes)
    const to = below(shape.nodes)
    supply[from] = (supply[from] ?? 0) + amount
    supply[to] = (supply[to] ?? 0) - amount
  }
  return network(supply, arcs)
}

/** The shape of the i-th network of a family that goes through every kind of cost, capacity and size. */
export function shapeOf(i: number): Shape {
  const nodes = 2 + (i % 23)
  return {
    nodes,
    arcs: 1 + ((i * 7) % (nodes * 4)),
    minCost: [0, -3, 1, 0, -20][i % 5] ?? 0,
    maxCost: [9, 3, 1, 0, 50][i % 5] ?? 0,
    maxCapacity: [1, 5, 40, 1000][i % 4] ?? 1,
    uncapacitated: [0, 30, 100][i % 3] ?? 0,
    bounded: [0, 25][i % 2] ?? 0,
    feasible: i % 7 !== 0,
  }
}

/** Sites, markets and a ground with slack arcs of every site and shortage arcs to every market. */
export function drawTransport(
  seed: number,
  sites: number,
  markets: number,
): FlowProblem & { ground: number } {
  const below = randomIntegers(seed)
  const ground = sites + markets
  const supply = new Array<number>(ground + 1).fill(0)
  const arcs: Arc[] = []
  for (let site = 0; site < sites; site++) {
    supply[site] = below(50)
    for (let market = 0; market < markets; market++) {
      if (below(4) > 0)
        arcs.push([site, sites + market, 1 + below(60), 0, below(3) > 0 ? Infinity : below(30)])
    }
    arcs.push([site, ground, 0])
  }
  for (let market = 0; market < markets; market++) {
    supply[sites + market] = -below(90)
    arcs.push([ground, sites + market, 1000])
  }
  supply[ground] = -supply.reduce((sum, value) => sum + value, 0)
  return { ...network(supply, arcs), ground }
}
