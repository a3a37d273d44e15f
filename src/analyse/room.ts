/**
 * Room to choose: what each site could send without giving up more than ε of the optimum (modelling to generate
 * alternatives; DeCarolis, Energy Economics 33 (2011) 145).
 *
 * With the named goals g_1 … g_n of the policy in order, optima v_k and tolerances t_k, an allocation is **within ε**
 * if it keeps every rule and limit, and
 *
 *     g_k ≤ v_k + t_k for k < n,   g_n ≤ v_n + t_n + ε·|v_n|
 *
 * so that only the last goal, which measures what an allocation costs in its own unit, is given up in part. The room
 * of a site is the least and the most of its output q_i over these; each end is a proven optimum of a linear program.
 */
import { at, tidy } from '../lists.ts'
import type { LinearProgram } from '../program/types.ts'
import type { Scenario } from '../scenario/types.ts'
import { type Allocated, isAllocated } from '../simulate/types.ts'
import { goalValue } from '../solve/certify.ts'
import type { SolveOptions } from '../solve/types.ts'
import { WarmSolver } from '../solve/warm-solver.ts'
import { clean } from './contingency.ts'
import { simulateTo } from './explain-scenario.ts'

/** ε where none is asked for. */
export const USUAL_EPSILON = 0.05
/** Sites whose range two allocations set out from to be most different. */
const STARTS = 8
/** Sites with room up to which every choice of directions is tried. */
const FEW = 7
/** A range below which a site has no room, wt: below the grid. */
const ROOMLESS = 1e-6
/** Rounds of one search for two different allocations. */
const ROUNDS = 12
/** Relative room for the binary rounding of a goal's value. */
const ROUNDING = 1e-9

/** What a site could send within ε, wt/yr. */
export interface SiteRoom {
  readonly id: string
  readonly capacity: number
  /** Output in the allocation at hand. */
  readonly output: number
  readonly least: number
  readonly most: number
}

/** Outputs of one allocation, wt/yr, aligned with `Room.sites`, and what the last goal comes to. */
export interface Alternative {
  readonly outputs: readonly number[]
  readonly value: number
}

/** What the sites of a year could do while the last goal stays within ε of its optimum, in wt/yr. */
export interface Room {
  readonly year: number
  readonly epsilon: number
  /** The goal that is given up in part, its optimum and the most it may come to. */
  readonly goal: { readonly id: string; readonly value: number; readonly limit: number }
  /** The sites asked for, in the order of the document. */
  readonly sites: readonly SiteRoom[]
  /**
   * Two allocations within ε that differ as much as any found; `null` where they were not asked for. Proven to
   * differ most where `distance` is `atMost`, as it is where few sites have room.
   */
  readonly different: {
    readonly one: Alternative
    readonly other: Alternative
    /** Σ |q_i − q_i′| ÷ 2, wt/yr: what comes from other sites. */
    readonly distance: number
    /** No two allocations within ε differ by more: what is proven, or else Σ (most − least) ÷ 2. */
    readonly atMost: number
  } | null
}

/** The room, or why there is none. */
export type RoomOutcome =
  | ({ readonly status: 'found' } & Room)
  | { readonly status: 'no-allocation'; readonly year: number }
  /** A program on the way had no proven optimum. */
  | { readonly status: 'unproven'; readonly year: number }
  | { readonly status: 'stopped' }

/** What room is looked for. */
export interface RoomRequest {
  /** The first year by default. */
  readonly year?: number
  /** Part of the last goal's optimum that may be given up. */
  readonly epsilon?: number
  /** Ids of sites; without them all, and two allocations that differ most. */
  readonly sites?: readonly string[]
}

/** Limits of the search and who is told of its progress. */
export interface RoomOptions extends SolveOptions {
  /** As of contingencies. */
  readonly progress?: (done: number, total: number) => void | Promise<void>
}

/** Find the room of a scenario's year. Throws where the year or a site is none of the scenario's. */
export async function findRoom(
  scenario: Scenario,
  request: RoomRequest = {},
  options: RoomOptions = {},
): Promise<RoomOutcome> {
  const { progress: _, ...limits } = options
  const found = await simulateTo(scenario, request.year, limits)
  if (options.signal?.aborted) return { status: 'stopped' }
  if (!isAllocated(found) || !found.allocation.certificate.ok) {
    return { status: 'no-allocation', year: found.year }
  }
  return roomOf(found.allocation, request, options)
}

