/**
 * Follow `extends` to the whole document a variant stands for: the base, then each variant's patch, then the
 * patches of the caller, each a layer that remembers where its values were written.
 */
import type { Issue, IssueCode, Place } from '../issue.ts'
import { NOWHERE } from '../issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { forbiddenKeys, isTooDeep } from './keys.ts'
import { applyPatch } from './patch.ts'
import type { Locate, Path } from './reading.ts'
import { readYaml, type YamlText } from './yaml.ts'

/** Read the file a reference names, relative to the file it stands in; `null` where there is none. */
export type Load = (reference: string, from: string | null) => LoadedText | null

/** A text that a reference names, and its file. */
export interface LoadedText {
  readonly text: string
  readonly file: string
}

/** One document or patch of the stack: later ones win. */
interface Layer {
  readonly patch: JsonObject
  readonly find: (path: Path, part: 'key' | 'value') => Place | null
}

/** A document with its history; `document` is `null` where it could not be put together. */
export interface Resolved {
  readonly document: JsonObject | null
  readonly issues: readonly Issue[]
  readonly locate: Locate
}

const MAX_EXTENDS = 16
const VARIANT_KEYS = ['id', 'title', 'description']

/** Read a text, the documents it extends, and the caller's patches into one document. */
export function resolveDocument(
  text: string,
  file: string | null,
  load: Load,
  patches: readonly JsonObject[],
): Resolved {
  const issues: Issue[] = []
  const layers = readLayers({ text, file }, load, issues)
  for (const patch of patches) {
    for (const issue of refusePatch(patch)) issues.push(issue)
    if (!isTooDeep(patch)) layers?.push({ patch, find: findInPatch(patch) })
  }
  if (layers === null) return { document: null, issues, locate: () => ({ ...NOWHERE, file }) }
  let document: JsonObject = {}
  // Merging into nothing also drops the nulls of the base: an empty key is an absent one.
  for (const { patch } of layers) document = applyPatch(document, patch)
  return { document, issues, locate: locateIn(layers, file) }
}

/** What makes a patch unfit to be applied: merging would drop such keys without a word. */
function refusePatch(patch: JsonObject): Issue[] {
  if (isTooDeep(patch)) return [makeIssue('too-deep', [], NOWHERE, null, null)]
  return forbiddenKeys(patch).map((path) =>
    makeIssue('forbidden-key', path, NOWHERE, path.at(-1) ?? null, null),
  )
}

/** Read a text and what it extends, base first; `null` where the chain breaks. */
function readLayers(
  start: { readonly text: string; readonly file: string | null },
  load: Load,
  issues: Issue[],
): Layer[] | null {
  const layers: Layer[] = []
  const seen: string[] = start.file === null ? [] : [start.file]
  let { text, file } = start
  for (let depth = 0; ; depth++) {
    const yaml = readYaml(text, file)
    // Not spread: there may be more issues than a call takes arguments.
    for (const issue of yaml.issues) issues.push(issue)
    if (yaml.value === undefined) return null
    if (!isJsonObject(yaml.value)) {
      const place = { file, line: 1, column: 1 }
      const code = yaml.value === null ? 'empty-document' : 'not-a-mapping'
      issues.push(makeIssue(code, [], place, describe(yaml.value), 'key: value'))
      return null
    }
    const reference = yaml.value.extends
    if (reference === undefined || reference === null) {
      layers.unshift({ patch: yaml.value, find: yaml.find })
      return layers
    }
    const variant = readVariant(yaml, yaml.value, issues)
    layers.unshift(variant)
    const base = loadBase(yaml, reference, load, seen, depth, issues)
    if (base === null) return null
    text = base.text
    file = base.file
    seen.push(base.file)
  }
}

function describe(value: JsonValue): string | null {
  return value === null ? null : JSON.stringify(value).slice(0, 80)
}

function loadBase(
  yaml: YamlText,
  reference: JsonValue,
  load: Load,
  seen: readonly string[],
  depth: number,
  issues: Issue[],
): LoadedText | null {
  const path = ['extends']
  const place = yaml.find(path, 'value') ?? { ...NOWHERE, file: yaml.file }
  if (typeof reference !== 'string') {
    issues.push(makeIssue('wrong-type', path, place, describe(reference), 'other.yaml'))
    return null
  }
  if (depth >= MAX_EXTENDS) {
    issues.push(makeIssue('extends-too-deep', path, place, reference, `≤ ${MAX_EXTENDS}`))
    return null
  }
  const base = load(reference, yaml.file)
  if (base === null) {
    issues.push(makeIssue('extends-missing', path, place, reference, null))
    return null
  }
  if (seen.includes(base.file)) {
    const cycle = [...seen.slice(seen.indexOf(base.file)), base.file].join(' → ')
    issues.push(makeIssue('extends-cycle', path, place, cycle, null))
    return null
  }
  return base
}

/** A variant as a layer: its own id, title and description, and its patch. */
function readVariant(yaml: YamlText, variant: JsonObject, issues: Issue[]): Layer {
  const own: Record<string, JsonValue> = {}
  for (const key of VARIANT_KEYS)
    if (variant[key] !== undefined && variant[key] !== null) own[key] = variant[key]
  for (const key of Object.keys(variant)) {
    if (VARIANT_KEYS.includes(key) || key === 'extends' || key === 'patch') continue
    const place = yaml.find([key], 'key') ?? { ...NOWHERE, file: yaml.file }
    const allowed = [...VARIANT_KEYS, 'extends', 'patch'].join(', ')
    issues.push({ ...makeIssue('unknown-key', [key], place, key, allowed), suggestion: `patch.${key}` })
  }
  const given = variant.patch
  if (given !== undefined && given !== null && !isJsonObject(given)) {
    const place = yaml.find(['patch'], 'value') ?? { ...NOWHERE, file: yaml.file }
    issues.push(makeIssue('bad-patch', ['patch'], place, describe(given), 'key: value'))
  }
  const patch = isJsonObject(given) ? given : {}
  return {
    patch: { ...patch, ...own },
    find: (path, part) =>
      yaml.find(path[0] !== undefined && Object.hasOwn(own, path[0]) ? path : ['patch', ...path], part),
  }
}

/** A patch from a form, a link or `--set` is in no file: it has its paths, and they are nowhere. */
function findInPatch(patch: JsonObject): Layer['find'] {
  return (path) => {
    let value: JsonValue = patch
    for (const key of path) {
      const inner: JsonValue | undefined =
        isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
      if (inner === undefined) return null
      value = inner
    }
    return NOWHERE
  }
}

/**
 * Find a path in the last layer that sets it. Where none does (a key is missing), the place is that of the
 * nearest enclosing entry, in the first layer that has it.
 */
function locateIn(layers: readonly Layer[], file: string | null): Locate {
  return (path, part) => {
    for (const layer of layers.toReversed()) {
      const place = layer.find(path, part)
      if (place !== null) return place
    }
    for (let length = path.length - 1; length > 0; length--) {
      for (const layer of layers) {
        const place = layer.find(path.slice(0, length), 'key')
        if (place !== null) return place
      }
    }
    return { file, line: 1, column: 1 }
  }
}

function makeIssue(
  code: IssueCode,
  path: Path,
  place: Place,
  found: string | null,
  allowed: string | null,
): Issue {
  return { code, severity: 'error', path, place, found, allowed, suggestion: null }
}
