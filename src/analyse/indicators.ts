/**
 * Indicators of a year, for every region and for the city. Each has its unit, its formula and the table it
 * comes from; the catalogue has the same in both languages. `null` where the denominator is 0.
 */
import { at, tidy } from '../lists.ts'
import { isPrimary, type Scenario } from '../scenario/types.ts'
import type { AllocatedYear, Route } from '../simulate/types.ts'

/** Sums over a region, or over all of them. Quantities in wt, cost in 万元, emissions in t CO2e. */
interface Totals {
  readonly demand: number
  readonly capacity: number
  readonly output: number
  readonly received: number
  readonly own: number
  readonly imports: number
  readonly tonneKm: number
  readonly tonneKmByKind: Readonly<Record<'road' | 'belt' | 'barge' | 'rail', number>>
  readonly cost: number
  readonly emissions: number
  /** Shares of the sites in what arrives, descending, 0–1. */
  readonly shares: readonly number[]
  /** Mines of the aggregates sites, by class. */
  readonly mines: { readonly large: number; readonly medium: number; readonly small: number }
}

export interface Indicator {
  readonly id: string
  readonly unit: string
  /** The formula, over the totals of the region. */
  readonly formula: string
  value(totals: Totals): number | null
}

const per = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

/** All indicators, in the order they are reported. */
export const INDICATORS: readonly Indicator[] = [
  { id: 'demand', unit: 'wt/yr', formula: 'Σ D_m', value: (t) => t.demand },
  { id: 'capacity', unit: 'wt/yr', formula: 'Σ K_i', value: (t) => t.capacity },
  { id: 'output', unit: 'wt/yr', formula: 'Σ q_i', value: (t) => t.output },
  { id: 'unmet', unit: 'wt/yr', formula: 'Σ u_m', value: (t) => tidy(t.demand - t.received) },
  {
    id: 'balance-before-transfer',
    unit: 'wt/yr',
    formula: 'Σ q_i − Σ D_m',
    value: (t) => tidy(t.output - t.demand),
  },
  {
    id: 'balance-after-transfer',
    unit: 'wt/yr',
    formula: 'received − Σ D_m',
    value: (t) => tidy(t.received - t.demand),
  },
  { id: 'utilisation', unit: '1', formula: 'Σ q_i ÷ Σ K_i', value: (t) => per(t.output, t.capacity) },
  {
    id: 'reserve-margin',
    unit: '1',
    formula: '(Σ K_i − Σ D_m) ÷ Σ D_m',
    value: (t) => per(t.capacity - t.demand, t.demand),
  },
  {
    id: 'self-sufficiency',
    unit: '1',
    formula: 'own supply used ÷ Σ D_m',
    value: (t) => per(t.own, t.demand),
  },
  { id: 'import-dependence', unit: '1', formula: 'imports ÷ Σ D_m', value: (t) => per(t.imports, t.demand) },
  { id: 'tonne-km', unit: 'wt km/yr', formula: 'Σ f_a · km_a', value: (t) => t.tonneKm },
  {
    id: 'average-haul',
    unit: 'km',
    formula: 'Σ f_a · km_a ÷ received',
    value: (t) => per(t.tonneKm, t.received),
  },
  ...(['road', 'belt', 'barge', 'rail'] as const).map(
    (kind): Indicator => ({
      id: `${kind}-share`,
      unit: '1',
      formula: `Σ f_a · km_a by ${kind} ÷ Σ f_a · km_a`,
      value: (t) => per(t.tonneKmByKind[kind], t.tonneKm),
    }),
  ),
  {
    id: 'cost',
    unit: '10^4 yuan/yr',
    formula: 'Σ f · (ex-works + freight + handling)',
    value: (t) => t.cost,
  },
  { id: 'delivered-cost', unit: 'yuan/t', formula: 'cost ÷ received', value: (t) => per(t.cost, t.received) },
  { id: 'emissions', unit: 't CO2e/yr', formula: 'Σ f_a · g_a ÷ 100', value: (t) => t.emissions },
  {
    id: 'emissions-per-tonne',
    unit: 'kg CO2e/t',
    formula: 'emissions ÷ (10 · received)',
    value: (t) => per(t.emissions, 10 * t.received),
  },
  { id: 'c1', unit: '1', formula: 'largest share of a site in received', value: (t) => t.shares[0] ?? null },
  {
    id: 'c4',
    unit: '1',
    formula: 'sum of the four largest shares',
    value: (t) => (t.shares.length === 0 ? null : tidy(t.shares.slice(0, 4).reduce((a, b) => a + b, 0))),
  },
  {
    id: 'hhi',
    unit: '1',
    formula: '10,000 · Σ share² (Herfindahl–Hirschman)',
    value: (t) =>
      t.shares.length === 0 ? null : tidy(1e4 * t.shares.reduce((a, share) => a + share ** 2, 0)),
  },
  {
    id: 'large-medium-share',
    unit: '1',
    formula: '(large + medium) ÷ all aggregates mines',
    value: ({ mines }) => per(mines.large + mines.medium, mines.large + mines.medium + mines.small),
  },
]

