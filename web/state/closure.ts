/**
 * What a loss is in the document of a scenario: the edits that close it, so that a plan can be tried without it.
 *
 * A loss is of one year. Where the format gives a number for each year the edits close that year alone; what has one
 * number for all years (projects, yards, the longest distance of a mode) is closed in all of them, and said to be.
 */
import type { JsonValue, Lost, Scenario } from '../../src/index.ts'
import { numberAt, type Path, readPath } from './document.ts'
import type { Edit } from './workspace-state.ts'

/** Edits that close something, and whether in the year that was asked for alone. */
export interface Closure {
  readonly edits: readonly Edit[]
  readonly years: 'one' | 'all'
}

/** Close everything that is lost in a year of a scenario. Throws where the year is none of the scenario's. */
export function closureOf(scenario: Scenario, lost: readonly Lost[], year: number): Closure {
  if (!scenario.years.includes(year)) throw new Error(`${year} is no year of ${scenario.id}`)
  const parts = lost.map((each) => closeOne(scenario, each, year))
  const isWhole = scenario.years.length > 1 && parts.some(({ years }) => years === 'all')
  return { edits: parts.flatMap(({ edits }) => edits), years: isWhole ? 'all' : 'one' }
}

function closeOne(scenario: Scenario, { kind, id }: Lost, year: number): Closure {
  switch (kind) {
    case 'zone':
    case 'site':
      return closeSite(scenario, id, year)
    case 'terminal': {
      const throughput = scenario.terminals.find((each) => each.id === id)?.throughput?.byYear ?? null
      return closeYear(scenario, ['terminals', id, 'throughput'], throughput, year)
    }
    case 'stretch':
      return closeStretch(scenario, id, year)
    case 'mode':
      return closeMode(scenario, id)
  }
}

/**
 * A site gives nothing without a capacity. What projects add and what a yard releases has no number of a year, so
 * that with them it is closed for good.
 */
function closeSite(scenario: Scenario, id: string, year: number): Closure {
  const site = scenario.sites.find((each) => each.id === id)
  if (site === undefined) return NOTHING
  const at = scenario.years.indexOf(year)
  const projects = scenario.projects.filter(({ site: of, capacity }) => of === id && capacity.value > 0)
  const isExtended =
    projects.length > 0 && (site.capacity.byYear[at] ?? 0) > (site.ownCapacity.byYear[at] ?? 0)
  const isShare = readPath(scenario.document, ['sites', id, 'demandShare']) !== undefined
  const key: Path = ['sites', id, isShare ? 'demandShare' : 'capacity']
  const isOwn = readPath(scenario.document, ['sites', id]) !== undefined
  if (!isExtended && site.stock === null) {
    return closeYear(scenario, key, isShare ? sharesOf(scenario, key) : site.ownCapacity.byYear, year)
  }
  const edits: Edit[] = [
    ...(isOwn ? [{ path: key, value: 0 }] : []),
    ...projects.map((project) => ({ path: ['projects', project.id, 'capacity'], value: 0 })),
    ...(site.stock === null ? [] : [{ path: ['sites', id, 'stock', 'releaseRate'], value: 0 }]),
  ]
  return { edits, years: 'all' }
}

/** The share of the demand that a site serves, by year, where the document holds one plain number; else `null`. */
function sharesOf({ document, years }: Scenario, path: Path): readonly number[] | null {
  const share = numberAt(document, path)
  return share === null ? null : years.map(() => share)
}

function closeStretch(scenario: Scenario, id: string, year: number): Closure {
  for (const waterway of scenario.waterways) {
    const stretch = waterway.stretches.find((each) => each.id === id)
    if (stretch === undefined) continue
    return closeYear(scenario, ['waterways', waterway.id, 'stretches', id, 'open'], stretch.open.byYear, year)
  }
  return NOTHING
}

/** A mode that goes no kilometre has no ways of its own; the links of the document are closed one by one. */
function closeMode({ links }: Scenario, id: string): Closure {
  const own = links.filter(({ mode }) => mode === id)
  const edits: Edit[] = [
    { path: ['modes', id, 'maxDistance'], value: 0 },
    ...own.map((link) => ({ path: ['links', link.id, 'capacity'], value: 0 })),
  ]
  return { edits, years: 'all' }
}

/** Put 0 in a year and leave the others; 0 in all where the others are not known as numbers. */
function closeYear({ years }: Scenario, path: Path, byYear: readonly number[] | null, year: number): Closure {
  if (years.length === 1 || byYear === null) return { edits: [{ path, value: 0 }], years: 'all' }
  const value: JsonValue = Object.fromEntries(
    years.map((each, at) => [`${each}`, each === year ? 0 : (byYear[at] ?? 0)]),
  )
  return { edits: [{ path, value }], years: 'one' }
}

const NOTHING: Closure = { edits: [], years: 'one' }
