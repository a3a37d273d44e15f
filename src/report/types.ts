/**
 * The result file, version 1: tidy tables of one run, with the document they answer and the proof that they do.
 * Quantities in wt/yr, total cost in 万元, emissions in t CO2e, distance in km, prices in yuan/t. Rows are sorted
 * by year, then id. `distance` of a flow is km per tonne; `cost` and `emissions` of flows and legs are totals.
 */
import type { ConflictLimit, Relaxation } from '../analyse/conflict.ts'
import type { Priced, PricePair, StepUnit } from '../analyse/prices.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import type { GoalId, Localised, PresetId, Tier } from '../scenario/types.ts'
import type { EngineId } from '../solve/types.ts'

/**
 * `optimal`: every year is proven; `conflict`: rules cannot all hold; `uncertified`: no engine gave a
 * provable answer.
 */
export type RunStatus = 'optimal' | 'conflict' | 'uncertified'

/** The balance of a region in a year, wt/yr. */
export interface RegionRow {
  readonly year: number
  readonly id: string
  readonly demand: number
  readonly capacity: number
  readonly output: number
  /** Own supply used at home. */
  readonly ownUse: number
  readonly imports: number
  readonly exports: number
  readonly unmet: number
  /** Output − demand. */
  readonly balance: number
  /** Own supply used ÷ demand; `null` where demand is 0. */
  readonly selfSufficiency: number | null
}

/** What a market asks for and gets in a year, wt/yr, and the price of it, yuan/t. */
export interface MarketRow {
  readonly year: number
  readonly id: string
  readonly region: string
  readonly demand: number
  readonly received: number
  readonly unmet: number
  /**
   * Of demand, yuan/t: what the last tonne costs, what one more would. `null` where the step changes a goal ranked
   * before cost, or cannot be taken: `prices` tells which, and what changes. [null, null] in a result without prices,
   * as with perfect foresight: see `ResultFile.prices`.
   */
  readonly marginalPrice: PricePair
}

/**
 * What a site puts out in a year (wt/yr), its reserve and stock (wt), and what its capacity is worth
 * (yuan/t).
 */
export interface SiteRow {
  readonly year: number
  readonly id: string
  readonly region: string
  readonly tier: Tier
  readonly capacity: number
  readonly output: number
  /** Output ÷ capacity; `null` where capacity is 0. */
  readonly utilisation: number | null
  /**
   * Ore in place, wt; `null` where it is not limited. reserveStart + reserveAdded = output ÷ ρ + reserveLost +
   * reserveEnd: projects add to it at the start of the year, a permit that lapses loses it at its end.
   */
  readonly reserveStart: number | null
  readonly reserveAdded: number | null
  readonly reserveLost: number | null
  readonly reserveEnd: number | null
  /** Years: ρ · reserveEnd ÷ mean output of up to ten modelled years; `null` where that is 0. */
  readonly landbank: number | null
  /** Product in the yard, wt; `null` without stock. stockStart + stockFilled = stockReleased + stockEnd. */
  readonly stockStart: number | null
  readonly stockFilled: number | null
  readonly stockReleased: number | null
  readonly stockEnd: number | null
  /** Of capacity, yuan/t: what one tonne less would cost, what one more would save; `null` as in `marginalPrice`. */
  readonly scarcityRent: PricePair
}

/**
 * What passes a wharf or railhead in a year, loaded and unloaded together, wt/yr; `limit` is `null` where
 * there is none.
 */
export interface TerminalRow {
  readonly year: number
  readonly id: string
  readonly throughput: number
  readonly limit: number | null
  /** Throughput ÷ limit; `null` without a limit, or where it is 0. */
  readonly utilisation: number | null
}

/** One part of a route: km, and totals of 10⁴ yuan and t CO2e for the quantity of its flow. */
export interface Leg {
  readonly from: string
  readonly to: string
  readonly mode: string
  readonly distance: number
  readonly cost: number
  readonly emissions: number
}

/** What goes from a site to a market by one route: wt/yr, km per tonne, totals of 10⁴ yuan and t CO2e. */
export interface FlowRow {
  readonly year: number
  readonly site: string
  readonly market: string
  readonly quantity: number
  readonly distance: number
  readonly cost: number
  readonly emissions: number
  readonly legs: readonly Leg[]
}

/** What passes an arc in a year, whatever its origin, wt/yr. */
export interface ArcRow {
  readonly year: number
  readonly from: string
  readonly to: string
  readonly mode: string
  readonly quantity: number
  /** `null`: uncapacitated. */
  readonly capacity: number | null
}

/** What a site sends into another region in a year, wt/yr. */
export interface TransferRow {
  readonly year: number
  readonly site: string
  readonly fromRegion: string
  readonly toRegion: string
  readonly quantity: number
}

