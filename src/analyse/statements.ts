/** What a page says, as coded statements with parameters: the catalogue in `messages/explain.ts` has the sentences. */
import type { JsonObject, JsonValue } from '../json.ts'
import { tidy } from '../lists.ts'
import type { ExplanationCode } from '../messages/explain-words.ts'
import type { Localised, Scenario } from '../scenario/types.ts'
import type { CapacityThreshold } from './capacity-thresholds.ts'
import type { ExplainedAbsence, ExplainedFlow, MarketPage, SitePage } from './explain.ts'
import type { TerminalPage } from './explain-terminal.ts'
import type { PageLimit } from './page-limits.ts'
import type { Instead, Reason } from './reasons.ts'
import type { WayFacts } from './way-facts.ts'
import type { Worth, WorthSide } from './worth.ts'

/** A sentence about a page, the most important first. */
export interface Statement {
  readonly code: ExplanationCode
  readonly parameters: JsonObject
}

/** Pairs of a kind that a page speaks of one by one; the rest is counted. */
const ONE_BY_ONE = 6

/** What there is to say of a site. */
export function siteStatements(scenario: Scenario, page: SitePage): Statement[] {
  const names = new Names(scenario)
  const site = names.of(page.id)
  const { capacity, output, exWorksPrice } = page
  const code = capacity < 1e-3 ? 'site-closed' : output < 1e-3 ? 'site-idle' : 'site-sends'
  const idle = tidy(capacity - output)
  const region = page.limits.find((limit) => limit.kind === 'regional-output' && isFull(limit))
  return [
    { code, parameters: { site, capacity, output, idle } },
    ...(region === undefined
      ? []
      : [{ code: 'region-full' as const, parameters: { region: names.of(region.id), limit: region.limit } }]),
    ...(code === 'site-closed'
      ? []
      : [
          {
            code: output < 1e-3 ? ('output-absent' as const) : ('output-held' as const),
            parameters: {
              site,
              quantity: output,
              price: exWorksPrice,
              ...reasonParameters(names, page.reason, page.id, null),
            },
          },
        ]),
    ...limitWorths(names, page.limits),
    ...page.flows.flatMap((flow) => flowStatement(names, flow)),
    ...absenceStatements(names, page.absences, 'market'),
  ]
}

/** What there is to say of a market. */
export function marketStatements(scenario: Scenario, page: MarketPage): Statement[] {
  const names = new Names(scenario)
  const market = names.of(page.id)
  const { demand, received, unmet, bottleneck } = page
  const relieved = bottleneck?.limits.filter(({ relief }) => relief !== null && relief > 0) ?? []
  return [
    unmet < 1e-3
      ? { code: 'market-met', parameters: { market, demand, sources: page.flows.length } }
      : { code: 'market-short', parameters: { market, demand, received, unmet } },
    ...(bottleneck === null
      ? []
      : [{ code: 'bottleneck' as const, parameters: bottleneckParameters(names, bottleneck) }]),
    ...(relieved.length === 0
      ? []
      : [
          {
            code: 'reliefs' as const,
            parameters: {
              limits: relieved.map((limit) => ({ ...limitParameters(names, limit), relief: limit.relief })),
            },
          },
        ]),
    ...worthStatement(names, 'demand', page.id, demand, page.price),
    ...limitWorths(names, page.limits),
    ...page.flows.flatMap((flow) => flowStatement(names, flow)),
    ...absenceStatements(names, page.absences, 'site'),
  ]
}

/** What there is to say of a terminal. */
export function terminalStatements(scenario: Scenario, page: TerminalPage): Statement[] {
  const names = new Names(scenario)
  const { loaded, unloaded, limit } = page
  const throughput = tidy(loaded + unloaded)
  const parameters = {
    terminal: names.of(page.id),
    throughput,
    loaded,
    unloaded,
    limit,
    left: limit === null ? null : tidy(limit - throughput),
    ways: page.flows.length,
  }
  return [
    { code: throughput < 1e-3 ? 'terminal-idle' : 'terminal-handles', parameters },
    ...limitWorths(names, page.limits),
    ...page.flows.flatMap((flow) => flowStatement(names, flow)),
  ]
}

