import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRoom, roomOf } from '../../src/analyse/room.ts'
import { at } from '../../src/lists.ts'
import { startOf } from '../../src/simulate/advance.ts'
import { allocate } from '../../src/simulate/allocate.ts'
import type { Allocated } from '../../src/simulate/types.ts'
import { solveCertified } from '../../src/solve/solve.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { drafts, scenarioOf } from '../support/documents.ts'
import { allocateFirst } from '../support/solving.ts'

/** Outputs of the allocation that is least in Σ weight · q within ε, by goals with tolerances and HiGHS. */
async function outputsTowards(
  { formulation }: Allocated,
  epsilon: number,
  optimum: number,
  weights: readonly number[],
): Promise<number[]> {
  const { program, columns } = formulation
  const named = program.goals.filter(({ id }) => id !== 'tie' && id !== 'stock')
  const goals = named.map((goal, k) =>
    k === named.length - 1 ? { ...goal, tolerance: goal.tolerance + epsilon * Math.abs(optimum) } : goal,
  )
  const cost = new Float64Array(program.columnKeys.length)
  columns.output.forEach((j, i) => {
    cost[j] = weights[i] ?? 0
  })
  const asked = { ...program, goals: [...goals, { id: 'tie' as const, cost, tolerance: 0 }] }
  const { outcome } = await solveCertified(asked, 'highs')
  if (outcome.status !== 'optimal') throw new Error(outcome.status)
  const x = at(outcome.stages, outcome.stages.length - 1).x
  return columns.output.map((j) => at(x, j))
}

const unit = (length: number, position: number, value: number) =>
  Array.from({ length }, (_, i) => (i === position ? value : 0))

const apart = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - at(b, i)), 0) / 2

describe('the room of sites', () => {
  it('is as goals with a tolerance give it, on random networks', async () => {
    let [wide, pairs, farthest] = [0, 0, 0]
    await fc.assert(
      fc.asyncProperty(drafts({ rules: true }), fc.constantFrom(0, 0.05, 0.3, 1), async (draft, epsilon) => {
        const scenario = scenarioOf(draft)
        const allocation = await allocate(scenario, 0, startOf(scenario))
        if (allocation.status !== 'allocated' || !allocation.certificate.ok) return
        const room = await roomOf(allocation, { epsilon })
        if (room.status !== 'found') throw new Error(room.status)
        const towards = (weights: readonly number[]) =>
          outputsTowards(allocation, epsilon, room.goal.value, weights)
        const count = room.sites.length
        for (const [i, site] of room.sites.entries()) {
          const least = at(await towards(unit(count, i, 1)), i)
          const most = at(await towards(unit(count, i, -1)), i)
          expect(Math.abs(site.least - least)).toBeLessThanOrEqual(1e-4)
          expect(Math.abs(site.most - most)).toBeLessThanOrEqual(1e-4)
          expect(site.output).toBeGreaterThanOrEqual(site.least - 1e-6)
          expect(site.output).toBeLessThanOrEqual(site.most + 1e-6)
          if (site.most - site.least > 0.1) wide++
        }
        if (room.different === null) throw new Error('two ways were asked for')
        const { one, other, distance, atMost } = room.different
        for (const { value, outputs } of [one, other]) {
          expect(value).toBeLessThanOrEqual(room.goal.limit + 1e-6 * (1 + Math.abs(room.goal.limit)))
          outputs.forEach((q, i) => {
            expect(q).toBeGreaterThanOrEqual(at(room.sites, i).least - 1e-4)
            expect(q).toBeLessThanOrEqual(at(room.sites, i).most + 1e-4)
          })
        }
        expect(Math.abs(apart(one.outputs, other.outputs) - distance)).toBeLessThanOrEqual(1e-4)
        expect(distance).toBeLessThanOrEqual(atMost + 1e-4)
        if (count > 6 || atMost < 0.1) return
        // Every choice of directions: the farthest of all.
        let most = 0
        for (let signs = 0; signs < 2 ** (count - 1); signs++) {
          const up = Array.from({ length: count }, (_, i) => ((signs >> i) & 1 ? 1 : -1))
          const down = up.map((sign) => -sign)
          most = Math.max(most, apart(await towards(up), await towards(down)))
        }
        expect(distance).toBeLessThanOrEqual(most + 1e-4)
        pairs++
        if (distance >= most - 1e-4) farthest++
      }),
      { seed: 63, numRuns: 120 },
    )
    expect(wide).toBeGreaterThan(10)
    expect(pairs).toBeGreaterThan(4)
    expect(farthest).toBe(pairs)
  }, 60_000)

  it('is proven at both ends for an exporter of the district network', async () => {
    const allocation = await allocateFirst(readShipped('chongqing-2025.yaml'))
    const room = await roomOf(allocation, { epsilon: 0.01, sites: ['wulong-heshun'] })
    if (room.status !== 'found') throw new Error(room.status)
    const [site] = room.sites
    const { sites } = allocation.formulation.network.scenario
    const i = sites.findIndex(({ id }) => id === 'wulong-heshun')
    const least = await outputsTowards(allocation, 0.01, room.goal.value, unit(sites.length, i, 1))
    expect(site?.least).toBeCloseTo(at(least, i), 3)
    expect(site?.most).toBe(1000)
    expect(room.different).toBeNull()
  }, 60_000)

  it('needs a site that the scenario has', async () => {
    await expect(findRoom(readShipped('plan-2025.yaml'), { sites: ['nowhere'] })).rejects.toThrow(
      'no site nowhere',
    )
  })
})
