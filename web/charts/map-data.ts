/** First layer of the map: sites, wharves, and the routes of what crosses from region to region, from the tables. */
import type { FlowRow, Localised, ResultFile, Scenario, Site } from '../../src/index.ts'
import { type Cell, type Geography, middle, type Place } from './geography.ts'
import { regionSlots } from './palette.ts'

/** A zone, or the mines of a district that stand in one place; quantities in wt/yr. */
export interface MapSite {
  readonly id: string
  readonly name: Localised
  readonly region: string
  readonly slot: number
  readonly exporter: boolean
  readonly place: Place
  readonly capacity: number
  readonly output: number
  /** What it sends to other regions. */
  readonly sent: number
}

export interface MapWharf {
  readonly id: string
  readonly name: Localised
  readonly place: Place
  /** Loaded plus unloaded, wt/yr. */
  readonly throughput: number
  /** wt/yr; `null` where it is not limited. */
  readonly limit: number | null
}

/** A market that gets something from another region; the nine central ones are one target on the main map. */
export interface MapTarget {
  readonly id: string
  readonly name: Localised
  readonly place: Place
  readonly received: number
}

/** Tonnage from a site to a target, with the wharves on its way. */
export interface MapRoute {
  readonly id: string
  readonly site: string
  readonly from: Place
  readonly target: string
  readonly slot: number
  readonly quantity: number
  readonly wharves: readonly string[]
}

export interface MapCell extends Cell {
  /** Colour slot of its region; 0 where the scenario says nothing about it. */
  readonly slot: number
}

/** One scale of the map: the whole city with its centre as one target, or the centre district by district. */
export interface MapNetwork {
  readonly targets: readonly MapTarget[]
  readonly routes: readonly MapRoute[]
}

export interface MapData {
  readonly cells: readonly MapCell[]
  readonly rivers: Geography['rivers']
  readonly regions: readonly { readonly id: string; readonly name: Localised; readonly slot: number }[]
  readonly sites: readonly MapSite[]
  readonly wharves: readonly MapWharf[]
  readonly city: MapNetwork
  readonly centre: MapNetwork
}

/** Id of the nine central districts as one target. */
export const CENTRE = 'centre'
const CENTRE_NAME: Localised = { zh: '中心城区', en: 'Central districts' }
const TINY = 1e-6

/** Gather what a map of one year shows. */
export function gatherMap(
  result: ResultFile,
  scenario: Scenario,
  year: number,
  geography: Geography,
): MapData {
  const slots = regionSlots(scenario.regions.map(({ id }) => id))
  const crossing = crossingFlows(result, scenario, year)
  const terminals = new Map(result.terminals.filter((row) => row.year === year).map((row) => [row.id, row]))
  return {
    cells: colourCells(geography.cells, scenario, slots),
    rivers: geography.rivers,
    regions: scenario.regions.map(({ id, name }) => ({ id, name, slot: slots.get(id) ?? 0 })),
    sites: gatherSites(result, scenario, year, slots, crossing),
    wharves: scenario.terminals.map(({ id, name, location }) => ({
      id,
      name,
      place: [location.longitude, location.latitude],
      throughput: terminals.get(id)?.throughput ?? 0,
      limit: terminals.get(id)?.limit ?? null,
    })),
    city: gatherNetwork(crossing, scenario, slots, centralMarkets(scenario, geography.cells)),
    centre: gatherNetwork(crossing, scenario, slots, new Set()),
  }
}

/** Flows of a year whose site and market lie in different regions. */
function crossingFlows(result: ResultFile, scenario: Scenario, year: number): FlowRow[] {
  const ofSite = new Map(scenario.sites.map(({ id, region }) => [id, region]))
  const ofMarket = new Map(scenario.markets.map(({ id, region }) => [id, region]))
  return result.flows.filter(
    (flow) =>
      flow.year === year && flow.quantity > TINY && ofSite.get(flow.site) !== ofMarket.get(flow.market),
  )
}

function centralMarkets(scenario: Scenario, cells: readonly Cell[]): ReadonlySet<string> {
  const codes = new Set(cells.filter(({ central }) => central).map(({ code }) => code))
  return new Set(scenario.markets.filter(({ code }) => code !== null && codes.has(code)).map(({ id }) => id))
}

