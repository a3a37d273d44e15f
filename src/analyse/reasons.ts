/**
 * Why a tonne is where it is: for a flow, what the next option would cost and at which change of its freight the
 * first tonne leaves and the last one does; for a flow that is not there, at which change the first would arrive. In
 * the unit of the goal that decides, and only what re-solving has proven, see `thresholds.ts`.
 */
import { at, byCodeUnit } from '../lists.ts'
import { idOf } from '../network/places.ts'
import type { Formulation } from '../program/formulate.ts'
import type { StageId } from '../program/types.ts'
import type { GoalId } from '../scenario/types.ts'
import type { Allocated } from '../simulate/types.ts'
import { type Way, withWay } from './routes-between.ts'
import { type Direction, type Firmness, findFirmness, type Move } from './thresholds.ts'
import { namedGoals, type Trials } from './trial.ts'

/** A change of unit cost at which something moves, in the unit of `Reason.unit`. */
export interface ReasonThreshold {
  readonly change: number
  /** wt/yr that has moved just after it. */
  readonly moved: number
}

/** What takes a quantity's place, or gives way to it, when it first moves. */
export interface Instead {
  /** Sites by change of output, the largest first; wt/yr. */
  readonly sites: readonly { readonly id: string; readonly change: number }[]
  /** Markets by change of what is unmet; wt/yr. */
  readonly unmet: readonly { readonly id: string; readonly change: number }[]
  /** Tonnes between two places, over all origins and modes, by change; wt/yr. */
  readonly flows: readonly { readonly from: string; readonly to: string; readonly change: number }[]
}

/** Why a way is used or not: the first goal in which it and the next option differ, and by how much. */
export type Reason =
  | {
      readonly status: 'decided'
      readonly goal: GoalId
      /** By how much the next option is worse, per tonne moved, in `unit`. */
      readonly difference: number
      readonly unit: ReasonUnit
      /** `null` where the goal counts tonnes or shares: then no freight or price moves anything. */
      readonly first: ReasonThreshold | null
      readonly last: ReasonThreshold | null
      readonly instead: Instead
    }
  /** Another allocation is as good for every named goal. */
  | { readonly status: 'indifferent'; readonly instead: Instead }
  /** Rules and limits leave no other quantity. */
  | { readonly status: 'fixed' }
  /** Nothing could be proven. */
  | { readonly status: 'unproven' }

/** Unit of the difference per tonne. */
export type ReasonUnit = 't/t' | 'km' | 'yuan/t' | 'g/t' | '1/wt'

/** Unit per tonne of each goal, and what turns the goal's own unit per wt into it. */
const UNITS: Readonly<Record<GoalId, { readonly unit: ReasonUnit; readonly scale: number }>> = {
  unmet: { unit: 't/t', scale: 1 },
  'largest-unmet-share': { unit: '1/wt', scale: 1 },
  transfer: { unit: 't/t', scale: 1 },
  'tonne-km': { unit: 'km', scale: 1 },
  // 万元 per wt is yuan per tonne.
  cost: { unit: 'yuan/t', scale: 1 },
  // A tonne of CO2e per wt is 100 g per tonne.
  emissions: { unit: 'g/t', scale: 100 },
  'road-tonne-km': { unit: 'km', scale: 1 },
  'largest-utilisation': { unit: '1/wt', scale: 1 },
}

/** Whether a goal weighs what a tonne's way costs, so that freight can change it. */
const weighsWays = (goal: GoalId): boolean => ['km', 'yuan/t', 'g/t'].includes(UNITS[goal].unit)

const isGoal = (id: StageId): id is GoalId => id !== 'tie'

/** Why a site puts out what it does; direction 1 asks what would make it put out more. */
export function reasonForOutput(
  { formulation, x }: Allocated,
  site: number,
  direction: Direction,
  trials: Trials,
): Promise<Reason> {
  const { program, columns } = formulation
  return reasonFor(formulation, { program, x, column: at(columns.output, site), direction }, trials)
}

/** Why tonnes leave a site along an arc, its own road to a market or to a wharf. */
export function reasonForFlow({ formulation, x }: Allocated, arc: number, trials: Trials): Promise<Reason> {
  const { program, columns } = formulation
  return reasonFor(formulation, { program, x, column: at(columns.flow, arc), direction: -1 }, trials)
}

/** Why no tonnes take a way. */
export function reasonAgainstWay({ formulation, x }: Allocated, way: Way, trials: Trials): Promise<Reason> {
  const program = withWay(formulation, way)
  const move = { program, x: Float64Array.from([...x, 0]), column: x.length, direction: 1 as const }
  return reasonFor(formulation, move, trials)
}

async function reasonFor(formulation: Formulation, move: Move, trials: Trials): Promise<Reason> {
  const firmness = await findFirmness(move, trials)
  switch (firmness.status) {
    case 'decided':
      return decided(formulation, move, firmness)
    case 'indifferent':
      return { status: 'indifferent', instead: insteadOf(formulation, move.x, firmness.x) }
    default:
      return { status: firmness.status }
  }
}

function decided(
  formulation: Formulation,
  move: Move,
  { goal, first, last, x }: Extract<Firmness, { status: 'decided' }>,
): Reason {
  const { id } = at(namedGoals(move.program), goal)
  if (!isGoal(id)) throw new Error('the tie goal decides nothing')
  const { unit, scale } = UNITS[id]
  const threshold = ({ change, moved }: ReasonThreshold) => ({
    change: round(change * scale),
    moved: round(moved),
  })
  return {
    status: 'decided',
    goal: id,
    difference: round(first.change * scale),
    unit,
    first: weighsWays(id) ? threshold(first) : null,
    last: weighsWays(id) ? threshold(last) : null,
    instead: insteadOf(formulation, move.x, x),
  }
}

function insteadOf({ network, columns }: Formulation, before: Float64Array, after: Float64Array): Instead {
  const { sites, markets } = network.scenario
  const changes = (entries: readonly { readonly id: string }[], positions: readonly number[]) =>
    entries
      .map(({ id }, i) => ({ id, change: round(at(after, at(positions, i)) - at(before, at(positions, i))) }))
      .filter(({ change }) => Math.abs(change) >= 1e-3)
      .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || byCodeUnit(a.id, b.id))
  return {
    sites: changes(sites, columns.output),
    unmet: changes(markets, columns.unmet),
    flows: flowChanges({ network, columns }, before, after),
  }
}

function flowChanges(
  { network, columns }: Pick<Formulation, 'network' | 'columns'>,
  before: Float64Array,
  after: Float64Array,
): Instead['flows'] {
  const changes = new Map<string, { readonly from: string; readonly to: string; change: number }>()
  network.arcs.forEach((arc, position) => {
    const column = at(columns.flow, position)
    const difference = at(after, column) - at(before, column)
    if (difference === 0) return
    const [from, to] = [idOf(at(network.nodes, arc.from)), idOf(at(network.nodes, arc.to))]
    const entry = changes.get(`${from} ${to}`) ?? { from, to, change: 0 }
    entry.change += difference
    changes.set(`${from} ${to}`, entry)
  })
  return [...changes.values()]
    .map((entry) => ({ ...entry, change: round(entry.change) }))
    .filter(({ change }) => Math.abs(change) >= 1e-3)
    .sort(
      (a, b) =>
        Math.abs(b.change) - Math.abs(a.change) || byCodeUnit(`${a.from} ${a.to}`, `${b.from} ${b.to}`),
    )
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6 + 0
