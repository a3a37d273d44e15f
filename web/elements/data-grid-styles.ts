/** Styles of the grid: headings and ids stay in sight while it scrolls. */
import { css } from 'lit'

export const dataGridStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .scroll {
    max-height: min(62dvh, 560px);
    overflow: auto;
    border: 1px solid var(--line);
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--text-small);
  }
  th,
  td {
    height: 30px;
    padding: 2px 8px;
    border-inline-end: 1px solid var(--line);
    border-block-end: 1px solid var(--line);
    white-space: nowrap;
  }
  th {
    position: sticky;
    background: var(--well);
    color: var(--ink);
    font-weight: 500;
    text-align: start;
  }
  thead th {
    top: 0;
    z-index: 1;
  }
  th:first-child {
    left: 0;
    max-width: 180px;
    overflow: hidden;
    text-overflow: ellipsis;
    z-index: 1;
  }
  thead th:first-child {
    z-index: 2;
  }
  .id {
    display: block;
    color: var(--ink-soft);
    overflow: hidden;
    font-size: var(--text-tiny);
    line-height: 1.2;
    text-overflow: ellipsis;
  }
  td {
    max-width: 260px;
    overflow: hidden;
    background: var(--card);
    text-overflow: ellipsis;
    cursor: cell;
  }
  td.number {
    text-align: right;
  }
  td.selected {
    background: color-mix(in srgb, var(--focus) 16%, var(--card));
  }
  td.wrong {
    outline: 2px solid var(--serious);
    outline-offset: -2px;
  }
  td:focus-visible,
  td:focus {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
  }
  .editor {
    width: 100%;
    min-width: 90px;
    min-height: 26px;
    padding: 0 4px;
    border: 1px solid var(--edge);
    background: var(--card);
  }
  @media (max-width: 720px) {
    th:first-child {
      max-width: 110px;
    }
  }
`
