/** Third layer of the map: marks as SVG. */
import { nothing, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { MapData } from '../charts/map-data.ts'
import type { LabelMark } from '../charts/map-labels.ts'
import { type MapWords, placeMap } from '../charts/map-marks.ts'
import type { Panel, RouteMark, SiteMark } from '../charts/map-panel.ts'
import { type Drawing, DrawnChart, drawnChart } from './drawn-chart.ts'
import { mapStyles } from './map-styles.ts'

@customElement('shashi-map-chart')
export class MapChart extends DrawnChart {
  static override styles = [drawnChart, mapStyles]

  @property({ attribute: false }) data!: MapData
  @property({ attribute: false }) words!: MapWords

  protected override draw(width: number): Drawing {
    const marks = placeMap(this.data, width, this.words)
    const { box } = marks.inset
    const content = svg`
      <clipPath id="inset">
        <rect x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx="6" />
      </clipPath>
      ${this.#panel(marks.city)}
      <rect class="inset" x=${box.x + 0.5} y=${box.y + 0.5} width=${box.width - 1} height=${box.height - 1} rx="6" />
      <g clip-path="url(#inset)">${this.#panel(marks.inset)}</g>
      <rect class="inset-edge" x=${box.x + 0.5} y=${box.y + 0.5} width=${box.width - 1} height=${box.height - 1} rx="6" />
      <text class="inset-title" x=${box.x + 8} y=${box.y + 17}>${this.words.inset}</text>
    `
    return { width: marks.width, height: marks.height, content }
  }

  #panel(panel: Panel): TemplateResult {
    const lit = (routes: readonly string[]) => this.#isLit(routes)
    return svg`
      ${panel.cells.map(({ slot, path }) => svg`<path class="cell slot-${slot}" d=${path} />`)}
      ${panel.rivers.map((path) => svg`<path class="river" d=${path} />`)}
      ${panel.bands.map(
        ({ path, width, routes }) => svg`
          <path class="band ${lit(routes)}" data-mark=${routes[0] ?? nothing} d=${path} stroke-width=${width} />`,
      )}
      ${panel.bands.map(({ path }) => svg`<path class="water" d=${path} />`)}
      ${panel.sites.map((site) => this.#site(site))}
      ${panel.wharves.map((wharf) => this.#wharf(wharf))}
      ${panel.arrows.map((arrow) => drawArrow(arrow, lit(arrow.routes)))}
      ${panel.sites.filter(({ exporter }) => exporter).map((site) => this.#site(site))}
      ${panel.targets.map(
        ({ x, y, radius }) => svg`
          <circle class="target" cx=${x} cy=${y} r=${radius} /><circle class="bull" cx=${x} cy=${y} r=${radius * 0.45} />`,
      )}
      ${panel.labels.map(drawLabel)}
    `
  }

  /** Whether a mark is read, or stands back while another is. */
  #isLit(ids: readonly string[]): '' | 'active' | 'back' {
    const { active } = this
    if (active === null) return ''
    return ids.includes(active) ? 'active' : 'back'
  }

  #wharf({ id, x, y, used }: Panel['wharves'][number]): TemplateResult {
    const look = `wharf ${used ? 'used' : ''} ${this.active === id ? 'active' : ''}`
    return svg`
      <g class=${look} data-mark=${id}>
        <rect x=${x - 2.5} y=${y - 2.5} width="5" height="5" />
        <circle class="reach" cx=${x} cy=${y} r="8" />
      </g>
    `
  }

  #site({ id, slot, exporter, x, y, radius, inner }: SiteMark): TemplateResult {
    const active = this.active === id ? 'active' : ''
    return svg`
      <g class="site slot-${slot} ${exporter ? 'exporter' : ''} ${active}" data-mark=${id}>
        <circle class="capacity" cx=${x} cy=${y} r=${radius} />
        <circle class="output" cx=${x} cy=${y} r=${inner} />
        <circle class="reach" cx=${x} cy=${y} r=${Math.max(radius, 10)} />
      </g>
    `
  }
}

function drawArrow({ shaft, width, head, slot, routes }: RouteMark, state: string): TemplateResult {
  const points = head.map(({ x, y }) => `${x},${y}`).join(' ')
  return svg`
    <g class="arrow slot-${slot} ${state}" data-mark=${routes[0] ?? nothing}>
      <path class="casing" d=${shaft} stroke-width=${width + 2.5} />
      <path class="shaft" d=${shaft} stroke-width=${width} />
      <polygon class="head" points=${points} />
    </g>
  `
}

function drawLabel({ kind, text, x, y, size, slot, leader }: LabelMark): TemplateResult {
  const line =
    leader === null
      ? null
      : svg`<line class="leader" x1=${leader[0].x} y1=${leader[0].y} x2=${leader[1].x} y2=${leader[1].y} />`
  return svg`${line}<text class="label ${kind} slot-${slot}" x=${x} y=${y} font-size=${size}>${text}</text>`
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-map-chart': MapChart
  }
}
