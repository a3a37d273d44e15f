/** How the marks of the map look. */
import { css } from 'lit'

export const mapStyles = css`
  svg {
    display: block;
    max-width: 100%;
    touch-action: manipulation;
  }
  .cell {
    fill: color-mix(in srgb, var(--colour) 15%, var(--card));
    stroke: var(--card);
    stroke-width: 1.2;
  }
  .river {
    fill: none;
    stroke: color-mix(in srgb, var(--slot-6) 60%, var(--card));
    stroke-width: 2.5;
    stroke-linejoin: round;
  }
  .band {
    fill: none;
    stroke: var(--ink-soft);
    stroke-linecap: round;
  }
  /* Water shows through the cargo, so that a barge is told from a truck. */
  .water {
    fill: none;
    stroke: color-mix(in srgb, var(--slot-6) 40%, var(--card));
    stroke-width: 1.6;
    stroke-dasharray: 5 4;
    pointer-events: none;
  }
  .site .capacity {
    fill: var(--card);
    stroke: var(--colour);
    stroke-width: 1.2;
  }
  .site .output {
    fill: var(--colour);
  }
  .site .reach {
    fill: transparent;
  }
  .site.exporter .capacity {
    stroke: var(--ink);
    stroke-width: 1.6;
  }
  .site.active .capacity {
    stroke: var(--ink);
    stroke-width: 3;
  }
  .wharf {
    fill: var(--card);
    stroke: var(--ink-soft);
  }
  .wharf.used {
    fill: var(--ink);
    stroke: var(--ink);
  }
  .wharf.active rect {
    stroke: var(--focus);
    stroke-width: 4;
    paint-order: stroke;
  }
  .wharf .reach {
    fill: transparent;
    stroke: none;
  }
  [data-mark] {
    cursor: pointer;
  }
  .casing {
    fill: none;
    stroke: var(--card);
  }
  .shaft {
    fill: none;
    stroke: var(--colour);
  }
  .head {
    fill: var(--colour);
    stroke: var(--card);
    stroke-width: 1;
  }
  .arrow.active .shaft {
    stroke: var(--ink);
  }
  .arrow.active .head {
    fill: var(--ink);
  }
  .band.active {
    stroke: var(--ink);
  }
  .back {
    opacity: 0.45;
  }
  .target {
    fill: var(--card);
    stroke: var(--ink);
    stroke-width: 2;
  }
  .bull {
    fill: var(--ink);
  }
  .label,
  .inset-title {
    fill: var(--ink);
    stroke: var(--card);
    stroke-width: 3;
    stroke-linejoin: round;
    paint-order: stroke;
    pointer-events: none;
  }
  .label.site,
  .label.target {
    font-weight: 600;
  }
  .label.region,
  .label.place {
    fill: var(--ink-soft);
  }
  .label.river {
    fill: color-mix(in srgb, var(--slot-6) 50%, var(--ink));
    font-style: italic;
  }
  .label.region {
    font-weight: 600;
    letter-spacing: 0;
  }
  .leader {
    stroke: var(--ink-soft);
    stroke-width: 1;
  }
  .inset {
    fill: var(--card);
  }
  .inset-edge {
    fill: none;
    stroke: var(--edge);
    pointer-events: none;
  }
  .inset-title {
    font-size: 12px;
    font-weight: 600;
  }
`
