import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { besides, findFirmness, type Move } from '../../src/analyse/thresholds.ts'
import { namedGoals, trialsOf } from '../../src/analyse/trial.ts'
import { at } from '../../src/lists.ts'
import { startOf } from '../../src/simulate/advance.ts'
import { allocate } from '../../src/simulate/allocate.ts'
import { movement } from '../analyse/support/movement.ts'
import { drafts, scenarioOf } from '../support/documents.ts'

/** Tonnage from which something has moved: below the grid of 10⁻³ wt. */
const SEEN = 1e-4

describe('a stated threshold', () => {
  it('is where the first tonne moves, and where the last does, by re-solving on both sides', async () => {
    const stated = { decided: 0, indifferent: 0, fixed: 0, unproven: 0, conflict: 0 }
    await fc.assert(
      fc.asyncProperty(drafts({ rules: true }), fc.nat(999), async (draft, pick) => {
        const scenario = scenarioOf(draft)
        const allocation = await allocate(scenario, 0, startOf(scenario))
        if (allocation.status !== 'allocated') {
          stated.conflict++
          return
        }
        const { formulation, x } = allocation
        const { columns, program } = formulation
        const candidates = [...columns.output, ...columns.flow]
        const column = at(candidates, pick % candidates.length)
        const move: Move = { program, x, column, direction: at(x, column) > SEEN ? -1 : 1 }
        const firmness = await findFirmness(move, trialsOf(formulation))
        stated[firmness.status]++
        if (firmness.status === 'indifferent') {
          expect(Math.abs(at(firmness.x, column) - at(x, column))).toBeGreaterThan(SEEN / 10)
        }
        if (firmness.status !== 'decided') return
        const { goal, first, last } = firmness
        expect(goal).toBeLessThan(namedGoals(program).length)
        const [before, after] = besides(first.change)
        expect((await movement(move, goal, before))[1]).toBeLessThan(SEEN)
        expect((await movement(move, goal, after))[0]).toBeGreaterThan(SEEN / 10)
        const [stays, gone] = besides(last.change)
        expect((await movement(move, goal, stays))[0]).toBeLessThan(last.moved - SEEN / 10)
        expect((await movement(move, goal, gone))[0]).toBeGreaterThan(last.moved - SEEN)
      }),
      { seed: 6, numRuns: 500 },
    )
    // Most columns have a threshold to state, and hardly any cannot be proven.
    expect(stated.decided).toBeGreaterThan(250)
    expect(stated.unproven).toBeLessThan(10)
  })
})
