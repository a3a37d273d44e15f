/** A number as a quiet button that asks where it comes from. */
import { css, html, type TemplateResult } from 'lit'
import type { Figure } from '../state/figures.ts'

/** Ask where a number comes from. */
export class FigureEvent extends Event {
  static readonly type = 'shashi-figure'
  readonly figure: Figure

  constructor(figure: Figure) {
    super(FigureEvent.type, { bubbles: true, composed: true })
    this.figure = figure
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
export function figureButton(figure: Figure, text: string | TemplateResult): TemplateResult {
  const ask = (event: Event) => event.target?.dispatchEvent(new FigureEvent(figure))
  return html`<button class="figure" aria-haspopup="dialog" @click=${ask}>${text}</button>`
}

declare global {
  interface HTMLElementEventMap {
    'shashi-figure': FigureEvent
  }
}
