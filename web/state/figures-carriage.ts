/** What carrying takes: haulage, cost and emissions by kind of transport, by part of a way, down to rates and factors. */
import {
  type FlowRow,
  type Leg,
  MODE_KINDS,
  type Mode,
  type ModeKind,
  type Scenario,
} from '../../src/index.ts'
import type { Figure, FigureContext, FigureFacts } from './figure-types.ts'
import { derivedFacts } from './figures-given.ts'

/** What is summed up by kind, and the unit of it. */
const MEASURES = {
  haulage: { unit: 'wt km/yr', value: (leg: Leg, quantity: number) => leg.distance * quantity },
  cost: { unit: '10^4 yuan/yr', value: (leg: Leg) => leg.cost },
  emissions: { unit: 't CO2e/yr', value: (leg: Leg) => leg.emissions },
}
type Measure = keyof typeof MEASURES

const measureOf = (id: string): Measure | null => {
  const [, word] = id.split('-')
  return word === 'haulage' || word === 'cost' || word === 'emissions' ? word : null
}

/** Difference of freights that is none, yuan/t. */
const SAME_RATE = 1e-3

/** Look up a figure of carriage; `null` for one that is none. */
export function carriageFacts(figure: Figure, context: FigureContext): FigureFacts | null {
  const { id } = figure
  if (id === 'kind-received') return receivedByKind(figure, context)
  if (id.startsWith('kind-')) return kindFacts(figure, context)
  if (id === 'leg-flow') return legFlow(figure, context)
  if (id === 'leg-distance') return legDistance(figure, context)
  if (id === 'leg-rate') return legRate(figure, context)
  return id.startsWith('leg-') ? legFacts(figure, context) : null
}

/** The kinds of transport that flows into a place go by, as figures of a measure. */
export function kindsOf(id: string, place: string, context: FigureContext): Figure[] {
  return MODE_KINDS.map((by) => ({ id, place, by })).filter(
    (figure) => (carriageFacts(figure, context)?.parts.length ?? 0) > 0,
  )
}

/** Parts of the ways of a site to a market, as figures of a measure. */
export function legsOf(id: string, place: string, flows: readonly FlowRow[]): Figure[] {
  const keys = new Map<string, Figure>()
  for (const flow of flows)
    for (const { from, to, mode } of flow.legs) {
      const whole = `${flow.site}>${flow.market}`
      if (place !== whole) continue
      keys.set(`${from}>${to} ${mode}`, { id, place: `${whole}>${from}>${to}`, by: mode })
    }
  return [...keys.values()]
}

/** Flows of the year into a region, or into all for the city, the largest first. */
export function flowsInto(place: string, { result, scenario, year }: FigureContext): FlowRow[] {
  const regionOf = new Map(scenario.markets.map(({ id, region }) => [id, region]))
  return result.flows
    .filter((flow) => flow.year === year && (place === 'city' || regionOf.get(flow.market) === place))
    .sort((a, b) => b.quantity - a.quantity)
}

const kindOf = (scenario: Scenario, mode: string): ModeKind =>
  scenario.modes.find(({ id }) => id === mode)?.kind ?? 'road'

/** What a kind of transport has of a measure: the sum of the parts of ways that go by it. */
function kindFacts(figure: Figure, context: FigureContext): FigureFacts | null {
  const { id, place, by } = figure
  const measure = measureOf(id)
  if (measure === null) return null
  const parts = new Map<string, Figure>()
  let value = 0
  for (const flow of flowsInto(place, context))
    for (const leg of flow.legs) {
      if (kindOf(context.scenario, leg.mode) !== by) continue
      value += MEASURES[measure].value(leg, flow.quantity)
      const way = `${flow.site}>${flow.market}>${leg.from}>${leg.to}`
      parts.set(`${way} ${leg.mode}`, { id: `leg-${measure}`, place: way, by: leg.mode })
    }
  const { unit } = MEASURES[measure]
  return { ...derivedFacts(figure, value, unit), operation: 'sum', parts: [...parts.values()] }
}

