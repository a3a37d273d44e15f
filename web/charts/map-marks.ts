/** Second layer of the map: two panels of placed marks, the whole city and an inset of its centre, px. */
import type { Localised } from '../../src/index.ts'
import type { Place } from './geography.ts'
import type { MapData } from './map-data.ts'
import type { LabelWish } from './map-labels.ts'
import { type Panel, type PanelFrame, placePanel } from './map-panel.ts'
import { type Box, fitProjection, type Point } from './map-projection.ts'

/** The words of the map, in the language it is drawn in. */
export interface MapWords {
  name(name: Localised): string
  number(quantity: number): string
}

export interface MapMarks {
  readonly width: number
  readonly height: number
  readonly city: Panel
  readonly inset: Panel
}

/** Below this width the inset stands under the map, not in its empty corner. */
const NARROW = 560

/** Place the marks of a map in a width, px; the height follows. */
export function placeMap(data: MapData, width: number, words: MapWords): MapMarks {
  const narrow = width < NARROW
  const tall = narrow ? Math.round(width * 1.02) : Math.min(560, Math.round(width * 0.8))
  const box = { x: 0, y: 0, width, height: tall }
  const insetBox = narrow
    ? { x: 0, y: tall + 12, width, height: Math.round(width * 0.72) }
    : { x: 0, y: 0, width: Math.round(width * 0.38), height: Math.round(tall * 0.4) }
  const scale = scaleOf(data, narrow ? 0.62 : 1)
  const all = data.cells.flatMap(({ rings }) => rings.flat())
  const central = data.cells.filter((cell) => cell.central).flatMap(({ rings }) => rings.flat())
  const edge = narrow ? 2 : 8
  const city: PanelFrame = {
    box,
    project: fitProjection(all, shrink(box, edge), !narrow),
    network: data.city,
    barred: narrow ? [] : [{ ...insetBox, width: insetBox.width + 6, height: insetBox.height + 6 }],
    targetRadius: narrow ? 5 : 7,
    cut: false,
    ...scale,
  }
  const inset: PanelFrame = {
    box: insetBox,
    project: fitProjection(central, shrink(insetBox, 10)),
    network: data.centre,
    barred: [],
    targetRadius: 4,
    cut: true,
    ...scale,
  }
  return {
    width,
    height: narrow ? insetBox.y + insetBox.height : tall,
    city: placePanel(data, city, cityLabels(data, city, words, narrow)),
    inset: placePanel(data, inset, insetLabels(data, inset, words)),
  }
}

/** px per square root of a quantity for circles, px per quantity for arrows; alike in both panels. */
function scaleOf(data: MapData, size: number): { radius: (quantity: number) => number; thick: number } {
  const largest = Math.max(1, ...data.sites.map(({ capacity }) => capacity))
  const widest = Math.max(1, ...data.city.routes.map(({ quantity }) => quantity))
  return { radius: (quantity) => size * 13 * Math.sqrt(quantity / largest), thick: (size * 11) / widest }
}

function shrink({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by }
}

function cityLabels(data: MapData, frame: PanelFrame, words: MapWords, narrow: boolean): LabelWish[] {
  const size = narrow ? 11 : 12
  const senders = data.sites
    .filter(({ exporter, sent }) => exporter || sent > 0)
    .sort((a, b) => Number(b.exporter) - Number(a.exporter) || b.sent - a.sent)
    .slice(0, narrow ? 6 : 9)
  const { network, project, targetRadius } = frame
  const targets = network.targets.slice(0, narrow ? 1 : 3).map(({ id, name, place, received }) => ({
    id,
    kind: 'target' as const,
    text: `${words.name(name)} +${words.number(received)}`,
    at: project(place),
    radius: targetRadius + 9,
    size,
    slot: 0,
  }))
  const sites = senders.map(({ id, name, sent, place, capacity, slot }) => ({
    id,
    kind: 'site' as const,
    text: sent > 0 ? `${words.name(name)} ${words.number(sent)}` : words.name(name),
    at: project(place),
    radius: frame.radius(capacity),
    size,
    slot,
  }))
  const regions = data.regions.flatMap(({ id, name, slot }) => {
    const points = data.cells.filter((cell) => cell.slot === slot).flatMap(({ rings }) => rings.flat())
    if (points.length === 0) return []
    const at = centreOf(points, frame)
    return [{ id, kind: 'region' as const, text: words.name(name), at, radius: 0, size: size + 1, slot }]
  })
  return [...targets, ...sites, ...regions]
}

function insetLabels(data: MapData, { project }: PanelFrame, words: MapWords): LabelWish[] {
  return data.cells
    .filter((cell) => cell.central)
    .map(({ code, name, rings }) => {
      const at = centreOf(rings.flat(), { project })
      return { id: code, kind: 'place' as const, text: words.name(name), at, radius: 0, size: 11, slot: 0 }
    })
}

/** Middle of the bounds of some places, px. */
function centreOf(places: readonly Place[], { project }: Pick<PanelFrame, 'project'>): Point {
  const points = places.map(project)
  const half = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return { x: half(points.map(({ x }) => x)), y: half(points.map(({ y }) => y)) }
}
