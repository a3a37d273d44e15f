/**
 * Second layer of the balance chart: placed marks, px. Two bars a region: what meets its demand (own supply,
 * transfers in, unmet; a tick at demand), and where its output goes within its capacity (home, transfers out).
 */
import { max } from 'd3'
import type { RegionBalance } from './balance-data.ts'
import { linearScale } from './linear-scale.ts'
import { textWidth } from './text-width.ts'

export type SegmentKind = 'own' | 'import' | 'unmet' | 'home' | 'export' | 'capacity'

/** A part of a bar. */
export interface SegmentMark {
  /** Region, kind and other region: the same part keeps it from run to run. */
  readonly id: string
  readonly kind: SegmentKind
  readonly region: string
  /** The other region of an exchange; `null` for the rest. */
  readonly other: string | null
  /** Whose colour it bears; 0 for marks without one. */
  readonly slot: number
  readonly quantity: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Text inside; `null` where it would not fit. */
  readonly label: string | null
}

export interface TickMark {
  readonly kind: 'demand' | 'planned' | 'before'
  readonly region: string
  readonly x: number
  readonly y1: number
  readonly y2: number
}

export interface TextMark {
  readonly kind: 'name' | 'facts' | 'caption' | 'axis'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  /** Region whose colour is set beside a name; 0 for the rest. */
  readonly slot: number
}

export interface BalanceMarks {
  readonly width: number
  readonly height: number
  readonly segments: readonly SegmentMark[]
  readonly ticks: readonly TickMark[]
  readonly texts: readonly TextMark[]
  readonly grid: readonly { readonly x: number; readonly y1: number; readonly y2: number }[]
}

/** The words of the chart, in the language it is drawn in. */
export interface BalanceWords {
  readonly demandBar: string
  readonly outputBar: string
  /** Between figures on one line. */
  readonly factsGap: string
  name(region: string): string
  number(quantity: number): string
  /** Demand and what is unmet, in figures. */
  demandFacts(region: RegionBalance): string
  /** Output and capacity, in figures. */
  outputFacts(region: RegionBalance): string
  segment(kind: SegmentKind, other: string | null): string
  /** The same where there is less room. */
  shortSegment(kind: SegmentKind, other: string | null): string
}

const TEXT = 12
const DEMAND_BAR = 24
const OUTPUT_BAR = 16
const SWATCH = 16

interface Frame {
  readonly narrow: boolean
  /** Left end of the bars. */
  readonly left: number
  readonly width: number
  readonly x: (quantity: number) => number
  readonly words: BalanceWords
}

/** Rows of one block, px below its top. */
interface Rows {
  readonly demand: number
  readonly output: number
  readonly height: number
}

const WIDE: Rows = { demand: 26, output: 57, height: 94 }
const NARROW: Rows = { demand: 42, output: 92, height: 128 }

/** Place the marks of a balance chart in a width, px; the height follows. */
export function placeBalance(
  regions: readonly RegionBalance[],
  width: number,
  words: BalanceWords,
): BalanceMarks {
  const narrow = width < 560
  const captions = [words.demandBar, words.outputBar].map((text) => textWidth(text, TEXT))
  const left = narrow ? 0 : Math.ceil(Math.max(...captions)) + 12
  const ends = regions.flatMap(
    ({ demand, capacity, output, plannedCapacity, ownUse, imports, unmet, before }) => [
      ...[demand, capacity, output, plannedCapacity ?? 0, before?.demand ?? 0, before?.output ?? 0],
      ownUse + unmet + imports.reduce((sum, { quantity }) => sum + quantity, 0),
    ],
  )
  const scale = linearScale([0, Math.max(max(ends) ?? 0, 1)], [left, width - 2])
  const frame: Frame = { narrow, left, width, x: scale, words }
  const rows = narrow ? NARROW : WIDE
  const blocks = regions.map((region, index) =>
    placeRegion(region, index * rows.height, rows, frame, regions),
  )
  const bottom = regions.length * rows.height - 8
  return {
    width,
    height: bottom + 22,
    segments: blocks.flatMap((block) => block.segments),
    ticks: blocks.flatMap((block) => block.ticks),
    texts: [
      ...blocks.flatMap((block) => block.texts),
      ...axisTexts(scale.ticks(narrow ? 4 : 7), bottom, frame),
    ],
    grid: scale.ticks(narrow ? 4 : 7).flatMap((tick) =>
      regions.flatMap((_, index) =>
        stretches(rows, narrow).map(([from, to]) => ({
          x: scale(tick),
          y1: index * rows.height + from,
          y2: index * rows.height + to,
        })),
      ),
    ),
  }
}

/** Where a line of the grid runs in a block, px below its top: not through the figures above each narrow bar. */
function stretches({ demand, output }: Rows, narrow: boolean): readonly (readonly [number, number])[] {
  const [first, last] = [demand - 4, output + OUTPUT_BAR + 4]
  return narrow
    ? [
        [first, demand + DEMAND_BAR + 4],
        [output - 4, last],
      ]
    : [[first, last]]
}

type Block = Pick<BalanceMarks, 'segments' | 'ticks' | 'texts'>

