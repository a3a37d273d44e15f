/** The committed tables of data/, read into typed rows. */
import { csvParse } from 'd3'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { polygonArea, type Ring } from '../../src/scenario/calibrate/sphere.ts'
import type { Location } from '../../src/scenario/types.ts'

export const REGION_IDS = ['core', 'northeast', 'southeast'] as const
export type RegionId = (typeof REGION_IDS)[number]

export interface District {
  readonly id: string
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly region: RegionId
  /** One of the nine central districts. */
  readonly central: boolean
  readonly location: Location
  readonly locationNote: string
  readonly population: number
  readonly urbanShare: number
  readonly gdp: number
  /** km² of the schematic cell. */
  readonly area: number
}

export interface Zone {
  readonly id: string
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly district: District
  readonly region: RegionId
  readonly exporter: boolean
  readonly location: Location
  readonly locationNote: string
}

export interface Wharf {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly district: District
  readonly waterway: string
  readonly location: Location
  readonly chainage: Parameter
  readonly throughput: Parameter
}

/** A number with where it comes from, as data/parameters.csv gives it. */
export interface Parameter {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly status: string
  readonly source: string
  readonly note: string
}

/** Calendar years of a zone: its build-out approved, where that is not published, and its rights of 2021 ending. */
export interface ZoneCourse {
  readonly buildOutApproval: number | null
  readonly permitEnd: number
}

export interface Tables {
  readonly districts: readonly District[]
  readonly zones: readonly Zone[]
  readonly wharves: readonly Wharf[]
  /** Published figure by name and region; '' for the city. */
  readonly figure: (name: string, region?: RegionId) => PlanFigure
  readonly parameter: (id: string) => Parameter
  /** `null` for a zone that had no rights in the first year. */
  readonly zoneCourse: (zone: string) => ZoneCourse | null
  readonly sources: ReadonlyMap<
    string,
    { readonly citation: string; readonly licence: string; readonly url: string }
  >
}

export interface PlanFigure {
  readonly value: number
  readonly clause: string
}

type Row = Readonly<Record<string, string | undefined>>

/** Read all tables; `read` returns the text of a file of data/. Throw on a missing column, number or reference. */
export function readTables(read: (file: string) => string): Tables {
  const rows = (file: string): readonly Row[] => csvParse(read(file))
  const areas = cellAreas(read('geo/schematic-districts.topojson'))
  const districts = rows('districts.csv').map((row) => readDistrict(row, areas))
  const districtOf = lookUp('district', new Map(districts.map((district) => [district.id, district])))
  const parameters = new Map(rows('parameters.csv').map((row) => [text(row, 'id'), readParameter(row)]))
  const figures = new Map(
    rows('plan-figures.csv').map((row) => [
      `${text(row, 'figure')}/${row.region ?? ''}`,
      { value: number(row, 'value'), clause: text(row, 'clause') },
    ]),
  )
  const courses = new Map(rows('zone-pipeline.csv').map((row) => [text(row, 'zone'), readCourse(row)]))
  const figureOf = lookUp('figure', figures)
  return {
    districts,
    zones: rows('zones.csv').map((row) => readZone(row, districtOf)),
    wharves: rows('wharves.csv').map((row) => readWharf(row, districtOf)),
    figure: (name, region) => figureOf(`${name}/${region ?? ''}`),
    parameter: lookUp('parameter', parameters),
    zoneCourse: (zone) => courses.get(zone) ?? null,
    sources: new Map(
      rows('sources.csv').map((row) => [
        text(row, 'id'),
        { citation: text(row, 'citation'), licence: row.licence ?? '', url: row.url ?? '' },
      ]),
    ),
  }
}

function readDistrict(row: Row, areas: ReadonlyMap<string, number>): District {
  return {
    id: text(row, 'slug'),
    code: text(row, 'code'),
    name: readName(row),
    region: readRegion(row),
    central: row.central === 'yes',
    location: readLocation(row),
    locationNote: row.locationNote ?? '',
    population: number(row, 'population2020'),
    urbanShare: number(row, 'urbanShare'),
    gdp: number(row, 'gdp2022'),
    area: lookUp('cell', areas)(text(row, 'code')),
  }
}

function readZone(row: Row, districtOf: (id: string) => District): Zone {
  return {
    id: text(row, 'slug'),
    code: text(row, 'code'),
    name: readName(row),
    district: districtOf(text(row, 'district')),
    region: readRegion(row),
    exporter: row.exporter === 'yes',
    location: readLocation(row),
    locationNote:
      row.precision === 'approximate' ? `approximate: ${row.note ?? ''}` : 'town seat, 3–10 km off',
  }
}

function readCourse(row: Row): ZoneCourse {
  return {
    buildOutApproval: row.buildOutApproval === '' ? null : number(row, 'buildOutApproval'),
    permitEnd: number(row, 'permitEnd'),
  }
}

function readWharf(row: Row, districtOf: (id: string) => District): Wharf {
  return {
    id: text(row, 'slug'),
    name: readName(row),
    district: districtOf(text(row, 'district')),
    waterway: text(row, 'waterway'),
    location: readLocation(row),
    chainage: readParameter(row, 'chainage'),
    throughput: readParameter(row, 'throughput'),
  }
}

/** Read a number and its provenance; in wide tables the columns bear the name of the figure. */
function readParameter(row: Row, figure = ''): Parameter {
  const column = (name: string) =>
    figure === '' ? name : `${figure}${name[0]?.toUpperCase()}${name.slice(1)}`
  return {
    value: number(row, figure === '' ? 'value' : figure),
    low: number(row, column('low')),
    high: number(row, column('high')),
    status: text(row, column('status')),
    source: row[column('source')] ?? '',
    note: row[column('note')] ?? '',
  }
}

function cellAreas(topojson: string): ReadonlyMap<string, number> {
  const topology: Topology<{ districts: GeometryCollection<{ adcode: string }> }> = JSON.parse(topojson)
  const areas = new Map<string, number>()
  for (const { geometry, properties } of feature(topology, topology.objects.districts).features) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
      throw new TypeError('A cell is no polygon')
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    const rings = polygons.map((polygon) => polygon.map(toRing))
    areas.set(
      properties.adcode,
      rings.map(polygonArea).reduce((total, area) => total + area, 0),
    )
  }
  return areas
}

function toRing(positions: readonly (readonly number[])[]): Ring {
  return positions.map(([longitude = Number.NaN, latitude = Number.NaN]) => [longitude, latitude] as const)
}

function readName(row: Row): { readonly zh: string; readonly en: string } {
  return { zh: text(row, 'zh'), en: text(row, 'en') }
}

function readLocation(row: Row): Location {
  return { longitude: number(row, 'longitude'), latitude: number(row, 'latitude') }
}

function readRegion(row: Row): RegionId {
  const region = REGION_IDS.find((id) => id === row.region)
  if (region === undefined) throw new RangeError(`No region ${row.region}`)
  return region
}

function lookUp<Value>(what: string, values: ReadonlyMap<string, Value>): (id: string) => Value {
  return (id) => {
    const value = values.get(id)
    if (value === undefined) throw new RangeError(`No ${what} ${id}`)
    return value
  }
}

function text(row: Row, column: string): string {
  const value = row[column]
  if (value === undefined || value === '')
    throw new RangeError(`Empty column ${column} in ${JSON.stringify(row)}`)
  return value
}

function number(row: Row, column: string): number {
  const value = Number(text(row, column))
  if (!Number.isFinite(value)) throw new RangeError(`No number in ${column} of ${JSON.stringify(row)}`)
  return value
}
