import { describe, expect, it } from 'vitest'
import { listTransfers, summarise } from '../../../web/state/summary.ts'
import { runShipped } from '../support/fixtures.ts'

const { scenario, result } = await runShipped('plan-2025')
const summary = summarise(result, scenario, 2025)
const transfers = listTransfers(result, 2025)

describe('the summary of the plan', () => {
  it('is the plan’s own balance', () => {
    expect(summary.demand).toBeCloseTo(21100, 6)
    expect(summary.unmet).toBeCloseTo(0, 6)
    expect(summary.transfer).toBeCloseTo(4000, 6)
    expect(summary.busiest?.utilisation).toBeCloseTo(1, 9)
    expect(summary.residual).toBeLessThanOrEqual(1e-6)
  })

  it('weighs haul and cost by the tonnes that travel', () => {
    const tonnes = result.flows.reduce((sum, flow) => sum + flow.quantity, 0)
    const cost = result.flows.reduce((sum, flow) => sum + flow.cost, 0)
    expect((summary.deliveredCost ?? 0) * tonnes).toBeCloseTo(cost, 3)
    const distances = result.flows.map((flow) => flow.distance)
    expect(summary.haul).toBeGreaterThan(Math.min(...distances))
    expect(summary.haul).toBeLessThan(Math.max(...distances))
  })

  it('has no haul or cost where nothing is delivered', () => {
    const empty = summarise({ ...result, flows: [] }, scenario, 2025)
    expect([empty.haul, empty.deliveredCost]).toEqual([null, null])
  })
})

describe('the transfers of the plan', () => {
  it('come from the five named exporters and fill the gap of the core', () => {
    expect(transfers).toHaveLength(5)
    expect(transfers.reduce((sum, { quantity }) => sum + quantity, 0)).toBeCloseTo(4000, 6)
    for (const line of transfers) {
      expect(scenario.sites.find(({ id }) => id === line.site)?.exporter).toBe(true)
      expect(line.toRegion).toBe('core')
      expect(line.distance).toBeGreaterThan(0)
      expect(line.modes.length).toBeGreaterThan(0)
    }
  })

  it('are listed by size', () => {
    const sizes = transfers.map(({ quantity }) => quantity)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
  })
})
