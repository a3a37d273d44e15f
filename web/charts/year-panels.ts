/** Small multiples over the same years, px: where each panel, its axes and the column of each year stand. */
import { scaleLinear } from 'd3'
import { tenth } from './map-projection.ts'
import { textWidth } from './text-width.ts'

export interface PanelText {
  readonly kind: 'title' | 'axis' | 'year' | 'chosen' | 'label'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  /** Colour slot set beside a title; `null` for the rest. */
  readonly slot: number | null
}

/** All of a panel in one year: what is read at once. */
export interface YearColumn {
  readonly id: string
  readonly area: string
  readonly year: number
  readonly chosen: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a panel is about, and the ends of its axis. */
export interface PanelSpec {
  readonly id: string
  readonly title: string
  readonly slot: number
  readonly least: number
  readonly most: number
}

export interface Panel {
  readonly id: string
  readonly slot: number
  /** Left and right end of the plot. */
  readonly left: number
  readonly right: number
  /** Top and bottom of the plot. */
  readonly top: number
  readonly bottom: number
  /** Width of the column of a year. */
  readonly step: number
  readonly y: (value: number) => number
}

export interface Panels {
  readonly width: number
  readonly height: number
  readonly panels: readonly Panel[]
  readonly grid: readonly { readonly x1: number; readonly x2: number; readonly y: number }[]
  readonly texts: readonly PanelText[]
  readonly columns: readonly YearColumn[]
}

export interface PanelWords {
  number(value: number): string
}

export const TEXT = 12
const HEAD = 32
const FOOT = 26
const GAP = 22
const ROOMY = 620

/** Plot heights, px: of one panel among several, and of one alone. */
const HEIGHTS = { several: 150, alone: 210 }

/** Place panels in a width: two a row where there is room, else one; the height follows. */
export function placePanels(
  specs: readonly PanelSpec[],
  years: readonly number[],
  chosen: number,
  width: number,
  words: PanelWords,
  { room = 0 }: { readonly room?: number } = {},
): Panels {
  const across = width >= ROOMY && specs.length > 1 ? 2 : 1
  const plot = specs.length > 1 ? HEIGHTS.several : HEIGHTS.alone
  const each = (width - GAP * (across - 1)) / across
  const block = HEAD + plot + FOOT
  const placed = specs.map((spec, index) => {
    const x = (index % across) * (each + GAP)
    const top = Math.floor(index / across) * block + HEAD
    return placePanel(spec, { x, top, width: each, height: plot }, years, chosen, words, room)
  })
  return {
    width,
    height: Math.ceil(specs.length / across) * block,
    panels: placed.map(({ panel }) => panel),
    grid: placed.flatMap(({ grid }) => grid),
    texts: placed.flatMap(({ texts }) => texts),
    columns: placed.flatMap(({ columns }) => columns),
  }
}

interface Place {
  readonly x: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function placePanel(
  spec: PanelSpec,
  { x, top, width, height }: Place,
  years: readonly number[],
  chosen: number,
  words: PanelWords,
  room: number,
) {
  const scale = scaleLinear(
    [spec.least, spec.most > spec.least ? spec.most : spec.least + 1],
    [top + height, top],
  )
  const ticks = scale.ticks(4)
  const labels = ticks.map((tick) => words.number(tick))
  const left = x + Math.ceil(Math.max(...labels.map((label) => textWidth(label, TEXT)))) + 8
  const right = x + width - 2 - room
  const panel: Panel = {
    id: spec.id,
    slot: spec.slot,
    left,
    right,
    top,
    bottom: top + height,
    step: (right - left) / Math.max(1, years.length),
    y: (value) => tenth(scale(value)),
  }
  return {
    panel,
    grid: ticks.map((tick) => ({ x1: left, x2: right, y: panel.y(tick) })),
    texts: [
      { kind: 'title' as const, text: spec.title, x, y: top - 13, anchor: 'start' as const, slot: spec.slot },
      ...ticks.map((tick, index) => ({
        kind: 'axis' as const,
        text: labels[index] ?? '',
        x: left - 5,
        y: panel.y(tick) + 4,
        anchor: 'end' as const,
        slot: null,
      })),
      ...yearTexts(panel, years, chosen),
    ],
    columns: years.map((year, index) => ({
      id: `${spec.id} ${year}`,
      area: spec.id,
      year,
      chosen: year === chosen,
      x: tenth(left + index * panel.step),
      // Down over the name of the year, so that the chosen one is seen behind full bars.
      y: top - 4,
      width: tenth(panel.step),
      height: height + 24,
    })),
  }
}

/** As many years as fit along the axis, the chosen one always, and none that would touch it. */
function yearTexts(panel: Panel, years: readonly number[], chosen: number): PanelText[] {
  const wide = textWidth('2025', TEXT) + 8
  const every = Math.max(1, Math.ceil(wide / panel.step))
  const place = (year: number) => panel.left + (years.indexOf(year) + 0.5) * panel.step
  const shown = years.filter(
    (year, index) =>
      year === chosen ||
      (index % every === 0 && (!years.includes(chosen) || Math.abs(place(year) - place(chosen)) >= wide)),
  )
  return shown.map((year) => ({
    kind: year === chosen ? 'chosen' : 'year',
    text: `${year}`,
    x: tenth(place(year)),
    y: panel.bottom + 15,
    anchor: 'middle',
    slot: null,
  }))
}
