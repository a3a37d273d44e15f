import { at } from '../lists.ts'
import { importNeed, regionalDemand } from '../network/need.ts'
import { sitesLimitedBy } from '../network/origin-groups.ts'
import type { Arc } from '../network/types.ts'
import { isPrimary, type Rule } from '../scenario/types.ts'
import type { RowDraft, Term } from './builder.ts'
import type { Context } from './columns.ts'

type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>

/** Rows of the rules that a policy holds; rules that only bar arcs are bounds, see `barringRule`. */
export function ruleRows(context: Context): RowDraft[] {
  return context.network.scenario.policy.rules.flatMap((rule) => rowsOf(rule, context))
}

function rowsOf(rule: Rule, context: Context): RowDraft[] {
  switch (rule.kind) {
    case 'only-exporters-cross-regions':
      return []
    case 'sending-share':
      return sendingShare(rule, context)
    case 'water-rail-share':
      return waterRailShare(rule, context)
    case 'emission-cap':
      return emissionCap(rule, context)
    case 'extraction-cap':
      return extractionCap(rule, context)
    case 'self-sufficiency':
      return selfSufficiency(rule, context)
    case 'least-take':
      return leastTake(rule, context)
  }
}

const keyOf = (rule: Rule, context: Context, detail?: string): string =>
  [`rule/${context.network.year}/${rule.id}`, ...(detail === undefined ? [] : [detail])].join('/')

/** Terms over the arcs that end at a market and pass a test. */
function arrivals(context: Context, holds: (arc: Arc) => boolean, coefficient: (arc: Arc) => number): Term[] {
  return context.network.arcs.flatMap((arc, position): Term[] =>
    arc.toRegion !== null && holds(arc) ? [[at(context.columns.flow, position), coefficient(arc)]] : [],
  )
}

/**
 * Σ f from site i into region r ≤ share · max(0, D_r − O_r), for every region r with need and every site i
 * outside it with more capacity than that; the others satisfy it by themselves.
 */
function sendingShare(rule: RuleOf<'sending-share'>, context: Context): RowDraft[] {
  const { scenario, yearIndex } = context.network
  return scenario.regions.flatMap((region) => {
    const limit = rule.share * importNeed(scenario, yearIndex, region.id)
    return sitesLimitedBy(scenario, yearIndex, region.id, rule.share).flatMap((site) => {
      const sends = (arc: Arc) => arc.toRegion === region.id && arc.group.site === site.id
      const terms = arrivals(context, sends, () => 1)
      const key = keyOf(rule, context, `${region.id}/${site.id}`)
      return terms.length === 0 ? [] : [{ key, lower: -Infinity, upper: limit, terms }]
    })
  })
}

/** Σ f transferred by barge or rail ≥ share · Σ f transferred, over arrivals at markets. */
function waterRailShare(rule: RuleOf<'water-rail-share'>, context: Context): RowDraft[] {
  const crosses = (arc: Arc) => arc.toRegion !== arc.group.region
  const fromTerminal = (arc: Arc) => at(context.network.nodes, arc.from).kind === 'terminal'
  const terms = arrivals(context, crosses, (arc) => (fromTerminal(arc) ? 1 : 0) - rule.share)
  return terms.length === 0 ? [] : [{ key: keyOf(rule, context), lower: 0, upper: Infinity, terms }]
}

/** Σ f_a · e_a ÷ 100 ≤ limit, t CO2e/yr, with e_a in g/t and f_a in wt. */
function emissionCap(rule: RuleOf<'emission-cap'>, context: Context): RowDraft[] {
  const terms = context.network.arcs.map((arc, position): Term => {
    return [at(context.columns.flow, position), arc.emissions / 100]
  })
  return [{ key: keyOf(rule, context), lower: -Infinity, upper: rule.limit, terms }]
}

/** Σ q_i ÷ ρ_i ≤ limit, wt of ore a year. */
function extractionCap(rule: RuleOf<'extraction-cap'>, context: Context): RowDraft[] {
  const terms = context.network.scenario.sites.flatMap((site, position): Term[] => {
    return isPrimary(site.tier) ? [[at(context.columns.output, position), 1 / site.recovery.value]] : []
  })
  return [{ key: keyOf(rule, context), lower: -Infinity, upper: rule.limit, terms }]
}

/** Σ f of own origin into the markets of r ≥ share · D_r. */
function selfSufficiency(rule: RuleOf<'self-sufficiency'>, context: Context): RowDraft[] {
  const demand = regionalDemand(context.network.scenario, context.network.yearIndex, rule.region)
  const own = (arc: Arc) => arc.toRegion === rule.region && arc.group.region === rule.region
  const terms = arrivals(context, own, () => 1)
  return [{ key: keyOf(rule, context), lower: rule.share * demand, upper: Infinity, terms }]
}

/** q_i ≥ quantity. */
function leastTake(rule: RuleOf<'least-take'>, context: Context): RowDraft[] {
  const position = context.network.scenario.sites.findIndex((site) => site.id === rule.site)
  if (position < 0) return []
  const terms: Term[] = [[at(context.columns.output, position), 1]]
  return [{ key: keyOf(rule, context), lower: rule.quantity, upper: Infinity, terms }]
}
