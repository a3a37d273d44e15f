/** What happens to the tonnage of river stretches in the year in which they are closed. */
import { at, tidy } from '../lists.ts'
import { riverBetween } from '../network/waterway.ts'
import { type AllocatedYear, isAllocated, type Route, type Trajectory } from '../simulate/types.ts'

/**
 * A year in which stretches are closed that carried tonnage the year before, and how the markets they served are
 * served now: carried = byRoad + byWater + notNeeded + unmet. Quantities in wt/yr.
 */
export interface RiverClosure {
  readonly year: number
  readonly before: number
  /** Stretches that carried tonnage, by id, as they stand along the rivers. */
  readonly stretches: readonly string[]
  readonly carried: number
  /** Replaced by ways without a barge. */
  readonly byRoad: number
  /** Replaced by ways with a barge on other stretches. */
  readonly byWater: number
  /** Not needed any more: demand of the markets fell. */
  readonly notNeeded: number
  readonly unmet: number
}

/** Find the closures of a trajectory: each allocated year against the modelled one before it. */
export function findClosures({ scenario, years }: Trajectory): RiverClosure[] {
  return years.flatMap((year, position): RiverClosure[] => {
    const before = years[position - 1]
    if (before === undefined || !isAllocated(year) || !isAllocated(before)) return []
    const closed = scenario.waterways
      .flatMap((waterway) => waterway.stretches)
      .filter(({ open }) => isOpen(open.byYear, before) && !isOpen(open.byYear, year))
      .map(({ id }) => id)
    const stranded = before.allocation.routes
      .map((route) => ({ route, passed: stretchesOf(before, route).filter((id) => closed.includes(id)) }))
      .filter(({ passed }) => passed.length > 0)
    if (stranded.length === 0) return []
    const used = new Set(stranded.flatMap(({ passed }) => passed))
    const routes = stranded.map(({ route }) => route)
    return [
      {
        year: year.year,
        before: before.year,
        stretches: closed.filter((id) => used.has(id)),
        ...replacements(before, year, routes),
      },
    ]
  })
}

const isOpen = (open: readonly number[], { yearIndex }: AllocatedYear): boolean =>
  (open[yearIndex] ?? 1) >= 0.5

/** Ids of the river stretches that a route passes. */
export function stretchesOf({ allocation }: AllocatedYear, route: Route): string[] {
  const { network } = allocation.formulation
  return route.arcs.flatMap((position) => {
    const arc = at(network.arcs, position)
    const [from, to] = [at(network.nodes, arc.from), at(network.nodes, arc.to)]
    const isBarge = network.scenario.modes.some(({ id, kind }) => id === arc.mode && kind === 'barge')
    if (!isBarge || from.kind !== 'terminal' || to.kind !== 'terminal') return []
    return [...(riverBetween(network.scenario, from.terminal, to.terminal)?.stretches ?? [])]
  })
}

/** Market by market: what is newly short, what came by other barges, what is not needed; road has the rest. */
function replacements(before: AllocatedYear, year: AllocatedYear, stranded: readonly Route[]) {
  const sums = { carried: 0, byRoad: 0, byWater: 0, notNeeded: 0, unmet: 0 }
  const { markets } = year.allocation.formulation.network.scenario
  markets.forEach((market, m) => {
    const ofMarket = (route: Route): boolean => route.market.id === market.id
    const carried = quantityOf(stranded.filter(ofMarket))
    if (carried === 0) return
    const demand = (each: AllocatedYear) => at(each.allocation.formulation.network.demand, m)
    const received = (each: AllocatedYear) => quantityOf(each.allocation.routes.filter(ofMarket))
    const shortBefore = demand(before) - received(before)
    const unmet = within(demand(year) - received(year) - shortBefore, carried)
    const notNeeded = within(demand(before) - demand(year), carried - unmet)
    const bargesBefore = bargesTo(before, ofMarket) - carried
    const byWater = within(bargesTo(year, ofMarket) - bargesBefore, carried - unmet - notNeeded)
    sums.carried += carried
    sums.unmet += unmet
    sums.notNeeded += notNeeded
    sums.byWater += byWater
    sums.byRoad += carried - unmet - notNeeded - byWater
  })
  return {
    carried: tidy(sums.carried),
    byRoad: tidy(sums.byRoad),
    byWater: tidy(sums.byWater),
    notNeeded: tidy(sums.notNeeded),
    unmet: tidy(sums.unmet),
  }
}

const within = (value: number, most: number): number => Math.min(Math.max(0, value), most)

const quantityOf = (routes: readonly Route[]): number =>
  routes.reduce((sum, { quantity }) => sum + quantity, 0)

function bargesTo(year: AllocatedYear, ofMarket: (route: Route) => boolean): number {
  return quantityOf(
    year.allocation.routes.filter((route) => ofMarket(route) && stretchesOf(year, route).length > 0),
  )
}
