/** The smallest scale of a quarry that a region admits. */
import { at } from '../lists.ts'
import { roundQuantity } from '../units.ts'
import { capacityOf } from './course.ts'
import { isPrimary, type Project, type Region, type Site } from './types.ts'

/** A project whose quarries are smaller than its region admits. */
export interface TooSmall {
  readonly project: Project
  readonly region: Region
  /** wt/yr a quarry: the project's own, of an extension with what the site had. */
  readonly scale: number
  /** wt/yr. */
  readonly least: number
}

/** Projects for primary aggregate below the smallest scale of their region. */
export function projectsTooSmall(
  projects: readonly Project[],
  sites: readonly Site[],
  regions: readonly Region[],
  years: readonly number[],
): TooSmall[] {
  return projects.flatMap((project) => {
    const site = sites.find(({ id }) => id === project.site)
    const region = regions.find(({ id }) => id === site?.region)
    const least = region?.smallestScale?.[project.kind].value
    if (site === undefined || region === undefined || least === undefined || !isPrimary(site.tier)) return []
    const before = project.kind === 'new' ? 0 : capacityBefore(project, site, projects, years)
    const scale = roundQuantity((before + project.capacity.value) / project.quarries)
    return scale < least ? [{ project, region, scale, least }] : []
  })
}

/** Capacity of a site in the first modelled year of an extension, without the extension itself, wt/yr. */
function capacityBefore(
  extension: Project,
  site: Site,
  projects: readonly Project[],
  years: readonly number[],
): number {
  const first = years.findIndex((year) => year >= extension.opening)
  const t = first < 0 ? years.length - 1 : first
  const others = projects.filter((each) => each.site === site.id && each !== extension)
  return others.reduce((sum, each) => sum + capacityOf(each, at(years, t)), at(site.ownCapacity.byYear, t))
}
