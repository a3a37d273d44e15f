/**
 * Sections of documents that were found sound in form: no forbidden key, not too deep, as the schema has them.
 * Documents are never changed in place, and a patched one shares what the patch leaves as it was, so that while a
 * lever is dragged only the section it changes is looked at again.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'

/** Collections, for whose form an empty one is as good as any other that is sound. */
const COLLECTIONS = [
  'parameters',
  'sources',
  'regions',
  'markets',
  'sites',
  'terminals',
  'waterways',
  'links',
  'modes',
  'projects',
  'targets',
  'earlyWarning',
] as const

/** Under which key a section was found sound. */
const sound = new WeakMap<JsonObject, string>()

const NONE: JsonObject = {}

/** The document with an empty collection in place of each that is known to be sound. */
export function withoutSound(document: JsonObject): JsonObject {
  const rest: Record<string, JsonValue> = { ...document }
  for (const key of COLLECTIONS) {
    const section = rest[key]
    if (isJsonObject(section) && sound.get(section) === key) rest[key] = NONE
  }
  return rest
}

/** Remember the sections of a document in whose form nothing is wrong. */
export function rememberSound(document: JsonObject): void {
  for (const key of COLLECTIONS) {
    const section = document[key]
    if (isJsonObject(section)) sound.set(section, key)
  }
}
