/** Read and write one place of a plain document, without changing it. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/index.ts'

export type Path = readonly string[]

/** The value at a path; `undefined` where there is none. */
export function readPath(document: JsonObject, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = document
  for (const key of path) value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return value
}

/** A copy of the document with a value set at a path, or deleted where it is `undefined`. */
export function writePath(document: JsonObject, path: Path, value: JsonValue | undefined): JsonObject {
  const [key, ...rest] = path
  if (key === undefined) return document
  const { [key]: inner, ...others } = document
  if (rest.length > 0) {
    const branch = writePath(isJsonObject(inner) ? inner : {}, rest, value)
    return { ...document, [key]: branch }
  }
  return value === undefined ? others : { ...document, [key]: value }
}

/** The bare content of a quantity: the `value` of an annotated one, else itself. */
export function bareValue(value: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, 'value') ? value.value : value
}

/** The plain number a document holds at a path; `null` where it holds an expression, milestones or nothing. */
export function numberAt(document: JsonObject, path: Path): number | null {
  const value = bareValue(readPath(document, path))
  return typeof value === 'number' ? value : null
}

/**
 * The places where two documents differ, down to quantities: an annotated number counts as one place, so that a
 * bare number typed over a published one is one change and not seven.
 */
export function changedPaths(before: JsonObject, after: JsonObject, at: Path = []): Path[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => {
    const path = [...at, key]
    const [old, fresh] = [readPath(before, [key]), readPath(after, [key])]
    // What a patch left alone is the same object in both.
    if (old === fresh) return []
    if (isBranch(old) && isBranch(fresh)) return changedPaths(old, fresh, path)
    return sameContent(bareValue(old), bareValue(fresh)) ? [] : [path]
  })
}

function isBranch(value: JsonValue | undefined): value is JsonObject {
  return isJsonObject(value) && !Object.hasOwn(value, 'value')
}

function sameContent(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** A number put back to what one of the originals says gets the provenance there back with it. */
export function restored(
  originals: readonly JsonObject[],
  path: Path,
  value: JsonValue | undefined,
): JsonValue | undefined {
  for (const document of originals) {
    const original = readPath(document, path)
    if (original !== undefined && bareValue(original) === value) return original
  }
  return value
}
