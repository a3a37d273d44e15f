import { at } from '../lists.ts'
import type { Scenario } from '../scenario/types.ts'
import { type AtHand, atHand, startingLeft } from './at-hand.ts'
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
 * `drawn` is what the sites can draw on in the year; by default what they could if it were the first.
 */
export function buildNetwork(
  scenario: Scenario,
  yearIndex: number,
  drawn: AtHand = atHand(scenario, yearIndex, startingLeft(scenario)),
): Network {
  return networkOf(layOut(listCandidates(scenario, yearIndex)), yearIndex, drawn)
}

/** The part of a network that does not depend on what was mined before. */
export interface Layout {
  readonly scenario: Scenario
  readonly nodes: readonly NetworkNode[]
  readonly arcs: readonly Arc[]
  readonly start: Uint8Array
}

/** Lay out nodes and arcs. Up to `small` arcs, a search starts with them all. */
export function layOut(candidates: Candidates, small?: number): Layout {
  const nodes = new NodeList(candidates)
  return {
    scenario: candidates.places.scenario,
    arcs: Array.from({ length: candidates.count }, (_, position) => arcOf(candidates, position, nodes)),
    nodes: nodes.list,
    start: chooseCandidates(candidates, small),
  }
}

/** The network of a year on a layout. */
export function networkOf(layout: Layout, yearIndex: number, drawn: AtHand): Network {
  const { scenario } = layout
  const inService = scenario.sites.map((site, i) => {
    const mineable = at(drawn.mineable, i)
    return mineable !== null && mineable < LEAST ? 0 : at(site.capacity.byYear, yearIndex)
  })
  return {
    ...layout,
    year: at(scenario.years, yearIndex),
    yearIndex,
    capacity: inService.map((capacity, i) => Math.min(capacity, at(drawn.mineable, i) ?? capacity)),
    inService,
    demand: scenario.markets.map((market) => at(market.demand.byYear, yearIndex)),
    atHand: drawn,
  }
}

/** Below this a reserve is exhausted, wt: one step of the grid. */
const LEAST = 1e-3

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