/** Rows of a year: regions by id, then the city; indicators in their order. */
export function indicatorRows(scenario: Scenario, year: AllocatedYear) {
  const ids = scenario.regions.map((region) => region.id).sort()
  return [...ids, 'city'].flatMap((region) => {
    const totals = totalsOf(scenario, year, region === 'city' ? null : region)
    return INDICATORS.map(({ id, unit, value }) => ({
      year: year.year,
      region,
      id,
      value: value(totals),
      unit,
    }))
  })
}

const add = (values: readonly number[]): number => tidy(values.reduce((total, value) => total + value, 0))

function totalsOf(scenario: Scenario, year: AllocatedYear, region: string | null): Totals {
  const { network, columns } = year.allocation.formulation
  const isIn = (id: string) => region === null || id === region
  const sites = scenario.sites.map((site, i) => ({ site, i })).filter(({ site }) => isIn(site.region))
  const arriving = year.allocation.routes.filter((route) => isIn(route.market.region))
  const received = add(arriving.map((route) => route.quantity))
  const own = arriving.filter((route) => route.site.region === route.market.region)
  return {
    demand: add(network.demand.filter((_, m) => isIn(at(scenario.markets, m).region))),
    capacity: add(sites.map(({ site }) => at(site.capacity.byYear, year.yearIndex))),
    output: add(sites.map(({ i }) => year.allocation.x[at(columns.output, i)] ?? 0)),
    received,
    own: add(own.map((route) => route.quantity)),
    imports: tidy(received - add(own.map((route) => route.quantity))),
    ...carriage(scenario, year, arriving),
    shares: sharesOf(arriving, received),
    mines: minesOf(scenario, region),
  }
}

/** Tonne-km, cost and emissions of routes. */
function carriage(scenario: Scenario, year: AllocatedYear, routes: readonly Route[]) {
  const kinds = new Map(scenario.modes.map((mode) => [mode.id, mode.kind]))
  const tonneKmByKind = { road: 0, belt: 0, barge: 0, rail: 0 }
  let cost = 0
  let emissions = 0
  for (const { site, quantity, arcs } of routes) {
    cost += quantity * at(site.exWorksPrice.byYear, year.yearIndex)
    for (const position of arcs) {
      const arc = at(year.allocation.formulation.network.arcs, position)
      tonneKmByKind[kinds.get(arc.mode) ?? 'road'] += quantity * arc.distance
      cost += quantity * arc.cost
      emissions += (quantity * arc.emissions) / 100
    }
  }
  const { road, belt, barge, rail } = tonneKmByKind
  return {
    tonneKm: tidy(road + belt + barge + rail),
    tonneKmByKind: { road: tidy(road), belt: tidy(belt), barge: tidy(barge), rail: tidy(rail) },
    cost: tidy(cost),
    emissions: tidy(emissions),
  }
}

function sharesOf(routes: readonly Route[], received: number): number[] {
  if (received <= 0) return []
  const bySite = new Map<string, number>()
  for (const { site, quantity } of routes) bySite.set(site.id, (bySite.get(site.id) ?? 0) + quantity)
  return [...bySite.values()].map((quantity) => quantity / received).sort((a, b) => b - a)
}

function minesOf(scenario: Scenario, region: string | null) {
  const mines = { large: 0, medium: 0, small: 0 }
  for (const site of scenario.sites) {
    if ((region !== null && site.region !== region) || !isPrimary(site.tier) || site.mines === null) continue
    mines.large += site.mines.large
    mines.medium += site.mines.medium
    mines.small += site.mines.small
  }
  return mines
}
