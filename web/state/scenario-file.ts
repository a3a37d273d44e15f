/** Files of saved scenarios, one or all: versioned JSON, refused with a reason rather than half-read. */
import { isJsonObject, type JsonObject } from '../../src/index.ts'
import { readSaved, type SavedScenario, writeSaved } from './saved.ts'
import { WORK_FORM } from './work.ts'

const FORMAT = 'shashi-scenarios'

/** Larger files are none of ours, bytes. */
export const LARGEST_FILE = 20_000_000

export type ReadFile =
  | {
      readonly ok: true
      readonly scenarios: readonly SavedScenario[]
      /** How many entries could not be read. */
      readonly refused: number
    }
  /** A whole scenario document, or a result that holds one. */
  | { readonly ok: true; readonly document: JsonObject }
  | { readonly ok: false; readonly reason: 'foreign' | 'newer' }

/** Write saved scenarios as the text of a file; the same scenarios give the same bytes. */
export function writeScenarioFile(scenarios: readonly SavedScenario[]): string {
  return `${JSON.stringify({ format: FORMAT, form: WORK_FORM, scenarios: scenarios.map(writeSaved) }, null, 2)}\n`
}

/** Read the text of a file. */
export function readScenarioFile(text: string, known: ReadonlySet<string>): ReadFile {
  const value = parse(text)
  if (!isJsonObject(value)) return { ok: false, reason: 'foreign' }
  if (value.format !== FORMAT) return readDocument(value)
  if (typeof value.form !== 'number' || !Array.isArray(value.scenarios))
    return { ok: false, reason: 'foreign' }
  if (value.form > WORK_FORM) return { ok: false, reason: 'newer' }
  const read = value.scenarios.map((one) => readSaved(one, known))
  const scenarios = read.flatMap((one) => (one.ok ? [one.saved] : []))
  if (scenarios.length === 0) return { ok: false, reason: 'foreign' }
  return { ok: true, scenarios, refused: read.length - scenarios.length }
}

/** A scenario document stands for itself; a result file holds the one it was run from. */
function readDocument(value: JsonObject): ReadFile {
  const inner = isJsonObject(value.scenario) ? value.scenario.document : value
  const isDocument = isJsonObject(inner) && isJsonObject(inner.markets) && isJsonObject(inner.sites)
  return isDocument ? { ok: true, document: inner } : { ok: false, reason: 'foreign' }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A file name from a scenario's name: no character that a file system refuses. */
export function fileNameFor(name: string): string {
  const plain = [...name.normalize('NFC')]
    .map((character) => (/[\p{L}\p{N}]/u.test(character) ? character : '-'))
    .join('')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '')
  return `${plain.slice(0, 80) || 'shashi'}.json`
}
