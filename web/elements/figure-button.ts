/** A number as a quiet button that asks where it comes from. */
import { css, html, type TemplateResult } from 'lit'
import type { Figure, FigureContext } from '../state/figure-types.ts'

/** What is asked about: a figure, or the figures of a sentence. */
export interface FigureAsk {
  readonly figures: readonly Figure[]
  /** What the figures are of, where there are several. */
  readonly heading?: string
  /** Which of several runs they are of; left out for the one that is shown. */
  readonly run?: FigureRun
  /** The run that it is compared with: then their difference is what is asked about. */
  readonly against?: FigureRun
}

/** A run by the name under which it is compared. */
export type FigureRun = Pick<FigureContext, 'scenario' | 'result'> & { readonly name: string }

/** Ask where numbers come from. */
export class FigureEvent extends Event {
  static readonly type = 'shashi-figure'
  readonly ask: FigureAsk

  constructor(ask: FigureAsk) {
    super(FigureEvent.type, { bubbles: true, composed: true })
    this.ask = ask
  }
}

/** Its text is the number and nothing else, so that tables read as before; it stands flush with plain numbers. */
export const figureStyles = css`
  button.figure {
    min-width: 24px;
    min-height: 24px;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: inherit;
  }
  button.figure:is(:hover, :focus-visible) {
    background: none;
    text-decoration: underline dotted;
    text-underline-offset: 3px;
  }
`

/** Write a number as a button that opens its provenance. */
export function figureButton(
  figure: Figure,
  text: string | TemplateResult,
  run?: FigureRun,
  against?: FigureRun,
): TemplateResult {
  const runs = { ...(run === undefined ? {} : { run }), ...(against === undefined ? {} : { against }) }
  const ask = (event: Event) => event.target?.dispatchEvent(new FigureEvent({ figures: [figure], ...runs }))
  return html`<button class="figure" aria-haspopup="dialog" @click=${ask}>${text}</button>`
}

declare global {
  interface HTMLElementEventMap {
    'shashi-figure': FigureEvent
  }
}
