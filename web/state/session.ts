/** Keep the history over a reload: a versioned text in the tab's session storage, refused rather than half-read. */
import { isJsonObject, type JsonValue } from '../../src/index.ts'
import type { History, Version } from './history.ts'

export const SESSION_KEY = 'shashi.session'
const SESSION_VERSION = 1

/** Write a history as text, without the gesture under way. */
export function writeSession({ past, present, future }: History): string {
  return JSON.stringify({ version: SESSION_VERSION, past, present, future })
}

/** Read a history back; `null` where the text is not one of ours or names a scenario that is not `known`. */
export function readSession(text: string | null, known: ReadonlySet<string>): History | null {
  const stored = parse(text)
  if (!isJsonObject(stored) || stored.version !== SESSION_VERSION) return null
  const past = readVersions(stored.past, known)
  const future = readVersions(stored.future, known)
  const present = readVersion(stored.present, known)
  if (past === null || future === null || present === null) return null
  return { past, present, future, gesture: null }
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
    const version = readVersion(item, known)
    if (version === null) return null
    versions.push(version)
  }
  return versions
}

function readVersion(value: unknown, known: ReadonlySet<string>): Version | null {
  if (!isJsonObject(value)) return null
  const { scenario, patch } = value
  if (typeof scenario !== 'string' || !known.has(scenario) || !isJsonObject(patch)) return null
  return { scenario, patch }
}
