/** What the district scenario shows: the plan's sums at region level, and the river carrying the northeast's stone. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { unitCost } from '../../src/network/freight.ts'
import { runScenario } from '../../src/report/run.ts'
import type { Mode } from '../../src/scenario/types.ts'
import { readShipped } from './shipped.ts'

const district = (preset: string) => readShipped('chongqing-2025.yaml', [{ policy: { preset } }])

const { modes } = district('plan')

const modeOf = (kind: Mode['kind']): Mode => {
  const mode = modes.find((each) => each.kind === kind)
  if (mode === undefined) throw new Error(`no mode of kind ${kind}`)
  return mode
}

const road = (distance: number) => unitCost(modeOf('road'), 0, { distance, upstream: false, handled: false })
const barge = (distance: number) => unitCost(modeOf('barge'), 0, { distance, upstream: true, handled: true })

/** Distance, km, from which a barge upstream with `access` km by truck at either end costs less than a truck. */
function breakEven(access: number): number {
  for (let distance = 1; distance < 1000; distance++) {
    if (barge(distance) + 2 * road(access) < road(distance)) return distance
  }
  return Number.POSITIVE_INFINITY
}

describe('the district network under the plan', async () => {
  const result = await runScenario(district('plan'))

  it('has the regional sums of the plan', () => {
    const sums = result.regions.map(({ id, output, imports, exports, unmet }) => ({
      id,
      output,
      imports,
      exports,
      unmet,
    }))
    expect(sums).toEqual([
      { id: 'core', output: 9000, imports: 4000, exports: 0, unmet: 0 },
      { id: 'northeast', output: 8100, imports: 0, exports: 2400, unmet: 0 },
      { id: 'southeast', output: 4000, imports: 0, exports: 1600, unmet: 0 },
    ])
  })

  it('crosses regions only from the five zones the plan names', () => {
    expect([...new Set(result.transfers.map((row) => row.site))].sort()).toEqual([
      'fengdu-baoluan',
      'fengdu-xingyi',
      'shizhu-wanchao',
      'wanzhou-zouma-cizhu',
      'wulong-heshun',
    ])
  })
})

describe('the district network at least cost', async () => {
  const scenario = district('least-cost')
  const result = await runScenario(scenario)

  it('sends most of what crosses from the northeast to the core by barge', () => {
    const regionOf = new Map(
      [...scenario.sites, ...scenario.markets].map((entry) => [entry.id, entry.region]),
    )
    const crossing = result.flows.filter(
      ({ site, market }) => regionOf.get(site) === 'northeast' && regionOf.get(market) === 'core',
    )
    const total = crossing.reduce((sum, flow) => sum + flow.quantity, 0)
    const byBarge = crossing.filter((flow) => flow.legs.some((leg) => leg.mode === 'barge'))
    expect(total).toBeGreaterThan(1000)
    expect(byBarge.reduce((sum, flow) => sum + flow.quantity, 0)).toBeGreaterThan(total / 2)
  })

  it('pays for a barge from the distances that the READMEs tell', () => {
    for (const name of ['README.md', 'README.zh.md']) {
      const text = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
      const told = [...text.matchAll(/(\d+) (?:km at each end|公里短驳)[^\d]*(\d+) (?:km|公里)/g)]
      expect(told.length, name).toBe(3)
      for (const [, access, distance] of told)
        expect(Number(distance), `${access} km`).toBe(breakEven(Number(access)))
    }
  })
})
