/** What a run hands to the analyses and the report. */

import type { Left } from '../network/at-hand.ts'
import type { Formulation } from '../program/formulate.ts'
import type { LinearProgram, StageId } from '../program/types.ts'
import type { Market, Scenario, Site } from '../scenario/types.ts'
import type { Claim } from '../solve/certify.ts'
import type { EngineId, ProgramCertificate } from '../solve/types.ts'

/** What enters and leaves the yards in a year, wt, aligned with the sites; 0 where there is no stock. */
export interface YardMoves {
  readonly fill: readonly number[]
  readonly release: readonly number[]
}

/** Tonnage of one site for one market, with the arcs it travels along. */
export interface Route {
  readonly site: Site
  readonly market: Market
  /** wt/yr. */
  readonly quantity: number
  /** Positions in `Network.arcs`, from the gate to the market. */
  readonly arcs: readonly number[]
}

/** A proven (or, with `certificate.ok` false, an unproven) allocation of one year. */
export interface Allocated {
  readonly status: 'allocated'
  readonly formulation: Formulation
  readonly engine: EngineId
  readonly x: Float64Array
  readonly routes: readonly Route[]
  readonly claims: readonly (Claim & { readonly goal: StageId })[]
  readonly certificate: ProgramCertificate
}

/** A year without an allocation: the rules cannot all hold, or no engine came to an end. */
export interface NotAllocated {
  readonly status: 'conflict' | 'unsolved'
  readonly formulation: Formulation
  readonly engine: EngineId
  readonly message: string
}

export type Allocation = Allocated | NotAllocated

/** State between two years, aligned with the sites. */
export interface State extends Left {
  /** Ore in place, wt; `null`: not limited. */
  readonly reserves: readonly (number | null)[]
}

export interface Year {
  readonly year: number
  readonly yearIndex: number
  readonly start: State
  readonly end: State
  /** Ore left in place where a permit lapsed with the year, wt, aligned with the sites; `null`: not limited. */
  readonly lost: readonly (number | null)[]
  readonly allocation: Allocation
}

/** A year that has an allocation to analyse and report. */
export interface AllocatedYear extends Year {
  readonly allocation: Allocated
}

/** Whether a year has an allocation. */
export function isAllocated(year: Year): year is AllocatedYear {
  return year.allocation.status === 'allocated'
}

/** What a run with perfect foresight proves once, over all years together. */
export interface CoupledProof {
  readonly program: LinearProgram
  readonly claims: Allocated['claims']
  readonly certificate: ProgramCertificate
}

export interface Trajectory {
  readonly scenario: Scenario
  readonly years: readonly Year[]
  /** With perfect foresight: the proof of the coupled program; single years then have none of their own. */
  readonly coupled?: CoupledProof
}
