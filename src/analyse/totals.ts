/** Sums over a region, or over all regions, from which the indicators of a year are computed. */
import { at, tidy } from '../lists.ts'
import { isPrimary, MODE_KINDS, type ModeKind, type Scenario } from '../scenario/types.ts'
import type { AllocatedYear, Route } from '../simulate/types.ts'

/** A figure for every kind of transport. */
export type ByKind = Readonly<Record<ModeKind, number>>

/** Quantities in wt, cost in 万元, emissions in t CO2e. */
export interface Totals {
  readonly demand: number
  /** In service. */
  readonly capacity: number
  readonly output: number
  readonly received: number
  readonly own: number
  readonly imports: number
  /** Of what arrives, recycled aggregate. */
  readonly recycled: number
  /** Ore that primary output took, wt. */
  readonly ore: number
  readonly tonneKm: number
  readonly tonneKmByKind: ByKind
  /** Of what arrives, by the mode of the longest part of its way. */
  readonly receivedByKind: ByKind
  readonly cost: number
  readonly emissions: number
  /** Shares of the sites in what arrives, descending, 0–1. */
  readonly shares: readonly number[]
  /** Mines of primary aggregate in service, by class. */
  readonly mines: { readonly large: number; readonly medium: number; readonly small: number }
  /** Product that can still be mined at the end of the year, wt; `null` where no reserve is limited. */
  readonly mineable: number | null
  /** Mean output a year of the sites whose reserve is limited, over this year and up to nine before it, wt. */
  readonly meanOutput: number
}

/** Most years whose mean output a landbank is measured by. */
const LANDBANK_YEARS = 10

const add = (values: readonly number[]): number => tidy(values.reduce((total, value) => total + value, 0))

/** Sum up a region, or all of them for `null`. `past` are the allocated years before, in order. */
export function totalsOf(
  scenario: Scenario,
  year: AllocatedYear,
  region: string | null,
  past: readonly AllocatedYear[] = [],
): Totals {
  const { network } = year.allocation.formulation
  const isIn = (id: string) => region === null || id === region
  const sites = scenario.sites.map((site, i) => ({ site, i })).filter(({ site }) => isIn(site.region))
  const arriving = year.allocation.routes.filter((route) => isIn(route.market.region))
  const received = carried(arriving)
  const own = carried(arriving.filter((route) => route.site.region === route.market.region))
  const ore = sites
    .filter(({ site }) => isPrimary(site.tier))
    .map(({ site, i }) => outputOf(year, i) / site.recovery.value)
  return {
    demand: add(network.demand.filter((_, m) => isIn(at(scenario.markets, m).region))),
    capacity: add(sites.map(({ i }) => at(network.inService, i))),
    output: add(sites.map(({ i }) => outputOf(year, i))),
    received,
    own,
    imports: tidy(received - own),
    recycled: carried(arriving.filter((route) => route.site.tier === 'recycled')),
    ore: add(ore),
    ...carriage(scenario, year, arriving),
    shares: sharesOf(arriving, received),
    mines: minesOf(scenario, year, region),
    ...landbankOf(scenario, [...past, year].slice(-LANDBANK_YEARS), region),
  }
}

const carried = (routes: readonly Route[]): number => add(routes.map(({ quantity }) => quantity))

/** Output of a site, wt, by its position. */
function outputOf({ allocation }: AllocatedYear, site: number): number {
  return allocation.x[at(allocation.formulation.columns.output, site)] ?? 0
}

/** Tonnage and tonne-km by mode, cost and emissions of routes. */
function carriage(scenario: Scenario, year: AllocatedYear, routes: readonly Route[]) {
  const kinds = new Map(scenario.modes.map((mode) => [mode.id, mode.kind]))
  const tonneKm = noneByKind()
  const received = noneByKind()
  let cost = 0
  let emissions = 0
  for (const { site, quantity, arcs } of routes) {
    const kilometres = noneByKind()
    cost += quantity * at(site.exWorksPrice.byYear, year.yearIndex)
    for (const position of arcs) {
      const arc = at(year.allocation.formulation.network.arcs, position)
      kilometres[kinds.get(arc.mode) ?? 'road'] += arc.distance
      cost += quantity * arc.cost
      emissions += (quantity * arc.emissions) / 100
    }
    for (const kind of MODE_KINDS) tonneKm[kind] += quantity * kilometres[kind]
    received[mainKind(kilometres)] += quantity
  }
  return {
    tonneKm: tidy(MODE_KINDS.reduce((sum, kind) => sum + tonneKm[kind], 0)),
    tonneKmByKind: tidyByKind(tonneKm),
    receivedByKind: tidyByKind(received),
    cost: tidy(cost),
    emissions: tidy(emissions),
  }
}

const noneByKind = (): Record<ModeKind, number> => ({ road: 0, belt: 0, barge: 0, rail: 0 })

const tidyByKind = ({ road, belt, barge, rail }: ByKind): ByKind => ({
  road: tidy(road),
  belt: tidy(belt),
  barge: tidy(barge),
  rail: tidy(rail),
})

/** The mode of most of a way; of equal ones the first in the order of the modes. */
function mainKind(kilometres: ByKind): ModeKind {
  return MODE_KINDS.reduce((main, kind) => (kilometres[kind] > kilometres[main] ? kind : main))
}

function sharesOf(routes: readonly Route[], received: number): number[] {
  if (received <= 0) return []
  const bySite = new Map<string, number>()
  for (const { site, quantity } of routes) bySite.set(site.id, (bySite.get(site.id) ?? 0) + quantity)
  return [...bySite.values()].map((quantity) => quantity / received).sort((a, b) => b - a)
}

function minesOf(scenario: Scenario, { yearIndex }: AllocatedYear, region: string | null): Totals['mines'] {
  const mines = { large: 0, medium: 0, small: 0 }
  for (const site of scenario.sites) {
    const inService = at(site.course.mines, yearIndex)
    if ((region !== null && site.region !== region) || !isPrimary(site.tier) || inService === null) continue
    mines.large += inService.large
    mines.medium += inService.medium
    mines.small += inService.small
  }
  return mines
}

/** What is left of the limited reserves after the last of the years, and the mean output of their sites. */
function landbankOf(
  scenario: Scenario,
  years: readonly AllocatedYear[],
  region: string | null,
): Pick<Totals, 'mineable' | 'meanOutput'> {
  const reserves = at(years, years.length - 1).end.reserves
  const limited = scenario.sites.flatMap((site, i) => {
    const reserve = at(reserves, i)
    return reserve === null || (region !== null && site.region !== region) ? [] : [{ site, i, reserve }]
  })
  return {
    mineable:
      limited.length === 0 ? null : add(limited.map(({ site, reserve }) => site.recovery.value * reserve)),
    meanOutput: tidy(
      years.reduce((sum, year) => sum + limited.reduce((total, { i }) => total + outputOf(year, i), 0), 0) /
        years.length,
    ),
  }
}
