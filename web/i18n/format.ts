/** The one formatter of numbers on screen. Exports keep full precision; this is for eyes. */
import { type Language, TAGS } from './languages.ts'

/** Below this a computed quantity is rounding noise of a solver, not a number. */
const NOISE = 1e-6

const formats = new Map<string, Intl.NumberFormat>()

function formatWith(
  language: Language,
  digits: number,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  const key = JSON.stringify([language, digits, options])
  const known = formats.get(key)
  if (known !== undefined) return known
  const fresh = new Intl.NumberFormat(TAGS[language], { maximumFractionDigits: digits, ...options })
  formats.set(key, fresh)
  return fresh
}

/** Fraction digits that leave three significant ones, and never fewer than the whole number has. */
function fractionDigits(value: number): number {
  const size = Math.abs(value)
  if (Math.abs(value - Math.round(value)) < NOISE) return 0
  return size >= 100 ? 0 : size >= 10 ? 1 : 2
}

/** Write a number: integers in full, such as the plan's 13,000; others with three significant digits. */
export function formatNumber(value: number, language: Language): string {
  const quiet = Math.abs(value) < NOISE ? 0 : value
  return formatWith(language, fractionDigits(quiet)).format(quiet).replace('-', '−')
}

/** Write a number as it stands, for input boxes and tables of exact values. */
export function formatExact(value: number, language: Language): string {
  return formatWith(language, 6).format(Math.abs(value) < NOISE ? 0 : value)
}

/** Write a difference with its sign; `null` where it is noise. */
export function formatDifference(value: number, language: Language): string | null {
  if (Math.abs(value) < NOISE) return null
  return `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value), language)}`
}

/** Write a residual: the order of magnitude is what counts. */
export function formatResidual(value: number): string {
  return value === 0 ? '0' : value.toExponential(1).replace('-', '−')
}

/**
 * Read what was typed into a number box: a plain number with or without thousands separators, full-width digits
 * too. Anything else is handed on as text, which the scenario reader takes as an expression or refuses in words.
 */
export function readTyped(text: string): number | string {
  const plain = text.normalize('NFKC').trim().replaceAll('−', '-')
  const joined = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain) ? plain.replaceAll(',', '') : plain
  return joined !== '' && /^[-+]?(\d+\.?\d*|\.\d+)$/.test(joined) ? Number(joined) : plain
}

/** Write a moment (ISO 8601) in the reader's own time; the text itself where it is none. */
export function formatTime(moment: string, language: Language): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return moment
  return new Intl.DateTimeFormat(TAGS[language], { dateStyle: 'medium', timeStyle: 'short' }).format(date)
}
