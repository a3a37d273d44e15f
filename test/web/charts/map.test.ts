import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readGeography } from '../../../web/charts/geography.ts'
import { CENTRE, gatherMap } from '../../../web/charts/map-data.ts'
import { overlaps } from '../../../web/charts/map-labels.ts'
import { type MapWords, placeMap } from '../../../web/charts/map-marks.ts'
import type { Panel } from '../../../web/charts/map-panel.ts'
import type { Point } from '../../../web/charts/map-projection.ts'
import { runShipped } from '../support/fixtures.ts'

const read = (file: string) => readFileSync(new URL(`../../../data/geo/${file}`, import.meta.url), 'utf8')
const geography = readGeography(read('schematic-districts.topojson'), read('rivers-schematic.geojson'))
const words: MapWords = {
  inset: 'Central districts',
  name: ({ en }) => en.replace(/,.*/, ''),
  number: (quantity) => Math.round(quantity).toLocaleString('en'),
}

const scenarios = await Promise.all(
  ['plan-2025', 'chongqing-2025'].map(async (id) => {
    const { scenario, result } = await runShipped(id)
    return { id, result, data: gatherMap(result, scenario, 2025, geography) }
  }),
)

/** Whether two triangles share a point: no edge of either parts them. */
function meet(one: readonly Point[], other: readonly Point[]): boolean {
  const parted = [one, other].some((shape) =>
    shape.some((a, index) => {
      const b = shape[(index + 1) % shape.length] ?? a
      const [nx, ny] = [b.y - a.y, a.x - b.x]
      const along = (points: readonly Point[]) => points.map(({ x, y }) => x * nx + y * ny)
      const [p, q] = [along(one), along(other)]
      return Math.max(...p) <= Math.min(...q) + 1e-9 || Math.max(...q) <= Math.min(...p) + 1e-9
    }),
  )
  return !parted
}

describe.each(scenarios)('the map of $id', ({ id, result, data }) => {
  it('carries the whole transfer on its routes, in the city and in the centre', () => {
    const transfer = result.transfers.reduce((sum, { quantity }) => sum + quantity, 0)
    for (const { routes, targets } of [data.city, data.centre]) {
      expect(routes.reduce((sum, { quantity }) => sum + quantity, 0)).toBeCloseTo(transfer, 6)
      expect(targets.reduce((sum, { received }) => sum + received, 0)).toBeCloseTo(transfer, 6)
    }
  })

  it('shows every site once, with the capacity and output of the result', () => {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
    expect(sum(data.sites.map(({ output }) => output))).toBeCloseTo(
      sum(result.sites.map(({ output }) => output)),
      6,
    )
    expect(sum(data.sites.map(({ capacity }) => capacity))).toBeCloseTo(
      sum(result.sites.map(({ capacity }) => capacity)),
      6,
    )
  })

  it('gives each of the 38 districts the colour of its region', () => {
    expect(data.cells).toHaveLength(38)
    const slots = Object.fromEntries(data.cells.map(({ part, slot }) => [part, slot]))
    expect(slots).toEqual({ CORE: 1, NE: 2, SE: 3 })
  })

  it('leads barges along the wharves of the flow', () => {
    const withWharves = result.flows.filter(({ legs }) => legs.length > 1)
    const known = new Set(data.wharves.map((wharf) => wharf.id))
    for (const { wharves } of data.city.routes) for (const wharf of wharves) expect(known).toContain(wharf)
    expect(data.city.routes.some(({ wharves }) => wharves.length > 0)).toBe(
      id === 'chongqing-2025' && withWharves.length > 0,
    )
    expect(data.city.targets.some((target) => target.id === CENTRE)).toBe(id === 'chongqing-2025')
  })

  it.each([304, 520, 730, 1100])('at %i px lets no label cover another or leave the panel', (width) => {
    const { city, inset } = placeMap(data, width, words)
    for (const { labels, box } of [city, inset]) {
      for (const [index, label] of labels.entries()) {
        for (const other of labels.slice(index + 1)) {
          expect(overlaps(label.box, other.box), `${label.text} / ${other.text}`).toBe(false)
        }
        expect(label.box.x).toBeGreaterThanOrEqual(box.x)
        expect(label.box.x + label.box.width).toBeLessThanOrEqual(box.x + box.width)
      }
    }
  })

  it.each([304, 520, 730, 1100])(
    'at %i px says each name once in a panel, that of a river beside it',
    (width) => {
      const { city, inset } = placeMap(data, width, words)
      for (const { labels } of [city, inset]) {
        const names = labels.map(({ text }) => text.replace(/ \+?[\d,]+$/, ''))
        expect(names).toEqual([...new Set(names)])
      }
      const rivers = city.labels.filter(({ kind }) => kind === 'river')
      expect(rivers.length).toBeGreaterThan(0)
      for (const { box, id: river } of rivers) {
        const path = city.rivers[data.rivers.findIndex(({ name }) => name.en === river)] ?? ''
        const points = [...path.matchAll(/([\d.-]+),([\d.-]+)/g)].map(([, x, y]) => ({
          x: Number(x),
          y: Number(y),
        }))
        const away = points.map(({ x, y }) =>
          Math.hypot(
            Math.max(box.x - x, 0, x - box.x - box.width),
            Math.max(box.y - y, 0, y - box.y - box.height),
          ),
        )
        expect(Math.min(...away)).toBeGreaterThan(0)
        expect(Math.min(...away)).toBeLessThan(16)
      }
    },
  )

  it.each([304, 730])('at %i px names the five exporters and loses no arrowhead', (width) => {
    const { city } = placeMap(data, width, words)
    expect(city.labels.filter(({ kind }) => kind === 'site').length).toBeGreaterThanOrEqual(5)
    const heads = city.arrows.map(({ id: arrow, head }) => ({ to: arrow.split('>').at(-1), head }))
    for (const [index, one] of heads.entries()) {
      for (const other of heads.slice(index + 1)) {
        if (one.to === other.to) expect(meet(one.head, other.head)).toBe(false)
      }
    }
  })

  it('is drawn as it was', () => {
    expect(outline(placeMap(data, 730, words).city)).toMatchSnapshot()
  })
})

describe('the rivers', () => {
  it('bend through every town they are drawn by, without a corner', () => {
    const source: {
      readonly features: readonly { readonly geometry: { readonly coordinates: number[][] } }[]
    } = JSON.parse(read('rivers-schematic.geojson'))
    for (const [index, { geometry }] of source.features.entries()) {
      const line = geography.rivers[index]?.line ?? []
      expect(line).toEqual(expect.arrayContaining(geometry.coordinates))
      expect(line).toHaveLength((geometry.coordinates.length - 1) * 4 + 1)
    }
  })
})

/** The marks that matter, short enough to read in a golden file. */
function outline({ arrows, bands, labels, targets, sites }: Panel) {
  const round = ({ x, y }: Point) => `${Math.round(x)},${Math.round(y)}`
  return {
    arrows: arrows.map(({ id, width, head }) => `${id} ${width} ${round(head[0])}`),
    bands: bands.map(({ width, path }) => `${width} ${path}`),
    labels: labels.map((label) => `${label.text} ${round(label)}`),
    targets: targets.map((target) => `${target.id} ${round(target)}`),
    sites: sites.slice(0, 12).map((site) => `${site.id} ${round(site)} ${site.radius} ${site.inner}`),
  }
}
