/**
 * Repairs of a shortage or of a conflict of rules: the cheapest sets of changes that remove it.
 *
 * What may give way are output limits, capacities, throughputs, rules and demand, each at its `repairCost` per unit.
 * The cheapest way is a linear program,
 *
 *     min Σ repairCost · relief   such that every rule and limit holds but for its relief, and nothing else is unmet
 *
 * The places that give way in its optimum are a repair. The next one is the cheapest that does without at least one
 * place of every repair before it: a branch for each place of a repair, with that place held (Lawler, "A procedure
 * for computing the K best solutions", Management Science 18 (1972) 401). Where no branch is left there is none.
 */
import type { JsonObject } from '../json.ts'
import { at, byCodeUnit, tidy } from '../lists.ts'
import { atHand } from '../network/at-hand.ts'
import type { LinearProgram } from '../program/types.ts'
import { checkDocument } from '../scenario/check.ts'
import { applyPatch } from '../scenario/patch.ts'
import type { Scenario } from '../scenario/types.ts'
import { allocate } from '../simulate/allocate.ts'
import { simulateYears } from '../simulate/run.ts'
import { isAllocated, type Year } from '../simulate/types.ts'
import type { SolveOptions } from '../solve/types.ts'
import { Variations } from '../solve/variations.ts'
import { type Elastic, makeElastic } from './elastic.ts'
import { type Change, changesOf, demandChanges, patchOf } from './relax.ts'

/** Most repairs of one trouble. */
export const MOST_REPAIRS = 3
/** Programs solved before the search is given up. */
const MOST_SOLVES = 120
/** Tonnage below which nothing is short or gives way, wt: the grid, and below it. */
const SHORT = 1e-3
const GIVES = 1e-6

/** Changes that together remove a trouble. */
export interface Repair {
  /** Σ repairCost · relief, 10⁴ yuan for reliefs in wt. */
  readonly cost: number
  readonly changes: readonly Change[]
  /** JSON Merge Patch on the document; with it the year was solved again, and the trouble was gone. */
  readonly patch: JsonObject
}

/** Ways to remove the shortage or conflict of a year, the cheapest first. */
export interface Repairs {
  readonly year: number
  readonly of: 'shortage' | 'conflict'
  /** wt/yr short; 0 for a conflict. */
  readonly shortage: number
  /** The cheapest first. Of any two, the dearer does without a place that the cheaper one changes. */
  readonly repairs: readonly Repair[]
  /** `all`: proven that there is no other; `most`: as many as are asked for; `limit`: the search was given up. */
  readonly ended: 'all' | 'most' | 'limit'
}

/** What a search for repairs came to. */
export type RepairOutcome =
  | ({ readonly status: 'found' } & Repairs)
  /** Nothing is short and no rules conflict. */
  | { readonly status: 'nothing-to-repair'; readonly year: number }
  /** The year has no proven answer to repair, or no engine proves a repair. */
  | { readonly status: 'unproven'; readonly year: number }
  | { readonly status: 'stopped' }

/** Repair a year of a scenario: by default the first that is short or in conflict. Throws for another year. */
export async function findRepairs(
  scenario: Scenario,
  request: { readonly year?: number; readonly most?: number } = {},
  options: SolveOptions = {},
): Promise<RepairOutcome> {
  if (request.year !== undefined && !scenario.years.includes(request.year))
    throw new RangeError(`no year ${request.year} in ${scenario.id}`)
  for await (const year of simulateYears(scenario, options)) {
    if (request.year !== undefined && year.year !== request.year) continue
    const outcome = await repairYear(scenario, year, request.most, options)
    if (outcome.status !== 'nothing-to-repair' || request.year !== undefined) return outcome
  }
  return options.signal?.aborted
    ? { status: 'stopped' }
    : { status: 'nothing-to-repair', year: scenario.years.at(-1) ?? 0 }
}

/** Repair a year that was simulated. */
export async function repairYear(
  scenario: Scenario,
  year: Year,
  most: number = MOST_REPAIRS,
  options: SolveOptions = {},
): Promise<RepairOutcome> {
  if (options.signal?.aborted) return { status: 'stopped' }
  const shortage = unmetOf(year)
  if (year.allocation.status === 'unsolved') return { status: 'unproven', year: year.year }
  if (shortage !== null && shortage < SHORT) return { status: 'nothing-to-repair', year: year.year }
  const of = shortage === null ? 'conflict' : 'shortage'
  const search = new RepairSearch(scenario, year, of, options)
  const found = await search.run(most)
  if (options.signal?.aborted) return { status: 'stopped' }
  if (found === null) return { status: 'unproven', year: year.year }
  return { status: 'found', year: year.year, of, shortage: tidy(shortage ?? 0), ...found }
}

/** Σ u_m of a year, wt; `null` where it has no allocation. */
function unmetOf(year: Year): number | null {
  if (!isAllocated(year)) return null
  const { formulation, x } = year.allocation
  return formulation.columns.unmet.reduce((sum, column) => sum + at(x, column), 0)
}

/** Places held, and the cheapest way that does with the rest. */
interface Branch {
  readonly held: readonly string[]
  readonly x: Float64Array
  readonly cost: number
  /** Places that give way. */
  readonly places: readonly string[]
}

class RepairSearch {
  private readonly scenario: Scenario
  private readonly year: Year
  private readonly of: Repairs['of']
  private readonly options: SolveOptions
  private readonly elastic: Elastic
  /** Columns that give way, by the place they are of. */
  private readonly columns = new Map<string, number[]>()
  private readonly variations: Variations
  private solves = 0

