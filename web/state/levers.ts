/** The levers of a scenario: which numbers a planner may move, in which group, and between which ends. */
import type {
  Localised,
  PresetId,
  Provenance,
  Region,
  Scenario,
  Site,
  Source,
  Yearly,
} from '../../src/index.ts'
import { type JsonObject, PRESETS } from '../../src/index.ts'
import { bareValue, type Path, readPath } from './document.ts'

export const LEVER_GROUPS = ['demand', 'exporters', 'zones', 'output', 'policy'] as const
export type LeverGroup = (typeof LEVER_GROUPS)[number]

/** Where a number comes from, with its source looked up. */
export interface Origin {
  readonly provenance: Provenance
  readonly source: Source | null
}

interface LeverBase {
  /** Path in the document, joined by dots. */
  readonly id: string
  readonly group: LeverGroup
  readonly path: Path
  /** Whose lever it is; `null` for the whole scenario. */
  readonly name: Localised | null
  /** Region whose colour it bears. */
  readonly region: string | null
}

/** A number on a slider, wt/yr. */
export interface NumberLever extends LeverBase {
  readonly kind: 'number'
  readonly measure: 'demand' | 'capacity' | 'projectedOutput'
  readonly value: number
  /** What the document holds where that is a text: an expression, or something that is refused; else `null`. */
  readonly typed: string | null
  /** Value of the baseline, which the tick marks; `null` where the baseline has no such number. */
  readonly baseline: number | null
  readonly max: number
  readonly step: number
  /** Of the number as it stands in the baseline. */
  readonly origin: Origin
}

/** One of a few words. */
export interface ChoiceLever extends LeverBase {
  readonly kind: 'choice'
  readonly measure: 'outputLimit' | 'preset'
  readonly value: string
  readonly baseline: string | null
  readonly options: readonly string[]
}

export type Lever = NumberLever | ChoiceLever

/** List the levers of a scenario in the order they are shown, with the values of `document`. */
export function listLevers(loaded: Scenario, baseline: Scenario, document: JsonObject): Lever[] {
  const zones = loaded.sites.filter((site) => site.tier === 'zone')
  return [
    ...loaded.markets.map((market) =>
      numberLever('demand', ['markets', market.id, 'demand'], market, 'demand', market.demand),
    ),
    ...zones.filter((site) => site.exporter).map((site) => capacityLever('exporters', site)),
    ...zones.filter((site) => !site.exporter).map((site) => capacityLever('zones', site)),
    ...loaded.regions.flatMap(outputLevers),
    presetLever(loaded.policy.preset),
  ].map((lever) => withDocument(lever, loaded, baseline, document))
}

function capacityLever(group: LeverGroup, site: Site): NumberLever {
  return numberLever(group, ['sites', site.id, 'capacity'], site, 'capacity', site.capacity)
}

function outputLevers(region: Region): Lever[] {
  const owner = { name: region.name, region: region.id }
  const path = ['regions', region.id]
  const limit: ChoiceLever = {
    kind: 'choice',
    id: [...path, 'outputLimit'].join('.'),
    group: 'output',
    path: [...path, 'outputLimit'],
    ...owner,
    measure: 'outputLimit',
    value: region.outputLimit,
    baseline: null,
    options: ['projected', 'capacity'],
  }
  if (region.projectedOutput === null) return [limit]
  const output = [...path, 'projectedOutput']
  return [numberLever('output', output, owner, 'projectedOutput', region.projectedOutput), limit]
}

function presetLever(preset: PresetId): ChoiceLever {
  return {
    kind: 'choice',
    id: 'policy.preset',
    group: 'policy',
    path: ['policy', 'preset'],
    name: null,
    region: null,
    measure: 'preset',
    value: preset,
    baseline: null,
    options: PRESETS,
  }
}

function numberLever(
  group: LeverGroup,
  path: Path,
  owner: { readonly name: Localised; readonly region: string },
  measure: NumberLever['measure'],
  yearly: Yearly,
): NumberLever {
  return {
    kind: 'number',
    id: path.join('.'),
    group,
    path,
    name: owner.name,
    region: owner.region,
    measure,
    value: yearly.byYear[0] ?? 0,
    typed: null,
    baseline: null,
    max: 0,
    step: 1,
    origin: { provenance: yearly.provenance, source: null },
  }
}

/** Fill in what the baseline and the edited document say: value now, value before, ends of the slider, origin. */
function withDocument(lever: Lever, loaded: Scenario, baseline: Scenario, document: JsonObject): Lever {
  const now = bareValue(readPath(document, lever.path))
  if (lever.kind === 'choice') {
    const before = bareValue(readPath(baseline.document, lever.path))
    return {
      ...lever,
      value: typeof now === 'string' ? now : lever.value,
      baseline: typeof before === 'string' ? before : (choiceIn(baseline, lever) ?? null),
    }
  }
  const before = numberIn(baseline, lever.path)
  const provenance = (before ?? numberIn(loaded, lever.path))?.provenance ?? lever.origin.provenance
  const sources = { ...loaded.sources, ...baseline.sources }
  const anchor = before?.byYear[0] ?? lever.value
  const max = niceCeiling(Math.max(anchor * 1.5, provenance.high ?? 0, lever.value, 10))
  const edited = now !== bareValue(readPath(loaded.document, lever.path))
  return {
    ...lever,
    value: edited && typeof now === 'number' ? now : lever.value,
    typed: edited && typeof now === 'string' ? now : null,
    baseline: before?.byYear[0] ?? null,
    max,
    step: max <= 200 ? 1 : max <= 2000 ? 10 : 50,
    origin: { provenance, source: sourceOf(provenance, sources) },
  }
}

function sourceOf(provenance: Provenance, sources: Readonly<Record<string, Source>>): Source | null {
  return provenance.source === null ? null : (sources[provenance.source] ?? null)
}

function numberIn(scenario: Scenario, [collection, id, field]: Path): Yearly | null {
  switch (collection) {
    case 'markets':
      return scenario.markets.find((market) => market.id === id)?.demand ?? null
    case 'sites':
      return scenario.sites.find((site) => site.id === id)?.capacity ?? null
    default:
      return field === 'projectedOutput'
        ? (scenario.regions.find((region) => region.id === id)?.projectedOutput ?? null)
        : null
  }
}

/** What a scenario chose where its document leaves it to the default. */
function choiceIn(scenario: Scenario, lever: ChoiceLever): string | undefined {
  if (lever.measure === 'preset') return scenario.policy.preset
  return scenario.regions.find((region) => region.id === lever.path[1])?.outputLimit
}

/** The next of 1, 2, 5 × a power of ten in steps of a fifth, so that sliders end on a round number. */
export function niceCeiling(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value))
  const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
  return (steps.find((step) => step * unit >= value - 1e-9) ?? 10) * unit
}

/** Whether a lever stands elsewhere than in the baseline. */
export function isChanged(lever: Lever): boolean {
  return lever.baseline !== null && lever.value !== lever.baseline
}
