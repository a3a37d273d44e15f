/** The committed geography, as an asset of the page. */
import rivers from '../../data/geo/rivers-schematic.geojson?raw'
import districts from '../../data/geo/schematic-districts.topojson?raw'
import { readGeography } from './geography.ts'

export const GEOGRAPHY = readGeography(districts, rivers)
