/** What an analysis of contingencies finds. Plain data; quantities in wt/yr. */
import type { StageId } from '../program/types.ts'
import type { LossKind, Lost } from './losses.ts'

/** The value of a goal after a loss, and by how much it is above that without one. */
export interface GoalChange {
  readonly goal: StageId
  readonly unit: string
  readonly value: number
  readonly change: number
}

/** A market, region or site by id, with how much more it lacks or sends. */
export interface ChangeAt {
  readonly id: string
  readonly change: number
}

/** A market that is short. `change`: how much more than without the loss. */
export interface HitMarket extends ChangeAt {
  readonly region: string
  readonly unmet: number
}

/** What a loss, or two together, comes to. */
export interface Contingency {
  /** One, or two in the order of the single losses. */
  readonly lost: readonly Lost[]
  /** `conflict`: without it the rules cannot all hold. `unproven`: no engine proved an answer. */
  readonly status: 'solved' | 'conflict' | 'unproven'
  /** What went through it before, in all; a mode counts every leg. */
  readonly carried: number
  /** Σ u_m after less Σ u_m before; `null` without an answer, as all that follows. */
  readonly shortfall: number | null
  /** Cost of everything delivered, 10⁴ yuan, whether or not it is a goal, and by how much it changes. */
  readonly cost: { readonly value: number; readonly change: number } | null
  /** Haulage of everything delivered, 10⁴ t km, whether or not it is a goal, and by how much it changes. */
  readonly tonneKm: { readonly value: number; readonly change: number } | null
  /** Goals in the order of the policy; empty without an answer. */
  readonly goals: readonly GoalChange[]
  /** Markets that lack more than before, the hardest hit first. Who goes short is a choice of the last goals. */
  readonly markets: readonly HitMarket[]
  readonly regions: readonly ChangeAt[]
  /** Sites that send more instead, the most first, at most `MOST_STAND_INS`. */
  readonly standIns: readonly ChangeAt[]
}

/** What two losses do together beyond what they do one by one. */
export interface PairContingency extends Contingency {
  /** Shortfall beyond the sum of the two alone; below 0 where both take the same tonnes. */
  readonly beyond: number | null
}

/** How many pairs there were, and what became of them: all = unused + bounded + solved. */
export interface PairCounts {
  readonly all: number
  /** After one loss the other carries nothing: the pair is as bad as that one. */
  readonly unused: number
  /** Cannot be worse than the least of the pairs listed, or than one of the two alone, by the bound. */
  readonly bounded: number
  readonly solved: number
}

/** Every loss of a year, the gravest first, beside the year with nothing lost; wt/yr. */
export interface Contingencies {
  readonly year: number
  /** With nothing lost. */
  readonly base: {
    readonly unmet: number
    readonly cost: number
    /** 10⁴ t km. */
    readonly tonneKm: number
    readonly goals: readonly Omit<GoalChange, 'change'>[]
  }
  /** Every single loss, the worst first: by the goals in the order of the policy. */
  readonly singles: readonly Contingency[]
  /** N-1 shortfall: the largest over the single losses that have an answer; `null` where none has. */
  readonly shortfall: number | null
  /** Pairs that are worse than either of their two, the worst first; `null` where none were asked for. */
  readonly pairs: readonly PairContingency[] | null
  readonly counts: PairCounts | null
}

/** Which losses to try, and in which year. */
export interface ContingencyRequest {
  /** The first year by default. */
  readonly year?: number
  /** 2 for pairs as well; 1 by default. */
  readonly order?: 1 | 2
  /** Zones (all sites where there are none), terminals, stretches and modes by default. */
  readonly kinds?: readonly LossKind[]
  /** Most pairs listed; 500 by default. No pair left out is worse than those. */
  readonly pairs?: number
}

/** What an analysis of losses came to. */
export type ContingencyOutcome =
  | ({ readonly status: 'found' } & Contingencies)
  /** The year, or one before it, has no proven allocation to lose anything from. */
  | { readonly status: 'no-allocation'; readonly year: number }
  /** Stopped by the signal. */
  | { readonly status: 'stopped' }