/** What arrives mainly by a kind: the mode of the longest part of the way, of equal ones the first of the kinds. */
function receivedByKind(figure: Figure, context: FigureContext): FigureFacts {
  const { place, by } = figure
  const flows = flowsInto(place, context).filter((flow) => mainKind(flow, context.scenario) === by)
  const pairs = new Set(flows.map(({ site, market }) => `${site}>${market}`))
  return {
    ...derivedFacts(
      figure,
      flows.reduce((sum, { quantity }) => sum + quantity, 0),
    ),
    operation: 'sum',
    parts: [...pairs].map((pair) => ({ id: 'flow', place: pair, ...(by === undefined ? {} : { by }) })),
  }
}

/** The kind of transport of most of a way. */
export function mainKind({ legs }: FlowRow, scenario: Scenario): ModeKind {
  const by = (kind: ModeKind) =>
    legs
      .filter(({ mode }) => kindOf(scenario, mode) === kind)
      .reduce((sum, { distance }) => sum + distance, 0)
  return MODE_KINDS.reduce((main, kind) => (by(kind) > by(main) ? kind : main))
}

interface CarriedLeg {
  readonly leg: Leg
  readonly quantity: number
}

/** The same part of all ways from a site to a market that have it. */
function carriedOn({ place, by }: Figure, { result, year }: FigureContext): CarriedLeg[] {
  const ends = place.split('>')
  const [site, market] = ends.length === 4 ? ends : []
  const [from, to] = ends.slice(-2)
  return result.flows
    .filter(
      (flow) => flow.year === year && (site === undefined || (flow.site === site && flow.market === market)),
    )
    .flatMap(({ legs, quantity }) =>
      legs
        .filter((leg) => leg.from === from && leg.to === to && leg.mode === by)
        .map((leg) => ({ leg, quantity })),
    )
}

const modeOfLeg = ({ by }: Figure): { by?: string } => (by === undefined ? {} : { by })

/** What a part of a way takes: its tonnes times what each takes. */
function legFacts(figure: Figure, context: FigureContext): FigureFacts | null {
  const measure = measureOf(figure.id)
  const carried = carriedOn(figure, context)
  if (measure === null || carried.length === 0) return null
  const by = modeOfLeg(figure)
  const { place } = figure
  const ends = place.split('>').slice(-2).join('>')
  const flow = { id: 'leg-flow', place, ...by }
  const distance = { id: 'leg-distance', place: ends, ...by }
  const parts: Readonly<Record<Measure, readonly Figure[]>> = {
    haulage: [flow, distance],
    cost: [flow, { id: 'leg-rate', place: ends, ...by }],
    emissions: [flow, distance, { id: 'emission-factor', place: figure.by ?? '' }],
  }
  const { unit, value } = MEASURES[measure]
  return {
    ...derivedFacts(
      figure,
      carried.reduce((sum, { leg, quantity }) => sum + value(leg, quantity), 0),
      unit,
    ),
    // Of emissions 10⁴ t × km × g are 10⁻² t each, which the equation in words leaves out.
    operation: measure === 'emissions' ? null : 'product',
    parts: parts[measure],
  }
}

function legFlow(figure: Figure, context: FigureContext): FigureFacts | null {
  const carried = carriedOn(figure, context)
  if (carried.length === 0) return null
  const [site = '', market = ''] = figure.place.split('>')
  const value = carried.reduce((sum, { quantity }) => sum + quantity, 0)
  const limits = [
    { id: 'site-output', place: site },
    { id: 'market-demand', place: market },
  ]
  return { ...derivedFacts(figure, value), equation: null, solved: true, parts: limits }
}

/** How far a part of a way is: a link says so, or it follows from the area, the river or the coordinates. */
function legDistance(figure: Figure, context: FigureContext): FigureFacts | null {
  const { scenario } = context
  const [carried] = carriedOn(figure, context)
  if (carried === undefined) return null
  const facts = derivedFacts(figure, carried.leg.distance, 'km')
  const link = linkOf(figure, scenario)
  if (link !== undefined)
    return { ...facts, operation: 'sum', parts: [{ id: 'link-distance', place: link.id }] }
  const [from = '', to = ''] = figure.place.split('>')
  const river = riverParts(from, to, context)
  if (kindOf(scenario, figure.by ?? '') === 'barge')
    return { ...facts, equation: 'distance-river', parts: river }
  const circuity = { id: 'circuity', place: figure.by ?? '' }
  const isInside = scenario.sites.find(({ id }) => id === from)?.inside === to
  const area = scenario.markets.find(({ id }) => id === to)?.area ?? null
  return isInside && area !== null
    ? { ...facts, equation: 'distance-inside', parts: [{ id: 'market-area', place: to }, circuity] }
    : { ...facts, parts: [circuity] }
}

