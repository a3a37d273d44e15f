/** Ways that tonnes of a site could take to a market, and a program in which one of them is a column of its own. */
import { at } from '../lists.ts'
import type { Formulation } from '../program/formulate.ts'
import type { Goal, LinearProgram } from '../program/types.ts'
import type { Allocated } from '../simulate/types.ts'
import { reducedCost } from '../solve/certify.ts'
import { namedGoals } from './trial.ts'

/** Positions of arcs, from the gate to the market. */
export type Way = readonly number[]

/** Finds the way that would be taken first, by the certified reduced costs of its arcs, goal by goal. */
export class WayFinder {
  private readonly formulation: Formulation
  private readonly leaving: number[][]
  /** Reduced costs of the arcs' columns, by goal. */
  private readonly reduced: readonly Float64Array[]

  constructor({ formulation, claims }: Allocated) {
    const { network, columns, program } = formulation
    this.formulation = formulation
    this.leaving = network.nodes.map(() => [])
    network.arcs.forEach((arc, position) => {
      if (arc.capacity > 0) at(this.leaving, arc.from).push(position)
    })
    this.reduced = namedGoals(program).map((_, k) => {
      const { rowDuals, goalDuals } = at(claims, k)
      return Float64Array.from(
        columns.flow,
        (column) => reducedCost(program, k, rowDuals, goalDuals, column).reduced,
      )
    })
  }

  /** The way between a site and a market that is nearest to being used; `null` where there is none. */
  nearest(site: string, market: string): Way | null {
    const { nodes } = this.formulation.network
    const start = nodes.findIndex((node) => node.kind === 'site' && node.site.id === site)
    let best: { readonly way: Way; readonly cost: readonly number[] } | null = null
    for (const way of this.waysFrom(start, market)) {
      const cost = this.reduced.map((costs) => way.reduce((sum, arc) => sum + at(costs, arc), 0))
      if (best === null || isLess(cost, best.cost)) best = { way, cost }
    }
    return best?.way ?? null
  }

  private *waysFrom(node: number, market: string, before: Way = []): Generator<Way> {
    const { nodes, arcs } = this.formulation.network
    for (const arc of at(this.leaving, node)) {
      const { to } = at(arcs, arc)
      const end = at(nodes, to)
      if (end.kind !== 'market') yield* this.waysFrom(to, market, [...before, arc])
      else if (end.market.id === market) yield [...before, arc]
    }
  }

  /** How far a way is from being used, goal by goal; the order in which ways would begin to be. */
  distance(way: Way): readonly number[] {
    return this.reduced.map((costs) => way.reduce((sum, arc) => sum + at(costs, arc), 0))
  }
}

/** Lexicographic order of reduced costs, noise apart. */
export function isLess(a: readonly number[], b: readonly number[]): boolean {
  for (let k = 0; k < a.length; k++) {
    const difference = at(a, k) - at(b, k)
    if (Math.abs(difference) > 1e-6 * (1 + Math.abs(at(a, k)))) return difference < 0
  }
  return false
}

/**
 * A program with one more column, the last: tonnes along a way. Its entries and costs are the sums over the arcs, so
 * it adds no allocation, only a name for a part of one.
 */
export function withWay({ program, columns }: Formulation, way: Way): LinearProgram {
  const entries = new Map<number, number>()
  const flows = way.map((arc) => at(columns.flow, arc))
  for (const column of flows) {
    for (let k = at(program.start, column); k < at(program.start, column + 1); k++) {
      const row = at(program.index, k)
      entries.set(row, (entries.get(row) ?? 0) + at(program.value, k))
    }
  }
  const kept = [...entries].filter(([, value]) => value !== 0).sort(([a], [b]) => a - b)
  const append = (values: Float64Array, value: number) => Float64Array.from([...values, value])
  const upper = Math.min(...flows.map((column) => at(program.columnUpper, column)))
  return {
    ...program,
    columnKeys: [...program.columnKeys, 'way'],
    columnLower: append(program.columnLower, 0),
    columnUpper: append(program.columnUpper, upper),
    start: Int32Array.from([...program.start, program.index.length + kept.length]),
    index: Int32Array.from([...program.index, ...kept.map(([row]) => row)]),
    value: Float64Array.from([...program.value, ...kept.map(([, value]) => value)]),
    goals: program.goals.map((goal): Goal => {
      const cost = flows.reduce((sum, column) => sum + at(goal.cost, column), 0)
      return { ...goal, cost: append(goal.cost, cost) }
    }),
  }
}
