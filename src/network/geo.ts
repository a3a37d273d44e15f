/** Distances on the sphere. */
import type { Location } from '../scenario/types.ts'

/** Mean radius of the Earth, km (IUGG). */
const EARTH_RADIUS = 6371.0088

/**
 * Great-circle distance, km, by the haversine formula
 * `2 R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2))`.
 */
export function greatCircle(a: Location, b: Location): number {
  const radians = Math.PI / 180
  const latitudeHalf = Math.sin(((b.latitude - a.latitude) * radians) / 2)
  const longitudeHalf = Math.sin(((b.longitude - a.longitude) * radians) / 2)
  const chord =
    latitudeHalf ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * longitudeHalf ** 2
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/**
 * Mean haul inside an area of `area` km², before circuity: half the radius of the circle of equal area,
 * `0.5 √(area ÷ π)`.
 */
export function haulInside(area: number): number {
  return 0.5 * Math.sqrt(area / Math.PI)
}
