/**
 * Prices: what one more or one less of a demand or of a limit does to every goal, exact in either direction. Where
 * the step changes a goal ranked before cost it has no yuan price: the tonnes are unmet, or cross a region.
 */
import { at } from '../lists.ts'
import type { GoalId } from '../scenario/types.ts'
import type { Allocated } from '../simulate/types.ts'
import { findSensitivity, type Sensitivity } from '../solve/sensitivity/sensitivity.ts'
import { type PriceStep, Steps } from './price-steps.ts'

/** Below and above the solution, 10⁴ yuan per unit; `null` where the step changes a goal ranked before cost. */
export type PricePair = readonly [below: number | null, above: number | null]

/** What has a price: a demand, or a limit on a site, a terminal, a region or by a rule. */
export const PRICED = ['market', 'site', 'terminal', 'region', 'rule'] as const
/** One of `PRICED`: what can have a price. */
export type Priced = (typeof PRICED)[number]

/** Unit of a step; `pp` is a percentage point of a share. */
export type StepUnit = 'wt' | 't CO2e' | 'pp'

/** Every named goal in its own unit, in the order of the policy. */
export type GoalVector = readonly number[]

/**
 * Marginals over the goals, per unit of a step. Of a demand: what the last unit takes (below) and what one more
 * would take (above). Of a limit: what one unit less room would take, and what one more would save. `null` where
 * no allocation can follow the step: less than nothing, rules that then conflict, or a rule that then starts to
 * hold for a region which it exempts.
 */
export interface Price {
  readonly of: Priced
  readonly id: string
  readonly per: StepUnit
  readonly below: GoalVector | null
  readonly above: GoalVector | null
}

/** All prices of an allocation, or none where its optimality is not proven. */
export interface Prices {
  readonly goals: readonly GoalId[]
  /** By kind, each in the order of the scenario; limits that nothing is held to are left out. */
  readonly list: readonly Price[]
}

/** The prices of an allocation that nobody asked for them. */
export const NO_PRICES: Prices = { goals: [], list: [] }

/** Changes are exact on a grid coarser than this. */
const GRID = 1e-9

/** Prices of a proven allocation. */
export function pricesOf({ formulation, x, claims, certificate }: Allocated): Prices {
  const { network, program } = formulation
  const { scenario } = network
  const goals = scenario.policy.goals.map(({ goal }) => goal)
  if (!certificate.ok) return { goals, list: [] }
  const steps = new Steps(formulation, x)
  const sensitivity = findSensitivity(program, x, claims)
  const price = (of: Priced, id: string, step: PriceStep | null, per: StepUnit = 'wt'): Price[] => {
    if (step === null) return []
    // More of a demand takes what more of a limit saves.
    const sign = of === 'market' ? 1 : -1
    const change = (direction: 1 | -1) => changeOf(sensitivity, step, direction, sign, goals.length)
    return [{ of, id, per, below: change(-1), above: change(1) }]
  }
  const list = [
    ...scenario.markets.flatMap(({ id }, m) => price('market', id, steps.demand(m))),
    ...scenario.sites.flatMap(({ id }, i) => price('site', id, steps.capacity(i))),
    ...scenario.terminals.flatMap(({ id }) => price('terminal', id, steps.throughput(id))),
    ...scenario.regions.flatMap(({ id }) => price('region', id, steps.output(id))),
    ...scenario.policy.rules.flatMap((rule) => price('rule', rule.id, steps.rule(rule), unitOf(rule.kind))),
  ]
  return { goals, list }
}

/** Change of the named goals per unit, towards the unit's worth. */
function changeOf(
  sensitivity: Sensitivity,
  { shifts, leaps }: PriceStep,
  direction: 1 | -1,
  sign: 1 | -1,
  goals: number,
): GoalVector | null {
  if (leaps === direction) return null
  const moved = shifts.map((shift) => ({
    ...shift,
    lower: direction * shift.lower,
    upper: direction * shift.upper,
  }))
  const change = sensitivity(moved)
  if (change === null) return null
  return change.slice(0, goals).map((value) => {
    const rounded = Math.round((sign * direction * value) / GRID) * GRID
    return rounded === 0 ? 0 : Number(rounded.toPrecision(12))
  })
}

function unitOf(kind: string): StepUnit {
  if (kind === 'emission-cap') return 't CO2e'
  return kind.endsWith('share') || kind === 'self-sufficiency' ? 'pp' : 'wt'
}

/**
 * The cost of a price in 10⁴ yuan per unit, which is yuan/t for wt. `null` where a goal ranked before cost
 * changes; where cost is no goal, 0 if no goal changes.
 */
export function costPair(prices: Prices, price: Price | undefined): PricePair {
  const cost = prices.goals.indexOf('cost')
  const component = (vector: GoalVector | null | undefined): number | null => {
    if (!vector) return null
    const before = cost < 0 ? vector : vector.slice(0, cost)
    if (before.some((value) => value !== 0)) return null
    return cost < 0 ? 0 : at(vector, cost)
  }
  return [component(price?.below), component(price?.above)]
}
