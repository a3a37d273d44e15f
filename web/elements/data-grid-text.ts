/** Cells as text: as they are read on the page, and as spreadsheets take them. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatExact } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import type { Column } from '../state/table.ts'

/** Collections whose entries other tables name. */
const NAMED = ['regions', 'markets', 'sites', 'waterways'] as const

/** What ids and words that a cell can choose are called. */
export function choiceNames(document: JsonObject, language: Language): ReadonlyMap<string, string> {
  const { tiers, work } = texts(language)
  const names = new Map<string, string>([...Object.entries(tiers), ...Object.entries(work.terminalKinds)])
  for (const collection of NAMED) {
    const entries = document[collection]
    for (const [id, entry] of Object.entries(isJsonObject(entries) ? entries : {})) {
      const name = isJsonObject(entry) ? entry.name : undefined
      if (isJsonObject(name) && typeof name.zh === 'string' && typeof name.en === 'string')
        names.set(id, shortName({ zh: name.zh, en: name.en }, language))
    }
  }
  return names
}

/** A cell as it is read on the page. */
export function cellText(
  value: JsonValue | undefined,
  { kind }: Column,
  names: ReadonlyMap<string, string>,
  language: Language,
): string {
  const { work } = texts(language)
  if (typeof value === 'number') return formatExact(value, language)
  if (typeof value === 'boolean') return value ? work.yes : work.no
  const text = plain(value)
  return kind === 'choice' ? (names.get(text) ?? text) : text
}

/** A value as a spreadsheet takes it: without separators. */
export function plain(value: JsonValue | undefined): string {
  return value === undefined || value === null ? '' : `${value}`
}

/** Rows of cells as lines of cells between tabs. */
export function toTsv(lines: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return lines.map((cells) => cells.map(cell).join('\t')).join('\n')
}
