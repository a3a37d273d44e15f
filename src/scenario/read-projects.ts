/** Read the projects of a scenario, and the new sites among them. */
import type { JsonObject, JsonValue } from '../json.ts'
import { FLOW, TONNAGE } from './read-nodes.ts'
import { assumed, assumedYearly, readQuantity } from './read-quantity.ts'
import { readMines, readPlace, type SiteDraft } from './read-sites.ts'
import { readCalendarYear, readDuration } from './read-time.ts'
import {
  entriesAt,
  localisedAt,
  nearest,
  numberAt,
  objectAt,
  type Path,
  type Reading,
  referenceAt,
  report,
  textAt,
  wordAt,
} from './reading.ts'
import { PROJECT_KINDS, type Project, type Quantity } from './types.ts'

export interface Pipeline {
  readonly projects: readonly Project[]
  /** Sites that are projects, in their order; without capacity of their own. */
  readonly sites: readonly SiteDraft[]
}

/** Keys that say where a new quarry is, and those among them it cannot do without. */
const PLACE_KEYS = [
  'region',
  'tier',
  'exporter',
  'code',
  'district',
  'inside',
  'location',
  'exWorksPrice',
  'recovery',
]
const NEEDED_KEYS = ['region', 'tier', 'location', 'exWorksPrice']

/** Read the projects, with every approval later by `delay` years. */
export function readProjects(reading: Reading, delay: number): Pipeline {
  const projects: Project[] = []
  const sites: SiteDraft[] = []
  for (const [id, entry] of entriesAt(reading.document, 'projects')) {
    const path = ['projects', id]
    const project = readProject(reading, id, entry, path, delay)
    projects.push(project)
    checkKeys(reading, entry, path, project.kind === 'new')
    if (project.kind === 'new') sites.push(siteOf(reading, entry, path, project))
  }
  return { projects, sites }
}

function readProject(reading: Reading, id: string, entry: JsonObject, path: Path, delay: number): Project {
  const kind = wordAt(entry, 'kind', PROJECT_KINDS)
  const timing = readTiming(reading, entry, path, delay)
  if (timing.closing !== null && timing.closing < timing.opening) {
    report(reading, 'never-opens', path, {
      severity: 'warning',
      found: `${timing.opening} > ${timing.closing}`,
      at: 'key',
    })
  }
  return {
    id,
    name: localisedAt(entry, 'name'),
    kind,
    site: kind === 'new' ? id : readSiteExtended(reading, entry, path),
    capacity: readQuantity(reading, entry, path, 'capacity', FLOW) ?? assumed(0),
    quarries: Math.max(1, numberAt(entry, 'quarries') ?? 1),
    rampUp: numbersOf(entry.rampUp),
    reserve: readQuantity(reading, entry, path, 'reserve', TONNAGE),
    mines: readMines(entry),
    ...timing,
  }
}

type Timing = Pick<Project, 'approvalYear' | 'leadTime' | 'life' | 'permitEnd' | 'opening' | 'closing'>

/** opening = approval + delay + lead time; closing = the earlier of opening + life − 1 and the permit's end. */
function readTiming(reading: Reading, entry: JsonObject, path: Path, delay: number): Timing {
  const approvalYear =
    readCalendarYear(reading, entry, path, 'approvalYear') ?? assumed(reading.years[0] ?? 0)
  const leadTime = readDuration(reading, entry, path, 'leadTime') ?? assumed(0)
  const life = readDuration(reading, entry, path, 'life')
  const permitEnd = readCalendarYear(reading, entry, path, 'permitEnd')
  const opening = approvalYear.value + delay + leadTime.value
  return { approvalYear, leadTime, life, permitEnd, opening, closing: closingOf(opening, life, permitEnd) }
}

function closingOf(opening: number, life: Quantity | null, permitEnd: Quantity | null): number | null {
  const ends = [
    ...(life === null ? [] : [opening + life.value - 1]),
    ...(permitEnd === null ? [] : [permitEnd.value]),
  ]
  return ends.length === 0 ? null : Math.min(...ends)
}

function numbersOf(list: JsonValue | undefined): number[] {
  return Array.isArray(list) ? list.filter((share): share is number => typeof share === 'number') : []
}

/** The site an extension adds to: one of the document, or a project that is one. */
function readSiteExtended(reading: Reading, entry: JsonObject, path: Path): string {
  const id = textAt(entry, 'site')
  if (id === null) return ''
  const project = objectAt(objectAt(reading.document, 'projects'), id)
  if (project.kind === 'new') return id
  return referenceAt(reading, entry, path, 'site', ['sites']) ?? ''
}

/** A new quarry says where it is and an extension says what it extends; neither says both. */
function checkKeys(reading: Reading, entry: JsonObject, path: Path, isNew: boolean): void {
  for (const key of isNew ? NEEDED_KEYS : ['site']) {
    if (entry[key] === undefined) report(reading, 'missing-key', [...path, key], { allowed: key, at: 'key' })
  }
  for (const key of isNew ? ['site'] : PLACE_KEYS) {
    if (entry[key] === undefined) continue
    const known = isNew ? PLACE_KEYS : ['site']
    report(reading, 'unknown-key', [...path, key], {
      found: key,
      allowed: known.join(', '),
      suggestion: nearest(key, known),
      at: 'key',
    })
  }
}

function siteOf(reading: Reading, entry: JsonObject, path: Path, project: Project): SiteDraft {
  const { reserve, capacity, mines } = project
  return {
    ...readPlace(reading, project.id, entry, path),
    ownCapacity: { ...assumedYearly(reading, 0), provenance: capacity.provenance },
    // Nothing is in place before the approval adds it.
    reserve: reserve === null ? null : { value: 0, provenance: reserve.provenance },
    mines: mines === null ? null : { large: 0, medium: 0, small: 0 },
    permitEnd: null,
    stock: null,
  }
}
