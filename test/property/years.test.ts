import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runScenario } from '../../src/report/run.ts'
import { verifyResult } from '../../src/report/verify.ts'
import { expectSound } from '../support/soundness.ts'
import { draftsOfYears, scenarioOfYears } from '../support/years.ts'

describe('results of several years', () => {
  it('are sound in every year, and verify from themselves alone', async () => {
    await fc.assert(
      fc.asyncProperty(draftsOfYears(), async (draft) => {
        const scenario = scenarioOfYears(draft)
        const result = await runScenario(scenario)
        expectSound(result, scenario)
        expect(verifyResult(JSON.parse(JSON.stringify(result)))).toEqual({ ok: true, discrepancies: [] })
      }),
      { seed: 99, numRuns: 80 },
    )
  }, 60_000)

  it('do not verify once a tonne of ore or stock, or a year’s proof, is changed', async () => {
    const [draft] = fc.sample(draftsOfYears(), { seed: 12, numRuns: 1 })
    if (draft === undefined) throw new Error('no draft')
    const stock = { capacity: 20, start: 1, rate: null }
    const courses = draft.courses.map((course) => ({ ...course, lasts: 2, permit: 1, stock }))
    const result = await runScenario(scenarioOfYears({ ...draft, courses }))
    const verify = (change: object) => verifyResult(JSON.parse(JSON.stringify({ ...result, ...change }))).ok
    expect(verify({})).toBe(true)
    for (const key of [
      'reserveStart',
      'reserveAdded',
      'reserveLost',
      'reserveEnd',
      'stockEnd',
      'stockFilled',
    ]) {
      const sites = result.sites.map((row, i) => (i === 1 ? { ...row, [key]: 1.5 } : row))
      expect(verify({ sites }), key).toBe(false)
    }
    const stages = result.certificate.stages.map((stage) => ({ ...stage, year: null }))
    expect(verify({ certificate: { ...result.certificate, stages } })).toBe(false)
    expect(verify({ years: result.years.slice(1) })).toBe(false)
  })
})
