import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gatherFlows } from '../../../web/charts/flows-data.ts'
import { type Label, layRow, maxWidth, wrapText } from '../../../web/charts/flows-labels.ts'
import { placeFlows } from '../../../web/charts/flows-marks.ts'
import { runShipped } from '../support/fixtures.ts'

const { scenario, result } = await runShipped('plan-2025')
const words = {
  name: ({ id }: { readonly id: string }) => id,
  number: (quantity: number) => Math.round(quantity).toLocaleString('en'),
}

const english = {
  name: ({ tier, name }: { readonly tier: string | null; readonly name: { readonly en: string } | null }) =>
    tier === null ? (name?.en.replace(/,.*/, '') ?? '') : `${tier} mines`,
  number: words.number,
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

  it.each([304, 730])('by tier at %i px have bars and ribbons of one scale, inside the picture', (width) => {
    const marks = placeFlows(gatherFlows(result, scenario, 2025, 'tier'), width, words)
    const scale = (marks.links[0]?.width ?? 0) / (marks.links[0]?.quantity ?? 1)
    for (const link of marks.links) {
      expect(Math.abs(link.width - Math.max(1, link.quantity * scale))).toBeLessThan(0.2)
    }
    for (const node of marks.nodes) {
      expect(Math.abs(node.width - node.quantity * scale)).toBeLessThan(0.3)
      expect(node.x + node.width).toBeLessThanOrEqual(width + 0.1)
      expect(node.y + node.height).toBeLessThanOrEqual(marks.height)
    }
  })

  it('by tier are drawn as they have been looked at, wide and narrow', () => {
    for (const width of [304, 730]) {
      const { height, nodes, links } = placeFlows(gatherFlows(result, scenario, 2025, 'tier'), width, words)
      const bars = nodes.map(({ id, x, y, width: wide, height: tall, label }) => {
        const { lines, x: middle, y: line } = label ?? { lines: [], x: 0, y: 0 }
        return `${id}: ${x},${y} ${wide}×${tall}, ${lines.join('/')} at ${middle},${line}`
      })
      expect({ height, bars, first: links[0]?.path }).toMatchSnapshot(`${width} px`)
    }
  })
})

const shipped = await Promise.all(
  ['plan-2025', 'chongqing-2025'].map(async (id) => ({ id, ...(await runShipped(id)) })),
)

describe.each(shipped)('the labels of the flows of $id', ({ scenario: land, result: found }) => {
  for (const kind of ['tier', 'zone'] as const) {
    it.each([304, 520, 730, 1100])(
      `name every bar by ${kind} at %i px, apart from each other and from ribbons`,
      (width) => {
        const { nodes, height } = placeFlows(gatherFlows(found, land, 2025, kind), width, english)
        const boxes = nodes.map(({ label }) => boxOf(label))
        const bars = nodes.map(({ x, y, width: wide, height: tall }) => ({
          x,
          y,
          right: x + wide,
          bottom: y + tall,
        }))
        for (const [index, box] of boxes.entries()) {
          expect(nodes[index]?.label?.lines.length ?? 0).toBeGreaterThan(0)
          expect(box.x).toBeGreaterThanOrEqual(-0.1)
          expect(box.right).toBeLessThanOrEqual(width + 0.1)
          expect(box.bottom).toBeLessThanOrEqual(height + 0.1)
          for (const other of boxes.slice(index + 1)) expect(meet(box, other)).toBe(false)
          // Ribbons pass between the outermost bars only, and not at the height of a row of bars.
          const inRow = bars.some((bar) => box.y >= bar.y && box.bottom <= bar.bottom)
          const outside =
            kind === 'tier'
              ? box.bottom <= Math.min(...bars.map(({ bottom }) => bottom)) ||
                box.y >= Math.max(...bars.map(({ y }) => y))
              : box.right <= Math.min(...bars.map(({ x }) => x)) ||
                box.x >= Math.max(...bars.map(({ right }) => right))
          expect(inRow || outside).toBe(true)
        }
      },
    )
  }
})

describe('labels in a row', () => {
  it('never touch and never leave the width; only what cannot fit is left out, the smallest first', () => {
    const wish = fc.record({
      centre: fc.double({ min: 0, max: 400, noNaN: true }),
      quantity: fc.integer({ min: 1, max: 9999 }),
      name: fc.stringMatching(/^[A-Z][a-z]{2,9}( [a-z]{3,12}){0,2}$/),
      number: fc.constant('1,000'),
      room: fc.constantFrom(40, 90, Number.POSITIVE_INFINITY),
    })
    fc.assert(
      fc.property(
        fc.array(wish, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 150, max: 900 }),
        (wishes, width) => {
          const { labels, lines } = layRow(wishes, width, 12)
          const shown = wishes.flatMap((each, index) => {
            const label = labels[index]
            if (!label) return []
            const half = maxWidth(label.lines, 12) / 2
            expect(label.lines.length).toBeLessThanOrEqual(lines)
            expect(label.lines.join(' ').replaceAll('  ', ' ')).toBe(`${each.name} ${each.number}`)
            return [{ left: label.x - half, right: label.x + half, quantity: each.quantity }]
          })
          shown.sort((a, b) => a.left - b.left)
          for (const [index, { left, right }] of shown.entries()) {
            expect(left).toBeGreaterThanOrEqual(-0.1)
            expect(right).toBeLessThanOrEqual(width + 0.1)
            expect(left).toBeGreaterThanOrEqual((shown[index - 1]?.right ?? Number.NEGATIVE_INFINITY) - 0.1)
          }
          const least = Math.min(...shown.map(({ quantity }) => quantity))
          for (const [index, { quantity }] of wishes.entries()) {
            if (labels[index] === null) expect(quantity).toBeLessThanOrEqual(least)
          }
        },
      ),
      { seed: 7 },
    )
  })

  it('are broken between words, after dashes and between ideographs', () => {
    expect(wrapText('Core metropolitan area', 84, 12)).toEqual(['Core', 'metropolitan', 'area'])
    expect(wrapText('Wanzhou Zouma–Cizhu', 84, 12)).toEqual(['Wanzhou', 'Zouma–Cizhu'])
    expect(wrapText('主城都市区', 40, 12)).toEqual(['主城都', '市区'])
  })
})

interface Edges {
  readonly x: number
  readonly y: number
  readonly right: number
  readonly bottom: number
}

function boxOf(label: Label | null): Edges {
  const { lines, x, y, anchor } = label ?? { lines: [], x: 0, y: 0, anchor: 'start' }
  const wide = maxWidth(lines, 12)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2
  return { x: left, y: y - 11, right: left + wide, bottom: y - 11 + lines.length * 15 }
}

const meet = (a: Edges, b: Edges): boolean =>
  a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom
