import { beforeAll, describe, expect, it } from 'vitest'
import {
  applyPatch,
  type Contingencies,
  type ContingencyRequest,
  checkDocument,
  findContingencies,
  type JsonObject,
  type Lost,
  runScenario,
  type Scenario,
} from '../../../src/index.ts'
import { groupLosses, lossKey } from '../../../web/charts/contingency-data.ts'
import { closureOf } from '../../../web/state/closure.ts'
import { writePath } from '../../../web/state/document.ts'
import { readShipped } from '../support/fixtures.ts'
import { openWorkspace } from '../support/workspace.ts'

async function found(scenario: Scenario, request: ContingencyRequest = {}): Promise<Contingencies> {
  const outcome = await findContingencies(scenario, request)
  if (outcome.status !== 'found') throw new Error(outcome.status)
  return outcome
}

function close(scenario: Scenario, lost: readonly Lost[], year: number): Scenario {
  const { edits } = closureOf(scenario, lost, year)
  const document = edits.reduce((held, { path, value }) => writePath(held, path, value), scenario.document)
  const checked = checkDocument(document)
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  return checked.value
}

function patched(id: string, patch: JsonObject): Scenario {
  const checked = checkDocument(applyPatch(readShipped(id).document, patch))
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  return checked.value
}

/** Tonnes short in a year, as the result tells them. */
async function unmetIn(scenario: Scenario, year: number): Promise<number> {
  const result = await runScenario(scenario, { prices: 'skip' })
  const unmet = result.indicators.find(
    (each) => each.year === year && each.id === 'unmet' && each.region === 'city',
  )
  return unmet?.value ?? Number.NaN
}

describe('a closure', () => {
  let scenario: Scenario
  let all: Contingencies

  beforeAll(async () => {
    scenario = readShipped('chongqing-2025')
    all = await found(scenario)
  })

  it.each(['zone', 'terminal', 'stretch', 'mode'] as const)(
    'of the worst of each kind leaves as much short and costs as much as its loss: %s',
    async (kind) => {
      const { unanswered, short, dear } = groupLosses(
        all.singles.filter(({ lost }) => lost.every((each) => each.kind === kind)),
      )
      const [worst] = [...unanswered, ...short, ...dear]
      if (worst === undefined) throw new Error(`no loss of a ${kind} matters`)
      const closed = close(scenario, worst.lost, 2025)
      const { base } = await found(closed)
      expect(base.unmet).toBeCloseTo(all.base.unmet + (worst.shortfall ?? Number.NaN), 6)
      expect(base.tonneKm).toBeCloseTo(worst.tonneKm?.value ?? Number.NaN, 3)
      expect(await unmetIn(closed, 2025)).toBeCloseTo(base.unmet, 6)
    },
  )

  it('of all modes but the road leaves no way of theirs', async () => {
    for (const { id, kind } of scenario.modes.filter((mode) => mode.kind !== 'road')) {
      const after = await found(close(scenario, [{ kind: 'mode', id }], 2025), { kinds: ['mode'] })
      const left = after.singles.find((loss) => lossKey(loss) === `mode/${id}`)
      expect([kind, left?.carried]).toEqual([kind, 0])
    }
  })

  it('of a pair closes both', () => {
    const [a, b] = all.singles
    const lost = [...(a?.lost ?? []), ...(b?.lost ?? [])]
    const paths = closureOf(scenario, lost, 2025).edits.map(({ path }) => path.join('.'))
    const alone = lost.flatMap((each) =>
      closureOf(scenario, [each], 2025).edits.map(({ path }) => path.join('.')),
    )
    expect(paths).toEqual(alone)
  })

  it('of a share of demand sets the share, not a capacity beside it', () => {
    const sharing = patched('plan-2025', {
      sites: { 'fengdu-baoluan': { capacity: null, demandShare: 0.1 } },
    })
    const lost: Lost[] = [{ kind: 'zone', id: 'fengdu-baoluan' }]
    const { edits } = closureOf(sharing, lost, 2025)
    expect(edits).toEqual([{ path: ['sites', 'fengdu-baoluan', 'demandShare'], value: 0 }])
    const site = close(sharing, lost, 2025).sites.find(({ id }) => id === 'fengdu-baoluan')
    expect(site?.capacity.byYear).toEqual([0])
  })

  it('refuses a year that the scenario does not have', () => {
    expect(() => closureOf(scenario, [], 1999)).toThrow('1999')
  })
})

describe('a closure in one of several years', () => {
  it('leaves the other years of a stretch and of a wharf, and says where it must close all', () => {
    const scenario = readShipped('chongqing-2035')
    const at = scenario.years.indexOf(2030)
    const stretch = scenario.waterways[0]?.stretches[0]
    if (stretch === undefined) throw new Error('no stretch')
    const one = closureOf(scenario, [{ kind: 'stretch', id: stretch.id }], 2030)
    expect(one.years).toBe('one')
    const closed = close(scenario, [{ kind: 'stretch', id: stretch.id }], 2030)
    const open = closed.waterways[0]?.stretches[0]?.open.byYear
    expect(open).toEqual(stretch.open.byYear.map((share, t) => (t === at ? 0 : share)))

    const terminal = scenario.terminals.find(({ throughput }) => throughput !== null)
    const wharf = close(scenario, [{ kind: 'terminal', id: terminal?.id ?? '' }], 2030)
    expect(wharf.terminals.find(({ id }) => id === terminal?.id)?.throughput?.byYear).toEqual(
      terminal?.throughput?.byYear.map((limit, t) => (t === at ? 0 : limit)),
    )

    const zone = scenario.sites.find(
      ({ capacity, ownCapacity }) => (capacity.byYear[at] ?? 0) > (ownCapacity.byYear[at] ?? 0),
    )
    if (zone === undefined) throw new Error('no zone is extended')
    expect(closureOf(scenario, [{ kind: 'zone', id: zone.id }], 2030).years).toBe('all')
    const without = close(scenario, [{ kind: 'zone', id: zone.id }], 2030)
    expect(without.sites.find(({ id }) => id === zone.id)?.capacity.byYear).toEqual(
      scenario.years.map(() => 0),
    )
    expect(closureOf(scenario, [{ kind: 'mode', id: 'road' }], 2030).years).toBe('all')
  })

  it('leaves nothing in the yard to be sent', () => {
    const stock = { capacity: 100, start: 100 }
    const scenario = patched('plan-2025', { sites: { 'fengdu-baoluan': { stock } } })
    const closed = close(scenario, [{ kind: 'zone', id: 'fengdu-baoluan' }], 2025)
    const site = closed.sites.find(({ id }) => id === 'fengdu-baoluan')
    expect([site?.capacity.byYear, site?.stock?.releaseRate?.value]).toEqual([[0], 0])
  })
})

describe('a closure on the page', () => {
  it('is one step, and one undo takes all of it back', async () => {
    const workspace = await openWorkspace()
    const before = workspace.state.document
    const { opened } = workspace.state
    if (opened === null) throw new Error('no scenario')
    const zones = opened.loaded.sites.filter(({ tier }) => tier === 'zone').slice(0, 2)
    const lost = zones.map(({ id }): Lost => ({ kind: 'zone', id }))
    workspace.editAll(closureOf(opened.loaded, lost, 2025).edits, null)
    expect(workspace.state.history.past).toHaveLength(1)
    workspace.undo()
    await expect.poll(() => workspace.state.document).toEqual(before)
  })
})
