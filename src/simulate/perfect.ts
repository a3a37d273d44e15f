/** Perfect foresight: all years in one program, coupled by reserves and stocks. */
import { at } from '../lists.ts'
import { mostAtHand } from '../network/at-hand.ts'
import { NetworkSeries } from '../network/series.ts'
import { type Coupled, coupleYears, joinYears, ofYear, weightOf } from '../program/couple.ts'
import { type Formulation, formulate } from '../program/formulate.ts'
import type { Scenario } from '../scenario/types.ts'
import { activities, type Claim, certify } from '../solve/certify.ts'
import { joinClaims } from '../solve/join-claims.ts'
import { solveCertified } from '../solve/solve.ts'
import type { EngineId, Outcome } from '../solve/types.ts'
import { advance, startOf } from './advance.ts'
import type { RunOptions } from './allocate.ts'
import { columnsOfRoutes, decompose, yardMoves } from './routes.ts'
import type { Allocated, Allocation, CoupledProof, NotAllocated, Trajectory, Year } from './types.ts'

/** Arcs of a year up to which the coupled program takes them all from the start. */
const SMALL_YEAR = 20_000

/** The programs of all years and of what couples them; every year may draw on the most it ever could. */
export function formulateYears(scenario: Scenario): Coupled {
  const series = new NetworkSeries(scenario, SMALL_YEAR)
  return coupleYears(scenario.years.map((_, t) => formulate(series.build(t, mostAtHand(scenario, t)))))
}

/**
 * Simulate all years of a scenario with perfect foresight:
 * 1. formulate every year, and what couples them;
 * 2. solve every year alone: where no reserve or stock minds, that is the answer;
 * 3. else solve the coupled program, starting from the arcs the years alone would use;
 * 4. decompose every year's flows into routes, and certify what the routes amount to as a whole.
 */
export async function simulatePerfect(scenario: Scenario, options: RunOptions = {}): Promise<Trajectory> {
  const coupled = formulateYears(scenario)
  const apart = await solveApart(coupled, options)
  if (apart.status === 'none') return withoutAnswer(scenario, coupled, apart.outcome, apart.year)
  if (apart.status === 'joined') return toTrajectory(scenario, coupled, apart.answer)
  const { engine = 'auto', series: _, progress: __, ...limits } = options
  const start = coupled.start.map((kept, j) => (kept === 1 || at(apart.x, j) > 0 ? 1 : 0))
  const { outcome } = await solveCertified(coupled.program, engine, { ...limits, start })
  if (outcome.status !== 'optimal') return withoutAnswer(scenario, coupled, outcome)
  const x = at(outcome.stages, outcome.stages.length - 1).x
  const claims = outcome.stages.map(dropNoise)
  return toTrajectory(scenario, coupled, { engine: outcome.engine, x, claims })
}

/** Binary rounding of a sum, relative to its largest term. */
const NOISE = 1e-15

/** Set duals to 0 that are nothing but the rounding of the largest: of the tie goal these reach 10¹². */
function dropNoise<Kind extends Claim>(claim: Kind): Kind {
  const largest = claim.rowDuals.reduce((most, dual) => Math.max(most, Math.abs(dual)), 0)
  const rowDuals = claim.rowDuals.map((dual) => (Math.abs(dual) <= NOISE * largest ? 0 : dual))
  return { ...claim, rowDuals }
}

type NoOptimum = Exclude<Outcome, { status: 'optimal' }>

interface Answer {
  readonly engine: EngineId
  readonly x: Float64Array
  readonly claims: readonly Claim[]
}

type Apart =
  /** The years' own optima keep within what is shared. */
  | { readonly status: 'joined'; readonly answer: Answer }
  /** They do not; what they carry is where to start from. */
  | { readonly status: 'coupled'; readonly x: Float64Array }
  /** The year at a position has none of its own. */
  | { readonly status: 'none'; readonly year: number; readonly outcome: NoOptimum }

