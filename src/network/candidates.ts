/**
 * The arcs of a network of one year, as columns of typed arrays: what `build.ts` makes the network of, and what
 * `choose.ts` picks a start from.
 */
import { at } from '../lists.ts'
import type { Market, Mode, Rule, Scenario } from '../scenario/types.ts'
import { roundDistance } from '../units.ts'
import { type Passage, unitCost, unitEmissions } from './freight.ts'
import { greatCircle, haulInside } from './geo.ts'
import { originGroups } from './origin-groups.ts'
import { marketPlace, nodeAt, numberPlaces, type Places, terminalPlace } from './places.ts'
import { hashContent, hashText, tieWeight } from './tie.ts'
import type { OriginGroup } from './types.ts'
import { riverBetween } from './waterway.ts'

export interface Candidates {
  readonly places: Places
  readonly yearIndex: number
  readonly count: number
  /** Places; see `places.ts`. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** Position in `Scenario.modes`. */
  readonly mode: Uint16Array
  /** km. */
  readonly distance: Float64Array
  /** yuan/t. */
  readonly cost: Float64Array
  /** g CO2e/t. */
  readonly emissions: Float64Array
  /** wt/yr. */
  readonly capacity: Float64Array
  readonly tie: Float64Array
}

/** Whether a rule keeps tonnes of an origin group from the markets of a region. */
export function barringRule(group: OriginGroup, toRegion: string, rules: readonly Rule[]): Rule | null {
  if (toRegion === group.region || group.exporter) return null
  return rules.find((rule) => rule.kind === 'only-exporters-cross-regions') ?? null
}

/** A connection between two places before it is written down. */
export interface Way extends Passage {
  readonly from: number
  readonly to: number
  readonly mode: number
  /** yuan/t that a link gives in place of the mode's freight. */
  readonly price: number | null
  readonly capacity: number
}

/** The connections of a year, apart from what they cost. */
export interface Ways {
  readonly places: Places
  readonly list: readonly Way[]
}

/**
 * List the connections of a year: roads from sites to markets and wharves and from wharves to markets, rivers
 * that are open, and the links of the document, which take the place of a computed arc of the same ends and
 * mode. Arcs that a rule bars are none.
 */
export function listWays(scenario: Scenario, yearIndex: number): Ways {
  const places = numberPlaces(scenario, originGroups(scenario, yearIndex))
  const ways = new Map<string, Way>()
  const add = (way: Way) => ways.set(`${way.from} ${way.to} ${way.mode}`, way)
  scenario.modes.forEach((mode, position) => {
    if (mode.kind === 'road') addRoads(places, mode, position, add)
    if (mode.kind === 'barge') addRivers(places, yearIndex, position, add)
  })
  addLinks(places, yearIndex, add)
  return { places, list: [...ways.values()] }
}

/** List the candidates of a year: its connections, with what they cost, emit and weigh. */
export function listCandidates(scenario: Scenario, yearIndex: number): Candidates {
  return pack(listWays(scenario, yearIndex), yearIndex)
}

type Add = (way: Way) => void

function addRoads(places: Places, mode: Mode, position: number, add: Add): void {
  const { scenario, groups } = places
  const limit = mode.maxDistance?.value ?? Number.POSITIVE_INFINITY
  const circuity = mode.circuity.value
  const road = (from: number, to: number, crow: number) => {
    // Never 0: two points closer than 1 km are 1 km apart by road.
    const distance = roundDistance(Math.max(1, crow * circuity))
    if (distance > limit) return
    add({
      from,
      to,
      mode: position,
      distance,
      upstream: false,
      handled: false,
      price: null,
      capacity: Infinity,
    })
  }
  const bars = (group: number, market: Market) =>
    barringRule(at(groups.all, group), market.region, scenario.policy.rules) !== null
  scenario.sites.forEach((site, i) => {
    const group = at(groups.ofSite, i)
    scenario.markets.forEach((market, m) => {
      if (bars(group, market)) return
      const inside = site.inside === market.id && market.area !== null ? haulInside(market.area.value) : null
      road(i, marketPlace(places, m), inside ?? greatCircle(site.location, market.location))
    })
    scenario.terminals.forEach((terminal, t) => {
      road(i, terminalPlace(places, group, t, 'load'), greatCircle(site.location, terminal.location))
    })
  })
  scenario.terminals.forEach((terminal, t) => {
    scenario.markets.forEach((market, m) => {
      const crow = greatCircle(terminal.location, market.location)
      groups.all.forEach((_, group) => {
        if (!bars(group, market))
          road(terminalPlace(places, group, t, 'unload'), marketPlace(places, m), crow)
      })
    })
  })
}

