import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json.ts'
import { formulate } from '../../src/program/formulate.ts'
import { runScenario } from '../../src/report/run.ts'
import type { ResultFile } from '../../src/report/types.ts'
import { checkDocument } from '../../src/scenario/check.ts'
import { applyPatch } from '../../src/scenario/patch.ts'
import { PRESETS, type PresetId, type Scenario } from '../../src/scenario/types.ts'
import { simulate } from '../../src/simulate/run.ts'
import { Session } from '../../src/simulate/session.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { randomIntegers } from '../solve/network-simplex/support/networks.ts'

function read(document: JsonObject): Scenario {
  const checked = checkDocument(document)
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  return checked.value
}

/** A result without its proof: an optimum may have several, and a warm start may find another one. */
function answerOf(result: ResultFile) {
  const { certificate, ...rest } = result
  return {
    ...rest,
    proven: certificate.ok,
    values: certificate.stages.map(({ goal, value }) => ({ goal, value })),
  }
}

/** A drag of one lever: 60 to 140 % of a demand, a capacity, a projected output or a throughput. */
function move(scenario: Scenario, below: (n: number) => number): JsonObject {
  const pick = <Entry>(list: readonly Entry[]): Entry => {
    const found = list[below(list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  const dragged = (value = 0): number => Math.round(value * (60 + below(81)) * 0.1) / 10
  switch (below(4)) {
    case 0: {
      const { id, demand } = pick(scenario.markets)
      return { markets: { [id]: { demand: dragged(demand.byYear[0]) } } }
    }
    case 1: {
      const { id, capacity } = pick(scenario.sites)
      return { sites: { [id]: { capacity: dragged(capacity.byYear[0]) } } }
    }
    case 2: {
      const { id, projectedOutput } = pick(scenario.regions)
      return { regions: { [id]: { projectedOutput: dragged(projectedOutput?.byYear[0]) } } }
    }
    default: {
      const { id, throughput } = pick(scenario.terminals.filter((each) => each.throughput !== null))
      return { terminals: { [id]: { throughput: dragged(throughput?.byYear[0]) } } }
    }
  }
}

const district = readShipped('chongqing-2025.yaml')

/** The document with a preset, then with one lever moved after another. */
function* dragsOf(preset: PresetId, count: number): Generator<Scenario> {
  const below = randomIntegers(PRESETS.indexOf(preset) + 1)
  let document = applyPatch(district.document, { policy: { preset } })
  yield read(document)
  for (let i = 0; i < count; i++) {
    // Every fourth drag starts from the scenario as it ships, the others from where the last one ended.
    if (i % 4 === 0) document = applyPatch(district.document, { policy: { preset } })
    document = applyPatch(document, move(district, below))
    yield read(document)
  }
}

describe('a session', () => {
  it.each(PRESETS)(
    'gives the results of cold runs while levers are dragged, under %s',
    async (preset) => {
      const warm = new Session()
      for (const scenario of dragsOf(preset, 29)) {
        const result = await runScenario(scenario, { warm, prices: 'skip' })
        expect(answerOf(result)).toEqual(answerOf(await runScenario(scenario, { prices: 'skip' })))
      }
    },
    60_000,
  )

  it('keeps the programs that cold runs formulate, entry for entry', async () => {
    const warm = new Session()
    for (const scenario of dragsOf('even-burden', 8)) {
      const [year] = (await simulate(scenario, { warm })).years
      const formulation = year?.allocation.formulation
      const { program, network } = formulation ?? {}
      if (network === undefined) throw new Error('nothing formulated')
      expect(program).toEqual(formulate(network).program)
    }
  }, 60_000)

  it('follows what changes the network itself: freight, a closed stretch, rules, another preset', async () => {
    const warm = new Session()
    const patches: readonly JsonObject[] = [
      {},
      { modes: { road: { fixed: 9 } } },
      { policy: { preset: 'least-cost' } },
      { policy: { preset: 'least-cost', rules: { cap: { kind: 'emission-cap', limit: 690_000 } } } },
      { sites: { 'fengdu-baoluan': null } },
      {},
    ]
    for (const patch of patches) {
      const scenario = read(applyPatch(district.document, patch))
      const result = await runScenario(scenario, { warm, prices: 'skip' })
      expect(answerOf(result)).toEqual(answerOf(await runScenario(scenario, { prices: 'skip' })))
    }
  }, 60_000)

  it('serves several years, each from its own last basis', async () => {
    const many = readShipped('chongqing-2035.yaml')
    const warm = new Session()
    const id = many.markets[0]?.id ?? ''
    for (const demand of [400, 420]) {
      const scenario = read(applyPatch(many.document, { markets: { [id]: { demand } } }))
      const result = await runScenario(scenario, { warm, prices: 'skip' })
      expect(answerOf(result)).toEqual(answerOf(await runScenario(scenario, { prices: 'skip' })))
    }
  }, 120_000)
})
