/** Second layer of line charts over years: panels with lines, the thresholds they are held against, and dots, px. */
import { max, min } from 'd3'
import { tenth } from './map-projection.ts'
import { textWidth } from './text-width.ts'
import { type Panel, type Panels, type PanelText, type PanelWords, placePanels, TEXT } from './year-panels.ts'

/** One line; a year without a value breaks it. */
export interface LineSpec {
  readonly id: string
  /** Written at its right end; empty where a key tells the lines apart. */
  readonly label: string
  readonly slot: number
  /** Which of the dash patterns tells it apart without colour; 0 is solid. */
  readonly dash: number
  readonly values: readonly (number | null)[]
}

export interface ThresholdSpec {
  readonly value: number
  readonly label: string
}

export interface LinePanel {
  readonly id: string
  readonly title: string
  readonly slot: number
  readonly lines: readonly LineSpec[]
  readonly thresholds: readonly ThresholdSpec[]
}

export interface LineMark {
  readonly id: string
  readonly area: string
  readonly slot: number
  readonly dash: number
  readonly path: string
}

export interface DotMark {
  readonly area: string
  readonly line: string
  readonly year: number
  readonly slot: number
  readonly dash: number
  readonly x: number
  readonly y: number
  /** Whether the value lies above the axis, and the dot at its end. */
  readonly beyond: boolean
}

export interface LineMarks extends Omit<Panels, 'panels'> {
  readonly lines: readonly LineMark[]
  readonly dots: readonly DotMark[]
  readonly thresholds: readonly { readonly x1: number; readonly x2: number; readonly y: number }[]
}

/** Height of a line of text, px. */
const LINE = 14

export interface LineOptions {
  /** Where the axis ends at the latest; values beyond are drawn at its end. */
  readonly ceiling?: number
}

/** Place line charts in a width; the height follows. The axes begin at 0, or below it where values do. */
export function placeLines(
  panels: readonly LinePanel[],
  years: readonly number[],
  chosen: number,
  width: number,
  words: PanelWords,
  { ceiling = Number.POSITIVE_INFINITY }: LineOptions = {},
): LineMarks {
  const specs = panels.map((panel) => {
    const values = [
      ...panel.lines.flatMap(({ values }) => values.flatMap((value) => (value === null ? [] : [value]))),
      ...panel.thresholds.map(({ value }) => value),
    ]
    const { id, title, slot } = panel
    return {
      ...{ id, title, slot },
      least: Math.min(0, min(values) ?? 0),
      most: Math.min(ceiling, Math.max(max(values) ?? 0, 0) * 1.04),
    }
  })
  const labels = panels.flatMap(({ lines }) => lines.map(({ label }) => textWidth(label, TEXT)))
  const wide = Math.max(0, ...labels) + 8
  // Where names would take the room of the lines, a key has to do.
  const isNamed = wide > 8 && wide <= width * 0.25
  const {
    panels: frames,
    texts,
    ...frame
  } = placePanels(specs, years, chosen, width, words, {
    room: isNamed ? wide : 0,
  })
  const placed = panels.map((panel, index) =>
    placeIn(panel, frames[index], specs[index]?.most ?? 0, years, isNamed),
  )
  return {
    ...frame,
    texts: [...texts, ...placed.flatMap((one) => one.texts)],
    lines: placed.flatMap((one) => one.lines),
    dots: placed.flatMap((one) => one.dots),
    thresholds: placed.flatMap((one) => one.thresholds),
  }
}

type InPanel = Pick<LineMarks, 'texts' | 'lines' | 'dots' | 'thresholds'>

function placeIn(
  { id: area, lines, thresholds }: LinePanel,
  frame: Panel | undefined,
  most: number,
  years: readonly number[],
  isNamed: boolean,
): InPanel {
  if (frame === undefined) return { texts: [], lines: [], dots: [], thresholds: [] }
  const { left, right, step, y } = frame
  const dots = lines.flatMap(({ id, slot, dash, values }) =>
    values.flatMap((value, index): DotMark[] => {
      const year = years[index]
      if (value === null || year === undefined) return []
      const x = tenth(left + (index + 0.5) * step)
      return [{ area, line: id, year, slot, dash, x, y: y(Math.min(value, most)), beyond: value > most }]
    }),
  )
  const shown = thresholds.filter(({ value }) => value <= most)
  return {
    lines: lines.map(({ id, slot, dash, values }) => {
      return {
        id,
        area,
        slot,
        dash,
        path: pathOf(
          values.map((value) => capped(value, most)),
          frame,
        ),
      }
    }),
    dots,
    thresholds: shown.map(({ value }) => ({ x1: left, x2: right, y: y(value) })),
    texts: [...thresholdLabels(shown, frame), ...(isNamed ? endLabels(lines, frame, most) : [])],
  }
}

const capped = (value: number | null, most: number): number | null =>
  value === null ? null : Math.min(value, most)

/** A path through the years with a value, broken at those without. */
function pathOf(values: readonly (number | null)[], { left, step, y }: Panel): string {
  let open = false
  return values
    .map((value, index) => {
      if (value === null) {
        open = false
        return ''
      }
      const command = open ? 'L' : 'M'
      open = true
      return `${command}${tenth(left + (index + 0.5) * step)},${y(value)}`
    })
    .join('')
}

/** Names of thresholds below their lines, above them at the foot; none that would touch one named before. */
function thresholdLabels(thresholds: readonly ThresholdSpec[], { right, bottom, y }: Panel): PanelText[] {
  const named: number[] = []
  return thresholds.flatMap(({ value, label }): PanelText[] => {
    const at = tenth(bottom - y(value) < LINE + 2 ? y(value) - 4 : y(value) + 12)
    if (label === '' || named.some((other) => Math.abs(other - at) < LINE)) return []
    named.push(at)
    return [{ kind: 'label', text: label, x: right - 4, y: at, anchor: 'end', slot: null }]
  })
}

/** Names at the right ends of the lines, moved apart where they would touch. */
function endLabels(lines: readonly LineSpec[], { right, top, y }: Panel, most: number): PanelText[] {
  const ends = lines.flatMap(({ label, values, slot }) => {
    const last = values.findLast((value) => value !== null)
    return label === '' || last === undefined || last === null
      ? []
      : [{ label, slot, at: y(Math.min(last, most)) + 4 }]
  })
  ends.sort((a, b) => b.at - a.at)
  // Up from the lowest; and where that leads out of the panel, down again from its top.
  let above = Number.POSITIVE_INFINITY
  const raised = ends.map(({ at }) => {
    above = Math.min(at, above - LINE)
    return above
  })
  let below = top - LINE
  const places = raised
    .reverse()
    .map((at) => {
      below = Math.max(at, below + LINE)
      return below
    })
    .reverse()
  return ends.map(({ label, slot }, index): PanelText => {
    return { kind: 'label', text: label, x: right + 5, y: tenth(places[index] ?? top), anchor: 'start', slot }
  })
}
