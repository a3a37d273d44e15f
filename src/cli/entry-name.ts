import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import type { Language } from '../messages/issues.ts'

/** Name of an entry in a document, by its path; its id where it has none. */
export function nameOf(document: JsonObject, path: readonly [string, string], language: Language): string {
  return givenName(document, path, language) ?? path[1]
}

/** Name that a document gives an entry; `null` where it gives none. */
export function givenName(
  document: JsonObject,
  path: readonly [string, string],
  language: Language,
): string | null {
  const entry = path.reduce<JsonValue | undefined>(member, document)
  const name = member(entry, 'name')
  const text = typeof name === 'string' ? name : member(name, language)
  return typeof text === 'string' ? text : null
}

function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}
