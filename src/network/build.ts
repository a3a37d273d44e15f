import { at } from '../lists.ts'
import type { Scenario, Site } from '../scenario/types.ts'
import { roundQuantity } from '../units.ts'
import { type Candidates, listCandidates } from './candidates.ts'
import { chooseCandidates } from './choose.ts'
import { nameOf, nodeAt } from './places.ts'
import type { Arc, Network, NetworkNode } from './types.ts'

/**
 * Build the network of one year:
 * 1. list its arcs;
 * 2. keep the nodes they touch, beside all sites and markets;
 * 3. choose the arcs that a search should start with.
 *
 * `reserves` is the ore in place at the start of the year, wt, aligned with the sites; `null`: not limited.
 */
export function buildNetwork(
  scenario: Scenario,
  yearIndex: number,
  reserves: readonly (number | null)[] = startingReserves(scenario),
): Network {
  const candidates = listCandidates(scenario, yearIndex)
  const nodes = new NodeList(candidates)
  return {
    scenario,
    year: at(scenario.years, yearIndex),
    yearIndex,
    capacity: scenario.sites.map((site, i) => usableCapacity(site, yearIndex, reserves[i] ?? null)),
    demand: scenario.markets.map((market) => at(market.demand.byYear, yearIndex)),
    reserves,
    arcs: Array.from({ length: candidates.count }, (_, position) => arcOf(candidates, position, nodes)),
    nodes: nodes.list,
    start: chooseCandidates(candidates),
  }
}

/** The nodes of a network, in the order they are first touched, sites and markets before the rest. */
class NodeList {
  readonly list: NetworkNode[] = []
  private readonly ofPlace: Int32Array
  private readonly candidates: Candidates

  constructor(candidates: Candidates) {
    this.candidates = candidates
    this.ofPlace = new Int32Array(candidates.places.count).fill(-1)
    const { sites, markets } = candidates.places
    for (let place = 0; place < sites + markets; place++) this.touch(place)
  }

  touch(place: number): number {
    const known = at(this.ofPlace, place)
    if (known >= 0) return known
    this.ofPlace[place] = this.list.length
    return this.list.push(nodeAt(this.candidates.places, place)) - 1
  }
}

function arcOf(candidates: Candidates, candidate: number, nodes: NodeList): Arc {
  const from = nodes.touch(at(candidates.from, candidate))
  const to = nodes.touch(at(candidates.to, candidate))
  const fromNode = at(nodes.list, from)
  const toNode = at(nodes.list, to)
  if (fromNode.kind === 'market') throw new RangeError('nothing leaves a market')
  const mode = at(candidates.places.scenario.modes, at(candidates.mode, candidate))
  return {
    key: `${nameOf(fromNode)}/${nameOf(toNode)}/${mode.id}`,
    from,
    to,
    mode: mode.id,
    road: mode.kind === 'road',
    distance: at(candidates.distance, candidate),
    cost: at(candidates.cost, candidate),
    emissions: at(candidates.emissions, candidate),
    capacity: at(candidates.capacity, candidate),
    group: fromNode.group,
    toRegion: toNode.kind === 'market' ? toNode.market.region : null,
    tie: at(candidates.tie, candidate),
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
