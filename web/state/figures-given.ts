/** Figures that the scenario gives, with their provenance, and whether the user changed them. */
import type { Scenario, Yearly } from '../../src/index.ts'
import type { Figure, FigureContext, FigureFacts } from './figures.ts'

/** Look up a number of the scenario, wt/yr; `null` for one that it does not give. */
export function givenFacts(figure: Figure, context: FigureContext): FigureFacts | null {
  const { scenario, baseline, year } = context
  const given = givenBy(figure, scenario)
  const value = given?.byYear[scenario.years.indexOf(year)]
  if (given === null || value === undefined) return null
  const then = baseline === null ? null : givenBy(figure, baseline)
  const before = then?.byYear[baseline?.years.indexOf(year) ?? -1]
  const changed = before !== undefined && before !== value
  const { provenance } = given
  return {
    figure,
    value,
    unit: 'wt/yr',
    status: changed ? 'assumed' : provenance.status,
    provenance,
    source: provenance.source === null ? null : (scenario.sources[provenance.source] ?? null),
    before: changed ? before : null,
    equation: null,
    operation: null,
    solved: false,
    parts: [],
  }
}

function givenBy({ id, place }: Figure, { markets, sites, regions }: Scenario): Yearly | null {
  switch (id) {
    case 'market-demand':
      return markets.find((market) => market.id === place)?.demand ?? null
    case 'given-capacity':
      return sites.find((site) => site.id === place)?.capacity ?? null
    case 'projected-output':
      return regions.find((region) => region.id === place)?.projectedOutput ?? null
    case 'planned-capacity':
      return regions.find((region) => region.id === place)?.plannedCapacity ?? null
    default:
      return null
  }
}

/** The facts of a number of the result, to which its own are added. */
export function derivedFacts(figure: Figure, value: number | null, unit = 'wt/yr'): FigureFacts {
  return {
    figure,
    value,
    unit,
    status: 'derived',
    provenance: null,
    source: null,
    before: null,
    equation: null,
    operation: null,
    solved: false,
    parts: [],
  }
}