function addRivers(places: Places, yearIndex: number, mode: number, add: Add): void {
  const { scenario, groups } = places
  const closed = closedStretches(scenario, yearIndex)
  const limit = at(scenario.modes, mode).maxDistance?.value ?? Number.POSITIVE_INFINITY
  scenario.terminals.forEach((from, f) => {
    scenario.terminals.forEach((to, t) => {
      if (f === t) return
      const river = riverBetween(scenario, from, to)
      if (river === null || river.stretches.some((stretch) => closed.has(stretch))) return
      const distance = roundDistance(river.distance)
      if (distance > limit) return
      groups.all.forEach((_, group) => {
        add({
          from: terminalPlace(places, group, f, 'load'),
          to: terminalPlace(places, group, t, 'unload'),
          mode,
          distance,
          upstream: river.upstream,
          handled: true,
          price: null,
          capacity: Infinity,
        })
      })
    })
  })
}

export function closedStretches(scenario: Scenario, yearIndex: number): Set<string> {
  return new Set(
    scenario.waterways.flatMap((waterway) =>
      waterway.stretches
        .filter((stretch) => (stretch.open.byYear[yearIndex] ?? 1) < 0.5)
        .map((stretch) => stretch.id),
    ),
  )
}

function addLinks(places: Places, yearIndex: number, add: Add): void {
  const { scenario } = places
  for (const link of scenario.links) {
    const mode = scenario.modes.findIndex((each) => each.id === link.mode)
    for (const [from, to] of linkEnds(places, link.from, link.to)) {
      add({
        from,
        to,
        mode,
        distance: link.distance.value,
        upstream: false,
        handled: from >= places.sites && to >= places.sites + places.markets,
        price: link.cost?.value ?? null,
        capacity: link.capacity === null ? Infinity : at(link.capacity.byYear, yearIndex),
      })
    }
  }
}

/** Pairs of places that a link between two ids joins: one per origin group that may travel it. */
function linkEnds(places: Places, fromId: string, toId: string): (readonly [number, number])[] {
  const { scenario, groups } = places
  const site = scenario.sites.findIndex((each) => each.id === fromId)
  const market = scenario.markets.findIndex((each) => each.id === toId)
  const fromTerminal = scenario.terminals.findIndex((each) => each.id === fromId)
  const toTerminal = scenario.terminals.findIndex((each) => each.id === toId)
  const allowed = groups.all
    .map((group, position) => ({ group, position }))
    .filter(({ group, position }) => {
      if (site >= 0 && groups.ofSite[site] !== position) return false
      const region = scenario.markets[market]?.region
      return region === undefined || barringRule(group, region, scenario.policy.rules) === null
    })
  return allowed.flatMap(({ position }): (readonly [number, number])[] => {
    const from = site >= 0 ? site : fromTerminal < 0 ? -1 : -2
    if (from === -1) return []
    const side = market >= 0 ? 'unload' : 'load'
    const start = from >= 0 ? from : terminalPlace(places, position, fromTerminal, side)
    if (market >= 0) return [[start, marketPlace(places, market)]]
    if (toTerminal < 0) return []
    return [[start, terminalPlace(places, position, toTerminal, from >= 0 ? 'load' : 'unload')]]
  })
}

/** Write ways into columns, with what they cost, emit and weigh. */
export function pack({ places, list }: Ways, yearIndex: number): Candidates {
  const { scenario } = places
  const hashes = Array.from({ length: places.count }, (_, place) => hashContent(nodeAt(places, place)))
  const kinds = scenario.modes.map((mode) => hashText(mode.kind))
  return {
    places,
    yearIndex,
    count: list.length,
    from: Int32Array.from(list, (way) => way.from),
    to: Int32Array.from(list, (way) => way.to),
    mode: Uint16Array.from(list, (way) => way.mode),
    distance: Float64Array.from(list, (way) => way.distance),
    ...priceWays(scenario, list, yearIndex),
    capacity: Float64Array.from(list, (way) => way.capacity),
    tie: Float64Array.from(list, (way) =>
      tieWeight(at(hashes, way.from), at(hashes, way.to), at(kinds, way.mode)),
    ),
  }
}

/** What ways cost, yuan/t, and emit, g CO2e/t, in a year. */
export function priceWays(
  scenario: Scenario,
  list: readonly Way[],
  yearIndex: number,
): Pick<Candidates, 'cost' | 'emissions'> {
  const modeOf = (way: Way) => at(scenario.modes, way.mode)
  return {
    cost: Float64Array.from(list, (way) => way.price ?? unitCost(modeOf(way), yearIndex, way)),
    emissions: Float64Array.from(list, (way) => unitEmissions(modeOf(way), yearIndex, way)),
  }
}
