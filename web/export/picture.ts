/**
 * A chart as a picture that stands alone: white ground, title with unit, sentence, drawing, key, and where its
 * numbers come from.
 */
import { textWidth } from '../charts/text-width.ts'

/** A drawing as SVG text that needs no style sheet, px. */
export interface Piece {
  readonly svg: string
  readonly width: number
  readonly height: number
}

export interface PictureParts {
  readonly drawing: Piece
  readonly title: string
  readonly summary: string
  /** Each entry of the key: its swatch, and what it stands for. */
  readonly key: readonly { readonly swatch: Piece; readonly text: string }[]
  /** The scenario, and the hash by which its numbers can be told from others'. */
  readonly credit: string
  readonly font: string
}

export interface Picture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

const MARGIN = 16
const LINE = 18
const TITLE = 16
const TEXT = 12
const INK = '#1b1d20'
const SOFT = '#54575c'

/** Compose the parts of a picture from top to bottom. */
export function composePicture({ drawing, title, summary, key, credit, font }: PictureParts): Picture {
  const width = Math.ceil(drawing.width + 2 * MARGIN)
  const parts: string[] = []
  let y = MARGIN
  const write = (text: string, size: number, colour: string, weight = 400): void => {
    for (const line of wrapped(text, size, drawing.width)) {
      y += size
      parts.push(
        `<text x="${MARGIN}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escapeXml(line)}</text>`,
      )
      y += LINE - TEXT
    }
  }
  write(title, TITLE, INK, 600)
  write(summary, TEXT, SOFT)
  y += 6
  parts.push(`<g transform="translate(${MARGIN},${y})">${drawing.svg}</g>`)
  y += drawing.height + 10
  const laid = layKey(key, drawing.width, y)
  parts.push(...laid.parts)
  y = laid.bottom
  write(credit, 10, SOFT)
  const height = Math.ceil(y + MARGIN - 6)
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(font)}">`,
    `<title>${escapeXml(title)}</title><desc>${escapeXml(summary)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
  ].join('\n')
  return { svg, width, height }
}

/** Set the entries of a key in lines. */
function layKey(
  key: PictureParts['key'],
  width: number,
  top: number,
): { readonly parts: readonly string[]; readonly bottom: number } {
  let x = 0
  let y = top
  const parts = key.map(({ swatch, text }) => {
    const wide = swatch.width + 6 + textWidth(text, TEXT) + 16
    if (x > 0 && x + wide > width) {
      x = 0
      y += LINE
    }
    const place = `translate(${MARGIN + x},${y + (LINE - swatch.height) / 2})`
    const label = `<text x="${MARGIN + x + swatch.width + 6}" y="${y + 13}" font-size="${TEXT}" fill="${SOFT}">${escapeXml(text)}</text>`
    x += wide
    return `<g transform="${place}">${swatch.svg}</g>${label}`
  })
  return { parts, bottom: key.length === 0 ? top : y + LINE + 8 }
}

/** Break a text into lines of a width, px: between words, or between any ideographs. */
function wrapped(text: string, size: number, width: number): string[] {
  if (text === '') return []
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[⺀-鿿＀-￯]|[^\s⺀-鿿＀-￯]+\s*|\s+/gu) ?? []) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return [...lines, line.trimEnd()]
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
