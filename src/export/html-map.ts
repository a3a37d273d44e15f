/** The transfers of a year as a schematic map, drawn in the page itself: places where they lie, arrows by tonnage. */
import { isJsonObject, type JsonValue } from '../json.ts'
import { REPORT_WORDS } from '../messages/report-words.ts'
import { element, escapeHtml, formatNumber, type Printing, shortNameIn } from './html-parts.ts'

const WIDTH = 420
const HEIGHT = 270
const MARGIN = 16
const TEXT = 11
/** Senders named on the map; the table has them all. */
const MOST_NAMED = 8

interface Point {
  readonly x: number
  readonly y: number
}

interface Route {
  readonly site: string
  readonly market: string
  readonly slot: number
  readonly quantity: number
}

/** Draw the map of a year; empty where places have no location. */
export function transferMap(printing: Printing, year: number): string {
  const { result, language } = printing
  const place = projection(printing)
  if (place === null) return ''
  const slots = new Map(
    Object.keys(objectOf(result.scenario.document.regions)).map((id, at) => [id, (at % 7) + 1]),
  )
  const routes = routesOf(printing, year, slots)
  const sites = result.sites.filter((row) => row.year === year && row.capacity > 0)
  const largest = Math.max(1, ...sites.map(({ capacity }) => capacity))
  const circles = sites.flatMap(({ id, region, capacity, output }) => {
    const at = place('sites', id)
    if (at === null) return []
    const radius = 1.5 + 7 * Math.sqrt(capacity / largest)
    const inner = radius * Math.sqrt(Math.min(1, output / capacity))
    return [
      `<g class="s${slots.get(region) ?? 1}"><circle class="ring" ${centre(at)} r="${radius.toFixed(1)}"/><circle ${centre(at)} r="${inner.toFixed(1)}"/></g>`,
    ]
  })
  const widest = Math.max(1, ...routes.map(({ quantity }) => quantity))
  const arrows = routes.flatMap((route) => {
    const from = place('sites', route.site)
    const to = place('markets', route.market)
    return from === null || to === null
      ? []
      : [arrow(from, to, 1 + (7 * route.quantity) / widest, route.slot)]
  })
  const labels = labelsOf(printing, routes, place)
  const title = escapeHtml(REPORT_WORDS[language].mapTitle(year))
  return `<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}"><title>${title}</title>${arrows.join('')}${circles.join('')}${labels}</svg>`
}

const objectOf = (value: JsonValue | undefined) => (isJsonObject(value) ? value : {})
const centre = ({ x, y }: Point): string => `cx="${x.toFixed(1)}" cy="${y.toFixed(1)}"`

type Place = (collection: 'sites' | 'markets', id: string) => Point | null

/** Equirectangular, true to scale at the middle latitude; `null` where nothing has a location. */
function projection({ result }: Printing): Place | null {
  const { document } = result.scenario
  const found = new Map<string, readonly [number, number]>()
  for (const collection of ['sites', 'markets'] as const) {
    for (const [id, entry] of Object.entries(objectOf(document[collection]))) {
      const { longitude, latitude } = objectOf(objectOf(entry).location)
      if (typeof longitude === 'number' && typeof latitude === 'number') {
        found.set(`${collection} ${id}`, [longitude, latitude])
      }
    }
  }
  if (found.size === 0) return null
  const longitudes = [...found.values()].map(([longitude]) => longitude)
  const latitudes = [...found.values()].map(([, latitude]) => latitude)
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = Math.max(1e-6, (east - west) * shrink)
  const high = Math.max(1e-6, north - south)
  const scale = Math.min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
  const left = (WIDTH - wide * scale) / 2
  const top = (HEIGHT - high * scale) / 2
  return (collection, id) => {
    const at = found.get(`${collection} ${id}`)
    return at === undefined
      ? null
      : { x: left + (at[0] - west) * shrink * scale, y: top + (north - at[1]) * scale }
  }
}

