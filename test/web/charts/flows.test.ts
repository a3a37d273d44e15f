import { describe, expect, it } from 'vitest'
import { gatherFlows } from '../../../web/charts/flows-data.ts'
import { placeFlows } from '../../../web/charts/flows-marks.ts'
import { runShipped } from '../support/fixtures.ts'

const { scenario, result } = await runShipped('plan-2025')
const words = {
  name: ({ id }: { readonly id: string }) => id,
  number: (quantity: number) => Math.round(quantity).toLocaleString('en'),
}

describe('the flows of the plan', () => {
  it('carry the whole delivery from tier to region, and on to the region that uses it', () => {
    const { links } = gatherFlows(result, scenario, 2025, 'tier')
    const sum = (end: string) =>
      links.reduce((total, { to, quantity }) => total + (to.startsWith(end) ? quantity : 0), 0)
    expect(sum('from ')).toBeCloseTo(21100, 6)
    expect(sum('to ')).toBeCloseTo(21100, 6)
  })

  it('show by zone what the plan transfers, and nothing that stays at home', () => {
    const { links } = gatherFlows(result, scenario, 2025, 'zone')
    expect(links.map(({ from, to, quantity }) => [from, to, Math.round(quantity)])).toEqual([
      ['site fengdu-baoluan', 'to core', 1000],
      ['site fengdu-xingyi', 'to core', 1000],
      ['site wulong-heshun', 'to core', 1000],
      ['site shizhu-wanchao', 'to core', 600],
      ['site wanzhou-zouma-cizhu', 'to core', 400],
    ])
  })

  it.each([304, 730])('at %i px have bars and bands of one scale, inside the picture', (width) => {
    const marks = placeFlows(gatherFlows(result, scenario, 2025, 'tier'), width, words)
    const scale = (marks.links[0]?.width ?? 0) / (marks.links[0]?.quantity ?? 1)
    for (const link of marks.links) {
      expect(Math.abs(link.width - Math.max(1, link.quantity * scale))).toBeLessThan(0.2)
    }
    for (const node of marks.nodes) {
      expect(Math.abs(node.height - node.quantity * scale)).toBeLessThan(0.3)
      expect(node.x + node.width).toBeLessThanOrEqual(width)
      expect(node.y + node.height).toBeLessThanOrEqual(marks.height)
    }
  })
})
