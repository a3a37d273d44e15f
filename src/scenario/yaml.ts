/**
 * Read YAML (and so JSON) text into plain JSON, keeping where each value stands. The text may come from
 * anyone: size, nesting and aliases are limited before and while it is read, and no tag is followed.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Issue, IssueCode, Place } from '../issue.ts'
import type { JsonValue } from '../json.ts'
import { isForbiddenKey, MAX_DEPTH } from './keys.ts'
import { type Path, showValue } from './reading.ts'

/** Bytes of a document; the largest honest one is a tenth of this. */
export const MAX_BYTES = 2_000_000
/** Values that aliases may stand for in sum. */
const MAX_ALIASED = 10_000
/** Columns of indentation, and syntax errors shown. */
const MAX_INDENT = 400
const MAX_SYNTAX_ISSUES = 20

/** A text that was read: its value, what is wrong with it, and where a path stands in it. */
export interface YamlText {
  readonly file: string | null
  /** `undefined` where the text could not be read at all. */
  readonly value: JsonValue | undefined
  readonly issues: readonly Issue[]
  /** The place of a value or its key; `null` where the text does not set the path. */
  readonly find: (path: Path, part: 'key' | 'value') => Place | null
}

interface Walk {
  readonly file: string | null
  readonly lines: LineCounter
  readonly issues: Issue[]
  readonly anchors: Map<string, Node>
  /** Pairs by key of the maps asked for so far: a document may hold as many mistakes as keys. */
  readonly pairs: Map<YAMLMap, ReadonlyMap<string, Pair>>
  /** Values read through aliases so far. */
  aliased: number
  /** How many aliases lead here. */
  inAlias: number
}

/** Read one YAML or JSON document; everything wrong with it is reported at once. */
export function readYaml(text: string, file: string | null): YamlText {
  const nowhere = { file, value: undefined, find: () => null }
  const refusal = refuseUnread(text, file)
  if (refusal !== null) return { ...nowhere, issues: [refusal] }
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'silent',
    prettyErrors: false,
    schema: 'core',
    // The parser's own check compares every key with every other.
    uniqueKeys: false,
  })
  if (document.errors.length > 0) {
    return { ...nowhere, issues: syntaxIssues(document, lines, file) }
  }
  const walk: Walk = { file, lines, issues: [], anchors: new Map(), pairs: new Map(), aliased: 0, inAlias: 0 }
  const value = toJson(walk, document.contents, [])
  return {
    file,
    value,
    issues: walk.issues,
    find: (path, part) => findPlace(walk, document.contents, path, part),
  }
}

/** Refuse a text that would cost too much to parse: too long, or nested beyond reason. */
function refuseUnread(text: string, file: string | null): Issue | null {
  const at = (line: number): Place => ({ file, line, column: 1 })
  // A character is one byte at least and three at most per UTF-16 unit.
  const bytes = text.length > MAX_BYTES ? text.length : new TextEncoder().encode(text).length
  if (bytes > MAX_BYTES) {
    const megabytes = (size: number) => `${Number((size / 1e6).toFixed(1))} MB`
    return makeIssue('file-too-large', [], at(1), megabytes(bytes), `≤ ${megabytes(MAX_BYTES)}`, null)
  }
  let depth = 0
  let line = 1
  let blank = 0
  let atStart = true
  for (const character of text) {
    if (character === '\n') {
      line++
      blank = 0
      atStart = true
      continue
    }
    atStart &&= ' \t-?:'.includes(character)
    if (atStart) blank++
    if (character === '[' || character === '{') depth++
    else if ((character === ']' || character === '}') && depth > 0) depth--
    if (depth > MAX_DEPTH * 4 || blank > MAX_INDENT)
      return makeIssue('too-deep', [], at(line), null, null, null)
  }
  return null
}

function syntaxIssues(document: Document.Parsed, lines: LineCounter, file: string | null): Issue[] {
  return document.errors.slice(0, MAX_SYNTAX_ISSUES).map((error) => {
    const { line, col } = lines.linePos(error.pos[0])
    const code = error.code === 'RESOURCE_EXHAUSTION' ? 'too-deep' : 'yaml-syntax'
    return makeIssue(code, [], { file, line, column: col }, error.message, null, null)
  })
}

function makeIssue(
  code: IssueCode,
  path: Path,
  place: Place,
  found: string | null,
  allowed: string | null,
  suggestion: string | null,
): Issue {
  return { code, severity: 'error', path, place, found, allowed, suggestion }
}

function placeOf(walk: Walk, node: Node): Place {
  const { line, col } = walk.lines.linePos(node.range?.[0] ?? 0)
  return { file: walk.file, line, column: col }
}

function add(
  walk: Walk,
  code: IssueCode,
  path: Path,
  node: Node,
  found: string | null,
  allowed: string | null,
): void {
  // What an alias repeats was reported where it was written.
  if (walk.inAlias > 0 && code !== 'alias-bomb') return
  walk.issues.push(makeIssue(code, [...path], placeOf(walk, node), found, allowed, null))
}