const isFull = ({ used, limit }: { readonly used: number; readonly limit: number }): boolean =>
  used >= limit - 1e-3

/** Names of everything a page can speak of; the id where it has none. */
class Names {
  readonly scenario: Scenario
  private readonly known = new Map<string, Localised>()

  constructor(scenario: Scenario) {
    this.scenario = scenario
    const { regions, terminals, sites, markets, modes } = scenario
    for (const { id, name } of [...regions, ...terminals, ...sites, ...markets, ...modes])
      this.known.set(id, name)
  }

  of(id: string): JsonObject {
    const name = this.known.get(id)
    return { id, zh: name?.zh ?? id, en: name?.en ?? id }
  }

  rule(id: string): JsonValue {
    return this.scenario.policy.rules.find((rule) => rule.id === id)?.kind ?? id
  }
}

function limitParameters(
  names: Names,
  {
    kind,
    id,
    quantity,
    coefficient,
  }: { readonly kind: string; readonly id: string; readonly quantity: number; readonly coefficient: number },
): JsonObject {
  return {
    kind,
    id,
    name: names.of(id),
    quantity,
    ...(coefficient === 1 ? {} : { coefficient }),
    ...(kind === 'rule' ? { rule: names.rule(id) } : {}),
  }
}

function bottleneckParameters(names: Names, bottleneck: NonNullable<MarketPage['bottleneck']>): JsonObject {
  const { shortage, demand, markets, limits } = bottleneck
  const short = markets.filter(({ unmet }) => unmet >= 1e-3)
  return {
    shortage: tidy(shortage),
    demand: tidy(demand),
    markets: markets.length,
    bearers: short.map(({ id, unmet }) => ({ name: names.of(id), unmet: tidy(unmet) })),
    limits: limits.map((limit) => limitParameters(names, limit)),
  }
}

/** The parameters that any reason has. `market`: where the tonnes go, to tell who would send them instead. */
function reasonParameters(names: Names, reason: Reason, site: string, market: string | null): JsonObject {
  if (reason.status === 'fixed' || reason.status === 'unproven') return { status: reason.status }
  const takers = takersOf(names, reason.instead, site, market)
  if (reason.status === 'indifferent') return { status: reason.status, takers }
  const { goal, difference, unit, first, last } = reason
  return {
    status: reason.status,
    goal,
    difference,
    unit,
    first: first?.change ?? null,
    last: last?.change ?? null,
    moved: last?.moved ?? null,
    takers,
    short: reason.instead.unmet.filter(({ change }) => change > 0).map(({ id }) => names.of(id)),
  }
}

/** Who would send more instead: other sites, or where output stays as it is, who else would reach the market. */
function takersOf(names: Names, { sites, flows }: Instead, site: string, market: string | null): JsonValue[] {
  const others = sites.filter(({ id, change }) => id !== site && change > 0).map(({ id }) => id)
  const reaching = flows.filter(({ from, to, change }) => to === market && from !== site && change > 0)
  const ids = market !== null && reaching.length > 0 ? reaching.map(({ from }) => from) : others
  return [...new Set(ids)].slice(0, 3).map((id) => names.of(id))
}

/** Who would send less: whose tonnes in the market the new ones would replace, or whose output. */
function giversOf(names: Names, { sites, flows }: Instead, site: string, market: string): JsonValue[] {
  const leaving = flows.filter(({ from, to, change }) => to === market && from !== site && change < 0)
  const others = sites.filter(({ id, change }) => id !== site && change < 0).map(({ id }) => id)
  const ids = leaving.length > 0 ? leaving.map(({ from }) => from) : others
  return [...new Set(ids)].slice(0, 3).map((id) => names.of(id))
}

