/** What contingencies come to, as coded statements with parameters, and as the indicator that is made of them. */
import type { JsonObject } from '../json.ts'
import type { ContingencyCode } from '../messages/contingency.ts'
import { CITY, type Localised, type Scenario } from '../scenario/types.ts'
import type { ChangeAt, Contingencies, Contingency, PairContingency } from './contingency-types.ts'
import { type IndicatorValue, SOLVED_INDICATORS } from './indicators.ts'
import type { Lost } from './losses.ts'

/** A sentence about contingencies, the most important first. */
export interface ContingencyStatement {
  readonly code: ContingencyCode
  readonly parameters: JsonObject
}

/** Losses and places named in a sentence; the rest is counted. */
const MOST_NAMED = 5

/** What there is to say of contingencies. */
export function contingencyStatements(scenario: Scenario, found: Contingencies): ContingencyStatement[] {
  const names = new PlaceNames(scenario)
  return [...singleStatements(names, found), ...pairStatements(names, found)]
}

function singleStatements(names: PlaceNames, { singles, shortfall }: Contingencies): ContingencyStatement[] {
  const all = singles.length
  const named = (list: readonly Contingency[], code: ContingencyCode, more: JsonObject = {}) => {
    if (list.length === 0) return []
    const losses = list.slice(0, MOST_NAMED).map((each) => names.contingency(each))
    return [{ code, parameters: { ...more, losses, more: Math.max(0, list.length - MOST_NAMED) } }]
  }
  const short = singles.filter((single) => (single.shortfall ?? 0) > 0)
  const worst = short[0]
  const costliest = singles.reduce<Contingency | null>(
    (dearest, next) => ((next.cost?.change ?? 0) > (dearest?.cost?.change ?? 0) ? next : dearest),
    null,
  )
  const isSafe = short.length === 0 && singles.some(({ status }) => status === 'solved')
  return [
    ...named(
      singles.filter(({ status }) => status === 'conflict'),
      'n-1-conflict',
    ),
    ...(worst === undefined ? [] : [{ code: 'n-1-worst' as const, parameters: names.contingency(worst) }]),
    ...named(short, 'n-1-short', { short: short.length, all, shortfall }),
    ...(isSafe
      ? [
          {
            code: 'n-1-safe' as const,
            parameters: { all, costliest: costliest === null ? null : names.contingency(costliest) },
          },
        ]
      : []),
    ...named(
      singles.filter(({ status }) => status === 'unproven'),
      'n-1-unproven',
    ),
  ]
}

function pairStatements(names: PlaceNames, { pairs, counts }: Contingencies): ContingencyStatement[] {
  if (pairs === null || counts === null) return []
  const [worst] = pairs
  return [
    worst === undefined
      ? { code: 'n-2-none', parameters: {} }
      : { code: 'n-2-worst', parameters: names.contingency(worst) },
    { code: 'n-2-counts', parameters: { ...counts } },
  ]
}

/**
 * Values of the N-1 shortfall: for the city the largest over the losses, and for each region the most that its own
 * markets lack in any of them, in the allocation found; `null` where no loss has an answer.
 */
export function contingencyIndicators(
  scenario: Scenario,
  { year, singles, shortfall }: Contingencies,
): IndicatorValue[] {
  const ids = scenario.regions.map(({ id }) => id).sort()
  const most = (region: string): number | null =>
    shortfall === null
      ? null
      : Math.max(
          0,
          ...singles.flatMap(({ regions }) =>
            regions.filter(({ id }) => id === region).map(({ change }) => change),
          ),
        )
  return SOLVED_INDICATORS.flatMap(({ id, unit }) => [
    ...ids.map((region): IndicatorValue => ({ year, region, id, value: most(region), unit })),
    { year, region: CITY, id, value: shortfall, unit },
  ])
}

class PlaceNames {
  private readonly names: ReadonlyMap<string, Localised>

  constructor({ regions, markets, sites, terminals, modes, waterways }: Scenario) {
    const stretches = waterways.flatMap((waterway) => waterway.stretches)
    // Ids are unique within a kind only.
    const entries = {
      region: regions,
      market: markets,
      site: sites,
      terminal: terminals,
      mode: modes,
      stretch: stretches,
    }
    this.names = new Map(
      Object.entries(entries).flatMap(([kind, list]) =>
        list.map(({ id, name }) => [`${kind}/${id}`, name ?? { zh: id, en: id }] as const),
      ),
    )
  }

  contingency(each: Contingency | PairContingency): JsonObject {
    return {
      lost: each.lost.map((lost) => this.lost(lost)),
      shortfall: each.shortfall,
      cost: each.cost?.change ?? null,
      markets: this.changes('market', each.markets),
      regions: this.changes('region', each.regions),
      ...('beyond' in each ? { beyond: each.beyond } : {}),
    }
  }

  private lost({ kind, id }: Lost): JsonObject {
    return { kind, id, name: this.of(kind === 'zone' ? 'site' : kind, id) }
  }

  private changes(kind: string, list: readonly ChangeAt[]): JsonObject[] {
    return list.slice(0, MOST_NAMED).map(({ id, change }) => ({ id, name: this.of(kind, id), change }))
  }

  private of(kind: string, id: string): JsonObject {
    const { zh, en } = this.names.get(`${kind}/${id}`) ?? { zh: id, en: id }
    return { zh, en }
  }
}
