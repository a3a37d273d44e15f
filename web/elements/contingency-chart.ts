/** Third layer of the ranking of losses: marks as SVG. */
import { css, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type LossBar, type LossPanel, placeLosses } from '../charts/contingency-marks.ts'
import { type Drawing, DrawnChart, drawnChart } from './drawn-chart.ts'

@customElement('shashi-contingency-chart')
export class ContingencyChart extends DrawnChart {
  static override styles = [
    drawnChart,
    css`
      svg {
        font: 12px var(--font);
      }
      text {
        fill: var(--ink);
        pointer-events: none;
      }
      .heading {
        font-weight: 600;
      }
      .unanswered {
        fill: var(--serious);
        font-weight: 600;
      }
      .zero {
        stroke: var(--ink-soft);
      }
      .room {
        fill: transparent;
      }
      .short {
        fill: var(--serious);
      }
      .dear {
        fill: var(--note);
      }
      .active {
        stroke: var(--focus);
        stroke-width: 3;
      }
    `,
  ]

  @property({ attribute: false }) panels: readonly LossPanel[] = []

  protected override draw(room: number): Drawing {
    const { width, height, bars, texts, zeros } = placeLosses(this.panels, room)
    const content = svg`
      ${bars.map((bar) => this.#bar(bar, width))}
      ${zeros.map(({ x, y1, y2 }) => svg`<line class="zero" x1=${x} x2=${x} y1=${y1} y2=${y2} />`)}
      ${texts.map(({ kind, text, x, y, anchor }) => svg`<text class=${kind} x=${x} y=${y} text-anchor=${anchor}>${text}</text>`)}
    `
    return { width, height, content }
  }

  #bar({ id, kind, x, y, width, height, row }: LossBar, room: number): TemplateResult {
    const active = id === this.active ? 'active' : ''
    return svg`
      <g data-mark=${id}>
        <rect class="room" x="0" y=${row.y} width=${room} height=${row.height} />
        <rect class="${kind} ${active}" x=${x} y=${y} width=${width} height=${height} />
      </g>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-contingency-chart': ContingencyChart
  }
}
