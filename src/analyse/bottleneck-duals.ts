/**
 * The bottleneck where throughput limits or rules bind, from the duals of the unmet goal:
 *
 *     unmet = Σ_m y_m D_m − Σ_limits c_l · limit_l,   c_l ≥ 0 for a limit from above, ≤ 0 for a least quantity
 *
 * (strong duality; Vanderbei, Linear Programming, §5.4). Every row and bound with a dual is a limit under its own
 * name; balances of sites and terminals have right sides of 0 and drop out.
 */
import { at } from '../lists.ts'
import type { Formulation } from '../program/formulate.ts'
import type { Allocated } from '../simulate/types.ts'
import { type Claim, reducedCost } from '../solve/certify.ts'
import type { Bottleneck, Limit } from './bottleneck.ts'

/** Duals smaller than this are none: those of the unmet goal are shares of a tonne. */
const ZERO = 1e-7
/** How far the identity may be from adding up, wt. */
const ADDS_UP = 1e-4

/** Gathers terms of the identity; two of one limit add up. */
class Identity {
  readonly coefficients = new Map<string, number>()
  readonly limits = new Map<string, Omit<Limit, 'coefficient'>>()

  add(limit: Omit<Limit, 'coefficient'>, coefficient: number): void {
    if (Math.abs(coefficient) <= ZERO) return
    const key = `${limit.kind} ${limit.id} ${limit.quantity}`
    this.limits.set(key, limit)
    this.coefficients.set(key, (this.coefficients.get(key) ?? 0) + coefficient)
  }

  list(): Limit[] {
    return [...this.limits].flatMap(([key, limit]) => {
      const coefficient = round(this.coefficients.get(key) ?? 0)
      return coefficient === 0 ? [] : [{ ...limit, coefficient }]
    })
  }
}

/** The bottleneck from the certified duals; `null` where unmet is not the first goal or the sum is not exact. */
export function bottleneckByDuals(
  { formulation, x, claims }: Allocated,
  barring: (behind: ReadonlySet<string>) => readonly Limit[],
): Bottleneck | null {
  const { program, network, columns } = formulation
  const claim = claims[0]
  if (program.goals[0]?.id !== 'unmet' || claim === undefined) return null
  const worth = demandWorth(formulation, claim)
  const markets = network.scenario.markets.flatMap((market, m) => {
    const coefficient = at(worth, m)
    const unmet = at(x, at(columns.unmet, m))
    return coefficient === 0 && unmet <= ZERO
      ? []
      : [{ id: market.id, demand: at(network.demand, m), unmet, coefficient }]
  })
  const limits = limitsByDuals(formulation, claim)
  const demand = markets.reduce((sum, market) => sum + market.coefficient * market.demand, 0)
  const held = limits.reduce((sum, limit) => sum + limit.coefficient * limit.quantity, 0)
  const shortage = markets.reduce((sum, market) => sum + market.unmet, 0)
  if (shortage <= 1e-6 || Math.abs(demand - held - shortage) > ADDS_UP * (1 + shortage)) return null
  return { shortage, demand, markets, limits: [...limits, ...barring(behindDuals(formulation, claim))] }
}

/** y_m, less what an unmet column at its bound takes back: worth of one more wt of demand. */
function demandWorth({ program, network, columns }: Formulation, claim: Claim): number[] {
  const rows = new Map(program.rowKeys.map((key, row) => [key, row]))
  return network.scenario.markets.map((market, m) => {
    const row = rows.get(`balance/${network.year}/market/${market.id}`) ?? -1
    const shared = rows.get(`largest-unmet-share/${network.year}/${market.id}`)
    const { reduced } = reducedCost(program, 0, claim.rowDuals, claim.goalDuals, at(columns.unmet, m))
    const ceiling = Math.min(0, reduced) + (shared === undefined ? 0 : at(claim.rowDuals, shared))
    return round(at(claim.rowDuals, row) + ceiling)
  })
}

function limitsByDuals(formulation: Formulation, claim: Claim): Limit[] {
  const { program, network, columns } = formulation
  const identity = new Identity()
  program.rowKeys.forEach((key, row) => {
    const dual = at(claim.rowDuals, row)
    // Most rows have none; to take their keys apart would cost more than all the rest.
    if (Math.abs(dual) <= ZERO) return
    const [family = '', , ...rest] = key.split('/')
    const quantity = at(dual > 0 ? program.rowLower : program.rowUpper, row)
    const id = rest.join('/')
    if (family === 'regional-output' || family === 'throughput') {
      identity.add({ kind: family, id, quantity }, -dual)
    } else if (family === 'link-capacity') {
      identity.add({ kind: 'link', id, quantity }, -dual)
    } else if (family === 'rule') {
      identity.add({ kind: 'rule', id: rest[0] ?? id, quantity }, -dual)
    } else if (family === 'largest-utilisation') {
      const i = network.scenario.sites.findIndex((site) => site.id === id)
      identity.add({ kind: 'capacity', id, quantity: at(network.capacity, i) }, -dual)
    }
  })
  const above = (column: number) =>
    -Math.min(0, reducedCost(program, 0, claim.rowDuals, claim.goalDuals, column).reduced)
  network.scenario.sites.forEach(({ id }, i) => {
    const quantity = at(network.capacity, i)
    if (quantity > 0) identity.add({ kind: 'capacity', id, quantity }, above(at(columns.output, i)))
  })
  network.arcs.forEach((arc, position) => {
    if (!Number.isFinite(arc.capacity)) return
    identity.add({ kind: 'link', id: arc.key, quantity: arc.capacity }, above(at(columns.flow, position)))
  })
  return identity.list()
}

/** Keys of the nodes where a further wt would relieve the shortage: those whose balance has a dual. */
function behindDuals({ program }: Formulation, { rowDuals }: Claim): ReadonlySet<string> {
  return new Set(program.rowKeys.filter((key, row) => at(rowDuals, row) > ZERO && key.startsWith('balance/')))
}

const round = (value: number): number => Math.round(value * 1e7) / 1e7 + 0
