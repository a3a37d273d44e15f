/**
 * Every lever of the shipped baselines at its low and its high value: the invariants of MODEL §9 in every run, and
 * its monotonicities where it claims them (one year; more capacity, throughput or output allowed; more demand).
 *
 * A lever is a number of a document that carries a range. Those of plan-2025 are moved one by one. In the district
 * networks a lever is moved in all its entries at once (`sites.*.capacity`), and parameters one by one: the same
 * numbers reach the same ends, in a fiftieth of the programs.
 */
import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/json.ts'
import { runScenario } from '../../src/report/run.ts'
import type { ResultFile } from '../../src/report/types.ts'
import { checkDocument } from '../../src/scenario/check.ts'
import { applyPatch } from '../../src/scenario/patch.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { compareGoals, goalValues } from '../support/solving.ts'
import { expectSound } from '../support/soundness.ts'

const ENDS = ['low', 'high'] as const
type End = (typeof ENDS)[number]

interface Lever {
  /** Path, with `*` for the ids of the entries moved together. */
  readonly name: string
  readonly patch: (end: End) => JsonObject
}

/** Collections whose entries are moved together; parameters and modes have a meaning of their own each. */
const TOGETHER = ['regions', 'markets', 'sites', 'projects', 'terminals', 'waterways', 'stretches', 'links']

/** All levers of a document, each entry its own or entries together. */
function leversOf(document: JsonObject, together: boolean): readonly Lever[] {
  const groups = new Map<string, (readonly string[])[]>()
  for (const path of rangesIn(document)) {
    const name = path
      .map((key, i) => (together && TOGETHER.includes(path[i - 1] ?? '') ? '*' : key))
      .join('.')
    groups.set(name, [...(groups.get(name) ?? []), path])
  }
  return [...groups].map(([name, paths]) => ({
    name,
    patch: (end) =>
      paths.reduce<JsonObject>((patch, path) => merged(patch, path, ending(document, path, end)), {}),
  }))
}

/** Paths of the numbers that have a low and a high. Thresholds, sources and costs of remedies move no program. */
function rangesIn(value: JsonValue, path: readonly string[] = []): (readonly string[])[] {
  if (!isJsonObject(value) || ['targets', 'earlyWarning', 'sources', 'repairCost'].includes(path[0] ?? ''))
    return []
  if ('value' in value) return typeof value.low === 'number' && typeof value.high === 'number' ? [path] : []
  return Object.entries(value).flatMap(([key, member]) => rangesIn(member, [...path, key]))
}

/** A number at an end of its range; milestones and expressions give way to it in all years. */
function ending(document: JsonObject, path: readonly string[], end: End): JsonObject {
  let entry: JsonValue | undefined = document
  for (const key of path) entry = isJsonObject(entry) ? entry[key] : undefined
  if (!isJsonObject(entry) || typeof entry[end] !== 'number') throw new Error(path.join('.'))
  return { value: entry[end] }
}

function merged(patch: JsonObject, path: readonly string[], leaf: JsonObject): JsonObject {
  const [key, ...rest] = path
  if (key === undefined) return leaf
  const inner = patch[key]
  return { ...patch, [key]: merged(isJsonObject(inner) ? inner : {}, rest, leaf) }
}

function patched(base: Scenario, patch: JsonObject): Scenario {
  const checked = checkDocument(applyPatch(base.document, patch))
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues.slice(0, 3)))
  return checked.value
}

const run = (scenario: Scenario): Promise<ResultFile> => runScenario(scenario, { prices: 'skip' })