/** Find the room of an allocation. `request.year` is not looked at. */
export async function roomOf(
  allocation: Allocated,
  request: Omit<RoomRequest, 'year'> = {},
  options: RoomOptions = {},
): Promise<RoomOutcome> {
  const { network } = allocation.formulation
  const sites = network.scenario.sites
  const wanted = request.sites ?? sites.map(({ id }) => id)
  const unknown = wanted.find((id) => !sites.some((site) => site.id === id))
  if (unknown !== undefined) throw new RangeError(`no site ${unknown} in ${network.scenario.id}`)
  const search = new RoomSearch(allocation, request.epsilon ?? USUAL_EPSILON, options)
  const positions = sites.flatMap(({ id }, i) => (wanted.includes(id) ? [i] : []))
  const ranges: Range[] = []
  for (const [k, i] of positions.entries()) {
    const range = await search.range(i)
    if (options.signal?.aborted) return { status: 'stopped' }
    if (range === null) return { status: 'unproven', year: network.year }
    ranges.push(range)
    await options.progress?.(k + 1, positions.length)
  }
  const different = request.sites === undefined ? await search.different(ranges) : null
  if (options.signal?.aborted) return { status: 'stopped' }
  const { epsilon, goal } = search
  const rooms = ranges.map((range): SiteRoom => {
    const { id } = at(sites, range.site)
    const [least, most] = [
      clean(search.output(range.least, range.site)),
      clean(search.output(range.most, range.site)),
    ]
    const output = tidy(search.output(allocation.x, range.site))
    return { id, capacity: at(network.capacity, range.site), output, least, most }
  })
  return { status: 'found', year: network.year, epsilon, goal, sites: rooms, different }
}

/** Allocations in which a site sends the least and the most. */
interface Range {
  readonly site: number
  readonly least: Float64Array
  readonly most: Float64Array
}

/** Two allocations, and by how much they differ. */
interface Pair {
  readonly one: Float64Array
  readonly other: Float64Array
  readonly distance: number
}

class RoomSearch {
  readonly epsilon: number
  readonly goal: Room['goal']
  private readonly allocation: Allocated
  private readonly options: SolveOptions
  private readonly program: LinearProgram
  private readonly last: Float64Array
  private readonly solver = new WarmSolver()
  /** Allocations within ε met so far: one that already sends nothing, or all it can, is an end of a range. */
  private readonly met: Float64Array[]

  constructor(allocation: Allocated, epsilon: number, options: RoomOptions) {
    const { program } = allocation.formulation
    const named = program.goals.filter(({ id }) => id !== 'tie' && id !== 'stock')
    const goal = at(named, named.length - 1)
    const { progress: _, ...limits } = options
    const values = named.map((each) => at(allocation.claims, program.goals.indexOf(each)).value)
    const value = at(values, values.length - 1)
    const limit = value + goal.tolerance + epsilon * Math.abs(value)
    // What must hold exactly is given the room of its own rounding.
    const bounds = named.map((each, k) => {
      const bound = each === goal ? limit : at(values, k) + each.tolerance
      return each === goal && limit > value ? bound : bound + ROUNDING * (1 + Math.abs(bound))
    })
    this.allocation = allocation
    this.epsilon = epsilon
    this.options = limits
    this.goal = { id: goal.id, value: tidy(value), limit: tidy(limit) }
    this.last = goal.cost
    this.program = withGoalRows(program, named, bounds)
    this.met = [allocation.x]
  }

  output(x: Float64Array, site: number): number {
    return at(x, at(this.allocation.formulation.columns.output, site))
  }

  /** `null` where an end has no proof. */
  async range(site: number): Promise<Range | null> {
    const least = await this.end(site, 1)
    const most = least === null ? null : await this.end(site, -1)
    return least === null || most === null ? null : { site, least, most }
  }

  private async end(site: number, sign: 1 | -1): Promise<Float64Array | null> {
    const column = at(this.allocation.formulation.columns.output, site)
    const bound = at(sign > 0 ? this.program.columnLower : this.program.columnUpper, column)
    const there = this.met.find((x) => at(x, column) === bound)
    if (there !== undefined) return there
    return this.towards(new Map([[column, sign]]))
  }

