import type { Language } from '../messages/issues.ts'

/** The language of a locale as POSIX orders its variables; without any, that of the system. */
export function localeLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || systemLocale()
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en'
}

/** Tell whether a word names a language of the product. */
export function isLanguage(word: string): word is Language {
  return word === 'zh' || word === 'en'
}

function systemLocale(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale
}
