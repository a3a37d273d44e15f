/** Read the means of transport of a scenario: modes and explicit links. */
import type { JsonObject } from '../json.ts'
import { DISTANCE, FLOW, UNIT_COST } from './read-nodes.ts'
import { assumed, assumedYearly, type Kind, readQuantity, readYearly } from './read-quantity.ts'
import {
  entriesAt,
  localisedAt,
  objectAt,
  type Path,
  type Reading,
  referenceAt,
  report,
  wordAt,
} from './reading.ts'
import { type FreightBand, type Link, MODE_KINDS, type Mode } from './types.ts'

const FREIGHT_RATE: Kind = { dimension: 'freightRate' }
const AT_LEAST_ONE: Kind = { dimension: 'ratio', min: 1 }
const ENDS = ['sites', 'terminals', 'markets', 'projects']

export function readLinks(reading: Reading): Link[] {
  return entriesAt(reading.document, 'links').map(([id, entry]) => {
    const path = ['links', id]
    return {
      id,
      from: referenceAt(reading, entry, path, 'from', ENDS) ?? '',
      to: referenceAt(reading, entry, path, 'to', ENDS) ?? '',
      mode: referenceAt(reading, entry, path, 'mode', ['modes']) ?? '',
      distance: readQuantity(reading, entry, path, 'distance', DISTANCE) ?? assumed(0),
      cost: readQuantity(reading, entry, path, 'cost', UNIT_COST),
      capacity: readYearly(reading, entry, path, 'capacity', FLOW),
    }
  })
}

export function readModes(reading: Reading): Mode[] {
  return entriesAt(reading.document, 'modes').map(([id, entry]) => {
    const path = ['modes', id]
    const yearly = (key: string, kind: Kind) =>
      readYearly(reading, entry, path, key, kind) ?? assumedYearly(reading, 0)
    return {
      id,
      name: localisedAt(entry, 'name'),
      kind: wordAt(entry, 'kind', MODE_KINDS),
      fixed: yearly('fixed', UNIT_COST),
      bands: readBands(reading, entry, path),
      handling: readHandling(reading, entry, path),
      emissionFactor: yearly('emissionFactor', { dimension: 'emissionFactor' }),
      circuity: readQuantity(reading, entry, path, 'circuity', AT_LEAST_ONE) ?? assumed(1),
      upstreamFactor: readQuantity(reading, entry, path, 'upstreamFactor', AT_LEAST_ONE) ?? assumed(1),
      maxDistance: readQuantity(reading, entry, path, 'maxDistance', DISTANCE),
    }
  })
}

function readHandling(reading: Reading, entry: JsonObject, path: Path): Mode['handling'] {
  const handling = objectAt(entry, 'handling')
  const at = [...path, 'handling']
  const read = (key: string) => readYearly(reading, handling, at, key, UNIT_COST) ?? assumedYearly(reading, 0)
  return { load: read('load'), unload: read('unload') }
}

/** Read the freight bands, ascending by where they end; exactly one has no end. */
function readBands(reading: Reading, entry: JsonObject, path: Path): FreightBand[] {
  const at = [...path, 'bands']
  let endless = 0
  const bands = entriesAt(entry, 'bands').map(([id, band]) => {
    if (band.upTo === undefined) endless++
    return {
      id,
      upTo: readQuantity(reading, band, [...at, id], 'upTo', DISTANCE)?.value ?? null,
      rate: readYearly(reading, band, [...at, id], 'rate', FREIGHT_RATE) ?? assumedYearly(reading, 0),
    }
  })
  const ends = bands.flatMap(({ upTo }) => (upTo === null ? [] : [upTo]))
  if (entry.bands !== undefined && (endless !== 1 || new Set(ends).size < ends.length)) {
    const found = bands.map(({ id, upTo }) => `${id}: ${upTo ?? '∞'}`).join(', ')
    report(reading, 'bad-bands', at, { found, at: 'key' })
  }
  const end = ({ upTo }: FreightBand) => upTo ?? Number.POSITIVE_INFINITY
  return bands.sort((a, b) => (end(a) < end(b) ? -1 : 1))
}
