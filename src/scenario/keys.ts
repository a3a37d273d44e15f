/** Keys of documents: slugs, the keys that would reach an object's prototype, and nesting. */
import { isJsonObject, type JsonValue } from '../json.ts'

/** A slug: lower-case letters, digits and hyphens, from a letter, so that it is never a number. */
export const SLUG = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/
/** A parameter is used in expressions, where a hyphen would be a minus. */
export const PARAMETER_NAME = /^[a-z][A-Za-z0-9_]*$/
/** Levels of nesting that no honest document reaches. */
export const MAX_DEPTH = 60

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Tell whether a key is refused in documents and patches because it reaches an object's prototype. */
export function isForbiddenKey(key: string): boolean {
  return FORBIDDEN_KEYS.has(key)
}

/** List the paths of all forbidden keys of a value. */
export function forbiddenKeys(value: JsonValue): readonly (readonly string[])[] {
  const found: (readonly string[])[] = []
  collect(value, [], found)
  return found
}

function collect(value: JsonValue, path: string[], found: (readonly string[])[]): void {
  if (typeof value !== 'object' || value === null || path.length > MAX_DEPTH) return
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      path.push(String(index))
      collect(item, path, found)
      path.pop()
    }
    return
  }
  if (!isJsonObject(value)) return
  for (const key of Object.keys(value)) {
    path.push(key)
    if (isForbiddenKey(key)) found.push([...path])
    else collect(value[key] ?? null, path, found)
    path.pop()
  }
}

/** Tell whether a value nests deeper than any honest document. */
export function isTooDeep(value: JsonValue, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (depth >= MAX_DEPTH) return true
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    if (isTooDeep(member, depth + 1)) return true
  }
  return false
}
