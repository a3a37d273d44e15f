import { describe, expect, it } from 'vitest'
import { explainScenario, formatStatement, runScenario, type Scenario } from '../../src/index.ts'
import { readShipped } from '../scenarios/shipped.ts'

const network = readShipped('chongqing-2025.yaml')
const [result, explanation] = await Promise.all([
  runScenario(network),
  explainScenario(network, { terminals: network.terminals.map(({ id }) => id), most: 0 }),
])

const withThroughput = (id: string, throughput: number): Scenario =>
  readShipped('chongqing-2025.yaml', [{ terminals: { [id]: { throughput } } }])

async function tonneKm(scenario: Scenario): Promise<number> {
  const { flows } = await runScenario(scenario)
  return flows.reduce((sum, { quantity, distance }) => sum + quantity * distance, 0)
}

async function explained(scenario: Scenario, id: string) {
  const found = await explainScenario(scenario, { terminals: [id], most: 1 })
  const page = found.status === 'explained' ? found.pages[0] : undefined
  if (page?.page.kind !== 'terminal') throw new Error('there is an allocation')
  return { page: page.page, said: page.statements.map((one) => formatStatement(one, 'en')) }
}

describe('the page of a terminal', () => {
  it('adds up to the throughput, the limit and the flows of the result, at every terminal', () => {
    if (explanation.status !== 'explained') throw new Error('there is an allocation')
    expect(explanation.pages).toHaveLength(network.terminals.length)
    for (const { page } of explanation.pages) {
      if (page.kind !== 'terminal') throw new Error('only terminals were asked for')
      const row = result.terminals.find(({ id }) => id === page.id)
      expect(page.loaded + page.unloaded).toBeCloseTo(row?.throughput ?? Number.NaN, 6)
      expect(page.limit).toBe(row?.limit)
      const passing = result.flows.filter(({ legs }) => legs.slice(1).some(({ from }) => from === page.id))
      const sum = (some: readonly { readonly quantity: number }[]) =>
        some.reduce((all, { quantity }) => all + quantity, 0)
      expect(sum(page.flows)).toBeCloseTo(sum(passing), 6)
      for (const { via } of page.flows) expect(via).toContain(page.id)
      if (page.limit !== null) expect(page.limits[0]?.id).toBe(page.id)
    }
  })

  it('says what a limit that holds is worth, as a run with one more finds it', async () => {
    const tight = withThroughput('fuling-wharf', 100)
    const { page, said } = await explained(tight, 'fuling-wharf')
    expect(page.loaded + page.unloaded).toBeCloseTo(100, 6)
    expect(said[0]).toContain('that is all of its throughput of 100.')
    const above = page.limits[0]?.worth?.above ?? null
    const goals = page.limits[0]?.worth?.goals.map(({ goal }) => goal) ?? []
    const saved = above?.change[goals.indexOf('tonne-km')] ?? 0
    expect(saved).toBeGreaterThan(0)
    expect(above?.upTo ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(1)
    const [before, after] = await Promise.all([tight, withThroughput('fuling-wharf', 101)].map(tonneKm))
    expect((before ?? 0) - (after ?? 0)).toBeCloseTo(saved, 3)
    expect(said[1]).toContain(`one tonne more saves ${saved.toFixed(2)} t·km`)
  })

  it('says that nothing passes one that is closed to all', async () => {
    const { page, said } = await explained(withThroughput('fuling-wharf', 0), 'fuling-wharf')
    expect(page.flows).toEqual([])
    expect(said[0]).toBe('Nothing passes Fuling wharf this year, which could handle 0×10⁴ t/yr.')
  })
})
