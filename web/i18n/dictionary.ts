/** The texts of the page by language. */
import { en } from './en.ts'
import type { Language } from './languages.ts'
import { type Dictionary, zh } from './zh.ts'

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { zh, en }

/** The texts in a language. */
export function texts(language: Language): Dictionary {
  return DICTIONARIES[language]
}
