/** What one unit more or less of a limit or a demand is worth, goal by goal, and up to which step it stays so. */
import { at } from '../lists.ts'
import { GOAL_UNITS } from '../program/goals.ts'
import type { GoalId } from '../scenario/types.ts'
import type { Allocated } from '../simulate/types.ts'
import type { SolveOptions } from '../solve/types.ts'
import { type PriceStep, Steps } from './price-steps.ts'
import { type GoalVector, type Price, type Priced, type Prices, pricesOf } from './prices.ts'
import { PathEnds, StepPath } from './step-path.ts'
import { type Trials, trialsOf } from './trial.ts'

/** One side of a worth: a unit less, or one more. */
export interface WorthSide {
  /** Change of each named goal per unit, as in the prices of the result. */
  readonly change: GoalVector
  /** How many units the first goal that changes goes on so; `null` where no end of it was found or proven. */
  readonly upTo: number | null
}

/** What a unit less and a unit more of a limit are worth, goal by goal. */
export interface Worth {
  readonly goals: readonly { readonly goal: GoalId; readonly unit: string }[]
  /** `null` where no allocation can follow the step. */
  readonly below: WorthSide | null
  readonly above: WorthSide | null
  /** The cost of it, yuan/t, below and above; `null` where a goal ranked before cost changes or cost is none. */
  readonly cost: readonly [below: number | null, above: number | null]
}

/** Weighs the limits of one allocation; none where its optimality is not proven. */
export class Scales {
  readonly prices: Prices
  private readonly allocated: Allocated
  private readonly steps: Steps
  private readonly trials: Trials

  constructor(allocated: Allocated, options: SolveOptions = {}) {
    this.allocated = allocated
    this.prices = pricesOf(allocated)
    this.steps = new Steps(allocated.formulation, allocated.x)
    this.trials = trialsOf(allocated.formulation, options)
  }

  /** @param held the demand or limit now, wt/yr: as far as it can fall. */
  async weigh(of: Extract<Priced, 'market' | 'site' | 'terminal' | 'region'>, id: string, held: number) {
    const price = this.prices.list.find((each) => each.of === of && each.id === id)
    const step = this.stepOf(of, id)
    if (price === undefined || step === null) return null
    const { goals } = this.prices
    const worth: Worth = {
      goals: goals.map((goal) => ({ goal, unit: GOAL_UNITS[goal] })),
      below: await this.side(price, step, -1, held),
      above: await this.side(price, step, 1, held),
      cost: [this.costOf(price.below), this.costOf(price.above)],
    }
    return worth
  }

  /** Marginal price of a market, yuan/t: of its last tonne, or else of one more; `null` where there is none. */
  marketPrice(id: string): number | null {
    const price = this.prices.list.find((each) => each.of === 'market' && each.id === id)
    return price === undefined ? null : (this.costOf(price.below) ?? this.costOf(price.above))
  }

  private stepOf(of: Priced, id: string): PriceStep | null {
    const { scenario } = this.allocated.formulation.network
    switch (of) {
      case 'market':
        return this.steps.demand(scenario.markets.findIndex((each) => each.id === id))
      case 'site':
        return this.steps.capacity(scenario.sites.findIndex((each) => each.id === id))
      case 'terminal':
        return this.steps.throughput(id)
      default:
        return this.steps.output(id)
    }
  }

  private async side(price: Price, step: PriceStep, direction: 1 | -1, held: number) {
    const change = direction < 0 ? price.below : price.above
    if (change === null) return null
    return { change, upTo: await this.upTo(price, change, step, direction, held) }
  }

  /** How far the goal that decides goes on as near 0: down to nothing, or up by as much as is wanted in all. */
  private async upTo(
    { of }: Price,
    change: GoalVector,
    { shifts, leaps }: PriceStep,
    direction: 1 | -1,
    held: number,
  ): Promise<number | null> {
    const { network, program } = this.allocated.formulation
    const wanted = network.demand.reduce((sum, each) => sum + each, 0)
    const farthest = direction < 0 ? held : Math.max(1, wanted)
    if (leaps !== 0 || farthest <= 0 || program.goals.some(({ tolerance }) => tolerance > 0)) return null
    const path = new StepPath(program, shifts, this.trials)
    const sign = of === 'market' ? 1 : -1
    try {
      // Of the first goal that changes; the ones after it may bend before.
      const decides = change.findIndex((value) => value !== 0)
      const told = decides < 0 ? change : change.slice(0, decides + 1)
      const end = await path.straightTo(
        direction * farthest,
        told.map((value) => sign * value),
      )
      const reach = Math.abs(end)
      return direction > 0 && reach === farthest ? null : reach
    } catch (error) {
      if (error instanceof PathEnds) return null
      throw error
    }
  }

  private costOf(change: GoalVector | null): number | null {
    const cost = this.prices.goals.indexOf('cost')
    if (change === null || cost < 0) return null
    return change.slice(0, cost).some((value) => value !== 0) ? null : at(change, cost)
  }
}
