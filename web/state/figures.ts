/**
 * Where a number on the page comes from: its status and source, or the equation it follows from and the numbers
 * that go into it, each of which is a figure again, down to those of the scenario.
 */
import { INDICATORS, type Provenance, type ResultFile, type Scenario, type Source } from '../../src/index.ts'
import { derivedFacts, givenFacts } from './figures-given.ts'
import { pairsOf, tableFacts } from './figures-tables.ts'

/** Numbers that are no indicators: sums of flows, flows, rows of sites, and what the scenario gives. */
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
  'site-output',
  'site-capacity',
  'site-utilisation',
  'given-capacity',
  'market-demand',
  'projected-output',
  'planned-capacity',
] as const
export type FigureId = (typeof FIGURE_IDS)[number]

/** A number that can be asked about. */
export interface Figure {
  /** Id of an indicator, or one of `FIGURE_IDS`. */
  readonly id: string
  /** Region, site or market by its id; `city` for all regions; `from>to` where there are two. */
  readonly place: string
}

/** How the parts make the value where the equation is no more than that; `null` for any other. */
export type Operation = 'sum' | 'difference' | 'quotient' | null

export interface FigureFacts {
  readonly figure: Figure
  /** In `unit`; `null` where there is none, as where a denominator is 0. */
  readonly value: number | null
  /** As the result file writes it. */
  readonly unit: string
  /** Of numbers of the scenario that of their provenance, `assumed` for one the user changed; else `derived`. */
  readonly status: Provenance['status']
  /** What the scenario says of it; `null` for a number of the result. */
  readonly provenance: Provenance | null
  readonly source: Source | null
  /** Value of the baseline where the user changed it; `null` where it is as it was. */
  readonly before: number | null
  /** The equation; `null` for a number of the scenario, and for one that the program chose. */
  readonly equation: string | null
  readonly operation: Operation
  /** Whether the program chose it, so that the certificate is its proof. */
  readonly solved: boolean
  /** What goes into it, in the order of the equation; limits of it where the program chose it. */
  readonly parts: readonly Figure[]
}

/** What a figure is looked up in. */
export interface FigureContext {
  readonly result: ResultFile
  readonly scenario: Scenario
  /** To tell the user's own numbers; `null` where there is none. */
  readonly baseline: Scenario | null
  readonly year: number
}

interface Rule {
  readonly operation: Operation
  readonly parts: readonly string[]
}

const ofHaulage: Rule = { operation: null, parts: ['tonne-km'] }
const ofReceived: Rule = { operation: null, parts: ['received'] }

/** Indicators that are computed from other figures of the same place. */
const RULES: Readonly<Record<string, Rule>> = {
  unmet: { operation: 'difference', parts: ['demand', 'received'] },
  'balance-before-transfer': { operation: 'difference', parts: ['output', 'demand'] },
  'balance-after-transfer': { operation: 'difference', parts: ['received', 'demand'] },
  utilisation: { operation: 'quotient', parts: ['output', 'capacity'] },
  'reserve-margin': { operation: null, parts: ['capacity', 'demand'] },
  'self-sufficiency': { operation: 'quotient', parts: ['own-use', 'demand'] },
  'import-dependence': { operation: 'quotient', parts: ['imports', 'demand'] },
  'recycled-share': { operation: 'quotient', parts: ['recycled', 'demand'] },
  'ore-extracted': { operation: null, parts: ['output'] },
  landbank: { operation: null, parts: ['output'] },
  'average-haul': { operation: 'quotient', parts: ['tonne-km', 'received'] },
  'delivered-cost': { operation: 'quotient', parts: ['cost', 'received'] },
  'emissions-per-tonne': { operation: null, parts: ['emissions', 'received'] },
  'road-share': ofHaulage,
  'belt-share': ofHaulage,
  'barge-share': ofHaulage,
  'rail-share': ofHaulage,
  'road-tonnage-share': ofReceived,
  'belt-tonnage-share': ofReceived,
  'barge-tonnage-share': ofReceived,
  'rail-tonnage-share': ofReceived,
  c1: ofReceived,
  c4: ofReceived,
  hhi: ofReceived,
}

/** Indicators that add up rows; the sum of no rows has no parts. */
const SUMS: Readonly<Record<string, string>> = {
  demand: 'market-demand',
  capacity: 'site-capacity',
  output: 'site-output',
  'tonne-km': 'flow-haulage',
  cost: 'flow-cost',
  emissions: 'flow-emissions',
}

/** Say where a figure comes from; `null` for one that is not known. */
export function explainFigure(figure: Figure, context: FigureContext): FigureFacts | null {
  const { id, place } = figure
  const definition = INDICATORS.find((one) => one.id === id)
  if (definition === undefined) return tableFacts(figure, context) ?? givenFacts(figure, context)
  const { result, year } = context
  const row = result.indicators.find((one) => one.year === year && one.region === place && one.id === id)
  if (row === undefined) return null
  const rule = RULES[id]
  const sum = SUMS[id]
  return {
    ...derivedFacts(figure, row.value, definition.unit),
    equation: definition.formula,
    operation: sum !== undefined ? 'sum' : (rule?.operation ?? null),
    parts:
      sum === undefined
        ? (rule?.parts ?? []).map((part) => ({ id: part, place }))
        : rowsOf(sum, place, context),
  }
}

/** Rows that a sum over a place adds up, by size. */
function rowsOf(id: string, place: string, { result, year }: FigureContext): Figure[] {
  const isHere = (region: string) => place === 'city' || region === place
  const rows = <Row extends { readonly year: number; readonly region: string }>(
    all: readonly Row[],
    value: (row: Row) => number,
  ) =>
    all
      .filter((row) => row.year === year && isHere(row.region) && value(row) !== 0)
      .sort((a, b) => value(b) - value(a))
  if (id === 'market-demand')
    return rows(result.markets, ({ demand }) => demand).map((row) => ({ id, place: row.id }))
  if (id === 'site-capacity')
    return rows(result.sites, ({ capacity }) => capacity).map((row) => ({ id, place: row.id }))
  if (id === 'site-output')
    return rows(result.sites, ({ output }) => output).map((row) => ({ id, place: row.id }))
  const regionOf = new Map(result.markets.map((market) => [market.id, market.region]))
  const flows = result.flows
    .filter((flow) => flow.year === year && isHere(regionOf.get(flow.market) ?? ''))
    .sort((a, b) => b.quantity - a.quantity)
  return pairsOf(flows).map((pair) => ({ id, place: pair }))
}
