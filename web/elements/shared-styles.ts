/** Styles that elements share: native controls, cards, tables. */
import { css } from 'lit'

export const controls = css`
  :host {
    box-sizing: border-box;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  button,
  select,
  input {
    font: inherit;
    color: var(--ink);
  }
  button,
  select {
    min-height: 32px;
    padding: 0 10px;
    border: 1px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--card);
    cursor: pointer;
  }
  button:hover:not(:disabled),
  select:hover {
    background: var(--well);
  }
  button:disabled {
    color: var(--ink-soft);
    border-color: var(--line);
    cursor: default;
  }
  button.plain {
    border-color: transparent;
    background: none;
  }
  button.icon {
    display: inline-grid;
    place-items: center;
    padding: 0;
    min-width: 32px;
  }
  button[aria-pressed='true'],
  button[aria-pressed='true']:hover:not(:disabled) {
    background: var(--action);
    border-color: var(--action);
    color: var(--on-action);
  }
  :is(button, select, input, a, [tabindex]):focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  h2,
  h3,
  p {
    margin: 0;
  }
  .soft {
    color: var(--ink-soft);
  }
  .unit {
    color: var(--ink-soft);
    font-weight: 400;
    font-size: var(--text-small);
  }
  .hidden-text {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg.glyph {
    width: 18px;
    height: 18px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`

export const card = css`
  .card {
    padding: 14px 16px 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--card);
  }
  .card > header {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 12px;
  }
  .card h2 .unit {
    white-space: nowrap;
  }
  .card h2 {
    font-size: 1.0625rem;
  }
  @media (max-width: 720px) {
    .card {
      padding: 12px;
    }
  }
`

export const table = css`
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-small);
  }
  th,
  td {
    padding: 6px 8px;
    border-bottom: 1px solid var(--line);
    text-align: right;
    white-space: nowrap;
  }
  th {
    color: var(--ink-soft);
    font-weight: 500;
  }
  th:first-child,
  td:first-child,
  .text {
    text-align: left;
  }
  tbody th {
    color: var(--ink);
  }
  .scroll {
    overflow-x: auto;
  }
`

/** A dot in the colour of a region. */
export const swatch = css`
  .swatch {
    display: inline-block;
    flex: none;
    width: 10px;
    height: 10px;
    margin-inline-end: 6px;
    border-radius: 3px;
  }
  .slot-1 {
    background: var(--slot-1);
  }
  .slot-2 {
    background: var(--slot-2);
  }
  .slot-3 {
    background: var(--slot-3);
  }
  .slot-4 {
    background: var(--slot-4);
  }
  .slot-5 {
    background: var(--slot-5);
  }
  .slot-6 {
    background: var(--slot-6);
  }
  .slot-7 {
    background: var(--slot-7);
  }
`

/** Fill and text colours of the regions' slots, for drawings. */
export const slotColours = css`
  .slot-0 {
    --colour: var(--ink-soft);
  }
  .slot-1 {
    --colour: var(--slot-1);
  }
  .slot-2 {
    --colour: var(--slot-2);
  }
  .slot-3 {
    --colour: var(--slot-3);
  }
  .slot-4 {
    --colour: var(--slot-4);
  }
  .slot-5 {
    --colour: var(--slot-5);
  }
  .slot-6 {
    --colour: var(--slot-6);
  }
  .slot-7 {
    --colour: var(--slot-7);
  }
`

/** A drawing that can be read mark by mark, and the line that tells what is read. */
export const reading = css`
  .reading {
    border-radius: var(--radius-small);
  }
  .reading:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .readout {
    min-height: 3em;
    margin: 8px 0 0;
    padding: 4px 8px;
    border-radius: var(--radius-small);
    background: var(--well);
    color: var(--ink);
    font-size: var(--text-small);
  }
  @media (min-width: 721px) {
    .readout {
      min-height: 1.5em;
    }
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 10px 0 0;
    padding: 0;
    list-style: none;
    color: var(--ink-soft);
    font-size: var(--text-tiny);
  }
  .key li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .key svg {
    flex: none;
  }
`
