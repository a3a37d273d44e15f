/** Draws the comparison: one bar a run under each region, on one axis. */
import { css, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import {
  type CompareBar,
  type ComparedBalance,
  type CompareMarks,
  type CompareWords,
  placeComparison,
} from '../charts/compare-marks.ts'
import { type Drawing, DrawnChart, drawnChart } from './drawn-chart.ts'

@customElement('shashi-compare-chart')
export class CompareChart extends DrawnChart {
  static override styles = [
    drawnChart,
    css`
      svg {
        font: 12px var(--font);
      }
      text {
        fill: var(--ink);
      }
      .region {
        font-weight: 600;
      }
      .axis {
        fill: var(--ink-soft);
      }
      .grid {
        stroke: var(--line);
      }
      .faint {
        fill: var(--well);
        stroke: var(--line);
      }
      .own,
      .imports {
        fill: var(--colour);
        stroke: var(--card);
      }
      .imports {
        fill: color-mix(in srgb, var(--colour) 45%, var(--card));
        stroke: var(--colour);
      }
      .unmet {
        fill: var(--card);
        stroke: var(--serious);
        stroke-width: 2;
        stroke-dasharray: 4 3;
      }
      .active {
        stroke: var(--focus);
        stroke-width: 2.5;
      }
      .demand {
        stroke: var(--ink);
        stroke-width: 3;
      }
    `,
  ]

  @property({ attribute: false }) rows: readonly ComparedBalance[] = []
  @property({ attribute: false }) runs = 0
  @property({ attribute: false }) words!: CompareWords
  /** Colour slot by region id. */
  @property({ attribute: false }) slots: ReadonlyMap<string, number> = new Map()

  protected override draw(room: number): Drawing {
    const marks = placeComparison(this.rows, this.runs, room, this.words)
    return { width: marks.width, height: marks.height, content: this.#drawing(marks) }
  }

  #drawing({ bars, ticks, texts, grid, height }: CompareMarks): TemplateResult {
    return svg`
      ${grid.map((x) => svg`<line class="grid" x1=${x} x2=${x} y1="0" y2=${height - 20} />`)}
      ${bars.map((bar) => this.#bar(bar))}
      ${ticks.map(({ x, y }) => svg`<line class="demand" x1=${x} x2=${x} y1=${y - 2} y2=${y + 18} />`)}
      ${texts.map(({ kind, text, x, y, anchor }) => svg`<text class=${kind} x=${x} y=${y} text-anchor=${anchor}>${text}</text>`)}
    `
  }

  #bar({ id, kind, region, x, y, width, height }: CompareBar): TemplateResult {
    const active = id === this.active ? 'active' : ''
    return svg`
      <g class="slot-${this.slots.get(region) ?? 0}" data-mark=${id}>
        <rect class="${kind} ${active}" x=${x} y=${y} width=${width} height=${height} />
      </g>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-compare-chart': CompareChart
  }
}
