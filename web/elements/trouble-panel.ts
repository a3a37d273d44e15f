/** What stands in the way of a new result: everything wrong with the input, or a calculation that failed or lasts. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatIssue, type Issue } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import type { Progress } from '../worker/protocol.ts'
import { CommandEvent } from './events.ts'
import { controls } from './shared-styles.ts'

@customElement('shashi-trouble-panel')
export class TroublePanel extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        padding: 10px 14px;
        border: 1px solid var(--serious);
        border-inline-start-width: 4px;
        border-radius: var(--radius);
        background: var(--card);
      }
      strong {
        color: var(--serious);
      }
      .slow {
        color: var(--ink);
      }
      progress {
        width: min(240px, 50%);
        margin: 0 8px;
        accent-color: var(--action);
        vertical-align: middle;
      }
      ul {
        margin: 4px 0 8px;
        padding-inline-start: 1.2em;
      }
      li,
      pre {
        overflow-wrap: anywhere;
      }
      pre {
        margin: 4px 0 8px;
        font: inherit;
        white-space: pre-wrap;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) phase: 'invalid' | 'failed' | 'slow' = 'invalid'
  @property({ attribute: false }) issues: readonly Issue[] = []
  /** Years done while `slow`; `null` where that is not told. */
  @property({ attribute: false }) progress: Progress | null = null
  /** Message of a calculation that failed; empty where the user stopped it. */
  @property({ attribute: false }) failure = ''

  override render(): TemplateResult {
    const t = texts(this.language)
    if (this.phase === 'slow') {
      return html`
        <strong class="slow">${t.work.slow}</strong> ${this.#progress()} ${this.#button('stop', t.work.stop)}
      `
    }
    if (this.phase === 'failed') {
      return html`
        <strong>${this.failure === '' ? t.work.stopped : t.failed}</strong>
        <pre>${this.failure}</pre>
        ${this.#button('retry', t.retry)} ${this.#button('undo', t.undo)}
      `
    }
    return html`
      <strong>${t.issues} (${t.issueCount(this.issues.length)})</strong>
      <ul>
        ${this.issues.map((issue) => html`<li>${formatIssue(issue, this.language)}</li>`)}
      </ul>
      ${this.#button('undo', t.undo)}
    `
  }

  /** How many years of the run are done; without a figure where it has not told. */
  #progress(): TemplateResult {
    const t = texts(this.language).years
    if (this.progress === null) return html`<progress aria-label=${t.solving}></progress>`
    const { done, total } = this.progress
    const said = t.progress(done, total)
    return html`<progress aria-label=${said} max=${total} value=${done}></progress> <span>${said}</span>`
  }

  #button(command: 'retry' | 'undo' | 'stop', name: string): TemplateResult {
    return html`<button @click=${() => this.dispatchEvent(new CommandEvent(command))}>${name}</button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-trouble-panel': TroublePanel
  }
}
