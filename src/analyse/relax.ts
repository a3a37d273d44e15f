/** From what gives way in an elastic program to changes of the document that it is made of. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { at, byCodeUnit } from '../lists.ts'
import { importNeed, regionalDemand } from '../network/need.ts'
import { applyPatch } from '../scenario/patch.ts'
import type { Rule, Scenario } from '../scenario/types.ts'
import { decompose } from '../simulate/routes.ts'
import type { Elastic, Give } from './elastic.ts'

/** A change of one entry of the document. */
export interface Change {
  readonly kind: 'rule' | 'outputLimit' | 'capacity' | 'throughput' | 'demand'
  /** Id of the rule, region, site, terminal or market. */
  readonly id: string
  readonly path: readonly string[]
  readonly from: number | boolean
  readonly to: number | boolean
}

/** Tonnage from which something gives way: below the grid. */
const GIVES = 1e-6
/** Steps of a share in a relaxed rule; of a tonnage or emission. */
const SHARE_STEPS = 1e6
const QUANTITY_STEPS = 1e3

/** The changes that let everything give way as far as it does at x. */
export function changesOf(scenario: Scenario, elastic: Elastic, x: Float64Array): Change[] {
  const giving = elastic.gives.filter(({ column }) => at(x, column) > GIVES)
  const rules = new Set(giving.filter(({ kind }) => kind === 'rule').map(({ id }) => id))
  return [
    ...[...rules].sort(byCodeUnit).flatMap((id) => {
      const rule = scenario.policy.rules.find((each) => each.id === id)
      return rule === undefined ? [] : ruleChanges(scenario, elastic, rule, x)
    }),
    ...giving.flatMap((give) => limitChange(elastic, give, at(x, give.column))),
  ]
}

/**
 * Round to steps away from what a row asks for; what is a rounding error from a step is that step. Less than a
 * tenth of a step of room is no room: an allocation squeezed into it could not be told from none.
 */
function outward(value: number, steps: number, direction: 'down' | 'up'): number {
  const scaled = value * steps
  const nearest = Math.round(scaled)
  if (Math.abs(scaled - nearest) < 1e-6) return Math.max(0, nearest) / steps
  const rounded = direction === 'down' ? Math.floor(scaled - 0.1) : Math.ceil(scaled + 0.1)
  return Math.max(0, rounded) / steps
}

const FIELDS = {
  outputLimit: ['regions', 'projectedOutput'],
  capacity: ['sites', 'capacity'],
  throughput: ['terminals', 'throughput'],
} as const

function limitChange({ formulation }: Elastic, { kind, id, limit }: Give, relief: number): Change[] {
  if (kind !== 'outputLimit' && kind !== 'capacity' && kind !== 'throughput') return []
  const [collection, field] = FIELDS[kind]
  const { scenario, yearIndex } = formulation.network
  const site = kind === 'capacity' ? scenario.sites.find((each) => each.id === id) : undefined
  // What projects add stays as it is: the change is of what the document gives for the site itself.
  const from = site === undefined ? limit : at(site.ownCapacity.byYear, yearIndex)
  return [
    {
      kind,
      id,
      path: [collection, id, field],
      from,
      to: outward(from + relief, QUANTITY_STEPS, 'up'),
    },
  ]
}

/** The changes that take what is unmet at x off the demand. */
export function demandChanges({ formulation }: Elastic, x: Float64Array): Change[] {
  const { network, columns } = formulation
  return network.scenario.markets.flatMap(({ id }, m): Change[] => {
    const unmet = at(x, at(columns.unmet, m))
    if (unmet <= GIVES) return []
    const from = at(network.demand, m)
    const path = ['markets', id, 'demand']
    return [{ kind: 'demand', id, path, from, to: outward(from - unmet, QUANTITY_STEPS, 'down') }]
  })
}

