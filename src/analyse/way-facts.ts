/** What a tonne takes on its way: distance, emissions, and its price from the gate to the market. */
import { at, tidy } from '../lists.ts'
import type { Formulation } from '../program/formulate.ts'
import type { Way } from './routes-between.ts'

/** What a tonne costs from the gate to the market, yuan/t. */
export interface PriceBuildUp {
  readonly exWorks: number
  readonly freight: number
  /** Loading and unloading at terminals. */
  readonly handling: number
  readonly delivered: number
  /**
   * What the limits and rules on its way are worth per tonne: the marginal price of the market less what the tonne
   * costs; `null` where that price is none in yuan, and for ways not taken.
   */
  readonly scarcity: number | null
}

/** A way from a site to a market, with what a tonne on it takes. */
export interface WayFacts {
  readonly site: string
  readonly market: string
  /** Terminals passed, in order; none for a direct way. */
  readonly via: readonly string[]
  /** Modes in order. */
  readonly modes: readonly string[]
  /** km. */
  readonly distance: number
  /** g CO2e per tonne. */
  readonly emissions: number
  readonly price: PriceBuildUp
}

/** What a tonne takes on a way. `marginal`: marginal price of the market, yuan/t, for a way that is taken. */
export function wayFacts(
  { network }: Formulation,
  way: Way,
  site: string,
  market: string,
  marginal: number | null = null,
): WayFacts {
  const { scenario, yearIndex } = network
  const arcs = way.map((arc) => at(network.arcs, arc))
  const via = way.slice(1).map((arc) => at(network.nodes, at(network.arcs, arc).from))
  const exWorks = at(scenario.sites.find(({ id }) => id === site)?.exWorksPrice.byYear ?? [], yearIndex)
  const paid = arcs.reduce((sum, { cost }) => sum + cost, 0)
  const handling = way.reduce((sum, arc) => sum + handlingOn(network, arc), 0)
  return {
    site,
    market,
    via: via.flatMap((node) => (node.kind === 'terminal' ? [node.terminal.id] : [])),
    modes: arcs.map(({ mode }) => mode),
    distance: tidy(arcs.reduce((sum, { distance }) => sum + distance, 0)),
    emissions: tidy(arcs.reduce((sum, { emissions }) => sum + emissions, 0)),
    price: {
      exWorks,
      freight: tidy(paid - handling),
      handling: tidy(handling),
      delivered: tidy(exWorks + paid),
      scarcity: marginal === null ? null : tidy(Math.round((marginal - exWorks - paid) * 1e6) / 1e6),
    },
  }
}

/** Loading and unloading that the cost of an arc includes, yuan/t: between terminals, unless a link gives a price. */
function handlingOn({ scenario, yearIndex, arcs, nodes }: Formulation['network'], position: number): number {
  const arc = at(arcs, position)
  const [from, to] = [at(nodes, arc.from), at(nodes, arc.to)]
  if (from.kind !== 'terminal' || to.kind !== 'terminal') return 0
  const isPriced = scenario.links.some(
    (link) =>
      link.cost !== null &&
      link.mode === arc.mode &&
      link.from === from.terminal.id &&
      link.to === to.terminal.id,
  )
  const handling = scenario.modes.find(({ id }) => id === arc.mode)?.handling
  if (isPriced || handling === undefined) return 0
  return at(handling.load.byYear, yearIndex) + at(handling.unload.byYear, yearIndex)
}
