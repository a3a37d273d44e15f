/** Tabs over views, moved with the arrow keys. */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { LookEvent } from './events.ts'
import { controls } from './shared-styles.ts'
import type { View } from './view-registry.ts'

@customElement('shashi-view-tabs')
export class ViewTabs extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      nav {
        display: flex;
        border-bottom: 1px solid var(--line);
        overflow-x: auto;
      }
      button {
        flex: 1 0 auto;
        min-height: 44px;
        white-space: nowrap;
        border: 0;
        border-bottom: 3px solid transparent;
        border-radius: 0;
        background: none;
        color: var(--ink-soft);
      }
      button[aria-current='true'] {
        border-bottom-color: var(--action);
        color: var(--ink);
        font-weight: 600;
      }
      @media (min-width: 721px) {
        button {
          flex: none;
          min-width: 84px;
          min-height: 38px;
        }
      }
      button:focus-visible {
        outline-offset: -3px;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) views: readonly View[] = []
  /** Id of the view that is shown. */
  @property({ attribute: false }) view = ''

  override render(): TemplateResult {
    const t = texts(this.language)
    return html`
      <nav aria-label=${t.viewTabs} @keydown=${this.#moved}>
        ${this.views.map(
          ({ id, title }) => html`
            <button
              aria-current=${id === this.view}
              @click=${() => this.dispatchEvent(new LookEvent({ view: id }))}
            >
              ${title[this.language]}
            </button>
          `,
        )}
      </nav>
    `
  }

  /** On a phone the tabs scroll: keep the one that is shown in sight. */
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return
    const nav = this.renderRoot.querySelector('nav')
    const shown = this.renderRoot.querySelector<HTMLElement>('[aria-current="true"]')
    if (nav === null || shown === null) return
    const from = shown.offsetLeft - nav.offsetLeft
    if (from < nav.scrollLeft || from + shown.offsetWidth > nav.scrollLeft + nav.clientWidth)
      nav.scrollLeft = from - 40
  }

  #moved(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const count = this.views.length
    const at = (this.views.findIndex(({ id }) => id === this.view) + step + count) % count
    const view = this.views[at]
    if (view === undefined) return
    this.dispatchEvent(new LookEvent({ view: view.id }))
    this.renderRoot.querySelectorAll('button')[at]?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-view-tabs': ViewTabs
  }
}
