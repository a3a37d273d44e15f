/**
 * Second layer of the chart of a value curve, px: a panel for every goal that changes, above one axis of the number
 * that varies; a dot where it changes its course, and an upright line where the lever stands and where the baseline
 * does.
 */
import type { CurveGoal, CurvePoint } from './curve-data.ts'
import { bendsAt, valueAt } from './curve-data.ts'
import { type LinearScale, linearScale } from './linear-scale.ts'
import { textWidth } from './text-width.ts'

export interface CurvePanel {
  /** Name of the goal with its unit. */
  readonly heading: string
  readonly goal: CurveGoal
}

export interface CurveText {
  readonly kind: 'heading' | 'tick' | 'baseline' | 'present'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface CurveUpright {
  readonly kind: CurvePoint['kind']
  readonly id: string
  readonly x: number
  readonly y1: number
  readonly y2: number
  /** The column that can be pointed at. */
  readonly hit: { readonly x: number; readonly width: number }
}

export interface CurveMarks {
  readonly width: number
  readonly height: number
  /** Lines of the goals, as SVG paths. */
  readonly paths: readonly string[]
  readonly dots: readonly { readonly id: string; readonly x: number; readonly y: number }[]
  readonly uprights: readonly CurveUpright[]
  readonly grid: readonly {
    readonly x1: number
    readonly x2: number
    readonly y1: number
    readonly y2: number
  }[]
  readonly texts: readonly CurveText[]
}

export interface CurveWords {
  readonly number: (value: number) => string
  readonly present: string
  readonly baseline: string
}

const TEXT = 12
/** Above the first panel, where the upright lines are named. */
const TOP = 18
const HEAD = 22
const PANEL = 104
const GAP = 12
const FOOT = 22
const RIGHT = 24
/** Half the width of a column that is pointed at. */
const HIT = 12

/** Place the panels of a curve from `from` to `to` in a width; the height follows. */
export function placeCurve(
  panels: readonly CurvePanel[],
  points: readonly CurvePoint[],
  range: readonly [from: number, to: number],
  width: number,
  words: CurveWords,
): CurveMarks {
  const scales = panels.map(({ goal }, index) => {
    const top = TOP + index * (HEAD + PANEL + GAP) + HEAD
    return { top, y: heightScale(goal, top) }
  })
  const labels = scales.map(({ y }) =>
    y.ticks(3).map((value) => ({ y: round(y(value)), text: words.number(value) })),
  )
  const left = Math.ceil(Math.max(0, ...labels.flat().map(({ text }) => textWidth(text, TEXT)))) + 8
  const right = Math.max(left + 40, width - RIGHT)
  const x = linearScale(range, [left, right])
  const bottom = TOP + panels.length * (HEAD + PANEL + GAP) - GAP
  const grid = labels.flat().map(({ y }) => ({ x1: left, x2: right, y1: y, y2: y }))
  const texts: CurveText[] = [
    ...panels.map(({ heading }, index) =>
      text('heading', heading, 0, (scales[index]?.top ?? 0) - 8, 'start'),
    ),
    ...labels.flat().map((label) => text('tick', label.text, left - 6, label.y + 4, 'end')),
    ...axisTicks(x, range, bottom, words),
    ...nameUprights(points, x, [left, right], words),
  ]
  const paths = panels.map(({ goal }, index) => pathOf(goal, x, scales[index]?.y ?? x))
  const dots = panels.flatMap(({ goal }, index) =>
    points.flatMap(({ id, kind, at }) => {
      const value = valueAt(goal, at)
      const isSeen = kind === 'present' || (kind === 'corner' && bendsAt(goal, at))
      if (value === null || !isSeen) return []
      return [{ id, x: round(x(at)), y: round((scales[index]?.y ?? x)(value)) }]
    }),
  )
  const uprights = placeUprights(points, x, bottom)
  return { width, height: bottom + FOOT, paths, dots, uprights, grid, texts }
}

const round = (px: number): number => Math.round(px * 10) / 10

const text = (
  kind: CurveText['kind'],
  words: string,
  x: number,
  y: number,
  anchor: CurveText['anchor'],
): CurveText => ({ kind, text: words, x: round(x), y: round(y), anchor })

/** From the least value, or 0 where that is near, to the largest. */
function heightScale({ lines }: CurveGoal, top: number): LinearScale {
  const values = lines.flatMap(({ start, end }) => [start, end])
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const floor = low >= 0 && low < (high - low) / 2 ? 0 : low
  return linearScale([floor, high > floor ? high : floor + 1], [top + PANEL, top + 4])
}

/** One stroke for parts that meet; a new one where the goal jumps. */
function pathOf({ lines }: CurveGoal, x: LinearScale, y: LinearScale): string {
  let last = ''
  return lines
    .map(({ from, to, start, end }) => {
      const begin = `${round(x(from))},${round(y(start))}`
      const move = begin === last ? '' : `M${begin}`
      last = `${round(x(to))},${round(y(end))}`
      return `${move}L${last}`
    })
    .join('')
}

function axisTicks(
  x: LinearScale,
  range: readonly [number, number],
  bottom: number,
  { number }: CurveWords,
): CurveText[] {
  const room = Math.abs(x(range[1]) - x(range[0]))
  const widest = Math.max(...range.map((value) => textWidth(number(value), TEXT)))
  const count = Math.max(2, Math.min(8, Math.floor(room / (widest + 24))))
  return x.ticks(count).map((value) => text('tick', number(value), x(value), bottom + 16, 'middle'))
}

/** Names of the lever's place and the baseline's, kept inside; the baseline's is left out where both are one. */
function nameUprights(
  points: readonly CurvePoint[],
  x: LinearScale,
  [left, right]: readonly [number, number],
  words: CurveWords,
): CurveText[] {
  const present = points.find(({ kind }) => kind === 'present')
  const baseline = points.find(({ kind }) => kind === 'baseline')
  const place = (kind: 'present' | 'baseline', name: string, at: number) => {
    const half = textWidth(name, TEXT) / 2
    const middle = Math.min(Math.max(x(at), left + half), Math.max(left + half, right - half))
    return { half, text: text(kind, name, middle, 12, 'middle') }
  }
  const named = present === undefined ? [] : [place('present', words.present, present.at)]
  if (baseline !== undefined && baseline.at !== present?.at) {
    const other = place('baseline', words.baseline, baseline.at)
    const [first] = named
    const touches = first !== undefined && Math.abs(first.text.x - other.text.x) < first.half + other.half + 6
    if (!touches) named.push(other)
  }
  return named.map((each) => each.text)
}

/** A column around each point, no wider than half way to the next. */
function placeUprights(points: readonly CurvePoint[], x: LinearScale, bottom: number): CurveUpright[] {
  return points.map(({ id, kind, at }, index) => {
    const here = x(at)
    const gap = (neighbour: CurvePoint | undefined) =>
      neighbour === undefined ? HIT : Math.min(HIT, Math.abs(x(neighbour.at) - here) / 2)
    const [before, after] = [gap(points[index - 1]), gap(points[index + 1])]
    const hit = { x: round(here - before), width: round(before + after) }
    return { id, kind, x: round(here), y1: TOP, y2: bottom, hit }
  })
}
