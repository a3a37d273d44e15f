/** Styles of one lever, whichever kind it is. */
import { css } from 'lit'

export const leverStyles = css`
  :host {
    display: block;
    padding: 6px 0 4px;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  label {
    flex: 1;
    min-width: 0;
    line-height: 1.25;
  }
  input[type='text'] {
    width: 5.6em;
    min-height: 30px;
    padding: 0 6px;
    border: 1px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--card);
    text-align: right;
    font-weight: 600;
  }
  input[aria-invalid='true'] {
    border-color: var(--serious);
    outline: 1px solid var(--serious);
  }
  select {
    max-width: 62%;
    padding: 0 4px;
  }
  .unit {
    white-space: nowrap;
  }
  .dot {
    flex: none;
    position: relative;
    min-width: 24px;
    min-height: 24px;
    margin-left: -8px;
    padding: 0;
    border: 0;
    background: none;
  }
  .dot::before {
    content: '';
    position: absolute;
    inset: 7px;
    border-radius: 50%;
    background: var(--warning);
  }
  .problem {
    color: var(--serious);
    font-size: var(--text-small);
  }
`
