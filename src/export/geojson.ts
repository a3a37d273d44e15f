/** Places and routes of a year as GeoJSON (RFC 7946): WGS84, longitude first, no `crs`, with a `bbox`. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import type { ResultFile } from '../report/types.ts'
import { sourceTexts } from './data-package.ts'

type Position = readonly [number, number]

interface Feature {
  readonly id: string
  readonly coordinates: Position | readonly Position[]
  readonly properties: JsonObject
}

/**
 * Write a year of a result: sites, markets and terminals as points with their rows, flows as lines through the
 * wharves they pass. Quantities in wt/yr, cost in 万元, emissions in t CO2e, distance in km, prices in yuan/t.
 */
export function writeGeoJson(result: ResultFile, year: number): JsonObject {
  const { document } = result.scenario
  const positions = positionsOf(document)
  const points = (['sites', 'markets', 'terminals'] as const).flatMap((collection) =>
    pointsOf(document, collection, rowsOf(result[collection], year)),
  )
  const routes = result.flows
    .filter((flow) => flow.year === year)
    .flatMap((flow, position) => routeOf(flow, position, positions))
  const features = [...points, ...routes]
  return {
    type: 'FeatureCollection',
    ...boundsOf(features),
    scenario: { id: result.scenario.id, title: { ...result.scenario.title }, hash: result.scenario.hash },
    year,
    policy: result.policy,
    // Places come from sources that ask to be named.
    sources: sourceTexts(document).map((source) => ({ ...source })),
    features: features.map(({ id, coordinates, properties }) => ({
      type: 'Feature',
      id,
      geometry: isPosition(coordinates)
        ? { type: 'Point', coordinates }
        : { type: 'LineString', coordinates },
      properties,
    })),
  }
}

const isPosition = (coordinates: Feature['coordinates']): coordinates is Position =>
  typeof coordinates[0] === 'number'

function rowsOf(
  rows: readonly { readonly year: number; readonly id: string }[],
  year: number,
): Map<string, object> {
  return new Map(rows.filter((row) => row.year === year).map((row) => [row.id, row] as const))
}

function positionOf(entry: JsonValue | undefined): Position | null {
  const location = isJsonObject(entry) ? entry.location : undefined
  if (!isJsonObject(location)) return null
  const { longitude, latitude } = location
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : null
}

/** Sites, markets, terminals and projects share no ids, so that one map serves all. */
function positionsOf(document: JsonObject): Map<string, Position> {
  const found = new Map<string, Position>()
  for (const collection of ['projects', 'terminals', 'markets', 'sites']) {
    const entries = isJsonObject(document[collection]) ? Object.entries(document[collection]) : []
    for (const [id, entry] of entries) {
      const position = positionOf(entry)
      if (position !== null) found.set(id, position)
    }
  }
  return found
}

function pointsOf(
  document: JsonObject,
  collection: 'sites' | 'markets' | 'terminals',
  rows: ReadonlyMap<string, object>,
): Feature[] {
  const positions = positionsOf(document)
  const entries = isJsonObject(document[collection]) ? document[collection] : {}
  const projects = isJsonObject(document.projects) ? document.projects : {}
  const ids = new Set([...Object.keys(entries), ...rows.keys()])
  return [...ids].flatMap((id) => {
    const coordinates = positions.get(id)
    const entry = entries[id] ?? projects[id]
    if (coordinates === undefined) return []
    const { year: _year, id: _id, ...row } = plain(rows.get(id) ?? {})
    const kind = collection.replace(/s$/, '')
    return [{ id: `${collection}/${id}`, coordinates, properties: { kind, id, ...nameOf(entry), ...row } }]
  })
}

function plain(row: object): JsonObject {
  const copy: JsonValue = JSON.parse(JSON.stringify(row))
  return isJsonObject(copy) ? copy : {}
}

function nameOf(entry: JsonValue | undefined): JsonObject {
  const name = isJsonObject(entry) && isJsonObject(entry.name) ? entry.name : {}
  return { name_zh: name.zh ?? null, name_en: name.en ?? null }
}

/** A flow as a line: from the site by way of its wharves to the market. */
function routeOf(
  flow: ResultFile['flows'][number],
  position: number,
  positions: ReadonlyMap<string, Position>,
): Feature[] {
  const { legs, year: _year, ...row } = flow
  const stops = [flow.site, ...legs.slice(1).map(({ from }) => from), flow.market]
  const coordinates = stops.flatMap((stop) => {
    const found = positions.get(stop)
    return found === undefined ? [] : [found]
  })
  if (coordinates.length < stops.length) return []
  const properties = { kind: 'route', ...row, via: stops.slice(1, -1), modes: legs.map(({ mode }) => mode) }
  return [{ id: `flows/${position + 1}`, coordinates, properties }]
}

/** West, south, east, north. */
function boundsOf(features: readonly Feature[]): JsonObject {
  const all = features.flatMap(({ coordinates }) => (isPosition(coordinates) ? [coordinates] : coordinates))
  if (all.length === 0) return {}
  const least = (axis: 0 | 1) => all.reduce((value, position) => Math.min(value, position[axis]), Infinity)
  const most = (axis: 0 | 1) => all.reduce((value, position) => Math.max(value, position[axis]), -Infinity)
  return { bbox: [least(0), least(1), most(0), most(1)] }
}
