/** The schematic land under the map: district cells and rivers, read from the committed files. */
import type { FeatureCollection, LineString, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Localised } from '../../src/index.ts'

/** Longitude and latitude, degrees. */
export type Place = readonly [number, number]

export interface Cell {
  /** GB/T 2260 code of the district. */
  readonly code: string
  readonly name: Localised
  /** Whether it is one of the nine central districts, which an inset shows larger. */
  readonly central: boolean
  /** Part of the plan the district belongs to, as the file names it. */
  readonly part: string
  readonly rings: readonly (readonly Place[])[]
}

export interface River {
  readonly name: Localised
  /** Points from one end to the other, close enough to be joined straight. */
  readonly line: readonly Place[]
}

export interface Geography {
  readonly cells: readonly Cell[]
  readonly rivers: readonly River[]
}

interface DistrictProperties {
  readonly adcode: string
  readonly name_zh: string
  readonly name_en: string
  readonly region: string
}

type Districts = Topology<{ readonly districts: GeometryCollection<DistrictProperties> }>
type Rivers = FeatureCollection<LineString, { readonly name_zh: string; readonly name_en: string }>

/** Read the cells (TopoJSON) and the rivers (GeoJSON) from their texts. */
export function readGeography(districts: string, rivers: string): Geography {
  const topology: Districts = JSON.parse(districts)
  const lines: Rivers = JSON.parse(rivers)
  const cells = feature(topology, topology.objects.districts).features.map(({ geometry, properties }) => {
    const polygons =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : []
    return {
      code: properties.adcode,
      name: { zh: properties.name_zh, en: properties.name_en },
      central: properties.region === 'CORE_CENTRE',
      part: properties.region.replace(/_.*/, ''),
      rings: polygons.flat().map((ring) => ring.map(placeOf)),
    }
  })
  return {
    cells,
    rivers: lines.features.map(({ geometry, properties }) => ({
      name: { zh: properties.name_zh, en: properties.name_en },
      line: bend(geometry.coordinates.map(placeOf)),
    })),
  }
}

/** Stretches of a bend between two given points. */
const STRETCHES = 4

/** A line that bends through its points as a river does, where straight stretches would look like noise. */
function bend(points: readonly Place[]): Place[] {
  return points.flatMap((from, at): Place[] => {
    const to = points[at + 1]
    if (to === undefined) return [from]
    const [before, after] = [points[at - 1] ?? from, points[at + 2] ?? to]
    return Array.from({ length: STRETCHES }, (_, step) => {
      const t = step / STRETCHES
      return [
        through(before[0], from[0], to[0], after[0], t),
        through(before[1], from[1], to[1], after[1], t),
      ]
    })
  })
}

/** Catmull–Rom spline (1974) through b and c, at 0 ≤ t < 1 between them. */
function through(a: number, b: number, c: number, d: number, t: number): number {
  return b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
}

function placeOf([longitude = 0, latitude = 0]: Position): Place {
  return [longitude, latitude]
}

/** The middle of some places. */
export function middle(places: readonly Place[]): Place {
  const sum = (axis: 0 | 1) => places.reduce((total, place) => total + place[axis], 0)
  return [sum(0) / places.length, sum(1) / places.length]
}
