/** Styles of the header: one row on a desk screen, two and a menu on a phone. */
import { css } from 'lit'

export const headerStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 10px;
    padding: 8px 16px;
    border-bottom: 1px solid var(--line);
    background: var(--card);
  }
  h1 {
    margin: 0 4px 0 0;
    font-size: 1.125rem;
    line-height: 1.2;
    white-space: nowrap;
  }
  h1 .unit {
    margin-inline-start: 6px;
  }
  select {
    min-width: 0;
    max-width: 20em;
    text-overflow: ellipsis;
  }
  .group {
    display: flex;
    gap: 6px;
  }
  .joined {
    gap: 0;
  }
  .joined button {
    border-radius: 0;
  }
  .joined button:first-child {
    border-radius: var(--radius-small) 0 0 var(--radius-small);
  }
  .joined button:last-child {
    border-radius: 0 var(--radius-small) var(--radius-small) 0;
  }
  .joined button + button {
    margin-inline-start: -1px;
  }
  .group > button:not(.icon) {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    white-space: nowrap;
  }
  .space {
    flex: 1;
  }
  button.more-button {
    display: none;
  }
  /* Where there is room the menu is part of the row. */
  #more {
    display: contents;
  }
  @media (max-width: 1560px) {
    :host(:lang(en)) h1 .unit {
      display: none;
    }
  }
  @media (max-width: 1320px) {
    h1 .unit {
      display: none;
    }
  }
  @media (max-width: 1180px) {
    .commands .word {
      display: none;
    }
    select {
      max-width: 15em;
    }
  }
  @media (max-width: 900px) {
    :host {
      padding: 8px 12px;
    }
    h1 {
      flex: 1;
    }
    .commands button {
      padding: 0 7px;
    }
    button.more-button {
      display: inline-grid;
    }
    .scenario {
      order: 1;
      flex: 1 1 100%;
      max-width: none;
    }
    #more {
      display: none;
    }
    #more:popover-open {
      position: fixed;
      inset: 48px 12px auto auto;
      display: grid;
      gap: 10px;
      margin: 0;
      padding: 12px;
      border: 1px solid var(--edge);
      border-radius: var(--radius);
      background: var(--card);
      color: var(--ink);
      box-shadow: 0 6px 24px rgb(0 0 0 / 0.22);
    }
    #more .group:not(.joined) {
      display: grid;
    }
    #more button {
      min-height: 40px;
    }
    #more .joined button {
      flex: 1;
    }
    .space {
      display: none;
    }
  }
`
