/** The two languages, and which one a reader gets first. */
export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** BCP 47 tag of a language, for `lang` attributes and `Intl`. */
export const TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }

/** Choose the language for a reader's preferences, as `navigator.languages` lists them. */
export function preferredLanguage(preferences: readonly string[]): Language {
  for (const preference of preferences) {
    if (preference.startsWith('zh')) return 'zh'
    if (preference.startsWith('en')) return 'en'
  }
  return 'zh'
}
