import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runScenario } from '../../src/report/run.ts'
import { verifyResult } from '../../src/report/verify.ts'
import { ENGINES } from '../../src/solve/types.ts'
import { type Draft, documentOf, drafts, plainNames, readDocument, scenarioOf } from '../support/documents.ts'
import { close, compareGoals, goalValues } from '../support/solving.ts'
import { expectSound } from '../support/soundness.ts'

const settings = { seed: 20251123, numRuns: 60 }

const zone = { region: 0, tier: 'zone', exporter: false } as const
const market = { region: 0 } as const

/** Optima off the grid under an emission cap, which engines once took for infeasible programs. */
const OFF_GRID: readonly Draft[] = [
  {
    regions: [{ limit: null }],
    markets: [{ ...market, longitude: 109, latitude: 30.97, demand: 3 }],
    sites: [{ ...zone, longitude: 109.46, latitude: 30.96, capacity: 3, price: 30 }],
    wharves: [],
    preset: 'plan',
    rules: { carbon: { kind: 'emission-cap', limit: 175 } },
  },
  {
    regions: [{ limit: null }],
    markets: [
      { ...market, longitude: 105.5, latitude: 28.5, demand: 1.5 },
      { ...market, longitude: 108.06, latitude: 28.61, demand: 0.5 },
      { ...market, longitude: 105.5, latitude: 28.5, demand: 9.5 },
    ],
    sites: [
      { ...zone, longitude: 106.26, latitude: 29.33, capacity: 1.5, price: 30.5 },
      { ...zone, longitude: 109.24, latitude: 28.88, capacity: 0.5, price: 30 },
    ],
    wharves: [],
    preset: 'diversified',
    rules: { carbon: { kind: 'emission-cap', limit: 195 } },
  },
]

const withOffGrid: fc.Parameters<[Draft]> = { ...settings, examples: OFF_GRID.map((draft) => [draft]) }

/** Presets whose programs have no share of a need in them: for them more can only help. */
const MONOTONE = ['plan', 'nearest', 'least-cost', 'least-carbon', 'water-first', 'even-burden']

const goalsOf = async (draft: Draft) => goalValues(await runScenario(scenarioOf(draft)))

const raised = <Entry, Key extends keyof Entry>(
  list: readonly Entry[],
  position: number,
  change: (entry: Entry) => Pick<Entry, Key>,
): Entry[] => list.map((entry, i) => (i === position % list.length ? { ...entry, ...change(entry) } : entry))

describe('any small scenario', () => {
  it('balances, adds up, stays within its limits and passes verification', async () => {
    await fc.assert(
      fc.asyncProperty(drafts({ rules: true }), async (draft) => {
        const scenario = scenarioOf(draft)
        const result = await runScenario(scenario)
        expectSound(result, scenario)
        expect(verifyResult(JSON.parse(JSON.stringify(result))).discrepancies).toEqual([])
      }),
      withOffGrid,
    )
  })

  it('has the same goal values and flows from every engine that fits it', async () => {
    await fc.assert(
      fc.asyncProperty(drafts({ rules: true }), async (draft) => {
        const scenario = scenarioOf(draft)
        const results = await Promise.all(ENGINES.map((engine) => runScenario(scenario, { engine })))
        const solved = results.filter(({ years }) => years[0]?.engine !== 'network-simplex')
        const fitting = results.filter(({ status }) => status === 'optimal')
        expect(solved.every(({ status }) => status === 'optimal')).toBe(true)
        for (const result of fitting) {
          expect(compareGoals(goalValues(result), goalValues(results[1] ?? result))).toBe(0)
          expect(differentArcs(result.arcs, results[1]?.arcs ?? [])).toEqual([])
        }
      }),
      withOffGrid,
    )
  })

  it('has the same goal values whatever its entries are called and in whichever order they stand', async () => {
    await fc.assert(
      fc.asyncProperty(drafts({ rules: true }), async (draft) => {
        const renamed = scenarioOf(draft, (collection, position) => `z${9 - position}-${collection}`)
        const reversed = scenarioOf(draft, plainNames, true)
        const goals = await goalsOf(draft)
        expect(compareGoals(goals, goalValues(await runScenario(renamed)))).toBe(0)
        expect(compareGoals(goals, goalValues(await runScenario(reversed)))).toBe(0)
      }),
      settings,
    )
  })

  it('is never worse off with more capacity, projected output or throughput', async () => {
    await fc.assert(
      fc.asyncProperty(drafts({ presets: MONOTONE }), fc.nat(9), fc.nat(2), async (draft, position, kind) => {
        const more: Draft[] = [
          { ...draft, sites: raised(draft.sites, position, ({ capacity }) => ({ capacity: capacity + 5 })) },
          {
            ...draft,
            regions: raised(draft.regions, position, ({ limit }) => ({
              limit: limit === null ? null : limit + 5,
            })),
          },
          {
            ...draft,
            wharves: raised(draft.wharves, position, ({ throughput }) => ({
              throughput: throughput === null ? null : throughput + 5,
            })),
          },
        ]
        expect(compareGoals(await goalsOf(more[kind] ?? draft), await goalsOf(draft))).toBeLessThanOrEqual(0)
      }),
      settings,
    )
  })

  it('is never better off with more demand', async () => {
    await fc.assert(
      fc.asyncProperty(drafts({ presets: MONOTONE }), fc.nat(9), async (draft, position) => {
        const markets = raised(draft.markets, position, ({ demand }) => ({ demand: demand + 5 }))
        expect(
          compareGoals(await goalsOf({ ...draft, markets }), await goalsOf(draft)),
        ).toBeGreaterThanOrEqual(0)
      }),
      settings,
    )
  })

  it('gives the same bytes twice', async () => {
    await fc.assert(
      fc.asyncProperty(drafts({ rules: true }), async (draft) => {
        const bytes = async () => JSON.stringify(await runScenario(readDocument(documentOf(draft))))
        expect(await bytes()).toBe(await bytes())
      }),
      { ...settings, numRuns: 30 },
    )
  })
})

type Arcs = readonly {
  readonly from: string
  readonly to: string
  readonly mode: string
  readonly quantity: number
}[]

/** Arcs that carry different tonnages in two results. */
function differentArcs(a: Arcs, b: Arcs): string[] {
  const quantities = (arcs: Arcs) =>
    new Map(arcs.map((arc) => [`${arc.from} ${arc.to} ${arc.mode}`, arc.quantity]))
  const [first, second] = [quantities(a), quantities(b)]
  return [...new Set([...first.keys(), ...second.keys()])].filter(
    (key) => !close(first.get(key) ?? 0, second.get(key) ?? 0),
  )
}
