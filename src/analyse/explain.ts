/**
 * What a planner asks of one site or one market: its balance, what its tonnes cost on every way, the limits it meets,
 * why it sends or receives what it does and not more or from elsewhere, and what a shortage comes from.
 */
import { at, byCodeUnit, tidy } from '../lists.ts'
import { barringRule } from '../network/candidates.ts'
import type { Formulation } from '../program/formulate.ts'
import { isPrimary, type Scenario } from '../scenario/types.ts'
import type { Allocated, Route } from '../simulate/types.ts'
import type { SolveOptions } from '../solve/types.ts'
import { type Bottleneck, findBottleneck } from './bottleneck.ts'
import { type Reason, reasonAgainstWay, reasonForFlow, reasonForOutput } from './reasons.ts'
import { type RelievedLimit, reliefsOf } from './relief.ts'
import { isLess, type Way, WayFinder } from './routes-between.ts'
import { type Trials, trialsOf } from './trial.ts'

/** What a tonne costs from the gate to the market, yuan/t. */
export interface PriceBuildUp {
  readonly exWorks: number
  readonly freight: number
  /** Loading and unloading at terminals. */
  readonly handling: number
  readonly delivered: number
}

/** A way from a site to a market, with what a tonne on it takes. */
export interface WayFacts {
  readonly site: string
  readonly market: string
  /** Terminals passed, in order; none for a direct way. */
  readonly via: readonly string[]
  /** Modes in order. */
  readonly modes: readonly string[]
  /** km. */
  readonly distance: number
  /** g CO2e per tonne. */
  readonly emissions: number
  readonly price: PriceBuildUp
}

export interface ExplainedFlow extends WayFacts {
  /** wt/yr. */
  readonly quantity: number
  /** wt/yr that leave the site by the same first leg; the reason speaks of all of it. */
  readonly legQuantity: number
  /** `null` where it was not asked for: the smaller flows of a large network. */
  readonly reason: Reason | null
}

/** Why nothing goes from a site to a market. */
export type ExplainedAbsence =
  | { readonly kind: 'barred'; readonly site: string; readonly market: string; readonly rule: string }
  | { readonly kind: 'no-way'; readonly site: string; readonly market: string }
  | { readonly kind: 'no-capacity'; readonly site: string; readonly market: string }
  | ({ readonly kind: 'not-chosen'; readonly reason: Reason } & WayFacts)

/** A limit on the page's site or market, and how far it is used. */
export interface PageLimit {
  readonly kind: 'capacity' | 'regional-output' | 'throughput'
  readonly id: string
  readonly used: number
  readonly limit: number
}

export interface SitePage {
  readonly kind: 'site'
  readonly year: number
  readonly id: string
  readonly capacity: number
  readonly output: number
  readonly exWorksPrice: number
  readonly limits: readonly PageLimit[]
  /** Of its output as a whole: why not less where it sends, why nothing where it does not. */
  readonly reason: Reason
  readonly flows: readonly ExplainedFlow[]
  readonly absences: readonly ExplainedAbsence[]
}

export interface MarketPage {
  readonly kind: 'market'
  readonly year: number
  readonly id: string
  readonly demand: number
  readonly received: number
  readonly unmet: number
  readonly limits: readonly PageLimit[]
  readonly flows: readonly ExplainedFlow[]
  readonly absences: readonly ExplainedAbsence[]
  /** Of the year's shortage, where this market is behind it. */
  readonly bottleneck: (Omit<Bottleneck, 'limits'> & { readonly limits: readonly RelievedLimit[] }) | null
}

export interface ExplainOptions extends SolveOptions {
  /** Flows, and pairs without one, that get a reason: the largest and the nearest to a change. All by default. */
  readonly most?: number
}

/** Tonnage below which nothing is sent, wt/yr: the grid. */
const GRID = 1e-3

/** Explain a site of an allocation. Throws where there is no site of this id. */
export async function explainSite(
  allocated: Allocated,
  id: string,
  options: ExplainOptions = {},
): Promise<SitePage> {
  const { formulation, x, routes } = allocated
  const { network, columns } = formulation
  const { scenario, year, yearIndex } = network
  const position = scenario.sites.findIndex((site) => site.id === id)
  const site = at(scenario.sites, position)
  const output = at(x, at(columns.output, position))
  const capacity = at(network.capacity, position)
  const page = new Page(allocated, options)
  const own = routes.filter((route) => route.site.id === id)
  const pairs = scenario.markets.map((market) => ({ site: id, market: market.id }))
  const reason = await reasonForOutput(allocated, position, output >= GRID ? -1 : 1, page.trials)
  const flows = await page.flows(own)
  const absences = capacity < GRID ? [] : await page.absences(withoutRoute(pairs, own))
  return {
    kind: 'site',
    year,
    id,
    capacity,
    output: tidy(output),
    exWorksPrice: at(site.exWorksPrice.byYear, yearIndex),
    limits: [
      { kind: 'capacity', id, used: tidy(output), limit: capacity },
      ...(isPrimary(site.tier) ? regionLimits(formulation, x, site.region) : []),
      ...terminalLimits(formulation, x, flows),
    ],
    reason,
    flows,
    absences,
  }
}

