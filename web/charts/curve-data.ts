/** First layer of the chart of a value curve: its goals as lines with ends, and the points that can be read. */
import type { ValueCurve } from '../../src/index.ts'

/** A straight part of a goal's line. */
export interface CurveLine {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** A goal along the range, in its own unit. */
export interface CurveGoal {
  readonly goal: string
  readonly unit: string
  readonly lines: readonly CurveLine[]
}

/** What can be read on a curve, by its id: the ends of the range, its corners, and where the lever stands. */
export interface CurvePoint {
  readonly id: string
  readonly kind: 'end' | 'corner' | 'baseline' | 'present'
  readonly at: number
}

/** Relative difference below which a goal does not change. */
const LEVEL = 1e-7

/** The goals of a curve: those that change along it, and those that do not. */
export function goalsOf({ goals, pieces }: ValueCurve): { moving: CurveGoal[]; level: CurveGoal[] } {
  const all = goals.map(({ goal, unit }, k): CurveGoal => {
    const lines = pieces.map(({ from, to, start, end }) => ({
      from,
      to,
      start: start[k] ?? 0,
      end: end[k] ?? 0,
    }))
    return { goal, unit, lines }
  })
  return { moving: all.filter((goal) => !isLevel(goal)), level: all.filter(isLevel) }
}

function isLevel({ lines }: CurveGoal): boolean {
  const values = lines.flatMap(({ start, end }) => [start, end])
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return high - low <= LEVEL * Math.max(1, Math.abs(low), Math.abs(high))
}

/** Value of a goal; where it jumps, as it is from there on; `null` where the rules cannot hold. */
export function valueAt({ lines }: CurveGoal, at: number): number | null {
  const line = lines.findLast(({ from, to }) => from <= at && at <= to)
  if (line === undefined) return null
  const part = line.to > line.from ? (at - line.from) / (line.to - line.from) : 0
  return line.start + part * (line.end - line.start)
}

/** Whether a goal changes its course at a place, or jumps there. */
export function bendsAt({ lines }: CurveGoal, at: number): boolean {
  const before = lines.findLast(({ from, to }) => from < at && at <= to)
  const after = lines.find(({ from, to }) => from <= at && at < to)
  if (before === undefined || after === undefined) return true
  const slope = ({ from, to, start, end }: CurveLine) => (end - start) / (to - from)
  const [one, other] = [slope(before), slope(after)]
  const isJump = at === before.to && at === after.from && !isNear(before.end, after.start)
  return isJump || !isNear(one, other)
}

const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-6 * Math.max(1e-3, Math.abs(a), Math.abs(b))

/** Points from left to right; the lever's own come after a corner at the same place. */
export function pointsOf(curve: ValueCurve, present: number, baseline: number | null): CurvePoint[] {
  const [first, last] = [curve.pieces[0]?.from ?? curve.from, curve.pieces.at(-1)?.to ?? curve.to]
  const points: CurvePoint[] = [
    { id: 'first', kind: 'end', at: first },
    { id: 'last', kind: 'end', at: last },
    ...curve.corners.map(({ at }, index): CurvePoint => ({ id: `corner ${index}`, kind: 'corner', at })),
    ...(baseline === null ? [] : [{ id: 'baseline', kind: 'baseline', at: baseline } as const]),
    { id: 'present', kind: 'present', at: present },
  ]
  return points.filter(({ at }) => at >= curve.from && at <= curve.to).toSorted((a, b) => a.at - b.at)
}