/** Turn a node into JSON; `undefined` where it must be left out, which has then been reported. */
function toJson(walk: Walk, node: unknown, path: readonly string[]): JsonValue | undefined {
  if (walk.inAlias > 0) walk.aliased++
  if (walk.aliased > MAX_ALIASED) return undefined
  if (isAlias(node)) return followAlias(walk, node, path)
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null
  if (node.anchor !== undefined) walk.anchors.set(node.anchor, node)
  if (isForeignTag(node.tag)) {
    add(walk, 'forbidden-tag', path, node, node.tag ?? null, null)
    return undefined
  }
  if (path.length > MAX_DEPTH) {
    add(walk, 'too-deep', [], node, null, null)
    return undefined
  }
  if (isMap(node)) return mapToJson(walk, node, path)
  return isSeq(node) ? seqToJson(walk, node, path) : scalarToJson(node.value)
}

/** A tag that asks for anything but plain JSON data. */
function isForeignTag(tag: string | undefined): boolean {
  return tag !== undefined && !/^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq))$/.test(tag)
}

function scalarToJson(value: unknown): JsonValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value === null || value === undefined ? null : String(value)
}

function seqToJson(walk: Walk, node: YAMLSeq, path: Path): JsonValue {
  return node.items.flatMap((item, index) => {
    const value = toJson(walk, item, [...path, String(index)])
    return value === undefined ? [] : [value]
  })
}

function mapToJson(walk: Walk, node: YAMLMap, path: Path): JsonValue {
  const result: Record<string, JsonValue> = {}
  const seen = new Set<string>()
  for (const pair of node.items) {
    const key = readKey(walk, pair, path, node)
    if (key === null) continue
    const at = [...path, key]
    const place = isScalar(pair.key) ? pair.key : node
    if (isForbiddenKey(key)) {
      add(walk, 'forbidden-key', at, place, key, null)
      continue
    }
    if (seen.has(key)) add(walk, 'duplicate-key', at, place, key, null)
    seen.add(key)
    const value = toJson(walk, pair.value, at)
    if (value !== undefined) result[key] = value
  }
  return result
}

/** The key of a pair: text, or a whole number as milestones have; any other is reported. */
function readKey(walk: Walk, pair: Pair, path: Path, map: YAMLMap): string | null {
  const { key } = pair
  if (isScalar(key)) {
    if (key.anchor !== undefined) walk.anchors.set(key.anchor, key)
    if (typeof key.value === 'string') return key.value
    if (typeof key.value === 'number' && Number.isSafeInteger(key.value)) return String(key.value)
    add(walk, 'non-string-key', path, key, showValue(key.source ?? ''), null)
    return null
  }
  const node = isMap(key) || isSeq(key) || isAlias(key) ? key : map
  add(walk, 'non-string-key', path, node, null, null)
  return null
}

/** Read what an alias stands for; copies of copies are counted, and stop at a limit. */
function followAlias(walk: Walk, alias: Alias, path: Path): JsonValue | undefined {
  const target = walk.anchors.get(alias.source)
  if (target === undefined || path.length > MAX_DEPTH) {
    add(walk, 'alias-bomb', path, alias, `*${alias.source}`, null)
    return undefined
  }
  walk.inAlias++
  const value = toJson(walk, target, path)
  walk.inAlias--
  if (walk.aliased > MAX_ALIASED && !walk.issues.some(({ code }) => code === 'alias-bomb')) {
    add(walk, 'alias-bomb', path, alias, `*${alias.source}`, `≤ ${MAX_ALIASED}`)
  }
  return value
}

/** Find where a path stands; `null` where the text has it not. */
function findPlace(walk: Walk, root: unknown, path: Path, part: 'key' | 'value'): Place | null {
  let node = resolve(walk, root)
  let key: Node | null = null
  for (const step of path) {
    key = null
    if (isMap(node)) {
      const pair = pairsOf(walk, node).get(step)
      if (pair === undefined || !isScalar(pair.key)) return null
      key = pair.key
      node = resolve(walk, pair.value)
    } else if (isSeq(node)) {
      if (node.items[Number(step)] === undefined) return null
      node = resolve(walk, node.items[Number(step)])
    } else return null
  }
  // A collection's own position is that of its first entry: its key says better where it is.
  if (key !== null && (part === 'key' || !isScalar(node))) return placeOf(walk, key)
  if (isMap(node) || isSeq(node) || isScalar(node)) return placeOf(walk, node)
  return key === null ? null : placeOf(walk, key)
}

/** The pairs of a map by key, of equal keys the last, which is the one that counts. */
function pairsOf(walk: Walk, map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = walk.pairs.get(map)
  if (known !== undefined) return known
  const pairs = new Map<string, Pair>()
  for (const pair of map.items) if (isScalar(pair.key)) pairs.set(String(pair.key.value), pair)
  walk.pairs.set(map, pairs)
  return pairs
}

function resolve(walk: Walk, node: unknown): unknown {
  return isAlias(node) ? walk.anchors.get(node.source) : node
}
