/** Names of levers, choices and values, as several elements write them. */
import { isJsonObject, type JsonValue, PRESET_TEXTS, PRESETS } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatExact } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import type { ChoiceLever, Lever } from '../state/levers.ts'

/** A lever's name out of its group: whose, and which of its numbers. */
export function leverName({ name, measure }: Lever, language: Language): string {
  const word = texts(language).measures[measure]
  return name === null ? word : `${shortName(name, language)} ${word}`
}

/** What one of the words to choose from means. */
export function choiceName(measure: ChoiceLever['measure'], option: string, language: Language): string {
  if (measure === 'preset') {
    const preset = PRESETS.find((id) => id === option)
    return preset === undefined ? option : PRESET_TEXTS[preset].name[language]
  }
  const names: Readonly<Record<string, string>> = texts(language).outputLimits
  return names[option] ?? option
}

/** A value of a document in a list of changes; a dash where there is none, its first word where it is a table. */
export function valueName(value: JsonValue | undefined, lever: Lever | null, language: Language): string {
  if (value === undefined || value === null) return '—'
  if (typeof value === 'number') return formatExact(value, language)
  if (typeof value === 'string')
    return lever?.kind === 'choice' ? choiceName(lever.measure, value, language) : value
  return isJsonObject(value) || Array.isArray(value) ? '…' : `${value}`
}
