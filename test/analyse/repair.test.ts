import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findBottleneck } from '../../src/analyse/bottleneck.ts'
import { makeElastic } from '../../src/analyse/elastic.ts'
import type { Change } from '../../src/analyse/relax.ts'
import { findRepairs, type Repairs } from '../../src/analyse/repair.ts'
import type { JsonObject } from '../../src/json.ts'
import { at } from '../../src/lists.ts'
import { atHand } from '../../src/network/at-hand.ts'
import { applyPatch } from '../../src/scenario/patch.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { startOf } from '../../src/simulate/advance.ts'
import { allocate } from '../../src/simulate/allocate.ts'
import { solveCertified } from '../../src/solve/solve.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { drafts, readDocument, scenarioOf } from '../support/documents.ts'
import { allocateFirst } from '../support/solving.ts'

/** What is short in the first year, wt; `conflict` where it has no allocation. */
async function shortageOf(scenario: Scenario): Promise<number | 'conflict'> {
  const allocation = await allocate(scenario, 0, startOf(scenario))
  if (allocation.status !== 'allocated' || !allocation.certificate.ok) return 'conflict'
  const { formulation, x } = allocation
  return formulation.columns.unmet.reduce((sum, column) => sum + at(x, column), 0)
}

const patched = ({ document }: Scenario, patch: JsonObject): Scenario =>
  readDocument(applyPatch(document, patch))

/** The place a change is of; naming exporters is giving way of one rule. */
const placeOf = ({ kind, id, path }: Change): string =>
  path.at(-1) === 'exporter' ? 'rule/only-exporters' : `${kind}/${id}`

const placesOf = ({ changes }: Repairs['repairs'][number]): string[] => [...new Set(changes.map(placeOf))]

/** Each repair removes the trouble, costs no less than the one before, and does without a place of each of these. */
async function expectSound(scenario: Scenario, { repairs }: Repairs): Promise<void> {
  for (const [k, repair] of repairs.entries()) {
    const left = await shortageOf(patched(scenario, repair.patch))
    expect(left === 'conflict' ? left : left < 1e-3).toBe(true)
    for (const cheaper of repairs.slice(0, k)) {
      expect(repair.cost).toBeGreaterThanOrEqual(cheaper.cost - 1e-6 * (1 + cheaper.cost))
      expect(placesOf(cheaper).every((place) => placesOf(repair).includes(place))).toBe(false)
    }
  }
}

/** The least cost at which a shortage goes away with some places held, by HiGHS; `null` where it cannot. */
async function leastCost(scenario: Scenario, held: readonly string[]): Promise<number | null> {
  const { program, gives, formulation } = makeElastic(scenario, 0, atHand(scenario, 0, startOf(scenario)))
  const columnUpper = Float64Array.from(program.columnUpper)
  const cost = new Float64Array(columnUpper.length)
  for (const { kind, id, column, room } of gives) {
    if (kind === 'demand' || kind === 'link' || held.includes(`${kind}/${id}`)) continue
    columnUpper[column] = room
    cost[column] = scenario.repairCost[kind]
  }
  scenario.markets.forEach(({ id }, m) => {
    const column = at(formulation.columns.unmet, m)
    cost[column] = scenario.repairCost.demand
    if (held.includes(`demand/${id}`)) columnUpper[column] = 0
  })
  const goals = [{ id: 'cost' as const, cost, tolerance: 0 }]
  const { outcome } = await solveCertified({ ...program, columnUpper, goals }, 'highs')
  if (outcome.status === 'infeasible') return null
  if (outcome.status !== 'optimal') throw new Error(outcome.status)
  return at(outcome.stages, 0).value
}

/** The least cost over all ways that do without a place of each of these sets, each choice solved on its own. */
async function nextCost(scenario: Scenario, sets: readonly (readonly string[])[]): Promise<number | null> {
  const choices = sets.reduce<string[][]>(
    (known, places) => known.flatMap((held) => places.map((place) => [...held, place])),
    [[]],
  )
  const costs: number[] = []
  for (const held of choices) {
    const cost = await leastCost(scenario, held)
    if (cost !== null) costs.push(cost)
  }
  return costs.length === 0 ? null : Math.min(...costs)
}

async function repairsOf(scenario: Scenario): Promise<Repairs> {
  const outcome = await findRepairs(scenario)
  if (outcome.status !== 'found') throw new Error(outcome.status)
  return outcome
}

