/** What a reader chose about the page itself; kept across visits, and no part of a scenario or its history. */
import { isJsonObject } from '../../src/index.ts'
import { LANGUAGES, type Language, preferredLanguage } from '../i18n/languages.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  /** Whether to offer the example questions while nothing is changed. */
  readonly guide: boolean
}

export const PREFERENCES_KEY = 'shashi.preferences'

/** Read stored preferences; what is missing or foreign falls back to the browser's languages and the system. */
export function readPreferences(text: string | null, languages: readonly string[]): Preferences {
  const stored = parse(text)
  return {
    language: LANGUAGES.find((one) => one === stored.language) ?? preferredLanguage(languages),
    theme: THEMES.find((one) => one === stored.theme) ?? 'system',
    guide: stored.guide !== false,
  }
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return isJsonObject(value) ? value : {}
  } catch {
    return {}
  }
}