/** Sites of one place and kind make one mark: the mines of a district share the point of its seat. */
function gatherSites(
  result: ResultFile,
  scenario: Scenario,
  year: number,
  slots: ReadonlyMap<string, number>,
  crossing: readonly FlowRow[],
): MapSite[] {
  const rows = new Map(result.sites.filter((row) => row.year === year).map((row) => [row.id, row]))
  const marks = new Map<string, MapSite>()
  for (const site of scenario.sites) {
    const { longitude, latitude } = site.location
    const key = site.tier === 'zone' ? site.id : `${longitude} ${latitude}`
    const known = marks.get(key)
    const row = rows.get(site.id)
    const sent = crossing.reduce((sum, flow) => sum + (flow.site === site.id ? flow.quantity : 0), 0)
    marks.set(key, {
      id: known?.id ?? site.id,
      name: known === undefined ? site.name : districtOf(site),
      region: site.region,
      slot: slots.get(site.region) ?? 0,
      exporter: site.exporter,
      place: [longitude, latitude],
      capacity: (known?.capacity ?? 0) + (row?.capacity ?? 0),
      output: (known?.output ?? 0) + (row?.output ?? 0),
      sent: (known?.sent ?? 0) + sent,
    })
  }
  return [...marks.values()]
    .filter(({ capacity }) => capacity > TINY)
    .sort((a, b) => b.output - a.output || b.capacity - a.capacity || (a.id < b.id ? -1 : 1))
}

function districtOf(site: Site): Localised {
  return site.district?.name ?? site.name
}

function gatherNetwork(
  crossing: readonly FlowRow[],
  scenario: Scenario,
  slots: ReadonlyMap<string, number>,
  merged: ReadonlySet<string>,
): MapNetwork {
  const markets = new Map(scenario.markets.map((market) => [market.id, market]))
  const sites = new Map(scenario.sites.map((site) => [site.id, site]))
  const routes = new Map<string, MapRoute>()
  const received = new Map<string, number>()
  for (const flow of crossing) {
    const site = sites.get(flow.site)
    if (site === undefined) continue
    const target = merged.has(flow.market) ? CENTRE : flow.market
    const wharves = flow.legs.slice(1).map(({ from }) => from)
    const id = [flow.site, ...wharves, target].join(' ')
    const quantity = (routes.get(id)?.quantity ?? 0) + flow.quantity
    const from: Place = [site.location.longitude, site.location.latitude]
    const slot = slots.get(site.region) ?? 0
    routes.set(id, { id, site: flow.site, from, target, slot, quantity, wharves })
    received.set(target, (received.get(target) ?? 0) + flow.quantity)
  }
  const placeOf = (id: string): Place[] => {
    const market = markets.get(id)
    return market === undefined ? [] : [[market.location.longitude, market.location.latitude]]
  }
  const targets = [...received].map(([id, quantity]) => ({
    id,
    name: markets.get(id)?.name ?? CENTRE_NAME,
    place: middle(id === CENTRE ? [...merged].flatMap(placeOf) : placeOf(id)),
    received: quantity,
  }))
  const order = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1)
  return {
    targets: targets.sort((a, b) => b.received - a.received || order(a, b)),
    routes: [...routes.values()].sort((a, b) => b.quantity - a.quantity || order(a, b)),
  }
}

/** Colour each cell by the region that most of its part's districts belong to. */
function colourCells(
  cells: readonly Cell[],
  scenario: Scenario,
  slots: ReadonlyMap<string, number>,
): MapCell[] {
  const partOf = new Map(cells.map(({ code, part }) => [code, part]))
  const votes = new Map<string, Map<string, number>>()
  const members = [
    ...scenario.markets.map(({ code, region }) => ({ code, region })),
    ...scenario.sites.map(({ district, region }) => ({ code: district?.code ?? null, region })),
  ]
  for (const { code, region } of members) {
    const part = partOf.get(code ?? '')
    if (part === undefined) continue
    const counts = votes.get(part) ?? new Map<string, number>()
    votes.set(part, counts.set(region, (counts.get(region) ?? 0) + 1))
  }
  return cells.map((cell) => {
    const [winner] = [...(votes.get(cell.part) ?? [])].sort((a, b) => b[1] - a[1])
    return { ...cell, slot: slots.get(winner?.[0] ?? '') ?? 0 }
  })
}
