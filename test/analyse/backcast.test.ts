/** The backcast: what it compares, and the page that shows it. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readObservations } from '../../scripts/backcast/observations.ts'
import { writeBackcast } from '../../scripts/backcast/write.ts'
import { backcast, type Measure, type Simulated } from '../../src/analyse/backcast.ts'
import { runScenario } from '../../src/report/run.ts'
import { readShipped } from '../scenarios/shipped.ts'

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')

const SIMULATED: Simulated = {
  indicators: [
    { year: 2021, region: 'city', id: 'demand', value: 100, unit: 'wt/yr' },
    { year: 2024, region: 'city', id: 'demand', value: 75, unit: 'wt/yr' },
  ],
  regions: [{ year: 2024, id: 'core', imports: 12 }],
  sites: [
    { year: 2024, id: 'a', region: 'core', tier: 'zone', capacity: 50, output: 30 },
    { year: 2024, id: 'b', region: 'core', tier: 'small', capacity: 20, output: 10 },
    { year: 2024, id: 'c', region: 'core', tier: 'recycled', capacity: 9, output: 5 },
  ],
}

const compared = (measure: Measure, value: number | null, year = 2024) =>
  backcast(SIMULATED, [{ id: 'o', year, measure, value, unit: 'wt/yr' }], (site) =>
    site === 'a' ? 36 : 40,
  )[0]

describe('a comparison', () => {
  it('takes the number of the simulation that measures the same', () => {
    const value = (measure: Measure) => compared(measure, 1)?.simulated
    expect(value({ kind: 'indicator', indicator: 'demand', region: 'city' })).toBe(75)
    expect(value({ kind: 'change', indicator: 'demand', region: 'city', since: 2021 })).toBe(-0.25)
    expect(value({ kind: 'primary-capacity', region: 'core' })).toBe(70)
    expect(value({ kind: 'primary-output', region: 'core' })).toBe(40)
    expect(value({ kind: 'recycled-output', region: 'core' })).toBe(5)
    expect(value({ kind: 'imports', region: 'core' })).toBe(12)
    expect(value({ kind: 'tier-capacity', tier: 'zone' })).toBe(50)
    expect(value({ kind: 'site-capacity', site: 'b' })).toBe(20)
    expect(value({ kind: 'gate-price' })).toBe(37)
  })

  it('shows the difference and its share of the observation', () => {
    const measure: Measure = { kind: 'imports', region: 'core' }
    expect(compared(measure, 10)).toMatchObject({ difference: 2, relative: 0.2 })
    expect(compared(measure, 0)).toMatchObject({ difference: 12, relative: null })
  })

  it('drops nothing: where one side is missing, the difference is', () => {
    const nothing = { difference: null, relative: null }
    expect(compared({ kind: 'none' }, 5)).toMatchObject({ simulated: null, ...nothing })
    expect(compared({ kind: 'imports', region: 'core' }, null)).toMatchObject({ simulated: 12, ...nothing })
    expect(compared({ kind: 'imports', region: 'core' }, 5, 1999)).toMatchObject({
      simulated: null,
      ...nothing,
    })
    expect(compared({ kind: 'tier-capacity', tier: 'zone' }, 5, 1999)).toMatchObject(nothing)
  })
})

describe('docs/backcast.md', async () => {
  const scenario = readShipped('chongqing-2035.yaml')
  const result = await runScenario(scenario)
  const observations = readObservations(read('data/outturn.csv'))
  const rows = backcast(result, observations, () => 36)
  const difference = (id: string) => rows.find(({ observation }) => observation.id === id)?.difference

  it('is what a new run writes', () => {
    expect(writeBackcast(scenario, result, observations)).toBe(read('docs/backcast.md'))
  })

  it('names the source of every figure that is published', () => {
    const sources = new Set(
      read('data/sources.csv')
        .split('\n')
        .map((line) => line.split(',')[0]),
    )
    for (const { id, source, value, grade } of observations) {
      if (value === null || grade === 'M') continue
      expect(sources, id).toContain(source)
    }
  })

  it('meets demand and capacity of the plan exactly, and says where it does not meet the rest', () => {
    for (const region of ['', '-core', '-northeast', '-southeast'])
      expect(difference(`plan-demand${region}`), region).toBeCloseTo(0, 6)
    for (const region of ['core', 'northeast', 'southeast'])
      expect(difference(`plan-capacity-${region}`), region).toBeCloseTo(0, 6)
    for (const tier of ['zones', 'backbone', 'small'])
      expect(difference(`plan-${tier}`), tier).toBeCloseTo(0, 6)
    // 3 % of the core's demand is recycled, which the plan does not count.
    expect(difference('plan-transfer-core')).toBeCloseTo(-390, 6)
  })
})
