/** A strict reader of GeoJSON (RFC 7946): what is wrong with a file, in the RFC’s sections; no mistakes, no lines. */
import { isJsonObject, type JsonValue } from '../../src/json.ts'

const TYPES = ['Point', 'LineString', 'Polygon'] as const
/** §7.1: members of other GeoJSON types that an object must not have. */
const DEFINING: Readonly<Record<string, readonly string[]>> = {
  FeatureCollection: ['coordinates', 'geometries', 'geometry', 'properties'],
  Feature: ['coordinates', 'geometries', 'features'],
  Point: ['geometry', 'properties', 'features'],
  LineString: ['geometry', 'properties', 'features'],
  Polygon: ['geometry', 'properties', 'features'],
}

/** List what departs from RFC 7946 in a feature collection. */
export function checkGeoJson(file: JsonValue): readonly string[] {
  if (!isJsonObject(file) || file.type !== 'FeatureCollection') return ['§3.3 no feature collection']
  const problems = defining(file, 'FeatureCollection')
  if ('crs' in file) problems.push('§4 crs is gone')
  if (!Array.isArray(file.features)) return [...problems, '§3.3 features is no array']
  const ids = new Set<JsonValue>()
  const all: (readonly number[])[] = []
  file.features.forEach((feature, index) => {
    if (!isJsonObject(feature) || feature.type !== 'Feature') {
      problems.push(`§3.2 features[${index}] is no feature`)
      return
    }
    problems.push(...defining(feature, 'Feature'))
    if (!('properties' in feature)) problems.push(`§3.2 features[${index}] has no properties`)
    if (feature.id !== undefined) {
      if (typeof feature.id !== 'string' && typeof feature.id !== 'number') problems.push('§3.2 id')
      if (ids.has(feature.id)) problems.push(`§3.2 id ${String(feature.id)} twice`)
      ids.add(feature.id)
    }
    checkGeometry(feature.geometry ?? null, `features[${index}]`, problems, all)
  })
  checkBounds(file.bbox, all, problems)
  return problems
}

function defining(object: object, type: string): string[] {
  return (DEFINING[type] ?? []).filter((key) => key in object).map((key) => `§7.1 ${type} has ${key}`)
}

function checkGeometry(
  geometry: JsonValue,
  at: string,
  problems: string[],
  all: (readonly number[])[],
): void {
  const type = isJsonObject(geometry) ? TYPES.find((each) => each === geometry.type) : undefined
  if (!isJsonObject(geometry) || type === undefined) {
    problems.push(`§3.1 ${at} has no geometry`)
    return
  }
  problems.push(...defining(geometry, type))
  const { coordinates } = geometry
  const rings = type === 'Polygon' && Array.isArray(coordinates) ? coordinates : [coordinates]
  for (const ring of rings) {
    const positions = type === 'Point' ? [ring] : Array.isArray(ring) ? ring : []
    if (type === 'LineString' && positions.length < 2) problems.push(`§3.1.4 ${at} is too short`)
    const read = positions.map((position) => checkPosition(position ?? null, at, problems))
    if (type === 'Polygon') checkRing(read, at, problems)
    all.push(...read)
  }
}

function checkPosition(position: JsonValue, at: string, problems: string[]): readonly number[] {
  const numbers = Array.isArray(position)
    ? position.filter((each): each is number => typeof each === 'number')
    : []
  const [longitude = Number.NaN, latitude = Number.NaN] = numbers
  const isPosition =
    Array.isArray(position) && numbers.length === position.length && [2, 3].includes(numbers.length)
  if (!isPosition) problems.push(`§3.1.1 ${at}: ${JSON.stringify(position)}`)
  const isOnEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
  if (!isOnEarth) problems.push(`§4 ${at} is not on earth: ${longitude}, ${latitude}`)
  return [longitude, latitude]
}

/** §3.1.6: closed, at least four positions, the outside to the right: exterior rings run against the clock. */
function checkRing(ring: readonly (readonly number[])[], at: string, problems: string[]): void {
  const [first, last] = [ring[0], ring.at(-1)]
  if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    problems.push(`§3.1.6 ${at} is open`)
  const area = ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[index + 1] ?? ring[0] ?? []
    return sum + x * nextY - nextX * y
  }, 0)
  if (area <= 0) problems.push(`§3.1.6 ${at} runs the wrong way round`)
}

function checkBounds(
  bbox: JsonValue | undefined,
  all: readonly (readonly number[])[],
  problems: string[],
): void {
  const wanted = [
    Math.min(...all.map(([x = 0]) => x)),
    Math.min(...all.map(([, y = 0]) => y)),
    Math.max(...all.map(([x = 0]) => x)),
    Math.max(...all.map(([, y = 0]) => y)),
  ]
  if (JSON.stringify(bbox) !== JSON.stringify(wanted)) problems.push(`§5 bbox ${JSON.stringify(bbox)}`)
}
