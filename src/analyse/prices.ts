/**
 * Prices: what one more or one less wt of demand, of capacity or of a limit costs in yuan, exact in either
 * direction. One more wt for a market travels the lexicographically cheapest way from the ground; one less goes
 * back the cheapest way. A step that changes a goal ranked before cost has no yuan price: `null`.
 *
 * Where throughput limits or rules bind, their multipliers belong to the costs of the ways, see
 * `price-multipliers.ts`. Where several limits meet in one point the multipliers leave a choice, and a price is
 * given only if it is proven to be the same for all of them; `null` too where a goal has a tolerance.
 */
import { at } from '../lists.ts'
import { importNeed } from '../network/need.ts'
import type { Formulation } from '../program/formulate.ts'
import type { Allocated } from '../simulate/types.ts'
import {
  buildPricedResidual,
  compareChanges,
  type PricedResidual,
  type Step,
  shortestChanges,
  stepAlong,
  type Ways,
} from './residual.ts'

/** Below and above the solution, yuan/t; `null` where the step changes a goal ranked before cost. */
export type PricePair = readonly [below: number | null, above: number | null]

export interface Prices {
  /** Of demand, aligned with the markets. */
  readonly markets: readonly PricePair[]
  /** Of capacity, aligned with the sites. */
  readonly sites: readonly PricePair[]
  /** Of terminals' throughput and of rules' limits, by row key: what one more unit saves; the same both ways. */
  readonly limits: ReadonlyMap<string, number | null>
  /** How many prices are `null` because no proof was found for them, and not because a higher goal changes. */
  readonly unproven: number
}

/** Prices of an allocation. */
export function pricesOf({ formulation, x, claims }: Allocated): Prices {
  const { program, columns } = formulation
  const keys = program.rowKeys.filter((key) => key.startsWith('throughput/') || key.startsWith('rule/'))
  if (program.goals.some((goal) => goal.tolerance > 0)) {
    return {
      markets: columns.unmet.map((): PricePair => [null, null]),
      sites: columns.output.map((): PricePair => [null, null]),
      limits: new Map(keys.map((key) => [key, null])),
      unproven: 2 * (columns.unmet.length + columns.output.length) + keys.length,
    }
  }
  const residual = buildPricedResidual(program, x, claims)
  const pricing: Pricing = { formulation, residual, x, rows: rowPositions(formulation), unproven: 0 }
  const limits = keys.map((key) => {
    const step = residual.limitStep(pricing.rows.get(key) ?? -1)
    return [key, priceOf(pricing, negate(step))] as const
  })
  const markets = marketPrices(pricing)
  const sites = sitePrices(pricing)
  return { markets, sites, limits: new Map(limits), unproven: pricing.unproven }
}

/** What all prices of an allocation are made from. */
interface Pricing {
  readonly formulation: Formulation
  readonly residual: PricedResidual
  readonly x: Float64Array
  /** Positions of the rows by key. */
  readonly rows: ReadonlyMap<string, number>
  unproven: number
}

/** Yuan of a step, or `null` where a goal before cost, or any goal where cost is none, changes. */
function priceOf(pricing: Pricing, step: Step | null): number | null {
  if (step === null) return null
  if (!pricing.residual.covers(step.rows)) {
    pricing.unproven++
    return null
  }
  const { goals } = pricing.formulation.program
  const cost = goals.findIndex((goal) => goal.id === 'cost')
  const before = step.change.slice(0, cost < 0 ? step.change.length : cost)
  const none = before.map(() => 0)
  if (compareChanges(before, none) !== 0) return null
  const price = cost < 0 ? 0 : Math.round(at(step.change, cost) * 1e4) / 1e4
  return price === 0 ? 0 : price
}

function negate(step: Step | null): Step | null {
  const opposite = (values: readonly number[]) => values.map((value) => (value === 0 ? 0 : -value))
  return step === null ? null : { change: opposite(step.change), rows: opposite(step.rows) }
}

function marketPrices(pricing: Pricing): PricePair[] {
  const { formulation, residual, rows } = pricing
  const { network, columns } = formulation
  const { ground } = residual.form
  const more = shortestChanges(residual, ground, 'forward')
  const less = shortestChanges(residual, ground, 'backward')
  return network.scenario.markets.map((market, m): PricePair => {
    const row = rows.get(`balance/${network.year}/market/${market.id}`) ?? -1
    const node = at(residual.form.nodeOfRow, row)
    const way = stepAlong(residual, more, node)
    // Unmet tonnage is limited by demand only, so one more wt of demand may always be unmet.
    const short = residual.stepOf(at(columns.unmet, m))
    const least = way === null || compareChanges(short.change, way.change) < 0 ? short : way
    const moved = limitsMoved(pricing, demandShifts(formulation, m, pricing.x))
    const back = sum(stepAlong(residual, less, node), negate(moved))
    return [
      at(network.demand, m) > 0 ? priceOf(pricing, negate(back)) : null,
      priceOf(pricing, sum(least, moved)),
    ]
  })
}

