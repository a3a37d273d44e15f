/** Words and numbers of findings, as sentences of either language need them. */
import type { JsonObject, JsonValue } from '../json.ts'
import type { Language } from './issues.ts'

/** What a sentence needs: numbers and names from a finding's parameters, checked as they are read. */
export interface Words {
  readonly language: Language
  readonly parameters: Readonly<Record<string, JsonValue>>
}

/** wt/yr as a person writes it: grouped, at most one decimal, or with just as many as are asked for. */
export function formatQuantity(value: number, digits?: number): string {
  const decimals = { minimumFractionDigits: digits ?? 0, maximumFractionDigits: digits ?? 1 }
  return new Intl.NumberFormat('en-US', decimals).format(value)
}

export const quantity = ({ parameters }: Words, key: string): string => {
  const value = parameters[key]
  return typeof value === 'number' ? formatQuantity(value) : '—'
}

export const text = ({ parameters }: Words, key: string): string => String(parameters[key] ?? '—')

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function name(language: Language, value: JsonValue | undefined): string {
  const localised = isObject(value) ? value[language] : undefined
  return typeof localised === 'string' ? localised : '—'
}

/** Entries of a list parameter, each written by `write` and joined in the language's manner. */
export function list(words: Words, key: string, write: (entry: JsonObject) => string): string {
  const value = words.parameters[key]
  const entries = Array.isArray(value) ? value.filter(isObject).map(write) : []
  return entries.join(words.language === 'zh' ? '、' : ', ')
}

/** Entries of a sum that a sentence names; those beyond, of a longer list, are one. */
const NAMED = 8

/**
 * Terms of a sum, each written by `write`; of a long list the largest ones, and what the others come to, so that
 * the sum can still be added up.
 * @param amount key of the entries' amount, which `coefficient` multiplies.
 */
export function terms(
  words: Words,
  key: string,
  amount: string,
  write: (entry: JsonObject) => string,
): string {
  const zh = words.language === 'zh'
  const value = words.parameters[key]
  const entries = Array.isArray(value) ? value.filter(isObject) : []
  const share = (entry: JsonObject): number => {
    const { [amount]: size, coefficient = 1 } = entry
    // What has no amount, as a rule, is never one of the others.
    if (typeof size !== 'number') return Number.POSITIVE_INFINITY
    return typeof coefficient === 'number' ? size * coefficient : size
  }
  const largest = new Set([...entries].sort((a, b) => share(b) - share(a)).slice(0, NAMED))
  const others = entries.filter((entry) => !largest.has(entry))
  if (others.length < 2) return entries.map(write).join(zh ? '、' : ', ')
  const rest = formatQuantity(others.reduce((sum, entry) => sum + share(entry), 0))
  const said = entries.filter((entry) => largest.has(entry)).map(write)
  return zh
    ? `${said.join('、')}、其余 ${others.length} 项 ${rest}`
    : `${said.join(', ')}, ${others.length} others ${rest}`
}

export const named = (words: Words, key: string, amount: string) =>
  list(words, key, (entry) => {
    const value = entry[amount]
    const number = typeof value === 'number' ? ` ${formatQuantity(value)}` : ''
    return `${name(words.language, entry.name)}${number}`
  })
