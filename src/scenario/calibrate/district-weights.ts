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

/** Shares of the blend: building follows people first, then towns, then money (assumed). */
const BLEND = { population: 0.5, urban: 0.25, gdp: 0.25 } as const

/** Weights of the districts of one region by each driver alone; each list sums to 1. */
export function singleDriverWeights(
  districts: readonly DistrictDrivers[],
): Readonly<Record<keyof typeof BLEND, readonly number[]>> {
  return {
    population: shares(districts.map((district) => district.population)),
    urban: shares(districts.map((district) => district.population * district.urbanShare)),
    gdp: shares(districts.map((district) => district.gdp)),
  }
}

/**
 * Weigh the districts of one region for demand: half by population, a quarter by urban population, a quarter by
 * GDP; the weights sum to 1. Construction output by district, which would be better, is not published.
 */
export function demandWeights(districts: readonly DistrictDrivers[]): readonly number[] {
  const { population, urban, gdp } = singleDriverWeights(districts)
  return districts.map(
    (_, i) =>
      BLEND.population * (population[i] ?? 0) + BLEND.urban * (urban[i] ?? 0) + BLEND.gdp * (gdp[i] ?? 0),
  )
}

/** Weigh districts by rural population, persons: small mines supply the villages near them (plan §五(一)2). */
export function ruralWeights(districts: readonly DistrictDrivers[]): readonly number[] {
  return districts.map((district) => district.population * (1 - district.urbanShare))
}

function shares(values: readonly number[]): readonly number[] {
  const total = sum(values)
  return values.map((value) => value / total)
}
