/** What `--set` says of an entry that does not exist: a slip in its name, not an entry that lacks everything. */

import { type Issue, isJsonObject, type JsonObject, type JsonValue } from '../index.ts'
import { listWords, nearest } from '../scenario/reading.ts'

/** Collections whose entries are named by the author, by the path to them. */
const COLLECTIONS = [
  'regions',
  'markets',
  'sites',
  'terminals',
  'waterways',
  'links',
  'modes',
  'projects',
  'targets',
  'policy.rules',
]

/**
 * Say once that an entry does not exist, with the nearest that does, in place of every key it lacks: of entries
 * that are not in `document` and which a change of a single number brought into being.
 */
export function nameUnknownEntries(issues: readonly Issue[], document: JsonObject): Issue[] {
  const said = new Set<string>()
  return issues.flatMap((issue) => {
    const { path } = issue
    const entry = path.slice(0, -1)
    const id = entry.at(-1)
    if (issue.code !== 'missing-key' || typeof id !== 'string') return [issue]
    if (!COLLECTIONS.includes(entry.slice(0, -1).join('.'))) return [issue]
    const collection = valueAt(document, entry.slice(0, -1))
    const ids = Object.keys(collection ?? {})
    const suggestion = nearest(id, ids)
    if (ids.includes(id) || suggestion === null) return [issue]
    const key = entry.join('.')
    if (said.has(key)) return []
    said.add(key)
    return [
      { ...issue, code: 'unknown-reference', path: entry, found: id, allowed: listWords(ids), suggestion },
    ]
  })
}

function valueAt(document: JsonObject, path: Issue['path']): JsonObject | null {
  let value: JsonValue | undefined = document
  for (const key of path) value = isJsonObject(value) ? value[String(key)] : undefined
  return isJsonObject(value) ? value : null
}
