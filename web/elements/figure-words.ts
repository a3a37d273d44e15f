/** Names and values of figures in words, with their units. */
import { INDICATOR_TEXTS, isJsonObject, type Scenario } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { figuresEn } from '../i18n/figures-en.ts'
import { figuresZh } from '../i18n/figures-zh.ts'
import { formatExact, formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import type { Figure, FigureFacts } from '../state/figure-types.ts'

export const FIGURE_WORDS = { zh: figuresZh, en: figuresEn }

/** Units in which large amounts are written, and how many of the smaller one make one. */
const LARGE: Readonly<Record<string, { readonly unit: string; readonly size: number }>> = {
  'wt km/yr': { unit: '10^8 t km/yr', size: 1e4 },
  '10^4 yuan/yr': { unit: '10^8 yuan/yr', size: 1e4 },
  't CO2e/yr': { unit: '10^4 t CO2e/yr', size: 1e4 },
}

/** Indicators of unit 1 that are no shares. */
const INDICES: ReadonlySet<string> = new Set(['hhi'])

/** Write the value of a figure with its unit; what its document holds where that is no number. */
export function figureValue(
  { figure, value, text, unit, provenance }: FigureFacts,
  language: Language,
): string {
  if (value === null) return text ?? '—'
  return valueIn(value, INDICES.has(figure.id) ? '' : unit, language, provenance !== null)
}

/** Write a number in a unit of the result file: numbers that a scenario gives as they stand, others rounded. */
export function valueIn(value: number, unit: string, language: Language, isExact = false): string {
  const write = isExact ? formatExact : formatNumber
  const units: Readonly<Record<string, (n: string) => string>> = FIGURE_WORDS[language].units
  if (unit === '1') return units['%']?.(write(value * 100, language)) ?? ''
  if (unit === 'year') return String(value)
  const large = LARGE[unit]
  const isLarge = large !== undefined && Math.abs(value) >= large.size
  const number = write(isLarge ? value / large.size : value, language)
  return units[isLarge ? large.unit : unit]?.(number) ?? `${number} ${unit}`
}

/** The equation of a figure in words; `null` where it has none. */
export function equationOf(id: string | null, language: Language): string | null {
  const equations: Readonly<Record<string, string>> = FIGURE_WORDS[language].equations
  return id === null ? null : (equations[id] ?? null)
}

/** Name a figure: its place, what it is limited to, and what it is. */
export function figureName(figure: Figure, scenario: Scenario, language: Language): string {
  if (figure.id === 'cell') return cellName(figure.place, scenario, language)
  const place = placeName(figure.place, scenario, language)
  return [place, ...limitName(figure, scenario, language), measureName(figure, scenario, language)].join(
    ' · ',
  )
}

function measureName({ id, place, by }: Figure, scenario: Scenario, language: Language): string {
  const names: Readonly<Record<string, string>> = FIGURE_WORDS[language].names
  if (id === 'freight-rate') return bandName(place, by, scenario, language)
  return names[id] ?? INDICATOR_TEXTS[id]?.[language] ?? id
}

function bandName(mode: string, band: string | undefined, { modes }: Scenario, language: Language): string {
  const t = texts(language)
  const bands = modes.find(({ id }) => id === mode)?.bands ?? []
  const at = bands.findIndex(({ id }) => id === band)
  const upTo = bands[at]?.upTo ?? null
  const from = bands[at - 1]?.upTo ?? 0
  return upTo === null ? t.rateBeyond(formatExact(from, language)) : t.rateUpTo(formatExact(upTo, language))
}

/** The kind of transport, mode or tier that a figure is limited to. */
function limitName({ id, by }: Figure, { modes }: Scenario, language: Language): string[] {
  if (by === undefined || id === 'freight-rate' || id === 'target-limit' || id === 'warning-threshold')
    return []
  const kinds: Readonly<Record<string, string>> = FIGURE_WORDS[language].kinds
  const tiers: Readonly<Record<string, string>> = texts(language).tiers
  const mode = modes.find((one) => one.id === by)
  return [kinds[by] ?? tiers[by] ?? (mode === undefined ? by : shortName(mode.name, language))]
}

/** Places by their short names; a part of a way after the site and market of the whole, unless it is all of it. */
function placeName(place: string, scenario: Scenario, language: Language): string {
  const names = place.split('>').map((one) => nameOfPlace(one, scenario, language))
  if (names.length < 4) return names.join(' → ')
  const [whole, part] = [names.slice(0, 2).join(' → '), names.slice(2).join(' → ')]
  return whole === part ? whole : FIGURE_WORDS[language].leg(whole, part)
}

function nameOfPlace(id: string, scenario: Scenario, language: Language): string {
  const { regions, sites, markets, terminals, waterways, modes, targets } = scenario
  if (id === 'city') return FIGURE_WORDS[language].city
  const all = [...regions, ...sites, ...markets, ...terminals, ...waterways, ...modes, ...targets]
  const found = all.find((one) => one.id === id)
  if (found !== undefined) {
    // A site and its region may be the same in short.
    const short = shortName(found.name, language)
    const isShared = all.some((one) => one.id !== id && shortName(one.name, language) === short)
    return isShared ? found.name[language] : short
  }
  const link = scenario.links.find((one) => one.id === id)
  return link === undefined ? id : placeName(`${link.from}>${link.to}`, scenario, language)
}

/** Name a place of the document: its entry and column as the tables name them, else its path. */
function cellName(path: string, { document }: Scenario, language: Language): string {
  const [collection = '', id = '', ...rest] = path.split('/').filter((key) => key !== 'value')
  const entries = document[collection]
  const entry = isJsonObject(entries) ? entries[id] : undefined
  const name = isJsonObject(entry) ? entry.name : undefined
  const said = isJsonObject(name) ? name[language] : undefined
  const columns: Readonly<Record<string, string>> = texts(language).work.columns
  const years = rest.filter((key) => /^\d{4}$/.test(key))
  const field = rest.filter((key) => !years.includes(key))
  const column = columns[field.join('.')] ?? field.join(' › ')
  return [typeof said === 'string' ? said : id || collection, [column, ...years].join(' ')]
    .filter((part) => part !== '')
    .join(' · ')
}
