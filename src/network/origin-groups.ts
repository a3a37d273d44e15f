import { at } from '../lists.ts'
import type { Scenario, Site } from '../scenario/types.ts'
import { importNeed } from './need.ts'
import type { OriginGroup } from './types.ts'

/** The origin groups of a scenario, and the one each site belongs to, aligned with the sites. */
export interface OriginGroups {
  readonly all: readonly OriginGroup[]
  readonly ofSite: readonly number[]
}

/**
 * Group origins as coarsely as the rules allow: region × named exporter or not; a site of its own where a rule
 * limits what it sends to another region.
 */
export function originGroups(scenario: Scenario, yearIndex: number): OriginGroups {
  const limited = sitesWithShare(scenario, yearIndex)
  const names = new Map(scenario.regions.map((region) => [region.id, region.name.zh]))
  const all: OriginGroup[] = []
  const positions = new Map<string, number>()
  const ofSite = scenario.sites.map((site) => {
    const single = limited.has(site)
    const id = single ? site.id : `${site.region}${site.exporter ? '+exporter' : '+other'}`
    const known = positions.get(id)
    if (known !== undefined) return known
    const own = `${site.tier}|${site.location.longitude}|${site.location.latitude}|${site.code ?? site.name.zh}`
    positions.set(id, all.length)
    const regional = `${names.get(site.region) ?? ''}|${site.exporter}`
    return (
      all.push({
        id,
        region: site.region,
        exporter: site.exporter,
        site: single ? site.id : null,
        content: single ? own : regional,
      }) - 1
    )
  })
  return { all, ofSite }
}

/** Sites that a rule keeps from sending all they could to a region: those of whose tonnes track must be kept. */
function sitesWithShare(scenario: Scenario, yearIndex: number): ReadonlySet<Site> {
  const limited = scenario.policy.rules.flatMap((rule) =>
    rule.kind === 'sending-share'
      ? scenario.regions.flatMap((region) => sitesLimitedBy(scenario, yearIndex, region.id, rule.share))
      : [],
  )
  return new Set(limited)
}

/**
 * Sites outside a region with capacity for `share` of its import need or more; the others cannot exceed it, not
 * even with a little more capacity. None where the region has no need.
 */
export function sitesLimitedBy(
  scenario: Scenario,
  yearIndex: number,
  regionId: string,
  share: number,
): Site[] {
  const need = importNeed(scenario, yearIndex, regionId)
  if (need <= 0) return []
  return scenario.sites.filter(
    (site) => site.region !== regionId && at(site.capacity.byYear, yearIndex) >= share * need,
  )
}
