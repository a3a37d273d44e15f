/**
 * A reader of the part of the CPLEX LP format that `writeLp` writes, made from the format's description and not
 * from the writer, for engines that take no text (GLPK in WebAssembly).
 */

export interface LpRow {
  readonly name: string
  readonly terms: ReadonlyMap<string, number>
  readonly sense: '=' | '<=' | '>='
  readonly side: number
}

export interface LpText {
  readonly objective: ReadonlyMap<string, number>
  readonly rows: readonly LpRow[]
  readonly bounds: ReadonlyMap<string, readonly [lower: number, upper: number]>
}

const SECTION = /^(minimize|subject to|bounds|end)$/i
const NUMBER = /^\d/

/** Parse LP text; throws where a word is not understood. */
export function parseLp(text: string): LpText {
  const sections = new Map<string, string[]>()
  let words: string[] = []
  for (const line of text.split('\n')) {
    const content = line.replace(/\\.*$/, '').trim()
    if (SECTION.test(content)) {
      words = []
      sections.set(content.toLowerCase(), words)
    } else if (content !== '') words.push(...content.split(/\s+/), '\n')
  }
  const plain = (name: string) => (sections.get(name) ?? []).filter((word) => word !== '\n')
  return {
    objective: readTerms(plain('minimize').slice(1)),
    rows: readRows(plain('subject to')),
    bounds: readBounds(sections.get('bounds') ?? []),
  }
}

function readTerms(words: readonly string[]): Map<string, number> {
  const terms = new Map<string, number>()
  let sign = 1
  let size = 1
  for (const word of words) {
    if (word === '+' || word === '-') {
      sign = word === '+' ? 1 : -1
      size = 1
    } else if (NUMBER.test(word)) size = Number(word)
    else terms.set(word, (terms.get(word) ?? 0) + sign * size)
  }
  return terms
}

function readRows(words: readonly string[]): LpRow[] {
  const rows: LpRow[] = []
  let start = 0
  words.forEach((word, position) => {
    if (word !== '=' && word !== '<=' && word !== '>=') return
    const name = words[start]?.replace(/:$/, '') ?? ''
    const terms = readTerms(words.slice(start + 1, position))
    rows.push({ name, terms, sense: word, side: Number(words[position + 1]) })
    start = position + 2
  })
  return rows
}

function readBounds(words: readonly string[]): Map<string, readonly [number, number]> {
  const bounds = new Map<string, readonly [number, number]>()
  for (const line of words.join(' ').split('\n')) {
    const [a = '', b = '', c = '', , e = ''] = line.trim().split(/\s+/)
    if (a === '') continue
    if (b === 'free') bounds.set(a, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
    else if (b === '=') bounds.set(a, [Number(c), Number(c)])
    else if (b === '>=') bounds.set(a, [Number(c), Number.POSITIVE_INFINITY])
    else if (b === '<=') bounds.set(c, [a === '-inf' ? Number.NEGATIVE_INFINITY : Number(a), Number(e)])
    else throw new Error(`bound not understood: ${line}`)
  }
  return bounds
}
