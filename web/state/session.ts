/** Keep the history over a reload: a versioned text in the tab's session storage, refused rather than half-read. */
import { isJsonObject, type JsonValue } from '../../src/index.ts'
import type { History, Version } from './history.ts'
import { FIRST_LOOK, type Look } from './views.ts'
import { readLook, readVersion, writeVersion } from './work.ts'

export const SESSION_KEY = 'shashi.session'

/** Version 1 had no look. */
const SESSION_VERSION = 2

export interface Session {
  readonly history: History
  readonly look: Look
}

/** Write a session as text, without the gesture under way. */
export function writeSession({ history, look }: Session): string {
  return JSON.stringify({
    version: SESSION_VERSION,
    past: history.past.map(writeVersion),
    present: writeVersion(history.present),
    future: history.future.map(writeVersion),
    look: { ...look },
  })
}

/** Read a session back; `null` where the text is not one of ours or names a scenario that is not `known`. */
export function readSession(text: string | null, known: ReadonlySet<string>): Session | null {
  const stored = parse(text)
  if (!isJsonObject(stored)) return null
  if (stored.version !== 1 && stored.version !== SESSION_VERSION) return null
  const past = readVersions(stored.past, known)
  const future = readVersions(stored.future, known)
  const present = readKnown(stored.present, known)
  if (past === null || future === null || present === null) return null
  const look = stored.version === 1 ? FIRST_LOOK : readLook(stored.look)
  return { history: { past, present, future, gesture: null }, look }
}

/** Where a session lives between reloads. */
export interface Shelf {
  read(): string | null
  /** Throws where there is no room. */
  write(text: string): void
}

/** Past entries that are tried in turn when there is no room for all. */
const ROOMS = [Number.POSITIVE_INFINITY, 100, 20, 0]

/** Keep a session on a shelf, with as much of the past as there is room for; tell whether all of it went in. */
export function keepSession(shelf: Shelf, { history, look }: Session): boolean {
  for (const room of ROOMS) {
    const past = room === 0 ? [] : history.past.slice(-room)
    try {
      shelf.write(writeSession({ history: { ...history, past }, look }))
      return past.length === history.past.length
    } catch {
      // No room, or storage is forbidden: try with less.
    }
  }
  return false
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

function readVersions(value: JsonValue | undefined, known: ReadonlySet<string>): Version[] | null {
  if (!Array.isArray(value)) return null
  const versions: Version[] = []
  for (const item of value) {
    const version = readKnown(item, known)
    if (version === null) return null
    versions.push(version)
  }
  return versions
}

function readKnown(value: JsonValue | undefined, known: ReadonlySet<string>): Version | null {
  const version = readVersion(value)
  return version !== null && known.has(version.scenario) ? version : null
}
