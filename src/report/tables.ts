/** Tidy tables of a trajectory, one function per table; see `types.ts` for the columns and units. */

import { costPair, type Priced, type Prices } from '../analyse/prices.ts'
import { at, byCodeUnit, tidy } from '../lists.ts'
import { idOf } from '../network/places.ts'
import type { Arc } from '../network/types.ts'
import type { Scenario, Site } from '../scenario/types.ts'
import { yardMoves } from '../simulate/routes.ts'
import type { AllocatedYear, Route } from '../simulate/types.ts'
import type {
  ArcRow,
  FlowRow,
  Leg,
  MarketRow,
  PriceRow,
  RegionRow,
  SiteRow,
  TerminalRow,
  TransferRow,
} from './types.ts'

const sum = (values: readonly number[]): number => tidy(values.reduce((total, value) => total + value, 0))

const quantities = (routes: readonly Route[]): number => sum(routes.map((route) => route.quantity))

const byId = <Row extends { readonly id: string }>(a: Row, b: Row): number => byCodeUnit(a.id, b.id)

/** Part ÷ whole, or `null` where there is no whole. */
export function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}

/** Output of every site in a year, wt, by id. */
export function outputs({ allocation }: AllocatedYear): Map<string, number> {
  const { network, columns } = allocation.formulation
  return new Map(
    network.scenario.sites.map((site, i) => [site.id, allocation.x[at(columns.output, i)] ?? 0] as const),
  )
}

export function regionRows(scenario: Scenario, year: AllocatedYear): RegionRow[] {
  const { routes, formulation } = year.allocation
  const { network } = formulation
  const output = outputs(year)
  return scenario.regions
    .map((region): RegionRow => {
      const sites = scenario.sites.filter((site) => site.region === region.id)
      const demand = sum(network.demand.filter((_, m) => scenario.markets[m]?.region === region.id))
      const from = routes.filter((route) => route.site.region === region.id)
      const to = routes.filter((route) => route.market.region === region.id)
      const produced = sum(sites.map((site) => output.get(site.id) ?? 0))
      const ownUse = quantities(from.filter((route) => route.market.region === region.id))
      return {
        year: year.year,
        id: region.id,
        demand,
        capacity: sum(network.inService.filter((_, i) => scenario.sites[i]?.region === region.id)),
        output: produced,
        ownUse,
        imports: quantities(to.filter((route) => route.site.region !== region.id)),
        exports: quantities(from.filter((route) => route.market.region !== region.id)),
        unmet: tidy(demand - quantities(to)),
        balance: tidy(produced - demand),
        selfSufficiency: ratio(ownUse, demand),
      }
    })
    .sort(byId)
}

export function marketRows(scenario: Scenario, year: AllocatedYear, prices: Prices): MarketRow[] {
  const { formulation, routes } = year.allocation
  return scenario.markets
    .map((market, m): MarketRow => {
      const demand = at(formulation.network.demand, m)
      const received = quantities(routes.filter((route) => route.market === market))
      return {
        year: year.year,
        id: market.id,
        region: market.region,
        demand,
        received,
        unmet: tidy(demand - received),
        marginalPrice: costPair(prices, prices.list.find(isOf('market', market.id))),
      }
    })
    .sort(byId)
}

/** Years whose mean output a landbank is measured by, at most. */
const LANDBANK_YEARS = 10

/** Rows of a year; `years` are the allocated ones up to and with it. */
export function siteRows(scenario: Scenario, years: readonly AllocatedYear[], prices: Prices): SiteRow[] {
  const year = at(years, years.length - 1)
  const recent = years.slice(-LANDBANK_YEARS).map(outputs)
  const output = outputs(year)
  const { network, columns } = year.allocation.formulation
  const moves = yardMoves(columns, year.allocation.x)
  return scenario.sites
    .map((site, i): SiteRow => {
      const capacity = at(network.inService, i)
      const produced = output.get(site.id) ?? 0
      const reserveStart = at(year.start.reserves, i)
      const reserveEnd = at(year.end.reserves, i)
      const ofStock = (value: number) => (site.stock === null ? null : value)
      return {
        year: year.year,
        id: site.id,
        region: site.region,
        tier: site.tier,
        capacity,
        output: produced,
        utilisation: ratio(produced, capacity),
        reserveStart,
        reserveAdded: reserveStart === null ? null : at(site.course.reserveAdded, year.yearIndex),
        reserveLost: at(year.lost, i),
        reserveEnd,
        landbank: landbankOf(site, reserveEnd, recent),
        stockStart: ofStock(at(year.start.stock, i)),
        stockFilled: ofStock(at(moves.fill, i)),
        stockReleased: ofStock(at(moves.release, i)),
        stockEnd: ofStock(at(year.end.stock, i)),
        scarcityRent: costPair(prices, prices.list.find(isOf('site', site.id))),
      }
    })
    .sort(byId)
}