/** Chainages of two wharves, and of the confluences where they lie on different rivers. */
function riverParts(from: string, to: string, { scenario }: FigureContext): Figure[] {
  const ends = [from, to].flatMap((place) => {
    const waterway = scenario.terminals.find(({ id }) => id === place)?.berth?.waterway
    return waterway === undefined ? [] : [{ place, waterway }]
  })
  const rivers = new Set(ends.map(({ waterway }) => waterway))
  const mouths = scenario.waterways.filter(({ id, joins }) => rivers.has(id) && joins !== null)
  return [
    ...ends.map(({ place }) => ({ id: 'chainage', place })),
    ...(rivers.size < 2 ? [] : mouths.map(({ id }) => ({ id: 'river-mouth', place: id }))),
  ]
}

function linkOf({ place, by }: Figure, { links }: Scenario): Scenario['links'][number] | undefined {
  return links.find((link) => `${link.from}>${link.to}` === place && link.mode === by)
}

/** What a tonne pays on a part of a way, yuan/t: a link says so, or it follows from the rates of the mode. */
function legRate(figure: Figure, context: FigureContext): FigureFacts | null {
  const { scenario } = context
  const [carried] = carriedOn(figure, context)
  const mode = scenario.modes.find(({ id }) => id === figure.by)
  if (carried === undefined || mode === undefined) return null
  const { leg, quantity } = carried
  const rate = leg.cost / quantity
  const facts = derivedFacts(figure, rate, 'yuan/t')
  const link = linkOf(figure, scenario)
  if (link !== undefined && link.cost !== null)
    return { ...facts, operation: 'sum', parts: [{ id: 'link-cost', place: link.id }] }
  const isTerminal = (place: string) => scenario.terminals.some(({ id }) => id === place)
  const handled = isTerminal(leg.from) && isTerminal(leg.to)
  const upstream =
    Math.abs(rate - freightDown(mode, leg, handled, scenario.years.indexOf(context.year))) > SAME_RATE
  const equation = `rate${upstream ? '-upstream' : ''}${handled ? '-handled' : ''}`
  return {
    ...facts,
    equation: equation === 'rate' ? 'leg-rate' : equation,
    parts: rateParts(figure, mode, leg, { upstream, handled }),
  }
}

/** Freight and handling with the current, or on land, yuan/t. */
function freightDown({ fixed, bands, handling }: Mode, leg: Leg, handled: boolean, at: number): number {
  let done = 0
  let freight = fixed.byYear[at] ?? 0
  for (const { upTo, rate } of bands) {
    const end = Math.max(done, Math.min(leg.distance, upTo ?? Number.POSITIVE_INFINITY))
    freight += (rate.byYear[at] ?? 0) * (end - done)
    done = end
  }
  return freight + (handled ? (handling.load.byYear[at] ?? 0) + (handling.unload.byYear[at] ?? 0) : 0)
}

/** What the rate of a part of a way is made of: of the bands only those it is long enough for. */
function rateParts(
  { place }: Figure,
  mode: Mode,
  { distance }: Leg,
  { upstream, handled }: { readonly upstream: boolean; readonly handled: boolean },
): Figure[] {
  const bands = mode.bands.filter((_, at) => (mode.bands[at - 1]?.upTo ?? 0) < distance)
  return [
    { id: 'freight-fixed', place: mode.id },
    ...(upstream ? [{ id: 'upstream-factor', place: mode.id }] : []),
    ...bands.map(({ id }) => ({ id: 'freight-rate', place: mode.id, by: id })),
    { id: 'leg-distance', place, by: mode.id },
    ...(handled ? ['handling-load', 'handling-unload'].map((id) => ({ id, place: mode.id })) : []),
  ]
}
