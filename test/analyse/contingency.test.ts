import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { clean, compareValues } from '../../src/analyse/contingency.ts'
import type { Contingencies, Contingency } from '../../src/analyse/contingency-types.ts'
import { contingenciesOf, findContingencies } from '../../src/analyse/find-contingencies.ts'
import { boundsWithout, LOSS_KINDS, type LossKind, type Lost, listLosses } from '../../src/analyse/losses.ts'
import { loadScenario } from '../../src/cli/scenario-store.ts'
import { at } from '../../src/lists.ts'
import { CLI_MESSAGES } from '../../src/messages/cli.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { startOf } from '../../src/simulate/advance.ts'
import { allocate } from '../../src/simulate/allocate.ts'
import type { Allocated } from '../../src/simulate/types.ts'
import { solveCertified } from '../../src/solve/solve.ts'
import { withBounds } from '../../src/solve/variations.ts'
import { drafts, scenarioOf } from '../support/documents.ts'
import { allocateFirst } from '../support/solving.ts'

function shipped(id: string, patch: Parameters<typeof loadScenario>[1] = []): Scenario {
  const { checked } = loadScenario(id, patch, CLI_MESSAGES.en)
  if (!checked.ok) throw new Error(id)
  return checked.value
}

/** Named goals with things lost, solved from nothing; the status where there is no optimum. */
async function solveCold({ formulation }: Allocated, lost: readonly Lost[]) {
  const losses = listLosses(formulation, LOSS_KINDS).filter((loss) =>
    lost.some(({ kind, id }) => kind === loss.lost.kind && id === loss.lost.id),
  )
  const solved = await solveCertified(withBounds(formulation.program, boundsWithout(losses)))
  if (solved.status !== 'certified') return solved.outcome.status
  return solved.outcome.stages.filter(({ goal }) => goal !== 'tie').map(({ value }) => value)
}

async function found(
  allocation: Allocated,
  order: 1 | 2,
  pairs: number,
  kinds?: readonly LossKind[],
): Promise<Contingencies> {
  const outcome = await contingenciesOf(allocation, {
    order,
    pairs,
    ...(kinds === undefined ? {} : { kinds }),
  })
  if (outcome.status !== 'found') throw new Error(outcome.status)
  return outcome
}

const valuesOf = ({ goals }: Contingency): number[] => goals.map(({ value }) => value)
const nameOf = ({ lost }: Contingency): string => lost.map(({ kind, id }) => `${kind}/${id}`).join('+')

function expectSame(ours: readonly number[], cold: readonly number[]): void {
  expect(ours.length).toBe(cold.length)
  cold.forEach((value, k) => {
    expect(Math.abs(at(ours, k) - value)).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(value)))
  })
}

describe('losses of the district network', () => {
  let allocation: Allocated
  let both: Contingencies

  beforeAll(async () => {
    allocation = await allocateFirst(shipped('chongqing-2025'))
    both = await found(allocation, 2, 40)
  })

  it('are as solved from nothing, one by one', async () => {
    // Every third, and all that leave something short.
    const looked = both.singles.filter(({ shortfall }, i) => i % 3 === 0 || (shortfall ?? 0) > 0)
    for (const single of looked) {
      const cold = await solveCold(allocation, single.lost)
      if (typeof cold === 'string') throw new Error(`${nameOf(single)}: ${cold}`)
      expectSame(valuesOf(single), cold)
    }
    expect(looked.length).toBeGreaterThan(25)
  })

  it('are as solved from nothing, two at a time', async () => {
    const looked = (both.pairs ?? []).filter((_, i) => i % 4 === 0)
    for (const pair of looked) {
      const cold = await solveCold(allocation, pair.lost)
      if (typeof cold === 'string') throw new Error(`${nameOf(pair)}: ${cold}`)
      expectSame(valuesOf(pair), cold)
    }
    expect(looked.length).toBe(10)
  })

  it('are ranked, counted and told in full', () => {
    const { singles, pairs, counts, shortfall } = both
    expect(singles.map(({ shortfall }) => shortfall)).toEqual(
      singles.map(({ shortfall }) => shortfall ?? 0).toSorted((a, b) => b - a),
    )
    expect(nameOf(at(singles, 0))).toBe('mode/road')
    expect(shortfall).toBe(at(singles, 0).shortfall)
    expect(pairs).toHaveLength(40)
    expect(counts).not.toBeNull()
    if (counts === null) return
    expect(counts.all).toBe((singles.length * (singles.length - 1)) / 2)
    expect(counts.unused + counts.bounded + counts.solved).toBe(counts.all)
    expect(counts.solved).toBeLessThan(200)
    for (const { shortfall, markets, regions } of singles) {
      const sum = (list: readonly { readonly change: number }[]) =>
        list.reduce((total, { change }) => total + change, 0)
      expect(sum(markets)).toBeGreaterThanOrEqual((shortfall ?? 0) - 1e-6)
      expect(sum(regions)).toBeGreaterThanOrEqual((shortfall ?? 0) - 1e-6)
    }
    expect(JSON.parse(JSON.stringify(both))).toEqual(both)
  })

  it('tell haulage as the goal of haulage does', () => {
    const goalOf = ({ goals }: Contingency) => goals.find(({ goal }) => goal === 'tonne-km')
    const solved = both.singles.filter(({ status }) => status === 'solved')
    expect(solved.length).toBeGreaterThan(25)
    for (const single of solved) {
      const told = [single.tonneKm?.value ?? 0, single.tonneKm?.change ?? 0]
      const goal = [goalOf(single)?.value ?? -1, goalOf(single)?.change ?? -1]
      told.forEach((value, k) => {
        expect(Math.abs(value - at(goal, k))).toBeLessThanOrEqual(1e-6 * (1 + at(goal, 0)))
      })
    }
  })

  it('end where they are asked to stop, and tell how far they are', async () => {
    const controller = new AbortController()
    const told: number[] = []
    const outcome = await contingenciesOf(
      allocation,
      { order: 2 },
      {
        signal: controller.signal,
        progress: (done, total) => {
          told.push(done)
          expect(total).toBe(81 + (81 * 80) / 2)
          if (done === 20) controller.abort()
        },
      },
    )
    expect(outcome).toEqual({ status: 'stopped' })
    expect(told).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })
})

