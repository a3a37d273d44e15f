/** What a scenario changes in its baseline, for a reader: one line a value. */
import { compareInputs } from '../analyse/compare.ts'
import type { JsonObject, JsonValue } from '../json.ts'

/** The document a scenario started from, and what it is called. */
export interface Baseline {
  readonly id: string
  readonly document: JsonObject
}

/** A value of a document that differs from the baseline: its path, and what stood and stands there. */
export interface Change {
  readonly path: string
  readonly before: string | number | boolean | null
  readonly after: string | number | boolean | null
  /** Whether it only says where a number comes from, or what something is called. */
  readonly annotation: boolean
}

/** List what differs from a baseline, values before annotations, in the order of the documents. */
export function changesFrom(baseline: Baseline, document: JsonObject): readonly Change[] {
  return [...compareInputs([baseline.document, document])]
    .filter(({ path }) => path.join('.') !== 'id')
    .sort((a, b) => Number(a.annotation) - Number(b.annotation))
    .map(({ path, annotation, values: [before = null, after = null] }) => ({
      path: path.join('.').replace(/\.value$/, ''),
      annotation,
      before: show(before),
      after: show(after),
    }))
}

function show(value: JsonValue): Change['before'] {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
