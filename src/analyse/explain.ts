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
import { type CapacityThreshold, CapacityThresholds } from './capacity-thresholds.ts'
import { type PageLimit, passedBy, regionLimits, terminalLimits, weighLimits } from './page-limits.ts'
import { type Reason, reasonAgainstWay, reasonForFlow, reasonForOutput } from './reasons.ts'
import { type RelievedLimit, reliefsOf } from './relief.ts'
import { isLess, type Way, WayFinder } from './routes-between.ts'
import { type Trials, trialsOf } from './trial.ts'
import { type WayFacts, wayFacts } from './way-facts.ts'
import { Scales, type Worth } from './worth.ts'

export interface ExplainedFlow extends WayFacts {
  /** wt/yr. */
  readonly quantity: number
  /** wt/yr that leave the site by the same first leg; the reason speaks of all of it. */
  readonly legQuantity: number
  /** `null` where it was not asked for: the smaller flows of a large network. */
  readonly reason: Reason | null
  /** At which capacity of its site what leaves by that first leg goes; `null` as the reason, or not proven. */
  readonly capacity: CapacityThreshold | null
}

/** Why nothing goes from a site to a market. */
export type ExplainedAbsence =
  | { readonly kind: 'barred'; readonly site: string; readonly market: string; readonly rule: string }
  | { readonly kind: 'no-way'; readonly site: string; readonly market: string }
  | { readonly kind: 'no-capacity'; readonly site: string; readonly market: string }
  | ({
      readonly kind: 'not-chosen'
      readonly reason: Reason
      /** At which capacity of its site, or of the one it would replace, the first tonne comes; `null`: not proven. */
      readonly capacity: CapacityThreshold | null
    } & WayFacts)

/** What a site does in a year and why: wt/yr, prices in yuan/t. */
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

/** Where what a market takes in a year comes from, what falls short and why: wt/yr, prices in yuan/t. */
export interface MarketPage {
  readonly kind: 'market'
  readonly year: number
  readonly id: string
  readonly demand: number
  readonly received: number
  readonly unmet: number
  /** What one unit more or less of its demand takes. */
  readonly price: Worth | null
  readonly limits: readonly PageLimit[]
  readonly flows: readonly ExplainedFlow[]
  readonly absences: readonly ExplainedAbsence[]
  /** Of the year's shortage, where this market is behind it. */
  readonly bottleneck: (Omit<Bottleneck, 'limits'> & { readonly limits: readonly RelievedLimit[] }) | null
}

export interface ExplainOptions extends SolveOptions {
  /** Flows, and pairs without one, that get a reason: the largest and the nearest to a change. All by default. */
  readonly most?: number
  /** Told after each reason how many are found, of at most how many. */
  readonly onProgress?: (done: number, all: number) => void
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
  page.expect(own.length, pairs.length)
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
    limits: await weighLimits(
      [
        { kind: 'capacity', id, used: tidy(output), limit: capacity },
        ...(isPrimary(site.tier) ? regionLimits(formulation, x, site.region) : []),
        ...terminalLimits(formulation, x, passedBy(flows)),
      ],
      page.scales,
    ),
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
  page.expect(own.length, pairs.length)
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
    price: await page.scales.weigh('market', id, demand),
    limits: await weighLimits(
      [...regionLimits(formulation, x, market.region), ...terminalLimits(formulation, x, passedBy(flows))],
      page.scales,
    ),
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
export class Page {
  readonly trials: Trials
  readonly scales: Scales
  private readonly capacities: CapacityThresholds
  private readonly allocated: Allocated
  private readonly finder: WayFinder
  private readonly most: number
  private readonly legs = new Map<number, Promise<Reason>>()
  private readonly onProgress: NonNullable<ExplainOptions['onProgress']>
  private done = 0
  private all = 0

  constructor(allocated: Allocated, { most, onProgress, ...limits }: ExplainOptions) {
    this.allocated = allocated
    this.most = most ?? Number.POSITIVE_INFINITY
    this.onProgress = onProgress ?? (() => {})
    this.trials = trialsOf(allocated.formulation, limits)
    this.scales = new Scales(allocated, limits)
    this.capacities = new CapacityThresholds(allocated, trialsOf(allocated.formulation, limits))
    this.finder = new WayFinder(allocated)
  }

  /** So many flows, and pairs, are to get a reason at most. */
  expect(flows: number, pairs: number): void {
    this.all = Math.min(flows, this.most) + Math.min(Math.max(0, pairs - flows), this.most)
  }

  private advance(): void {
    this.done++
    this.onProgress(this.done, this.all)
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
      const isAsked = flows.length < this.most
      const reason = isAsked ? await this.reasonOfLeg(leg) : null
      const capacity = isAsked ? await this.capacities.ofFlow(site.id, leg) : null
      if (isAsked) this.advance()
      const legQuantity = tidy(at(x, at(formulation.columns.flow, leg)))
      const facts = wayFacts(formulation, arcs, site.id, market.id, this.scales.marketPrice(market.id))
      flows.push({ ...facts, quantity, legQuantity, reason, capacity })
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
      const rival = 'instead' in reason ? replaced(reason, site) : null
      const capacity = await this.capacities.ofAbsence(site, market, rival)
      this.advance()
      chosen.push({ kind: 'not-chosen', ...wayFacts(formulation, way, site, market), reason, capacity })
    }
    return [...chosen, ...closed]
  }
}

/** The site that would lose most to a way that is not taken; `null` where none would. */
function replaced({ instead }: Extract<Reason, { instead: unknown }>, site: string): string | null {
  return instead.sites.find(({ id, change }) => id !== site && change < 0)?.id ?? null
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

/** Ids that can be asked for, for the nearest valid word. */
export const explainable = ({ sites, markets, terminals }: Scenario) => ({
  site: sites.map(({ id }) => id),
  market: markets.map(({ id }) => id),
  terminal: terminals.map(({ id }) => id),
})
