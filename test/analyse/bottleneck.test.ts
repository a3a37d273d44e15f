import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bottleneck, findBottleneck } from '../../src/analyse/bottleneck.ts'
import { lift, reliefsOf } from '../../src/analyse/relief.ts'
import type { JsonObject } from '../../src/json.ts'
import { startOf } from '../../src/simulate/advance.ts'
import { allocate } from '../../src/simulate/allocate.ts'
import { solveCertified } from '../../src/solve/solve.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { drafts, scenarioOf } from '../support/documents.ts'
import { allocateFirst } from '../support/solving.ts'

/** Left and right side of the identity. */
function sides({ shortage, markets, limits }: Bottleneck): readonly [number, number] {
  const demand = markets.reduce((sum, market) => sum + market.coefficient * market.demand, 0)
  const held = limits.reduce((sum, limit) => sum + limit.coefficient * limit.quantity, 0)
  return [shortage, demand - held]
}

async function bottleneckOf(file: string, patches: readonly JsonObject[] = []) {
  const allocated = await allocateFirst(readShipped(file, patches))
  const bottleneck = findBottleneck(allocated)
  if (bottleneck === null) throw new Error('nothing is short')
  return { allocated, bottleneck }
}

const names = (limits: Bottleneck['limits']) => limits.map(({ kind, id }) => `${kind} ${id}`).sort()

describe('the bottleneck', () => {
  it('names the exporters that are still there and full when two are closed, and adds up', async () => {
    const closed = { 'fengdu-baoluan': { capacity: 0 }, 'wulong-heshun': { capacity: 0 } }
    const { bottleneck } = await bottleneckOf('plan-2025.yaml', [{ sites: closed }])
    expect(bottleneck.shortage).toBeCloseTo(1000, 6)
    expect(sides(bottleneck)[1]).toBeCloseTo(1000, 6)
    expect(names(bottleneck.limits)).toEqual([
      'capacity fengdu-xingyi',
      'capacity shizhu-wanchao',
      'capacity wanzhou-zouma-cizhu',
      'regional-output core',
      'rule only-exporters',
    ])
  })

  it('tells what each limit would relieve if it alone were lifted', async () => {
    const closed = { 'fengdu-baoluan': { capacity: 0 }, 'wulong-heshun': { capacity: 0 } }
    const { allocated, bottleneck } = await bottleneckOf('chongqing-2025.yaml', [{ sites: closed }])
    const reliefs = await reliefsOf(allocated, bottleneck)
    // By hand: the northeast has 8,100 − 5,700 − 2,000 = 400 of output to spare, the southeast 600.
    expect(Object.fromEntries(reliefs.map(({ id, relief }) => [id, relief]))).toEqual({
      core: 1000,
      'wanzhou-zouma-cizhu': 400,
      'fengdu-xingyi': 400,
      'shizhu-wanchao': 600,
      'only-exporters': 1000,
    })
  })

  it('adds up where a rule that is no network makes the shortage, and names that rule', async () => {
    const cap = { policy: { rules: { ore: { kind: 'extraction-cap', limit: 20_000 } } } }
    const { allocated, bottleneck } = await bottleneckOf('plan-2025.yaml', [cap])
    const [shortage, sum] = sides(bottleneck)
    expect(shortage).toBeGreaterThan(100)
    expect(sum).toBeCloseTo(shortage, 4)
    expect(names(bottleneck.limits)).toContain('rule ore')
    const ore = bottleneck.limits.find(({ id }) => id === 'ore')
    // A wt of ore is 0.95 wt of product.
    expect(ore?.coefficient).toBeCloseTo(0.95, 6)
    const relief = (await reliefsOf(allocated, bottleneck)).find(({ id }) => id === 'ore')
    expect(relief?.relief).toBeCloseTo(shortage, 4)
  })

  it('names a wharf whose throughput is the limit', async () => {
    const scenario = scenarioOf({
      regions: [{ limit: null }],
      markets: [{ region: 0, longitude: 106.5, latitude: 29.5, demand: 50 }],
      sites: [
        {
          region: 0,
          longitude: 108.5,
          latitude: 30.5,
          tier: 'zone',
          exporter: true,
          capacity: 60,
          price: 36,
        },
      ],
      wharves: [
        { region: 0, longitude: 108.5, latitude: 30.6, chainage: 300, throughput: 20 },
        { region: 0, longitude: 106.6, latitude: 29.5, chainage: 0, throughput: null },
      ],
      preset: 'least-cost',
      rules: {},
    })
    // No road goes that far, so every tonne passes the first wharf.
    const modes = scenario.modes.map((mode) =>
      mode.kind === 'road' ? { ...mode, maxDistance: { ...mode.circuity, value: 60 } } : mode,
    )
    const allocated = await allocateFirst({ ...scenario, modes })
    const bottleneck = findBottleneck(allocated)
    expect(bottleneck?.shortage).toBeCloseTo(30, 6)
    expect(bottleneck?.limits).toEqual([{ kind: 'throughput', id: 'wharf-1', quantity: 20, coefficient: 1 }])
    expect((await reliefsOf(allocated, bottleneck ?? { ...emptyBottleneck }))[0]?.relief).toBeCloseTo(30, 6)
  })

  it('adds up in random networks with rules, and each relief is what another engine finds', async () => {
    let short = 0
    await fc.assert(
      fc.asyncProperty(drafts({ rules: true }), async (draft) => {
        const scenario = scenarioOf(draft)
        const allocated = await allocate(scenario, 0, startOf(scenario))
        if (allocated.status !== 'allocated') return
        const { formulation, x } = allocated
        const unmet = formulation.columns.unmet.reduce((sum, column) => sum + (x[column] ?? 0), 0)
        const bottleneck = findBottleneck(allocated)
        if (unmet < 1e-6) {
          expect(bottleneck).toBeNull()
          return
        }
        if (bottleneck === null) throw new Error('a shortage without a bottleneck')
        short++
        const [left, right] = sides(bottleneck)
        expect(left).toBeCloseTo(unmet, 4)
        expect(right).toBeCloseTo(unmet, 3)
        for (const limit of await reliefsOf(allocated, bottleneck)) {
          const { program } = lift(formulation, limit)
          const first = { ...program, goals: program.goals.slice(0, 1) }
          const solved = await solveCertified(first, 'highs')
          if (solved.status !== 'certified') throw new Error(solved.status)
          expect(limit.relief).toBeCloseTo(unmet - (solved.outcome.stages[0]?.value ?? 0), 4)
        }
      }),
      { seed: 11, numRuns: 200 },
    )
    expect(short).toBeGreaterThan(60)
  })
})

const emptyBottleneck: Bottleneck = { shortage: 0, demand: 0, markets: [], limits: [] }
