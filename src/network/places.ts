/**
 * All nodes a network could have, numbered once: sites, then markets, then for every origin group and terminal
 * its loading and its unloading side. A network keeps those that its arcs touch.
 */
import { at } from '../lists.ts'
import type { Location, Scenario } from '../scenario/types.ts'
import type { OriginGroups } from './origin-groups.ts'
import type { NetworkNode } from './types.ts'

export interface Places {
  readonly scenario: Scenario
  readonly groups: OriginGroups
  readonly count: number
  readonly sites: number
  readonly markets: number
}

export function numberPlaces(scenario: Scenario, groups: OriginGroups): Places {
  const sites = scenario.sites.length
  const markets = scenario.markets.length
  const count = sites + markets + groups.all.length * scenario.terminals.length * 2
  return { scenario, groups, count, sites, markets }
}

export const marketPlace = (places: Places, market: number): number => places.sites + market

export function terminalPlace(
  places: Places,
  group: number,
  terminal: number,
  side: 'load' | 'unload',
): number {
  const block = (group * places.scenario.terminals.length + terminal) * 2
  return places.sites + places.markets + block + (side === 'load' ? 0 : 1)
}

/** The node at a place. */
export function nodeAt(places: Places, place: number): NetworkNode {
  const { scenario, groups, sites, markets } = places
  if (place < sites) {
    const site = at(scenario.sites, place)
    return { kind: 'site', key: `site/${site.id}`, site, group: at(groups.all, at(groups.ofSite, place)) }
  }
  if (place < sites + markets) {
    const market = at(scenario.markets, place - sites)
    return { kind: 'market', key: `market/${market.id}`, market }
  }
  const block = place - sites - markets
  const pair = Math.floor(block / 2)
  const terminal = at(scenario.terminals, pair % scenario.terminals.length)
  const group = at(groups.all, Math.floor(pair / scenario.terminals.length))
  const side = block % 2 === 0 ? 'load' : 'unload'
  return { kind: 'terminal', key: `terminal/${terminal.id}/${side}/${group.id}`, terminal, side, group }
}

/** Where a node is. */
export function locationOf(node: NetworkNode): Location {
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
export function nameOf(node: NetworkNode): string {
  return node.kind === 'terminal' ? `${node.terminal.id}.${node.side}.${node.group.id}` : idOf(node)
}
