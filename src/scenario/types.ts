/**
 * A Scenario is a checked document: references resolved, units converted, expressions evaluated, every number
 * on the grid. Collections keep the document's order; results are sorted by id.
 * Units: quantities wt/yr (万吨 = 10⁴ t), distances km, unit costs yuan/t, emissions g CO2e per t·km.
 */
import type { JsonObject } from '../json.ts'
import type {
  EarlyWarning,
  Foresight,
  Project,
  SiteCourse,
  SmallestScale,
  Stock,
  Target,
} from './types-years.ts'

export * from './types-years.ts'

/** A text in both languages of the product. */
export interface Localised {
  readonly zh: string
  readonly en: string
}

/** How far a number can be trusted: in the plan itself, in a cited source, computed from those, or proposed. */
export type Status = 'published' | 'sourced' | 'derived' | 'assumed'

/** Where a number comes from. A bare number in a document is `assumed` with no source. */
export interface Provenance {
  readonly status: Status
  /** Id in `Scenario.sources`. */
  readonly source: string | null
  /** Place inside the source: a section, table or page. */
  readonly clause: string | null
  /** Plausible range, in the unit of the number itself. */
  readonly low: number | null
  readonly high: number | null
  readonly note: string | null
}

/** A number that does not change over the years. */
export interface Quantity {
  readonly value: number
  readonly provenance: Provenance
}

/** A number per year, aligned with `Scenario.years`. */
export interface Yearly {
  readonly byYear: readonly number[]
  readonly provenance: Provenance
}

/** WGS84 degrees. */
export interface Location {
  readonly longitude: number
  readonly latitude: number
}

/** A work that numbers are taken from. */
export interface Source {
  readonly id: string
  readonly citation: string
  readonly licence: string | null
  readonly url: string | null
}

/** One of the regional networks. */
export interface Region {
  readonly id: string
  readonly name: Localised
  /** Whether the primary output of the region is held to its projected output, or only to capacity. */
  readonly outputLimit: 'projected' | 'capacity'
  /** wt/yr; `null` where none is given, and then `outputLimit` must be `capacity`. */
  readonly projectedOutput: Yearly | null
  /** wt/yr the plan publishes; shown beside the sum of site capacities, never a limit. */
  readonly plannedCapacity: Yearly | null
  readonly smallestScale: SmallestScale | null
}

/** A demand node: a region or a district. */
export interface Market {
  readonly id: string
  readonly name: Localised
  readonly region: string
  /** GB/T 2260 code, where the market is an administrative division. */
  readonly code: string | null
  readonly location: Location
  /** km² over which demand spreads; gives the haul inside the market. */
  readonly area: Quantity | null
  /** wt/yr. */
  readonly demand: Yearly
}

/** Kinds of supply, as the plan tells them apart; all but `recycled` and `import` take from reserves. */
export const TIERS = ['zone', 'backbone', 'small', 'recycled', 'import'] as const
/** One of `TIERS`. */
export type Tier = (typeof TIERS)[number]

/** Whether output of a tier is mined in the region: all but recycled aggregate and imports. */
export function isPrimary(tier: Tier): boolean {
  return tier !== 'recycled' && tier !== 'import'
}

/** Numbers of mines by scale class. */
export interface Mines {
  readonly large: number
  readonly medium: number
  readonly small: number
}

/** A place that supplies. */
export interface Site {
  readonly id: string
  readonly name: Localised
  readonly region: string
  readonly tier: Tier
  /** Whether the plan names it as a carrier of surplus to another region. */
  readonly exporter: boolean
  /** Code in the source, for example `Z14`. */
  readonly code: string | null
  /** District it lies in. */
  readonly district: { readonly code: string; readonly name: Localised } | null
  /** Market in whose area it lies: its haul there is the mean haul inside that area. */
  readonly inside: string | null
  readonly location: Location
  /** wt/yr in service: `ownCapacity` while a permit is in force, with what projects add. */
  readonly capacity: Yearly
  /** wt/yr as the document gives it for the site itself; 0 for a site that is a project. */
  readonly ownCapacity: Yearly
  /** yuan/t at the gate. */
  readonly exWorksPrice: Yearly
  /** Ore in place at the start, wt; `null`: not limited. */
  readonly reserve: Quantity | null
  /** Product per ore in place, 0–1. */
  readonly recovery: Quantity
  /** Before projects. */
  readonly mines: Mines | null
  /** Last year of the permit as written; `null`: without end. Projects may extend it, see `course`. */
  readonly permitEnd: Quantity | null
  readonly stock: Stock | null
  readonly course: SiteCourse
}

/** A wharf or railhead: a transshipment node. */
export interface Terminal {
  readonly id: string
  readonly name: Localised
  readonly kind: 'wharf' | 'railhead'
  readonly region: string | null
  readonly location: Location
  /** Waterway it lies on and km along it, positive downstream; `null` for a railhead. */
  readonly berth: { readonly waterway: string; readonly chainage: Quantity } | null
  /** wt/yr loaded plus unloaded; `null`: not limited. */
  readonly throughput: Yearly | null
}

/** A navigable river. Distances along it come from chainage, positive downstream. */
export interface Waterway {
  readonly id: string
  readonly name: Localised
  /** The waterway it flows into and the chainage of the confluence there; its own mouth has chainage 0. */
  readonly joins: { readonly waterway: string; readonly at: Quantity } | null
  /** Stretches between two chainages that carry barges only where `open` is 1 in a year. */
  readonly stretches: readonly Stretch[]
}

/** Part of a waterway between two chainages, km, and the share of a year in which it is open. */
export interface Stretch {
  readonly id: string
  readonly name: Localised
  readonly from: Quantity
  readonly to: Quantity
  /** 1 open, 0 closed. */
  readonly open: Yearly
}