/**
 * What one unit of a demand or of a limit is worth in one goal; a market, site, terminal, region or rule has a row
 * per named goal of the policy, in their order. Sites: of capacity; terminals: of throughput; regions: of projected
 * output; rules: of their number. What has no limit has no rows.
 */
export interface PriceRow {
  readonly year: number
  readonly of: Priced
  readonly id: string
  /** One wt/yr, one t CO2e/yr, or one percentage point of a share. */
  readonly per: StepUnit
  readonly goal: GoalId
  /**
   * In the unit of the goal. Of a demand, what its last unit adds to the goal (below) and what one more would add
   * (above). Of a limit, what one unit less room would add and what one more would take off; room in a rule is a
   * higher cap or a lower floor. `null` in all goals where no allocation can follow the step: there is no less
   * than nothing, rules would conflict, or a rule would begin to hold for a region that it exempts.
   */
  readonly below: number | null
  readonly above: number | null
}

/** The value of an indicator in its unit; `null` where its denominator is 0. */
export interface IndicatorRow {
  readonly year: number
  /** A region id, or `city` for all of them. */
  readonly region: string
  readonly id: string
  readonly value: number | null
  readonly unit: string
}

/**
 * A target beside the value it limits, in the unit of its indicator; `value` is `null` where it is not
 * computable.
 */
export interface TargetRow {
  readonly year: number
  readonly id: string
  readonly value: number | null
  readonly limit: number
  readonly status: 'met' | 'at-risk' | 'missed' | 'not-computable'
}

/** How grave a finding is, the mildest first. */
export type FindingSeverity = 'good' | 'note' | 'warning' | 'serious'

/**
 * A statement about the result; `messages/` renders it. Sorted by importance. What neighbouring years say alike is
 * one statement, with `from`, `to` and the parameters of each year in `years`: `findingIn` gives that of a year.
 */
export interface Finding {
  readonly code: string
  readonly severity: FindingSeverity
  readonly parameters: Readonly<Record<string, JsonValue>>
}

/**
 * The proof of one goal. With perfect foresight the years are proven as one: `year` is then `null`, `value` is the
 * sum over the years (of cost, discounted), and `duals` hold rows of every year and those between years.
 */
export interface StageRow {
  readonly year: number | null
  readonly goal: string
  readonly value: number
  readonly primalResidual: number
  readonly dualResidual: number
  readonly complementarity: number
  readonly gap: number
  readonly duals: Readonly<Record<string, number>>
}

/** Rules that cannot all hold in the first year in which they do not. */
export interface Conflict {
  readonly year: number
  /** Ids of rules, none of which can be spared. */
  readonly rules: readonly string[]
  /** What they run into. */
  readonly limits: readonly ConflictLimit[]
  /** Ways out, the cheapest first; each patch alone lets the rules hold. */
  readonly relaxations: readonly Relaxation[]
}

/** A result with the document it answers and its proof; `verifyResult` checks one. */
export interface ResultFile {
  readonly schemaVersion: 1
  readonly scenario: {
    readonly id: string
    readonly title: Localised
    /** SHA-256 of the canonical document, hex. */
    readonly hash: string
    readonly document: JsonObject
  }
  readonly shashi: { readonly version: string }
  readonly policy: PresetId
  /** The engine that answered; the last fallback where they differ between years. */
  readonly engine: EngineId
  readonly foresight: 'myopic' | 'perfect'
  readonly status: RunStatus
  readonly years: readonly { readonly year: number; readonly status: RunStatus; readonly engine: EngineId }[]
  readonly regions: readonly RegionRow[]
  readonly markets: readonly MarketRow[]
  readonly sites: readonly SiteRow[]
  readonly terminals: readonly TerminalRow[]
  readonly flows: readonly FlowRow[]
  readonly arcs: readonly ArcRow[]
  readonly transfers: readonly TransferRow[]
  /**
   * Empty with perfect foresight: a tonne more in one year also moves what other years mine, store and leave in
   * place, so that no year's own program has its price. Their proof, `certificate.stages[].duals`, holds the shadow
   * prices of all years together, in discounted yuan/t for cost. Empty too where they were left out of the run, see
   * `RunOptions.prices`; `verify` then misses them.
   */
  readonly prices: readonly PriceRow[]
  readonly indicators: readonly IndicatorRow[]
  readonly targets: readonly TargetRow[]
  readonly findings: readonly Finding[]
  readonly conflict: Conflict | null
  readonly certificate: {
    readonly ok: boolean
    readonly tolerance: number
    readonly stages: readonly StageRow[]
  }
}
