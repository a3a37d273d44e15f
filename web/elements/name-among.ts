/** Names of things in a list where two may share a short one. */
import type { Localised } from '../../src/index.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'

/** The short name of a thing; its full one where another thing of the list has the same; `null` for none of them. */
export function nameAmong(
  things: readonly { readonly id: string; readonly name: Localised }[],
  id: string,
  language: Language,
): string | null {
  const thing = things.find((each) => each.id === id)
  if (thing === undefined) return null
  const short = shortName(thing.name, language)
  const isShared = things.some((each) => each.id !== id && shortName(each.name, language) === short)
  return isShared ? thing.name[language] : short
}
