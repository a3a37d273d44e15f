/**
 * The network of one year: nodes, and directed arcs with their mode, distance, cost, emissions and capacity.
 *
 * A terminal is two nodes per origin group, one where cargo is loaded and one where it is unloaded, so that a
 * route is site → market, or site → loading wharf → unloading wharf → market, and nothing passes a wharf only
 * to leave it again by truck. An origin group is what must not be lost on the way: region × named exporter or
 * not, or the site itself where a rule speaks of single sites.
 */
import type { Market, Scenario, Site, Terminal } from '../scenario/types.ts'
import type { AtHand } from './at-hand.ts'

/** Origins that the same rules apply to. */
export interface OriginGroup {
  readonly id: string
  readonly region: string
  readonly exporter: boolean
  /** Set where the group is a single site. */
  readonly site: string | null
  /** What the group is apart from ids, for the weights of the tie goal. */
  readonly content: string
}

export type NetworkNode =
  | { readonly kind: 'site'; readonly key: string; readonly site: Site; readonly group: OriginGroup }
  | { readonly kind: 'market'; readonly key: string; readonly market: Market }
  | {
      readonly kind: 'terminal'
      readonly key: string
      readonly terminal: Terminal
      readonly side: 'load' | 'unload'
      readonly group: OriginGroup
    }

export interface Arc {
  /** Names it for people: `fengdu-baoluan/core/road`. */
  readonly key: string
  /** Positions in `Network.nodes`. */
  readonly from: number
  readonly to: number
  readonly mode: string
  /** Kind of the mode, for goals and rules that speak of road or water. */
  readonly road: boolean
  /** km. */
  readonly distance: number
  /** Freight and handling, yuan/t, without the price at the gate. */
  readonly cost: number
  /** g CO2e/t. */
  readonly emissions: number
  /** wt/yr; `Infinity`: uncapacitated. */
  readonly capacity: number
  /** Origin group of what travels here. */
  readonly group: OriginGroup
  /** Region of the market it reaches; `null` where it ends at a terminal. */
  readonly toRegion: string | null
  /** Weight in the tie goal. */
  readonly tie: number
}

export interface Network {
  readonly scenario: Scenario
  readonly year: number
  /** Position of `year` in `Scenario.years`. */
  readonly yearIndex: number
  /** wt/yr a site can mine: in service and within what is mineable, min(K_i, V_i). Aligned with the sites. */
  readonly capacity: readonly number[]
  /** K_i, wt/yr in service: 0 where the permit has ended or the reserve is exhausted. Aligned with the sites. */
  readonly inService: readonly number[]
  /** wt/yr, aligned with the markets. */
  readonly demand: readonly number[]
  /** What the sites can draw on in the year. */
  readonly atHand: AtHand
  readonly nodes: readonly NetworkNode[]
  readonly arcs: readonly Arc[]
  /** 1 for the arcs a search should start with, see `choose.ts`; aligned with the arcs. */
  readonly start: Uint8Array
}
