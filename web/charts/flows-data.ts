/** First layer of the Sankey diagram: tonnage from where it is made to where it is used, from the tables. */
import { type Localised, type ResultFile, type Scenario, TIERS, type Tier } from '../../src/index.ts'
import { regionSlots } from './palette.ts'

/** By tier: tier → region it comes from → region it goes to. By zone: sending site → region. */
export type FlowsKind = 'tier' | 'zone'

export interface FlowNode {
  readonly id: string
  /** Column, from the left. */
  readonly column: number
  /** What it is called: a tier, or the name of a place; `null` for all sites that keep their stone at home. */
  readonly tier: Tier | null
  readonly name: Localised | null
  readonly slot: number
}

export interface FlowLink {
  readonly id: string
  readonly from: string
  readonly to: string
  /** wt/yr. */
  readonly quantity: number
  /** Colour slot of the region the stone comes from. */
  readonly slot: number
}

export interface FlowsData {
  readonly kind: FlowsKind
  readonly nodes: readonly FlowNode[]
  readonly links: readonly FlowLink[]
}

const TINY = 1e-6

/** Gather the flows of one year. */
export function gatherFlows(
  result: ResultFile,
  scenario: Scenario,
  year: number,
  kind: FlowsKind,
): FlowsData {
  const slots = regionSlots(scenario.regions.map(({ id }) => id))
  const sites = new Map(scenario.sites.map((site) => [site.id, site]))
  const marketRegion = new Map(scenario.markets.map(({ id, region }) => [id, region]))
  const sums = new Map<string, FlowLink>()
  const add = (from: string, to: string, quantity: number, slot: number) => {
    const id = `${from}>${to}`
    sums.set(id, { id, from, to, slot, quantity: (sums.get(id)?.quantity ?? 0) + quantity })
  }
  for (const { year: at, site: siteId, market, quantity } of result.flows) {
    const site = sites.get(siteId)
    const goal = marketRegion.get(market)
    if (at !== year || quantity < TINY || site === undefined || goal === undefined) continue
    const slot = slots.get(site.region) ?? 0
    if (kind === 'tier') {
      add(`tier ${site.tier}`, `from ${site.region}`, quantity, slot)
      add(`from ${site.region}`, `to ${goal}`, quantity, slot)
    } else if (site.region !== goal) add(`site ${siteId}`, `to ${goal}`, quantity, slot)
  }
  const links = [...sums.values()].sort((a, b) => b.quantity - a.quantity || (a.id < b.id ? -1 : 1))
  const used = new Set(links.flatMap(({ from, to }) => [from, to]))
  const nodes: FlowNode[] = [
    ...TIERS.map((tier) => ({ id: `tier ${tier}`, column: 0, tier, name: null, slot: 0 })),
    ...scenario.sites.map(({ id, name, region }) => ({
      id: `site ${id}`,
      column: 0,
      tier: null,
      name,
      slot: slots.get(region) ?? 0,
    })),
    ...(['from', 'to'] as const).flatMap((end, index) =>
      scenario.regions.map(({ id, name }) => ({
        id: `${end} ${id}`,
        column: kind === 'tier' ? 1 + index : index,
        tier: null,
        name,
        slot: slots.get(id) ?? 0,
      })),
    ),
  ]
  return { kind, nodes: nodes.filter(({ id }) => used.has(id)), links }
}

/** What passes each node, wt/yr: all that leaves it, or where nothing does, all that reaches it. */
export function sumsOf({ links }: FlowsData): (id: string) => number {
  const sums = new Map<string, number>()
  for (const { from, to, quantity } of links) {
    for (const key of [`out ${from}`, `in ${to}`]) sums.set(key, (sums.get(key) ?? 0) + quantity)
  }
  return (id) => sums.get(`out ${id}`) ?? sums.get(`in ${id}`) ?? 0
}
