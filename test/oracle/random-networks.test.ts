import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildNetwork } from '../../src/network/build.ts'
import { formulate } from '../../src/program/formulate.ts'
import { solveCertified } from '../../src/solve/solve.ts'
import { drafts, scenarioOf } from '../support/documents.ts'

it('agrees with HiGHS on every goal of 1,000 random networks', async () => {
  await fc.assert(
    fc.asyncProperty(drafts({ rules: true }), async (draft) => {
      const { program } = formulate(buildNetwork(scenarioOf(draft), 0))
      const ours = await solveCertified(program, 'auto')
      const theirs = await solveCertified(program, 'highs')
      expect(ours.status).toBe('certified')
      // HiGHS stands here for its value alone: our own proof does not lean on its duals.
      expect(theirs.status).not.toBe('unsolved')
      if (ours.status === 'unsolved' || theirs.status === 'unsolved') return
      ours.outcome.stages.forEach((stage, k) => {
        const other = theirs.outcome.stages[k]?.value ?? Number.NaN
        expect(Math.abs(stage.value - other)).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(other)))
      })
    }),
    { seed: 1000, numRuns: 1000 },
  )
}, 240_000)
