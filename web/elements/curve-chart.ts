/** Third layer of the chart of a value curve: marks as SVG. */
import { css, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CurvePoint } from '../charts/curve-data.ts'
import { type CurvePanel, type CurveUpright, type CurveWords, placeCurve } from '../charts/curve-marks.ts'
import { type Drawing, DrawnChart, drawnChart } from './drawn-chart.ts'

@customElement('shashi-curve-chart')
export class CurveChart extends DrawnChart {
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
      .heading,
      text.present {
        font-weight: 600;
      }
      .tick,
      text.baseline {
        fill: var(--ink-soft);
      }
      .grid {
        stroke: var(--line);
      }
      .goal {
        fill: none;
        stroke: var(--action);
        stroke-width: 2.5;
        pointer-events: none;
      }
      .dot {
        fill: var(--card);
        stroke: var(--action);
        stroke-width: 2;
        pointer-events: none;
      }
      .dot.present {
        fill: var(--ink);
        stroke: var(--ink);
      }
      .hit {
        fill: transparent;
      }
      .corner .hit {
        cursor: pointer;
      }
      .corner .upright {
        stroke: var(--line);
      }
      .end .upright {
        stroke: transparent;
      }
      .present .upright {
        stroke: var(--ink);
        stroke-width: 1.5;
      }
      .baseline .upright {
        stroke: var(--ink-soft);
        stroke-width: 1.5;
        stroke-dasharray: 4 3;
      }
      .active .upright {
        stroke: var(--focus);
        stroke-width: 3;
      }
    `,
  ]

  @property({ attribute: false }) panels: readonly CurvePanel[] = []
  @property({ attribute: false }) points: readonly CurvePoint[] = []
  @property({ attribute: false }) range: readonly [number, number] = [0, 1]
  @property({ attribute: false }) words!: CurveWords

  protected override draw(room: number): Drawing {
    const { width, height, grid, texts, paths, dots, uprights } = placeCurve(
      this.panels,
      this.points,
      this.range,
      room,
      this.words,
    )
    const content = svg`
      ${grid.map(({ x1, x2, y1, y2 }) => svg`<line class="grid" x1=${x1} x2=${x2} y1=${y1} y2=${y2} />`)}
      ${uprights.map((upright) => this.#upright(upright))}
      ${paths.map((path) => svg`<path class="goal" d=${path} />`)}
      ${dots.map(({ id, x, y }) => svg`<circle class="dot ${id === 'present' ? id : ''}" cx=${x} cy=${y} r="4" />`)}
      ${texts.map(({ kind, text, x, y, anchor }) => svg`<text class=${kind} x=${x} y=${y} text-anchor=${anchor}>${text}</text>`)}
    `
    return { width, height, content }
  }

  #upright({ id, kind, x, y1, y2, hit }: CurveUpright): TemplateResult {
    return svg`
      <g data-mark=${id} class="${kind} ${id === this.active ? 'active' : ''}">
        <line class="upright" x1=${x} x2=${x} y1=${y1} y2=${y2} />
        <rect class="hit" x=${hit.x} y=${y1} width=${hit.width} height=${y2 - y1} />
      </g>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-curve-chart': CurveChart
  }
}