/** What goes from a site into another region, by its market, the largest first. */
function routesOf({ result }: Printing, year: number, slots: ReadonlyMap<string, number>): Route[] {
  const regionOf = new Map(result.markets.map(({ id, region }) => [id, region]))
  const siteRegion = new Map(result.sites.map(({ id, region }) => [id, region]))
  const sums = new Map<string, Route>()
  for (const { year: of, site, market, quantity } of result.flows) {
    const region = siteRegion.get(site) ?? ''
    if (of !== year || region === regionOf.get(market)) continue
    const key = `${site} ${market}`
    const sum = (sums.get(key)?.quantity ?? 0) + quantity
    sums.set(key, { site, market, slot: slots.get(region) ?? 1, quantity: sum })
  }
  return [...sums.values()].sort((a, b) => b.quantity - a.quantity)
}

/** A bowed arrow that ends short of its target. */
function arrow(from: Point, to: Point, width: number, slot: number): string {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = Math.hypot(dx, dy)
  if (length < 8) return ''
  const head = 4 + width
  const bow = { x: from.x + dx / 2 - dy * 0.14, y: from.y + dy / 2 + dx * 0.14 }
  const lead = Math.hypot(to.x - bow.x, to.y - bow.y)
  const unit = { x: (to.x - bow.x) / lead, y: (to.y - bow.y) / lead }
  const tip = { x: to.x - unit.x * 5, y: to.y - unit.y * 5 }
  const neck = { x: tip.x - unit.x * head, y: tip.y - unit.y * head }
  const half = width / 2 + 2.5
  const side = (sign: number) => write({ x: neck.x - unit.y * half * sign, y: neck.y + unit.x * half * sign })
  return `<g class="s${slot}"><path class="shaft" stroke-width="${width.toFixed(1)}" d="M${write(from)}Q${write(bow)} ${write(neck)}"/><polygon points="${write(tip)} ${side(1)} ${side(-1)}"/></g>`
}

const write = ({ x, y }: Point): string => `${x.toFixed(1)},${y.toFixed(1)}`

/** Names of the markets that take in and of the largest senders, each below what it would cover. */
function labelsOf(printing: Printing, routes: readonly Route[], place: Place): string {
  const sent = new Map<string, number>()
  const taken = new Map<string, number>()
  for (const { site, market, quantity } of routes) {
    sent.set(site, (sent.get(site) ?? 0) + quantity)
    taken.set(market, (taken.get(market) ?? 0) + quantity)
  }
  const largest = [...sent].sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMED)
  const takers = [...taken].sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMED)
  const wanted = [
    ...takers.map(([id, sum]) => ({ collection: 'markets' as const, id, sum: `+${formatNumber(sum)}` })),
    ...largest.map(([id, sum]) => ({ collection: 'sites' as const, id, sum: formatNumber(sum) })),
  ]
  const boxes: { x: number; y: number; width: number }[] = []
  return wanted
    .map(({ collection, id, sum }) => {
      const at = place(collection, id)
      if (at === null) return ''
      const text = `${shortNameIn(printing, collection, id)} ${sum}`
      const width = [...text].reduce((total, letter) => total + (letter > '⺀' ? TEXT : TEXT * 0.58), 0)
      // What arrives comes in from the sides: a market's name stands below it.
      const isMarket = collection === 'markets'
      const right = at.x + 9 + width < WIDTH
      const x = isMarket ? Math.max(0, at.x - width / 2) : right ? at.x + 9 : at.x - 9 - width
      let y = at.y + (isMarket ? 21 : 4)
      const collides = () =>
        boxes.some((box) => Math.abs(box.y - y) < TEXT + 1 && x < box.x + box.width && box.x < x + width)
      while (collides()) y += TEXT + 1
      boxes.push({ x, y, width })
      return element('text', { x: x.toFixed(1), y: y.toFixed(1), class: collection }, text)
    })
    .join('')
}
