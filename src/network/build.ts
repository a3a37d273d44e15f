import { at } from '../lists.ts'
import type { Market, Mode, Scenario, Site } from '../scenario/types.ts'
import { roundDistance, roundQuantity } from '../units.ts'
import { unitCost, unitEmissions } from './freight.ts'
import { greatCircle, haulInside } from './geo.ts'
import { originGroups } from './origin-groups.ts'
import { contentOf, tieWeight } from './tie.ts'
import type { Arc, Network, NetworkNode } from './types.ts'
import { riverBetween } from './waterway.ts'

type SiteNode = Extract<NetworkNode, { kind: 'site' }>
type TerminalNode = Extract<NetworkNode, { kind: 'terminal' }>
type MarketNode = Extract<NetworkNode, { kind: 'market' }>

/** A connection before its cost is known. */
interface Way {
  readonly distance: number
  readonly upstream: boolean
  readonly handled: boolean
  /** yuan/t that a link gives in place of the mode's freight. */
  readonly cost: number | null
  readonly capacity: number
}

/**
 * Build the network of one year:
 * 1. nodes: sites, markets, and two nodes per terminal and origin group;
 * 2. arcs by road, from sites to markets and wharves and from wharves to markets;
 * 3. arcs by barge along the rivers that are open, and every link the document gives.
 *
 * `reserves` is the ore in place at the start of the year, wt, aligned with the sites; `null`: not limited.
 */
export function buildNetwork(
  scenario: Scenario,
  yearIndex: number,
  reserves: readonly (number | null)[] = startingReserves(scenario),
): Network {
  const year = at(scenario.years, yearIndex)
  const nodes = buildNodes(scenario)
  const builder = new ArcBuilder(scenario, yearIndex, nodes)
  for (const mode of scenario.modes) {
    if (mode.kind === 'road') builder.addRoads(mode)
    if (mode.kind === 'barge') builder.addRivers(mode)
  }
  builder.addLinks()
  return {
    scenario,
    year,
    yearIndex,
    capacity: scenario.sites.map((site, i) => usableCapacity(site, yearIndex, reserves[i] ?? null)),
    demand: scenario.markets.map((market) => at(market.demand.byYear, yearIndex)),
    nodes,
    arcs: builder.arcs(),
  }
}

/** Ore in place at the start of the first year, wt, aligned with the sites; `null`: not limited. */
export function startingReserves(scenario: Scenario): (number | null)[] {
  return scenario.sites.map((site) => site.reserve?.value ?? null)
}

function usableCapacity(site: Site, yearIndex: number, reserve: number | null): number {
  const capacity = at(site.capacity.byYear, yearIndex)
  return reserve === null ? capacity : Math.min(capacity, roundQuantity(reserve * site.recovery.value))
}

function buildNodes(scenario: Scenario): NetworkNode[] {
  const groups = originGroups(scenario)
  const nodes: NetworkNode[] = scenario.sites.map((site) => ({
    kind: 'site',
    key: `site/${site.id}`,
    site,
    group: groups.of(site),
  }))
  for (const market of scenario.markets) nodes.push({ kind: 'market', key: `market/${market.id}`, market })
  for (const terminal of scenario.terminals) {
    for (const group of groups.all) {
      for (const side of ['load', 'unload'] as const) {
        const key = `terminal/${terminal.id}/${side}/${group.id}`
        nodes.push({ kind: 'terminal', key, terminal, side, group })
      }
    }
  }
  return nodes
}

class ArcBuilder {
  private readonly scenario: Scenario
  private readonly yearIndex: number
  private readonly nodes: readonly NetworkNode[]
  private readonly contents: readonly string[]
  private readonly found = new Map<string, Arc>()

  constructor(scenario: Scenario, yearIndex: number, nodes: readonly NetworkNode[]) {
    this.scenario = scenario
    this.yearIndex = yearIndex
    this.nodes = nodes
    this.contents = nodes.map(contentOf)
  }

  arcs(): Arc[] {
    return [...this.found.values()]
  }

  addRoads(mode: Mode): void {
    const limit = mode.maxDistance?.value ?? Number.POSITIVE_INFINITY
    this.forEachConnection((from, to, fromNode, toNode) => {
      if (fromNode.kind === 'terminal' && toNode.kind === 'terminal') return
      const distance = roadDistance(mode, fromNode, toNode)
      if (distance > limit) return
      this.add(from, to, mode, { distance, upstream: false, handled: false, cost: null, capacity: Infinity })
    })
  }

  addRivers(mode: Mode): void {
    const closed = closedStretches(this.scenario, this.yearIndex)
    const rivers = new Map<string, ReturnType<typeof riverBetween>>()
    this.forEachConnection((from, to, fromNode, toNode) => {
      if (fromNode.kind !== 'terminal' || toNode.kind !== 'terminal') return
      const pair = `${fromNode.terminal.id}>${toNode.terminal.id}`
      if (!rivers.has(pair)) rivers.set(pair, riverBetween(this.scenario, fromNode.terminal, toNode.terminal))
      const river = rivers.get(pair)
      if (!river || river.stretches.some((stretch) => closed.has(stretch))) return
      const distance = roundDistance(river.distance)
      this.add(from, to, mode, {
        distance,
        upstream: river.upstream,
        handled: true,
        cost: null,
        capacity: Infinity,
      })
    })
  }

