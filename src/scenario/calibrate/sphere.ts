/** Areas and centres on the sphere. */
import type { Location } from '../types.ts'
import { sum } from './fit-proportionally.ts'

/** A closed ring of [longitude, latitude] in degrees; the first point may be repeated at the end. */
export type Ring = readonly (readonly [number, number])[]

/** Mean radius of the Earth, km (IUGG). */
const EARTH_RADIUS = 6371.0088

/**
 * Area of a ring, km², whatever its direction, with edges straight in longitude and sine of latitude:
 * `R² · |Σ (λ₂ − λ₁)(sin φ₁ + sin φ₂) ÷ 2|`. For edges of some kilometres this is the spherical polygon to 10⁻⁴.
 */
export function ringArea(ring: Ring): number {
  const radians = Math.PI / 180
  const strips = ring.map(([longitude, latitude], index) => {
    const [nextLongitude, nextLatitude] = ring[(index + 1) % ring.length] ?? [longitude, latitude]
    const heights = Math.sin(latitude * radians) + Math.sin(nextLatitude * radians)
    return ((nextLongitude - longitude) * radians * heights) / 2
  })
  return EARTH_RADIUS ** 2 * Math.abs(sum(strips))
}

/** Area of a polygon, km²: its outer ring without its holes. */
export function polygonArea(rings: readonly Ring[]): number {
  const [outer, ...holes] = rings
  return outer === undefined ? 0 : ringArea(outer) - sum(holes.map(ringArea))
}

/**
 * Weighted mean of places within one city: mean longitude and mean latitude, degrees. Exact enough within a few
 * hundred kilometres away from the poles and the date line. Throw where the weights sum to nothing.
 */
export function weightedCentre(places: readonly Location[], weights: readonly number[]): Location {
  const total = sum(weights)
  if (!(total > 0)) throw new RangeError('The weights of a centre sum to nothing')
  const mean = (coordinate: (place: Location) => number) =>
    sum(places.map((place, index) => coordinate(place) * (weights[index] ?? 0))) / total
  return { longitude: mean((place) => place.longitude), latitude: mean((place) => place.latitude) }
}
