/**
 * Contingencies of a year: each loss in turn (N-1), solved warm from the optimum without it and proven.
 *
 * A loss whose columns carry nothing at the optimum changes nothing: it takes away feasible allocations only, and the
 * optimal one stays feasible. So it needs no solving.
 */
import { at, tidy } from '../lists.ts'
import { GOAL_UNITS, goalCost } from '../program/goals.ts'
import type { Allocated } from '../simulate/types.ts'
import { goalValue } from '../solve/certify.ts'
import type { SolveOptions } from '../solve/types.ts'
import { Variations } from '../solve/variations.ts'
import type { ChangeAt, Contingency, GoalChange, HitMarket } from './contingency-types.ts'
import { boundsWithout, type Loss } from './losses.ts'

/** Tonnage below which nothing goes through, wt: a thousandth of the grid. */
export const NOTHING = 1e-6
/** Most sites named that stand in. */
export const MOST_STAND_INS = 5

/** The optimum without something; `x` and `values` (by goal, without the tie) are there where it is solved. */
export type Without = Optimum | { readonly status: 'conflict' | 'unproven' }

export interface Optimum {
  readonly status: 'solved'
  readonly x: Float64Array
  readonly values: readonly number[]
}

/** Loses things from one allocation, and tells what that comes to. */
export class LossStudy {
  readonly allocation: Allocated
  readonly base: Optimum
  /** Programs solved so far. */
  solves = 0
  private readonly variations: Variations
  private readonly costOf: Float64Array
  private readonly tonneKmOf: Float64Array
  private readonly isExact: boolean

  constructor(allocation: Allocated) {
    const { formulation, x, claims } = allocation
    const { program, network, columns } = formulation
    this.allocation = allocation
    this.variations = new Variations(program)
    this.isExact = program.goals.every(({ tolerance }) => tolerance === 0)
    const named = program.goals.flatMap(({ id }, k) => (id === 'tie' ? [] : [at(claims, k).value]))
    this.base = { status: 'solved', x, values: named }
    this.costOf = goalCost('cost', { network, columns }, program.columnKeys.length)
    this.tonneKmOf = goalCost('tonne-km', { network, columns }, program.columnKeys.length)
  }

  /** Solve without some things; what carries nothing at the optimum needs no solving. */
  async without(losses: readonly Loss[], options: SolveOptions = {}): Promise<Without> {
    if (losses.every((loss) => this.isUnused(loss, this.base))) return this.base
    this.solves++
    const solved = await this.variations.prove(boundsWithout(losses), options)
    if (solved.status === 'certified') {
      const { stages } = solved.outcome
      const x = at(stages, stages.length - 1).x
      const values = stages.filter(({ goal }) => goal !== 'tie').map(({ value }) => value)
      return { status: 'solved', x, values }
    }
    const isConflict = solved.outcome.status === 'infeasible'
    return { status: isConflict ? 'conflict' : 'unproven' }
  }

  /**
   * Whether an optimum is still one without a loss. Where goals have tolerances, the answer need not be the optimum
   * of each, so that carrying nothing proves nothing.
   */
  isUnused(loss: Loss, { x }: Optimum): boolean {
    return this.isExact && loss.columns.every((column) => at(x, column) < NOTHING)
  }

  /** Tell what an optimum without some things comes to. */
  describe(losses: readonly Loss[], without: Without): Contingency {
    const head = {
      lost: losses.map(({ lost }) => lost),
      carried: tidy(losses.reduce((sum, loss) => sum + carriedBy(loss, this.base.x), 0)),
    }
    if (without.status !== 'solved') {
      const nothing = { goals: [], markets: [], regions: [], standIns: [] }
      return { ...head, status: without.status, shortfall: null, cost: null, tonneKm: null, ...nothing }
    }
    const markets = this.hitMarkets(without.x)
    const cost = goalValue(this.costOf, without.x)
    const tonneKm = goalValue(this.tonneKmOf, without.x)
    return {
      ...head,
      status: 'solved',
      shortfall: clean(this.unmet(without.x) - this.unmet(this.base.x)),
      cost: { value: clean(cost), change: clean(cost - this.baseCost) },
      tonneKm: { value: clean(tonneKm), change: clean(tonneKm - this.baseTonneKm) },
      goals: this.goalChanges(without.values),
      markets,
      regions: this.hitRegions(without.x),
      standIns: this.standIns(without.x),
    }
  }

