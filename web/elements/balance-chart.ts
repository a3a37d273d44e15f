/** Third layer of the balance chart: marks as SVG, as wide as there is room. */
import { css, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RegionBalance } from '../charts/balance-data.ts'
import {
  type BalanceMarks,
  type BalanceWords,
  placeBalance,
  type SegmentMark,
  type TextMark,
  type TickMark,
} from '../charts/balance-marks.ts'
import { type Drawing, DrawnChart, drawnChart } from './drawn-chart.ts'

@customElement('shashi-balance-chart')
export class BalanceChart extends DrawnChart {
  static override styles = [
    drawnChart,
    css`
    text {
      fill: var(--ink);
      font-size: 12px;
    }
    .name {
      font-size: 14px;
      font-weight: 600;
    }
    .caption,
    .axis,
    .facts {
      fill: var(--ink-soft);
    }
    .grid {
      stroke: var(--line);
    }
    .slot-1 {
      --on: var(--on-slot-1);
    }
    .slot-2 {
      --on: var(--on-slot-2);
    }
    .slot-3 {
      --on: var(--on-slot-3);
    }
    .slot-4 {
      --on: var(--on-slot-4);
    }
    .slot-5 {
      --on: var(--on-slot-5);
    }
    .slot-6 {
      --on: var(--on-slot-6);
    }
    .slot-7 {
      --on: var(--on-slot-7);
    }
    rect {
      fill: var(--colour);
      stroke: var(--card);
      stroke-width: 1;
    }
    .capacity rect {
      fill: var(--well);
      stroke: var(--edge);
    }
    .export rect {
      fill: color-mix(in srgb, var(--colour) 28%, var(--card));
      stroke: var(--colour);
      stroke-width: 1.5;
    }
    .unmet rect {
      fill: var(--card);
      stroke: var(--serious);
      stroke-width: 2;
      stroke-dasharray: 4 3;
    }
    .own text,
    .import text,
    .home text {
      fill: var(--on);
    }
    .unmet text {
      fill: var(--serious);
      font-weight: 600;
    }
    .demand {
      stroke: var(--ink);
      stroke-width: 3;
    }
    .planned {
      stroke: var(--ink-soft);
      stroke-width: 2;
    }
    .before {
      stroke: var(--ink);
      stroke-width: 1.5;
      stroke-dasharray: 3 2;
    }
    g.active rect {
      stroke: var(--focus);
      stroke-width: 3;
      stroke-dasharray: none;
    }
  `,
  ]

  @property({ attribute: false }) regions: readonly RegionBalance[] = []
  @property({ attribute: false }) words!: BalanceWords

  protected override draw(room: number): Drawing {
    const marks = placeBalance(this.regions, room, this.words)
    return { width: marks.width, height: marks.height, content: this.#drawing(marks) }
  }

  #drawing({ grid, segments, ticks, texts }: BalanceMarks): TemplateResult {
    return svg`
      ${grid.map(({ x, y1, y2 }) => svg`<line class="grid" x1=${x} x2=${x} y1=${y1} y2=${y2} />`)}
      ${segments.map((segment) => this.#segment(segment))}
      ${ticks.map(drawTick)}
      ${texts.map(drawText)}
    `
  }

  #segment(mark: SegmentMark): TemplateResult {
    const { id, kind, slot, x, y, width, height, label } = mark
    return svg`
      <g class="${kind} slot-${slot} ${id === this.active ? 'active' : ''}" data-mark=${id}>
        <rect x=${x} y=${y} width=${width} height=${height} />
        ${label === null ? null : svg`<text x=${x + width / 2} y=${y + height / 2 + 4} text-anchor="middle">${label}</text>`}
      </g>
    `
  }
}

function drawTick({ kind, x, y1, y2 }: TickMark): TemplateResult {
  return svg`<line class=${kind} x1=${x} x2=${x} y1=${y1} y2=${y2} />`
}

function drawText({ kind, text, x, y, anchor, slot }: TextMark): TemplateResult {
  const swatch = svg`<rect class="slot-${slot}" x=${x - 16} y=${y - 10} width="10" height="10" rx="3" />`
  return svg`
    ${kind === 'name' ? swatch : null}
    <text class=${kind} x=${x} y=${y} text-anchor=${anchor}>${text}</text>
  `
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-balance-chart': BalanceChart
  }
}
