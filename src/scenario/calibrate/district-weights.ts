/** Weights that split regional figures over districts. */
import { sum } from './fit-proportionally.ts'

/** What is known of a district that drives its demand. */
export interface DistrictDrivers {
  readonly population: number
  /** 0–1. */
  readonly urbanShare: number
  /** 亿元 a year. */
  readonly gdp: number
}

/**
 * Weigh the districts of one region for demand: half by population, a quarter by urban population, a quarter by
 * GDP; the weights sum to 1. Building follows people first, then towns, then money (assumed; no construction
 * output by district is published).
 */
export function demandWeights(districts: readonly DistrictDrivers[]): readonly number[] {
  const population = sum(districts.map((district) => district.population))
  const urban = sum(districts.map((district) => district.population * district.urbanShare))
  const gdp = sum(districts.map((district) => district.gdp))
  return districts.map(
    (district) =>
      (0.5 * district.population) / population +
      (0.25 * district.population * district.urbanShare) / urban +
      (0.25 * district.gdp) / gdp,
  )
}

/** Weigh districts by rural population, persons: small mines supply the villages near them (plan §五(一)2). */
export function ruralWeights(districts: readonly DistrictDrivers[]): readonly number[] {
  return districts.map((district) => district.population * (1 - district.urbanShare))
}
