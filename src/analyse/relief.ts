/**
 * What each limit of a bottleneck would bring if it alone were lifted:
 *
 *     relief = shortage before − shortage after, with that limit out of the program
 *
 * found by re-solving for the unmet goal. Reliefs need not sum: behind one limit there may stand another.
 */
import { at, tidy } from '../lists.ts'
import { buildNetwork } from '../network/build.ts'
import { type Formulation, formulate } from '../program/formulate.ts'
import type { LinearProgram } from '../program/types.ts'
import type { Allocated } from '../simulate/types.ts'
import type { SolveOptions } from '../solve/types.ts'
import type { Bottleneck, Limit } from './bottleneck.ts'
import { Trials } from './trial.ts'

/** A limit with its relief, wt/yr; `null` where no solve proves one. */
export interface RelievedLimit extends Limit {
  readonly relief: number | null
}

/** Re-solve a shortage without each of its limits in turn. */
export async function reliefsOf(
  { formulation, x }: Allocated,
  { limits }: Bottleneck,
  options: SolveOptions = {},
): Promise<RelievedLimit[]> {
  const { columns } = formulation
  const before = columns.unmet.reduce((sum, column) => sum + at(x, column), 0)
  const relieved: RelievedLimit[] = []
  for (const limit of limits) {
    const lifted = lift(formulation, limit)
    const unmet = lifted.program.goals.findIndex(({ id }) => id === 'unmet')
    const trials = new Trials(lifted.start, options)
    const answer =
      unmet < 0 ? null : await trials.solve(lifted.program, lifted.program.goals.slice(0, unmet + 1))
    const after = answer?.status === 'proven' ? answer.values[unmet] : undefined
    relieved.push({ ...limit, relief: after === undefined ? null : onGrid(before - after) })
  }
  return relieved
}

/** Nothing below a thousandth of the grid is a relief. */
const onGrid = (relief: number): number => tidy(Math.max(0, Math.round(relief * 1e6) / 1e6))

/** A formulation in which one limit does not hold; what was made of it, as a share of a need, stays. */
export function lift(formulation: Formulation, limit: Pick<Limit, 'kind' | 'id'>): Formulation {
  const { program, network, columns } = formulation
  const { scenario, year } = network
  const { kind, id } = limit
  switch (kind) {
    case 'capacity': {
      const i = scenario.sites.findIndex((site) => site.id === id)
      return without(formulation, [`largest-utilisation/${year}/${id}`], [at(columns.output, i)])
    }
    case 'regional-output':
    case 'throughput':
      return without(formulation, [`${kind}/${year}/${id}`], [])
    case 'link': {
      const arcs = arcsOf(formulation, id).map((arc) => at(columns.flow, arc))
      return without(formulation, [`link-capacity/${year}/${id}`], arcs)
    }
    case 'rule': {
      const rule = scenario.policy.rules.find((each) => each.id === id)
      if (rule?.kind !== 'only-exporters-cross-regions') {
        const start = `rule/${year}/${id}`
        return without(
          formulation,
          program.rowKeys.filter((key) => key === start || key.startsWith(`${start}/`)),
          [],
        )
      }
      const rules = scenario.policy.rules.filter((each) => each !== rule)
      const free = { ...scenario, policy: { ...scenario.policy, rules } }
      return formulate(buildNetwork(free, network.yearIndex, network.atHand))
    }
  }
}

/** Arcs of a link: its own, or all that share it, whose ends and mode are the same apart from origin groups. */
function arcsOf({ network }: Formulation, id: string): number[] {
  const isEnd = (node: number, name: string | undefined) => {
    const { key } = at(network.nodes, node)
    return name !== undefined && key.split('/').includes(name)
  }
  return network.arcs.flatMap((arc, position) => {
    const [from, to, mode] = id.split('/')
    const shares = arc.mode === mode && isEnd(arc.from, from) && isEnd(arc.to, to)
    return arc.key === id || (shares && Number.isFinite(arc.capacity)) ? [position] : []
  })
}

/** More than ever flows, wt/yr, and still on the grid of exact engines. */
const EVERYTHING = 1e7

function without(
  formulation: Formulation,
  rowKeys: readonly string[],
  columns: readonly number[],
): Formulation {
  const { program } = formulation
  const keys = new Set(rowKeys)
  const columnUpper = Float64Array.from(program.columnUpper)
  for (const column of columns) columnUpper[column] = EVERYTHING
  const free = (bounds: Float64Array, bound: number) =>
    Float64Array.from(bounds, (value, row) => (keys.has(at(program.rowKeys, row)) ? bound : value))
  const lifted: LinearProgram = {
    ...program,
    columnUpper,
    rowLower: free(program.rowLower, -EVERYTHING),
    rowUpper: free(program.rowUpper, EVERYTHING),
  }
  return { ...formulation, program: lifted }
}
