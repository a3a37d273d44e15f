/**
 * Undo and redo over versions of the user's work. A version is the loaded scenario and the patch on it; a gesture
 * (one drag of a slider, one run of key presses) makes one entry however many values it passes through.
 */
import { type JsonObject, sameJson } from '../../src/index.ts'

/** What the user works on: a shipped scenario by id, and the merge patch on its document. */
export interface Version {
  readonly scenario: string
  readonly patch: JsonObject
  /** What was loaded on top of the shipped scenario: where a reset leads first; left out where nothing was. */
  readonly from?: Loaded
}

/** A saved scenario, a share link or a file, as it was when it was loaded. */
export interface Loaded {
  /** Id among the saved scenarios; `null` for a link or a file. */
  readonly saved: string | null
  /** Name it was saved under; `null` where it had none. */
  readonly name: string | null
  readonly patch: JsonObject
}

export interface History {
  /** Oldest first. */
  readonly past: readonly Version[]
  readonly present: Version
  /** Next redo first. */
  readonly future: readonly Version[]
  /** The gesture under way, whose next value replaces the present one; `null` between gestures. */
  readonly gesture: string | null
}

/** Entries kept; older ones fall off. */
export const MAX_ENTRIES = 500

/** Begin a history at a version. */
export function startHistory(present: Version): History {
  return { past: [], present, future: [], gesture: null }
}

/** Record a version: within the gesture under way it replaces the present, else it adds an entry. */
export function record(history: History, version: Version, gesture: string | null): History {
  const within = gesture !== null && history.gesture === gesture
  if (!within && sameVersion(history.present, version)) return closeGesture(history)
  const past = within ? history.past : [...closeGesture(history).past, history.present].slice(-MAX_ENTRIES)
  return { past, present: version, future: [], gesture }
}

/** End the gesture under way. A gesture that came back to where it began leaves no entry. */
export function closeGesture(history: History): History {
  if (history.gesture === null) return history
  const before = history.past.at(-1)
  const idle = before !== undefined && sameVersion(before, history.present)
  return { ...history, past: idle ? history.past.slice(0, -1) : history.past, gesture: null }
}

/** Step back one entry; the same history where there is none. */
export function undo(history: History): History {
  const { past, present, future } = closeGesture(history)
  const before = past.at(-1)
  if (before === undefined) return closeGesture(history)
  return { past: past.slice(0, -1), present: before, future: [present, ...future], gesture: null }
}

/** Step forward one entry; the same history where there is none. */
export function redo(history: History): History {
  const { past, present, future } = closeGesture(history)
  const [after, ...rest] = future
  if (after === undefined) return closeGesture(history)
  return { past: [...past, present], present: after, future: rest, gesture: null }
}

/** Where the reset button leads: first to what was loaded, then to the baseline, then nowhere. */
export function resetTarget(present: Version, baseline: string): Version | null {
  const loaded = present.from?.patch ?? {}
  if (!sameJson(present.patch, loaded)) return { ...present, patch: loaded }
  const atBaseline = present.scenario === baseline && sameJson(present.patch, {})
  if (atBaseline && present.from === undefined) return null
  return { scenario: baseline, patch: {} }
}

export function sameVersion(a: Version, b: Version): boolean {
  return a.scenario === b.scenario && sameJson(a.patch, b.patch) && sameLoaded(a.from, b.from)
}

function sameLoaded(a: Loaded | undefined, b: Loaded | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.saved === b.saved && a.name === b.name && sameJson(a.patch, b.patch)
}
