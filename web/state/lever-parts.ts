/** Levers as the loaded scenario gives them; what the document and the baseline say is filled in later. */
import type { Localised, Provenance } from '../../src/index.ts'
import type { Path } from './document.ts'
import type { ChoiceLever, LeverGroup, NumberLever, NumberMeasure, Section, UnitKey } from './lever-types.ts'

/** Whose lever it is. */
export interface Owner {
  readonly name: Localised | null
  readonly region: string | null
}

const UNITS: Readonly<Record<NumberMeasure, UnitKey>> = {
  demand: 'wtPerYear',
  totalDemand: 'wtPerYear',
  capacity: 'wtPerYear',
  totalCapacity: 'wtPerYear',
  projectedOutput: 'wtPerYear',
  throughput: 'wtPerYear',
  fixed: 'yuanPerTonne',
  rate: 'yuanPerTonneKm',
  load: 'yuanPerTonne',
  unload: 'yuanPerTonne',
  emissionFactor: 'gramsPerTonneKm',
  circuity: 'times',
  upstreamFactor: 'times',
  parameter: 'number',
  approvalDelay: 'years',
  discountRate: 'sharePerYear',
  'only-exporters-cross-regions': 'times',
  'sending-share': 'share',
  'water-rail-share': 'share',
  'self-sufficiency': 'share',
  'emission-cap': 'tonnesCarbon',
  'extraction-cap': 'wtPerYear',
  'least-take': 'wtPerYear',
}

/** Factors that make a way longer or dearer, never shorter or cheaper. */
const FROM_ONE: ReadonlySet<NumberMeasure> = new Set<NumberMeasure>(['circuity', 'upstreamFactor'])

/** What a lever for a number may have beyond its owner and place. */
export interface NumberOptions {
  readonly section?: Section | null
  readonly band?: NumberLever['band']
  /** Where the measure does not say it. */
  readonly unit?: UnitKey
}

/**
 * A lever for one number.
 * @param quantity what the loaded scenario holds there: a constant, or a value for each year.
 */
export function numberLever(
  group: LeverGroup,
  path: Path,
  owner: Owner,
  measure: NumberMeasure,
  quantity: { readonly provenance: Provenance } & (
    | { readonly value: number }
    | { readonly byYear: readonly number[] }
  ),
  { section = null, band = null, unit = UNITS[measure] }: NumberOptions = {},
): NumberLever {
  const value = 'value' in quantity ? quantity.value : (quantity.byYear[0] ?? 0)
  return {
    kind: 'number',
    id: path.join('.'),
    group,
    section,
    paths: [path],
    name: owner.name,
    region: owner.region,
    measure,
    unit,
    value,
    typed: null,
    baseline: null,
    min: FROM_ONE.has(measure) ? 1 : 0,
    max: 0,
    step: 1,
    course: null,
    origin: { provenance: quantity.provenance, source: null },
    band,
  }
}

/** A lever for the sum of a section's members. */
export function totalLever(
  group: LeverGroup,
  section: Section,
  owner: { readonly name: Localised | null; readonly id?: string; readonly region?: string | null },
  measure: 'totalDemand' | 'totalCapacity',
): NumberLever {
  const region = owner.region ?? owner.id ?? null
  const nothing = { value: 0, provenance: NO_PROVENANCE }
  const lever = numberLever(group, [], { name: owner.name, region }, measure, nothing, { section })
  return { ...lever, id: `total.${section.id}`, paths: [], origin: null }
}

const NO_PROVENANCE: Provenance = {
  status: 'assumed',
  source: null,
  clause: null,
  low: null,
  high: null,
  note: null,
}

/** A lever for one of a few words. */
export function choiceLever(
  group: LeverGroup,
  path: Path,
  owner: Owner | null,
  measure: ChoiceLever['measure'],
  value: string,
  options: readonly string[],
): ChoiceLever {
  return {
    kind: 'choice',
    id: path.join('.'),
    group,
    section: null,
    paths: [path],
    name: owner?.name ?? null,
    region: owner?.region ?? null,
    measure,
    value,
    baseline: null,
    options,
  }
}
