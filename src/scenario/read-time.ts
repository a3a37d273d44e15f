/** Read years of the calendar and whole numbers of years, with their provenance. */
import type { JsonObject } from '../json.ts'
import { type Kind, readQuantity } from './read-quantity.ts'
import { type Path, type Reading, report } from './reading.ts'
import type { Quantity } from './types.ts'

const CALENDAR: Kind = { dimension: 'ratio', min: 1900, max: 2200 }
const DURATION: Kind = { dimension: 'duration', max: 300 }

/** Read the calendar year under a key; `null` where there is none or it is wrong, which is then reported. */
export function readCalendarYear(
  reading: Reading,
  object: JsonObject,
  path: Path,
  key: string,
): Quantity | null {
  return readWhole(reading, object, path, key, CALENDAR, '2025, 2026, …')
}

/** Read the number of years under a key, 0 or more; `null` as above. */
export function readDuration(reading: Reading, object: JsonObject, path: Path, key: string): Quantity | null {
  return readWhole(reading, object, path, key, DURATION, '0, 1, 2, …')
}

function readWhole(
  reading: Reading,
  object: JsonObject,
  path: Path,
  key: string,
  kind: Kind,
  allowed: string,
): Quantity | null {
  const quantity = readQuantity(reading, object, path, key, kind)
  if (quantity === null || Number.isInteger(quantity.value)) return quantity
  report(reading, 'out-of-range', [...path, key], { found: quantity.value, allowed })
  return null
}
