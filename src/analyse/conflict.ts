/**
 * Rules that cannot all hold: which ones, with which limits, and what the cheapest way out is.
 *
 * Whether a set of rules can hold is decided by a certified optimum of the elastic program, the least tonnage (or
 * emission, or ore) by which its rules must give way. A deletion filter over the rules leaves a set of which none
 * can be spared (Chinneck and Dravnieks, ORSA Journal on Computing 3 (1991) 157).
 */
import type { JsonObject } from '../json.ts'
import { byCodeUnit } from '../lists.ts'
import { atHand } from '../network/at-hand.ts'
import { checkDocument } from '../scenario/check.ts'
import { applyPatch } from '../scenario/patch.ts'
import type { Scenario } from '../scenario/types.ts'
import { allocate } from '../simulate/allocate.ts'
import type { Year } from '../simulate/types.ts'
import type { SolveOptions } from '../solve/types.ts'
import { type Elastic, type Give, type GiveKind, makeElastic, relieve, type Stance } from './elastic.ts'
import { type Change, changesOf, patchOf } from './relax.ts'

/** Rules must give way by more than this, in the unit of their rows, or they can all hold: below the grid. */
const CONFLICT = 1e-5
/** Most limits that are tried one by one; more are named as the duals name them. */
const MOST_LIMITS = 12
/** Most relaxations reported. */
const MOST_RELAXATIONS = 5

/** A limit that the rules run into. `reserve`: the ore in place, where it holds a site below its capacity. */
export interface ConflictLimit {
  readonly kind: 'outputLimit' | 'capacity' | 'reserve' | 'throughput' | 'link' | 'demand'
  readonly id: string
}

/** A way out: changes that together let the year's rules hold. */
export interface Relaxation {
  /** What gives way; `mixed` where the cheapest way takes more than one kind. */
  readonly kind: Change['kind'] | 'mixed'
  /** Σ repairCost · relief: 万元 for reliefs in wt, yuan per unit of the rule for others. */
  readonly cost: number
  readonly changes: readonly Change[]
  /** JSON Merge Patch on the document. */
  readonly patch: JsonObject
}

export interface RuleConflict {
  readonly year: number
  /** Ids of rules that cannot all hold, none of which can be spared, sorted. */
  readonly rules: readonly string[]
  readonly limits: readonly ConflictLimit[]
  /** The cheapest first; with each applied the year was found to have a proven allocation. */
  readonly relaxations: readonly Relaxation[]
}

/** Analyse the conflict of a year without an allocation; `null` where none is proven within the limits. */
export async function findConflict(
  scenario: Scenario,
  { year, yearIndex, start }: Pick<Year, 'year' | 'yearIndex' | 'start'>,
  options: SolveOptions = {},
): Promise<RuleConflict | null> {
  const elastic = makeElastic(scenario, yearIndex, atHand(scenario, yearIndex, start))
  const rules = await minimalRules(elastic, options)
  if (rules === null) return null
  const limits = await minimalLimits(elastic, rules, options)
  const found: Relaxation[] = []
  for (const priced of waysOut(scenario, rules)) {
    const relaxation = await relax(scenario, elastic, priced, options)
    if (relaxation === null || found.some((each) => sameChanges(each, relaxation))) continue
    if (await isAllocatedWith(scenario, relaxation.patch, { yearIndex, start }, options))
      found.push(relaxation)
  }
  const relaxations = found.sort((a, b) => a.cost - b.cost).slice(0, MOST_RELAXATIONS)
  return {
    year,
    rules: [...rules].sort(byCodeUnit),
    limits: limits.map((give) => limitOf(elastic, give)),
    relaxations,
  }
}

/** How far the rules of a set must give way, with some limits left out of account. */
function strain(
  elastic: Elastic,
  rules: ReadonlySet<string>,
  spared: ReadonlySet<Give>,
  options: SolveOptions,
) {
  const stance = (give: Give): Stance => {
    if (give.kind === 'rule') return rules.has(give.id) ? { cost: 1 } : 'ignored'
    return spared.has(give) ? 'ignored' : 'held'
  }
  return relieve(elastic, stance, options)
}

