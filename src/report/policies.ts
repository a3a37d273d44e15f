import { INDICATORS, indicatorRows } from '../analyse/indicators.ts'
import { isJsonObject } from '../json.ts'
import { tidy } from '../lists.ts'
import { applyPatch } from '../scenario/patch.ts'
import { presetPolicy } from '../scenario/read-policy.ts'
import { PRESETS, type PresetId, type Scenario } from '../scenario/types.ts'
import type { RunOptions } from '../simulate/allocate.ts'
import { simulate } from '../simulate/run.ts'
import { type AllocatedYear, isAllocated } from '../simulate/types.ts'
import { statusOf, worstStatus } from './build.ts'
import { outputs, ratio, transferRows } from './tables.ts'
import type { RunStatus } from './types.ts'

/** What presets are compared by, with its unit; shares are 0–1, the Herfindahl–Hirschman index 0–10,000. */
export const POLICY_MEASURES = {
  unmet: 'wt/yr',
  transfer: 'wt/yr',
  'average-haul': 'km',
  'road-tonne-km': 'wt km/yr',
  'belt-tonne-km': 'wt km/yr',
  'barge-tonne-km': 'wt km/yr',
  'rail-tonne-km': 'wt km/yr',
  cost: '10^4 yuan/yr',
  emissions: 't CO2e/yr',
  /** Largest output ÷ capacity over the named exporters. */
  'largest-utilisation': '1',
  c1: '1',
  hhi: '1',
} as const
/** One of `POLICY_MEASURES`. */
export type PolicyMeasure = keyof typeof POLICY_MEASURES

/** Measures of the whole city in one year; `null` where there is nothing to divide by. */
export interface PolicyYear {
  readonly year: number
  readonly measures: Readonly<Record<PolicyMeasure, number | null>>
}

/** A scenario under one preset; years without an allocation are missing. */
export interface PolicyRun {
  readonly policy: PresetId
  readonly status: RunStatus
  readonly years: readonly PolicyYear[]
}

/** A scenario under another preset: its goals and rules in place of the scenario's goals; listed rules stay. */
export function withPreset(scenario: Scenario, preset: PresetId): Scenario {
  const document = applyPatch(scenario.document, { policy: { preset, goals: null } })
  const listed = isJsonObject(document.policy) ? document.policy.rules : undefined
  const own = scenario.policy.rules.filter(({ id }) => isJsonObject(listed) && Object.hasOwn(listed, id))
  // Nothing but the policy is another, and every preset is valid: there is nothing to check again.
  return { ...scenario, document, policy: presetPolicy(preset, own) }
}

/** Run a scenario under every preset, one after the other. Measures need no prices. */
export async function* runPolicies(scenario: Scenario, options: RunOptions = {}): AsyncGenerator<PolicyRun> {
  for (const policy of PRESETS) {
    const trajectory = await simulate(withPreset(scenario, policy), options)
    yield {
      policy,
      status: worstStatus(trajectory.years.map(({ allocation }) => statusOf(allocation))),
      years: trajectory.years
        .filter(isAllocated)
        .map((year) => ({ year: year.year, measures: measure(trajectory.scenario, year) })),
    }
  }
}

function measure(scenario: Scenario, year: AllocatedYear): PolicyYear['measures'] {
  const city = new Map(
    indicatorRows(scenario, year)
      .filter(({ region }) => region === 'city')
      .map(({ id, value }) => [id, value]),
  )
  const indicator = (id: string): number | null => {
    if (INDICATORS.every((each) => each.id !== id)) throw new Error(`no indicator ${id}`)
    return city.get(id) ?? null
  }
  const tonneKm = (kind: string): number =>
    tidy((indicator(`${kind}-share`) ?? 0) * (indicator('tonne-km') ?? 0))
  return {
    unmet: indicator('unmet'),
    transfer: tidy(transferRows(year).reduce((sum, { quantity }) => sum + quantity, 0)),
    'average-haul': indicator('average-haul'),
    'road-tonne-km': tonneKm('road'),
    'belt-tonne-km': tonneKm('belt'),
    'barge-tonne-km': tonneKm('barge'),
    'rail-tonne-km': tonneKm('rail'),
    cost: indicator('cost'),
    emissions: indicator('emissions'),
    'largest-utilisation': largestUtilisation(scenario, year),
    c1: indicator('c1'),
    hhi: indicator('hhi'),
  }
}

/** Largest output ÷ capacity over the named exporters; `null` where none has capacity. */
function largestUtilisation(scenario: Scenario, year: AllocatedYear): number | null {
  const output = outputs(year)
  const shares = scenario.sites.flatMap((site) => {
    const share = ratio(output.get(site.id) ?? 0, site.capacity.byYear[year.yearIndex] ?? 0)
    return site.exporter && share !== null ? [share] : []
  })
  return shares.length === 0 ? null : Math.max(...shares)
}
