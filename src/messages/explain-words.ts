/** What sentences of explanations are made of: their codes, the words around them, and the reading of parameters. */
import type { JsonObject, JsonValue } from '../json.ts'
import type { Language } from './issues.ts'

/** Codes of the sentences of an explanation. */
export const EXPLANATION_CODES = [
  'site-sends',
  'site-idle',
  'site-closed',
  'region-full',
  'output-held',
  'output-absent',
  'market-met',
  'market-short',
  'terminal-handles',
  'terminal-idle',
  'bottleneck',
  'reliefs',
  'worth',
  'flow',
  'absence',
  'barred',
  'no-way',
  'no-capacity',
] as const
/** One of the codes. */
export type ExplanationCode = (typeof EXPLANATION_CODES)[number]

/** One sentence for every code, of parameters read with care. */
export type ExplanationSentences = Readonly<Record<ExplanationCode, (words: Parameters) => string>>

/** Headings and words of the two commands. */
export interface ExplainWords {
  readonly sentences: ExplanationSentences
  readonly prices: string
  readonly limits: string
  readonly why: string
  readonly columns: Readonly<
    Record<
      | 'from'
      | 'to'
      | 'via'
      | 'quantity'
      | 'distance'
      | 'exWorks'
      | 'freight'
      | 'handling'
      | 'delivered'
      | 'scarcity'
      | 'marginal'
      | 'limit'
      | 'used'
      | 'most'
      | 'left',
      string
    >
  >
  /** Name of a limit of a page by its kind, with the place it belongs to. */
  readonly limitKinds: Readonly<
    Record<'capacity' | 'regional-output' | 'throughput', (place: string) => string>
  >
  readonly direct: string
  /** Units of goals, by those of `GOAL_UNITS`. */
  readonly goalUnits: Readonly<Record<string, string>>
  readonly curve: CurveWords
}

export interface CurveWords {
  readonly heading: (path: string, year: number, current: string | null) => string
  readonly from: string
  readonly to: string
  readonly value: (goal: string, unit: string) => string
  readonly slope: string
  readonly corners: string
  readonly noCorners: string
  readonly solves: (count: number) => string
  readonly site: Readonly<Record<'idle' | 'part' | 'full', (place: string) => string>>
  readonly flow: (from: string, to: string, mode: string, starts: boolean) => string
  readonly market: (place: string, short: boolean) => string
  readonly limit: (kind: string, place: string, binds: boolean) => string
  readonly notLinear: string
  readonly empty: string
  readonly conflict: string
  readonly unproven: (value: string) => string
}

/** A figure as a person writes it: grouped, at most two decimals, or three below one. */
export function formatFigure(value: number): string {
  const decimals = Math.abs(value) < 1 ? 3 : 2
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: decimals }).format(value + 0)
}

/** Reads the parameters of a statement. */
export class Parameters {
  private readonly object: JsonObject
  private readonly language: Language

  constructor(object: JsonObject, language: Language) {
    this.object = object
    this.language = language
  }

  /** `null` where there is no number. */
  number(key: string): number | null {
    const value = this.object[key]
    return typeof value === 'number' ? value : null
  }

  figure(key: string): string {
    const value = this.number(key)
    return value === null ? '—' : formatFigure(value)
  }

  text(key: string): string {
    const value = this.object[key]
    return typeof value === 'string' ? value : ''
  }

  name(key: string): string {
    return this.localised(this.object[key])
  }

  /** Names of a list, joined in the manner of the language; empty for an empty list. English names have commas. */
  names(key: string, separator = this.language === 'zh' ? '、' : '; '): string {
    return this.list(key)
      .map((entry) => entry.localised(entry.object))
      .join(separator)
  }

  /** The parameters of a part; `null` where there is none. */
  part(key: string): Parameters | null {
    const value = this.object[key]
    return isObject(value) ? new Parameters(value, this.language) : null
  }

  list(key: string): Parameters[] {
    const value = this.object[key]
    return Array.isArray(value)
      ? value.filter(isObject).map((each) => new Parameters(each, this.language))
      : []
  }

  join(texts: readonly string[]): string {
    return texts.join(this.language === 'zh' ? '、' : '; ')
  }

  private localised(value: JsonValue | undefined): string {
    const name = isObject(value) ? value[this.language] : undefined
    return typeof name === 'string' ? name : '—'
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
