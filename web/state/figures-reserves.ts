/** Figures of reserves: ore extracted, what is left at the end of a year, and how long it lasts. */
import { isPrimary, type SiteRow } from '../../src/index.ts'
import type { Figure, FigureContext, FigureFacts } from './figure-types.ts'
import { derivedFacts } from './figures-given.ts'

/** Most years whose mean output a landbank is measured by, as in the indicator. */
const LANDBANK_YEARS = 10

/** Look up a figure of reserves; `null` for one that is none. */
export function reserveFacts(figure: Figure, context: FigureContext): FigureFacts | null {
  switch (figure.id) {
    case 'site-ore':
      return siteOre(figure, context)
    case 'site-mineable':
      return siteMineable(figure, context)
    case 'reserve-left':
      return reserveLeft(figure, context)
    case 'mineable':
      return mineable(figure, context)
    case 'limited-output':
      return limitedOutput(figure, context)
    case 'mean-output':
      return meanOutput(figure, context)
    case 'landbank':
      return landbank(figure, context)
    default:
      return null
  }
}

/** Sites that take from reserves and put something out, as figures of their ore, the largest first. */
export function oreOf(place: string, context: FigureContext): Figure[] {
  return rowsIn({ id: '', place }, context)
    .filter(({ tier, output }) => isPrimary(tier) && output !== 0)
    .sort((a, b) => b.output - a.output)
    .map(({ id }) => ({ id: 'site-ore', place: id }))
}

/** Rows of the year in a place, of one tier where the figure is limited to one. */
function rowsIn({ place, by }: Figure, { result, year }: FigureContext): SiteRow[] {
  return result.sites.filter(
    (row) =>
      row.year === year &&
      (place === 'city' || row.region === place) &&
      (by === undefined || row.tier === by),
  )
}

const rowOf = ({ place }: Figure, { result, year }: FigureContext): SiteRow | undefined =>
  result.sites.find((row) => row.year === year && row.id === place)

const recoveryOf = (site: string, { scenario }: FigureContext): number =>
  scenario.sites.find(({ id }) => id === site)?.recovery.value ?? 1

function siteOre(figure: Figure, context: FigureContext): FigureFacts | null {
  const { place } = figure
  const row = rowOf(figure, context)
  if (row === undefined) return null
  return {
    ...derivedFacts(figure, row.output / recoveryOf(place, context)),
    operation: 'quotient',
    parts: [
      { id: 'site-output', place },
      { id: 'site-recovery', place },
    ],
  }
}

function siteMineable(figure: Figure, context: FigureContext): FigureFacts | null {
  const { place } = figure
  const left = rowOf(figure, context)?.reserveEnd ?? null
  if (left === null) return null
  return {
    ...derivedFacts(figure, recoveryOf(place, context) * left, 'wt'),
    operation: 'product',
    parts: [
      { id: 'site-recovery', place },
      { id: 'reserve-left', place },
    ],
  }
}

/** Ore at the end of a year: that at the end of the year before, or the scenario's own in the first, less what it took. */
function reserveLeft(figure: Figure, context: FigureContext): FigureFacts | null {
  const { place } = figure
  const left = rowOf(figure, context)?.reserveEnd ?? null
  if (left === null) return null
  const years = allocatedYears(context)
  const before = years[years.indexOf(context.year) - 1]
  const begin =
    before === undefined ? { id: 'site-reserve', place } : { id: 'reserve-left', place, year: before }
  return { ...derivedFacts(figure, left, 'wt'), parts: [begin, { id: 'site-ore', place }] }
}

function mineable(figure: Figure, context: FigureContext): FigureFacts | null {
  const rows = rowsIn(figure, context)
    .flatMap(({ id, reserveEnd }) =>
      reserveEnd === null ? [] : [{ id, product: recoveryOf(id, context) * reserveEnd }],
    )
    .sort((a, b) => b.product - a.product)
  if (rows.length === 0) return null
  return {
    ...derivedFacts(
      figure,
      rows.reduce((sum, { product }) => sum + product, 0),
      'wt',
    ),
    operation: 'sum',
    parts: rows.map(({ id }) => ({ id: 'site-mineable', place: id })),
  }
}

function limitedOutput(figure: Figure, context: FigureContext): FigureFacts {
  const rows = rowsIn(figure, context)
    .filter(({ reserveEnd }) => reserveEnd !== null)
    .sort((a, b) => b.output - a.output)
  return {
    ...derivedFacts(
      figure,
      rows.reduce((sum, { output }) => sum + output, 0),
    ),
    operation: 'sum',
    parts: rows.map(({ id }) => ({ id: 'site-output', place: id })),
  }
}

function meanOutput(figure: Figure, context: FigureContext): FigureFacts {
  const years = allocatedYears(context)
  const last = years.slice(0, years.indexOf(context.year) + 1).slice(-LANDBANK_YEARS)
  const { by, place } = figure
  const parts = last.map(
    (year): Figure => ({ id: 'limited-output', place, ...(by === undefined ? {} : { by }), year }),
  )
  const all = parts.map((part) => limitedOutput(part, { ...context, year: part.year ?? 0 }).value ?? 0)
  const mean = all.reduce((sum, value) => sum + value, 0) / Math.max(1, all.length)
  return { ...derivedFacts(figure, mean), operation: 'mean', parts }
}

/** How long reserves last, years; `null` where none is limited. */
function landbank(figure: Figure, context: FigureContext): FigureFacts | null {
  const { by, place } = figure
  const of = (id: string): Figure => ({ id, place, ...(by === undefined ? {} : { by }) })
  const left = mineable(of('mineable'), context)
  if (left === null) return null
  const output = meanOutput(of('mean-output'), context).value ?? 0
  return {
    ...derivedFacts(figure, output > 0 ? (left.value ?? 0) / output : null, 'yr'),
    operation: 'quotient',
    parts: [of('mineable'), of('mean-output')],
  }
}

function allocatedYears({ result }: FigureContext): number[] {
  const allocated = new Set(result.regions.map(({ year }) => year))
  return result.years.map(({ year }) => year).filter((year) => allocated.has(year))
}
