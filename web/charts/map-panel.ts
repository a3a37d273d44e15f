/** One panel of the map: land, rivers, barge bands, arrows, sites, wharves, targets and labels, placed. */
import { group } from 'd3'
import { type ArrowMark, fanArrows } from './map-arrows.ts'
import type { MapData, MapNetwork, MapRoute, MapSite, MapTarget, MapWharf } from './map-data.ts'
import { around, grow, type LabelMark, type LabelWish, placeLabels } from './map-labels.ts'
import { type Box, distance, type Point, type Projection, pathOf, tenth } from './map-projection.ts'
import { joinRivers, type RiverGraph, sail } from './map-rivers.ts'

export interface PanelFrame {
  readonly box: Box
  readonly project: Projection
  readonly network: MapNetwork
  /** Where no label may stand. */
  readonly barred: readonly Box[]
  readonly targetRadius: number
  /** Radius of a circle of a quantity, px. */
  readonly radius: (quantity: number) => number
  /** Width of an arrow, px per wt/yr. */
  readonly thick: number
  /** Whether what lies outside is cut off. */
  readonly cut: boolean
}

export interface SiteMark {
  readonly id: string
  readonly slot: number
  readonly exporter: boolean
  readonly x: number
  readonly y: number
  /** Radius whose area is the capacity, and the one whose area is the output. */
  readonly radius: number
  readonly inner: number
}

export interface RouteMark extends ArrowMark {
  /** Colour slot of the sender; 0 where tonnage of several regions has met. */
  readonly slot: number
  /** Routes it carries. */
  readonly routes: readonly string[]
}

export interface BandMark {
  readonly path: string
  readonly width: number
  readonly routes: readonly string[]
}

export interface Panel {
  readonly box: Box
  readonly cut: boolean
  readonly cells: readonly { readonly code: string; readonly slot: number; readonly path: string }[]
  readonly rivers: readonly string[]
  readonly bands: readonly BandMark[]
  readonly arrows: readonly RouteMark[]
  readonly sites: readonly SiteMark[]
  readonly wharves: readonly {
    readonly id: string
    readonly x: number
    readonly y: number
    readonly used: boolean
  }[]
  readonly targets: readonly {
    readonly id: string
    readonly x: number
    readonly y: number
    readonly radius: number
  }[]
  readonly labels: readonly LabelMark[]
}

/** Place one panel. */
export function placePanel(data: MapData, frame: PanelFrame, wishes: readonly LabelWish[]): Panel {
  const { project, box, network } = frame
  const rivers = data.rivers.map(({ line }) => line.map(project))
  const { bands, arrows } = placeRoutes(data, frame)
  const inside = ({ x, y }: Point) =>
    !frame.cut || (x > box.x + 3 && x < box.x + box.width - 3 && y > box.y + 3 && y < box.y + box.height - 3)
  const sites = data.sites.map((site) => placeSite(site, frame)).filter(inside)
  const targets = network.targets
    .map(({ id, place }) => ({ id, ...rounded(project(place)), radius: frame.targetRadius }))
    .filter(inside)
  const kept = sites.filter(({ id, exporter }) => exporter || wishes.some((wish) => wish.id === id))
  const hard = [
    ...frame.barred,
    ...kept.map((site) => around(site, site.radius)),
    ...targets.map((target) => around(target, target.radius)),
    ...arrows.map(({ head }) => boundsOf(head)),
  ]
  const soft = [
    ...arrows.flatMap(({ along }) => along),
    ...sites.flatMap((site) => [site, site]),
    ...bands.flatMap(({ points }) => points),
  ]
  const faint = [...sites.flatMap(rimOf), ...rivers.flat()]
  return {
    box,
    cut: frame.cut,
    cells: data.cells.map(({ code, slot, rings }) => ({
      code,
      slot,
      path: rings.map((ring) => pathOf(ring.map(project), true)).join(''),
    })),
    rivers: rivers.map((line) => pathOf(line)),
    bands: bands.map(({ points, ...band }) => ({ ...band, path: pathOf(points) })),
    arrows,
    sites,
    wharves: data.wharves
      .map(({ id, place, throughput }) => ({ id, ...rounded(project(place)), used: throughput > 1e-6 }))
      .filter(inside),
    targets,
    labels: placeLabels(wishes, grow(box, -2), { hard, soft, faint }),
  }
}

function placeSite({ id, slot, exporter, place, capacity, output }: MapSite, frame: PanelFrame): SiteMark {
  const radius = tenth(Math.max(2, frame.radius(capacity)))
  const inner = tenth(radius * Math.sqrt(Math.min(1, Math.max(0, output / capacity))))
  return { id, slot, exporter, ...rounded(frame.project(place)), radius, inner }
}

/** Four points of a circle, for labels to keep off. */
function rimOf({ x, y, radius }: SiteMark): Point[] {
  return [
    { x: x - radius, y },
    { x: x + radius, y },
    { x, y: y - radius },
    { x, y: y + radius },
  ]
}

