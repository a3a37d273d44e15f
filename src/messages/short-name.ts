/** Names of places as they are said in short; the full name stands beside them in notes and tables. */
import type { Localised } from '../scenario/types.ts'
import type { Language } from './issues.ts'

/** The kind of place at the end of a Chinese name, which headings and columns already say. */
const KIND = /(?:集中开采区|(?:三峡库区|武陵山区)城镇群)$/

/** A name without its kind (zh) or its explanation after a comma (en). */
export function shortName(name: Localised, language: Language): string {
  return language === 'zh' ? name.zh.replace(KIND, '') : name.en.replace(/,.*$/, '')
}
