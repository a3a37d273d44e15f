/** Figures of a result that are no indicators: flows, sums of flows, and rows of sites. */
import type { FlowRow } from '../../src/index.ts'
import type { Figure, FigureContext, FigureFacts } from './figures.ts'
import { derivedFacts, givenFacts } from './figures-given.ts'

/** Look up a figure of the result; `null` for one that is none. */
export function tableFacts(figure: Figure, context: FigureContext): FigureFacts | null {
  if (figure.id.startsWith('site-')) return siteFacts(figure, context)
  if (figure.id.startsWith('flow')) return flowFacts(figure, context)
  if (figure.id === 'sent-share') return sentShare(figure, context)
  if (figure.id === 'received') return receivedFacts(figure, context)
  return sumOfFlows(figure, context)
}

/** What arrives is what comes from the own region and what comes from others. */
function receivedFacts(figure: Figure, context: FigureContext): FigureFacts {
  const { place } = figure
  const parts = [
    { id: 'own-use', place },
    { id: 'imports', place },
  ]
  const value = parts.reduce((sum, part) => sum + (sumOfFlows(part, context)?.value ?? 0), 0)
  const equation = 'Σ f = own supply used + imports'
  return { ...derivedFacts(figure, value), equation, operation: 'sum', parts }
}

const EQUATIONS: Readonly<Record<string, string>> = {
  'own-use': 'Σ f, region(site) = region(market)',
  imports: 'Σ f, region(site) ≠ region(market)',
  exports: 'Σ f, region(site) ≠ region(market)',
  transfer: 'Σ f, region(site) ≠ region(market)',
  recycled: 'Σ f, recycled',
  sent: 'Σ f',
}

function sumOfFlows(figure: Figure, context: FigureContext): FigureFacts | null {
  const { id, place } = figure
  const equation = EQUATIONS[id]
  if (equation === undefined) return null
  const isOne = memberOf(figure, context)
  const flows = context.result.flows
    .filter((flow) => flow.year === context.year && isOne(flow))
    .sort((a, b) => b.quantity - a.quantity)
  if (id === 'sent' && flows.length === 0 && !place.includes('>')) return null
  return {
    ...derivedFacts(
      figure,
      flows.reduce((sum, { quantity }) => sum + quantity, 0),
    ),
    equation,
    operation: 'sum',
    parts: pairsOf(flows).map((pair) => ({ id: 'flow', place: pair })),
  }
}

/** Which flows a sum adds up. */
function memberOf({ id, place }: Figure, { scenario }: FigureContext): (flow: FlowRow) => boolean {
  const sites = new Map(scenario.sites.map((site) => [site.id, site]))
  const markets = new Map(scenario.markets.map((market) => [market.id, market.region]))
  const [sender = '', receiver = ''] = place.split('>')
  return ({ site, market }) => {
    const from = sites.get(site)?.region ?? ''
    const to = markets.get(market) ?? ''
    const isHere = (region: string) => place === 'city' || place === region
    switch (id) {
      case 'own-use':
        return from === to && isHere(to)
      case 'imports':
        return from !== to && isHere(to)
      case 'exports':
        return from !== to && isHere(from)
      case 'transfer':
        return from !== to && (isHere(from) || isHere(to))
      case 'recycled':
        return sites.get(site)?.tier === 'recycled' && isHere(to)
      default:
        return site === sender && to === receiver
    }
  }
}

/** Of the capacity of a site what it sends into a region. */
function sentShare(figure: Figure, context: FigureContext): FigureFacts | null {
  const sent = { id: 'sent', place: figure.place }
  const capacity = { id: 'site-capacity', place: figure.place.split('>')[0] ?? '' }
  const whole = siteFacts(capacity, context)?.value
  const part = sumOfFlows(sent, context)?.value
  if (whole == null || part == null) return null
  return {
    ...derivedFacts(figure, whole > 0 ? part / whole : null, '1'),
    equation: 'Σ f ÷ K_i',
    operation: 'quotient',
    parts: [sent, capacity],
  }
}

/** Sites with their markets, each once though its tonnes may go several ways, in the order of the flows. */
export function pairsOf(flows: readonly FlowRow[]): string[] {
  return [...new Set(flows.map(({ site, market }) => `${site}>${market}`))]
}

/** What a site sends to a market by all ways, and what carrying it takes. */
function flowFacts(figure: Figure, { result, year }: FigureContext): FigureFacts | null {
  const { id, place } = figure
  const ways = result.flows.filter((one) => one.year === year && `${one.site}>${one.market}` === place)
  const [flow] = ways
  if (flow === undefined) return null
  const sum = (value: (way: FlowRow) => number) => ways.reduce((all, way) => all + value(way), 0)
  const parts = [{ id: 'flow', place }]
  switch (id) {
    case 'flow-haulage':
      return {
        ...derivedFacts(
          figure,
          sum((way) => way.quantity * way.distance),
          'wt km/yr',
        ),
        equation: 'Σ f · km',
        parts,
      }
    case 'flow-cost':
      return {
        ...derivedFacts(
          figure,
          sum(({ cost }) => cost),
          '10^4 yuan/yr',
        ),
        equation: 'Σ f · (ex-works + freight + handling)',
        parts,
      }
    case 'flow-emissions':
      return {
        ...derivedFacts(
          figure,
          sum(({ emissions }) => emissions),
          't CO2e/yr',
        ),
        equation: 'Σ f · g ÷ 100',
        parts,
      }
    default: {
      const limits = [
        { id: 'site-output', place: flow.site },
        { id: 'market-demand', place: flow.market },
      ]
      return {
        ...derivedFacts(
          figure,
          sum(({ quantity }) => quantity),
        ),
        solved: true,
        parts: limits,
      }
    }
  }
}

/** A row of a site: capacity in service is the scenario's own unless projects or permits change it. */
function siteFacts(figure: Figure, context: FigureContext): FigureFacts | null {
  const { id, place } = figure
  const row = context.result.sites.find((one) => one.year === context.year && one.id === place)
  if (row === undefined) return null
  const capacity = { id: 'site-capacity', place }
  if (id === 'site-capacity') {
    const given = givenFacts({ id: 'given-capacity', place }, context)
    if (given !== null && given.value === row.capacity) return { ...given, figure }
    const parts = given === null ? [] : [given.figure]
    return { ...derivedFacts(figure, row.capacity), equation: 'K_i in service', parts }
  }
  if (id === 'site-output') {
    const region = { id: 'projected-output', place: row.region }
    const limit = givenFacts(region, context) === null ? [] : [region]
    return { ...derivedFacts(figure, row.output), solved: true, parts: [capacity, ...limit] }
  }
  return {
    ...derivedFacts(figure, row.utilisation, '1'),
    equation: 'q_i ÷ K_i',
    operation: 'quotient',
    parts: [{ id: 'site-output', place }, capacity],
  }
}
