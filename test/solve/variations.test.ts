import { describe, expect, it } from 'vitest'
import { buildNetwork } from '../../src/network/build.ts'
import { formulate } from '../../src/program/formulate.ts'
import type { LinearProgram } from '../../src/program/types.ts'
import { solveCertified } from '../../src/solve/solve.ts'
import type { Outcome } from '../../src/solve/types.ts'
import { type BoundChanges, Variations, withBounds } from '../../src/solve/variations.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { programOf, stagesOf } from '../support/programs.ts'
import { close } from '../support/solving.ts'

const district = formulate(buildNetwork(readShipped('chongqing-2025.yaml'), 0)).program

/** Positions of the keys that start so. */
const starting = (keys: readonly string[], prefix: string): number[] =>
  keys.flatMap((key, position) => (key.startsWith(prefix) ? [position] : []))

/** Every site and every wharf closed in turn. */
const CLOSURES: readonly BoundChanges[] = [
  ...starting(district.columnKeys, 'output/').map((column) => ({ columnUpper: [[column, 0]] as const })),
  ...starting(district.rowKeys, 'throughput/').map((row) => ({ rowUpper: [[row, 0]] as const })),
]

const flowsOf = (outcome: Outcome) => stagesOf(outcome).at(-1)?.x ?? new Float64Array()

function expectSame(ours: Outcome, theirs: Outcome, name: string): void {
  stagesOf(theirs).forEach(({ value }, k) => {
    expect(close(stagesOf(ours)[k]?.value ?? Number.NaN, value), `${name}: goal ${k}`).toBe(true)
  })
  const flows = flowsOf(theirs)
  let apart = 0
  flowsOf(ours).forEach((flow, j) => {
    apart = Math.max(apart, Math.abs(flow - (flows[j] ?? Number.NaN)))
  })
  expect(apart, name).toBeLessThanOrEqual(1e-6)
}

async function coldOf(program: LinearProgram, changes: BoundChanges, engine: 'network-simplex' | 'highs') {
  return (await solveCertified(withBounds(program, changes), engine)).outcome
}

describe('variations of the district network', () => {
  const variations = new Variations(district)

  it('agree with cold solves wherever one site or one wharf is closed', async () => {
    expect(CLOSURES.length).toBeGreaterThan(100)
    for (const [i, changes] of CLOSURES.entries()) {
      const cold = await coldOf(district, changes, 'network-simplex')
      expectSame(await variations.vary(changes), cold, `closure ${i}`)
    }
  }, 60_000)

  it('agree with HiGHS where two are closed', async () => {
    for (let i = 0; i < 6; i++) {
      const [a, b] = [CLOSURES[7 * i] ?? {}, CLOSURES[CLOSURES.length - 1 - 3 * i] ?? {}]
      const changes = { ...a, ...b }
      expectSame(await variations.vary(changes), await coldOf(district, changes, 'highs'), `pair ${i}`)
    }
  }, 60_000)

  it('are proven on demand', async () => {
    const proven = await variations.prove(CLOSURES[3] ?? {})
    expect(proven).toMatchObject({ status: 'certified', outcome: { engine: 'network-simplex' } })
  })

  it('do not depend on what was solved before them', async () => {
    const [first, second] = [CLOSURES[10] ?? {}, CLOSURES[100] ?? {}]
    const alone = await new Variations(district).vary(second)
    await variations.vary(first)
    expect(await variations.vary(second)).toEqual(alone)
  })
})

describe('a variation', () => {
  const small = (tolerance: number) =>
    programOf(
      [
        { key: 'near', upper: 2, costs: [0, 1, 1] },
        { key: 'far', upper: 3, costs: [0, 2, 2] },
        { key: 'unmet', upper: 3, costs: [1, 0, 0] },
      ],
      [
        { key: 'need', lower: 3, upper: 3, terms: { near: 1, far: 1, unmet: 1 } },
        { key: 'shared', upper: 3, terms: { near: 1, far: 2 } },
      ],
      [tolerance, 0, 0],
    )

  it('goes to another engine where the program is not for this one', async () => {
    const outcome = await new Variations(small(0.5)).vary({ columnUpper: [[0, 1]] })
    expect(outcome).toMatchObject({ status: 'optimal' })
    expect(outcome.engine).not.toBe('network-simplex')
  })

  it('says where nothing satisfies the changed bounds', async () => {
    const changes: BoundChanges = { columnUpper: [[2, 0]], rowUpper: [[1, 2]] }
    expect(await new Variations(small(0)).vary(changes)).toMatchObject({ status: 'infeasible' })
  })

  it('refuses a position that the program does not have', async () => {
    await expect(new Variations(small(0)).vary({ columnUpper: [[9, 0]] })).rejects.toThrow(RangeError)
  })
})
