/** Names of levers, choices and values, as several elements write them. */
import { isJsonObject, type JsonValue, PRESET_TEXTS, PRESETS } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatExact } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import type { ChoiceLever, Lever, Section } from '../state/lever-types.ts'
import { shownPerUnit, toShown } from '../state/lever-units.ts'
import { isTotal } from '../state/levers.ts'
import type { Column } from '../state/table.ts'

/** A lever's name out of its group: whose, and which of its numbers. */
export function leverName(lever: Lever, language: Language): string {
  const t = texts(language)
  const { name, measure } = lever
  const word = measureName(lever, language)
  if (lever.kind === 'number' && lever.section !== null && lever.section.name === null && name === null) {
    return t.ofSection(sectionName(lever.section, language), word)
  }
  return name === null ? word : measure === 'open' ? name[language] : `${shortName(name, language)} ${word}`
}

/** A lever's name among those of its group, which says the rest. */
export function leverLabel(lever: Lever, language: Language): string {
  const { name, measure, section } = lever
  if (isTotal(lever)) return name === null ? texts(language).measures[measure] : leverName(lever, language)
  const said = measure === 'demand' || (measure === 'capacity' && section !== null)
  if (name !== null && said) return shortName(name, language)
  // Inside the disclosure of a mode its name stands above.
  return section?.name != null ? measureName(lever, language) : leverName(lever, language)
}

function measureName(lever: Lever, language: Language): string {
  const t = texts(language)
  if (lever.measure === 'parameter') return parameterName(lever.paths[0]?.[1] ?? '', language)
  const band = lever.kind === 'number' ? lever.band : null
  if (band === null) return t.measures[lever.measure]
  const number = (value: number) => formatExact(value, language)
  return band.to === null ? t.rateBeyond(number(band.from)) : t.rateUpTo(number(band.to))
}

/** Name of a parameter of the shipped scenarios; the id of another. */
function parameterName(id: string, language: Language): string {
  const names: Readonly<Record<string, string>> = texts(language).years.parameters
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id
}

/** Heading of a disclosure. */
export function sectionName({ id, name }: Section, language: Language): string {
  if (name !== null) return shortName(name, language)
  const names: Readonly<Record<string, string>> = texts(language).sections
  return names[id] ?? id
}

/** What one of the words to choose from means. */
export function choiceName(measure: ChoiceLever['measure'], option: string, language: Language): string {
  if (measure === 'preset') {
    const preset = PRESETS.find((id) => id === option)
    return preset === undefined ? option : PRESET_TEXTS[preset].name[language]
  }
  const t = texts(language)
  const choices = { open: t.openings, outputLimit: t.outputLimits, foresight: t.years.foresights }
  const names: Readonly<Record<string, string>> = choices[measure]
  return names[option] ?? option
}

/** A value of a document in a list of changes; a dash where there is none, its first word where it is a table. */
export function valueName(value: JsonValue | undefined, lever: Lever | null, language: Language): string {
  if (value === undefined || value === null) return '—'
  if (typeof value === 'number') {
    if (lever?.kind === 'choice') return choiceName(lever.measure, `${value}`, language)
    if (lever === null || shownPerUnit(lever.unit) === 1) return formatExact(value, language)
    return `${formatExact(toShown(value, lever.unit), language)} %`
  }
  if (typeof value === 'string')
    return lever?.kind === 'choice' ? choiceName(lever.measure, value, language) : value
  return isJsonObject(value) || Array.isArray(value) ? '…' : `${value}`
}

/** Heading of a table's column; the path in the document where the catalogue has no word. */
export function columnName({ path, year }: Column, language: Language): string {
  const names: Readonly<Record<string, string>> = texts(language).work.columns
  const name = names[path.join('.')] ?? path.join(' › ')
  return year === null ? name : `${name} ${year}`
}