function wayParameters(names: Names, way: WayFacts): JsonObject {
  const { site, market, via, distance, price, emissions } = way
  return {
    site: names.of(site),
    market: names.of(market),
    via: via.map((id) => names.of(id)),
    distance,
    emissions,
    freight: tidy(price.freight + price.handling),
    delivered: price.delivered,
  }
}

function capacityParameters(names: Names, threshold: CapacityThreshold | null): JsonObject {
  if (threshold === null) return {}
  const { site, now, first, last } = threshold
  return { capacity: { of: names.of(site), now, first, last } }
}

/** What one unit more or less of a demand or limit is worth: of each side the first goal that changes. */
function worthStatement(
  names: Names,
  kind: string,
  id: string,
  held: number,
  worth: Worth | null,
): Statement[] {
  if (worth === null) return []
  const side = (found: WorthSide | null): JsonValue => {
    if (found === null) return null
    const k = found.change.findIndex((value) => value !== 0)
    const goal = worth.goals[k]
    const first =
      goal === undefined ? { goal: 'none', value: 0 } : { goal: goal.goal, value: found.change[k] ?? 0 }
    return { ...first, upTo: found.upTo }
  }
  const parameters = {
    kind,
    id,
    name: names.of(id),
    held,
    below: side(worth.below),
    above: side(worth.above),
  }
  return [{ code: 'worth', parameters }]
}

const limitWorths = (names: Names, limits: readonly PageLimit[]): Statement[] =>
  limits.flatMap(({ kind, id, limit, worth }) => worthStatement(names, kind, id, limit, worth))

function flowStatement(names: Names, flow: ExplainedFlow): Statement[] {
  if (flow.reason === null) return []
  const { quantity, legQuantity } = flow
  return [
    {
      code: 'flow',
      parameters: {
        ...wayParameters(names, flow),
        quantity,
        legQuantity,
        ...reasonParameters(names, flow.reason, flow.site, flow.via.length === 0 ? flow.market : null),
        ...capacityParameters(names, flow.capacity),
      },
    },
  ]
}

/** Pairs without a flow: the chosen few one by one, those that cannot have one by what keeps them from it. */
function absenceStatements(
  names: Names,
  absences: readonly ExplainedAbsence[],
  other: 'site' | 'market',
): Statement[] {
  const statements = absences.flatMap((absence): Statement[] => {
    if (absence.kind !== 'not-chosen') return []
    const { reason, site, market } = absence
    const givers = 'instead' in reason ? giversOf(names, reason.instead, site, market) : []
    const parameters = {
      ...wayParameters(names, absence),
      ...reasonParameters(names, reason, site, market),
      ...capacityParameters(names, absence.capacity),
      givers,
    }
    return [{ code: 'absence', parameters }]
  })
  const grouped = (kind: 'barred' | 'no-way' | 'no-capacity') =>
    absences.filter((absence) => absence.kind === kind)
  const list = (group: readonly ExplainedAbsence[]) => ({
    names: group.slice(0, ONE_BY_ONE).map((absence) => names.of(absence[other])),
    more: Math.max(0, group.length - ONE_BY_ONE),
    of: other,
  })
  const rules = new Set(absences.flatMap((absence) => (absence.kind === 'barred' ? [absence.rule] : [])))
  return [
    ...statements,
    ...[...rules].map((rule): Statement => {
      const group = grouped('barred').filter((absence) => absence.kind === 'barred' && absence.rule === rule)
      return { code: 'barred', parameters: { rule: names.rule(rule), ...list(group) } }
    }),
    ...(['no-way', 'no-capacity'] as const).flatMap((kind): Statement[] => {
      const group = grouped(kind)
      return group.length === 0 ? [] : [{ code: kind, parameters: list(group) }]
    }),
  ]
}
