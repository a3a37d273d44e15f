/** Where the parts of the page stand: three columns, two, or one with tabs and a sheet. */
import { css } from 'lit'

export const appStyles = css`
  :host {
    display: block;
    min-height: 100dvh;
  }
  .page {
    display: flex;
    flex-direction: column;
    height: 100dvh;
  }
  .skip {
    position: absolute;
    left: -999px;
    z-index: 5;
  }
  .skip:focus {
    left: 8px;
    top: 8px;
  }
  .layout {
    display: grid;
    grid-template-columns: 316px minmax(0, 1fr) 300px;
    flex: 1;
    min-height: 0;
  }
  .levers {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-inline-end: 1px solid var(--line);
    background: var(--card);
  }
  .levers shashi-lever-column {
    flex: 1;
  }
  .results {
    min-width: 0;
    padding: 14px 16px 24px;
    overflow-y: auto;
  }
  .findings {
    padding: 14px 16px 24px;
    border-inline-start: 1px solid var(--line);
    overflow-y: auto;
  }
  .findings:focus-visible,
  .results:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
  }
  .findings > * {
    transition:
      opacity 0.1s,
      filter 0.1s;
  }
  /* A run is done within a frame or two; only what takes longer is seen to dim. */
  .findings.stale > * {
    opacity: 0.75;
    filter: saturate(0.25);
    transition-delay: 0.2s;
  }
  shashi-library-dialog[data-open] ~ shashi-notice-bar,
  .sheet-bar {
    display: none;
  }
  @media (min-width: 721px) and (max-width: 1080px) {
    .layout {
      grid-template-columns: 300px minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) auto;
    }
    .levers {
      grid-row: span 2;
    }
    .findings {
      max-height: 34dvh;
      border: 0;
      border-top: 1px solid var(--line);
    }
  }
  @media (max-width: 720px) {
    .page {
      display: block;
      height: auto;
    }
    .layout {
      display: block;
      padding-bottom: 64px;
    }
    .results,
    .findings {
      padding: 12px;
      overflow: visible;
      border: 0;
    }
    .page:not([data-view='findings']) .findings {
      display: none;
    }
    .page[data-view='findings'] .results {
      padding-bottom: 0;
    }
    .sheet-bar {
      position: fixed;
      inset: auto 0 0;
      z-index: 2;
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      padding: 8px 12px;
      border-top: 1px solid var(--line);
      background: var(--card);
      font-size: var(--text-small);
    }
    .sheet-bar button {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 44px;
      padding: 0 14px;
      background: var(--action);
      border-color: var(--action);
      color: var(--on-action);
    }
    .levers {
      position: fixed;
      inset: auto 0 0;
      z-index: 3;
      height: 58dvh;
      border: 0;
      border-top: 1px solid var(--edge);
      border-radius: 14px 14px 0 0;
      box-shadow: 0 -6px 24px rgb(0 0 0 / 0.25);
      visibility: hidden;
      transform: translateY(100%);
      transition:
        transform 0.2s,
        visibility 0.2s;
    }
    .levers.open {
      visibility: visible;
      transform: none;
    }
    .sheet-open .layout {
      padding-bottom: 60dvh;
    }
  }
  /* On paper: the view that is looked at and its findings; the report has a page of its own. */
  @media print {
    .page,
    .layout {
      display: block;
      height: auto;
      padding: 0;
    }
    .page > header,
    .levers,
    .sheet-bar,
    shashi-notice-bar,
    shashi-guide-panel {
      display: none;
    }
    .results,
    .page:not([data-view='findings']) .findings,
    .findings {
      display: block;
      max-height: none;
      padding: 0 0 12px;
      border: 0;
      overflow: visible;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .levers,
    .findings > * {
      transition: none;
    }
  }
`