describe('losses of random networks', () => {
  it('are as solved from nothing, and no pair left out is worse than those listed', async () => {
    let pairsSeen = 0
    let boundedSeen = 0
    await fc.assert(
      fc.asyncProperty(drafts({ rules: true }), fc.constantFrom(1, 3, 100), async (draft, most) => {
        const scenario = scenarioOf(draft)
        const allocation = await allocate(scenario, 0, startOf(scenario))
        if (allocation.status !== 'allocated' || !allocation.certificate.ok) return
        const { singles, pairs, counts } = await found(allocation, 2, most, LOSS_KINDS)
        const cold = new Map<string, readonly number[] | string>()
        for (const single of singles) {
          const goals = await solveCold(allocation, single.lost)
          cold.set(nameOf(single), goals)
          if (typeof goals === 'string') expect(single.status).not.toBe('solved')
          else expectSame(valuesOf(single), goals)
        }
        const worse = await worsePairs(allocation, cold)
        boundedSeen += counts?.bounded ?? 0
        pairsSeen += worse.length
        expect(
          (pairs ?? []).map((pair) => (pair.goals.length === 0 ? pair.status : valuesOf(pair).map(clean))),
        ).toEqual(
          worse.slice(0, most).map((goals) => (typeof goals === 'string' ? 'conflict' : goals.map(clean))),
        )
      }),
      { seed: 61, numRuns: 150 },
    )
    expect(pairsSeen).toBeGreaterThan(50)
    expect(boundedSeen).toBeGreaterThan(50)
  }, 60_000)
})

/** Goals of all pairs that are worse than both of their two, the worst first, each solved from nothing. */
async function worsePairs(
  allocation: Allocated,
  alone: ReadonlyMap<string, readonly number[] | string>,
): Promise<(readonly number[] | string)[]> {
  const losses = listLosses(allocation.formulation, LOSS_KINDS).map(({ lost }) => lost)
  const worse: (readonly number[] | string)[] = []
  for (const [i, a] of losses.entries()) {
    for (const b of losses.slice(i + 1)) {
      const each = [a, b].map(({ kind, id }) => alone.get(`${kind}/${id}`) ?? [])
      if (each.some((goals) => typeof goals === 'string')) continue
      const goals = await solveCold(allocation, [a, b])
      const isWorse =
        typeof goals === 'string' ||
        each.every((one) => typeof one !== 'string' && compareValues(goals, one) > 0)
      if (isWorse) worse.push(goals)
    }
  }
  const order = (goals: readonly number[] | string) => (typeof goals === 'string' ? 0 : 1)
  return worse.sort((a, b) =>
    typeof a === 'string' || typeof b === 'string' ? order(a) - order(b) : compareValues(b, a),
  )
}

describe('a year', () => {
  it('is lost things in after the years before it ran as planned', async () => {
    const outcome = await findContingencies(shipped('chongqing-2035'), { year: 2027, kinds: ['mode'] })
    expect(outcome.status).toBe('found')
    if (outcome.status !== 'found') return
    expect(outcome.year).toBe(2027)
    expect(outcome.singles.map(({ lost }) => at(lost, 0).kind)).toEqual(['mode', 'mode', 'mode'])
    expect([outcome.pairs, outcome.counts]).toEqual([null, null])
  })

  it('without an allocation has nothing to lose', async () => {
    const rules = { impossible: { kind: 'least-take', site: 'fengdu-baoluan', quantity: 5000 } }
    const outcome = await findContingencies(shipped('plan-2025', [{ policy: { rules } }]))
    expect(outcome).toEqual({ status: 'no-allocation', year: 2025 })
  })
})
