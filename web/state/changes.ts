/** The list "Changes from baseline": every place where the document stands apart from the baseline's. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/index.ts'
import { bareValue, changedPaths, type Path, readPath } from './document.ts'
import type { Lever } from './lever-types.ts'

export interface Change {
  readonly id: string
  readonly path: Path
  /** The lever that moves this place; `null` where none does. */
  readonly lever: Lever | null
  /** Bare values; `undefined` where there was or is none. */
  readonly before: JsonValue | undefined
  readonly after: JsonValue | undefined
}

/** What names a document rather than says anything about the city. */
const NAMING: ReadonlySet<string> = new Set(['id', 'title', 'description', 'schemaVersion'])

/** List the changes of a document from the baseline's, levers first in their order, then the rest by path. */
export function listChanges(
  baseline: JsonObject,
  document: JsonObject,
  levers: readonly Lever[],
): readonly Change[] {
  const order = new Map(levers.map((lever, index) => [lever.id, index]))
  const changes = changedPaths(baseline, document)
    .filter(([root]) => root !== undefined && !NAMING.has(root))
    .map((path): Change => {
      const id = path.join('.')
      const lever = levers[order.get(id) ?? -1] ?? null
      const [before, after] = [readPath(baseline, path), readPath(document, path)].map(bareValue)
      return { id, path, lever, before: before ?? leverBaseline(lever), after }
    })
  const rank = (change: Change) => order.get(change.id) ?? levers.length
  return changes.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
}

/** What the baseline has where its document leaves a value to the default. */
function leverBaseline(lever: Lever | null): JsonValue | undefined {
  return lever?.baseline ?? undefined
}

/** Whether a value is too large to show beside its path. */
export function isBulky(value: JsonValue | undefined): boolean {
  return isJsonObject(value) || Array.isArray(value)
}
