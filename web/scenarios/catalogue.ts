/** The shipped scenarios as `scripts/scenario-plugin.ts` read them, each loaded when it is first wanted. */
import type { JsonObject } from '../../src/index.ts'

/** A shipped scenario as what it changes of its baseline; of nothing, where it is a baseline itself. */
export interface ShippedDocument {
  /** Id of the scenario at the root of its `extends` chain; its own where there is none. */
  readonly baseline: string
  readonly patch: JsonObject
}

const FILES: Readonly<Record<string, () => Promise<ShippedDocument>>> = import.meta.glob<ShippedDocument>(
  '../../scenarios/*.yaml',
  { query: '?shipped', import: 'default' },
)

const BY_ID: ReadonlyMap<string, () => Promise<ShippedDocument>> = new Map(
  Object.entries(FILES).map(([path, load]) => [idOf(path), load]),
)

/** The scenario shown first. */
export const FIRST_SCENARIO = 'plan-2025'

/** Id of a shipped file, however it is reached. */
export function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.yaml$/, '')
}

/** Load a shipped scenario; throws where there is none. */
export async function loadShipped(id: string): Promise<ShippedDocument> {
  const load = BY_ID.get(id)
  if (load === undefined) throw new Error(`no scenario ${id}`)
  return load()
}

/** Ids of all shipped scenarios, the first one first, then by name. */
export function scenarioIds(): string[] {
  const ids = [...BY_ID.keys()].sort()
  return [...ids.filter((id) => id === FIRST_SCENARIO), ...ids.filter((id) => id !== FIRST_SCENARIO)]
}
