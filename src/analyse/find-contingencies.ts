/**
 * N-1 and N-2 of a year: every single loss, and the worst pairs.
 *
 * A pair is looked at only where it can be worse than each of its two alone: what carries nothing after the other is
 * lost adds nothing to it. Pairs are solved in the order of an upper bound on how bad they are (`loss-bounds.ts`);
 * once as many are found as are asked for, all that cannot be worse than the least of these are left out.
 */
import type { Scenario } from '../scenario/types.ts'
import { type Allocated, isAllocated } from '../simulate/types.ts'
import type { SolveOptions } from '../solve/types.ts'
import { byWorst, clean, compareValues, LossStudy, type Without } from './contingency.ts'
import type {
  Contingencies,
  Contingency,
  ContingencyOutcome,
  ContingencyRequest,
  PairContingency,
  PairCounts,
} from './contingency-types.ts'
import { simulateTo } from './explain-scenario.ts'
import { type Lossy, PairBounds } from './loss-bounds.ts'
import { type Loss, listLosses, usualKinds } from './losses.ts'

/** Most pairs listed where no number is asked for. */
export const USUAL_PAIRS = 500

/** How to solve, and whom to tell of progress. */
export interface ContingencyOptions extends SolveOptions {
  /**
   * Told how many losses and pairs are decided, of how many. Where it returns a promise, the analysis waits for it,
   * so that a worker can take messages meanwhile.
   */
  readonly progress?: (done: number, total: number) => void | Promise<void>
}

/**
 * Lose things of a scenario's year in turn. Years before it run as planned, one after the other: what is lost is
 * lost for this year alone. Throws where the year is none of the scenario's.
 */
export async function findContingencies(
  scenario: Scenario,
  request: ContingencyRequest = {},
  options: ContingencyOptions = {},
): Promise<ContingencyOutcome> {
  const { progress: _, ...limits } = options
  const found = await simulateTo(scenario, request.year, limits)
  if (options.signal?.aborted) return { status: 'stopped' }
  if (!isAllocated(found) || !found.allocation.certificate.ok) {
    return { status: 'no-allocation', year: found.year }
  }
  return contingenciesOf(found.allocation, request, options)
}

/** A single loss with what it comes to. */
interface Single {
  readonly loss: Loss
  readonly without: Without
  readonly contingency: Contingency
}

/** Lose things of an allocation in turn. `request.year` is not looked at. */
export async function contingenciesOf(
  allocation: Allocated,
  request: Omit<ContingencyRequest, 'year'> = {},
  options: ContingencyOptions = {},
): Promise<ContingencyOutcome> {
  const { network } = allocation.formulation
  const losses = listLosses(allocation.formulation, request.kinds ?? usualKinds(network))
  const isPaired = request.order === 2
  const count = losses.length
  const total = count + (isPaired ? (count * (count - 1)) / 2 : 0)
  const study = new LossStudy(allocation)
  const singles: Single[] = []
  for (const loss of losses) {
    const without = await study.without([loss], options)
    if (options.signal?.aborted) return { status: 'stopped' }
    singles.push({ loss, without, contingency: study.describe([loss], without) })
    await options.progress?.(singles.length, total)
  }
  const paired = isPaired ? await new PairSearch(study, singles, request.pairs, options).run() : null
  if (paired === 'stopped') return { status: 'stopped' }
  const shortfalls = singles.flatMap(({ contingency: { shortfall } }) =>
    shortfall === null ? [] : [shortfall],
  )
  const found: Contingencies = {
    year: network.year,
    base: {
      unmet: clean(study.unmet(study.base.x)),
      cost: clean(study.baseCost),
      tonneKm: clean(study.baseTonneKm),
      goals: study.goalChanges(study.base.values).map(({ change: _, ...goal }) => goal),
    },
    singles: singles.toSorted((a, b) => byWorst(a.without, b.without)).map(({ contingency }) => contingency),
    shortfall: shortfalls.length === 0 ? null : Math.max(...shortfalls),
    pairs: paired?.pairs ?? null,
    counts: paired?.counts ?? null,
  }
  return { status: 'found', ...found }
}

/** Two losses, with a bound on the goals without both; `null`: none is known. */
interface Pair {
  readonly a: Single
  readonly b: Single
  readonly bound: readonly number[] | null
}

interface Solved {
  readonly pair: Pair
  readonly without: Without
}

/** Finds the worst pairs, with as few solves as the bounds allow. */
class PairSearch {
  private readonly study: LossStudy
  private readonly singles: readonly Single[]
  private readonly most: number
  private readonly options: ContingencyOptions
  private readonly counts: { -readonly [Key in keyof PairCounts]: number }
  /** The worst pairs so far, the worst first. */
  private readonly worst: Solved[] = []