function placeRegion(
  region: RegionBalance,
  top: number,
  rows: Rows,
  frame: Frame,
  regions: readonly RegionBalance[],
): Block {
  const slotOf = new Map(regions.map(({ id, slot }) => [id, slot]))
  const demandBar = stack(
    [
      part('own', region, null, region.ownUse),
      ...region.imports.map((exchange) => ({
        ...part('import', region, exchange.region, exchange.quantity),
        slot: slotOf.get(exchange.region) ?? 0,
      })),
      { ...part('unmet', region, null, region.unmet), slot: 0 },
    ],
    { y: top + rows.demand, height: DEMAND_BAR },
    frame,
  )
  const row = { y: top + rows.output, height: OUTPUT_BAR }
  const track = stack([{ ...part('capacity', region, null, region.capacity), slot: 0 }], row, frame)
  const outputBar = stack(
    [
      part('home', region, null, region.ownUse),
      ...region.exports.map((exchange) => part('export', region, exchange.region, exchange.quantity)),
    ],
    row,
    frame,
  )
  return {
    segments: [...demandBar, ...track.map((mark) => ({ ...mark, label: null })), ...outputBar],
    ticks: placeTicks(region, top, rows, frame),
    texts: placeTexts(region, top, rows, frame),
  }
}

type Part = Pick<SegmentMark, 'id' | 'kind' | 'region' | 'other' | 'slot' | 'quantity'>

function part(kind: SegmentKind, region: RegionBalance, other: string | null, quantity: number): Part {
  const id = [region.id, kind, other ?? ''].join(' ').trimEnd()
  return { id, kind, region: region.id, other, slot: region.slot, quantity }
}

/** What each part says when it is read, in the order of the bars: what meets demand, then where output goes. */
export function readBalance(
  regions: readonly RegionBalance[],
  say: (region: string, kind: SegmentKind, other: string | null, quantity: number) => string,
): ReadonlyMap<string, string> {
  const parts = regions.flatMap((region) => [
    part('own', region, null, region.ownUse),
    ...region.imports.map((exchange) => part('import', region, exchange.region, exchange.quantity)),
    part('unmet', region, null, region.unmet),
    part('home', region, null, region.ownUse),
    ...region.exports.map((exchange) => part('export', region, exchange.region, exchange.quantity)),
    part('capacity', region, null, region.capacity),
  ])
  return new Map(
    parts
      .filter(({ quantity }) => quantity >= 1e-6)
      .map(({ id, region, kind, other, quantity }) => [id, say(region, kind, other, quantity)]),
  )
}

/** Lay parts end to end; parts of nothing leave no mark. */
function stack(parts: readonly Part[], row: { y: number; height: number }, frame: Frame): SegmentMark[] {
  let from = 0
  return parts.flatMap((one) => {
    if (one.quantity < 1e-6) return []
    const x = frame.x(from)
    from += one.quantity
    const width = frame.x(from) - x
    return [{ ...one, x, width, ...row, label: fitting(one, width, frame.words) }]
  })
}

/** The longest label that fits: words and number, fewer words and number, or the number alone. */
function fitting({ kind, other, quantity }: Part, width: number, words: BalanceWords): string | null {
  const number = words.number(quantity)
  const candidates = [
    `${words.segment(kind, other)} ${number}`,
    `${words.shortSegment(kind, other)} ${number}`,
    number,
  ]
  return candidates.find((text) => textWidth(text, TEXT) + 4 <= width) ?? null
}

function placeTicks(region: RegionBalance, top: number, rows: Rows, { x }: Frame): TickMark[] {
  const demandRow = { y1: top + rows.demand - 4, y2: top + rows.demand + DEMAND_BAR + 4 }
  const outputRow = { y1: top + rows.output - 3, y2: top + rows.output + OUTPUT_BAR + 3 }
  const { id, demand, output, plannedCapacity, before } = region
  const ticks: TickMark[] = []
  if (before !== null && Math.abs(before.demand - demand) > 1e-6) {
    ticks.push({ kind: 'before', region: id, x: x(before.demand), ...demandRow })
  }
  if (before !== null && Math.abs(before.output - output) > 1e-6) {
    ticks.push({ kind: 'before', region: id, x: x(before.output), ...outputRow })
  }
  ticks.push({ kind: 'demand', region: id, x: x(demand), ...demandRow })
  if (plannedCapacity !== null) {
    ticks.push({ kind: 'planned', region: id, x: x(plannedCapacity), ...outputRow })
  }
  return ticks
}

/** Wide: figures at the right of the name, captions left of the bars. Narrow: figures are the captions above them. */
function placeTexts(region: RegionBalance, top: number, rows: Rows, frame: Frame): TextMark[] {
  const { narrow, width, words } = frame
  const start = { x: 0, anchor: 'start', slot: 0 } as const
  const name: TextMark = {
    kind: 'name',
    text: words.name(region.id),
    x: SWATCH,
    y: top + 15,
    anchor: 'start',
    slot: region.slot,
  }
  const facts = [words.demandFacts(region), words.outputFacts(region)] as const
  if (narrow) {
    return [
      name,
      { ...start, kind: 'facts', text: facts[0], y: top + rows.demand - 7 },
      { ...start, kind: 'facts', text: facts[1], y: top + rows.output - 7 },
    ]
  }
  return [
    name,
    { kind: 'facts', text: facts.join(words.factsGap), x: width - 2, y: top + 15, anchor: 'end', slot: 0 },
    { ...start, kind: 'caption', text: words.demandBar, y: top + rows.demand + DEMAND_BAR / 2 + 4 },
    { ...start, kind: 'caption', text: words.outputBar, y: top + rows.output + OUTPUT_BAR / 2 + 4 },
  ]
}

function axisTexts(ticks: readonly number[], bottom: number, { x, words, width }: Frame): TextMark[] {
  return ticks.map((tick) => {
    const text = words.number(tick)
    const half = textWidth(text, TEXT) / 2
    const anchor = x(tick) - half < 0 ? 'start' : x(tick) + half > width ? 'end' : 'middle'
    return { kind: 'axis', text, x: x(tick), y: bottom + 14, anchor, slot: 0 }
  })
}
