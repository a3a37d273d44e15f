import { describe, expect, it } from 'vitest'
import { writeMps } from '../../src/program/mps.ts'
import { writeLp } from '../../src/program/text.ts'
import type { LinearProgram } from '../../src/program/types.ts'
import { PRESETS } from '../../src/scenario/types.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { isInstalled, NATIVE, optimumByGlpk, optimumByHighs, optimumByNative } from '../support/engines.ts'
import { allocateFirst, close, lastGoal } from '../support/solving.ts'

const FORMATS: readonly ('mps' | 'lp')[] = ['mps', 'lp']
const installed = NATIVE.filter(isInstalled)

/** Values are sums of products on the grid: four decimals in fourteen digits. What is left is rounding on the way. */
const LAST_DIGIT = 1e-10

/** Our optimum of a goal, with its program in both formats for others. */
interface Exported {
  readonly goal: string
  readonly value: number
  readonly mps: string
  readonly lp: string
}

function exportGoal(program: LinearProgram, values: readonly number[], k: number): Exported {
  const earlier = values.slice(0, k)
  return {
    goal: program.goals[k]?.id ?? '',
    value: values[k] ?? Number.NaN,
    mps: writeMps(program, earlier),
    lp: writeLp(program, earlier),
  }
}

async function expectOthersFind({ goal, value, ...texts }: Exported, formats = FORMATS): Promise<void> {
  const expectSame = (found: number, by: string): void =>
    expect(close(found, value, LAST_DIGIT), `${goal}, ${by}: ${found} instead of ${value}`).toBe(true)
  // The native solvers are processes of their own, at work while HiGHS is.
  const native = formats.flatMap((format) =>
    installed.map(async (command) =>
      expectSame(await optimumByNative(command, texts[format], format), `${command}, ${format}`),
    ),
  )
  for (const format of formats) expectSame(await optimumByHighs(texts[format], format), `HiGHS, ${format}`)
  await Promise.all(native)
}

describe.each(['plan-2025', 'chongqing-2025'])('the exported programs of %s', (id) => {
  it.each(PRESETS)(
    'have the optimum of every goal under %s for HiGHS, GLPK and CBC, to the last digit',
    async (preset) => {
      const { formulation, claims } = await allocateFirst(readShipped(`${id}.yaml`, [{ policy: { preset } }]))
      const { earlier, value } = lastGoal(formulation.program, claims)
      expect(earlier.length).toBeGreaterThan(0)
      const exported = (k: number) => exportGoal(formulation.program, [...earlier, value], k)
      // What is exported is the last goal; for those before it one format will do.
      for (const k of earlier.keys()) await expectOthersFind(exported(k), ['mps'])
      const last = exported(earlier.length)
      await expectOthersFind(last)
      // GLPK in WebAssembly needs nothing installed; it takes what our own reader of LP reads, in seconds if large.
      if (id === 'plan-2025') expect(close(await optimumByGlpk(last.lp), value, LAST_DIGIT)).toBe(true)
    },
  )
})
