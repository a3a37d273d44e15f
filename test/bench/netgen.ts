/**
 * General networks after NETGEN (Klingman, Napier and Stutz, 1974): sources reach sinks along a skeleton of chains
 * through transshipment nodes, which makes the problem feasible; random arcs with capacities come on top.
 */
import { randomIntegers } from '../solve/network-simplex/support/networks.ts'
import { type BenchProblem, NetworkDraft } from './families.ts'

export interface NetgenShape {
  readonly nodes: number
  readonly arcs: number
  readonly sources: number
  readonly sinks: number
  readonly supply: number
  readonly maxCost: number
  /** Of a hundred arcs, how many have a capacity. */
  readonly capacitated: number
  readonly minCapacity: number
  readonly maxCapacity: number
}

export function drawNetgen(name: string, seed: number, shape: NetgenShape): BenchProblem {
  const { nodes, arcs, sources, sinks, maxCost } = shape
  const below = randomIntegers(seed)
  const draft = new NetworkDraft()
  for (let node = 0; node < nodes; node++) draft.addNode(0)
  const supply = draft.supply
  for (let unit = 0; unit < sources; unit++) supply[unit] = Math.floor(shape.supply / sources)
  supply[0] = (supply[0] ?? 0) + (shape.supply % sources)
  const capacity = () => shape.minCapacity + below(shape.maxCapacity - shape.minCapacity + 1)
  const isCapacitated = () => below(100) < shape.capacitated
  const cost = () => 1 + below(maxCost)
  let drawn = 0
  const connect = (from: number, to: number, least: number) => {
    draft.addArc(from, to, cost(), isCapacitated() ? Math.max(least, capacity()) : Infinity)
    drawn++
  }
  // Chains: each transshipment node lies on the chain of one source; each chain ends at some sinks.
  const chainEnd = Array.from({ length: sources }, (_, source) => source)
  for (let node = sources; node < nodes - sinks; node++) {
    const chain = below(sources)
    connect(chainEnd[chain] ?? 0, node, supply[chain] ?? 0)
    chainEnd[chain] = node
  }
  for (let source = 0; source < sources; source++) {
    const served = Array.from({ length: 1 + below(3) }, (_, i) => nodes - 1 - ((source * 3 + i) % sinks))
    const total = supply[source] ?? 0
    served.forEach((sink, i) => {
      const share =
        i === 0
          ? total - Math.floor(total / served.length) * (served.length - 1)
          : Math.floor(total / served.length)
      supply[sink] = (supply[sink] ?? 0) - share
      connect(chainEnd[source] ?? 0, sink, share)
    })
  }
  while (drawn < arcs) {
    const from = below(nodes - sinks)
    const to = sources + below(nodes - sources)
    if (from !== to) connect(from, to, 0)
  }
  return draft.freeze(name, -1)
}

const BASE = { maxCost: 10_000, minCapacity: 1, maxCapacity: 1000 } as const

function shape(nodes: number, degree: number, ends: number, capacitated: number): NetgenShape {
  const terminals = Math.max(1, Math.round(ends))
  return {
    ...BASE,
    nodes,
    arcs: nodes * degree,
    sources: terminals,
    sinks: terminals,
    supply: terminals * 1000,
    capacitated,
  }
}

/** Sparse and dense, few and many sources, capacities on all arcs, on half of them, on none. */
export const NETGEN: Readonly<Record<string, NetgenShape>> = {
  'NG-1k-8': shape(1024, 8, 32, 100),
  'NG-1k-32': shape(1024, 32, 32, 100),
  'NG-1k-8-half': shape(1024, 8, 256, 50),
  'NG-1k-32-free': shape(1024, 32, 256, 0),
  'NG-4k-8': shape(4096, 8, 64, 100),
  'NG-4k-64': shape(4096, 64, 64, 100),
  'NG-4k-8-half': shape(4096, 8, 1024, 50),
  'NG-4k-16-free': shape(4096, 16, 1024, 0),
  'NG-8k-8-tight': { ...shape(8192, 8, 512, 100), maxCapacity: 300 },
  'NG-16k-8': shape(16384, 8, 128, 100),
  'NG-16k-8-half': shape(16384, 8, 2048, 50),
  'NG-16k-16-tight': { ...shape(16384, 16, 1024, 100), maxCapacity: 200 },
}
