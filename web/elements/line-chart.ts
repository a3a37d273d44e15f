/** Third layer of line charts over years: marks as SVG; lines differ in colour, dashes and the shape of their dots. */
import { css, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type DotMark, type LineOptions, type LinePanel, placeLines } from '../charts/line-marks.ts'
import type { PanelWords } from '../charts/year-panels.ts'
import { type Drawing, DrawnChart, drawnChart } from './drawn-chart.ts'
import { LookEvent } from './events.ts'
import { drawColumns, drawFrame, yearPanelStyles } from './year-panel-drawing.ts'

/** Lines and dots by their number, for the chart and its key. */
export const lineStrokes = css`
  .line {
    fill: none;
    stroke: var(--colour);
    stroke-width: 2.5;
    pointer-events: none;
  }
  .dash-1 {
    stroke-width: 2;
    stroke-dasharray: 7 3;
  }
  .dash-2 {
    stroke-width: 2;
    stroke-dasharray: 3 3;
  }
  .dash-3 {
    stroke-width: 2;
    stroke-dasharray: 9 3 2 3;
  }
  .dot {
    fill: var(--colour);
    stroke: var(--card);
    stroke-width: 1;
    pointer-events: none;
  }
  .threshold {
    stroke: var(--serious);
    stroke-width: 1.5;
    stroke-dasharray: 2 3;
    pointer-events: none;
  }
`

@customElement('shashi-line-chart')
export class LineChart extends DrawnChart {
  static override styles = [drawnChart, yearPanelStyles, lineStrokes]

  @property({ attribute: false }) panels: readonly LinePanel[] = []
  @property({ attribute: false }) years: readonly number[] = []
  /** The year that is looked at. */
  @property({ attribute: false }) year = 0
  @property({ attribute: false }) options: LineOptions = {}
  @property({ attribute: false }) words!: PanelWords

  protected override draw(room: number): Drawing {
    const marks = placeLines(this.panels, this.years, this.year, room, this.words, this.options)
    const content = svg`
      ${drawColumns(marks.columns, this.active)}
      ${marks.thresholds.map(({ x1, x2, y }) => svg`<line class="threshold" x1=${x1} x2=${x2} y1=${y} y2=${y} />`)}
      ${marks.lines.map(({ slot, dash, path }) => svg`<path class="line dash-${dash} slot-${slot}" d=${path} />`)}
      ${marks.dots.map(drawDot)} ${drawFrame(marks)}
    `
    return { width: marks.width, height: marks.height, content }
  }

  /** A column is looked at by its year. */
  protected override choose(id: string): void {
    const year = Number(id.split(' ').at(-1))
    if (Number.isInteger(year)) this.dispatchEvent(new LookEvent({ year }))
  }
}

/** A circle, a square, a diamond or a triangle; an arrowhead where the value lies above the axis. */
function drawDot({ slot, dash, x, y, beyond }: DotMark): TemplateResult {
  const shapes = [
    'M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0',
    'M-2.8,-2.8h5.6v5.6h-5.6z',
    'M0,-3.8L3.8,0L0,3.8L-3.8,0z',
    'M0,-3.6L3.6,3L-3.6,3z',
  ]
  const shape = beyond ? 'M0,-5L4,1H1V5H-1V1H-4z' : (shapes[dash % shapes.length] ?? '')
  return svg`<path class="dot slot-${slot}" transform="translate(${x},${y})" d=${shape} />`
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-line-chart': LineChart
  }
}
