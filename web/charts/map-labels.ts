/** Place labels beside their marks where they cover no other label and no mark that counts; else leave them out. */
import { type Box, distance, type Point, tenth } from './map-projection.ts'
import { textWidth } from './text-width.ts'

export interface LabelWish {
  readonly id: string
  readonly kind: 'site' | 'target' | 'region' | 'place' | 'river'
  readonly text: string
  readonly at: Point
  /** Other points it may stand at as well, the nearest to `at` first. */
  readonly also?: readonly Point[]
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
  /** The same for names of what has no mark of its own: they have the whole of it to stand on. */
  readonly faint: readonly Point[]
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
/** How many of them a name may take that has no mark: beside the river, and on the land itself. */
const STEPS_OF: Readonly<Partial<Record<LabelWish['kind'], number>>> = { river: 2, region: 4 }
/** What a point of a leader weighs that runs through a name. */
const CROSSED = 3
const PAD = 2.5
/** From here on a line leads from a label back to its mark, px. */
const FAR = 10
/** Bold letters are wider than the estimate, which is for plain ones. */
const BOLD = 1.12

/** Place the labels in turn, the most important first; the name of a river only where it covers nothing at all. */
export function placeLabels(wishes: readonly LabelWish[], frame: Box, obstacles: Obstacles): LabelMark[] {
  const placed: LabelMark[] = []
  for (const wish of wishes) {
    const taken = [...obstacles.hard, ...placed.map(({ box }) => box)]
    const leaders = placed.flatMap(({ leader }) => (leader === null ? [] : along(leader)))
    const faint = wish.kind === 'site' || wish.kind === 'target' ? [] : obstacles.faint
    const soft = [...obstacles.soft, ...faint]
    const crossed = ({ box, leader }: LabelMark) =>
      covered(box, leaders) +
      placed.reduce((sum, other) => sum + (leader === null ? 0 : covered(other.box, along(leader))), 0)
    const found = candidates(wish)
      .filter(({ box }) => contains(frame, box) && !taken.some((other) => overlaps(box, other)))
      .map((label) => ({ label, hidden: covered(label.box, soft) }))
      .filter(({ hidden }) => wish.kind !== 'river' || hidden === 0)
      .map(({ label, hidden }) => ({ label, cost: label.cost + hidden + CROSSED * crossed(label) }))
      .sort((a, b) => a.cost - b.cost)[0]
    if (found === undefined) continue
    const { cost: _, ...mark } = found.label
    placed.push(mark)
  }
  return placed
}

function candidates(wish: LabelWish): (LabelMark & { readonly cost: number })[] {
  const width = textWidth(wish.text, wish.size) * (wish.kind === 'place' || wish.kind === 'river' ? 1 : BOLD)
  const height = wish.size * 1.25
  const place = (middle: Point, cost: number, away: number) => {
    const box = { x: middle.x - width / 2, y: middle.y - height / 2, width, height }
    const leader = away >= FAR && wish.kind !== 'river' ? leaderOf(wish, box) : null
    return { ...wish, x: tenth(box.x), y: tenth(box.y + wish.size), box, leader, cost }
  }
  const points = [wish.at, ...(wish.also ?? [])]
  const steps = STEPS.slice(0, STEPS_OF[wish.kind] ?? STEPS.length)
  return points.flatMap((at, turn) => {
    const onPoint = wish.radius === 0 ? [place(at, turn * 0.5, 0)] : []
    const beside = steps.flatMap((away, step) =>
      DIRECTIONS.map(([dx, dy], order) => {
        const reach = wish.radius + away
        const middle = {
          x: at.x + dx * reach + Math.sign(dx) * (width / 2),
          y: at.y + dy * reach + Math.sign(dy) * (height / 2) * (dx === 0 ? 1 : 0.4),
        }
        return place(middle, turn * 0.5 + step * 2.5 + order * 0.3, wish.radius === 0 ? 0 : away)
      }),
    )
    return [...onPoint, ...beside]
  })
}

/** Points along a line, for labels to keep off. */
function along([from, to]: readonly [Point, Point]): Point[] {
  const count = Math.ceil(distance(from, to) / 6) + 1
  return Array.from({ length: count }, (_, index) => {
    const share = index / Math.max(1, count - 1)
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
  })
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
