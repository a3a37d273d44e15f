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
        fill: color-mix(in srgb, var(--colour) 45%, var(--card));
        stroke: var(--card);
        stroke-width: 0.75;
      }
      .link.active {
        fill: var(--colour);
      }
      [data-mark] {
        cursor: pointer;
      }
      .node {
        fill: var(--colour);
      }
      .node.open {
        fill: color-mix(in srgb, var(--colour) 22%, var(--card));
        stroke: var(--colour);
        stroke-width: 2;
      }
      .node.active {
        stroke: var(--focus);
        stroke-width: 3;
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
      ${links.map((link) =>
        drawLink(
          link,
          [link.id, link.from, link.to].some((id) => id === this.active),
        ),
      )}
      ${nodes.map((node) => drawNode(node, node.id === this.active))} ${nodes.map(drawLabel)}
    `
    return { width, height, content }
  }
}

function drawLink({ id, slot, path }: FlowLinkMark, active: boolean): TemplateResult {
  return svg`<path class="link slot-${slot} ${active ? 'active' : ''}" data-mark=${id} d=${path} />`
}

function drawNode({ id, slot, open, x, y, width, height }: FlowNodeMark, active: boolean): TemplateResult {
  const look = `node slot-${slot} ${open ? 'open' : ''} ${active ? 'active' : ''}`
  return svg`<rect class=${look} data-mark=${id} x=${x} y=${y} width=${width} height=${height} />`
}

/** After all bars: a name may be wider than its own. */
function drawLabel({ label }: FlowNodeMark): TemplateResult | null {
  if (label === null) return null
  const { lines, x, y, anchor } = label
  return svg`${lines.map((line, index) => svg`<text x=${x} y=${y + index * 15} text-anchor=${anchor}>${line}</text>`)}`
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-flows-chart': FlowsChart
  }
}
