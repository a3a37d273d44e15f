/** A saved scenario: a name, notes, the work, and every state it was saved in before. */
import { isJsonObject, type JsonObject, type JsonValue, sameJson } from '../../src/index.ts'
import {
  type ReadWork,
  type Refusal,
  readWork,
  WORK_FORM,
  type Work,
  writeVersion,
  writeWork,
} from './work.ts'

/** One state of a saved scenario. */
export interface SavedState {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly work: Work
}

export interface SavedScenario {
  readonly id: string
  readonly name: string
  readonly notes: string
  /** Form of `work`, so that what an older page saved is migrated when it is read. */
  readonly form: number
  readonly created: string
  /** The present state. */
  readonly present: SavedState
  /** Earlier states, newest first. */
  readonly earlier: readonly SavedState[]
}

/** Earlier states kept; older ones fall off. */
export const MOST_EARLIER = 50

/** Time and new ids, which a test can set. */
export interface Clock {
  now(): string
  newId(): string
}

/** Begin a saved scenario. */
export function newSaved(name: string, work: Work, clock: Clock): SavedScenario {
  const at = clock.now()
  const present = { at, work: asSaved(work) }
  return { id: clock.newId(), name, notes: '', form: WORK_FORM, created: at, present, earlier: [] }
}

/** Save work as the new state; the former one goes to the history. Nothing is added where nothing changed. */
export function withState(saved: SavedScenario, work: Work, clock: Clock): SavedScenario {
  const fresh = asSaved(work)
  if (sameJson(writeWork(fresh), writeWork(saved.present.work))) return saved
  const earlier = [saved.present, ...saved.earlier].slice(0, MOST_EARLIER)
  return { ...saved, form: WORK_FORM, present: { at: clock.now(), work: fresh }, earlier }
}

/** A copy of its own, without the history. */
export function duplicateOf(saved: SavedScenario, name: string, clock: Clock): SavedScenario {
  return { ...newSaved(name, saved.present.work, clock), notes: saved.notes }
}

/** What was loaded before is no part of what is saved. */
function asSaved({ version, look }: Work): Work {
  return { version: { scenario: version.scenario, patch: version.patch }, look }
}

/** Write a saved scenario as plain data. */
export function writeSaved({ id, name, notes, created, present, earlier }: SavedScenario): JsonObject {
  const state = ({ at, work }: SavedState) => ({ at, work: writeWork(work) })
  return { id, name, notes, form: WORK_FORM, created, present: state(present), earlier: earlier.map(state) }
}

export type ReadSaved =
  | { readonly ok: true; readonly saved: SavedScenario }
  | { readonly ok: false; readonly reason: Refusal }

/** Read a saved scenario of any form up to the present one. */
export function readSaved(value: unknown, known: ReadonlySet<string>): ReadSaved {
  if (!isJsonObject(value)) return { ok: false, reason: 'broken' }
  const { id, name, notes, form, created } = value
  if (typeof id !== 'string' || typeof name !== 'string' || typeof form !== 'number') {
    return { ok: false, reason: 'broken' }
  }
  const present = readState(value.present, form, known)
  if (!present.ok) return present
  const list = Array.isArray(value.earlier) ? value.earlier : []
  // An earlier state that cannot be read any more is no reason to refuse the present one.
  const earlier = list.flatMap((item) => {
    const state = readState(item, form, known)
    return state.ok ? [state.state] : []
  })
  return {
    ok: true,
    saved: {
      id,
      name,
      notes: typeof notes === 'string' ? notes : '',
      form: WORK_FORM,
      created: typeof created === 'string' ? created : present.state.at,
      present: present.state,
      earlier: earlier.slice(0, MOST_EARLIER),
    },
  }
}

type ReadState =
  | { readonly ok: true; readonly state: SavedState }
  | { readonly ok: false; readonly reason: Refusal }

function readState(value: JsonValue | undefined, form: number, known: ReadonlySet<string>): ReadState {
  if (!isJsonObject(value)) return { ok: false, reason: 'broken' }
  const read: ReadWork = readWork(value.work, form, known)
  if (!read.ok) return read
  const at = typeof value.at === 'string' ? value.at : ''
  return { ok: true, state: { at, work: read.work } }
}

/** Whether two saved scenarios hold the same work under the same name. */
export function sameSaved(a: SavedScenario, b: SavedScenario): boolean {
  const content = ({ name, notes, present }: SavedScenario) => ({
    name,
    notes,
    version: writeVersion(present.work.version),
  })
  return sameJson(content(a), content(b))
}
