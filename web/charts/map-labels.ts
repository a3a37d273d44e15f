/** Place labels beside their marks where they cover no other label and no mark that counts; else leave them out. */
import { type Box, distance, type Point, tenth } from './map-projection.ts'
import { textWidth } from './text-width.ts'

export interface LabelWish {
  readonly id: string
  readonly kind: 'site' | 'target' | 'region' | 'place'
  readonly text: string
  readonly at: Point
  /** Of the mark it stands beside, px; 0 to stand on the point itself. */
  readonly radius: number
  readonly size: number
  readonly slot: number
}

export interface LabelMark extends LabelWish {
  /** Left end of the text and its baseline. */
  readonly x: number
  readonly y: number
  readonly box: Box
  /** Line back to the mark where the label stands far from it; else `null`. */
  readonly leader: readonly [Point, Point] | null
}

/** What labels keep off. */
export interface Obstacles {
  /** Never covered. */
  readonly hard: readonly Box[]
  /** Covered only where there is no other place. */
  readonly soft: readonly Point[]
}

const DIRECTIONS: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.8, -0.7],
  [0.8, 0.7],
  [-0.8, -0.7],
  [-0.8, 0.7],
]
const STEPS = [3, 10, 20, 34, 52, 76]
const PAD = 1.5
/** Bold letters are wider than the estimate, which is for plain ones. */
const BOLD = 1.12

/** Place the labels in turn, the most important first. */
export function placeLabels(wishes: readonly LabelWish[], frame: Box, obstacles: Obstacles): LabelMark[] {
  const placed: LabelMark[] = []
  for (const wish of wishes) {
    const taken = [...obstacles.hard, ...placed.map(({ box }) => box)]
    const found = candidates(wish)
      .filter(({ box }) => contains(frame, box) && !taken.some((other) => overlaps(box, other)))
      .map((label) => ({ label, cost: label.cost + covered(label.box, obstacles.soft) }))
      .sort((a, b) => a.cost - b.cost)[0]
    if (found === undefined) continue
    const { cost: _, ...mark } = found.label
    placed.push(mark)
  }
  return placed
}

function candidates(wish: LabelWish): (LabelMark & { readonly cost: number })[] {
  const width = textWidth(wish.text, wish.size) * (wish.kind === 'place' ? 1 : BOLD)
  const height = wish.size * 1.25
  const place = (middle: Point, cost: number, away: number) => {
    const box = { x: middle.x - width / 2, y: middle.y - height / 2, width, height }
    const leader = away >= 15 ? leaderOf(wish, box) : null
    return { ...wish, x: tenth(box.x), y: tenth(box.y + wish.size), box, leader, cost }
  }
  const onPoint = wish.radius === 0 ? [place(wish.at, 0, 0)] : []
  const beside = STEPS.flatMap((away, step) =>
    DIRECTIONS.map(([dx, dy], order) => {
      const reach = wish.radius + away
      const middle = {
        x: wish.at.x + dx * reach + Math.sign(dx) * (width / 2),
        y: wish.at.y + dy * reach + Math.sign(dy) * (height / 2) * (dx === 0 ? 1 : 0.4),
      }
      return place(middle, step * 2.5 + order * 0.3, wish.radius === 0 ? 0 : away)
    }),
  )
  return [...onPoint, ...beside]
}

function leaderOf({ at, radius }: LabelWish, box: Box): readonly [Point, Point] {
  const near = {
    x: tenth(Math.min(Math.max(at.x, box.x), box.x + box.width)),
    y: tenth(Math.min(Math.max(at.y, box.y), box.y + box.height)),
  }
  const length = distance(at, near) || 1
  const edge = {
    x: tenth(at.x + ((near.x - at.x) / length) * radius),
    y: tenth(at.y + ((near.y - at.y) / length) * radius),
  }
  return [edge, near]
}

function covered(box: Box, points: readonly Point[]): number {
  const wide = grow(box, 3)
  return points.filter(
    ({ x, y }) => x > wide.x && x < wide.x + wide.width && y > wide.y && y < wide.y + wide.height,
  ).length
}

/** Make a box larger on all sides, px. */
export function grow({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** Whether two boxes share a point, with a little air between them. */
export function overlaps(a: Box, b: Box): boolean {
  const wide = grow(a, PAD)
  return (
    wide.x < b.x + b.width &&
    b.x < wide.x + wide.width &&
    wide.y < b.y + b.height &&
    b.y < wide.y + wide.height
  )
}

function contains(frame: Box, box: Box): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  )
}

/** The box around a circle. */
export function around({ x, y }: Point, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }
}
