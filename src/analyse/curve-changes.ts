/** What changes at a corner of a value curve: which site fills up, which flow starts, which limit begins to bind. */
import { at, byCodeUnit } from '../lists.ts'
import { idOf } from '../network/places.ts'
import type { Formulation } from '../program/formulate.ts'
import type { LinearProgram } from '../program/types.ts'
import { activities } from '../solve/certify.ts'

/** How much of its capacity a site uses. */
export type SiteUse = 'idle' | 'part' | 'full'

/** What differs between the allocations on both sides of a corner of a curve. */
export type CurveChange =
  | { readonly kind: 'site'; readonly id: string; readonly before: SiteUse; readonly after: SiteUse }
  | {
      readonly kind: 'flow'
      readonly from: string
      readonly to: string
      readonly mode: string
      readonly starts: boolean
    }
  | { readonly kind: 'market'; readonly id: string; readonly short: boolean }
  /** A limit by its kind, as in a bottleneck, that begins or ceases to bind. */
  | {
      readonly kind: 'limit'
      readonly limit: 'regional-output' | 'throughput' | 'rule' | 'link'
      readonly id: string
      readonly binds: boolean
    }

/** Tonnage below which nothing flows, wt: below the grid. */
const NOTHING = 1e-4

/** What is on, full and short at an optimum, by a name for each. */
type State = ReadonlyMap<string, { readonly change: (after: string) => CurveChange; readonly state: string }>

/** What an allocation looks like to people at x, for comparing it with its neighbour. */
export function stateOf(formulation: Formulation, program: LinearProgram, x: Float64Array): State {
  const { network, columns } = formulation
  const state = new Map<string, { change: (after: string) => CurveChange; state: string }>()
  network.scenario.sites.forEach(({ id }, i) => {
    const column = at(columns.output, i)
    const use = useOf(at(x, column), at(program.columnUpper, column))
    state.set(`site ${id}`, {
      state: use,
      change: (after) => ({ kind: 'site', id, before: use, after: siteUse(after) }),
    })
  })
  network.scenario.markets.forEach(({ id }, m) => {
    const short = at(x, at(columns.unmet, m)) > NOTHING
    state.set(`market ${id}`, {
      state: String(short),
      change: () => ({ kind: 'market', id, short: !short }),
    })
  })
  for (const [key, flow] of flowsOf(formulation, x)) {
    const starts = flow <= NOTHING
    const [from = '', to = '', mode = ''] = key.split(' ')
    state.set(`flow ${key}`, {
      state: String(!starts),
      change: () => ({ kind: 'flow', from, to, mode, starts }),
    })
  }
  const activity = activities(program, x)
  program.rowKeys.forEach((key, row) => {
    const [family = '', , ...rest] = key.split('/')
    const limit = LIMITS.find((each) => each === family || (each === 'link' && family === 'link-capacity'))
    if (limit === undefined) return
    const id = limit === 'rule' ? (rest[0] ?? '') : rest.join('/')
    const slack = Math.min(
      at(program.rowUpper, row) - at(activity, row),
      at(activity, row) - at(program.rowLower, row),
    )
    const binds = slack <= NOTHING
    state.set(`limit ${key}`, {
      state: String(binds),
      change: () => ({ kind: 'limit', limit, id, binds: !binds }),
    })
  })
  return state
}

const LIMITS = ['regional-output', 'throughput', 'rule', 'link'] as const

function useOf(output: number, capacity: number): SiteUse {
  if (capacity > 0 && output >= capacity - NOTHING) return 'full'
  return output <= NOTHING ? 'idle' : 'part'
}

const siteUse = (word: string): SiteUse => (word === 'idle' || word === 'full' ? word : 'part')

/** Flow between two places by a mode, over all origins, by `from to mode`. */
function flowsOf({ network, columns }: Formulation, x: Float64Array): ReadonlyMap<string, number> {
  const flows = new Map<string, number>()
  network.arcs.forEach((arc, position) => {
    const ends = [arc.from, arc.to].map((node) => idOf(at(network.nodes, node)))
    const key = [...ends, arc.mode].join(' ')
    flows.set(key, (flows.get(key) ?? 0) + at(x, at(columns.flow, position)))
  })
  return flows
}

/** Changes from one state to another, sites first, in the order of their names. */
export function changesBetween(before: State, after: State): CurveChange[] {
  const order = ['site', 'market', 'limit', 'flow']
  const changes = [...after.keys()]
    .filter((key) => (before.get(key)?.state ?? '') !== (after.get(key)?.state ?? ''))
    .sort((a, b) => order.indexOf(kindOf(a)) - order.indexOf(kindOf(b)) || byCodeUnit(a, b))
    .flatMap((key) => before.get(key)?.change(after.get(key)?.state ?? '') ?? [])
  // A rule may have a row for each pair of places.
  const seen = new Set<string>()
  return changes.filter((change) => {
    const text = JSON.stringify(change)
    return seen.size < seen.add(text).size
  })
}

const kindOf = (key: string): string => key.slice(0, key.indexOf(' '))
