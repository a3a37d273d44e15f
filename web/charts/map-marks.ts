/** Second layer of the map: two panels of placed marks, the whole city and an inset of its centre, px. */
import type { Localised } from '../../src/index.ts'
import type { Place } from './geography.ts'
import type { MapData } from './map-data.ts'
import type { LabelWish } from './map-labels.ts'
import { type Panel, type PanelFrame, placePanel } from './map-panel.ts'
import { type Box, distance, fitProjection, type Point } from './map-projection.ts'
import { textWidth } from './text-width.ts'

/** The words of the map, in the language it is drawn in. */
export interface MapWords {
  /** Title of the inset. */
  readonly inset: string
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
    barred: [{ x: insetBox.x, y: insetBox.y, width: 16 + 1.12 * textWidth(words.inset, 12), height: 22 }],
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
  // A target that is a whole region says its name already.
  const said = new Set(network.targets.slice(0, targets.length).map(({ name }) => words.name(name)))
  const regions = data.regions.flatMap(({ id, name, slot }) => {
    const cells = data.cells.filter((cell) => cell.slot === slot)
    const text = words.name(name)
    if (cells.length === 0 || said.has(text)) return []
    const at = centreOf(
      cells.flatMap(({ rings }) => rings.flat()),
      frame,
    )
    const also = nearestFirst(
      cells.map(({ rings }) => centreOf(rings.flat(), frame)),
      at,
    )
    return [{ id, kind: 'region' as const, text, at, also, radius: 0, size: size + 1, slot }]
  })
  return [...targets, ...sites, ...regions, ...riverLabels(data, frame, words)]
}

/** The names of the rivers, beside any of their points inside the panel, the middle ones first. */
function riverLabels(data: MapData, { project, box }: PanelFrame, words: MapWords): LabelWish[] {
  return data.rivers.flatMap(({ name, line }) => {
    // Not where it comes from or falls into another, whose name it could be taken for.
    const away = Math.ceil(line.length * 0.15)
    const inside = line
      .slice(away, -away)
      .map(project)
      .filter(({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)
    const at = inside[Math.floor(inside.length / 2)]
    if (at === undefined) return []
    const also = nearestFirst(inside, at)
    const text = words.name(name)
    return [{ id: name.en, kind: 'river' as const, text, at, also, radius: 4, size: 11, slot: 0 }]
  })
}

function nearestFirst(points: readonly Point[], to: Point): Point[] {
  return [...points].sort((a, b) => distance(a, to) - distance(b, to))
}

function insetLabels(data: MapData, frame: PanelFrame, words: MapWords): LabelWish[] {
  const places = data.cells
    .filter((cell) => cell.central)
    .map(({ code, name, rings }) => {
      const at = centreOf(rings.flat(), frame)
      return { id: code, kind: 'place' as const, text: words.name(name), at, radius: 0, size: 11, slot: 0 }
    })
  return [...places, ...riverLabels(data, frame, words)]
}

/** Middle of the bounds of some places, px. */
function centreOf(places: readonly Place[], { project }: Pick<PanelFrame, 'project'>): Point {
  const points = places.map(project)
  const half = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return { x: half(points.map(({ x }) => x)), y: half(points.map(({ y }) => y)) }
}