/**
 * Scarcity rent of every site's capacity. One more wt saves what the cheapest cycle through the site's output
 * saves, if any; one less costs the detour that replaces a wt of it, nothing where capacity is idle.
 */
function sitePrices(pricing: Pricing): PricePair[] {
  const { formulation, residual, x } = pricing
  const { network, columns } = formulation
  const { form } = residual
  const known = new Map<string, Ways>()
  const along = (origin: number, direction: 'forward' | 'backward', node: number) => {
    const key = `${direction} ${origin}`
    const ways = known.get(key) ?? shortestChanges(residual, origin, direction)
    known.set(key, ways)
    return stepAlong(residual, ways, node)
  }
  return columns.output.map((column, i): PricePair => {
    const own = residual.stepOf(column)
    const nothing = sum(own, negate(own))
    const moved = limitsMoved(pricing, capacityShifts(formulation, i, x))
    const isFull = at(x, column) >= at(network.capacity, i) - 1e-6
    const [source, target] = [at(form.source, column), at(form.target, column)]
    const cycle = isFull ? sum(along(source, 'backward', target), own) : null
    const gains = cycle !== null && nothing !== null && compareChanges(cycle.change, nothing.change) < 0
    const above = priceOf(pricing, negate(sum(gains ? cycle : nothing, moved)))
    if (at(network.capacity, i) <= 1e-6) return [null, above]
    // The output stands at its capacity, so that no way forward uses it.
    const loss = isFull ? sum(along(source, 'forward', target), negate(own)) : nothing
    return [priceOf(pricing, sum(loss, negate(moved))), above]
  })
}

/** How the limits of rows move, per wt that a demand or capacity rises. */
type Shifts = readonly (readonly [rowKey: string, shift: number])[]

/** Rows whose limit is a share of demand: D_m of the market, D_r of its region. */
function demandShifts({ network, columns, program }: Formulation, m: number, x: Float64Array): Shifts {
  const { scenario, year, yearIndex } = network
  const market = at(scenario.markets, m)
  const shifts: [string, number][] = []
  if (columns.largestUnmetShare !== null) {
    shifts.push([`largest-unmet-share/${year}/${market.id}`, at(x, columns.largestUnmetShare)])
  }
  for (const rule of scenario.policy.rules) {
    if (rule.kind === 'self-sufficiency' && rule.region === market.region) {
      shifts.push([`rule/${year}/${rule.id}`, rule.share])
    }
    if (rule.kind !== 'sending-share' || importNeed(scenario, yearIndex, market.region) <= 0) continue
    const start = `rule/${year}/${rule.id}/${market.region}/`
    for (const key of program.rowKeys) if (key.startsWith(start)) shifts.push([key, rule.share])
  }
  return shifts
}

/** Rows whose limit is a share of a capacity: the site's own, or the need of a region held to capacities. */
function capacityShifts({ network, columns, program }: Formulation, i: number, x: Float64Array): Shifts {
  const { scenario, year, yearIndex } = network
  const site = at(scenario.sites, i)
  const shifts: [string, number][] = []
  if (columns.largestUtilisation !== null) {
    shifts.push([`largest-utilisation/${year}/${site.id}`, at(x, columns.largestUtilisation)])
  }
  const region = scenario.regions.find((each) => each.id === site.region)
  const isHeld = region?.outputLimit === 'projected' && region.projectedOutput !== null
  if (isHeld || importNeed(scenario, yearIndex, site.region) <= 0) return shifts
  for (const rule of scenario.policy.rules) {
    if (rule.kind !== 'sending-share') continue
    const start = `rule/${year}/${rule.id}/${site.region}/`
    for (const key of program.rowKeys) if (key.startsWith(start)) shifts.push([key, -rule.share])
  }
  return shifts
}

/** The step that moved limits make; `null` where one of them is part of the network. */
function limitsMoved({ residual, rows }: Pricing, shifts: Shifts): Step | null {
  const first = residual.stepOf(0)
  let total = sum(first, negate(first))
  for (const [key, shift] of shifts) {
    const row = rows.get(key)
    if (row === undefined || shift === 0) continue
    const step = residual.limitStep(row)
    const scale = (values: readonly number[]) => values.map((value) => value * shift)
    total = sum(total, step === null ? null : { change: scale(step.change), rows: scale(step.rows) })
  }
  return total
}

function sum(a: Step | null, b: Step | null): Step | null {
  if (a === null || b === null) return null
  const add = (p: readonly number[], q: readonly number[]) => p.map((value, k) => value + at(q, k))
  return { change: add(a.change, b.change), rows: add(a.rows, b.rows) }
}

const rowPositions = ({ program }: Formulation): Map<string, number> =>
  new Map(program.rowKeys.map((key, row) => [key, row]))
