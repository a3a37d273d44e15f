/** The parts a printed report is made of; every text is escaped here and nowhere else. */
import { isJsonObject } from '../json.ts'
import type { ExportWords } from '../messages/exports.ts'
import { formatQuantity } from '../messages/findings.ts'
import type { Language } from '../messages/issues.ts'
import { shortName } from '../messages/short-name.ts'
import type { ResultFile } from '../report/types.ts'

export interface Printing {
  readonly result: ResultFile
  readonly language: Language
  readonly words: ExportWords
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** An element with escaped text. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text: string,
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(String(value))}"`)
  return `<${name}${written.join('')}>${escapeHtml(text)}</${name}>`
}

/** A section under a heading; `content` is HTML. */
export function section(heading: string, content: string): string {
  return content === '' ? '' : `<section>${element('h2', {}, heading)}${content}</section>`
}

/** A table; the first `texts` columns are texts, the others numbers. */
export function table(
  head: readonly string[],
  body: readonly (readonly string[])[],
  foot: readonly string[] | null = null,
  texts = 1,
): string {
  const look = (index: number): Record<string, string> => (index < texts ? {} : { class: 'number' })
  const headings = head.map((text, index) => element('th', { scope: 'col', ...look(index) }, text)).join('')
  const line = (row: readonly string[]) =>
    `<tr>${row.map((text, index) => element(index === 0 ? 'th' : 'td', index === 0 ? { scope: 'row' } : look(index), text)).join('')}</tr>`
  const last = foot === null ? '' : `<tfoot>${line(foot)}</tfoot>`
  return `<table><thead><tr>${headings}</tr></thead><tbody>${body.map(line).join('')}</tbody>${last}</table>`
}

/** A number as a person reads it; never a negative zero. */
export function formatNumber(value: number): string {
  return formatQuantity(Math.abs(value) < 0.05 ? 0 : value)
}

/** The name of an entry in the reader’s language; its id where it has none. */
export function nameIn({ result, language }: Printing, collection: string, id: string): string {
  const { document } = result.scenario
  for (const place of [collection, 'projects']) {
    const entries = document[place]
    const entry = isJsonObject(entries) ? entries[id] : undefined
    const name = isJsonObject(entry) && isJsonObject(entry.name) ? entry.name[language] : null
    if (typeof name === 'string') return name
  }
  return id
}

/** The same in short, where there is little room. */
export function shortNameIn(printing: Printing, collection: string, id: string): string {
  const name = nameIn(printing, collection, id)
  return shortName({ zh: name, en: name }, printing.language)
}