/** Explain a market of an allocation. Throws where there is no market of this id. */
export async function explainMarket(
  allocated: Allocated,
  id: string,
  options: ExplainOptions = {},
): Promise<MarketPage> {
  const { formulation, x, routes } = allocated
  const { network, columns } = formulation
  const { scenario, year } = network
  const position = scenario.markets.findIndex((market) => market.id === id)
  const market = at(scenario.markets, position)
  const unmet = tidy(at(x, at(columns.unmet, position)))
  const demand = at(network.demand, position)
  const page = new Page(allocated, options)
  const own = routes.filter((route) => route.market.id === id)
  const pairs = scenario.sites.map((site) => ({ site: site.id, market: id }))
  const flows = await page.flows(own)
  const absences = await page.absences(withoutRoute(pairs, own))
  const found = findBottleneck(allocated)
  const isBehind = found?.markets.some((each) => each.id === id) === true
  const bottleneck =
    found !== null && isBehind ? { ...found, limits: await reliefsOf(allocated, found, options) } : null
  return {
    kind: 'market',
    year,
    id,
    demand,
    received: tidy(demand - unmet),
    unmet,
    limits: [...regionLimits(formulation, x, market.region), ...terminalLimits(formulation, x, flows)],
    flows,
    absences,
    bottleneck,
  }
}

interface Pair {
  readonly site: string
  readonly market: string
}

function withoutRoute(pairs: readonly Pair[], routes: readonly Route[]): Pair[] {
  const sent = new Set(routes.map(({ site, market }) => `${site.id} ${market.id}`))
  return pairs.filter(({ site, market }) => !sent.has(`${site} ${market}`))
}

/** Finds reasons for one page, each first leg once. */
class Page {
  readonly trials: Trials
  private readonly allocated: Allocated
  private readonly finder: WayFinder
  private readonly most: number
  private readonly legs = new Map<number, Promise<Reason>>()

  constructor(allocated: Allocated, { most, ...limits }: ExplainOptions) {
    this.allocated = allocated
    this.most = most ?? Number.POSITIVE_INFINITY
    this.trials = trialsOf(allocated.formulation, limits)
    this.finder = new WayFinder(allocated)
  }

  /** Flows, the largest first. */
  async flows(routes: readonly Route[]): Promise<ExplainedFlow[]> {
    const { formulation, x } = this.allocated
    const bySize = [...routes].sort(
      (a, b) =>
        b.quantity - a.quantity || byCodeUnit(a.site.id, b.site.id) || byCodeUnit(a.market.id, b.market.id),
    )
    const flows: ExplainedFlow[] = []
    for (const { site, market, quantity, arcs } of bySize) {
      const leg = at(arcs, 0)
      const reason = flows.length < this.most ? await this.reasonOfLeg(leg) : null
      const legQuantity = tidy(at(x, at(formulation.columns.flow, leg)))
      flows.push({ ...wayFacts(formulation, arcs, site.id, market.id), quantity, legQuantity, reason })
    }
    return flows
  }

  private reasonOfLeg(arc: number): Promise<Reason> {
    const reason = this.legs.get(arc) ?? reasonForFlow(this.allocated, arc, this.trials)
    this.legs.set(arc, reason)
    return reason
  }

  /** Pairs without a flow: those nearest to one first, with a reason; then those that cannot have one. */
  async absences(pairs: readonly Pair[]): Promise<ExplainedAbsence[]> {
    const { formulation } = this.allocated
    const { scenario, capacity } = formulation.network
    const ways: (Pair & { readonly way: Way })[] = []
    const closed: ExplainedAbsence[] = []
    for (const pair of pairs) {
      const way = this.finder.nearest(pair.site, pair.market)
      const site = scenario.sites.findIndex(({ id }) => id === pair.site)
      if (at(capacity, site) < GRID) closed.push({ kind: 'no-capacity', ...pair })
      else if (way === null) closed.push(withoutWay(formulation, pair))
      else ways.push({ ...pair, way })
    }
    const distance = new Map(ways.map(({ way }) => [way, this.finder.distance(way)]))
    ways.sort((a, b) => order(distance.get(a.way) ?? [], distance.get(b.way) ?? []))
    const chosen: ExplainedAbsence[] = []
    for (const { way, site, market } of ways.slice(0, this.most)) {
      const reason = await reasonAgainstWay(this.allocated, way, this.trials)
      chosen.push({ kind: 'not-chosen', ...wayFacts(formulation, way, site, market), reason })
    }
    return [...chosen, ...closed]
  }
}

