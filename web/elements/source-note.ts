/** The status of a number as a button, and the note it opens: status, source, clause, range, what is behind it. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { texts } from '../i18n/dictionary.ts'
import { formatExact } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { Origin } from '../state/lever-types.ts'
import { placeBelow } from './place-below.ts'
import { controls } from './shared-styles.ts'

@customElement('shashi-source-note')
export class SourceNote extends LitElement {
  static override styles = [
    controls,
    css`
      button {
        display: block;
        min-width: 44px;
        min-height: 24px;
        padding: 0 6px;
        border-color: currentcolor;
        background: none;
        font-size: var(--text-tiny);
        line-height: 1;
        white-space: nowrap;
      }
      [popover] {
        position: fixed;
        inset: auto;
        margin: 0;
        width: min(320px, calc(100vw - 16px));
        padding: 12px 14px;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--card);
        color: var(--ink);
        font-size: var(--text-small);
        box-shadow: 0 6px 24px rgb(0 0 0 / 0.22);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 10px;
        margin: 8px 0 0;
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .status {
        padding: 0 6px;
        border: 1px solid;
        border-radius: 4px;
      }
      .published {
        color: var(--published);
      }
      .sourced {
        color: var(--sourced);
      }
      .derived {
        color: var(--derived);
      }
      .assumed {
        color: var(--assumed);
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) heading = ''
  @property({ attribute: false }) unit = ''
  /** How many of the unit make one of the document's. */
  @property({ attribute: false }) scale = 1
  @property({ attribute: false }) origin: Origin | null = null
  /** The baseline's value; `null` where it has none. */
  @property({ attribute: false }) baseline: number | null = null
  /** Whether the present value is the user's own. */
  @property({ attribute: false }) changed = false
  @query('[popover]') private readonly note!: HTMLElement
  @query('button') private readonly button!: HTMLButtonElement

  override render(): TemplateResult {
    const t = texts(this.language)
    const status = this.changed ? 'assumed' : (this.origin?.provenance.status ?? 'assumed')
    return html`
      <button class=${status} popovertarget="note" aria-label="${t.about(this.heading)}: ${t.statuses[status]}">
        ${t.statuses[status]}
      </button>
      <div id="note" popover role="note" aria-label=${t.about(this.heading)} @toggle=${this.#place}>
        <strong>${this.heading}</strong>
        ${this.changed ? html`<p class="soft">${t.changedByYou}</p>` : nothing} ${this.#facts()}
      </div>
    `
  }

  #facts(): TemplateResult | typeof nothing {
    if (this.origin === null) return nothing
    const t = texts(this.language)
    const { provenance, source } = this.origin
    const { status, clause, low, high, note } = provenance
    const exact = (value: number) => formatExact(value * this.scale, this.language)
    const range = low === null || high === null ? null : `${exact(low)} – ${exact(high)} ${this.unit}`
    const baseline = this.baseline === null ? null : `${exact(this.baseline)} ${this.unit}`
    const line = (name: string, value: string | null | undefined) =>
      value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing
    return html`
      <dl>
        <dt>${t.status}</dt>
        <dd><span class="status ${status}">${t.statuses[status]}</span></dd>
        ${line(t.baseline, baseline)} ${line(t.source, source?.citation ?? t.noSource)} ${line(t.clause, clause)}
        ${line(t.range, range)} ${line(t.note, note)} ${line(t.licence, source?.licence)}
      </dl>
    `
  }

  /** Put the note under its button, inside the window. */
  #place(): void {
    placeBelow(this.note, this.button)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-source-note': SourceNote
  }
}
