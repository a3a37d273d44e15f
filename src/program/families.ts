/**
 * The constraint families of one year. Each says what it holds for and writes its rows; the formula is in its
 * description, and the golden program text shows what comes of it. Symbols: q_i output, f_a flow, u_m unmet,
 * D_m demand, K_i capacity in service, p_i into and r_i out of the yard, O_r projected output, T_t throughput limit, ρ_i recovery.
 */
import { at } from '../lists.ts'
import { idOf } from '../network/places.ts'
import type { Network, NetworkNode } from '../network/types.ts'
import { isPrimary } from '../scenario/types.ts'
import type { RowDraft, Term } from './builder.ts'
import type { Columns, Context } from './columns.ts'
import { ruleRows } from './rules.ts'

export interface Family {
  readonly id: string
  /** The formula, with the set it holds for. */
  readonly description: string
  rows(context: Context): RowDraft[]
}

/** Arcs into and out of every node, by position. */
interface Incidence {
  readonly into: readonly (readonly number[])[]
  readonly outOf: readonly (readonly number[])[]
}

function incidence(network: Network): Incidence {
  const into: number[][] = network.nodes.map(() => [])
  const outOf: number[][] = network.nodes.map(() => [])
  network.arcs.forEach((arc, position) => {
    at(outOf, arc.from).push(position)
    at(into, arc.to).push(position)
  })
  return { into, outOf }
}

const flowTerms = ({ columns }: Context, arcs: readonly number[], coefficient: number): Term[] =>
  arcs.map((arc) => [at(columns.flow, arc), coefficient])

function equal(key: string, value: number, terms: readonly Term[]): RowDraft {
  return { key, lower: value, upper: value, terms }
}

function atMost(key: string, limit: number, terms: readonly Term[]): RowDraft {
  return { key, lower: Number.NEGATIVE_INFINITY, upper: limit, terms }
}

/** q_i + r_i − p_i of the site at a position. */
function supplyTerms({ output, fill, release }: Columns, site: number): Term[] {
  const filled = at(fill, site)
  const released = at(release, site)
  return [
    [at(output, site), 1],
    ...(released === null ? [] : [[released, 1] as const]),
    ...(filled === null ? [] : [[filled, -1] as const]),
  ]
}

export const balance: Family = {
  id: 'balance',
  description:
    'site: q_i + r_i = p_i + Σ f_a out of i; terminal: Σ f_a in = Σ f_a out; market: Σ f_a in + u_m = D_m, for every node',
  rows(context) {
    const { network, columns } = context
    const { into, outOf } = incidence(network)
    const sites = new Map(
      network.scenario.sites.map((site, position) => [site, supplyTerms(columns, position)]),
    )
    const markets = new Map(network.scenario.markets.map((market, position) => [market, position]))
    const rowOf = (node: NetworkNode, position: number): RowDraft => {
      const arriving = flowTerms(context, at(into, position), 1)
      const leaving = flowTerms(context, at(outOf, position), -1)
      const key = `balance/${network.year}/${node.key}`
      switch (node.kind) {
        case 'site':
          return equal(key, 0, [...(sites.get(node.site) ?? []), ...leaving])
        case 'terminal':
          return equal(key, 0, [...arriving, ...leaving])
        case 'market': {
          const market = markets.get(node.market) ?? -1
          return equal(key, at(network.demand, market), [[at(columns.unmet, market), 1], ...arriving])
        }
      }
    }
    return network.nodes.map(rowOf)
  },
}

export const regionalOutput: Family = {
  id: 'regional-output',
  description: 'Σ q_i over the primary sites of r ≤ O_r, for every region r held to its projected output',
  rows({ network, columns }) {
    const { scenario, year, yearIndex } = network
    return scenario.regions.flatMap((region) => {
      if (region.outputLimit !== 'projected' || region.projectedOutput === null) return []
      const terms = scenario.sites.flatMap((site, position): Term[] =>
        site.region === region.id && isPrimary(site.tier) ? [[at(columns.output, position), 1]] : [],
      )
      return [
        atMost(`regional-output/${year}/${region.id}`, at(region.projectedOutput.byYear, yearIndex), terms),
      ]
    })
  },
}

export const throughput: Family = {
  id: 'throughput',
  description:
    'Σ f_a loaded + Σ f_a unloaded ≤ T_t, over all origin groups, for every terminal t with a limit',
  rows(context) {
    const { network } = context
    const { into, outOf } = incidence(network)
    return network.scenario.terminals.flatMap((terminal) => {
      if (terminal.throughput === null) return []
      const terms = network.nodes.flatMap((node, position) => {
        if (node.kind !== 'terminal' || node.terminal !== terminal) return []
        return flowTerms(context, at(node.side === 'load' ? into : outOf, position), 1)
      })
      if (terms.length === 0) return []
      const key = `throughput/${network.year}/${terminal.id}`
      return [atMost(key, at(terminal.throughput.byYear, network.yearIndex), terms)]
    })
  },
}

export const linkCapacity: Family = {
  id: 'link-capacity',
  description: 'Σ f_a ≤ K_link over the origin groups that share a link, for every link with a capacity',
  rows(context) {
    const { network } = context
    const shared = new Map<string, number[]>()
    network.arcs.forEach((arc, position) => {
      if (arc.capacity === Number.POSITIVE_INFINITY) return
      const ends = [arc.from, arc.to].map((node) => idOf(at(network.nodes, node)))
      const key = [...ends, arc.mode].join('/')
      shared.set(key, [...(shared.get(key) ?? []), position])
    })
    return [...shared].flatMap(([key, arcs]) => {
      if (arcs.length < 2) return []
      const { capacity } = at(network.arcs, at(arcs, 0))
      return [atMost(`link-capacity/${network.year}/${key}`, capacity, flowTerms(context, arcs, 1))]
    })
  },
}

export const largestUtilisation: Family = {
  id: 'largest-utilisation',
  description: 'q_i ≤ t · K_i, for every named exporter i, where a goal is the largest utilisation t',
  rows({ network, columns }) {
    const share = columns.largestUtilisation
    if (share === null) return []
    return network.scenario.sites.flatMap((site, position) => {
      const capacity = at(network.inService, position)
      if (!site.exporter || capacity === 0) return []
      const key = `largest-utilisation/${network.year}/${site.id}`
      return [
        atMost(key, 0, [
          [at(columns.output, position), 1],
          [share, -capacity],
        ]),
      ]
    })
  },
}

export const largestUnmetShare: Family = {
  id: 'largest-unmet-share',
  description: 'u_m ≤ s · D_m, for every market m, where a goal is the largest unmet share s',
  rows({ network, columns }) {
    const share = columns.largestUnmetShare
    if (share === null) return []
    return network.scenario.markets.map((market, position) =>
      atMost(`largest-unmet-share/${network.year}/${market.id}`, 0, [
        [at(columns.unmet, position), 1],
        [share, -at(network.demand, position)],
      ]),
    )
  },
}

export const rules: Family = {
  id: 'rule',
  description: 'one row or more for every rule of the policy that is not a bound on single arcs',
  rows: ruleRows,
}

/** All families, in the order their rows stand in a program. */
export const FAMILIES: readonly Family[] = [
  balance,
  regionalOutput,
  throughput,
  linkCapacity,
  largestUtilisation,
  largestUnmetShare,
  rules,
]
