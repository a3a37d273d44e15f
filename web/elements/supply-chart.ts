/** Third layer of the chart of supply against demand: marks as SVG; a click on a year looks at it. */
import { css, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AreaSupply } from '../charts/years-data.ts'
import { placeSupply, type SupplyBar, type SupplyWords } from '../charts/years-marks.ts'
import { type Drawing, DrawnChart, drawnChart } from './drawn-chart.ts'
import { LookEvent } from './events.ts'
import { drawColumns, drawFrame, yearPanelStyles } from './year-panel-drawing.ts'

/** Fills that tell the parts of a bar apart, for the chart and its key. */
export const supplyFills = css`
  .bar {
    fill: var(--colour);
    stroke: var(--card);
    stroke-width: 0.75;
    pointer-events: none;
  }
  .bar.backbone {
    fill: color-mix(in srgb, var(--colour) 62%, var(--card));
    stroke: var(--colour);
  }
  .bar.small {
    fill: color-mix(in srgb, var(--colour) 30%, var(--card));
    stroke: var(--colour);
  }
  .bar.recycled {
    fill: var(--card);
    stroke: var(--colour);
    stroke-width: 1.5;
  }
  .bar.import {
    fill: var(--ink-soft);
  }
  .bar.transfer {
    fill: url(#hatch);
    stroke: var(--ink);
    stroke-width: 1;
  }
  .bar.unmet {
    fill: var(--card);
    stroke: var(--serious);
    stroke-width: 2;
    stroke-dasharray: 4 3;
  }
  .demand {
    fill: none;
    stroke: var(--ink);
    stroke-width: 2.5;
    pointer-events: none;
  }
  .hatch {
    stroke: var(--ink);
    stroke-width: 2;
  }
  .ground {
    fill: var(--card);
  }
`

/** The hatching of what comes from other regions. */
export const hatch = svg`
  <defs>
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="ground" width="6" height="6" /><line class="hatch" x1="0" x2="0" y1="0" y2="6" />
    </pattern>
  </defs>`

@customElement('shashi-supply-chart')
export class SupplyChart extends DrawnChart {
  static override styles = [drawnChart, yearPanelStyles, supplyFills]

  @property({ attribute: false }) areas: readonly AreaSupply[] = []
  /** The year that is looked at. */
  @property({ attribute: false }) year = 0
  @property({ attribute: false }) words!: SupplyWords

  protected override draw(room: number): Drawing {
    const marks = placeSupply(this.areas, this.year, room, this.words)
    const content = svg`
      ${hatch} ${drawColumns(marks.columns, this.active)} ${drawFrame(marks)} ${marks.bars.map(drawBar)}
      ${marks.demand.map(({ path }) => svg`<path class="demand" d=${path} />`)}
    `
    return { width: marks.width, height: marks.height, content }
  }

  /** A column is looked at by its year. */
  protected override choose(id: string): void {
    const year = Number(id.split(' ').at(-1))
    if (Number.isInteger(year)) this.dispatchEvent(new LookEvent({ year }))
  }
}

function drawBar({ kind, slot, x, y, width, height }: SupplyBar): TemplateResult {
  return svg`<rect class="bar ${kind} slot-${slot}" x=${x} y=${y} width=${width} height=${height} />`
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-supply-chart': SupplyChart
  }
}
