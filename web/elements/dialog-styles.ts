/** Styles of modal dialogs. */
import { css } from 'lit'

export const dialogStyles = css`
  dialog {
    width: min(720px, calc(100vw - 24px));
    max-height: calc(100dvh - 32px);
    padding: 16px 18px 20px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--card);
    color: var(--ink);
    overflow-y: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  h2 {
    font-size: 1.125rem;
  }
  input[type='text'],
  textarea {
    box-sizing: border-box;
    width: 100%;
    min-height: 36px;
    padding: 4px 8px;
    border: 1px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--card);
    color: var(--ink);
    font: inherit;
  }
  textarea:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  label {
    display: block;
    font-size: var(--text-small);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 8px;
  }
  .actions label {
    display: inline-flex;
    align-items: center;
  }
  button.main {
    background: var(--action);
    border-color: var(--action);
    color: var(--on-action);
  }
  .problem {
    color: var(--serious);
    font-size: var(--text-small);
  }
`
