/** Read the sites of a scenario, before permits and projects run their course. */
import type { JsonObject } from '../json.ts'
import { at } from '../lists.ts'
import { roundQuantity } from '../units.ts'
import { FLOW, SHARE, TONNAGE, UNIT_COST } from './read-nodes.ts'
import { assumed, assumedYearly, readQuantity, readYearly } from './read-quantity.ts'
import { readCalendarYear } from './read-time.ts'
import {
  entriesAt,
  localisedAt,
  locationAt,
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
  type Market,
  type Mines,
  type Provenance,
  type Site,
  type Stock,
  TIERS,
  type Yearly,
} from './types.ts'

/** A site without what permits and projects make of it. */
export type SiteDraft = Omit<Site, 'capacity' | 'course'>

export function readSites(reading: Reading, markets: readonly Market[]): SiteDraft[] {
  return entriesAt(reading.document, 'sites').map(([id, entry]) => {
    const path = ['sites', id]
    const place = readPlace(reading, id, entry, path)
    return {
      ...place,
      ownCapacity: readCapacity(reading, entry, path, markets, place),
      reserve: readQuantity(reading, entry, path, 'reserve', TONNAGE),
      mines: readMines(entry),
      permitEnd: readCalendarYear(reading, entry, path, 'permitEnd'),
      stock: readStock(reading, entry, path),
    }
  })
}

type Place = Omit<SiteDraft, 'ownCapacity' | 'reserve' | 'mines' | 'permitEnd' | 'stock'>

/** Read what a site and a project that is one say alike: where it is, and what its product costs. */
export function readPlace(reading: Reading, id: string, entry: JsonObject, path: Path): Place {
  return {
    id,
    name: localisedAt(entry, 'name'),
    region: referenceAt(reading, entry, path, 'region', ['regions']) ?? '',
    tier: wordAt(entry, 'tier', TIERS),
    exporter: entry.exporter === true,
    code: textAt(entry, 'code'),
    district: readDistrict(entry),
    inside: referenceAt(reading, entry, path, 'inside', ['markets']),
    location: locationAt(entry, 'location'),
    exWorksPrice: readYearly(reading, entry, path, 'exWorksPrice', UNIT_COST) ?? assumedYearly(reading, 0),
    recovery:
      readQuantity(reading, entry, path, 'recovery', { dimension: 'ratio', min: 0.001, max: 1 }) ??
      assumed(1),
  }
}

function readDistrict(entry: JsonObject): Site['district'] {
  if (entry.district === undefined) return null
  const district = objectAt(entry, 'district')
  return { code: textAt(district, 'code') ?? '', name: localisedAt(district, 'name') }
}

export function readMines(entry: JsonObject): Mines | null {
  if (entry.mines === undefined) return null
  const mines = objectAt(entry, 'mines')
  const count = (size: string) => numberAt(mines, size) ?? 0
  return { large: count('large'), medium: count('medium'), small: count('small') }
}

/** wt/yr: as given, or a share of the demand of the market the site lies inside, else of its region. */
function readCapacity(
  reading: Reading,
  entry: JsonObject,
  path: Path,
  markets: readonly Market[],
  { inside, region }: Place,
): Yearly {
  const capacity = readYearly(reading, entry, path, 'capacity', FLOW)
  const share = readYearly(reading, entry, path, 'demandShare', SHARE)
  if (entry.capacity === undefined && entry.demandShare === undefined) {
    report(reading, 'missing-key', [...path, 'capacity'], { allowed: 'capacity, demandShare', at: 'key' })
  }
  if (entry.capacity !== undefined && entry.demandShare !== undefined) {
    const allowed = 'capacity, demandShare: …'
    report(reading, 'one-of-two', [...path, 'demandShare'], {
      found: 'capacity, demandShare',
      allowed,
      at: 'key',
    })
  }
  if (share === null) return capacity ?? assumedYearly(reading, 0)
  const served = markets.filter((market) =>
    inside === null ? market.region === region : market.id === inside,
  )
  const demand = reading.years.map((_, t) =>
    served.reduce((sum, market) => sum + at(market.demand.byYear, t), 0),
  )
  const byYear = share.byYear.map((part, t) => roundQuantity(part * at(demand, t)))
  return { byYear, provenance: rangeOver(share.provenance, demand[0] ?? 0) }
}

/** The range of a share as one of tonnage, as all ranges are in the unit of their number: that of the first year. */
function rangeOver(provenance: Provenance, demand: number): Provenance {
  const over = (share: number | null) => (share === null ? null : roundQuantity(share * demand))
  return { ...provenance, low: over(provenance.low), high: over(provenance.high) }
}

function readStock(reading: Reading, entry: JsonObject, path: Path): Stock | null {
  if (entry.stock === undefined) return null
  const given = objectAt(entry, 'stock')
  const under = [...path, 'stock']
  const capacity = readQuantity(reading, given, under, 'capacity', TONNAGE) ?? assumed(0)
  const start = readQuantity(reading, given, under, 'start', TONNAGE) ?? assumed(0)
  if (start.value > capacity.value) {
    report(reading, 'out-of-range', [...under, 'start'], {
      found: start.value,
      allowed: `≤ ${capacity.value}`,
    })
  }
  return {
    capacity,
    start,
    fillRate: readQuantity(reading, given, under, 'fillRate', FLOW),
    releaseRate: readQuantity(reading, given, under, 'releaseRate', FLOW),
  }
}
