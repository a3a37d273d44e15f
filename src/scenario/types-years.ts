/** What a scenario says about time: permits, projects, stock, targets and warnings. Units as in `types.ts`. */
import type { Localised, Mines, Quantity } from './types.ts'

/** `myopic`: year by year; `perfect`: all years in one program. */
export const FORESIGHTS = ['myopic', 'perfect'] as const
/** `myopic`: year by year; `perfect`: one program over all years. */
export type Foresight = (typeof FORESIGHTS)[number]

/** A new quarry, or the extension of a site. */
export const PROJECT_KINDS = ['new', 'extended'] as const
/** A quarry that did not exist, or one that is extended or merged out of several. */
export type ProjectKind = (typeof PROJECT_KINDS)[number]

/** Smallest scale of a quarry that a region admits, wt/yr; a rule of the plan, reported and never enforced. */
export interface SmallestScale {
  readonly new: Quantity
  readonly extended: Quantity
}

/** Strategic stock at a site, wt of product. It is filled from idle capacity and released in shortage only. */
export interface Stock {
  /** Most the yard holds, wt. */
  readonly capacity: Quantity
  /** In the yard before the first year, wt. */
  readonly start: Quantity
  /** Most that enters or leaves in a year, wt/yr; `null`: not limited. */
  readonly fillRate: Quantity | null
  readonly releaseRate: Quantity | null
}

/**
 * A project adds capacity and reserve to a site of `sites` (or of another project), or is a site of its own,
 * which then stands in `Scenario.sites` under the project's id.
 */
export interface Project {
  readonly id: string
  readonly name: Localised
  readonly kind: ProjectKind
  /** Site it adds to; for a new quarry the project's own id. */
  readonly site: string
  /** wt/yr when fully ramped up. */
  readonly capacity: Quantity
  /** Quarries that share the capacity: each is held against the smallest scale. */
  readonly quarries: number
  /** Year of the approval as written, before `Scenario.approvalDelay`. */
  readonly approvalYear: Quantity
  /** Years from the approval to the first output. */
  readonly leadTime: Quantity
  /** Shares of the capacity in the first years of output, 0–1; the whole of it after them. */
  readonly rampUp: readonly number[]
  /** Years of output; `null`: not limited by the project itself. */
  readonly life: Quantity | null
  /** Last year of its permit; `null`: not given. The earlier of this and the life ends it. */
  readonly permitEnd: Quantity | null
  /** Ore in place that the approval adds, wt; `null` or 0: none. */
  readonly reserve: Quantity | null
  /** Mines of the site from the first output on; `null`: as before. */
  readonly mines: Mines | null
  /** First year of output, delay of approvals included. */
  readonly opening: number
  /** Last year of output; `null`: without end. */
  readonly closing: number | null
}

/** What permits and projects make of a site, by year. Lists are aligned with `Scenario.years`. */
export interface SiteCourse {
  /** Whether a permit is in force. */
  readonly permitted: readonly boolean[]
  /** Whether the permit ends with the year: what is then left in place is lost. */
  readonly lapses: readonly boolean[]
  /** Ore in place that joins at the start of the year, wt. */
  readonly reserveAdded: readonly number[]
  /**
   * Product that joins at the start of the year, wt: ρ times the ore, such that since the last lapse it adds up
   * to ρ times the sum, rounded down to the grid. In the first year with the starting reserve.
   */
  readonly mineableAdded: readonly number[]
  /** Mines in service. */
  readonly mines: readonly (Mines | null)[]
}

/** Whether a target or a warning is a most or a least. */
export const TARGET_SENSES = ['at-most', 'at-least'] as const
/** One of `TARGET_SENSES`. */
export type TargetSense = (typeof TARGET_SENSES)[number]
/** 约束性 and 预期性. */
export const TARGET_KINDS = ['binding', 'expected'] as const
/** Whether a target binds or is expected, as the plan tells them apart. */
export type TargetKind = (typeof TARGET_KINDS)[number]

/** The region of an indicator that stands for all regions together. */
export const CITY = 'city'

/** A figure that an indicator should reach in a year. */
export interface Target {
  readonly id: string
  readonly name: Localised
  /** Id of an indicator; `null` where aggregates alone cannot decide the target. */
  readonly indicator: string | null
  /** Region id, or `city`. */
  readonly region: string
  readonly year: number
  /** In the indicator's own unit. */
  readonly limit: Quantity
  readonly sense: TargetSense
  readonly kind: TargetKind
  /** Share of the limit within which a target that is met is at risk, 0–1. */
  readonly margin: Quantity
  /** Why aggregates alone cannot decide it, or what else there is to say. */
  readonly note: Localised | null
}

/** Levels of a warning, the mildest first. */
export const WARNING_LEVELS = ['blue', 'yellow', 'orange', 'red'] as const
/** 蓝、黄、橙、红, by severity. */
export type WarningLevel = (typeof WARNING_LEVELS)[number]

/** Thresholds beyond which an indicator calls for attention. */
export interface EarlyWarning {
  readonly id: string
  readonly indicator: string
  /** Region id, `city`, or `null`: every region and the city. */
  readonly region: string | null
  /** What is wanted: with `at-least`, a value below a threshold warns. */
  readonly sense: TargetSense
  /** By severity; each threshold lies beyond the one before it. */
  readonly levels: readonly { readonly level: WarningLevel; readonly threshold: Quantity }[]
}

/** Ids of the indicators that targets and warnings may speak of; a test holds them to `INDICATORS`. */
export const INDICATOR_IDS = [
  'demand',
  'capacity',
  'output',
  'unmet',
  'balance-before-transfer',
  'balance-after-transfer',
  'utilisation',
  'reserve-margin',
  'self-sufficiency',
  'import-dependence',
  'tonne-km',
  'average-haul',
  'road-share',
  'belt-share',
  'barge-share',
  'rail-share',
  'road-tonnage-share',
  'belt-tonnage-share',
  'barge-tonnage-share',
  'rail-tonnage-share',
  'cost',
  'delivered-cost',
  'emissions',
  'emissions-per-tonne',
  'c1',
  'c4',
  'hhi',
  'large-medium-share',
  'ore-extracted',
  'recycled-share',
  'landbank',
  'n-1-shortfall',
] as const