  get baseCost(): number {
    return goalValue(this.costOf, this.base.x)
  }

  get baseTonneKm(): number {
    return goalValue(this.tonneKmOf, this.base.x)
  }

  /** Σ u_m. */
  unmet(x: Float64Array): number {
    return this.allocation.formulation.columns.unmet.reduce((sum, column) => sum + at(x, column), 0)
  }

  goalChanges(values: readonly number[]): GoalChange[] {
    const goals = this.allocation.formulation.program.goals.filter(({ id }) => id !== 'tie')
    return goals.map(({ id }, k) => ({
      goal: id,
      unit: GOAL_UNITS[id],
      value: clean(at(values, k)),
      change: clean(at(values, k) - at(this.base.values, k)),
    }))
  }

  private hitMarkets(x: Float64Array): HitMarket[] {
    const { network, columns } = this.allocation.formulation
    return network.scenario.markets
      .map(({ id, region }, m): HitMarket => {
        const column = at(columns.unmet, m)
        return {
          id,
          region,
          unmet: clean(at(x, column)),
          change: clean(at(x, column) - at(this.base.x, column)),
        }
      })
      .filter(({ change }) => change > 0)
      .sort((a, b) => b.change - a.change)
  }

  /** Regions that lack more in all: what one market gains takes from what another of the region loses. */
  private hitRegions(x: Float64Array): ChangeAt[] {
    const { network, columns } = this.allocation.formulation
    const sums = new Map<string, number>()
    for (const [m, { region }] of network.scenario.markets.entries()) {
      const column = at(columns.unmet, m)
      sums.set(region, (sums.get(region) ?? 0) + at(x, column) - at(this.base.x, column))
    }
    return [...sums]
      .map(([id, change]) => ({ id, change: clean(change) }))
      .filter(({ change }) => change > 0)
      .sort((a, b) => b.change - a.change)
  }

  private standIns(x: Float64Array): ChangeAt[] {
    const { network, columns } = this.allocation.formulation
    return network.scenario.sites
      .map(({ id }, i): ChangeAt => {
        const column = at(columns.output, i)
        return { id, change: clean(at(x, column) - at(this.base.x, column)) }
      })
      .filter(({ change }) => change > 0)
      .sort((a, b) => b.change - a.change)
      .slice(0, MOST_STAND_INS)
  }
}

/** What goes through something in an allocation, wt/yr. */
export function carriedBy({ carrying }: Loss, x: Float64Array): number {
  return carrying.reduce((sum, column) => sum + at(x, column), 0)
}

/** On the grid of programs, finer by a thousand: differences of optima carry binary noise. */
export const clean = (value: number): number => tidy(Math.round(value * 1e6) / 1e6)

/**
 * Compare two losses by how bad they are, the worse first: what leaves the rules in conflict, then goal after goal
 * in the order of the policy. What no engine proved comes last.
 */
export function byWorst(a: Without, b: Without): number {
  if (a.status !== 'solved' || b.status !== 'solved') return RANK[a.status] - RANK[b.status]
  return compareValues(b.values, a.values)
}

const RANK: Readonly<Record<Without['status'], number>> = { conflict: 0, solved: 1, unproven: 2 }

/** Compare goal vectors in lexicographic order; values that differ by rounding alone count as equal. */
export function compareValues(a: readonly number[], b: readonly number[]): number {
  for (const [k, value] of a.entries()) {
    const difference = graded(value) - graded(b[k] ?? 0)
    if (difference !== 0) return difference < 0 ? -1 : 1
  }
  return 0
}

/** Nine digits, and nothing below 10⁻⁶. */
const graded = (value: number): number =>
  Number.isFinite(value) ? Number((Math.abs(value) < 1e-6 ? 0 : value).toPrecision(9)) : value
