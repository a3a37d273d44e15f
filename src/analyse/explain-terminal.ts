/** What a planner asks of one terminal: what passes it, on which ways and why, and what its throughput is worth. */
import { at, tidy } from '../lists.ts'
import type { Formulation } from '../program/formulate.ts'
import type { Allocated, Route } from '../simulate/types.ts'
import { type ExplainedFlow, type ExplainOptions, Page } from './explain.ts'
import { type PageLimit, passedBy, terminalLimits, weighLimits } from './page-limits.ts'

/** What passes a terminal in a year and why: wt/yr, prices in yuan/t. */
export interface TerminalPage {
  readonly kind: 'terminal'
  readonly year: number
  readonly id: string
  /** From road to barge or rail. */
  readonly loaded: number
  /** From barge or rail to road. */
  readonly unloaded: number
  /** Of what is loaded and unloaded together; `null` where it is not limited. */
  readonly limit: number | null
  /** Its own throughput first, where it is limited; then that of the other terminals which its cargo passes. */
  readonly limits: readonly PageLimit[]
  /** What passes it, from the gate to the market. */
  readonly flows: readonly ExplainedFlow[]
}

/** Explain a terminal of an allocation. Throws where there is no terminal of this id. */
export async function explainTerminal(
  allocated: Allocated,
  id: string,
  options: ExplainOptions = {},
): Promise<TerminalPage> {
  const { formulation, x, routes } = allocated
  const { scenario, year, yearIndex } = formulation.network
  const terminal = scenario.terminals.find((each) => each.id === id)
  if (terminal === undefined) throw new RangeError(`no terminal ${id} in ${scenario.id}`)
  const page = new Page(allocated, options)
  const own = routes.filter((route) => passes(formulation, route, id))
  page.expect(own.length, own.length)
  const flows = await page.flows(own)
  const limits = terminalLimits(formulation, x, new Set([id, ...passedBy(flows)]))
  return {
    kind: 'terminal',
    year,
    id,
    loaded: handled(formulation, x, id, 'load'),
    unloaded: handled(formulation, x, id, 'unload'),
    limit: terminal.throughput === null ? null : at(terminal.throughput.byYear, yearIndex),
    limits: await weighLimits(
      limits.sort((a, b) => Number(b.id === id) - Number(a.id === id)),
      page.scales,
    ),
    flows,
  }
}

/** Whether a route changes its mode at a terminal. */
function passes({ network }: Formulation, { arcs }: Route, id: string): boolean {
  return arcs.slice(1).some((arc) => {
    const node = at(network.nodes, at(network.arcs, arc).from)
    return node.kind === 'terminal' && node.terminal.id === id
  })
}

/** What is loaded, or unloaded, at a terminal, wt/yr. */
function handled(
  { network, columns }: Formulation,
  x: Float64Array,
  id: string,
  side: 'load' | 'unload',
): number {
  const sum = network.arcs.reduce((all, arc, position) => {
    const node = at(network.nodes, side === 'load' ? arc.to : arc.from)
    const counts = node.kind === 'terminal' && node.terminal.id === id && node.side === side
    return counts ? all + at(x, at(columns.flow, position)) : all
  }, 0)
  return tidy(sum)
}
