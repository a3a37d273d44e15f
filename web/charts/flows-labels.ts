/** Labels of the Sankey diagram: broken into lines, and side by side in a row without touching, px. */
import { tenth } from './map-projection.ts'
import { textWidth } from './text-width.ts'

export interface Label {
  readonly lines: readonly string[]
  readonly x: number
  /** Baseline of the first line. */
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

/** What is to be written at a bar of a row. */
export interface RowWish {
  /** Middle of its bar. */
  readonly centre: number
  readonly quantity: number
  readonly name: string
  readonly number: string
  /** Width it should keep within, where its words let it. */
  readonly room: number
}

export interface Row {
  /** Lines of its tallest label. */
  readonly lines: number
  /** In the order of the wishes; `null` for those that do not fit, the smallest. `x` is the middle. */
  readonly labels: readonly ({ readonly lines: readonly string[]; readonly x: number } | null)[]
}

/** Between two labels of a row. */
const APART = 8

/** Widths a name may take, in turn, until the labels of a row fit side by side. */
const ROOMS = [Number.POSITIVE_INFINITY, 110, 80, 60]

/** Write labels side by side, each as near to its bar as the others let it. */
export function layRow(wishes: readonly RowWish[], width: number, size: number): Row {
  const fits = (some: readonly (readonly string[])[]) =>
    some.reduce((sum, lines) => sum + maxWidth(lines, size) + APART, -APART) <= width
  const onOneLine = wishes.map(({ name, number }) => [`${name} ${number}`])
  const isLoose = wishes.every(({ room }, index) => maxWidth(onOneLine[index] ?? [], size) <= room)
  const broken = ROOMS.map((most) =>
    wishes.map(({ name, number, room }) => [...wrapText(name, Math.min(most, room), size), number]),
  )
  const forms = isLoose ? [onOneLine, ...broken] : broken
  const chosen = forms.find(fits) ?? forms.at(-1) ?? []
  const kept = new Set(wishes.keys())
  for (const index of [...kept].sort((a, b) => (wishes[a]?.quantity ?? 0) - (wishes[b]?.quantity ?? 0))) {
    if (fits([...kept].map((at) => chosen[at] ?? []))) break
    kept.delete(index)
  }
  const order = [...kept].sort((a, b) => (wishes[a]?.centre ?? 0) - (wishes[b]?.centre ?? 0))
  const middles = spread(
    order.map((index) => ({
      centre: wishes[index]?.centre ?? 0,
      width: maxWidth(chosen[index] ?? [], size),
    })),
    width,
  )
  return {
    lines: Math.max(0, ...order.map((index) => chosen[index]?.length ?? 0)),
    labels: wishes.map((_, index) => {
      const at = order.indexOf(index)
      return at < 0 ? null : { lines: chosen[index] ?? [], x: tenth(middles[at] ?? 0) }
    }),
  }
}

/** Middles of boxes that want to stand at a place, in ascending order, moved apart and inside the width. */
function spread(
  boxes: readonly { readonly centre: number; readonly width: number }[],
  width: number,
): number[] {
  const starts: number[] = []
  let free = 0
  for (const box of boxes) {
    const start = Math.max(free, box.centre - box.width / 2)
    starts.push(start)
    free = start + box.width + APART
  }
  let end = width
  for (let at = boxes.length - 1; at >= 0; at--) {
    const own = boxes[at]?.width ?? 0
    starts[at] = Math.min(starts[at] ?? 0, end - own)
    end = (starts[at] ?? 0) - APART
  }
  return starts.map((start, at) => start + (boxes[at]?.width ?? 0) / 2)
}

/** A name and its number: on one line where there is room, else the number on a line of its own. */
export function wrapLabel(name: string, number: string, room: number, size: number): readonly string[] {
  const line = `${name} ${number}`
  return textWidth(line, size) <= room ? [line] : [...wrapText(name, room, size), number]
}

/** Break a text into lines no wider than a room: between words, after dashes, and between ideographs. */
export function wrapText(text: string, room: number, size: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff–-]+[–-]?\s*|\s+|[–-]/g) ?? []) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size) > room) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

/** Width of the widest line. */
export function maxWidth(lines: readonly string[], size: number): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, size)))
}
