/**
 * At which capacity of a site a flow begins to leave and is gone, and at which one that is not there arrives: along
 * the one optimum as the capacity falls or grows, stated only after a solve on either side has shown it.
 */
import { at } from '../lists.ts'
import { decompose } from '../simulate/routes.ts'
import type { Allocated } from '../simulate/types.ts'
import { Steps } from './price-steps.ts'
import { PathEnds, type PathPoint, StepPath } from './step-path.ts'
import type { Answer, Trials } from './trial.ts'

/** Capacities in wt/yr. */
export interface CapacityThreshold {
  /** Whose capacity changes. */
  readonly site: string
  readonly now: number
  /** The first tonne leaves, or arrives, where the capacity passes this. */
  readonly first: number
  /** The last tonne of a flow leaves here; `null` for one that arrives. */
  readonly last: number | null
}

/** Tonnage from which something has moved, wt/yr: well below the grid. */
const MOVED = 1e-4
/** Tonnage that has moved beside a threshold, wt/yr: beyond rounding. */
const PROVEN = 1e-6
/** How near to a threshold it is proven, wt/yr. */
export const CAPACITY_NEAR = 0.01

/** Finds capacity thresholds of one allocation; each path is followed once. */
export class CapacityThresholds {
  private readonly allocated: Allocated
  private readonly steps: Steps
  private readonly trials: Trials
  private readonly paths = new Map<string, StepPath>()
  private readonly traces = new Map<string, Promise<readonly PathPoint[]>>()

  constructor(allocated: Allocated, trials: Trials) {
    this.allocated = allocated
    this.steps = new Steps(allocated.formulation, allocated.x)
    this.trials = trials
  }

  /**
   * Where the tonnes that leave a site by an arc begin to go as its capacity falls, and where the last goes; `null`
   * where it is not proven, or the limits of others hang on this capacity.
   */
  ofFlow(site: string, arc: number): Promise<CapacityThreshold | null> {
    return this.proven(async () => {
      const column = at(this.allocated.formulation.columns.flow, arc)
      const now = at(this.allocated.x, column)
      const points = await this.trace(site, -1, site)
      if (points.length === 0) return null
      const flow = ({ answer }: PathPoint) => at(answer.x, column)
      const left = points.findIndex((point) => flow(point) < now - MOVED)
      const gone = points.findIndex((point) => flow(point) <= MOVED)
      if (left < 1 || gone < 1) return null
      // A flow may grow again and end for good only later; where it first is nothing, it stops.
      const first = at(points, left - 1).at
      const last = at(points, gone).at
      const path = this.path(site)
      if (path === null) return null
      const quantity = async (step: number) => at((await path.answer(step)).x, column)
      const isProven =
        (await quantity(near(first, 1))) > now - MOVED &&
        (await quantity(near(first, -1))) < now - PROVEN &&
        (await quantity(near(last, 1))) > 0 &&
        (last - CAPACITY_NEAR + this.capacity(site) <= 0 || (await quantity(near(last, -1))) <= MOVED)
      return isProven ? this.threshold(site, first, last) : null
    })
  }

  /**
   * Where the first tonne from a site to a market comes: as its own capacity grows, or where it has room, as that of
   * the site falls whose tonnes it would replace.
   */
  ofAbsence(site: string, market: string, rival: string | null): Promise<CapacityThreshold | null> {
    return this.proven(async () => {
      const { formulation, x } = this.allocated
      const i = this.position(site)
      const isFull = at(x, at(formulation.columns.output, i)) > this.capacity(site) - MOVED
      const own = isFull ? await this.arrival(site, 1, site, market) : null
      return own ?? (rival === null ? null : await this.arrival(rival, -1, site, market))
    })
  }

  private async arrival(of: string, direction: 1 | -1, site: string, market: string) {
    const points = await this.trace(of, direction, site)
    const path = this.path(of)
    if (path === null) return null
    for (const [k, { at: start }] of points.entries()) {
      const next = points[k + 1]
      if (next === undefined || !this.sends((await path.answer(inside(start, next.at))).x, site, market))
        continue
      const [before, after] = [near(start, -direction), near(start, direction)]
      const isProven =
        (k === 0 || !this.sends((await path.answer(before)).x, site, market)) &&
        this.sends((await path.answer(after)).x, site, market)
      return isProven ? this.threshold(of, start, null) : null
    }
    return null
  }

  private sends(x: Answer['x'], site: string, market: string): boolean {
    const { network, columns } = this.allocated.formulation
    return decompose(network, columns, x).some(
      (route) => route.site.id === site && route.market.id === market && route.quantity > MOVED / 100,
    )
  }

  /** The quantities on all arcs out of a site as the capacity of one falls to 0, or grows by all that is wanted. */
  private trace(of: string, direction: 1 | -1, watched: string): Promise<readonly PathPoint[]> {
    const key = `${of} ${direction} ${watched}`
    const known = this.traces.get(key)
    if (known !== undefined) return known
    const path = this.path(of)
    if (path === null) return Promise.resolve([])
    const { network, columns } = this.allocated.formulation
    const legs = network.arcs.flatMap(({ from }, arc) => {
      const node = at(network.nodes, from)
      return node.kind === 'site' && node.site.id === watched ? [at(columns.flow, arc)] : []
    })
    const wanted = network.demand.reduce((sum, each) => sum + each, 0)
    const farthest = direction < 0 ? -this.capacity(of) : wanted
    const tracing = farthest === 0 ? Promise.resolve([]) : path.corners(legs, farthest)
    this.traces.set(key, tracing)
    return tracing
  }

  /** The path of a capacity; `null` where more than the site's own bound follows it. */
  private path(site: string): StepPath | null {
    const known = this.paths.get(site)
    if (known !== undefined) return known
    const { program, columns, network } = this.allocated.formulation
    const i = this.position(site)
    const { shifts, leaps } = this.steps.capacity(i)
    const isBound = Math.abs(at(program.columnUpper, at(columns.output, i)) - at(network.capacity, i)) < 1e-9
    const hasTolerance = program.goals.some(({ tolerance }) => tolerance > 0)
    if (shifts.length !== 1 || leaps !== 0 || !isBound || hasTolerance) return null
    const path = new StepPath(program, shifts, this.trials)
    this.paths.set(site, path)
    return path
  }

  private position(site: string): number {
    return this.allocated.formulation.network.scenario.sites.findIndex(({ id }) => id === site)
  }

  private capacity(site: string): number {
    return at(this.allocated.formulation.network.capacity, this.position(site))
  }

  private threshold(site: string, first: number, last: number | null): CapacityThreshold {
    const now = this.capacity(site)
    const capacity = (step: number) => Math.round((now + step) * 1e6) / 1e6 + 0
    return { site, now, first: capacity(first), last: last === null ? null : capacity(last) }
  }

  private async proven(find: () => Promise<CapacityThreshold | null>): Promise<CapacityThreshold | null> {
    try {
      return await find()
    } catch (error) {
      if (error instanceof PathEnds) return null
      throw error
    }
  }
}

const near = (step: number, direction: number): number => step + direction * CAPACITY_NEAR

/** A little way into a stretch, so that what begins there is seen. */
const inside = (from: number, to: number): number =>
  from + Math.sign(to - from) * Math.min(CAPACITY_NEAR, Math.abs(to - from) / 2)
