/** What the documents say about a lever: its value now, in the baseline, the ends of its slider, its origin. */
import type { JsonObject, JsonValue, Provenance, Scenario, Source } from '../../src/index.ts'
import { bareValue, type Path, readPath } from './document.ts'
import type { ChoiceLever, Lever, NumberLever } from './lever-types.ts'
import { factorOver, isOverYears } from './lever-values.ts'
import { numberIn } from './scenario-numbers.ts'
import { niceCeiling, stepFor } from './slider-ends.ts'

export interface Documents {
  readonly loaded: Scenario
  readonly baseline: Scenario
  /** The loaded document with the user's patch. */
  readonly document: JsonObject
  /** Scenario of the last result; `null` until there is one. */
  readonly current: Scenario | null
}

/** Fill in what the baseline and the edited document say. */
export function withDocument(lever: Lever, documents: Documents): Lever {
  const [path] = lever.paths
  if (path === undefined) return lever
  return lever.kind === 'choice' ? choiceNow(lever, path, documents) : numberNow(lever, path, documents)
}

function choiceNow(lever: ChoiceLever, path: Path, { baseline, document }: Documents): ChoiceLever {
  const word = (value: JsonValue | undefined) =>
    typeof value === 'string' || typeof value === 'number' ? `${value}` : null
  const now = word(bareValue(readPath(document, path)))
  const before = word(bareValue(readPath(baseline.document, path)))
  return {
    ...lever,
    // Where the document gives no word it gives a path over the years, or leaves it to the default.
    value: now ?? lever.value,
    baseline: before ?? choiceIn(baseline, lever, path),
  }
}

/** What a scenario chose where its document leaves it to the default. */
function choiceIn(scenario: Scenario, lever: ChoiceLever, path: Path): string | null {
  if (lever.measure === 'preset') return scenario.policy.preset
  if (lever.measure === 'foresight') return scenario.foresight
  if (lever.measure === 'open') return `${numberIn(scenario, path)?.first ?? 1}`
  return scenario.regions.find((region) => region.id === path[1])?.outputLimit ?? null
}

function numberNow(lever: NumberLever, path: Path, documents: Documents): NumberLever {
  const { loaded, baseline, document } = documents
  const before = numberIn(baseline, path)
  const held = readPath(loaded.document, path)
  const value = valueNow(lever, path, documents)
  const provenance = (before ?? numberIn(loaded, path))?.provenance ?? lever.origin?.provenance ?? null
  const anchor = before?.first ?? lever.value
  const { min, max, step } = endsOf(lever, value, anchor, provenance)
  const now = bareValue(readPath(document, path))
  const edited = JSON.stringify(now) !== JSON.stringify(bareValue(held))
  const scaled = factorOver(held, readPath(document, path)) !== null
  return {
    ...lever,
    value,
    typed: edited && typeof now === 'string' && !scaled ? now : null,
    baseline: before?.first ?? null,
    min,
    max,
    step,
    course: held !== undefined && isOverYears(held) ? { held, first: lever.value } : null,
    origin: provenance === null ? null : { provenance, source: sourceOf(provenance, documents) },
  }
}

type Ends = Pick<NumberLever, 'min' | 'max' | 'step'>

/** Between which ends a lever moves: round numbers around its value, the baseline's and their plausible range. */
function endsOf(lever: NumberLever, value: number, anchor: number, provenance: Provenance | null): Ends {
  const [low, high] = [provenance?.low ?? 0, provenance?.high ?? 0]
  switch (lever.unit) {
    case 'share':
      return { min: lever.min, max: 1, step: stepFor(1) }
    case 'sharePerYear': {
      // A trend may go either way; a rate of discount may not.
      const falls = lever.measure === 'parameter'
      const farthest = niceCeiling(Math.max(0.1, Math.abs(value), high, falls ? -low : 0))
      return { min: falls ? -farthest : 0, max: farthest, step: 0.0005 }
    }
    default: {
      const max = niceCeiling(Math.max(anchor * 1.5, high, value, least(lever)))
      const min = lever.measure === 'parameter' ? Math.min(0, low, value) : lever.min
      return { min, max, step: lever.unit === 'years' ? 1 : stepFor(max) }
    }
  }
}

/** The value in the first year: as typed, in proportion to the loaded path, or as the last result read it. */
function valueNow(lever: NumberLever, path: Path, { loaded, document, current }: Documents): number {
  const held = readPath(document, path)
  const now = bareValue(held)
  const original = readPath(loaded.document, path)
  if (JSON.stringify(now) === JSON.stringify(bareValue(original))) return lever.value
  if (typeof now === 'number') return now
  const factor = factorOver(original, held)
  if (factor !== null) return Math.round(lever.value * factor * 1000) / 1000
  return (current === null ? null : numberIn(current, path)?.first) ?? lever.value
}

/** A slider has some length even where the number is 0. */
function least({ unit }: NumberLever): number {
  if (unit === 'years') return 5
  return unit === 'wtPerYear' || unit === 'tonnesCarbon' ? 10 : unit === 'times' ? 1.5 : 0.1
}

function sourceOf({ source }: Provenance, { loaded, baseline }: Documents): Source | null {
  return source === null ? null : (baseline.sources[source] ?? loaded.sources[source] ?? null)
}
