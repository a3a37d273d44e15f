/** What a lever is: a number or a word of the document that a planner may move, with all that is shown about it. */
import type { JsonValue, Localised, Provenance, RuleKind, Source } from '../../src/index.ts'
import type { Path } from './document.ts'

export const LEVER_GROUPS = ['demand', 'supply', 'transport', 'policy', 'uncertainty'] as const
export type LeverGroup = (typeof LEVER_GROUPS)[number]

/** Which number of its owner a lever moves; the catalogue of texts has a word for each. */
export type NumberMeasure =
  | 'demand'
  | 'totalDemand'
  | 'capacity'
  | 'totalCapacity'
  | 'projectedOutput'
  | 'throughput'
  | 'fixed'
  | 'rate'
  | 'load'
  | 'unload'
  | 'emissionFactor'
  | 'circuity'
  | 'upstreamFactor'
  | 'parameter'
  | 'approvalDelay'
  | 'discountRate'
  | RuleKind
export type ChoiceMeasure = 'outputLimit' | 'preset' | 'open' | 'foresight'

export type UnitKey =
  | 'wtPerYear'
  | 'yuanPerTonne'
  | 'yuanPerTonneKm'
  | 'gramsPerTonneKm'
  | 'times'
  | 'share'
  | 'sharePerYear'
  | 'years'
  | 'number'
  | 'tonnesCarbon'

/** A part of a group that stands in a disclosure of its own, under its head lever where it has one. */
export interface Section {
  readonly id: string
  /** `null` where the id is one that the catalogue of texts names. */
  readonly name: Localised | null
}

/** Where a number comes from, with its source looked up. */
export interface Origin {
  readonly provenance: Provenance
  readonly source: Source | null
}

interface LeverBase {
  /** Path in the document, joined by dots; of a total, its section. */
  readonly id: string
  readonly group: LeverGroup
  /** `null` where it stands in sight. */
  readonly section: Section | null
  /** The places it moves: one, but for a total. */
  readonly paths: readonly Path[]
  /** Whose lever it is; `null` for the whole scenario. */
  readonly name: Localised | null
  /** Region whose colour it bears. */
  readonly region: string | null
}

/** A number on a slider. */
export interface NumberLever extends LeverBase {
  readonly kind: 'number'
  readonly measure: NumberMeasure
  readonly unit: UnitKey
  /** Of the first year. */
  readonly value: number
  /** What the document holds where that is a text: an expression, or something that is refused; else `null`. */
  readonly typed: string | null
  /** Value of the baseline, which the tick marks; `null` where the baseline has no such number. */
  readonly baseline: number | null
  readonly min: number
  readonly max: number
  readonly step: number
  /** What the loaded document gives over the years, which the lever moves in proportion; `null` for one number. */
  readonly course: { readonly held: JsonValue; readonly first: number } | null
  /** Of the number as it stands in the baseline; `null` for a total. */
  readonly origin: Origin | null
  /** Ends of the freight band it prices, km; `null` where it is no such price. */
  readonly band: { readonly from: number; readonly to: number | null } | null
}

/** One of a few words. */
export interface ChoiceLever extends LeverBase {
  readonly kind: 'choice'
  readonly measure: ChoiceMeasure
  readonly value: string
  readonly baseline: string | null
  readonly options: readonly string[]
}

export type Lever = NumberLever | ChoiceLever

/** Whether a lever stands elsewhere than in the baseline. */
export function isChanged(lever: Lever): boolean {
  return lever.baseline !== null && (lever.value !== lever.baseline || hasText(lever))
}

function hasText(lever: Lever): boolean {
  return lever.kind === 'number' && lever.typed !== null
}

/** Numbers of which the optimum is a curve: quantities, limits and costs, alone or in proportion. */
const CURVED: ReadonlySet<string> = new Set([
  'demand',
  'totalDemand',
  'capacity',
  'totalCapacity',
  'projectedOutput',
  'throughput',
  'fixed',
  'rate',
  'load',
  'unload',
  'emissionFactor',
  'emission-cap',
  'extraction-cap',
  'least-take',
])

/** Whether the optimum can be drawn along a lever: not along what bends many numbers, such as a growth rate. */
export function hasCurve({ measure, paths, max, min, value }: NumberLever): boolean {
  return CURVED.has(measure) && paths.length > 0 && max > min && (paths.length === 1 || value > 0)
}
