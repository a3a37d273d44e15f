/** The way of a barge: along the rivers, vertex by vertex, between the vertices nearest to two wharves. */
import type { River } from './geography.ts'
import { distance, type Point, type Projection } from './map-projection.ts'

export interface RiverGraph {
  readonly points: readonly Point[]
  readonly neighbours: ReadonlyMap<number, readonly number[]>
}

/** Join the rivers to one graph; each but the first meets the first at its last point. */
export function joinRivers(rivers: readonly River[], project: Projection): RiverGraph {
  const points: Point[] = []
  const neighbours = new Map<number, number[]>()
  const connect = (a: number, b: number) => {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b])
    neighbours.set(b, [...(neighbours.get(b) ?? []), a])
  }
  const main = (rivers[0]?.line ?? []).length
  for (const [index, river] of rivers.entries()) {
    const start = points.length
    points.push(...river.line.map(project))
    for (let at = start + 1; at < points.length; at++) connect(at - 1, at)
    const mouth = points[points.length - 1]
    if (index > 0 && mouth !== undefined) connect(points.length - 1, nearest(points.slice(0, main), mouth))
  }
  return { points, neighbours }
}

/** Index of the point nearest to a place. */
export function nearest(points: readonly Point[], place: Point): number {
  let best = 0
  for (const [index, point] of points.entries()) {
    const known = points[best]
    if (known === undefined || distance(point, place) < distance(known, place)) best = index
  }
  return best
}

/** Vertices from one place to another along the rivers; empty where no river leads there. */
export function sail({ points, neighbours }: RiverGraph, from: Point, to: Point): number[] {
  const [start, goal] = [nearest(points, from), nearest(points, to)]
  const before = new Map<number, number>([[start, start]])
  const queue = [start]
  for (const vertex of queue) {
    for (const next of neighbours.get(vertex) ?? []) {
      if (before.has(next)) continue
      before.set(next, vertex)
      queue.push(next)
    }
  }
  if (!before.has(goal)) return []
  const way = [goal]
  for (let at = goal; at !== start; ) {
    at = before.get(at) ?? start
    way.unshift(at)
  }
  return way
}
