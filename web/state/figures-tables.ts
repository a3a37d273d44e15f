/** Figures of a result that are no indicators: flows, sums of flows, and rows of sites. */
import type { FlowRow } from '../../src/index.ts'
import type { Figure, FigureContext, FigureFacts } from './figure-types.ts'
import { legsOf, mainKind } from './figures-carriage.ts'
import { derivedFacts, givenFacts } from './figures-given.ts'

/** Look up a figure of the result; `null` for one that is none. */
export function tableFacts(figure: Figure, context: FigureContext): FigureFacts | null {
  if (OF_SITES.has(figure.id)) return siteFacts(figure, context)
  if (figure.id.startsWith('flow')) return flowFacts(figure, context)
  switch (figure.id) {
    case 'sent-share':
      return sentShare(figure, context)
    case 'received':
      return receivedFacts(figure, context)
    case 'bought':
      return boughtFacts(figure, context)
    case 'bought-from':
      return boughtFrom(figure, context)
    default:
      return sumOfFlows(figure, context)
  }
}

const OF_SITES: ReadonlySet<string> = new Set(['site-output', 'site-capacity', 'site-utilisation'])

/** What arrives is what comes from the own region and what comes from others. */
function receivedFacts(figure: Figure, context: FigureContext): FigureFacts {
  const { place } = figure
  const parts = [
    { id: 'own-use', place },
    { id: 'imports', place },
  ]
  const value = parts.reduce((sum, part) => sum + (sumOfFlows(part, context)?.value ?? 0), 0)
  return { ...derivedFacts(figure, value), operation: 'sum', parts }
}

const SUMS: ReadonlySet<string> = new Set(['own-use', 'imports', 'exports', 'transfer', 'recycled', 'sent'])

function sumOfFlows(figure: Figure, context: FigureContext): FigureFacts | null {
  const { id, place } = figure
  if (!SUMS.has(id)) return null
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
    operation: 'sum',
    parts: pairsOf(flows).map((pair) => ({ id: 'flow', place: pair })),
  }
}

/** Which flows a sum adds up. */
function memberOf({ id, place, by }: Figure, { scenario }: FigureContext): (flow: FlowRow) => boolean {
  const sites = new Map(scenario.sites.map((site) => [site.id, site]))
  const markets = new Map(scenario.markets.map((market) => [market.id, market.region]))
  const [sender = '', receiver = ''] = place.split('>')
  return ({ site, market }) => {
    const from = sites.get(site)?.region ?? ''
    const to = markets.get(market) ?? ''
    const isHere = (region: string) => place === 'city' || place === region
    switch (id) {
      case 'own-use':
        return from === to && isHere(to) && (by === undefined || sites.get(site)?.tier === by)
      case 'imports':
        return from !== to && isHere(to)
      case 'exports':
        return from !== to && isHere(from)
      case 'transfer':
        return from !== to && (isHere(from) || isHere(to))
      case 'recycled':
        return sites.get(site)?.tier === 'recycled' && isHere(to)
      default:
        return site === sender && (to === receiver || receiver === 'city')
    }
  }
}

/** Sites that send something into a place, as figures, those that send most first. */
export function sendersTo(id: string, place: string, context: FigureContext): Figure[] {
  const regionOf = new Map(context.scenario.markets.map((market) => [market.id, market.region]))
  const bySite = new Map<string, number>()
  for (const { year, site, market, quantity } of context.result.flows)
    if (year === context.year && (place === 'city' || regionOf.get(market) === place))
      bySite.set(site, (bySite.get(site) ?? 0) + quantity)
  return [...bySite]
    .sort(([a, most], [b, next]) => next - most || (a < b ? -1 : 1))
    .map(([site]) => ({ id, place: `${site}>${place}` }))
}

/** What is paid at the gates for all that arrives. */
function boughtFacts(figure: Figure, context: FigureContext): FigureFacts {
  const parts = sendersTo('bought-from', figure.place, context)
  const value = parts.reduce((sum, part) => sum + (boughtFrom(part, context)?.value ?? 0), 0)
  return { ...derivedFacts(figure, value, '10^4 yuan/yr'), operation: 'sum', parts }
}

/** What is paid at the gate of a site for what it sends into a place; 10⁴ t × yuan/t are 10⁴ yuan. */
function boughtFrom(figure: Figure, context: FigureContext): FigureFacts | null {
  const { place } = figure
  return paidAtGate(figure, { id: 'sent', place }, context)
}

function paidAtGate(figure: Figure, tonnes: Figure, context: FigureContext): FigureFacts | null {
  const price: Figure = { id: 'ex-works-price', place: figure.place.split('>')[0] ?? '' }
  const quantity = tableFacts(tonnes, context)?.value
  const each = givenFacts(price, context)?.value
  if (quantity == null || each == null) return null
  return {
    ...derivedFacts(figure, quantity * each, '10^4 yuan/yr'),
    operation: 'product',
    parts: [tonnes, price],
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
    operation: 'quotient',
    parts: [sent, capacity],
  }
}

/** Sites with their markets, each once though its tonnes may go several ways, in the order of the flows. */
export function pairsOf(flows: readonly FlowRow[]): string[] {
  return [...new Set(flows.map(({ site, market }) => `${site}>${market}`))]
}

/** What a site sends to a market by all ways, or by those mainly of one kind, and what carrying it takes. */
function flowFacts(figure: Figure, context: FigureContext): FigureFacts | null {
  const { result, year, scenario } = context
  const { id, place, by } = figure
  const ways = result.flows.filter(
    (one) =>
      one.year === year &&
      `${one.site}>${one.market}` === place &&
      (by === undefined || mainKind(one, scenario) === by),
  )
  const [flow] = ways
  if (flow === undefined) return null
  const sum = (value: (way: FlowRow) => number) => ways.reduce((all, way) => all + value(way), 0)
  const carried = (value: number, unit: string, parts: readonly Figure[]): FigureFacts => ({
    ...derivedFacts(figure, value, unit),
    operation: 'sum',
    parts,
  })
  switch (id) {
    case 'flow-haulage':
      return carried(
        sum((way) => way.quantity * way.distance),
        'wt km/yr',
        legsOf('leg-haulage', place, ways),
      )
    case 'flow-cost':
      return carried(
        sum(({ cost }) => cost),
        '10^4 yuan/yr',
        [{ id: 'flow-bought', place }, ...legsOf('leg-cost', place, ways)],
      )
    case 'flow-emissions':
      return carried(
        sum(({ emissions }) => emissions),
        't CO2e/yr',
        legsOf('leg-emissions', place, ways),
      )
    case 'flow-bought':
      return paidAtGate(figure, { id: 'flow', place }, context)
    default:
      return {
        ...derivedFacts(
          figure,
          sum(({ quantity }) => quantity),
        ),
        equation: null,
        solved: true,
        parts: [
          { id: 'site-output', place: flow.site },
          { id: 'market-demand', place: flow.market },
        ],
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
    return { ...derivedFacts(figure, row.capacity), parts }
  }
  if (id === 'site-output') {
    const region = { id: 'projected-output', place: row.region }
    const limit = givenFacts(region, context) === null ? [] : [region]
    return {
      ...derivedFacts(figure, row.output),
      equation: null,
      solved: true,
      parts: [capacity, ...limit],
    }
  }
  return {
    ...derivedFacts(figure, row.utilisation, '1'),
    operation: 'quotient',
    parts: [{ id: 'site-output', place }, capacity],
  }
}