function rounded({ x, y }: Point): Point {
  return { x: tenth(x), y: tenth(y) }
}

/** A stretch of an arrow's way under construction: tonnage of all routes that share it. */
interface Stretch {
  readonly from: Point
  readonly to: string
  readonly slot: number
  readonly quantity: number
  readonly routes: readonly string[]
}

interface Band extends Omit<BandMark, 'path'> {
  readonly points: readonly Point[]
}

/** Roads become arrows to the wharf or the target, barges add up to a band along the river. */
function placeRoutes(data: MapData, frame: PanelFrame): { bands: Band[]; arrows: RouteMark[] } {
  const { network, project, thick } = frame
  const graph = joinRivers(data.rivers, project)
  const ends = new Map<string, MapTarget | MapWharf>(
    [...network.targets, ...data.wharves].map((end) => [end.id, end]),
  )
  const pointOf = (id: string): Point | null => {
    const end = ends.get(id)
    return end === undefined ? null : project(end.place)
  }
  const stretches = new Map<string, Stretch>()
  const sailed = new Map<string, Band & { readonly quantity: number }>()
  for (const route of network.routes) {
    addRoute(route, project(route.from), { pointOf, stretches, sailed, graph, near: frame.targetRadius + 50 })
  }
  return {
    bands: [...sailed.values()].map(({ points, routes, quantity }) => ({
      points,
      routes,
      width: tenth(Math.max(1.5, quantity * thick)),
    })),
    arrows: fans([...stretches.entries()], pointOf, frame),
  }
}

interface Ledger {
  readonly pointOf: (id: string) => Point | null
  readonly stretches: Map<string, Stretch>
  readonly sailed: Map<string, Band & { readonly quantity: number }>
  readonly graph: RiverGraph
  /** Within this of its target a barge's cargo is shown to turn towards it, px. */
  readonly near: number
}

function addRoute(route: MapRoute, start: Point, ledger: Ledger): void {
  const { pointOf, graph, near } = ledger
  const [first] = route.wharves
  if (first === undefined) {
    addStretch(ledger.stretches, `${route.site}>${route.target}`, route, start, route.target, route.slot)
    return
  }
  const last = route.wharves.at(-1) ?? first
  const [load, unload, goal] = [pointOf(first), pointOf(last), pointOf(route.target)]
  if (load === null || unload === null || goal === null) return
  addStretch(ledger.stretches, `${route.site}>${first}`, route, start, first, route.slot)
  const way = sail(graph, load, unload)
  while (way.length > 2 && isNear(graph.points[way.at(-1) ?? 0], goal, near)) way.pop()
  for (const [index, vertex] of way.slice(1).entries()) addEdge(ledger, way[index] ?? vertex, vertex, route)
  const end = graph.points[way.at(-1) ?? 0] ?? unload
  addStretch(ledger.stretches, `${end.x} ${end.y}>${route.target}`, route, end, route.target, 0)
}

function isNear(point: Point | undefined, goal: Point, near: number): boolean {
  return point !== undefined && distance(point, goal) < near
}

function addEdge({ graph, sailed }: Ledger, from: number, to: number, route: MapRoute): void {
  const [a, b] = [graph.points[from], graph.points[to]]
  if (a === undefined || b === undefined) return
  const key = `${Math.min(from, to)} ${Math.max(from, to)}`
  const known = sailed.get(key)
  sailed.set(key, {
    points: [a, b],
    width: 0,
    quantity: (known?.quantity ?? 0) + route.quantity,
    routes: [...(known?.routes ?? []), route.id],
  })
}

function addStretch(
  stretches: Map<string, Stretch>,
  key: string,
  route: MapRoute,
  from: Point,
  to: string,
  slot: number,
): void {
  const known = stretches.get(key)
  stretches.set(key, {
    from,
    to,
    slot,
    quantity: (known?.quantity ?? 0) + route.quantity,
    routes: [...(known?.routes ?? []), route.id],
  })
}

/** All arrows, fanned around what they lead to; thin ones last, so that none lies hidden. */
function fans(
  stretches: readonly (readonly [string, Stretch])[],
  pointOf: (id: string) => Point | null,
  { thick, targetRadius, network }: PanelFrame,
): RouteMark[] {
  const targets = new Set(network.targets.map(({ id }) => id))
  const byEnd = group(stretches, ([, { to }]) => to)
  const marks = [...byEnd].flatMap(([to, members]) => {
    const end = pointOf(to)
    if (end === null) return []
    const known = new Map(members)
    const wishes = members.map(([id, { from, quantity }]) => ({
      id,
      from,
      width: tenth(Math.max(1.2, quantity * thick)),
    }))
    return fanArrows(end, targets.has(to) ? targetRadius : 2, wishes).map((arrow) => {
      const stretch = known.get(arrow.id)
      return { ...arrow, slot: stretch?.slot ?? 0, routes: stretch?.routes ?? [] }
    })
  })
  return marks.sort((a, b) => b.width - a.width || (a.id < b.id ? -1 : 1))
}

function boundsOf(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
