/**
 * Arrows that end in fans: all that lead to one target stand around it with room for every head, so that none is
 * hidden by another, and leave their source as a curve that arrives straight at the target's middle.
 */
import { distance, type Point, pathOf, tenth } from './map-projection.ts'

/** What an arrow is to connect. */
export interface ArrowWish {
  readonly id: string
  readonly from: Point
  /** Stroke width, px. */
  readonly width: number
}

export interface ArrowMark {
  readonly id: string
  /** Shaft, a stroked path. */
  readonly shaft: string
  readonly width: number
  /** Head, a filled triangle: tip first. */
  readonly head: readonly [Point, Point, Point]
  /** Points along the shaft, for labels to keep off. */
  readonly along: readonly Point[]
}

/** Width of the head of a shaft, px. */
export function headWidth(width: number): number {
  return width + 7
}

const HEAD_LENGTH = 9
const GAP = 1.5

interface Spoke {
  readonly wish: ArrowWish
  angle: number
}

/** Lead all wishes to a round target. */
export function fanArrows(target: Point, radius: number, wishes: readonly ArrowWish[]): ArrowMark[] {
  if (wishes.length === 0) return []
  const around = wishes.reduce((sum, { width }) => sum + headWidth(width) + GAP, 0)
  // A crowd of heads needs a wider circle than a small target has.
  const reach = Math.max(radius + 2, around / (2 * Math.PI * 0.6) - HEAD_LENGTH)
  const base = reach + HEAD_LENGTH
  return spread(target, base, wishes).map(({ wish, angle }) => drawArrow(target, reach, base, wish, angle))
}

/** Angles at which the arrows arrive: as they come, pushed apart until the bases of the heads stand clear. */
function spread(target: Point, base: number, wishes: readonly ArrowWish[]): Spoke[] {
  const spokes: Spoke[] = wishes
    .map((wish) => ({ wish, angle: Math.atan2(wish.from.y - target.y, wish.from.x - target.x) }))
    .sort((a, b) => a.angle - b.angle || (a.wish.id < b.wish.id ? -1 : 1))
  if (spokes.length < 2) return spokes
  const half = ({ wish }: Spoke) => Math.asin(Math.min(1, (headWidth(wish.width) + GAP) / 2 / base))
  for (let round = 0; round < 200; round++) {
    let moved = false
    for (const [index, spoke] of spokes.entries()) {
      const last = index === spokes.length - 1
      const next = spokes[last ? 0 : index + 1]
      if (next === undefined) continue
      const gap = next.angle + (last ? 2 * Math.PI : 0) - spoke.angle
      const lack = half(spoke) + half(next) - gap
      if (lack <= 1e-4) continue
      spoke.angle -= lack / 2
      next.angle += lack / 2
      moved = true
    }
    if (!moved) break
  }
  return spokes
}

function drawArrow(
  target: Point,
  reach: number,
  base: number,
  { id, from, width }: ArrowWish,
  angle: number,
): ArrowMark {
  const out = { x: Math.cos(angle), y: Math.sin(angle) }
  const at = (length: number, aside = 0): Point => ({
    x: tenth(target.x + out.x * length - out.y * aside),
    y: tenth(target.y + out.y * length + out.x * aside),
  })
  const side = headWidth(width) / 2
  const end = at(base)
  const pull = distance(from, end) * 0.45
  const near = at(base + pull)
  const far = { x: from.x + (near.x - from.x) * 0.4, y: from.y + (near.y - from.y) * 0.4 }
  // One px into the head, so that no seam shows.
  const inside = at(base - 1)
  const shaft = `${pathOf([from])}C${[far, near, inside].map(({ x, y }) => `${tenth(x)},${tenth(y)}`).join(' ')}`
  return {
    id,
    shaft,
    width,
    head: [at(reach), at(base, side), at(base, -side)],
    along: sample(from, far, near, end),
  }
}

/** Points of a cubic curve at even parameters. */
function sample(a: Point, b: Point, c: Point, d: Point): Point[] {
  return Array.from({ length: 25 }, (_, index) => {
    const t = index / 24
    const s = 1 - t
    const mix = (p: number, q: number, r: number, e: number) =>
      s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * e
    return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) }
  })
}