/** Ore that a site had and got is mined, lost or left, to 1e-9, in every year; and one year hands on to the next. */
function expectOreConserved(result: ResultFile, scenario: Scenario): void {
  const left = new Map<string, number>()
  for (const row of result.sites) {
    const { id, reserveStart, reserveAdded, reserveLost, reserveEnd } = row
    if (reserveStart === null || reserveAdded === null || reserveLost === null || reserveEnd === null)
      continue
    const recovery = scenario.sites.find((site) => site.id === id)?.recovery.value ?? Number.NaN
    const into = reserveStart + reserveAdded
    const out = row.output / recovery + reserveLost + reserveEnd
    expect(Math.abs(into - out) / Math.max(1, into), `${id} ${row.year}`).toBeLessThan(1e-9)
    const before = left.get(id)
    if (before !== undefined) expect(reserveStart, `${id} ${row.year}`).toBe(before)
    left.set(id, reserveEnd)
  }
}

/** Levers that widen what may be done, and those that widen what must be. */
const MORE_ROOM = /^(sites\.[^.]+\.capacity|terminals\.[^.]+\.throughput|regions\.[^.]+\.projectedOutput)$/
const MORE_NEED = /^markets\.[^.]+\.demand$/

/** Expect the invariants at both ends; and the goals in order where the model claims that there is one. */
async function expectLever(base: Scenario, { name, patch }: Lever): Promise<void> {
  const results: ResultFile[] = []
  for (const end of ENDS) {
    const scenario = patched(base, patch(end))
    const result = await run(scenario)
    expectSound(result, scenario)
    expectOreConserved(result, scenario)
    results.push(result)
  }
  const [low, high] = results.map(goalValues)
  if (low === undefined || high === undefined || base.years.length > 1) return
  if (MORE_ROOM.test(name)) expect(compareGoals(high, low), name).toBeLessThanOrEqual(0)
  if (MORE_NEED.test(name)) expect(compareGoals(high, low), name).toBeGreaterThanOrEqual(0)
}

describe('each lever of plan-2025 at its ends', () => {
  const base = readShipped('plan-2025.yaml')
  const levers = leversOf(base.document, false)

  it('keeps the invariants, and the order that the model claims', async () => {
    expect(levers.filter(({ name }) => MORE_ROOM.test(name)).length).toBeGreaterThan(30)
    for (const lever of levers) await expectLever(base, lever)
  })
})

describe('each kind of lever of chongqing-2025 at its ends', () => {
  // At least cost, so that freight and handling matter too; the rule of the plan binds in plan-2025 above.
  const base = readShipped('chongqing-2025.yaml', [{ policy: { preset: 'least-cost' } }])
  const levers = leversOf(base.document, true)

  it('are demand, capacity, throughput, rivers and every term of every mode', () => {
    const names = levers.map(({ name }) => name)
    for (const name of [
      'markets.*.demand',
      'sites.*.capacity',
      'terminals.*.throughput',
      'modes.barge.bands.all.rate',
    ])
      expect(names).toContain(name)
  })

  it.each(levers.map((lever) => [lever.name, lever] as const))('%s', (_, lever) => expectLever(base, lever))
})

describe('each kind of lever of chongqing-2035 at its ends, in four years', () => {
  // Those in which the first rights end and are renewed, or lapse where the lever comes in between.
  const base = readShipped('chongqing-2035.yaml', [{ years: { from: 2028, to: 2031 } }])
  const moved = /^(parameters|projects|sites\.\*\.(reserve|permitEnd|capacity))/
  const delay: Lever = {
    name: 'approvalDelay',
    patch: (end) => ({ approvalDelay: { low: 0, high: 4 }[end] }),
  }
  const levers = [...leversOf(base.document, true).filter(({ name }) => moved.test(name)), delay]

  it('are trends, recycling, projects, permits and reserves', () => {
    const names = levers.map(({ name }) => name)
    for (const name of [
      'parameters.demandTrendCore',
      'parameters.recycledShare2035',
      'projects.*.approvalYear',
    ])
      expect(names).toContain(name)
    for (const name of ['sites.*.reserve', 'sites.*.permitEnd', 'projects.*.leadTime'])
      expect(names).toContain(name)
  })

  it.each(levers.map((lever) => [lever.name, lever] as const))('%s', (_, lever) => expectLever(base, lever))
})