/** Solve every year alone and look whether the answers keep within reserves and stocks. */
async function solveApart(coupled: Coupled, options: RunOptions): Promise<Apart> {
  const { engine = 'auto', series: _, progress, ...limits } = options
  const solutions: Float64Array[] = []
  const parts: { readonly claims: readonly Claim[]; readonly weights: readonly number[] }[] = []
  let last: EngineId | null = null
  for (const [t, { network, program, start }] of coupled.years.entries()) {
    const { outcome } = await solveCertified(program, engine, { ...limits, start })
    if (outcome.status !== 'optimal') return { status: 'none', outcome, year: t }
    progress?.(t + 1, coupled.years.length)
    last = outcome.engine
    solutions.push(at(outcome.stages, outcome.stages.length - 1).x)
    const weights = program.goals.map(({ id }) => weightOf(network.scenario, id, t))
    parts.push({ claims: outcome.stages, weights })
  }
  const x = joinYears(coupled, solutions)
  if (last === null || !keepsWithin(coupled, x)) return { status: 'coupled', x }
  const own = coupled.years.reduce((sum, { program }) => sum + program.rowKeys.length, 0)
  const claims = joinClaims(parts, coupled.program.rowKeys.length - own)
  if (!certify(coupled.program, claims, x).ok) return { status: 'coupled', x }
  return { status: 'joined', answer: { engine: last, x, claims } }
}

/** Half a step of the quantity grid, wt. */
const WITHIN = 5e-4

/** Whether a solution keeps the rows between the years. */
function keepsWithin({ program, years }: Coupled, x: Float64Array): boolean {
  const activity = activities(program, x)
  const own = years.reduce((sum, year) => sum + year.program.rowKeys.length, 0)
  for (let row = own; row < activity.length; row++) {
    const value = at(activity, row)
    if (value < at(program.rowLower, row) - WITHIN || value > at(program.rowUpper, row) + WITHIN) return false
  }
  return x.every((value, j) => value <= at(program.columnUpper, j) + WITHIN)
}

/** Take an answer apart into years, and prove what their routes amount to. */
function toTrajectory(scenario: Scenario, coupled: Coupled, answer: Answer): Trajectory {
  const allocations = coupled.years.map((formulation, t): Allocated => {
    const { network, columns, program } = formulation
    const own = ofYear(coupled, t, answer.x)
    const routes = decompose(network, columns, own)
    const x = columnsOfRoutes(network, columns, program.columnKeys.length, routes, yardMoves(columns, own))
    return { ...unproven(formulation, answer.engine), x, routes }
  })
  const claims = coupled.program.goals.map(({ id }, k) => ({ ...at(answer.claims, k), goal: id }))
  return assembleCoupled(scenario, coupled, allocations, claims)
}

/** A year of a coupled run: its proof is that of the whole, which `assembleCoupled` adds. */
export function unproven(formulation: Formulation, engine: EngineId): Allocated {
  const certificate = { ok: false, tolerance: 0, stages: [] }
  const x = new Float64Array(formulation.program.columnKeys.length)
  return { status: 'allocated', formulation, engine, x, routes: [], claims: [], certificate }
}

/** The trajectory of years solved together, with the certificate of the whole on each of them. */
export function assembleCoupled(
  scenario: Scenario,
  coupled: Coupled,
  allocations: readonly Allocated[],
  claims: CoupledProof['claims'],
): Trajectory {
  const { program } = coupled
  const certificate = certify(
    program,
    claims,
    joinYears(
      coupled,
      allocations.map(({ x }) => x),
    ),
  )
  const own = { ok: certificate.ok, tolerance: certificate.tolerance, stages: [] }
  const proven = allocations.map((allocation): Allocated => ({ ...allocation, certificate: own }))
  return { scenario, years: runThrough(scenario, proven), coupled: { program, claims, certificate } }
}

/**
 * No allocation for any year: rules that cannot all hold, in the year at `position` where it is given, else only
 * in all years together; or no engine that came to an end.
 */
function withoutAnswer(
  scenario: Scenario,
  coupled: Coupled,
  outcome: NoOptimum,
  position: number | null = null,
): Trajectory {
  const isConflict = outcome.status === 'infeasible' && scenario.policy.rules.length > 0
  const allocations = coupled.years.map(
    (formulation, t): NotAllocated => ({
      status: isConflict && (position === null || position === t) ? 'conflict' : 'unsolved',
      formulation,
      engine: outcome.engine,
      message: outcome.status === 'failed' ? outcome.message : outcome.status,
    }),
  )
  return { scenario, years: runThrough(scenario, allocations) }
}

/** The states between the years of given allocations. */
function runThrough(scenario: Scenario, allocations: readonly Allocation[]): Year[] {
  let start = startOf(scenario)
  return scenario.years.map((year, yearIndex) => {
    const allocation = at(allocations, yearIndex)
    const { end, lost } = advance(scenario, yearIndex, start, allocation)
    const done = { year, yearIndex, start, end, lost, allocation }
    start = end
    return done
  })
}
