/** The levers of a scenario: which numbers a planner may move, in which group, and between which ends. */
import {
  type JsonObject,
  type Localised,
  type Market,
  PRESETS,
  type Region,
  type Scenario,
  type Site,
} from '../../src/index.ts'
import { type Path, readPath } from './document.ts'
import { withDocument } from './lever-now.ts'
import { choiceLever, numberLever, totalLever } from './lever-parts.ts'
import { ruleLevers } from './lever-rules.ts'
import { transportLevers } from './lever-transport.ts'
import type { ChoiceLever, Lever, NumberLever, Section } from './lever-types.ts'
import { courseLevers, parameterLevers } from './lever-years.ts'
import { niceCeiling, stepFor } from './slider-ends.ts'

/** More levers of a kind than this stand in disclosures. */
const MOST_IN_SIGHT = 8

/**
 * List the levers of a scenario in the order they are shown, with the values of `document`.
 * @param current the scenario of the last result, for values that only its reader can tell.
 */
export function listLevers(
  loaded: Scenario,
  baseline: Scenario,
  document: JsonObject,
  current: Scenario | null = null,
): Lever[] {
  const levers = [
    ...demandLevers(loaded),
    ...parameterLevers(loaded),
    ...supplyLevers(loaded),
    ...courseLevers(loaded),
    ...transportLevers(loaded),
    choiceLever('policy', ['policy', 'preset'], null, 'preset', loaded.policy.preset, PRESETS),
    ...loaded.regions.map(outputLimit),
    ...ruleLevers(loaded),
  ].map((lever) => withDocument(lever, { loaded, baseline, document, current }))
  return levers.map((lever) => (isTotal(lever) ? withMembers(lever, levers) : lever))
}

/** The levers whose sum a total is. */
export function membersOf(total: NumberLever, levers: readonly Lever[]): NumberLever[] {
  const measure = total.measure === 'totalDemand' ? 'demand' : 'capacity'
  return levers.filter(
    (lever): lever is NumberLever =>
      lever.kind === 'number' && lever.section?.id === total.section?.id && lever.measure === measure,
  )
}

export function isTotal(lever: Lever): lever is NumberLever {
  return lever.measure === 'totalDemand' || lever.measure === 'totalCapacity'
}

/** One lever a market; where there are many, a total for each region with its markets in a disclosure. */
function demandLevers(loaded: Scenario): Lever[] {
  const { markets, regions } = loaded
  if (markets.length <= MOST_IN_SIGHT) return markets.map((market) => demandLever(market, null))
  return regions.flatMap((region) => {
    const section = { id: `demand-${region.id}`, name: region.name }
    const own = markets.filter((market) => market.region === region.id)
    if (own.length === 0) return []
    return [
      totalLever('demand', section, region, 'totalDemand'),
      ...own.map((market) => demandLever(market, section)),
    ]
  })
}

function demandLever(market: Market, section: Section | null): NumberLever {
  return numberLever('demand', ['markets', market.id, 'demand'], market, 'demand', market.demand, { section })
}

/** What is expected of each region and what each exporter can do in sight; the other sites tier by tier. */
function supplyLevers(loaded: Scenario): Lever[] {
  // A site that is a project, or a share of the demand around it, has no capacity of its own to move.
  const own = loaded.sites.filter(
    ({ id }) => readPath(loaded.document, ['sites', id, 'capacity']) !== undefined,
  )
  const exporters = own.filter((site) => site.exporter)
  const others = own.filter((site) => !site.exporter)
  const tiers = [...new Set(others.map(({ tier }) => tier))]
  return [
    ...loaded.regions.flatMap(projectedOutput),
    ...exporters.map((site) => capacityLever(site, null)),
    ...tiers.flatMap((tier): Lever[] => {
      const section: Section = { id: tier, name: null }
      const sites = others.filter((site) => site.tier === tier)
      return [
        totalLever('supply', section, { name: null, region: null }, 'totalCapacity'),
        ...sites.map((site) => capacityLever(site, section)),
      ]
    }),
  ]
}

function capacityLever(site: Site, section: Section | null): NumberLever {
  return numberLever('supply', ['sites', site.id, 'capacity'], site, 'capacity', site.ownCapacity, {
    section,
  })
}

function projectedOutput(region: Region): Lever[] {
  if (region.projectedOutput === null) return []
  const path: Path = ['regions', region.id, 'projectedOutput']
  return [numberLever('supply', path, ownerOf(region), 'projectedOutput', region.projectedOutput)]
}

function outputLimit(region: Region): ChoiceLever {
  const path: Path = ['regions', region.id, 'outputLimit']
  const limits = region.projectedOutput === null ? ['capacity'] : ['projected', 'capacity']
  return choiceLever('policy', path, ownerOf(region), 'outputLimit', region.outputLimit, limits)
}

function ownerOf(region: Region): { readonly name: Localised; readonly region: string } {
  return { name: region.name, region: region.id }
}

/** Give a total the sums of its members. */
function withMembers(total: NumberLever, levers: readonly Lever[]): NumberLever {
  const members = membersOf(total, levers)
  const value = sum(members.map((member) => member.value))
  const known = members.every((member) => member.baseline !== null)
  const baseline = known ? sum(members.map((member) => member.baseline ?? 0)) : null
  const max = niceCeiling(Math.max(1.5 * (baseline ?? value), value, 10))
  return {
    ...total,
    paths: members.flatMap((member) => member.paths),
    value,
    baseline,
    max,
    step: stepFor(max),
  }
}

function sum(values: readonly number[]): number {
  return Math.round(values.reduce((all, value) => all + value, 0) * 1000) / 1000
}
