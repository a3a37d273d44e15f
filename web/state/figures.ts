/**
 * Where a number on the page comes from: its status and source, or the equation it follows from and the numbers
 * that go into it, each of which is a figure again, down to those of the scenario.
 */
import { INDICATORS, MODE_KINDS } from '../../src/index.ts'
import type { Figure, FigureContext, FigureFacts, Operation } from './figure-types.ts'
import { carriageFacts, kindsOf } from './figures-carriage.ts'
import { cellFacts } from './figures-document.ts'
import { derivedFacts, givenFacts } from './figures-given.ts'
import { oreOf, reserveFacts } from './figures-reserves.ts'
import { sendersTo, tableFacts } from './figures-tables.ts'

/** Numbers that are no indicators: sums of flows, flows and their parts, rows of sites, and what the scenario gives. */
export const FIGURE_IDS = [
  'received',
  'own-use',
  'imports',
  'exports',
  'transfer',
  'recycled',
  'sent',
  'sent-share',
  'flow',
  'flow-haulage',
  'flow-cost',
  'flow-emissions',
  'flow-bought',
  'bought',
  'bought-from',
  'kind-haulage',
  'kind-cost',
  'kind-emissions',
  'kind-received',
  'leg-flow',
  'leg-haulage',
  'leg-cost',
  'leg-emissions',
  'leg-distance',
  'leg-rate',
  'site-output',
  'site-capacity',
  'site-utilisation',
  'site-ore',
  'site-mineable',
  'reserve-left',
  'mineable',
  'mean-output',
  'limited-output',
  'given-capacity',
  'market-demand',
  'market-area',
  'ex-works-price',
  'site-reserve',
  'site-recovery',
  'projected-output',
  'planned-capacity',
  'chainage',
  'river-mouth',
  'link-distance',
  'link-cost',
  'circuity',
  'freight-fixed',
  'freight-rate',
  'handling-load',
  'handling-unload',
  'emission-factor',
  'upstream-factor',
  'target-limit',
  'warning-threshold',
  'cell',
] as const
export type FigureId = (typeof FIGURE_IDS)[number]

interface Rule {
  readonly operation: Operation
  parts(place: string, context: FigureContext): readonly Figure[]
}

const rule = (operation: Operation, ...ids: readonly string[]): Rule => ({
  operation,
  parts: (place) => ids.map((id) => ({ id, place })),
})

/** A share of one of the kinds of transport in all. */
const shareOf = (kind: string, part: string, whole: string): Rule => ({
  operation: 'quotient',
  parts: (place) => [
    { id: part, place, by: kind },
    { id: whole, place },
  ],
})

/** What the largest sources supply, and what arrives. */
const sources = (operation: Operation, count: number): Rule => ({
  operation,
  parts: (place, context) => [
    ...sendersTo('sent', place, context).slice(0, count),
    { id: 'received', place },
  ],
})

/** Sum of rows of a place; the sum of no rows has no parts. */
const sumOf = (id: string): Rule => ({
  operation: 'sum',
  parts: (place, context) => rowsOf(id, place, context),
})

const RULES: Readonly<Record<string, Rule>> = {
  demand: sumOf('market-demand'),
  capacity: sumOf('site-capacity'),
  output: sumOf('site-output'),
  unmet: rule('difference', 'demand', 'received'),
  'balance-before-transfer': rule('difference', 'output', 'demand'),
  'balance-after-transfer': rule('difference', 'received', 'demand'),
  utilisation: rule('quotient', 'output', 'capacity'),
  'reserve-margin': rule(null, 'capacity', 'demand'),
  'self-sufficiency': rule('quotient', 'own-use', 'demand'),
  'import-dependence': rule('quotient', 'imports', 'demand'),
  'recycled-share': rule('quotient', 'recycled', 'demand'),
  'ore-extracted': { operation: 'sum', parts: oreOf },
  landbank: rule('quotient', 'mineable', 'mean-output'),
  'tonne-km': { operation: 'sum', parts: (place, context) => kindsOf('kind-haulage', place, context) },
  'average-haul': rule('quotient', 'tonne-km', 'received'),
  cost: {
    operation: 'sum',
    parts: (place, context) => [{ id: 'bought', place }, ...kindsOf('kind-cost', place, context)],
  },
  'delivered-cost': rule('quotient', 'cost', 'received'),
  emissions: { operation: 'sum', parts: (place, context) => kindsOf('kind-emissions', place, context) },
  'emissions-per-tonne': rule(null, 'emissions', 'received'),
  ...Object.fromEntries(
    MODE_KINDS.flatMap((kind) => [
      [`${kind}-share`, shareOf(kind, 'kind-haulage', 'tonne-km')],
      [`${kind}-tonnage-share`, shareOf(kind, 'kind-received', 'received')],
    ]),
  ),
  c1: sources('quotient', 1),
  c4: sources(null, 4),
  hhi: sources(null, Number.POSITIVE_INFINITY),
}

/** Say where a figure comes from; `null` for one that is not known. */
export function explainFigure(figure: Figure, context: FigureContext): FigureFacts | null {
  const { year } = figure
  if (year === undefined) return factsOf(figure, context)
  const facts = factsOf(figure, { ...context, year })
  // What goes into a figure of a year is of that year, unless it names another.
  return facts === null ? null : { ...facts, parts: facts.parts.map((part) => ({ year, ...part })) }
}

function factsOf(figure: Figure, context: FigureContext): FigureFacts | null {
  if (figure.id === 'cell') return cellFacts(figure, context)
  return (
    indicatorFacts(figure, context) ??
    tableFacts(figure, context) ??
    carriageFacts(figure, context) ??
    reserveFacts(figure, context) ??
    givenFacts(figure, context)
  )
}

/** A row of the result; an indicator of one tier alone is none. */
function indicatorFacts(figure: Figure, context: FigureContext): FigureFacts | null {
  const { id, place, by } = figure
  const definition = INDICATORS.find((one) => one.id === id)
  const { result, year } = context
  const row = result.indicators.find((one) => one.year === year && one.region === place && one.id === id)
  if (definition === undefined || row === undefined || by !== undefined) return null
  const { operation = null, parts = () => [] } = RULES[id] ?? {}
  // Where no reserve is limited there is nothing to ask about.
  const known = parts(place, context).filter((part) => factsOf(part, context) !== null)
  return { ...derivedFacts(figure, row.value, definition.unit), operation, parts: known }
}

/** Rows that a sum over a place adds up, by size. */
function rowsOf(id: string, place: string, { result, year }: FigureContext): Figure[] {
  const isHere = (region: string) => place === 'city' || region === place
  const rows = <Row extends { readonly year: number; readonly region: string; readonly id: string }>(
    all: readonly Row[],
    value: (row: Row) => number,
  ): Figure[] =>
    all
      .filter((row) => row.year === year && isHere(row.region) && value(row) !== 0)
      .sort((a, b) => value(b) - value(a))
      .map((row) => ({ id, place: row.id }))
  if (id === 'market-demand') return rows(result.markets, ({ demand }) => demand)
  if (id === 'site-capacity') return rows(result.sites, ({ capacity }) => capacity)
  return rows(result.sites, ({ output }) => output)
}