/** Rules that cannot all hold, none of which can be spared; `null` where all can, or nothing is proven. */
async function minimalRules(elastic: Elastic, options: SolveOptions): Promise<ReadonlySet<string> | null> {
  const ids = elastic.gives.filter(({ kind }) => kind === 'rule').map(({ id }) => id)
  let rules = new Set(ids)
  const all = await strain(elastic, rules, new Set(), options)
  if (all === null || all.value <= CONFLICT) return null
  for (const id of new Set(ids)) {
    const without = new Set([...rules].filter((each) => each !== id))
    const rest = await strain(elastic, without, new Set(), options)
    if (rest === null) return null
    if (rest.value > CONFLICT) rules = without
  }
  return rules
}

/**
 * Limits that a conflicting set of rules runs into: those with a dual, since the rules conflict by them alone
 * (Farkas), less any that can be spared.
 */
async function minimalLimits(
  elastic: Elastic,
  rules: ReadonlySet<string>,
  options: SolveOptions,
): Promise<readonly Give[]> {
  const strained = await strain(elastic, rules, new Set(), options)
  if (strained === null) return []
  let limits = strained.pressing.filter(({ kind }) => kind !== 'rule')
  if (limits.length > MOST_LIMITS) return limits
  for (const limit of limits) {
    const kept = new Set(limits.filter((each) => each !== limit))
    const spared = new Set(elastic.gives.filter((give) => !kept.has(give)))
    const rest = await strain(elastic, rules, spared, options)
    if (rest !== null && rest.value > CONFLICT) limits = [...kept]
  }
  return limits
}

function limitOf({ formulation }: Elastic, { kind, id, room }: Give): ConflictLimit {
  if (kind === 'rule') throw new RangeError('a rule is no limit')
  const { network } = formulation
  const site = network.scenario.sites.findIndex((each) => each.id === id)
  const isReserve = kind === 'capacity' && room < 1e-3 && network.atHand.mineable[site] !== null
  return { kind: isReserve ? 'reserve' : kind, id }
}

/** What may give way in an alternative: one rule, all of one kind, or everything that has a repair cost. */
type Priced = (give: Give) => number | null

function waysOut(scenario: Scenario, rules: ReadonlySet<string>): readonly Priced[] {
  const { outputLimit, capacity, throughput, rule } = scenario.repairCost
  const costs: Readonly<Partial<Record<GiveKind, number>>> = { outputLimit, capacity, throughput, rule }
  const kinds = ['outputLimit', 'capacity', 'throughput'] as const
  return [
    ({ kind }) => costs[kind] ?? null,
    ...[...rules].sort(byCodeUnit).map(
      (id): Priced =>
        (give) =>
          give.kind === 'rule' && give.id === id ? rule : null,
    ),
    ...kinds.map(
      (only): Priced =>
        ({ kind }) =>
          kind === only ? (costs[kind] ?? null) : null,
    ),
  ]
}

/** The cheapest way out by what has a price, or `null` where there is none. */
async function relax(
  scenario: Scenario,
  elastic: Elastic,
  priced: Priced,
  options: SolveOptions,
): Promise<Relaxation | null> {
  const relieved = await relieve(
    elastic,
    (give) => {
      const cost = priced(give)
      return cost === null ? 'held' : { cost }
    },
    options,
  )
  if (relieved === null) return null
  const changes = changesOf(scenario, elastic, relieved.x)
  const [first] = changes
  if (first === undefined) return null
  const kind = changes.every((change) => change.kind === first.kind) ? first.kind : 'mixed'
  return { kind, cost: relieved.value, changes, patch: patchOf(scenario, elastic, changes) }
}

const sameChanges = (a: Relaxation, b: Relaxation): boolean =>
  JSON.stringify(a.changes.map(({ path, to }) => [path, to])) ===
  JSON.stringify(b.changes.map(({ path, to }) => [path, to]))

/** Whether the year has a proven allocation once a patch is applied. */
async function isAllocatedWith(
  scenario: Scenario,
  patch: JsonObject,
  { yearIndex, start }: Pick<Year, 'yearIndex' | 'start'>,
  options: SolveOptions,
): Promise<boolean> {
  const checked = checkDocument(applyPatch(scenario.document, patch))
  if (!checked.ok) return false
  const allocation = await allocate(checked.value, yearIndex, start, options)
  return allocation.status === 'allocated' && allocation.certificate.ok
}
