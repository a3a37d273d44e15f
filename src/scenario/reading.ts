/** What the readers of a document share: where issues go, and what later values are read against. */
import { distance } from 'fastest-levenshtein'
import { type Issue, type IssueCode, NOWHERE, type Place, type Severity } from '../issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import type { ParameterValue } from './expression.ts'
import type { Localised, Location } from './types.ts'

/** Keys from the root of a document to a value. */
export type Path = readonly string[]

/** Find the place of a value, or of its key, in the file that set it. */
export type Locate = (path: Path, part: 'key' | 'value') => Place

export const locateNowhere: Locate = () => NOWHERE

/** The state of reading one document. */
export interface Reading {
  readonly document: JsonObject
  readonly issues: Issue[]
  readonly locate: Locate
  /** Years to evaluate yearly quantities in; a stand-in where the document's own are wrong. */
  years: readonly number[]
  /** Values of the document's parameters, as expressions see them. */
  readonly parameters: Map<string, ParameterValue>
}

interface Details {
  readonly found?: unknown
  readonly allowed?: string | null
  readonly suggestion?: string | null
  readonly severity?: Severity
  /** Whether the place is that of the key (default: of the value). */
  readonly at?: 'key' | 'value'
}

/** Add an issue about the value (or key) at a path. */
export function report(reading: Reading, code: IssueCode, path: Path, details: Details = {}): void {
  reading.issues.push({
    code,
    severity: details.severity ?? 'error',
    path,
    place: reading.locate(path, details.at ?? 'value'),
    found: details.found === undefined ? null : showValue(details.found),
    allowed: details.allowed ?? null,
    suggestion: details.suggestion ?? null,
  })
}

const MAX_SHOWN = 80

/** Write a value as a user would recognise it, shortened. */
export function showValue(value: unknown): string {
  const written = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return written.length > MAX_SHOWN ? `${written.slice(0, MAX_SHOWN - 1)}…` : written
}

const LONGEST_GUESSED = 64

/** Find the valid word nearest to a mistaken one; `null` where none is near. */
export function nearest(word: string, words: Iterable<string>): string | null {
  if (word.length > LONGEST_GUESSED) return null
  let best: string | null = null
  let least = Math.max(2, Math.ceil(word.length * 0.4)) + 1
  for (const candidate of words) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase())
    if (edits < least && edits < candidate.length) {
      best = candidate
      least = edits
    }
  }
  return best
}

const MAX_LISTED = 12

/** List valid words for display, the first dozen of many. */
export function listWords(words: Iterable<string>): string {
  const all = [...words]
  const shown = all.slice(0, MAX_LISTED).join(', ')
  return all.length > MAX_LISTED ? `${shown}, … (${all.length})` : shown
}

/** The object under a key, or an empty one where there is none (its form is the schema's to judge). */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key]
  return isJsonObject(value) ? value : {}
}

/** The entries of the collection under a key that are objects. */
export function entriesAt(object: JsonObject, key: string): readonly (readonly [string, JsonObject])[] {
  const entries: (readonly [string, JsonObject])[] = []
  for (const [id, entry] of Object.entries(objectAt(object, key))) {
    if (isJsonObject(entry)) entries.push([id, entry])
  }
  return entries
}

export function textAt(object: JsonObject, key: string): string | null {
  const value = object[key]
  return typeof value === 'string' ? value : null
}

export function numberAt(object: JsonObject, key: string): number | null {
  const value = object[key]
  return typeof value === 'number' ? value : null
}

/** The word under a key where it is one of the valid ones, else the first of these. */
export function wordAt<Word extends string>(
  object: JsonObject,
  key: string,
  words: readonly [Word, ...Word[]],
): Word {
  const value = object[key]
  return words.find((word) => word === value) ?? words[0]
}

export function localisedAt(object: JsonObject, key: string): Localised {
  const value = objectAt(object, key)
  return { zh: textAt(value, 'zh') ?? '', en: textAt(value, 'en') ?? '' }
}

export function locationAt(object: JsonObject, key: string): Location {
  const value = objectAt(object, key)
  return { longitude: numberAt(value, 'longitude') ?? 0, latitude: numberAt(value, 'latitude') ?? 0 }
}

/** Check that the id under a key names an entry of one of the collections; return it. Of projects, new quarries count. */
export function referenceAt(
  reading: Reading,
  object: JsonObject,
  path: Path,
  key: string,
  collections: readonly string[],
): string | null {
  const id = textAt(object, key)
  if (id === null) return null
  const known = collections.some((collection) => {
    const entries = objectAt(reading.document, collection)
    return Object.hasOwn(entries, id) && isPlace(collection, entries[id])
  })
  if (!known) reportReference(reading, [...path, key], id, collections)
  return id
}

/** Whether an entry can be referred to: of projects those that are sites. */
function isPlace(collection: string, entry: JsonValue | undefined): boolean {
  return collection !== 'projects' || (isJsonObject(entry) && entry.kind === 'new')
}

/** Issues beyond which no reader of them needs suggestions, and finding these would take its time. */
const MAX_SUGGESTED = 300

function reportReference(reading: Reading, path: Path, id: string, collections: readonly string[]): void {
  if (reading.issues.length > MAX_SUGGESTED) {
    report(reading, 'unknown-reference', path, { found: id })
    return
  }
  const ids = collections.flatMap((collection) =>
    Object.entries(objectAt(reading.document, collection))
      .filter(([, entry]) => isPlace(collection, entry))
      .map(([each]) => each),
  )
  report(reading, 'unknown-reference', path, {
    found: id,
    allowed: listWords(ids),
    suggestion: nearest(id, ids),
  })
}