  constructor(
    study: LossStudy,
    singles: readonly Single[],
    most: number = USUAL_PAIRS,
    options: ContingencyOptions,
  ) {
    this.study = study
    this.singles = singles
    this.most = most
    this.options = options
    this.counts = { all: (singles.length * (singles.length - 1)) / 2, unused: 0, bounded: 0, solved: 0 }
  }

  async run(): Promise<{ pairs: PairContingency[]; counts: PairCounts } | 'stopped'> {
    const pairs = this.candidates()
    for (const [position, pair] of pairs.entries()) {
      if (this.isFull(pair)) {
        this.counts.bounded += pairs.length - position
        break
      }
      const without = await this.study.without([pair.a.loss, pair.b.loss], this.options)
      if (this.options.signal?.aborted) return 'stopped'
      this.counts.solved++
      this.keep({ pair, without })
      await this.tell()
    }
    await this.tell(this.counts.all)
    return { pairs: this.worst.map((solved) => this.describe(solved)), counts: { ...this.counts } }
  }

  private async tell(decided?: number): Promise<void> {
    const { unused, bounded, solved, all } = this.counts
    const done = decided ?? unused + bounded + solved
    await this.options.progress?.(this.singles.length + done, this.singles.length + all)
  }

  /** Pairs that may be worse than each of their two, the highest bound first; others are counted. */
  private candidates(): Pair[] {
    const bounds = new PairBounds(this.study.allocation)
    const prepared = this.singles.map(({ loss, without }) =>
      without.status === 'solved' ? bounds.prepare(loss, without) : null,
    )
    const pairs: Pair[] = []
    this.singles.forEach((a, i) => {
      this.singles.slice(i + 1).forEach((b, offset) => {
        const pair = this.candidate(bounds, [a, b], [prepared[i] ?? null, prepared[i + 1 + offset] ?? null])
        if (pair !== null) pairs.push(pair)
      })
    })
    return pairs.sort(byBound)
  }

  private candidate(
    bounds: PairBounds,
    [a, b]: readonly [Single, Single],
    [lossyA, lossyB]: readonly [Lossy | null, Lossy | null],
  ): Pair | null {
    if (this.addsNothing(a.without, b.loss) || this.addsNothing(b.without, a.loss)) {
      this.counts.unused++
      return null
    }
    // Without one of them already, the rules cannot all hold.
    const isConflict = a.without.status === 'conflict' || b.without.status === 'conflict'
    const bound = lossyA === null || lossyB === null ? null : bounds.bound(lossyA, lossyB)
    if (isConflict || (bound !== null && isNoWorse(bound, a.without, b.without))) {
      this.counts.bounded++
      return null
    }
    return { a, b, bound }
  }

  private addsNothing(without: Without, loss: Loss): boolean {
    return without.status === 'solved' && this.study.isUnused(loss, without)
  }

  /** Whether neither this pair nor one with a lower bound can be worse than the least of those found. */
  private isFull({ bound }: Pair): boolean {
    if (this.worst.length < this.most) return false
    const least = this.worst.at(-1)?.without
    if (least === undefined) return true
    if (bound === null || least.status !== 'solved') return least.status === 'conflict'
    return compareValues(bound, least.values) <= 0
  }

  private keep(solved: Solved): void {
    const { a, b } = solved.pair
    const { without } = solved
    if (without.status === 'solved' && isNoWorse(without.values, a.without, b.without)) return
    const place = this.worst.findIndex((each) => byWorst(without, each.without) < 0)
    this.worst.splice(place < 0 ? this.worst.length : place, 0, solved)
    if (this.worst.length > this.most) this.worst.pop()
  }

  private describe({ pair: { a, b }, without }: Solved): PairContingency {
    const both = this.study.describe([a.loss, b.loss], without)
    const [alone, other] = [a.contingency.shortfall, b.contingency.shortfall]
    const isKnown = both.shortfall !== null && alone !== null && other !== null
    return { ...both, beyond: isKnown ? clean(both.shortfall - alone - other) : null }
  }
}

/** Whether goals are no worse than those without one of two alone. */
function isNoWorse(values: readonly number[], ...alone: readonly Without[]): boolean {
  return alone.some((each) => each.status === 'solved' && compareValues(values, each.values) <= 0)
}

function byBound(a: Pair, b: Pair): number {
  if (a.bound === null || b.bound === null) return Number(b.bound === null) - Number(a.bound === null)
  return compareValues(b.bound, a.bound)
}