/** Years that a reserve lasts at the mean of recent outputs, ρ R ÷ mean q; `null` where it is not limited or that is 0. */
function landbankOf(
  { id, recovery }: Site,
  reserve: number | null,
  recent: readonly ReadonlyMap<string, number>[],
): number | null {
  const mean = recent.reduce((total, output) => total + (output.get(id) ?? 0), 0) / recent.length
  return reserve === null || mean <= 0 ? null : tidy((recovery.value * reserve) / mean)
}

const isOf =
  (of: Priced, id: string) =>
  (price: Prices['list'][number]): boolean =>
    price.of === of && price.id === id

/** Prices goal by goal, by kind and then by id. */
export function priceRows(year: number, { goals, list }: Prices): PriceRow[] {
  return [...list]
    .sort((a, b) => byCodeUnit(a.of, b.of) || byCodeUnit(a.id, b.id))
    .flatMap(({ of, id, per, below, above }) =>
      goals.map((goal, k) => ({
        year,
        of,
        id,
        per,
        goal,
        below: below?.[k] ?? null,
        above: above?.[k] ?? null,
      })),
    )
}

export function terminalRows(scenario: Scenario, year: AllocatedYear): TerminalRow[] {
  const { network, columns } = year.allocation.formulation
  const throughput = new Map<string, number>()
  network.arcs.forEach((arc, position) => {
    const quantity = year.allocation.x[at(columns.flow, position)] ?? 0
    if (quantity === 0) return
    const from = at(network.nodes, arc.from)
    const to = at(network.nodes, arc.to)
    const add = (id: string) => throughput.set(id, tidy((throughput.get(id) ?? 0) + quantity))
    if (to.kind === 'terminal' && to.side === 'load') add(to.terminal.id)
    if (from.kind === 'terminal' && from.side === 'unload') add(from.terminal.id)
  })
  return scenario.terminals
    .map((terminal): TerminalRow => {
      const passed = throughput.get(terminal.id) ?? 0
      const limit = terminal.throughput === null ? null : at(terminal.throughput.byYear, year.yearIndex)
      const utilisation = limit === null ? null : ratio(passed, limit)
      return { year: year.year, id: terminal.id, throughput: passed, limit, utilisation }
    })
    .sort(byId)
}

/** Total cost of a route, 万元: price at the gate and transport; its emissions, t CO2e; its haul, km. */
export function routeTotals(year: AllocatedYear, route: Route) {
  const legs = route.arcs.map((arc) => legOf(year, at(year.allocation.formulation.network.arcs, arc), route))
  const exWorks = at(route.site.exWorksPrice.byYear, year.yearIndex) * route.quantity
  return {
    legs,
    distance: sum(legs.map((leg) => leg.distance)),
    cost: tidy(exWorks + sum(legs.map((leg) => leg.cost))),
    emissions: sum(legs.map((leg) => leg.emissions)),
  }
}

function legOf(year: AllocatedYear, arc: Arc, route: Route): Leg {
  const { nodes } = year.allocation.formulation.network
  return {
    from: idOf(at(nodes, arc.from)),
    to: idOf(at(nodes, arc.to)),
    mode: arc.mode,
    distance: arc.distance,
    cost: tidy(arc.cost * route.quantity),
    emissions: tidy((arc.emissions * route.quantity) / 100),
  }
}

export function flowRows(year: AllocatedYear): FlowRow[] {
  return year.allocation.routes.map((route) => {
    const { legs, distance, cost, emissions } = routeTotals(year, route)
    const { site, market, quantity } = route
    return { year: year.year, site: site.id, market: market.id, quantity, distance, cost, emissions, legs }
  })
}

/** Arcs that carry something, with the copies of a terminal taken together. */
export function arcRows(year: AllocatedYear): ArcRow[] {
  const { network, columns } = year.allocation.formulation
  const rows = new Map<string, ArcRow>()
  network.arcs.forEach((arc, position) => {
    const quantity = year.allocation.x[at(columns.flow, position)] ?? 0
    if (quantity <= 0) return
    const from = idOf(at(network.nodes, arc.from))
    const to = idOf(at(network.nodes, arc.to))
    const key = `${from}/${to}/${arc.mode}`
    const capacity = Number.isFinite(arc.capacity) ? arc.capacity : null
    const before = rows.get(key)?.quantity ?? 0
    rows.set(key, { year: year.year, from, to, mode: arc.mode, quantity: tidy(before + quantity), capacity })
  })
  return [...rows].sort(([a], [b]) => byCodeUnit(a, b)).map(([, row]) => row)
}

export function transferRows(year: AllocatedYear): TransferRow[] {
  const rows = new Map<string, TransferRow>()
  for (const { site, market, quantity } of year.allocation.routes) {
    if (site.region === market.region) continue
    const key = `${site.id}/${market.region}`
    const before = rows.get(key)?.quantity ?? 0
    rows.set(key, {
      year: year.year,
      site: site.id,
      fromRegion: site.region,
      toRegion: market.region,
      quantity: tidy(before + quantity),
    })
  }
  return [...rows].sort(([a], [b]) => byCodeUnit(a, b)).map(([, row]) => row)
}
