/** Third layer of the Sankey diagram: marks as SVG. */
import { css, html, LitElement, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FlowsData } from '../charts/flows-data.ts'
import { type FlowLinkMark, type FlowNodeMark, type FlowsWords, placeFlows } from '../charts/flows-marks.ts'
import { ChartReader } from './chart-reader.ts'
import { ElementWidth } from './element-width.ts'
import { MarkEvent } from './events.ts'
import { reading, slotColours } from './shared-styles.ts'

@customElement('shashi-flows-chart')
export class FlowsChart extends LitElement {
  static override styles = [
    slotColours,
    reading,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      svg {
        display: block;
        max-width: 100%;
      }
      .link {
        fill: none;
        stroke: color-mix(in srgb, var(--colour) 45%, var(--card));
      }
      .link.active {
        stroke: var(--colour);
      }
      rect {
        fill: var(--colour);
      }
      text {
        fill: var(--ink);
        stroke: var(--card);
        stroke-width: 3;
        stroke-linejoin: round;
        paint-order: stroke;
        font-size: 12px;
        pointer-events: none;
      }
    `,
  ]

  @property({ attribute: false }) data!: FlowsData
  @property({ attribute: false }) words!: FlowsWords
  /** One sentence that says what the diagram shows. */
  @property({ attribute: false }) summary = ''
  @property({ attribute: false }) caption = ''
  @property({ attribute: false }) hint = ''
  /** What a link says when it is read, by its id. */
  @property({ attribute: false }) readings: ReadonlyMap<string, string> = new Map()
  readonly #width = new ElementWidth(this)
  readonly #reader = new ChartReader(
    this,
    () => [...this.readings.keys()],
    (id) => this.dispatchEvent(new MarkEvent(id)),
  )

  override render(): TemplateResult {
    const width = this.#width.value
    if (width === 0) return html``
    const marks = placeFlows(this.data, width, this.words)
    const { active, pressed, pointed, clicked, left } = this.#reader
    return html`
      <div class="reading" role="group" tabindex="0" aria-label=${this.caption} @keydown=${pressed}>
        <svg role="img" aria-label=${this.summary} width=${marks.width} height=${marks.height}
          viewBox="0 0 ${marks.width} ${marks.height}" @pointerover=${pointed} @pointerdown=${pointed} @pointerleave=${left} @click=${clicked}>
          ${marks.links.map((link) => drawLink(link, link.id === active))}
          ${marks.nodes.map(drawNode)}
        </svg>
      </div>
      <p class="readout" role="status">${active === null ? this.hint : (this.readings.get(active) ?? this.hint)}</p>
    `
  }
}

function drawLink({ id, slot, path, width }: FlowLinkMark, active: boolean): TemplateResult {
  return svg`<path class="link slot-${slot} ${active ? 'active' : ''}" data-mark=${id} d=${path} stroke-width=${width} />`
}

function drawNode({ slot, x, y, width, height, label }: FlowNodeMark): TemplateResult {
  const top = label.y - (label.lines.length - 1) * 7
  return svg`
    <rect class="slot-${slot}" x=${x} y=${y} width=${width} height=${height} />
    ${label.lines.map(
      (line, index) =>
        svg`<text x=${label.x} y=${top + index * 14} text-anchor=${label.anchor}>${line}</text>`,
    )}
  `
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-flows-chart': FlowsChart
  }
}
