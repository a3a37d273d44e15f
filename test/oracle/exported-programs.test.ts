import { describe, expect, it } from 'vitest'
import { writeMps } from '../../src/program/mps.ts'
import { writeLp } from '../../src/program/text.ts'
import { PRESETS } from '../../src/scenario/types.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { isInstalled, optimumByGlpk, optimumByHighs, optimumByNative } from '../support/engines.ts'
import { allocateFirst, close, lastGoal } from '../support/solving.ts'

async function exported(file: string, preset: string) {
  const { formulation, claims } = await allocateFirst(readShipped(file, [{ policy: { preset } }]))
  const { earlier, value } = lastGoal(formulation.program, claims)
  return {
    value,
    lp: writeLp(formulation.program, earlier),
    mps: writeMps(formulation.program, earlier),
  }
}

describe('an exported program, solved by others, gives the value of its goal', () => {
  for (const preset of PRESETS) {
    it(`plan-2025 under ${preset}, by HiGHS from both formats and by GLPK`, async () => {
      const { value, lp, mps } = await exported('plan-2025.yaml', preset)
      expect(close(await optimumByHighs(lp, 'lp'), value)).toBe(true)
      expect(close(await optimumByHighs(mps, 'mps'), value)).toBe(true)
      expect(close(await optimumByGlpk(lp), value)).toBe(true)
    })
  }

  it('chongqing-2025 under plan, by HiGHS', async () => {
    const { value, mps } = await exported('chongqing-2025.yaml', 'plan')
    expect(close(await optimumByHighs(mps, 'mps'), value)).toBe(true)
  })

  for (const command of ['glpsol', 'cbc'] as const) {
    it.skipIf(!isInstalled(command))(`plan-2025 under plan, by the installed ${command}`, async () => {
      const { value, lp, mps } = await exported('plan-2025.yaml', 'plan')
      expect(close(optimumByNative(command, mps, 'mps'), value)).toBe(true)
      if (command === 'glpsol') expect(close(optimumByNative(command, lp, 'lp'), value)).toBe(true)
    })
  }
})
