/** First layer of the charts over years: what meets demand, how long reserves last, and indicators, from the tables. */
import { CITY, type Localised, type ResultFile, type Scenario, TIERS, type Tier } from '../../src/index.ts'
import { regionSlots } from './palette.ts'

/** A region, or the city for all of them. */
export interface Area {
  readonly id: string
  /** `null` for the city. */
  readonly name: Localised | null
  /** Colour slot; 0 for the city. */
  readonly slot: number
}

/** What meets the demand of an area in a year, wt. */
export interface YearSupply {
  readonly year: number
  readonly demand: number
  /** Used in the region it comes from, by tier, in the order of the tiers that the scenario has. */
  readonly own: readonly { readonly tier: Tier; readonly quantity: number }[]
  /** From other regions; of the city, between its regions. */
  readonly transfer: number
  readonly unmet: number
}

export interface AreaSupply extends Area {
  readonly years: readonly YearSupply[]
}

/** The areas of a scenario: the city first, then its regions. */
export function areasOf(scenario: Scenario): Area[] {
  const slots = regionSlots(scenario.regions.map(({ id }) => id))
  const regions = scenario.regions.map(({ id, name }) => ({ id, name, slot: slots.get(id) ?? 0 }))
  return [{ id: CITY, name: null, slot: 0 }, ...regions]
}

/** The tiers that a scenario has sites of, in their order. */
export function tiersOf(scenario: Scenario): Tier[] {
  const used = new Set(scenario.sites.map(({ tier }) => tier))
  return TIERS.filter((tier) => used.has(tier))
}

/** Years of a result that have an allocation; only these can be drawn. */
export function drawnYears(result: ResultFile): number[] {
  const allocated = new Set(result.regions.map(({ year }) => year))
  return result.years.map(({ year }) => year).filter((year) => allocated.has(year))
}

/** Gather what meets demand, by area and year. */
export function gatherSupply(result: ResultFile, scenario: Scenario): AreaSupply[] {
  const tiers = tiersOf(scenario)
  const years = drawnYears(result)
  const sums = new Map<string, number>()
  const add = (area: string, year: number, part: string, quantity: number) => {
    for (const id of [area, CITY]) {
      const key = `${id} ${year} ${part}`
      sums.set(key, (sums.get(key) ?? 0) + quantity)
    }
  }
  for (const row of result.regions) {
    add(row.id, row.year, 'demand', row.demand)
    add(row.id, row.year, 'unmet', row.unmet)
  }
  const sites = new Map(scenario.sites.map(({ id, region, tier }) => [id, { region, tier }]))
  const regionOf = new Map(scenario.markets.map(({ id, region }) => [id, region]))
  for (const { year, site, market, quantity } of result.flows) {
    const from = sites.get(site)
    const to = regionOf.get(market)
    if (from === undefined || to === undefined) continue
    add(to, year, from.region === to ? from.tier : 'transfer', quantity)
  }
  return areasOf(scenario).map((area) => ({
    ...area,
    years: years.map((year) => {
      const sum = (part: string) => sums.get(`${area.id} ${year} ${part}`) ?? 0
      const own = tiers.map((tier) => ({ tier, quantity: sum(tier) }))
      return { year, demand: sum('demand'), own, transfer: sum('transfer'), unmet: sum('unmet') }
    }),
  }))
}

/** How long the reserves of an area last, years, by year; `null` where there is no limited reserve or no output. */
export interface LandbankLine {
  /** `null` for all tiers together. */
  readonly tier: Tier | null
  readonly values: readonly (number | null)[]
}

export interface AreaLandbank extends Area {
  readonly years: readonly number[]
  readonly lines: readonly LandbankLine[]
}

/** Most years whose mean output a landbank is measured by, as in the indicator. */
const LANDBANK_YEARS = 10

/**
 * Gather landbanks by area and tier: Σ ρ · reserveEnd ÷ the mean of Σ output of up to ten modelled years, over the
 * sites whose reserve is limited. Of all tiers together this is the indicator of that name.
 */
export function gatherLandbank(result: ResultFile, scenario: Scenario): AreaLandbank[] {
  const recovery = new Map(scenario.sites.map(({ id, recovery: { value } }) => [id, value]))
  const years = drawnYears(result)
  const limited = result.sites.filter(({ reserveEnd }) => reserveEnd !== null)
  const line = (area: Area, tier: Tier | null): LandbankLine => {
    const rows = limited.filter(
      (row) => (area.id === CITY || row.region === area.id) && (tier === null || row.tier === tier),
    )
    const inYear = (year: number) => rows.filter((row) => row.year === year)
    const left = years.map((year) =>
      sum(inYear(year), (row) => (recovery.get(row.id) ?? 1) * (row.reserveEnd ?? 0)),
    )
    const output = years.map((year) => sum(inYear(year), (row) => row.output))
    const values = years.map((year, at) => {
      const past = output.slice(Math.max(0, at + 1 - LANDBANK_YEARS), at + 1)
      const mean = past.reduce((all, one) => all + one, 0) / past.length
      return inYear(year).length > 0 && mean > 1e-6 ? (left[at] ?? 0) / mean : null
    })
    return { tier, values }
  }
  return areasOf(scenario).map((area) => ({
    ...area,
    years,
    lines: [null, ...tiersOf(scenario)]
      .map((tier) => line(area, tier))
      .filter(({ values }) => values.some((value) => value !== null)),
  }))
}

/** An indicator of an area by year; `null` where it has no value. */
export interface AreaIndicator extends Area {
  readonly values: readonly (number | null)[]
}

/** Gather one indicator, by area. */
export function gatherIndicator(result: ResultFile, scenario: Scenario, id: string): AreaIndicator[] {
  const rows = result.indicators.filter((row) => row.id === id)
  return areasOf(scenario).map((area) => ({
    ...area,
    values: drawnYears(result).map(
      (year) => rows.find((row) => row.year === year && row.region === area.id)?.value ?? null,
    ),
  }))
}

function sum<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((total, row) => total + value(row), 0)
}
