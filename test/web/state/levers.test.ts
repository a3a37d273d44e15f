import { describe, expect, it } from 'vitest'
import { applyPatch } from '../../../src/index.ts'
import { listChanges } from '../../../web/state/changes.ts'
import { isChanged, listLevers, type NumberLever, niceCeiling } from '../../../web/state/levers.ts'
import { readShipped } from '../support/fixtures.ts'

const plan = readShipped('plan-2025')

function numberLever(id: string, document = plan.document): NumberLever {
  const lever = listLevers(plan, plan, document).find((one) => one.id === id)
  if (lever?.kind !== 'number') throw new Error(`no lever ${id}`)
  return lever
}

describe('the levers of the plan', () => {
  const levers = listLevers(plan, plan, plan.document)

  it('are the demand of each region, 27 zones, each region’s output, and the policy', () => {
    const count = (group: string) => levers.filter((lever) => lever.group === group).length
    expect(['demand', 'exporters', 'zones', 'output', 'policy'].map(count)).toEqual([3, 5, 22, 6, 1])
  })

  it('stand where the baseline stands, inside their sliders, with a source', () => {
    for (const lever of levers) {
      expect(isChanged(lever)).toBe(false)
      if (lever.kind !== 'number') continue
      expect(lever.max).toBeGreaterThanOrEqual(lever.value)
      expect(lever.origin.provenance.source).not.toBeNull()
      expect(lever.origin.source).not.toBeNull()
    }
  })

  it('show an edited value beside the baseline’s, with the status of the baseline', () => {
    const lever = numberLever(
      'markets.core.demand',
      applyPatch(plan.document, { markets: { core: { demand: 14000 } } }),
    )
    expect([lever.value, lever.baseline]).toEqual([14000, 13000])
    expect(lever.origin.provenance.status).toBe('published')
  })

  it('show a text that is no plain number as it was typed', () => {
    const lever = numberLever(
      'markets.core.demand',
      applyPatch(plan.document, { markets: { core: { demand: '13000 * 1.1' } } }),
    )
    expect(lever.typed).toBe('13000 * 1.1')
  })

  it('end their sliders on round numbers', () => {
    expect([7, 10, 1020, 19500, 2000].map(niceCeiling)).toEqual([8, 10, 1200, 20000, 2000])
  })
})

describe('changes from the baseline', () => {
  it('are none for the baseline itself', () => {
    expect(listChanges(plan.document, plan.document, [])).toEqual([])
  })

  it('are those of a variant, and not its name', () => {
    const variant = readShipped('plan-2025-close-fengdu-baoluan')
    const levers = listLevers(variant, plan, variant.document)
    const changes = listChanges(plan.document, variant.document, levers)
    expect(changes.map(({ id, before, after }) => [id, before, after])).toEqual([
      ['sites.fengdu-baoluan.capacity', 1000, 0],
    ])
    expect(changes[0]?.lever?.id).toBe('sites.fengdu-baoluan.capacity')
  })
})
