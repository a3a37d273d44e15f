/** The networks of a scenario, year after year, with what years have in common made once. */
import { at } from '../lists.ts'
import type { Scenario } from '../scenario/types.ts'
import type { AtHand } from './at-hand.ts'
import { type Layout, layOut, networkOf } from './build.ts'
import { closedStretches, listWays, pack, priceWays, type Ways } from './candidates.ts'
import { originGroups } from './origin-groups.ts'
import type { Network } from './types.ts'

/** Connections with their layout, and the numbers they were made from. */
interface Made {
  readonly ways: Ways
  readonly layout: Layout
  readonly connections: string
  readonly prices: string
}

/**
 * Builds the network of any year of a scenario. Places and distances stay; a layout is made anew only where
 * rivers open or close, links change, or origins must be told apart otherwise, and priced anew only where freight
 * or emission factors change. Networks with the same layout share its `arcs` and `nodes`.
 */
export class NetworkSeries {
  private readonly scenario: Scenario
  private readonly small: number | undefined
  private made: Made | null = null

  /** Up to `small` arcs, a search starts with them all; see `choose.ts`. */
  constructor(scenario: Scenario, small?: number) {
    this.scenario = scenario
    this.small = small
  }

  build(yearIndex: number, drawn: AtHand): Network {
    this.made = this.makeFor(yearIndex)
    return networkOf(this.made.layout, yearIndex, drawn)
  }

  private makeFor(yearIndex: number): Made {
    const connections = connectionsIn(this.scenario, yearIndex)
    const prices = pricesIn(this.scenario, yearIndex)
    const { made } = this
    if (made === null || made.connections !== connections) {
      const ways = listWays(this.scenario, yearIndex)
      return { ways, layout: layOut(pack(ways, yearIndex), this.small), connections, prices }
    }
    if (made.prices === prices) return made
    const { cost, emissions } = priceWays(this.scenario, made.ways.list, yearIndex)
    const arcs = made.layout.arcs.map((arc, a) => ({
      ...arc,
      cost: at(cost, a),
      emissions: at(emissions, a),
    }))
    return { ...made, layout: { ...made.layout, arcs }, prices }
  }
}

/** What decides which connections there are in a year. */
function connectionsIn(scenario: Scenario, yearIndex: number): string {
  const groups = originGroups(scenario, yearIndex).all.map(({ id }) => id)
  const links = scenario.links.map(({ capacity }) => capacity?.byYear[yearIndex] ?? null)
  return JSON.stringify([groups, [...closedStretches(scenario, yearIndex)], links])
}

/** What decides the cost and the emissions of a connection in a year. */
function pricesIn(scenario: Scenario, yearIndex: number): string {
  return JSON.stringify(
    scenario.modes.map(({ fixed, bands, handling, emissionFactor }) =>
      [fixed, handling.load, handling.unload, emissionFactor, ...bands.map(({ rate }) => rate)].map(
        ({ byYear }) => byYear[yearIndex] ?? 0,
      ),
    ),
  )
}
