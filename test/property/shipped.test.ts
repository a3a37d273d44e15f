import { describe, expect, it } from 'vitest'
import { runScenario } from '../../src/report/run.ts'
import type { ResultFile } from '../../src/report/types.ts'
import { verifyResult } from '../../src/report/verify.ts'
import { PRESETS } from '../../src/scenario/types.ts'
import { ENGINES } from '../../src/solve/types.ts'
import { readShipped, shippedFiles } from '../scenarios/shipped.ts'
import { close, goalValues } from '../support/solving.ts'
import { expectSound } from '../support/soundness.ts'

describe('every shipped scenario', () => {
  for (const file of shippedFiles()) {
    it(`${file} balances, adds up, stays within its limits and passes verification`, async () => {
      const scenario = readShipped(file)
      const result = await runScenario(scenario)
      expectSound(result, scenario)
      expect(verifyResult(JSON.parse(JSON.stringify(result)))).toEqual({ ok: true, discrepancies: [] })
    })
  }
})

const arcNames = ({ arcs }: ResultFile) => arcs.map(({ from, to, mode }) => `${from} ${to} ${mode}`)

describe('plan-2025 under every preset', () => {
  for (const preset of PRESETS) {
    it(`${preset}: every engine agrees on goals and flows, and all results are sound`, async () => {
      const scenario = readShipped('plan-2025.yaml', [{ policy: { preset } }])
      const results = await Promise.all(ENGINES.map((engine) => runScenario(scenario, { engine })))
      const [first] = results
      if (first === undefined) throw new Error('no engines')
      for (const [i, result] of results.entries()) {
        expect(result.engine).toBe(ENGINES[i])
        expectSound(result, scenario)
        for (const [k, { value }] of goalValues(result).entries()) {
          expect(close(value, goalValues(first)[k]?.value ?? Number.NaN)).toBe(true)
        }
        expect(arcNames(result)).toEqual(arcNames(first))
        for (const [k, { quantity }] of result.arcs.entries())
          expect(close(quantity, first.arcs[k]?.quantity ?? -1)).toBe(true)
      }
    })
  }
})

describe('the figures of the plan', () => {
  it('come out of plan-2025 exactly', async () => {
    const { regions, transfers, certificate } = await runScenario(readShipped('plan-2025.yaml'))
    expect(
      regions.map(({ id, output, imports, exports, unmet }) => [id, output, imports, exports, unmet]),
    ).toEqual([
      ['core', 9000, 4000, 0, 0],
      ['northeast', 8100, 0, 2400, 0],
      ['southeast', 4000, 0, 1600, 0],
    ])
    const named = [
      'fengdu-baoluan',
      'fengdu-xingyi',
      'shizhu-wanchao',
      'wanzhou-zouma-cizhu',
      'wulong-heshun',
    ]
    expect(transfers.map(({ site }) => site)).toEqual(named)
    expect(transfers.every(({ toRegion }) => toRegion === 'core')).toBe(true)
    expect(certificate.ok).toBe(true)
  })

  it('come out of chongqing-2025 as regional sums', async () => {
    const { regions } = await runScenario(readShipped('chongqing-2025.yaml'))
    expect(regions.map(({ id, output, unmet }) => [id, output, unmet])).toEqual([
      ['core', 9000, 0],
      ['northeast', 8100, 0],
      ['southeast', 4000, 0],
    ])
  })
})
