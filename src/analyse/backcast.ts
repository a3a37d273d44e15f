/** Published figures and outturns held against what a simulation gives for the same thing, difference by difference. */
import { isPrimary, type Tier } from '../scenario/types.ts'
import type { IndicatorValue } from './indicators.ts'

/** What a published figure measures, and so which number of a simulation stands beside it. */
export type Measure =
  | { readonly kind: 'indicator'; readonly indicator: string; readonly region: string }
  /** Value in the year over that of an earlier one, less 1. */
  | { readonly kind: 'change'; readonly indicator: string; readonly region: string; readonly since: number }
  /** Sums over the sites of a region that are mined there. */
  | { readonly kind: 'primary-capacity' | 'primary-output'; readonly region: string }
  | { readonly kind: 'recycled-output' | 'imports'; readonly region: string }
  | { readonly kind: 'tier-capacity'; readonly tier: Tier }
  | { readonly kind: 'site-capacity'; readonly site: string }
  /** Mean price at the gate over primary output. */
  | { readonly kind: 'gate-price' }
  /** Nothing in a simulation of aggregates stands beside it. */
  | { readonly kind: 'none' }

export interface Observation {
  readonly id: string
  readonly year: number
  readonly measure: Measure
  /** In `unit`; `null` where none is published. */
  readonly value: number | null
  readonly unit: string
}

/** The tables of a result that a comparison reads; a result file has them all. */
export interface Simulated {
  readonly indicators: readonly IndicatorValue[]
  readonly regions: readonly { readonly year: number; readonly id: string; readonly imports: number }[]
  readonly sites: readonly SimulatedSite[]
}

/** What a run gives a site in a year. */
export interface SimulatedSite {
  readonly year: number
  readonly id: string
  readonly region: string
  readonly tier: Tier
  readonly capacity: number
  readonly output: number
}

export interface BackcastRow {
  readonly observation: Observation
  /** `null` where the simulation has nothing to compare. */
  readonly simulated: number | null
  /** Simulated less observed, in the unit of the observation. */
  readonly difference: number | null
  /** Difference ÷ |observed|; `null` where that is 0. */
  readonly relative: number | null
}

/**
 * Compare observations with a simulation, in their order. Nothing is dropped: where one side is missing, the
 * difference is `null`. `gatePrice` tells the price at the gate of a site in a year, yuan/t.
 */
export function backcast(
  simulated: Simulated,
  observations: readonly Observation[],
  gatePrice: (site: string, year: number) => number,
): BackcastRow[] {
  return observations.map((observation) => {
    const found = simulatedValue(simulated, observation, gatePrice)
    const { value } = observation
    const difference = found === null || value === null ? null : found - value
    const relative =
      difference === null || value === null || value === 0 ? null : difference / Math.abs(value)
    return { observation, simulated: found, difference, relative }
  })
}

function simulatedValue(
  { indicators, regions, sites }: Simulated,
  { measure, year }: Observation,
  gatePrice: (site: string, year: number) => number,
): number | null {
  const ofYear = sites.filter((site) => site.year === year)
  const sum = (isMeant: (site: SimulatedSite) => boolean, amount: 'capacity' | 'output') =>
    ofYear.length === 0 ? null : ofYear.filter(isMeant).reduce((total, site) => total + site[amount], 0)
  const indicator = (id: string, region: string, at: number) =>
    indicators.find((row) => row.year === at && row.region === region && row.id === id)?.value ?? null
  switch (measure.kind) {
    case 'indicator':
      return indicator(measure.indicator, measure.region, year)
    case 'change': {
      const now = indicator(measure.indicator, measure.region, year)
      const then = indicator(measure.indicator, measure.region, measure.since)
      return now === null || then === null || then === 0 ? null : now / then - 1
    }
    case 'primary-capacity':
      return sum((site) => site.region === measure.region && isPrimary(site.tier), 'capacity')
    case 'primary-output':
      return sum((site) => site.region === measure.region && isPrimary(site.tier), 'output')
    case 'recycled-output':
      return sum((site) => site.region === measure.region && site.tier === 'recycled', 'output')
    case 'imports':
      return regions.find((row) => row.year === year && row.id === measure.region)?.imports ?? null
    case 'tier-capacity':
      return sum((site) => site.tier === measure.tier, 'capacity')
    case 'site-capacity':
      return sum((site) => site.id === measure.site, 'capacity')
    case 'gate-price':
      return meanGatePrice(ofYear, year, gatePrice)
    case 'none':
      return null
  }
}

function meanGatePrice(
  sites: readonly SimulatedSite[],
  year: number,
  gatePrice: (site: string, year: number) => number,
): number | null {
  const mined = sites.filter(({ tier, output }) => isPrimary(tier) && output > 0)
  const output = mined.reduce((total, site) => total + site.output, 0)
  if (output <= 0) return null
  return mined.reduce((total, site) => total + site.output * gatePrice(site.id, year), 0) / output
}
