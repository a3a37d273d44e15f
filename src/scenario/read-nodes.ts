/** Read the places of a scenario but for sites: regions, markets, terminals and waterways. */
import type { JsonObject } from '../json.ts'
import { assumed, assumedYearly, type Kind, readQuantity, readYearly } from './read-quantity.ts'
import {
  entriesAt,
  localisedAt,
  locationAt,
  objectAt,
  type Path,
  type Reading,
  referenceAt,
  report,
  textAt,
  wordAt,
} from './reading.ts'
import type { Market, ProjectKind, Region, Stretch, Terminal, Waterway } from './types.ts'

export const FLOW: Kind = { dimension: 'flow' }
export const TONNAGE: Kind = { dimension: 'tonnage' }
export const DISTANCE: Kind = { dimension: 'distance' }
export const UNIT_COST: Kind = { dimension: 'unitCost' }
export const SHARE: Kind = { dimension: 'ratio', max: 1 }
/** Chainage is positive downstream and 0 at the mouth, so that it is negative on a tributary. */
const CHAINAGE: Kind = { dimension: 'distance', min: Number.NEGATIVE_INFINITY }

export function readRegions(reading: Reading): Region[] {
  return entriesAt(reading.document, 'regions').map(([id, entry]) => {
    const path = ['regions', id]
    const projectedOutput = readYearly(reading, entry, path, 'projectedOutput', FLOW)
    const given = entry.projectedOutput !== undefined
    const outputLimit =
      entry.outputLimit === undefined
        ? given
          ? 'projected'
          : 'capacity'
        : wordAt(entry, 'outputLimit', ['capacity', 'projected'])
    if (outputLimit === 'projected' && !given) {
      report(reading, 'projected-output-missing', [...path, 'outputLimit'], {
        found: 'projected',
        allowed: 'projectedOutput, outputLimit: capacity',
        suggestion: 'capacity',
      })
    }
    return {
      id,
      name: localisedAt(entry, 'name'),
      outputLimit,
      projectedOutput,
      plannedCapacity: readYearly(reading, entry, path, 'plannedCapacity', FLOW),
      smallestScale: readSmallestScale(reading, entry, path),
    }
  })
}

function readSmallestScale(reading: Reading, entry: JsonObject, path: Path): Region['smallestScale'] {
  if (entry.smallestScale === undefined) return null
  const given = objectAt(entry, 'smallestScale')
  const read = (kind: ProjectKind) =>
    readQuantity(reading, given, [...path, 'smallestScale'], kind, FLOW) ?? assumed(0)
  return { new: read('new'), extended: read('extended') }
}

export function readMarkets(reading: Reading): Market[] {
  return entriesAt(reading.document, 'markets').map(([id, entry]) => {
    const path = ['markets', id]
    return {
      id,
      name: localisedAt(entry, 'name'),
      region: referenceAt(reading, entry, path, 'region', ['regions']) ?? '',
      code: textAt(entry, 'code'),
      location: locationAt(entry, 'location'),
      area: readQuantity(reading, entry, path, 'area', { dimension: 'area' }),
      demand: readYearly(reading, entry, path, 'demand', FLOW) ?? assumedYearly(reading, 0),
    }
  })
}

export function readTerminals(reading: Reading): Terminal[] {
  return entriesAt(reading.document, 'terminals').map(([id, entry]) => {
    const path = ['terminals', id]
    return {
      id,
      name: localisedAt(entry, 'name'),
      kind: wordAt(entry, 'kind', ['wharf', 'railhead']),
      region: referenceAt(reading, entry, path, 'region', ['regions']),
      location: locationAt(entry, 'location'),
      berth: readBerth(reading, entry, path),
      throughput: readYearly(reading, entry, path, 'throughput', FLOW),
    }
  })
}

function readBerth(reading: Reading, entry: JsonObject, path: Path): Terminal['berth'] {
  if (entry.berth === undefined) return null
  const berth = objectAt(entry, 'berth')
  const at = [...path, 'berth']
  return {
    waterway: referenceAt(reading, berth, at, 'waterway', ['waterways']) ?? '',
    chainage: readQuantity(reading, berth, at, 'chainage', CHAINAGE) ?? assumed(0),
  }
}

export function readWaterways(reading: Reading): Waterway[] {
  const waterways = entriesAt(reading.document, 'waterways').map(([id, entry]) => {
    const path = ['waterways', id]
    return {
      id,
      name: localisedAt(entry, 'name'),
      joins: readConfluence(reading, entry, path),
      stretches: readStretches(reading, entry, path),
    }
  })
  reportCycles(reading, waterways)
  return waterways
}

function readConfluence(reading: Reading, entry: JsonObject, path: Path): Waterway['joins'] {
  if (entry.joins === undefined) return null
  const joins = objectAt(entry, 'joins')
  const at = [...path, 'joins']
  return {
    waterway: referenceAt(reading, joins, at, 'waterway', ['waterways']) ?? '',
    at: readQuantity(reading, joins, at, 'at', CHAINAGE) ?? assumed(0),
  }
}

function readStretches(reading: Reading, entry: JsonObject, path: Path): Stretch[] {
  return entriesAt(entry, 'stretches').map(([id, stretch]) => {
    const at = [...path, 'stretches', id]
    return {
      id,
      name: localisedAt(stretch, 'name'),
      from: readQuantity(reading, stretch, at, 'from', CHAINAGE) ?? assumed(0),
      to: readQuantity(reading, stretch, at, 'to', CHAINAGE) ?? assumed(0),
      open: readYearly(reading, stretch, at, 'open', SHARE) ?? assumedYearly(reading, 1),
    }
  })
}

/** A river that flows into itself, by whichever way, would make distances along it endless. */
function reportCycles(reading: Reading, waterways: readonly Waterway[]): void {
  const next = new Map(waterways.map(({ id, joins }) => [id, joins?.waterway]))
  for (const { id } of waterways) {
    const seen = new Set<string>()
    let current: string | undefined = id
    while (current !== undefined && !seen.has(current)) {
      seen.add(current)
      current = next.get(current)
    }
    // Reported once per river on the cycle, not for those that merely flow into it.
    if (current === id) {
      report(reading, 'reference-cycle', ['waterways', id, 'joins', 'waterway'], {
        found: [...seen, id].join(' → '),
      })
    }
  }
}
