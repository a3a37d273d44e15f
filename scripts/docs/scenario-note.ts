/** What the document on the scenario format says of a key beyond what the schema says. */
import type { JsonValue } from '../../src/json.ts'

export interface KeyNote {
  readonly meaning: string
  /** Unit where the tables' own units have none: `ratio`, `count`, `year`, … */
  readonly unit?: string
  /** The value a document has without the key; a test holds that leaving it out and writing it are the same. */
  readonly fallback?: JsonValue
  /** What holds without the key, where that is no single value. */
  readonly otherwise?: string
  /** Least value that is accepted, in the unit; 0 for a quantity unless given, `null` for no bound. */
  readonly min?: number | null
  readonly max?: number
  readonly whole?: boolean
  /** Collections in which the id must stand. */
  readonly of?: readonly string[]
  /** What may stand, in words, where neither a list, a range nor a reference says it. */
  readonly allowed?: string
  /** The meaning of each allowed word; none where the meaning links to where they are explained. */
  readonly words?: Readonly<Record<string, string>>
}

/** Notes by heading of the column. */
export type SheetNotes = Readonly<Record<string, KeyNote>>

export const names = (what: string): SheetNotes => ({
  'name.zh': { meaning: `What ${what} is called in Chinese.` },
  'name.en': { meaning: `What ${what} is called in English.` },
})

/** WGS84, as in RFC 7946. */
export const location = (what: string, otherwise?: string): SheetNotes => ({
  'location.longitude': {
    meaning: `Longitude of ${what}, WGS84, positive east.`,
    min: -180,
    max: 180,
    ...(otherwise === undefined ? {} : { otherwise }),
  },
  'location.latitude': {
    meaning: `Latitude of ${what}, WGS84, positive north.`,
    min: -90,
    max: 90,
    ...(otherwise === undefined ? {} : { otherwise }),
  },
})

export const mines = (when: string, otherwise: string): SheetNotes =>
  Object.fromEntries(
    ['large', 'medium', 'small'].map((size) => [
      `mines.${size}`,
      { meaning: `Mines of the ${size} scale class ${when}.`, unit: 'count', min: 0, whole: true, otherwise },
    ]),
  )

export const TIER_WORDS: Readonly<Record<string, string>> = {
  zone: 'a concentrated mining zone of the plan',
  backbone: 'a backbone mine',
  small: 'a small mine for local need',
  recycled: 'recycled aggregate, which takes from no reserve and is not held to the projected output',
  import: 'stone from outside the area, likewise',
}

export const district = (what: string): SheetNotes => ({
  'district.code': { meaning: `Code of the district ${what} lies in, GB/T 2260.`, otherwise: 'none' },
  'district.name.zh': { meaning: 'Name of that district in Chinese.', otherwise: 'none' },
  'district.name.en': { meaning: 'Name of that district in English.', otherwise: 'none' },
})
