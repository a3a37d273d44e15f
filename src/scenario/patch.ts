/**
 * JSON Merge Patch (RFC 7396): the one way to change a scenario. A form edit, a share link, `--set`, a variant
 * and an ensemble draw are all patches.
 */
import { type Checked, type Issue, type IssueCode, NOWHERE } from '../issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { isForbiddenKey } from './keys.ts'
import { readYaml } from './yaml.ts'

/** Apply a merge patch: members of `patch` replace those of `document`, objects merge, `null` deletes. */
export function applyPatch(document: JsonObject, patch: JsonObject): JsonObject
export function applyPatch(document: JsonValue | undefined, patch: JsonValue): JsonValue
export function applyPatch(document: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isJsonObject(patch)) return patch
  const result: Record<string, JsonValue> = isJsonObject(document) ? { ...document } : {}
  for (const [key, change] of Object.entries(patch)) {
    // A patch arrives from links and files: a key that reaches the prototype is never written.
    if (isForbiddenKey(key)) continue
    if (change === null) delete result[key]
    else result[key] = applyPatch(result[key], change)
  }
  return result
}

/** Find the merge patch that turns `from` into `to`; both must be free of `null`, which a patch cannot set. */
export function diffPatch(from: JsonObject, to: JsonObject): JsonObject {
  const patch: Record<string, JsonValue> = {}
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) patch[key] = null
  for (const [key, after] of Object.entries(to)) {
    const before = Object.hasOwn(from, key) ? from[key] : undefined
    if (isJsonObject(before) && isJsonObject(after)) {
      const change = diffPatch(before, after)
      if (Object.keys(change).length > 0) patch[key] = change
    } else if (before === undefined || !sameJson(before, after)) patch[key] = after
  }
  return patch
}

/** Tell whether two JSON values are equal, whatever the order of their members. */
export function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index] ?? null))
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key] ?? null, b[key] ?? null))
}

/**
 * Read `path.to.key=value` as a merge patch. The value is YAML: a number, a text, `null` to delete, or a flow
 * collection. The path is checked with the document, where an unknown key has a suggestion.
 */
export function parseSet(assignment: string): Checked<JsonObject> {
  const equals = assignment.indexOf('=')
  const path = equals < 0 ? [] : assignment.slice(0, equals).trim().split('.')
  if (path.length === 0 || path.some((key) => key === '')) {
    return refuse('bad-patch', [], assignment, 'path.to.key=value')
  }
  const forbidden = path.find(isForbiddenKey)
  if (forbidden !== undefined) return refuse('forbidden-key', path, forbidden, null)
  const { value, issues } = readYaml(assignment.slice(equals + 1), null)
  // Lines and columns of a few characters would only confuse.
  if (issues.length > 0)
    return { ok: false, issues: issues.map((issue) => ({ ...issue, path, place: NOWHERE })) }
  if (value === undefined) return refuse('bad-patch', path, assignment, 'path.to.key=value')
  const patch = path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value)
  return isJsonObject(patch)
    ? { ok: true, value: patch, issues: [] }
    : refuse('bad-patch', [], assignment, null)
}

function refuse(
  code: IssueCode,
  path: readonly string[],
  found: string | null,
  allowed: string | null,
): Checked<JsonObject> {
  const issue: Issue = { code, severity: 'error', path, place: NOWHERE, found, allowed, suggestion: null }
  return { ok: false, issues: [issue] }
}
