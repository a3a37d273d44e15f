/** One interface for every engine: a program with its goals in order goes in, a discriminated outcome comes out. */
import type { LinearProgram, StageId } from '../program/types.ts'

/** Solvers; every one is held to the same certificate. */
export const ENGINES = ['javascript-lp-solver', 'highs', 'network-simplex'] as const
/** One of `ENGINES`. */
export type EngineId = (typeof ENGINES)[number]

/**
 * The optimum of one goal under the goals before it, with its proof.
 * Duals follow the sign of a minimisation: reduced cost d = c − Aᵀy − Σ λ_k c_k, y ≥ 0 where a row's lower side
 * holds it and y ≤ 0 where its upper side does; λ_k ≤ 0 belongs to the row `c_k x ≤ value_k + tolerance_k` of the
 * earlier goal k.
 */
export interface Stage {
  readonly goal: StageId
  /** c·x of this goal, recomputed from `x`. */
  readonly value: number
  readonly x: Float64Array
  /** One per row of the program. */
  readonly rowDuals: Float64Array
  /** One per earlier goal, in order. */
  readonly goalDuals: Float64Array
}

export type Outcome =
  | { readonly status: 'optimal'; readonly engine: EngineId; readonly stages: readonly Stage[] }
  | { readonly status: 'infeasible'; readonly engine: EngineId }
  | { readonly status: 'limit'; readonly engine: EngineId; readonly reason: 'time' | 'cancelled' }
  | { readonly status: 'failed'; readonly engine: EngineId; readonly message: string }

/** Limits of a solve. */
export interface SolveOptions {
  /** ms; none by default. */
  readonly timeLimit?: number
  readonly signal?: AbortSignal
  /** 1 for the columns to start with; the others are priced in as they are needed. All by default. */
  readonly start?: Uint8Array
}

export interface Engine {
  readonly id: EngineId
  /** Solve all goals one after the other. Never throws for a program that is well formed. */
  solve(program: LinearProgram, options?: SolveOptions): Promise<Outcome>
}

/** Residuals of one stage, computed from the program's own data; all relative, see `certify`. */
export interface StageCertificate {
  readonly goal: StageId
  readonly value: number
  readonly primalResidual: number
  readonly dualResidual: number
  readonly complementarity: number
  readonly gap: number
}

export interface ProgramCertificate {
  readonly ok: boolean
  readonly tolerance: number
  readonly stages: readonly StageCertificate[]
}
