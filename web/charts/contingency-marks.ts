/**
 * Marks of the ranking of losses, px: one bar a loss with its value beside it, in panels of one unit each. Where
 * names would leave the bars no room, each stands above its bar.
 */
import { linearScale } from './linear-scale.ts'
import { textWidth } from './text-width.ts'

export interface RankedLoss {
  readonly id: string
  readonly name: string
  /** In the unit of the panel; `null` where there is no answer. */
  readonly value: number | null
  /** The value as it is written, or why there is none. */
  readonly text: string
}

export interface LossPanel {
  readonly kind: 'short' | 'dear'
  /** What its bars measure, with the unit. */
  readonly heading: string
  readonly losses: readonly RankedLoss[]
}

export interface LossBar {
  readonly id: string
  readonly kind: LossPanel['kind']
  /** Bar, from 0 to the value. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The whole row, which can be pointed at. */
  readonly row: { readonly y: number; readonly height: number }
}

export interface LossText {
  readonly kind: 'heading' | 'name' | 'value' | 'unanswered'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
}

export interface LossMarks {
  readonly width: number
  readonly height: number
  readonly bars: readonly LossBar[]
  readonly texts: readonly LossText[]
  /** Where 0 is in each panel. */
  readonly zeros: readonly { readonly x: number; readonly y1: number; readonly y2: number }[]
}

const TEXT = 12
const BAR = 14
const HEAD = 24
const GAP = 14
const ROW = 24
/** A row with its name above the bar. */
const STACKED = 38
/** Share of the width that names may take beside the bars. */
const NAMES = 0.38
const BESIDE = 6

/** Place the panels in a width; the height follows. */
export function placeLosses(panels: readonly LossPanel[], width: number): LossMarks {
  const filled = panels.filter(({ losses }) => losses.length > 0)
  const names = filled.flatMap(({ losses }) => losses.map(({ name }) => textWidth(name, TEXT)))
  const longest = Math.ceil(Math.max(0, ...names)) + BESIDE
  const stacked = longest > width * NAMES
  const marks = { bars: [] as LossBar[], texts: [] as LossText[], zeros: [] as LossMarks['zeros'][number][] }
  let top = 0
  for (const panel of filled) {
    const placed = placePanel(panel, { width, top, left: stacked ? 0 : longest, stacked })
    marks.bars.push(...placed.bars)
    marks.texts.push(...placed.texts)
    marks.zeros.push(...placed.zeros)
    top = placed.bottom + GAP
  }
  return { width, height: Math.max(0, top - GAP), ...marks }
}

interface Room {
  readonly width: number
  readonly top: number
  /** Where bars may begin. */
  readonly left: number
  readonly stacked: boolean
}

function placePanel({ kind, heading, losses }: LossPanel, { width, top, left, stacked }: Room) {
  const scale = scaleOf(losses, left, width)
  const zero = scale(0)
  const step = stacked ? STACKED : ROW
  const bars: LossBar[] = []
  const texts: LossText[] = [{ kind: 'heading', text: heading, x: 0, y: top + 14, anchor: 'start' }]
  losses.forEach(({ id, name, value, text }, position) => {
    const rowTop = top + HEAD + position * step
    const y = rowTop + (stacked ? 18 : (ROW - BAR) / 2)
    const line = y + BAR - 3
    const shown = shortened(name, stacked ? width : left - BESIDE)
    texts.push(
      stacked
        ? { kind: 'name', text: shown, x: 0, y: rowTop + 13, anchor: 'start' }
        : { kind: 'name', text: shown, x: left - BESIDE, y: line, anchor: 'end' },
    )
    const [x, end] = [Math.min(zero, scale(value ?? 0)), Math.max(zero, scale(value ?? 0))]
    const row = { y: rowTop, height: step }
    bars.push({ id, kind, x, y, width: end - x, height: BAR, row })
    const kindOfText = value === null ? 'unanswered' : 'value'
    texts.push({ kind: kindOfText, text, x: end + BESIDE, y: line, anchor: 'start' })
  })
  const bottom = top + HEAD + losses.length * step
  return { bars, texts, zeros: [{ x: zero, y1: top + HEAD - 2, y2: bottom }], bottom }
}

/** From the least value, or 0, to the largest, with room for the text behind the longest bar. */
function scaleOf(losses: readonly RankedLoss[], left: number, width: number) {
  const values = losses.map(({ value }) => value ?? 0)
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const room = Math.max(...losses.map(({ text }) => textWidth(text, TEXT))) + BESIDE + 2
  const right = Math.max(left + 20, width - room)
  return linearScale([low, high > low ? high : low + 1], [left, right])
}

/** A text cut to a width, px, with a sign that it is. */
function shortened(text: string, width: number): string {
  if (textWidth(text, TEXT) <= width) return text
  let cut = text
  while (cut !== '' && textWidth(`${cut}…`, TEXT) > width) cut = cut.slice(0, -1)
  return `${cut}…`
}
