/**
 * Prices: what one more or one less wt of demand, or of capacity, costs in yuan/t, exact in either direction.
 * One more wt for a market travels the lexicographically cheapest way from the ground; one less goes back the
 * cheapest way. A step that changes a goal ranked before cost has no yuan price: `null`.
 */
import { at } from '../lists.ts'
import type { Formulation } from '../program/formulate.ts'
import type { Allocated } from '../simulate/types.ts'
import { buildResidual, compareChanges, type GoalChange, type Residual, shortestChanges } from './residual.ts'

/** Below and above the solution, yuan/t; `null` where the step changes a goal ranked before cost. */
export type PricePair = readonly [below: number | null, above: number | null]

export interface Prices {
  /** Of demand, aligned with the markets. */
  readonly markets: readonly PricePair[]
  /** Of capacity, aligned with the sites. */
  readonly sites: readonly PricePair[]
}

/** Prices of an allocation; all `null` where a side row binds, since then no path gives them. */
export function pricesOf({ formulation, x }: Allocated): Prices {
  const { columns, program } = formulation
  const residual = buildResidual(program, x)
  if (residual === null) {
    return { markets: columns.unmet.map(() => [null, null]), sites: columns.output.map(() => [null, null]) }
  }
  return { markets: marketPrices(formulation, residual), sites: sitePrices(formulation, residual, x) }
}

/** Yuan of a goal change, or `null` where a goal before cost, or any goal where cost is none, changes. */
function priceOf(formulation: Formulation, change: GoalChange | null): number | null {
  if (change === null) return null
  const goals = formulation.program.goals
  const cost = goals.findIndex((goal) => goal.id === 'cost')
  const before = change.slice(0, cost < 0 ? change.length : cost)
  if (
    compareChanges(
      before,
      before.map(() => 0),
    ) !== 0
  )
    return null
  const price = cost < 0 ? 0 : at(change, cost)
  return price === 0 ? 0 : Math.round(price * 1e4) / 1e4
}

function negate(change: GoalChange | null): GoalChange | null {
  return change === null ? null : change.map((value) => (value === 0 ? 0 : -value))
}

function marketPrices(formulation: Formulation, residual: Residual): PricePair[] {
  const { network, columns, program } = formulation
  const { ground } = residual.form
  const more = shortestChanges(residual, ground, 'forward')
  const less = shortestChanges(residual, ground, 'backward')
  const unmetCost = program.goals.filter((goal) => goal.id !== 'tie').map((goal) => goal.cost)
  return network.scenario.markets.map((market, m): PricePair => {
    const row = program.rowKeys.indexOf(`balance/${network.year}/market/${market.id}`)
    const node = at(residual.form.nodeOfRow, row)
    const above = at(more, node)
    const column = at(columns.unmet, m)
    // Unmet tonnage is limited by demand only, so one more wt of demand may always be unmet.
    const short = unmetCost.map((cost) => at(cost, column))
    const least = above === null || compareChanges(short, above) < 0 ? short : above
    const demand = at(network.demand, m)
    return [demand > 0 ? priceOf(formulation, negate(at(less, node))) : null, priceOf(formulation, least)]
  })
}

/**
 * Scarcity rent of every site's capacity. One more wt saves what the cheapest cycle through the site's output
 * saves, if any; one less costs the detour that replaces a wt of it, nothing where capacity is idle.
 */
function sitePrices(formulation: Formulation, residual: Residual, x: Float64Array): PricePair[] {
  const { network, columns, program } = formulation
  const { form } = residual
  const back = new Map<number, (GoalChange | null)[]>()
  const goals = program.goals.filter((goal) => goal.id !== 'tie')
  return columns.output.map((column, i): PricePair => {
    const capacity = at(network.capacity, i)
    const output = at(x, column)
    if (output < capacity - 1e-6) return [0, 0]
    const source = at(form.source, column)
    const target = at(form.target, column)
    const toSource = back.get(source) ?? shortestChanges(residual, source, 'backward')
    back.set(source, toSource)
    const own = goals.map((goal) => at(goal.cost, column))
    const around = at(toSource, target)
    const cycle = around?.map((value, k) => value + at(own, k)) ?? null
    const zero = own.map(() => 0)
    const gain = cycle !== null && compareChanges(cycle, zero) < 0 ? cycle : zero
    if (output <= 1e-6) return [null, priceOf(formulation, negate(gain))]
    const detour = at(shortestChanges(residual, source, 'forward', column), target)
    const loss = detour?.map((value, k) => value - at(own, k)) ?? null
    return [priceOf(formulation, loss), priceOf(formulation, negate(gain))]
  })
}
