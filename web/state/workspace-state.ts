/** What the page's one store holds, and what it is made of. */
import type { Issue, JsonObject, JsonValue, Localised } from '../../src/index.ts'
import type { Client } from '../worker/client.ts'
import type { Opened, Progress, Solved, Title } from '../worker/protocol.ts'
import type { Path } from './document.ts'
import type { History, Version } from './history.ts'
import type { Notice } from './notices.ts'
import type { Shelf } from './session.ts'
import type { Look } from './views.ts'

export type Phase = 'loading' | 'solving' | 'ready' | 'invalid' | 'failed'

export interface WorkspaceState {
  readonly history: History
  readonly titles: readonly Title[]
  /** The loaded scenario beside its baseline; `null` until it is read. */
  readonly opened: Opened | null
  /** Document of the loaded scenario with the present patch. */
  readonly document: JsonObject | null
  /** The last good result, of the present version or of one before it. */
  readonly solved: Solved | null
  readonly baselineSolved: Solved | null
  readonly look: Look
  readonly phase: Phase
  /** Whether a run has lasted so long that it should be possible to stop it. */
  readonly slow: boolean
  /** How many years of the run under way are done; `null` where it has one year, or has not told yet. */
  readonly progress: Progress | null
  /** What stands in the way while `invalid`. */
  readonly issues: readonly Issue[]
  /** What went wrong while `failed`; empty where the user stopped it. */
  readonly failure: string | null
  readonly notice: Notice | null
  /** What is compared; empty for the present version and its baseline. */
  readonly compared: readonly Compared[]
}

/** One of the runs of a comparison: the present version, whatever it becomes, or another one under its name. */
export type Compared =
  | { readonly kind: 'now' }
  | { readonly kind: 'version'; readonly version: Version; readonly name: Localised }

/** A place of the document and what to put there; `undefined` deletes. */
export interface Edit {
  readonly path: Path
  readonly value: JsonValue | undefined
}

export interface WorkspaceOptions {
  readonly client: Client
  readonly shelf: Shelf
  /** Ids of the shipped scenarios, the first one first. */
  readonly scenarios: readonly string[]
}

/**
 * Whether the figures shown are not those of the present version. Of a drag, whose results follow within a frame or
 * two, only when one takes long: to begin dimming them at every step would have the browser paint them anew.
 */
export function isStale({
  phase,
  slow,
  history,
}: Pick<WorkspaceState, 'phase' | 'slow' | 'history'>): boolean {
  const behind = phase === 'solving' && (slow || history.gesture === null)
  return behind || phase === 'invalid' || phase === 'failed'
}

/** The year of the last result that is looked at: the one that was chosen, or the first; `null` without a result. */
export function yearLookedAt({ solved, look }: Pick<WorkspaceState, 'solved' | 'look'>): number | null {
  const years = solved?.result.years.map(({ year }) => year) ?? []
  return years.find((year) => year === look.year) ?? years[0] ?? null
}
