/** Figures that the scenario gives, with their provenance, and whether the user changed them. */
import type { Mode, Provenance, Quantity, Scenario, Yearly } from '../../src/index.ts'
import type { Figure, FigureContext, FigureFacts } from './figure-types.ts'

/** A number of the scenario in a year. */
interface Given {
  readonly value: number
  readonly unit: string
  readonly provenance: Provenance
}

/** Look up a number of the scenario, in its own unit; `null` for one that it does not give. */
export function givenFacts(figure: Figure, context: FigureContext): FigureFacts | null {
  const { scenario, start, year } = context
  const given = givenBy(figure, scenario, year)
  if (given === null) return null
  const { value, unit, provenance } = given
  const then = start === null ? null : givenBy(figure, start, year)
  const changed = then !== null && then.value !== value
  return {
    ...derivedFacts(figure, value, unit),
    status: changed ? 'assumed' : provenance.status,
    provenance,
    source: sourceOf(provenance, scenario),
    before:
      start === null || then === null || !changed
        ? null
        : { value: then.value, provenance: then.provenance, source: sourceOf(then.provenance, start) },
    equation: null,
  }
}

/** The work that a number is taken from. */
export function sourceOf({ source }: Provenance, { sources }: Scenario): FigureFacts['source'] {
  return source === null ? null : (sources[source] ?? null)
}

function givenBy(figure: Figure, scenario: Scenario, year: number): Given | null {
  const at = scenario.years.indexOf(year)
  return (
    givenByPlace(figure, scenario, at) ??
    givenByTransport(figure, scenario, at) ??
    givenByWatch(figure, scenario)
  )
}

function yearly(given: Yearly | null | undefined, at: number, unit: string): Given | null {
  const value = given?.byYear[at]
  return given == null || value === undefined ? null : { value, unit, provenance: given.provenance }
}

function constant(given: Quantity | null | undefined, unit: string): Given | null {
  return given == null ? null : { value: given.value, unit, provenance: given.provenance }
}

function givenByPlace({ id, place }: Figure, scenario: Scenario, at: number): Given | null {
  const { sites, regions, markets, terminals, waterways } = scenario
  const of = <Entry extends { readonly id: string }>(all: readonly Entry[]) =>
    all.find((one) => one.id === place)
  switch (id) {
    case 'market-demand':
      return yearly(of(markets)?.demand, at, 'wt/yr')
    case 'market-area':
      return constant(of(markets)?.area, 'km2')
    case 'given-capacity':
      return yearly(of(sites)?.capacity, at, 'wt/yr')
    case 'ex-works-price':
      return yearly(of(sites)?.exWorksPrice, at, 'yuan/t')
    case 'site-reserve':
      return constant(of(sites)?.reserve, 'wt')
    case 'site-recovery':
      return constant(of(sites)?.recovery, '1')
    case 'projected-output':
      return yearly(of(regions)?.projectedOutput, at, 'wt/yr')
    case 'planned-capacity':
      return yearly(of(regions)?.plannedCapacity, at, 'wt/yr')
    case 'chainage':
      return constant(of(terminals)?.berth?.chainage, 'km')
    case 'river-mouth':
      return constant(of(waterways)?.joins?.at, 'km')
    default:
      return null
  }
}

function givenByTransport({ id, place, by }: Figure, scenario: Scenario, at: number): Given | null {
  const link = scenario.links.find((one) => one.id === place)
  if (id === 'link-distance') return constant(link?.distance, 'km')
  if (id === 'link-cost') return constant(link?.cost, 'yuan/t')
  const mode = scenario.modes.find((one) => one.id === place)
  return mode === undefined ? null : givenByMode(id, mode, by, at)
}

function givenByMode(id: string, mode: Mode, band: string | undefined, at: number): Given | null {
  switch (id) {
    case 'circuity':
      return constant(mode.circuity, '')
    case 'upstream-factor':
      return constant(mode.upstreamFactor, '')
    case 'freight-fixed':
      return yearly(mode.fixed, at, 'yuan/t')
    case 'freight-rate':
      return yearly(mode.bands.find((one) => one.id === band)?.rate, at, 'yuan/(t km)')
    case 'handling-load':
      return yearly(mode.handling.load, at, 'yuan/t')
    case 'handling-unload':
      return yearly(mode.handling.unload, at, 'yuan/t')
    case 'emission-factor':
      return yearly(mode.emissionFactor, at, 'g CO2e/(t km)')
    default:
      return null
  }
}

/** Limits of targets and thresholds of early warning; the unit is that of their indicator, which `by` names. */
function givenByWatch({ id, place, by }: Figure, { targets, earlyWarning }: Scenario): Given | null {
  if (id === 'target-limit') return constant(targets.find((one) => one.id === place)?.limit, by ?? '')
  if (id !== 'warning-threshold') return null
  const [warning, level] = place.split('>')
  const levels = earlyWarning.find((one) => one.id === warning)?.levels
  return constant(levels?.find((one) => one.level === level)?.threshold, by ?? '')
}

/** The facts of a number of the result, to which its own are added; its equation is by default its own. */
export function derivedFacts(figure: Figure, value: number | null, unit = 'wt/yr'): FigureFacts {
  return {
    figure,
    value,
    text: null,
    unit,
    status: 'derived',
    provenance: null,
    source: null,
    before: null,
    equation: figure.id,
    operation: null,
    solved: false,
    parts: [],
  }
}
