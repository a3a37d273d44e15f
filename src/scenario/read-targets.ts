/** Read what is watched: targets and early warnings. */
import { isJsonObject, type JsonObject } from '../json.ts'
import { dimensionOf, splitLiteral } from '../units.ts'
import { SHARE } from './read-nodes.ts'
import { assumed, type Kind, readQuantity } from './read-quantity.ts'
import {
  entriesAt,
  localisedAt,
  numberAt,
  objectAt,
  type Path,
  type Reading,
  referenceAt,
  report,
  textAt,
  wordAt,
} from './reading.ts'
import {
  CITY,
  type EarlyWarning,
  INDICATOR_IDS,
  type Quantity,
  TARGET_KINDS,
  TARGET_SENSES,
  type Target,
  WARNING_LEVELS,
} from './types.ts'

/** Share of a limit within which a target is at risk, where the document gives none: assumed. */
const DEFAULT_MARGIN = 0.05

export function readTargets(reading: Reading): Target[] {
  return entriesAt(reading.document, 'targets').map(([id, entry]) => {
    const path = ['targets', id]
    const computable = entry.computable !== false
    if (computable && entry.indicator === undefined) {
      report(reading, 'missing-key', [...path, 'indicator'], { allowed: 'indicator, computable', at: 'key' })
    }
    return {
      id,
      name: localisedAt(entry, 'name'),
      indicator: computable ? readIndicator(entry) : null,
      region: readRegion(reading, entry, path) ?? CITY,
      year: numberAt(entry, 'year') ?? 0,
      limit: readThreshold(reading, entry, path, 'limit') ?? assumed(0),
      sense: wordAt(entry, 'sense', TARGET_SENSES),
      kind: wordAt(entry, 'kind', TARGET_KINDS),
      margin: readQuantity(reading, entry, path, 'margin', SHARE) ?? assumed(DEFAULT_MARGIN),
      note: entry.note === undefined ? null : localisedAt(entry, 'note'),
    }
  })
}

export function readEarlyWarning(reading: Reading): EarlyWarning[] {
  return entriesAt(reading.document, 'earlyWarning').map(([id, entry]) => {
    const path = ['earlyWarning', id]
    const sense = wordAt(entry, 'sense', TARGET_SENSES)
    return {
      id,
      indicator: readIndicator(entry),
      region: readRegion(reading, entry, path),
      sense,
      levels: readLevels(reading, entry, path, sense),
    }
  })
}

const readIndicator = (entry: JsonObject): string => wordAt(entry, 'indicator', INDICATOR_IDS)

function readRegion(reading: Reading, entry: JsonObject, path: Path): string | null {
  return textAt(entry, 'region') === CITY ? CITY : referenceAt(reading, entry, path, 'region', ['regions'])
}

/** Thresholds by severity: each must lie beyond the one before it, on the side that warns. */
function readLevels(
  reading: Reading,
  entry: JsonObject,
  path: Path,
  sense: EarlyWarning['sense'],
): EarlyWarning['levels'] {
  const given = objectAt(entry, 'levels')
  const under = [...path, 'levels']
  if (isJsonObject(entry.levels) && Object.keys(given).length === 0) {
    report(reading, 'missing-key', [...under, 'red'], { allowed: WARNING_LEVELS.join(', '), at: 'key' })
  }
  let milder: Quantity | null = null
  return WARNING_LEVELS.flatMap((level) => {
    const threshold = readThreshold(reading, given, under, level)
    if (threshold === null) return []
    const isBeyond =
      milder === null ||
      (sense === 'at-least' ? threshold.value < milder.value : threshold.value > milder.value)
    if (!isBeyond) {
      const allowed = `${sense === 'at-least' ? '<' : '>'} ${milder?.value}`
      report(reading, 'out-of-range', [...under, level], { found: threshold.value, allowed })
    }
    milder = threshold
    return [{ level, threshold }]
  })
}

/** A number in the unit of its indicator, which may be written with it: its own unit tells what it measures. */
function readThreshold(reading: Reading, entry: JsonObject, path: Path, key: string): Quantity | null {
  const field = entry[key]
  const inner = isJsonObject(field) ? field.value : field
  const written = typeof inner === 'string' ? (splitLiteral(inner)?.unit ?? '') : ''
  const unit = written === '' && isJsonObject(field) ? (textAt(field, 'unit') ?? '') : written
  const kind: Kind = { dimension: dimensionOf(unit) ?? 'ratio', min: Number.NEGATIVE_INFINITY }
  return readQuantity(reading, entry, path, key, kind)
}
