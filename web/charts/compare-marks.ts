/**
 * Marks of the comparison chart, px: for each region one bar a run, all on one axis, of what meets its demand; the
 * demand of the first run stands faint behind every other.
 */
import { max, scaleLinear } from 'd3'
import { textWidth } from './text-width.ts'

/** What meets the demand of one region in one run, wt/yr. */
export interface ComparedBalance {
  readonly region: string
  readonly run: number
  readonly demand: number
  readonly own: number
  readonly imports: number
  readonly unmet: number
}

export interface CompareBar {
  /** Region, run and kind. */
  readonly id: string
  readonly kind: 'faint' | 'own' | 'imports' | 'unmet'
  readonly region: string
  readonly run: number
  readonly quantity: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface CompareText {
  readonly kind: 'region' | 'run' | 'axis'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface CompareMarks {
  readonly width: number
  readonly height: number
  readonly bars: readonly CompareBar[]
  /** Demand of each run. */
  readonly ticks: readonly {
    readonly region: string
    readonly run: number
    readonly x: number
    readonly y: number
  }[]
  readonly texts: readonly CompareText[]
  readonly grid: readonly number[]
}

export interface CompareWords {
  region(id: string): string
  run(index: number): string
  number(quantity: number): string
}

const TEXT = 12
const BAR = 16
const STEP = 22
/** A row with its name above the bar. */
const STACKED = 38
/** Share of the width that names may take beside the bars. */
const NAMES = 0.34
const HEAD = 22
const GAP = 10
const AXIS = 22

/** Place the chart in a width; the height follows. */
export function placeComparison(
  rows: readonly ComparedBalance[],
  runs: number,
  width: number,
  words: CompareWords,
): CompareMarks {
  const regions = [...new Set(rows.map(({ region }) => region))]
  const names = Array.from({ length: runs }, (_, run) => words.run(run))
  const longest = Math.ceil(Math.max(0, ...names.map((name) => textWidth(name, TEXT)))) + 10
  const stacked = longest > width * NAMES
  const left = stacked ? 0 : longest
  const step = stacked ? STACKED : STEP
  const most = max(rows, ({ demand, own, imports, unmet }) => Math.max(demand, own + imports + unmet)) ?? 1
  const x = scaleLinear([0, most || 1], [left, width - 12])
  const block = HEAD + runs * step + GAP
  const height = regions.length * block + AXIS
  const bars: CompareBar[] = []
  const ticks: { region: string; run: number; x: number; y: number }[] = []
  const texts: CompareText[] = []
  for (const [at, region] of regions.entries()) {
    const top = at * block
    texts.push({ kind: 'region', text: words.region(region), x: 0, y: top + 15, anchor: 'start' })
    const own = rows.filter((row) => row.region === region)
    const first = own.find(({ run }) => run === 0)
    for (const row of own) {
      const y = top + HEAD + row.run * step + (stacked ? STACKED - STEP : 0)
      const name = shortened(names[row.run] ?? '', stacked ? width : left - 8)
      texts.push(
        stacked
          ? { kind: 'run', text: name, x: 0, y: y - 6, anchor: 'start' }
          : { kind: 'run', text: name, x: left - 6, y: y + 12, anchor: 'end' },
      )
      if (row.run > 0 && first !== undefined) bars.push(faint(first.demand, row, x, y))
      bars.push(...stack(row, x, y))
      ticks.push({ region, run: row.run, x: x(row.demand), y })
    }
  }
  const grid = x.ticks(Math.max(2, Math.floor((width - left) / 110)))
  texts.push(...grid.map((value) => axisText(words.number(value), x(value), height - 6, width)))
  return { width, height, bars, ticks, texts, grid: grid.map((value) => x(value)) }
}

/** A label at a tick, inside the drawing. */
function axisText(text: string, x: number, y: number, width: number): CompareText {
  const half = textWidth(text, TEXT) / 2
  const overhangs = x + half > width
  return { kind: 'axis', text, x: overhangs ? width : x, y, anchor: overhangs ? 'end' : 'middle' }
}

const barId = ({ region, run }: ComparedBalance, kind: CompareBar['kind']): string =>
  `${region} ${run} ${kind}`

function faint(demand: number, row: ComparedBalance, x: (value: number) => number, y: number): CompareBar {
  const width = x(demand) - x(0)
  return {
    id: barId(row, 'faint'),
    kind: 'faint',
    region: row.region,
    run: row.run,
    quantity: demand,
    x: x(0),
    y: y - 2,
    width,
    height: BAR + 4,
  }
}

function stack(row: ComparedBalance, x: (value: number) => number, y: number): CompareBar[] {
  let sum = 0
  return (['own', 'imports', 'unmet'] as const).flatMap((kind): CompareBar[] => {
    const quantity = row[kind]
    const begin = sum
    sum += quantity
    if (quantity <= 1e-6) return []
    const bar = { x: x(begin), y, width: x(sum) - x(begin), height: BAR }
    return [{ id: barId(row, kind), kind, region: row.region, run: row.run, quantity, ...bar }]
  })
}

/** A text cut to a width, px, with a sign that it is. */
function shortened(text: string, width: number): string {
  if (textWidth(text, TEXT) <= width) return text
  let cut = text
  while (cut !== '' && textWidth(`${cut}…`, TEXT) > width) cut = cut.slice(0, -1)
  return `${cut}…`
}