describe('two exporters closed in the district network', () => {
  const closed = readShipped('chongqing-2025.yaml', [
    { sites: { 'fengdu-baoluan': { capacity: 0 }, 'wulong-heshun': { capacity: 0 } } },
  ])

  it('leave a bottleneck that names the other exporters, with an identity that adds up', async () => {
    const bottleneck = findBottleneck(await allocateFirst(closed))
    if (bottleneck === null) throw new Error('nothing is short')
    const { shortage, demand, limits } = bottleneck
    expect(shortage).toBeCloseTo(1000, 6)
    const full = limits.flatMap(({ kind, id }) => (kind === 'capacity' ? [id] : []))
    const exporters = ['fengdu-xingyi', 'shizhu-wanchao', 'wanzhou-zouma-cizhu']
    expect(exporters.filter((id) => full.includes(id)).sort()).toEqual(exporters)
    expect(demand - limits.reduce((sum, limit) => sum + limit.quantity * limit.coefficient, 0)).toBeCloseTo(
      shortage,
      6,
    )
  })

  it('are repaired in three ways, none of which could be less', async () => {
    const found = await repairsOf(closed)
    expect([found.of, found.repairs.length, found.ended]).toEqual(['shortage', 3, 'most'])
    expect(found.shortage).toBeCloseTo(1000, 6)
    await expectSound(closed, found)
    for (const [k, { cost, changes, patch }] of found.repairs.entries()) {
      const cheapest = await nextCost(closed, found.repairs.slice(0, k).map(placesOf))
      expect(cost).toBeCloseTo(cheapest ?? Number.NaN, 3)
      // Each number a little nearer to what it was leaves something short.
      for (const { path, from, to } of changes) {
        if (typeof from !== 'number' || typeof to !== 'number') continue
        const less = path.reduceRight<JsonObject | number>(
          (inner, key) => ({ [key]: inner }),
          to + Math.sign(from - to) * 0.1,
        )
        if (typeof less === 'number') throw new Error('a change has a path')
        expect(await shortageOf(patched(closed, applyPatch(patch, less)))).toBeCloseTo(0.1, 3)
      }
    }
  }, 60_000)
})

describe('repairs of random networks', () => {
  it('remove what is short, and none that is different is cheaper', async () => {
    let [repaired, exhausted] = [0, 0]
    await fc.assert(
      fc.asyncProperty(drafts({ presets: ['plan', 'nearest', 'least-cost'] }), async (draft) => {
        const scenario = scenarioOf(draft)
        const outcome = await findRepairs(scenario)
        if (outcome.status !== 'found') {
          expect(outcome.status).toBe('nothing-to-repair')
          expect(await shortageOf(scenario)).toBeLessThan(1e-3)
          return
        }
        await expectSound(scenario, outcome)
        for (const [k, { cost }] of outcome.repairs.entries()) {
          const cheapest = await nextCost(scenario, outcome.repairs.slice(0, k).map(placesOf))
          expect(Math.abs(cost - (cheapest ?? Number.NaN))).toBeLessThanOrEqual(1e-6 * (1 + cost))
          repaired++
        }
        if (outcome.ended !== 'all') return
        exhausted++
        expect(await nextCost(scenario, outcome.repairs.map(placesOf))).toBeNull()
      }),
      { seed: 62, numRuns: 40 },
    )
    expect(repaired).toBeGreaterThan(30)
    expect(exhausted).toBeGreaterThan(0)
  }, 60_000)
})

describe('a conflict of rules', () => {
  it('is repaired by the rule or by the capacity it runs into, and by nothing else: proven', async () => {
    const rules = { much: { kind: 'least-take', site: 'wushan-sanxi', quantity: 500 } }
    const scenario = readShipped('plan-2025.yaml', [{ policy: { rules } }])
    const found = await repairsOf(scenario)
    expect([found.of, found.ended]).toEqual(['conflict', 'all'])
    expect(found.repairs.map(({ cost, changes }) => [cost, changes.map(placeOf)])).toEqual([
      [500, ['rule/much']],
      [3000, ['capacity/wushan-sanxi']],
    ])
    for (const { patch } of found.repairs)
      expect(await shortageOf(patched(scenario, patch))).not.toBe('conflict')
  })
})

describe('a year of many', () => {
  it('is the first that is short, and is repaired for itself alone', async () => {
    const scenario = readShipped('plan-2025.yaml', [
      { years: [2025, 2026], markets: { core: { demand: { value: { '2025': 13000, '2026': 13100 } } } } },
    ])
    const found = await repairsOf(scenario)
    expect(found.year).toBe(2026)
    expect(found.shortage).toBeCloseTo(100, 6)
    const [first] = found.repairs
    if (first === undefined) throw new Error('no repair')
    const after = await findRepairs(patched(scenario, first.patch))
    expect(after.status).toBe('nothing-to-repair')
  })

  it('without a shortage has nothing to repair', async () => {
    expect(await findRepairs(readShipped('plan-2025.yaml'))).toEqual({
      status: 'nothing-to-repair',
      year: 2025,
    })
  })
})
