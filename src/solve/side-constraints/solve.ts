// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/**
 * Minimum-cost flow with side rows, all goals in order, from any basis:
 * 1. what the basis gets wrong in reduced costs is made right, by the bound it rests at or by shifting its cost;
 * 2. the dual simplex brings all columns within their bounds;
 * 3. where costs were shifted, the true ones come back; the primal simplex goes on to the optimum, and where there is
 *    nothing to gain, says so.
 *
 * So a change of quantities costs a few dual pivots, a change of costs a few primal ones, and a tree of the network
 * without its side rows is a start like any other.
 */
import { dualStep, FEASIBLE } from './dual.ts'
import { priceGoals, reducedCost } from './duals.ts'
import { refreshCore } from './exchange.ts'
import { isDualInfeasible, primalStep, type Stall } from './primal.ts'
import {
  AT_LOWER,
  AT_UPPER,
  BASIC,
  createWorking,
  FIXED,
  fitsBasis,
  loadBasis,
  loadCosts,
  loadData,
  rest,
  saveBasis,
  type Working,
} from './state.ts'
import { orderTree } from './tree.ts'
import type { SideBasis, SideData, SideNetwork, SideOutcome } from './types.ts'

/** Pivots for each row, after which another engine must answer. */
const PIVOTS_PER_ROW = 20
/** Pivots between two looks at the clock. */
const PIVOTS_PER_LOOK = 64
/** Times that rounding may throw the search back from the primal to the dual simplex. */
const ROUNDS = 4

export interface SideOptions {
  readonly signal?: AbortSignal
  /** ms; none by default. */
  readonly timeLimit?: number
}

/** Holds the arrays of one network, so that solving it again allocates next to nothing. */
export class SideSolver {
  readonly network: SideNetwork
  private readonly working: Working

  constructor(network: SideNetwork, goals: number) {
    this.network = network
    this.working = createWorking(network, goals)
  }

  /** Solve from a basis of this network. Throws RangeError where the basis is of another. */
  solve(data: SideData, basis: SideBasis, options: SideOptions = {}): SideOutcome {
    if (!fitsBasis(this.network, basis)) throw new RangeError('the basis is of another network')
    const { working } = this
    working.pivots = 0
    loadData(working, data)
    loadBasis(working, basis)
    orderTree(working)
    if (!refreshCore(working)) return doubt('the starting basis is singular')
    const known = data.costs.every((cost, k) => basis.costs[k] === cost)
    const shifted = settle(working, known)
    return search(working, data, shifted, options) ?? readOptimum(working, data)
  }
}

const doubt = (message: string): SideOutcome => ({ status: 'doubt', message })

/**
 * Rest every nonbasic column at a bound. Return whether costs had to be shifted for the start to be dual feasible;
 * where the basis is `known` to be optimal for the costs, only columns that were not free to move need a look.
 */
function settle(working: Working, known: boolean): boolean {
  const { network, lower, upper, state, left, activity, supply } = working
  const { arcCount, sideCount, nodeCount } = network
  left.fill(0)
  left.set(supply)
  activity.fill(0)
  priceGoals(working)
  let shifted = false
  for (let column = 0; column < arcCount + sideCount + nodeCount; column++) {
    const held = state[column]!
    if (held === BASIC) continue
    if (lower[column] === upper[column]) {
      rest(working, column, FIXED)
      continue
    }
    // A column that was fixed may be freed at either bound; one that rested at a bound that is gone, at the other.
    const free = held === FIXED
    state[column] = restingState(working, column, held)
    const moved = state[column] !== held
    if ((moved || !known) && isDualInfeasible(working, column)) {
      if (free && Number.isFinite(lower[column]) && Number.isFinite(upper[column])) {
        state[column] = state[column] === AT_LOWER ? AT_UPPER : AT_LOWER
      } else {
        shift(working, column)
        shifted = true
      }
    }
    rest(working, column, state[column]!)
  }
  return shifted
}

function restingState({ lower, upper }: Working, column: number, held: number): number {
  const wanted = held === AT_UPPER ? AT_UPPER : AT_LOWER
  if (wanted === AT_UPPER) return Number.isFinite(upper[column]) ? AT_UPPER : AT_LOWER
  return Number.isFinite(lower[column]) ? AT_LOWER : AT_UPPER
}

/** Change the costs of a column so that its reduced cost is 0 in every goal. */
function shift(working: Working, column: number): void {
  for (let k = 0; k < working.goals; k++) {
    working.costs[k]![column]! -= reducedCost(working, k, column)
    working.loaded[k] = null
  }
}

/** Search to the optimum; `null` where it is reached. */
function search(
  working: Working,
  data: SideData,
  shifted: boolean,
  options: SideOptions,
): SideOutcome | null {
  const { nodeCount, sideCount } = working.network
  const most = PIVOTS_PER_ROW * (nodeCount + sideCount)
  const deadline = options.timeLimit === undefined ? Infinity : performance.now() + options.timeLimit
  const stall: Stall = { pivots: 0 }
  let phase: 'dual' | 'primal' = 'dual'
  let round = 0
  for (let looks = 0; ; looks++) {
    if (looks % PIVOTS_PER_LOOK === 0) {
      if (options.signal?.aborted) return { status: 'limit', reason: 'cancelled' }
      if (performance.now() >= deadline) return { status: 'limit', reason: 'time' }
    }
    if (working.pivots > most) return doubt(`more than ${most} pivots`)
    const step = phase === 'dual' ? dualStep(working) : primalStep(working, stall)
    switch (step) {
      case 'pivoted':
        break
      case 'feasible':
        if (shifted) loadCosts(working, data)
        phase = 'primal'
        break
      case 'optimal':
        if (isWithinBounds(working)) return null
        if (++round > ROUNDS) return doubt('rounding')
        phase = 'dual'
        break
      case 'infeasible':
        // Shifted costs move no bound: what cannot be feasible with them cannot be without.
        return { status: 'infeasible' }
      case 'singular':
      case 'unbounded':
        return doubt(step)
    }
  }
}

/** Whether rounding has left every column within its bounds. */
function isWithinBounds({ network, lower, upper, value, state }: Working): boolean {
  const columns = network.arcCount + network.sideCount + network.nodeCount
  for (let column = 0; column < columns; column++) {
    if (state[column] !== BASIC) continue
    if (value[column]! < lower[column]! - FEASIBLE || value[column]! > upper[column]! + FEASIBLE) return false
  }
  return true
}

function readOptimum(working: Working, data: SideData): SideOutcome {
  const { network, potentials, sideDuals, value, pivots } = working
  return {
    status: 'optimal',
    flow: value.slice(0, network.arcCount),
    potentials: potentials.map((duals) => duals.slice(0, network.nodeCount)),
    sideDuals: sideDuals.map((duals) => duals.slice()),
    basis: saveBasis(working, data.costs),
    pivots,
  }
}