/** An explicit connection, which overrides the computed one of the same ends and mode. */
export interface Link {
  readonly id: string
  /** Site, terminal or market id. */
  readonly from: string
  readonly to: string
  readonly mode: string
  /** km. */
  readonly distance: Quantity
  /** yuan/t; `null`: from the mode. */
  readonly cost: Quantity | null
  /** wt/yr; `null`: not limited. */
  readonly capacity: Yearly | null
}

/** Freight in yuan per t·km up to a distance; the last band has no end. */
export interface FreightBand {
  readonly id: string
  /** km; `null`: no end. */
  readonly upTo: number | null
  readonly rate: Yearly
}

/** Kinds of transport. */
export const MODE_KINDS = ['road', 'belt', 'barge', 'rail'] as const
/** One of `MODE_KINDS`. */
export type ModeKind = (typeof MODE_KINDS)[number]

/** A means of transport: freight and handling in yuan/t, emissions in g CO2e per t km, distances in km. */
export interface Mode {
  readonly id: string
  readonly name: Localised
  readonly kind: ModeKind
  /** yuan/t however far. */
  readonly fixed: Yearly
  /** Ascending by `upTo`. */
  readonly bands: readonly FreightBand[]
  /** yuan/t at either end, paid at terminals. */
  readonly handling: { readonly load: Yearly; readonly unload: Yearly }
  /** g CO2e per t·km. */
  readonly emissionFactor: Yearly
  /** Distance over great-circle distance, ≥ 1. */
  readonly circuity: Quantity
  /** Factor on freight and emissions against the current; 1 where there is none. */
  readonly upstreamFactor: Quantity
  /** km beyond which the mode is not offered; `null`: no limit. */
  readonly maxDistance: Quantity | null
}

/** What a policy may minimise; `GOAL_UNITS` has their units. */
export const GOALS = [
  'unmet',
  'largest-unmet-share',
  'transfer',
  'tonne-km',
  'cost',
  'emissions',
  'road-tonne-km',
  'largest-utilisation',
] as const
/** One of `GOALS`. */
export type GoalId = (typeof GOALS)[number]

/** Ids of the policies that ship. */
export const PRESETS = [
  'plan',
  'nearest',
  'least-cost',
  'least-carbon',
  'water-first',
  'even-burden',
  'diversified',
] as const
/** One of `PRESETS`. */
export type PresetId = (typeof PRESETS)[number]

/** A goal of a policy; a later goal may not worsen it by more than `tolerance`, in the goal's own unit. */
export interface PolicyGoal {
  readonly goal: GoalId
  readonly tolerance: number
}

/** A rule of allocation, from the preset or from the document. */
export type Rule =
  | { readonly id: string; readonly kind: 'only-exporters-cross-regions' }
  /** Each sending site carries at most `share` (0–1) of a region's import need max(0, D − O). */
  | { readonly id: string; readonly kind: 'sending-share'; readonly share: number }
  /** Water and rail carry at least `share` (0–1) of the transferred tonnage. */
  | { readonly id: string; readonly kind: 'water-rail-share'; readonly share: number }
  /** t CO2e/yr. */
  | { readonly id: string; readonly kind: 'emission-cap'; readonly limit: number }
  /** Ore extracted, Σ q/ρ, wt/yr. */
  | { readonly id: string; readonly kind: 'extraction-cap'; readonly limit: number }
  /** Own supply used ÷ demand of a region is at least `share` (0–1). */
  | {
      readonly id: string
      readonly kind: 'self-sufficiency'
      readonly region: string
      readonly share: number
    }
  /** A site is taken for at least `quantity` wt/yr. */
  | { readonly id: string; readonly kind: 'least-take'; readonly site: string; readonly quantity: number }

/** Kind of a rule, which tells its other members. */
export type RuleKind = Rule['kind']

/** Goals in the order in which they are minimised, and the rules that hold meanwhile. */
export interface Policy {
  readonly preset: PresetId
  /** The preset's goals unless the document lists its own. */
  readonly goals: readonly PolicyGoal[]
  /** The preset's rules and the document's. */
  readonly rules: readonly Rule[]
}

/** yuan per unit of relief, for ranking remedies; all assumed and editable. */
export interface RepairCost {
  readonly outputLimit: number
  readonly capacity: number
  readonly throughput: number
  readonly rule: number
  readonly demand: number
}

/** A scenario that was read and found valid; numbers are on the grid, in wt, km, yuan/t and g CO2e. */
export interface Scenario {
  readonly schemaVersion: 1
  readonly id: string
  readonly title: Localised
  readonly description: Localised | null
  /** Ascending, at least one. */
  readonly years: readonly number[]
  readonly parameters: Readonly<Record<string, Quantity>>
  readonly sources: Readonly<Record<string, Source>>
  readonly regions: readonly Region[]
  readonly markets: readonly Market[]
  readonly sites: readonly Site[]
  readonly terminals: readonly Terminal[]
  readonly waterways: readonly Waterway[]
  readonly links: readonly Link[]
  readonly modes: readonly Mode[]
  readonly policy: Policy
  readonly repairCost: RepairCost
  readonly projects: readonly Project[]
  /** Years by which every approval comes later than written. */
  readonly approvalDelay: Quantity
  /** A year's discount on cost, 0–1: cost in year t weighs (1 + rate)^−(t − first year). */
  readonly discountRate: Quantity
  readonly foresight: Foresight
  readonly targets: readonly Target[]
  readonly earlyWarning: readonly EarlyWarning[]
  /** The document this was checked from: `extends` resolved and patches applied, plain JSON. */
  readonly document: JsonObject
}