  addLinks(): void {
    for (const link of this.scenario.links) {
      const mode = this.scenario.modes.find((each) => each.id === link.mode)
      if (mode === undefined) continue
      this.forEachConnection((from, to, fromNode, toNode) => {
        if (idOf(fromNode) !== link.from || idOf(toNode) !== link.to) return
        this.add(from, to, mode, {
          distance: link.distance.value,
          upstream: false,
          handled: fromNode.kind === 'terminal' && toNode.kind === 'terminal',
          cost: link.cost?.value ?? null,
          capacity: link.capacity === null ? Infinity : at(link.capacity.byYear, this.yearIndex),
        })
      })
    }
  }

  /** Call for each pair of nodes that cargo of one origin may pass between. */
  private forEachConnection(
    visit: (from: number, to: number, fromNode: NetworkNode, toNode: NetworkNode) => void,
  ): void {
    for (let from = 0; from < this.nodes.length; from++) {
      const fromNode = at(this.nodes, from)
      if (fromNode.kind === 'market') continue
      for (let to = 0; to < this.nodes.length; to++) {
        const toNode = at(this.nodes, to)
        if (mayConnect(fromNode, toNode)) visit(from, to, fromNode, toNode)
      }
    }
  }

  private add(from: number, to: number, mode: Mode, way: Way): void {
    const fromNode = at(this.nodes, from)
    const toNode = at(this.nodes, to)
    if (fromNode.kind === 'market') throw new RangeError('nothing leaves a market')
    const key = `${nameOf(fromNode)}/${nameOf(toNode)}/${mode.id}`
    const freight = unitCost(mode, this.yearIndex, way)
    this.found.set(key, {
      key,
      from,
      to,
      mode: mode.id,
      road: mode.kind === 'road',
      distance: way.distance,
      cost: way.cost ?? freight,
      emissions: unitEmissions(mode, this.yearIndex, way),
      capacity: way.capacity,
      group: fromNode.group,
      toRegion: toNode.kind === 'market' ? toNode.market.region : null,
      tie: tieWeight(at(this.contents, from), at(this.contents, to), mode.kind),
    })
  }
}

/** Whether an arc may run between two nodes: along the route order, and within one origin group. */
function mayConnect(from: NetworkNode, to: NetworkNode): boolean {
  switch (from.kind) {
    case 'site':
      return to.kind === 'market' || (to.kind === 'terminal' && to.side === 'load' && to.group === from.group)
    case 'terminal':
      if (from.side === 'unload') return to.kind === 'market'
      return (
        to.kind === 'terminal' &&
        to.side === 'unload' &&
        to.group === from.group &&
        to.terminal !== from.terminal
      )
    case 'market':
      return false
  }
}

/**
 * Road distance, km, on the grid: great circle × circuity; inside a market's own area the mean haul there ×
 * circuity. Never 0: two points closer than 1 km are 1 km apart by road.
 */
function roadDistance(
  mode: Mode,
  from: SiteNode | TerminalNode | MarketNode,
  to: SiteNode | TerminalNode | MarketNode,
): number {
  const circuity = mode.circuity.value
  const inside = from.kind === 'site' && to.kind === 'market' ? insideHaul(from.site, to.market) : null
  const crow = inside ?? greatCircle(locationOf(from), locationOf(to))
  return roundDistance(Math.max(1, crow * circuity))
}

function insideHaul(site: Site, market: Market): number | null {
  return site.inside === market.id && market.area !== null ? haulInside(market.area.value) : null
}

function locationOf(node: NetworkNode) {
  switch (node.kind) {
    case 'site':
      return node.site.location
    case 'market':
      return node.market.location
    case 'terminal':
      return node.terminal.location
  }
}

/** Id of the place a node stands for, shared by all copies of a terminal. */
export function idOf(node: NetworkNode): string {
  switch (node.kind) {
    case 'site':
      return node.site.id
    case 'market':
      return node.market.id
    case 'terminal':
      return node.terminal.id
  }
}

/** Name of a node in keys of arcs: the id, with side and group where a place has several nodes. */
function nameOf(node: NetworkNode): string {
  return node.kind === 'terminal' ? `${node.terminal.id}.${node.side}.${node.group.id}` : idOf(node)
}

function closedStretches(scenario: Scenario, yearIndex: number): Set<string> {
  return new Set(
    scenario.waterways.flatMap((waterway) =>
      waterway.stretches
        .filter((stretch) => (stretch.open.byYear[yearIndex] ?? 1) < 0.5)
        .map((stretch) => stretch.id),
    ),
  )
}
