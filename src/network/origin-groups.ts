import type { Scenario, Site } from '../scenario/types.ts'
import type { OriginGroup } from './types.ts'

/** The origin groups of a scenario, and the one a site belongs to. */
export interface OriginGroups {
  readonly all: readonly OriginGroup[]
  of(site: Site): OriginGroup
}

/**
 * Group origins as coarsely as the rules allow: region × named exporter or not; a site of its own where a rule
 * limits what each site sends.
 */
export function originGroups(scenario: Scenario): OriginGroups {
  const single = scenario.policy.rules.some((rule) => rule.kind === 'sending-share')
  const names = new Map(scenario.regions.map((region) => [region.id, region.name.zh]))
  const groups = new Map<string, OriginGroup>()
  const idFor = (site: Site) => (single ? site.id : site.exporter ? `${site.region}-exporter` : site.region)
  for (const site of scenario.sites) {
    const id = idFor(site)
    if (groups.has(id)) continue
    const regional = `${names.get(site.region) ?? ''}|${site.exporter}`
    const own = `${site.tier}|${site.location.longitude}|${site.location.latitude}|${site.code ?? site.name.zh}`
    groups.set(id, {
      id,
      region: site.region,
      exporter: site.exporter,
      site: single ? site.id : null,
      content: single ? own : regional,
    })
  }
  return {
    all: [...groups.values()],
    of(site) {
      const group = groups.get(idFor(site))
      if (group === undefined) throw new RangeError(`site ${site.id} is not of this scenario`)
      return group
    },
  }
}