const order = (a: readonly number[], b: readonly number[]): number =>
  isLess(a, b) ? -1 : isLess(b, a) ? 1 : 0

function withoutWay({ network }: Formulation, { site, market }: Pair): ExplainedAbsence {
  const { rules } = network.scenario.policy
  const node = network.nodes.find((each) => each.kind === 'site' && each.site.id === site)
  const region = network.scenario.markets.find(({ id }) => id === market)?.region
  const rule = node?.kind === 'site' && region !== undefined ? barringRule(node.group, region, rules) : null
  return rule === null ? { kind: 'no-way', site, market } : { kind: 'barred', site, market, rule: rule.id }
}

/** What a tonne takes on a way. */
export function wayFacts({ network }: Formulation, way: Way, site: string, market: string): WayFacts {
  const { scenario, yearIndex } = network
  const arcs = way.map((arc) => at(network.arcs, arc))
  const via = way.slice(1).map((arc) => at(network.nodes, at(network.arcs, arc).from))
  const exWorks = at(scenario.sites.find(({ id }) => id === site)?.exWorksPrice.byYear ?? [], yearIndex)
  const paid = arcs.reduce((sum, { cost }) => sum + cost, 0)
  const handling = way.reduce((sum, arc) => sum + handlingOn(network, arc), 0)
  return {
    site,
    market,
    via: via.flatMap((node) => (node.kind === 'terminal' ? [node.terminal.id] : [])),
    modes: arcs.map(({ mode }) => mode),
    distance: tidy(arcs.reduce((sum, { distance }) => sum + distance, 0)),
    emissions: tidy(arcs.reduce((sum, { emissions }) => sum + emissions, 0)),
    price: {
      exWorks,
      freight: tidy(paid - handling),
      handling: tidy(handling),
      delivered: tidy(exWorks + paid),
    },
  }
}

/** Loading and unloading that the cost of an arc includes, yuan/t: between terminals, unless a link gives a price. */
function handlingOn({ scenario, yearIndex, arcs, nodes }: Formulation['network'], position: number): number {
  const arc = at(arcs, position)
  const [from, to] = [at(nodes, arc.from), at(nodes, arc.to)]
  if (from.kind !== 'terminal' || to.kind !== 'terminal') return 0
  const isPriced = scenario.links.some(
    (link) =>
      link.cost !== null &&
      link.mode === arc.mode &&
      link.from === from.terminal.id &&
      link.to === to.terminal.id,
  )
  const handling = scenario.modes.find(({ id }) => id === arc.mode)?.handling
  if (isPriced || handling === undefined) return 0
  return at(handling.load.byYear, yearIndex) + at(handling.unload.byYear, yearIndex)
}

function regionLimits({ network, columns }: Formulation, x: Float64Array, id: string): PageLimit[] {
  const { scenario, yearIndex } = network
  const region = scenario.regions.find((each) => each.id === id)
  if (region?.outputLimit !== 'projected' || region.projectedOutput === null) return []
  const used = scenario.sites.reduce(
    (sum, site, i) => (site.region === id && isPrimary(site.tier) ? sum + at(x, at(columns.output, i)) : sum),
    0,
  )
  const limit = at(region.projectedOutput.byYear, yearIndex)
  return [{ kind: 'regional-output', id, used: tidy(used), limit }]
}

/** Throughput of the terminals that flows pass, where it is limited. */
function terminalLimits(
  { network, columns }: Formulation,
  x: Float64Array,
  flows: readonly WayFacts[],
): PageLimit[] {
  const passed = new Set(flows.flatMap(({ via }) => via))
  return network.scenario.terminals.flatMap(({ id, throughput }): PageLimit[] => {
    if (throughput === null || !passed.has(id)) return []
    const used = network.arcs.reduce((sum, arc, position) => {
      const isAt = (node: number, side: 'load' | 'unload') => {
        const place = at(network.nodes, node)
        return place.kind === 'terminal' && place.terminal.id === id && place.side === side
      }
      const counts = isAt(arc.to, 'load') || isAt(arc.from, 'unload')
      return counts ? sum + at(x, at(columns.flow, position)) : sum
    }, 0)
    return [{ kind: 'throughput', id, used: tidy(used), limit: at(throughput.byYear, network.yearIndex) }]
  })
}

/** Ids that can be asked for, for the nearest valid word. */
export const explainable = ({ sites, markets }: Scenario) => ({
  site: sites.map(({ id }) => id),
  market: markets.map(({ id }) => id),
})