  /** The allocation within ε that is least in Σ weight · x. */
  private async towards(weights: ReadonlyMap<number, number>): Promise<Float64Array | null> {
    const cost = new Float64Array(this.program.columnKeys.length)
    for (const [column, weight] of weights) cost[column] = weight
    const asked = { ...this.program, goals: [{ id: 'cost' as const, cost, tolerance: 0 }] }
    const solved = await this.solver.solve(asked, 'auto', this.options)
    if (solved.status !== 'certified') return null
    const x = at(solved.outcome.stages, 0).x
    this.met.push(x)
    return x
  }

  /**
   * Two allocations that differ most. The most is at the ends of some choice of directions, up or down for each site
   * that has room: where there are few, all are tried, and it is proven. Else, from the two ends of a wide range,
   * each site is pushed on in the direction in which they differ, one up and the other down, as long as that makes
   * them differ more. Each push is an optimum; the whole is the best over several starts.
   */
  async different(ranges: readonly Range[]): Promise<Room['different']> {
    const width = ({ site, least, most }: Range) => this.output(most, site) - this.output(least, site)
    const movable = ranges.filter((range) => width(range) > ROOMLESS).toSorted((a, b) => width(b) - width(a))
    let best: Pair = { one: this.allocation.x, other: this.allocation.x, distance: 0 }
    const columns = movable.map(({ site }) => at(this.allocation.formulation.columns.output, site))
    let isProven = movable.length <= FEW
    for (let signs = 0; isProven && signs < 2 ** (columns.length - 1); signs++) {
      const pair = await this.apart(columns, (j) => ((signs >> columns.indexOf(j)) & 1 ? -1 : 1))
      if (pair === null) isProven = false
      else if (pair.distance > best.distance) best = pair
    }
    for (const { most, least } of isProven ? [] : movable.slice(0, STARTS)) {
      const pair = await this.pushApart(columns, most, least)
      if (pair.distance > best.distance + 1e-9) best = pair
    }
    const { one, other, distance } = best
    const atMost = isProven ? distance : movable.reduce((sum, range) => sum + width(range), 0) / 2
    return { one: this.told(one), other: this.told(other), distance: clean(distance), atMost: clean(atMost) }
  }

  private async pushApart(columns: readonly number[], one: Float64Array, other: Float64Array): Promise<Pair> {
    let pair: Pair = { one, other, distance: this.distance(one, other) }
    for (let round = 0; round < ROUNDS; round++) {
      const { one: upper, other: lower } = pair
      const next = await this.apart(columns, (j) => (at(upper, j) >= at(lower, j) ? 1 : -1))
      if (next === null || next.distance <= pair.distance + 1e-6) return pair
      pair = next
    }
    return pair
  }

  /** The two ends of a choice of directions. */
  private async apart(columns: readonly number[], sign: (column: number) => 1 | -1): Promise<Pair | null> {
    const one = await this.towards(new Map(columns.map((j) => [j, -sign(j)])))
    const other = await this.towards(new Map(columns.map((j) => [j, sign(j)])))
    return one === null || other === null ? null : { one, other, distance: this.distance(one, other) }
  }

  private distance(one: Float64Array, other: Float64Array): number {
    const { output } = this.allocation.formulation.columns
    return output.reduce((sum, j) => sum + Math.abs(at(one, j) - at(other, j)), 0) / 2
  }

  private told(x: Float64Array): Alternative {
    const outputs = this.allocation.formulation.columns.output.map((j) => clean(at(x, j)))
    return { outputs, value: clean(goalValue(this.last, x)) }
  }
}

/** The program with a row c_k x ≤ limit for each of some goals. */
function withGoalRows(
  program: LinearProgram,
  goals: LinearProgram['goals'],
  limits: readonly number[],
): LinearProgram {
  const columns = program.columnKeys.length
  const rows = program.rowKeys.length
  const start = new Int32Array(columns + 1)
  const index: number[] = []
  const value: number[] = []
  for (let j = 0; j < columns; j++) {
    for (let k = at(program.start, j); k < at(program.start, j + 1); k++) {
      index.push(at(program.index, k))
      value.push(at(program.value, k))
    }
    goals.forEach(({ cost }, k) => {
      const entry = at(cost, j)
      if (entry === 0) return
      index.push(rows + k)
      value.push(entry)
    })
    start[j + 1] = index.length
  }
  return {
    ...program,
    rowKeys: [...program.rowKeys, ...goals.map(({ id }) => `goal/${id}`)],
    rowLower: Float64Array.from([...program.rowLower, ...limits.map(() => Number.NEGATIVE_INFINITY)]),
    rowUpper: Float64Array.from([...program.rowUpper, ...limits]),
    start,
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  }
}
