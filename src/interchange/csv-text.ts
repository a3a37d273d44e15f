/** Comma-separated values (RFC 4180) as programs and people write them, with the place of what is wrong. */

export interface CsvRecord {
  /** Line on which the record begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export type ReadCsv =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly found: string }

/**
 * Split a text into records; commas, semicolons or tabs part the cells, whichever the first line has most of. A
 * text that was guarded against being run as a formula loses its one apostrophe.
 */
export function readCsv(text: string): ReadCsv {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  const delimiter = sniffDelimiter(body)
  const records: CsvRecord[] = []
  let line = 1
  let position = 0
  while (position < body.length) {
    const start = line
    const cells: string[] = []
    for (;;) {
      const cell = readCell(body, position, delimiter)
      if (typeof cell === 'string') return { ok: false, line: start, column: cells.length + 1, found: cell }
      cells.push(unguard(cell.text))
      line += cell.lines
      position = cell.end
      if (body[position] !== delimiter) break
      position++
    }
    if (body.startsWith('\r\n', position)) position += 2
    else if (position < body.length) position++
    line++
    records.push({ line: start, cells })
  }
  return { ok: true, records: records.filter(({ cells }) => cells.some((cell) => cell !== '')) }
}

function sniffDelimiter(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const counted = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: first.split(delimiter).length }))
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter
}

interface ReadCell {
  readonly text: string
  /** Position after the cell. */
  readonly end: number
  /** Line ends inside it. */
  readonly lines: number
}

/** Read the cell at a position; the piece that is wrong where it is not well formed. */
function readCell(text: string, start: number, delimiter: string): ReadCell | string {
  if (text[start] !== '"') {
    const plain = PLAIN[delimiter] ?? /[^\r\n]*/y
    plain.lastIndex = start
    const [cell = ''] = plain.exec(text) ?? []
    return { text: cell, end: start + cell.length, lines: 0 }
  }
  let value = ''
  for (let position = start + 1; ; ) {
    const quote = text.indexOf('"', position)
    if (quote < 0) return text.slice(start, start + 40)
    value += text.slice(position, quote)
    if (text[quote + 1] !== '"') {
      const next = text[quote + 1]
      const isEnd = next === undefined || next === delimiter || next === '\r' || next === '\n'
      if (!isEnd) return text.slice(start, quote + 12)
      return { text: value, end: quote + 1, lines: value.split('\n').length - 1 }
    }
    value += '"'
    position = quote + 2
  }
}

/** A cell without quotes, by delimiter. */
const PLAIN: Readonly<Record<string, RegExp>> = {
  ',': /[^,\r\n]*/y,
  ';': /[^;\r\n]*/y,
  '\t': /[^\t\r\n]*/y,
}

const unguard = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