  constructor(scenario: Scenario, year: Year, of: Repairs['of'], options: SolveOptions) {
    this.scenario = scenario
    this.year = year
    this.of = of
    this.options = options
    this.elastic = makeElastic(scenario, year.yearIndex, atHand(scenario, year.yearIndex, year.start))
    this.variations = new Variations(this.priced())
  }

  /** `null` where no engine proves an answer. */
  async run(most: number): Promise<Pick<Repairs, 'repairs' | 'ended'> | null> {
    const repairs: Repair[] = []
    const known: (readonly string[])[] = []
    const seen = new Set<string>()
    const open: Branch[] = []
    let isProven = true
    const grow = async (held: readonly string[]) => {
      const key = [...held].sort(byCodeUnit).join('\n')
      if (seen.has(key)) return
      seen.add(key)
      const branch = await this.solve(held)
      if (branch === 'unproven') isProven = false
      else if (branch !== null) open.push(branch)
    }
    await grow([])
    while (open.length > 0 && repairs.length < most && isProven) {
      if (this.solves > MOST_SOLVES || this.options.signal?.aborted) return { repairs, ended: 'limit' }
      const branch = takeCheapest(open)
      const contained = known.find((places) => places.every((place) => branch.places.includes(place)))
      if (contained === undefined) {
        known.push(branch.places)
        const repair = await this.repairOf(branch)
        if (repair !== null) repairs.push(repair)
        if (repairs.length === most) return { repairs, ended: 'most' }
      }
      for (const place of contained ?? branch.places) await grow([...branch.held, place])
    }
    if (!isProven) return repairs.length === 0 ? null : { repairs, ended: 'limit' }
    return { repairs, ended: 'all' }
  }

  /** The elastic program with the repair costs as its goal; what has none is held. */
  private priced(): LinearProgram {
    const { program, gives, formulation } = this.elastic
    const { repairCost } = this.scenario
    const columnUpper = Float64Array.from(program.columnUpper)
    const cost = new Float64Array(columnUpper.length)
    const add = (place: string, column: number, price: number, room: number) => {
      columnUpper[column] = room
      cost[column] = price
      const known = this.columns.get(place)
      if (known === undefined) this.columns.set(place, [column])
      else known.push(column)
    }
    for (const { kind, id, column, room } of gives) {
      // Demand gives way by what is unmet, and a link by nothing that has a price.
      if (kind !== 'demand' && kind !== 'link') add(`${kind}/${id}`, column, repairCost[kind], room)
    }
    if (this.of === 'shortage') {
      formulation.network.scenario.markets.forEach(({ id }, m) => {
        const column = at(formulation.columns.unmet, m)
        add(`demand/${id}`, column, repairCost.demand, at(columnUpper, column))
      })
    }
    // Of ways that cost the same, the one that the ties of the year would choose, whatever the engine.
    const tie = new Float64Array(cost.length)
    tie.set(formulation.program.goals.find(({ id }) => id === 'tie')?.cost ?? [])
    const goals = [
      { id: 'cost' as const, cost, tolerance: 0 },
      { id: 'tie' as const, cost: tie, tolerance: 0 },
    ]
    return { ...program, columnUpper, goals }
  }

  /** The cheapest way with some places held; `null` where there is none. */
  private async solve(held: readonly string[]): Promise<Branch | 'unproven' | null> {
    this.solves++
    const columnUpper = held.flatMap((place) =>
      (this.columns.get(place) ?? []).map((column) => [column, 0] as const),
    )
    const solved = await this.variations.prove({ columnUpper }, this.options)
    if (solved.status !== 'certified') return solved.outcome.status === 'infeasible' ? null : 'unproven'
    const { stages } = solved.outcome
    const { value } = at(stages, 0)
    const { x } = at(stages, stages.length - 1)
    const places = [...this.columns].flatMap(([place, columns]) =>
      columns.some((column) => at(x, column) > GIVES) ? [place] : [],
    )
    return { held, x, cost: value, places }
  }

  /** The changes of a branch; `null` where they do not remove the trouble once they are made. */
  private async repairOf({ x, cost }: Branch): Promise<Repair | null> {
    const changes = [
      ...changesOf(this.scenario, this.elastic, x),
      ...(this.of === 'shortage' ? demandChanges(this.elastic, x) : []),
    ]
    const patch = patchOf(this.scenario, this.elastic, changes)
    const checked = checkDocument(applyPatch(this.scenario.document, patch))
    if (!checked.ok) return null
    const { yearIndex, start } = this.year
    const allocation = await allocate(checked.value, yearIndex, start, this.options)
    if (allocation.status !== 'allocated' || !allocation.certificate.ok) return null
    const left =
      this.of === 'conflict' ? 0 : (unmetOf({ ...this.year, allocation }) ?? Number.POSITIVE_INFINITY)
    return left < SHORT ? { cost: tidy(cost), changes, patch } : null
  }
}

/** Take the cheapest branch out of a list; of equal ones the one with fewer places, then the older. */
function takeCheapest(open: Branch[]): Branch {
  const better = (a: Branch, b: Branch): boolean => {
    const difference = a.cost - b.cost
    if (Math.abs(difference) > 1e-6 * (1 + Math.abs(b.cost))) return difference < 0
    return a.places.length < b.places.length
  }
  const best = open.reduce((kept, next, i) => (better(next, at(open, kept)) ? i : kept), 0)
  return at(open.splice(best, 1), 0)
}
