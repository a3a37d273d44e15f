/** Third layer of the Sankey diagram: marks as SVG. */
import { css, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FlowsData } from '../charts/flows-data.ts'
import { type FlowLinkMark, type FlowNodeMark, type FlowsWords, placeFlows } from '../charts/flows-marks.ts'
import { type Drawing, DrawnChart, drawnChart } from './drawn-chart.ts'

@customElement('shashi-flows-chart')
export class FlowsChart extends DrawnChart {
  static override styles = [
    drawnChart,
    css`
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

  protected override draw(room: number): Drawing {
    const { width, height, links, nodes } = placeFlows(this.data, room, this.words)
    const content = svg`
      ${links.map((link) => drawLink(link, link.id === this.active))}
      ${nodes.map(drawNode)}
    `
    return { width, height, content }
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