/** What a relaxed rule asks for: its key, as it was and as it must become. */
function ruleChanges(scenario: Scenario, elastic: Elastic, rule: Rule, x: Float64Array): Change[] {
  const { yearIndex } = elastic.formulation.network
  const rows = elastic.gives
    .filter((give) => give.kind === 'rule' && give.id === rule.id)
    .map((give) => ({ give, now: give.limit + (give.side === 'lower' ? -1 : 1) * at(x, give.column) }))
  const now = rows[0]?.now ?? 0
  const change = (key: string, from: number, to: number): Change[] => [
    { kind: 'rule', id: rule.id, path: ['policy', 'rules', rule.id, key], from, to },
  ]
  switch (rule.kind) {
    case 'only-exporters-cross-regions':
      return newExporters(scenario, elastic, x)
    case 'sending-share': {
      const shares = rows.map(({ give, now }) => {
        const need = importNeed(scenario, yearIndex, give.key.split('/')[3] ?? '')
        return need > 0 ? now / need : 0
      })
      return change('share', rule.share, outward(Math.max(rule.share, ...shares), SHARE_STEPS, 'up'))
    }
    case 'water-rail-share':
      return change('share', rule.share, outward(waterRailShare(elastic, x), SHARE_STEPS, 'down'))
    case 'self-sufficiency': {
      const demand = regionalDemand(scenario, yearIndex, rule.region)
      return change('share', rule.share, outward(demand > 0 ? now / demand : 0, SHARE_STEPS, 'down'))
    }
    case 'emission-cap':
    case 'extraction-cap':
      return change('limit', rule.limit, outward(now, QUANTITY_STEPS, 'up'))
    case 'least-take':
      return change('quantity', rule.quantity, outward(now, QUANTITY_STEPS, 'down'))
  }
}

/** Share of water and rail in what is transferred at x; 1 where nothing is. */
function waterRailShare({ formulation }: Elastic, x: Float64Array): number {
  const { network, columns } = formulation
  let transferred = 0
  let byWater = 0
  network.arcs.forEach((arc, position) => {
    if (arc.toRegion === null || arc.toRegion === arc.group.region) return
    const flow = at(x, at(columns.flow, position))
    transferred += flow
    if (at(network.nodes, arc.from).kind === 'terminal') byWater += flow
  })
  return transferred > 0 ? byWater / transferred : 1
}

/** Sites that cross regions at x without being named: naming them is how the rule gives way. */
function newExporters(scenario: Scenario, { formulation }: Elastic, x: Float64Array): Change[] {
  const { network, columns } = formulation
  const crossing = decompose(network, columns, x).filter(
    ({ site, market }) => !site.exporter && site.region !== market.region,
  )
  const ids = new Set(crossing.map(({ site }) => site.id))
  return scenario.sites
    .filter(({ id }) => ids.has(id))
    .map(({ id }): Change => ({ kind: 'rule', id, path: ['sites', id, 'exporter'], from: false, to: true }))
}

/** The merge patch that makes changes to the document of a scenario. */
export function patchOf(scenario: Scenario, elastic: Elastic, changes: readonly Change[]): JsonObject {
  const { yearIndex } = elastic.formulation.network
  return changes.reduce<JsonObject>((patch, { kind, id, path, to }) => {
    const [first = '', , key = ''] = path
    if (first === 'policy') {
      const rule = scenario.policy.rules.find((each) => each.id === id)
      const { id: _, ...form } = rule ?? { id }
      // The whole rule: one of the preset's stands in no document.
      return merge(patch, ['policy', 'rules', id], { ...form, [path.at(-1) ?? '']: to })
    }
    if (kind === 'rule' || typeof to === 'boolean') return merge(patch, path, to)
    return merge(patch, path, yearlyValue(scenario, yearIndex, [first, id, key], to))
  }, {})
}

function merge(patch: JsonObject, path: readonly string[], value: JsonValue): JsonObject {
  const change = path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value)
  return isJsonObject(change) ? applyPatch(patch, change) : patch
}

/** A yearly quantity that is `to` in one year and as it was in the others. */
function yearlyValue(
  scenario: Scenario,
  yearIndex: number,
  [collection, id, key]: readonly [string, string, string],
  to: number,
): JsonValue {
  if (scenario.years.length === 1) return to
  const before = yearsOf(scenario, collection, id)
  const milestones = Object.fromEntries(
    scenario.years.map((year, i) => [String(year), i === yearIndex ? to : (before[i] ?? to)]),
  )
  const entries = scenario.document[collection]
  const entry = isJsonObject(entries) ? entries[id] : undefined
  const field = isJsonObject(entry) ? entry[key] : undefined
  // A value with its provenance keeps it, but for the status: the number is now a proposal.
  return isJsonObject(field) && field.value !== undefined
    ? { value: milestones, status: 'assumed' }
    : milestones
}

function yearsOf(scenario: Scenario, collection: string, id: string): readonly number[] {
  const find = <Entry extends { readonly id: string }>(list: readonly Entry[]) =>
    list.find((each) => each.id === id)
  if (collection === 'regions') return find(scenario.regions)?.projectedOutput?.byYear ?? []
  if (collection === 'markets') return find(scenario.markets)?.demand.byYear ?? []
  if (collection === 'sites') return find(scenario.sites)?.ownCapacity.byYear ?? []
  return find(scenario.terminals)?.throughput?.byYear ?? []
}
