/** What all charts over years draw alike: titles, axes, the column of the year that is looked at, and what is read. */
import { css, svg, type TemplateResult } from 'lit'
import type { Panels, PanelText, YearColumn } from '../charts/year-panels.ts'

export const yearPanelStyles = [
  css`
    text {
      fill: var(--ink);
      font-size: 12px;
      pointer-events: none;
    }
    .title {
      font-size: 14px;
      font-weight: 600;
    }
    .axis,
    .year {
      fill: var(--ink-soft);
    }
    .chosen {
      font-weight: 700;
    }
    .label {
      stroke: var(--card);
      stroke-width: 3;
      stroke-linejoin: round;
      paint-order: stroke;
    }
    .swatch {
      fill: var(--colour);
    }
    .grid {
      stroke: var(--line);
      pointer-events: none;
    }
    .column {
      fill: transparent;
      cursor: pointer;
    }
    .column.looked {
      fill: var(--well);
      stroke: var(--edge);
    }
    /*
     * Several panels are taller than a screen: what is read stays in sight, in the half of it that the mark is not
     * in. While nothing is read the line lies under the last panel, where it covers none.
     */
    .readout.telling {
      position: sticky;
      bottom: 0;
      border: 1px solid var(--edge);
    }
    @media (max-width: 720px) {
      .readout.telling {
        bottom: 72px;
      }
    }
    .readout.telling.above {
      bottom: 70vh;
    }
    .column.active {
      stroke: var(--focus);
      stroke-width: 2;
    }
  `,
]

/** Columns behind the marks: they take the pointer, and show which year is looked at. */
export function drawColumns(columns: readonly YearColumn[], active: string | null): TemplateResult[] {
  return columns.map(
    ({ id, year, chosen, x, y, width, height }) => svg`
      <rect class="column ${chosen ? 'looked' : ''} ${id === active ? 'active' : ''}" data-mark=${id} data-year=${year}
        x=${x} y=${y} width=${width} height=${height} />`,
  )
}

export function drawFrame({ grid, texts }: Pick<Panels, 'grid' | 'texts'>): TemplateResult {
  return svg`
    ${grid.map(({ x1, x2, y }) => svg`<line class="grid" x1=${x1} x2=${x2} y1=${y} y2=${y} />`)}
    ${texts.map(drawText)}
  `
}

function drawText({ kind, text, x, y, anchor, slot }: PanelText): TemplateResult {
  const isNamed = kind === 'title' && slot !== null && slot > 0
  return svg`
    ${isNamed ? svg`<rect class="swatch slot-${slot}" x=${x} y=${y - 10} width="10" height="10" rx="3" />` : null}
    <text class=${kind} x=${isNamed ? x + 16 : x} y=${y} text-anchor=${anchor}>${text}</text>
  `
}
