/**
 * Indicators of a year, for every region and for the city. Each has its unit, its formula and where its definition
 * comes from; the catalogue says the same in words, in both languages. `null` where the denominator is 0.
 */
import { tidy } from '../lists.ts'
import { CITY, MODE_KINDS, type Scenario } from '../scenario/types.ts'
import type { AllocatedYear } from '../simulate/types.ts'
import { type Totals, totalsOf } from './totals.ts'

/** Where the definition of an indicator comes from; the catalogue names them in full. */
export const DEFINITION_SOURCES = [
  'plan',
  'balance',
  'freight',
  'nppf',
  'concentration',
  'contingency',
] as const
export type DefinitionSource = (typeof DEFINITION_SOURCES)[number]

/** What an indicator is, apart from its value. */
export interface IndicatorDefinition {
  readonly id: string
  readonly unit: string
  /** The formula, over the totals of the region. */
  readonly formula: string
  readonly source: DefinitionSource
}

/** An indicator and how it is computed. */
export interface Indicator extends IndicatorDefinition {
  /** Compute it, in its unit, from the totals of a region or of all; `null` where it is not defined for them. */
  value(totals: Totals): number | null
}

/** A value of an indicator; `region` is the id of a region, or `city` for all of them. */
export interface IndicatorValue {
  readonly year: number
  readonly region: string
  readonly id: string
  readonly value: number | null
  readonly unit: string
}

const per = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

const define = (
  source: DefinitionSource,
  id: string,
  unit: string,
  formula: string,
  value: Indicator['value'],
): Indicator => ({ id, unit, formula, source, value })

const BALANCE: readonly Indicator[] = [
  define('plan', 'demand', 'wt/yr', 'Σ D_m', (t) => t.demand),
  define('plan', 'capacity', 'wt/yr', 'Σ K_i in service', (t) => t.capacity),
  define('plan', 'output', 'wt/yr', 'Σ q_i', (t) => t.output),
  define('balance', 'unmet', 'wt/yr', 'Σ u_m', (t) => tidy(t.demand - t.received)),
  define('plan', 'balance-before-transfer', 'wt/yr', 'Σ q_i − Σ D_m', (t) => tidy(t.output - t.demand)),
  define('plan', 'balance-after-transfer', 'wt/yr', 'received − Σ D_m', (t) => tidy(t.received - t.demand)),
  define('balance', 'utilisation', '1', 'Σ q_i ÷ Σ K_i', (t) => per(t.output, t.capacity)),
  define('balance', 'reserve-margin', '1', '(Σ K_i − Σ D_m) ÷ Σ D_m', (t) =>
    per(t.capacity - t.demand, t.demand),
  ),
  define('balance', 'self-sufficiency', '1', 'own supply used ÷ Σ D_m', (t) => per(t.own, t.demand)),
  define('balance', 'import-dependence', '1', 'imports ÷ Σ D_m', (t) => per(t.imports, t.demand)),
  define('balance', 'recycled-share', '1', 'recycled received ÷ Σ D_m', (t) => per(t.recycled, t.demand)),
]

const RESERVES: readonly Indicator[] = [
  define('plan', 'ore-extracted', 'wt/yr', 'Σ q_i ÷ ρ_i, primary', (t) => t.ore),
  define('nppf', 'landbank', 'yr', 'Σ ρ_i · R_i at the end ÷ mean Σ q_i of up to ten years', (t) =>
    t.mineable === null ? null : per(t.mineable, t.meanOutput),
  ),
  define('plan', 'large-medium-share', '1', '(large + medium) ÷ all aggregates mines', ({ mines }) =>
    per(mines.large + mines.medium, mines.large + mines.medium + mines.small),
  ),
]

const TRANSPORT: readonly Indicator[] = [
  define('freight', 'tonne-km', 'wt km/yr', 'Σ f_a · km_a', (t) => t.tonneKm),
  define('freight', 'average-haul', 'km', 'Σ f_a · km_a ÷ received', (t) => per(t.tonneKm, t.received)),
  ...MODE_KINDS.map((kind) =>
    define('freight', `${kind}-share`, '1', `Σ f_a · km_a by ${kind} ÷ Σ f_a · km_a`, (t) =>
      per(t.tonneKmByKind[kind], t.tonneKm),
    ),
  ),
  ...MODE_KINDS.map((kind) =>
    define('freight', `${kind}-tonnage-share`, '1', `received mainly by ${kind} ÷ received`, (t) =>
      per(t.receivedByKind[kind], t.received),
    ),
  ),
  define('freight', 'cost', '10^4 yuan/yr', 'Σ f · (ex-works + freight + handling)', (t) => t.cost),
  define('freight', 'delivered-cost', 'yuan/t', 'cost ÷ received', (t) => per(t.cost, t.received)),
  define('freight', 'emissions', 't CO2e/yr', 'Σ f_a · g_a ÷ 100', (t) => t.emissions),
  define('freight', 'emissions-per-tonne', 'kg CO2e/t', 'emissions ÷ (10 · received)', (t) =>
    per(t.emissions, 10 * t.received),
  ),
]

const CONCENTRATION: readonly Indicator[] = [
  define('concentration', 'c1', '1', 'largest share of a site in received', (t) => t.shares[0] ?? null),
  define('concentration', 'c4', '1', 'sum of the four largest shares', (t) =>
    t.shares.length === 0 ? null : tidy(t.shares.slice(0, 4).reduce((a, b) => a + b, 0)),
  ),
  define('concentration', 'hhi', '1', '10,000 · Σ share² (Herfindahl–Hirschman)', (t) =>
    t.shares.length === 0 ? null : tidy(1e4 * t.shares.reduce((a, share) => a + share ** 2, 0)),
  ),
]

/** All indicators that follow from a result alone, in the order they are reported. */
export const INDICATORS: readonly Indicator[] = [...BALANCE, ...RESERVES, ...TRANSPORT, ...CONCENTRATION]

/**
 * Indicators that need more programs solved, and so are no rows of a result: the analysis of contingencies has
 * their values.
 */
export const SOLVED_INDICATORS: readonly IndicatorDefinition[] = [
  {
    id: 'n-1-shortfall',
    unit: 'wt/yr',
    formula: 'max over zones, wharves, stretches and modes lost in turn of Σ u_m − Σ u_m with none lost',
    source: 'contingency',
  },
]

/**
 * Rows of a year: regions by id, then the city; indicators in their order. `past` are the allocated years before
 * it, in order: a landbank is measured by the mean output of up to ten years.
 */
export function indicatorRows(
  scenario: Scenario,
  year: AllocatedYear,
  past: readonly AllocatedYear[] = [],
): IndicatorValue[] {
  const ids = scenario.regions.map((region) => region.id).sort()
  return [...ids, CITY].flatMap((region) => {
    const totals = totalsOf(scenario, year, region === CITY ? null : region, past)
    return INDICATORS.map(({ id, unit, value }) => ({
      year: year.year,
      region,
      id,
      value: value(totals),
      unit,
    }))
  })
}
