import { describe, expect, it } from 'vitest'
import { buildNetwork } from '../../src/network/build.ts'
import { listCandidates } from '../../src/network/candidates.ts'
import { chooseCandidates } from '../../src/network/choose.ts'
import { type Formulation, formulate } from '../../src/program/formulate.ts'
import { PRESETS } from '../../src/scenario/types.ts'
import { solveCertified } from '../../src/solve/solve.ts'
import type { EngineId } from '../../src/solve/types.ts'
import { readShipped } from '../scenarios/shipped.ts'

/** The columns a search starts with where only the nearest arcs are kept, however small the network. */
function nearestOnly({ network, program, columns }: Formulation): Uint8Array {
  const candidates = listCandidates(network.scenario, network.yearIndex)
  const start = new Uint8Array(program.columnKeys.length).fill(1)
  chooseCandidates(candidates, 0).forEach((kept, arc) => {
    start[columns.flow[arc] ?? -1] = kept
  })
  return start
}

async function solve(formulation: Formulation, engine: EngineId, start?: Uint8Array) {
  const options = start === undefined ? {} : { start }
  const solved = await solveCertified(formulation.program, engine, options)
  if (solved.status !== 'certified') throw new Error(`${engine}: ${solved.status}`)
  return solved.outcome.stages
}

type Stages = Awaited<ReturnType<typeof solve>>

/** Every goal agrees to 1e-6, and through the tie goal every flow does. */
function expectSame(found: Stages, expected: Stages): void {
  expect(found.length).toBe(expected.length)
  expected.forEach((stage, k) => {
    const other = found[k]?.value ?? Number.NaN
    expect(Math.abs(stage.value - other), stage.goal).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(stage.value)))
  })
  const flows = expected.at(-1)?.x ?? new Float64Array()
  const others = found.at(-1)?.x ?? new Float64Array()
  const apart = flows.reduce((most, flow, j) => Math.max(most, Math.abs(flow - (others[j] ?? Number.NaN))), 0)
  expect(apart).toBeLessThanOrEqual(1e-6)
}

describe.each(PRESETS)('the district network under %s', (preset) => {
  const scenario = readShipped('chongqing-2025.yaml', [{ policy: { preset } }])
  const formulation = formulate(buildNetwork(scenario, 0))

  it('has the same optimum by every engine, whole or pruned and priced, to the last flow', async () => {
    const start = nearestOnly(formulation)
    expect(start.filter((kept) => kept === 0).length).toBeGreaterThan(1000)
    const whole = await solve(formulation, 'highs')
    expectSame(await solve(formulation, 'network-simplex'), whole)
    expectSame(await solve(formulation, 'javascript-lp-solver', start), whole)
  }, 120_000)
})
