/**
 * What leaves the page and comes back: a version of the user's work and how it was looked at. Sessions, share
 * links, saved scenarios and files all carry it, in one versioned form with one table of migrations.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/index.ts'
import type { Loaded, Version } from './history.ts'
import { FIRST_LOOK, type Look } from './views.ts'

export interface Work {
  readonly version: Version
  readonly look: Look
}

/** Version of the form; raise it with a migration whenever the form changes. */
export const WORK_FORM = 2

/** From each older form to the next. Form 1 held the scenario and the patch alone, and no look. */
const MIGRATIONS: Readonly<Record<number, (stored: JsonObject) => JsonObject>> = {
  1: ({ scenario, patch }) => ({ version: definedOnly({ scenario, patch }), look: { ...FIRST_LOOK } }),
}

/** Why something stored or sent cannot be read. */
export type Refusal = 'broken' | 'newer' | 'unknown-scenario'

export type ReadWork =
  | { readonly ok: true; readonly work: Work }
  | { readonly ok: false; readonly reason: Refusal }

/** Write work as plain data of the present form. */
export function writeWork({ version, look }: Work): JsonObject {
  return { version: writeVersion(version), look: { view: look.view, year: look.year } }
}

/**
 * Read work of any form up to the present one.
 * @param form the number that stood beside it.
 * @param known ids of the scenarios that ship.
 */
export function readWork(stored: unknown, form: number, known: ReadonlySet<string>): ReadWork {
  if (form > WORK_FORM) return { ok: false, reason: 'newer' }
  if (!isJsonObject(stored)) return { ok: false, reason: 'broken' }
  const migrated = migrate(stored, form)
  if (migrated === null) return { ok: false, reason: 'broken' }
  const version = readVersion(migrated.version)
  if (version === null) return { ok: false, reason: 'broken' }
  if (!known.has(version.scenario)) return { ok: false, reason: 'unknown-scenario' }
  return { ok: true, work: { version, look: readLook(migrated.look) } }
}

function migrate(stored: JsonObject, form: number): JsonObject | null {
  let current = stored
  for (let at = form; at < WORK_FORM; at++) {
    const step = MIGRATIONS[at]
    if (step === undefined) return null
    current = step(current)
  }
  return current
}

/** Write a version as plain data. */
export function writeVersion({ scenario, patch, from }: Version): JsonObject {
  if (from === undefined) return { scenario, patch }
  return { scenario, patch, from: { saved: from.saved, name: from.name, patch: from.patch } }
}

/** Read a version; `null` where it is none. */
export function readVersion(value: JsonValue | undefined): Version | null {
  if (!isJsonObject(value)) return null
  const { scenario, patch } = value
  if (typeof scenario !== 'string' || !isJsonObject(patch) || !isShallow(patch, DEEPEST)) return null
  const from = readLoaded(value.from)
  return from === null ? { scenario, patch } : { scenario, patch, from }
}

/** No document is deeper; what is would only exhaust the stack. */
const DEEPEST = 32

function isShallow(value: JsonValue, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((member) => isShallow(member, depth - 1))
}

function readLoaded(value: JsonValue | undefined): Loaded | null {
  if (!isJsonObject(value) || !isJsonObject(value.patch) || !isShallow(value.patch, DEEPEST)) return null
  return { saved: textOrNull(value.saved), name: textOrNull(value.name), patch: value.patch }
}

/** Read how work was looked at; what is missing or foreign falls back to the first look. */
export function readLook(value: JsonValue | undefined): Look {
  if (!isJsonObject(value)) return FIRST_LOOK
  const { view, year } = value
  return {
    view: typeof view === 'string' ? view : FIRST_LOOK.view,
    year: typeof year === 'number' ? year : null,
  }
}

function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function definedOnly(members: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}
