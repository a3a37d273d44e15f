/**
 * What a unit of each side row is worth to every goal, where that can be said with one number per goal.
 *
 * A program whose side rows bind is a network again once their multipliers π are taken into the costs of its arcs,
 * c_a − Σ π_s g_as (Lagrangian relaxation; Ahuja, Magnanti, Orlin, Network Flows, §16.2). At an optimum, a cycle
 * of arcs that may carry both more and less can change no goal, neither way round: Σ c = Σ π g along it. Where such
 * cycles have as many independent g as side rows bind, they leave one π only, for every goal, and then every
 * directional derivative is a shortest path under these costs plus π · (change of the rows' limits). Where they
 * have fewer, that still holds, with the π of a certificate, for each way whose change of the rows such cycles can
 * take back: its cost is then both a lower bound (weak duality) and that of a direction (way and cycles).
 */
import { at } from '../lists.ts'
import type { NetworkForm } from '../program/network-form.ts'
import type { LinearProgram } from '../program/types.ts'

/** Entries of a reduced system smaller than this, relative to the largest of their row, are 0. */
const ZERO = 1e-9

/** A cycle: its change of every goal, and of every binding row. */
interface Cycle {
  readonly goals: number[]
  readonly rows: number[]
}

export interface Movable {
  /** Whether an arc of the form may carry more, and less. */
  readonly more: (arc: number) => boolean
  readonly less: (arc: number) => boolean
}

/** What the free cycles say about the multipliers of the binding rows. */
export interface Determined {
  /** One per binding row, each one per goal; `null` where the free cycles leave a choice. */
  readonly multipliers: readonly (readonly number[])[] | null
  /** Whether free cycles can take a change of the binding rows back to none, so that any choice gives the same. */
  readonly covers: (rows: readonly number[]) => boolean
}

/** Find out what the free cycles say about the multipliers of the binding side rows. */
export function findMultipliers(
  program: LinearProgram,
  form: NetworkForm,
  binding: readonly number[],
  costs: readonly Float64Array[],
  movable: Movable,
): Determined {
  const entries = sideEntries(program, binding)
  const forest = new Forest(form, binding.length, costs, entries)
  const cycles: Cycle[] = []
  for (let arc = 0; arc < form.source.length && cycles.length <= form.source.length; arc++) {
    if (!movable.more(arc) || !movable.less(arc)) continue
    const cycle = forest.add(arc)
    if (cycle !== null) cycles.push(cycle)
  }
  const pivots = eliminate(cycles, binding.length)
  const isWhole = pivots.size === binding.length
  return {
    multipliers: isWhole ? binding.map((_, column) => pivots.get(column)?.goals ?? []) : null,
    covers: (rows) => {
      let rest: Cycle = { goals: costs.map(() => 0), rows: [...rows] }
      for (const [column, pivot] of pivots) rest = scaledDifference(rest, pivot, at(rest.rows, column))
      return rest.rows.every((value) => Math.abs(value) <= 1e-7)
    },
  }
}

/** Coefficients of the columns in the binding rows, as pairs of position among them and value. */
export function sideEntries(
  program: LinearProgram,
  binding: readonly number[],
): (arc: number) => readonly (readonly [position: number, value: number])[] {
  const positions = new Map(binding.map((row, position) => [row, position]))
  return (arc) => {
    if (arc >= program.columnKeys.length) return []
    const found: [number, number][] = []
    for (let k = at(program.start, arc); k < at(program.start, arc + 1); k++) {
      const position = positions.get(at(program.index, k))
      if (position !== undefined) found.push([position, at(program.value, k)])
    }
    return found
  }
}

/** A growing forest of arcs with the sums of goals and rows from each root; an arc that closes a cycle gives it. */
class Forest {
  private readonly form: NetworkForm
  private readonly width: number
  private readonly costs: readonly Float64Array[]
  private readonly entries: ReturnType<typeof sideEntries>
  /** Towards the root: the next node, and what a unit from that node to this one changes. */
  private readonly parent: Int32Array
  private readonly step: Cycle[]

  constructor(
    form: NetworkForm,
    width: number,
    costs: readonly Float64Array[],
    entries: ReturnType<typeof sideEntries>,
  ) {
    this.form = form
    this.width = width
    this.costs = costs
    this.entries = entries
    this.parent = Int32Array.from({ length: form.nodeCount }, (_, node) => node)
    this.step = Array.from({ length: form.nodeCount }, () => this.none())
  }

  /** Add an arc; the cycle it closes, or `null` where it joins two trees. */
  add(arc: number): Cycle | null {
    const from = this.find(at(this.form.source, arc))
    const to = this.find(at(this.form.target, arc))
    const own = this.none()
    this.costs.forEach((cost, k) => {
      own.goals[k] = cost[arc] ?? 0
    })
    for (const [position, value] of this.entries(arc)) own.rows[position] = at(own.rows, position) + value
    // Root of `from` → from → to → root of `to`.
    const around = combine(combine(from.change, own, 1), to.change, -1)
    if (from.root === to.root) return around
    this.parent[to.root] = from.root
    this.step[to.root] = around
    return null
  }

  /** Root of a node, and what a unit from the root to the node changes; shortens the way. */
  private find(node: number): { readonly root: number; readonly change: Cycle } {
    let root = node
    let change = this.none()
    while (at(this.parent, root) !== root) {
      change = combine(change, at(this.step, root), 1)
      root = at(this.parent, root)
    }
    if (root !== node) {
      this.parent[node] = root
      this.step[node] = change
    }
    return { root, change }
  }

  private none(): Cycle {
    return { goals: this.costs.map(() => 0), rows: new Array<number>(this.width).fill(0) }
  }
}

function combine(a: Cycle, b: Cycle, sign: 1 | -1): Cycle {
  return {
    goals: a.goals.map((value, k) => value + sign * at(b.goals, k)),
    rows: a.rows.map((value, s) => value + sign * at(b.rows, s)),
  }
}

/** Solve Σ_s rows_s π_s = goals over all cycles by elimination (Gauss–Jordan): a row for each pivot column. */
function eliminate(cycles: readonly Cycle[], width: number): ReadonlyMap<number, Cycle> {
  const pivots = new Map<number, Cycle>()
  if (width === 0) return pivots
  for (const cycle of cycles) {
    let rest = cycle
    const size = Math.max(...cycle.rows.map(Math.abs))
    for (const [column, pivot] of pivots) rest = scaledDifference(rest, pivot, at(rest.rows, column))
    const column = largest(rest.rows)
    const entry = at(rest.rows, column)
    if (Math.abs(entry) <= ZERO * Math.max(1, size)) continue
    const unit = { goals: rest.goals.map((v) => v / entry), rows: rest.rows.map((v) => v / entry) }
    for (const [other, pivot] of pivots) {
      pivots.set(other, scaledDifference(pivot, unit, at(pivot.rows, column)))
    }
    pivots.set(column, unit)
    if (pivots.size === width) break
  }
  return pivots
}

function scaledDifference(a: Cycle, b: Cycle, factor: number): Cycle {
  if (factor === 0) return a
  return {
    goals: a.goals.map((value, k) => value - factor * at(b.goals, k)),
    rows: a.rows.map((value, s) => value - factor * at(b.rows, s)),
  }
}

function largest(values: readonly number[]): number {
  let best = 0
  values.forEach((value, position) => {
    if (Math.abs(value) > Math.abs(at(values, best))) best = position
  })
  return best
}
