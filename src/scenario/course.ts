/**
 * What permits and projects make of a site over the years: capacity in service, permits, reserves that join, mines.
 * All of it follows from the document alone; only exhaustion waits for the simulation.
 */
import { at } from '../lists.ts'
import { floorQuantity, roundQuantity } from '../units.ts'
import type { SiteDraft } from './read-sites.ts'
import type { Mines, Project, Site, SiteCourse } from './types.ts'

/** Give a site its course over the years. `projects` are those that concern it, the one it is included. */
export function runCourse(
  draft: SiteDraft,
  projects: readonly Project[],
  years: readonly number[],
  delay: number,
): Site {
  const permits = new Permits(draft, projects, delay)
  const permitted = years.map((year) => permits.inForce(year))
  const capacity = years.map((year, t) => {
    const added = projects.reduce((sum, project) => sum + capacityOf(project, year), 0)
    return permitted[t] === true ? roundQuantity(at(draft.ownCapacity.byYear, t) + added) : 0
  })
  const course = {
    permitted,
    ...reservesOf(draft, projects, years, permits),
    mines: minesOf(draft, projects, years, permitted),
  }
  return { ...draft, capacity: { byYear: capacity, provenance: draft.ownCapacity.provenance }, course }
}

/** Capacity of a project in a year, wt/yr: its share of the ramp-up while it is open. */
export function capacityOf(project: Project, year: number): number {
  const { opening, closing, capacity, rampUp } = project
  if (year < opening || (closing !== null && year > closing)) return 0
  return capacity.value * (rampUp[year - opening] ?? 1)
}

/**
 * Permits of a site. Its own runs to `permitEnd`; that of a project from the approval to the project's closing.
 * An extension without an end of its own leaves the permit of the site as it is.
 */
class Permits {
  private readonly draft: SiteDraft
  private readonly projects: readonly Project[]
  private readonly delay: number

  constructor(draft: SiteDraft, projects: readonly Project[], delay: number) {
    this.draft = draft
    this.projects = projects
    this.delay = delay
  }

  approval(project: Project): number {
    return project.approvalYear.value + this.delay
  }

  inForce(year: number): boolean {
    const { draft } = this
    const isProject = this.projects.some((project) => project.kind === 'new' && project.id === draft.id)
    if (!isProject && (draft.permitEnd === null || year <= draft.permitEnd.value)) return true
    return this.projects.some((project) => {
      if (this.approval(project) > year) return false
      return project.closing === null ? project.kind === 'new' : year <= project.closing
    })
  }
}

/** Ore and product that join, and the years at whose end a permit lapses. */
function reservesOf(
  draft: SiteDraft,
  projects: readonly Project[],
  years: readonly number[],
  permits: Permits,
): Omit<SiteCourse, 'permitted' | 'mines'> {
  const recovery = draft.recovery.value
  const joined = new Set<Project>()
  const reserveAdded: number[] = []
  const mineableAdded: number[] = []
  const lapses: boolean[] = []
  let ore = draft.reserve?.value ?? 0
  let mineable = 0
  years.forEach((year, t) => {
    const inForce = permits.inForce(year)
    const arriving = projects.filter(
      (project) => inForce && !joined.has(project) && permits.approval(project) <= year,
    )
    for (const project of arriving) joined.add(project)
    const added = arriving.reduce((sum, project) => sum + (project.reserve?.value ?? 0), 0)
    ore += added
    const limit = floorQuantity(ore * recovery)
    reserveAdded.push(roundQuantity(added))
    mineableAdded.push(roundQuantity(limit - mineable))
    const ends = !permits.inForce(years[t + 1] ?? year + 1) && (inForce || t === 0)
    lapses.push(ends)
    mineable = ends ? 0 : limit
    if (ends) ore = 0
  })
  return { reserveAdded, mineableAdded, lapses }
}

/** Mines in service: of the last project that opened and says how many, else those of the site; none without permit. */
function minesOf(
  draft: SiteDraft,
  projects: readonly Project[],
  years: readonly number[],
  permitted: readonly boolean[],
): (Mines | null)[] {
  return years.map((year, t) => {
    const latest = projects
      .filter((project) => project.mines !== null && project.opening <= year)
      .reduce<Project | null>(
        (last, each) => (last === null || each.opening >= last.opening ? each : last),
        null,
      )
    const mines = latest?.mines ?? draft.mines
    return mines === null || permitted[t] === true ? mines : { large: 0, medium: 0, small: 0 }
  })
}
