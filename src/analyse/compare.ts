/** Compare runs side by side: what went in differently, and what came out of it. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { byCodeUnit, tidy } from '../lists.ts'
import { sameJson } from '../scenario/patch.ts'
import { dimensionOf, unitFactor } from '../units.ts'

/** The part of a result file that a comparison reads; without an answer the tables are empty. */
export interface ComparedRun {
  readonly scenario: { readonly document: JsonObject }
  readonly indicators: readonly {
    readonly year: number
    readonly region: string
    readonly id: string
    readonly value: number | null
    readonly unit: string
  }[]
  readonly transfers: readonly {
    readonly year: number
    readonly site: string
    readonly fromRegion: string
    readonly toRegion: string
    readonly quantity: number
  }[]
}

/** A leaf of the merge patch from one document to another, with the value in each; `null` where there is none. */
export interface InputDifference {
  readonly path: readonly string[]
  /** Whether it only annotates: a source, a status, a range, a title. No number in a result depends on it. */
  readonly annotation: boolean
  readonly values: readonly (JsonValue | null)[]
}

/** Values of the runs in their order; differences of all but the first to the first, `null` where one is missing. */
export interface Compared {
  readonly values: readonly (number | null)[]
  readonly differences: readonly (number | null)[]
}

export interface IndicatorComparison extends Compared {
  readonly year: number
  readonly region: string
  readonly id: string
  readonly unit: string
}

/** wt/yr from a site to a region that is not its own; 0 in a run that has the year and no such transfer. */
export interface TransferComparison extends Compared {
  readonly year: number
  readonly site: string
  readonly fromRegion: string
  readonly toRegion: string
}

/** Runs side by side with their inputs, indicators and transfers; differences are to the first. */
export interface Comparison {
  readonly inputs: readonly InputDifference[]
  readonly indicators: readonly IndicatorComparison[]
  readonly transfers: readonly TransferComparison[]
}

/** Compare two runs or more with the first of them. */
export function compareRuns(runs: readonly ComparedRun[]): Comparison {
  return {
    inputs: compareInputs(runs.map(({ scenario }) => scenario.document)),
    indicators: compareIndicators(runs),
    transfers: compareTransfers(runs),
  }
}

/** List what differs between resolved documents, in the order of their keys. */
export function compareInputs(documents: readonly JsonObject[]): readonly InputDifference[] {
  const found: InputDifference[] = []
  walk([], documents, found)
  return found
}

type Maybe = JsonValue | undefined

function walk(path: readonly string[], given: readonly Maybe[], found: InputDifference[]): void {
  const values = given.some(isQuantity) ? given.map(asQuantity) : given
  const [first] = values
  if (values.every((value) => sameMaybe(value, first))) return
  if (values.every(isJsonObject)) {
    const keys = new Set(values.flatMap((value) => Object.keys(value)))
    for (const key of keys) {
      const inner = values.map((value) => (Object.hasOwn(value, key) ? value[key] : undefined))
      walk([...path, key], inner, found)
    }
    return
  }
  found.push({ path, annotation: isAnnotation(path), values: values.map((value) => value ?? null) })
}

const isQuantity = (value: Maybe): boolean => isJsonObject(value) && Object.hasOwn(value, 'value')

/** A bare number means the same as an entry with that value in the unit that goes without saying. */
function asQuantity(value: Maybe): Maybe {
  if (typeof value === 'number' || typeof value === 'string') return { value }
  if (!isJsonObject(value) || !isBaseUnit(value.unit)) return value
  const { unit: _, ...rest } = value
  return rest
}

/** Whether a number in this unit is held as it is written, as one without a unit is. */
function isBaseUnit(unit: Maybe): boolean {
  if (typeof unit !== 'string' || unit === '') return false
  const dimension = dimensionOf(unit)
  const factor = dimension === null ? null : unitFactor(unit, dimension)
  return factor?.ok === true && factor.factor === 1
}

function sameMaybe(a: Maybe, b: Maybe): boolean {
  return a === undefined || b === undefined ? a === b : sameJson(a, b)
}

/** Keys of a field that say where its number comes from. */
const PROVENANCE = new Set(['source', 'status', 'low', 'high', 'note', 'clause'])
const LABELS = new Set(['id', 'title', 'description', 'sources'])

function isAnnotation(path: readonly string[]): boolean {
  const [head = ''] = path
  const last = path.at(-1) ?? ''
  return LABELS.has(head) || path.includes('name') || PROVENANCE.has(last)
}

/** Indicators of every run under one key each, in the order of the first run that has them. */
function compareIndicators(runs: readonly ComparedRun[]): readonly IndicatorComparison[] {
  const keyOf = ({ year, region, id }: ComparedRun['indicators'][number]) => `${year}/${region}/${id}`
  const found = runs.map(({ indicators }) => new Map(indicators.map((row) => [keyOf(row), row.value])))
  const heads = new Map(runs.flatMap(({ indicators }) => indicators.map((row) => [keyOf(row), row] as const)))
  return [...heads].map(([key, { year, region, id, unit }]) => {
    const values = found.map((values) => values.get(key) ?? null)
    return { year, region, id, unit, ...withDifferences(values) }
  })
}

function compareTransfers(runs: readonly ComparedRun[]): readonly TransferComparison[] {
  const years = runs.map(({ indicators }) => new Set(indicators.map(({ year }) => year)))
  const keyOf = ({ year, site, toRegion }: ComparedRun['transfers'][number]) => `${year}/${site}/${toRegion}`
  const quantities = runs.map(({ transfers }) => new Map(transfers.map((row) => [keyOf(row), row.quantity])))
  const heads = new Map(runs.flatMap(({ transfers }) => transfers).map((row) => [keyOf(row), row]))
  return [...heads]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([key, { year, site, fromRegion, toRegion }]) => {
      const values = runs.map((_, p) => (years[p]?.has(year) ? (quantities[p]?.get(key) ?? 0) : null))
      return { year, site, fromRegion, toRegion, ...withDifferences(values) }
    })
}

function withDifferences(values: readonly (number | null)[]): Compared {
  const [first = null] = values
  const differences = values
    .slice(1)
    .map((value) => (value === null || first === null ? null : tidy(value - first)))
  return { values, differences }
}
