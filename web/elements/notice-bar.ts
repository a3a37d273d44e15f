/** What the page says about the user's work, with a way back where there is one; trouble is announced at once. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { type Notice, toneOf } from '../state/notices.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'

@customElement('shashi-notice-bar')
export class NoticeBar extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset: auto 0 20px;
        z-index: 6;
        display: grid;
        gap: 8px;
        justify-items: center;
        padding: 0 12px;
        pointer-events: none;
      }
      .notice {
        display: flex;
        align-items: center;
        gap: 10px;
        max-width: 640px;
        padding: 8px 8px 8px 14px;
        border: 1px solid var(--tone);
        border-inline-start-width: 4px;
        border-radius: var(--radius);
        background: var(--card);
        box-shadow: 0 6px 24px rgb(0 0 0 / 0.25);
        pointer-events: auto;
        overflow-wrap: anywhere;
      }
      .done {
        --tone: var(--good);
      }
      .note {
        --tone: var(--note);
      }
      .trouble {
        --tone: var(--serious);
      }
      button {
        flex: none;
      }
      @media (max-width: 720px) {
        :host {
          inset: auto 0 72px;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) notice: Notice | null = null
  /** Takes the newer build of the page that is ready; `null` where there is none. */
  @property({ attribute: false }) newer: (() => void) | null = null

  override render(): TemplateResult {
    const { notice } = this
    const trouble = notice !== null && toneOf(notice) === 'trouble'
    // Both regions always stand in the page: a region that comes with its text is often not read out.
    return html`
      <div role="status">${this.newer === null ? nothing : this.#newerBar(this.newer)}</div>
      <div role="status">${notice !== null && !trouble ? this.#bar(notice) : nothing}</div>
      <div role="alert">${notice !== null && trouble ? this.#bar(notice) : nothing}</div>
    `
  }

  #bar(notice: Notice): TemplateResult {
    const t = texts(this.language)
    const { code, subject, undo } = notice
    return html`
      <div class="notice ${toneOf(notice)}">
        <span>${t.work.notices[code](subject)}</span>
        ${undo === null ? nothing : html`<button @click=${() => this.#close(undo)}>${t.undo}</button>`}
        <button class="plain icon" aria-label=${t.work.dismiss} @click=${() => this.#close(null)}>${icons.close}</button>
      </div>
    `
  }

  #newerBar(take: () => void): TemplateResult {
    const t = texts(this.language)
    const later = () => {
      this.newer = null
    }
    return html`
      <div class="notice note">
        <span>${t.work.newer}</span>
        <button @click=${take}>${t.work.takeNewer}</button>
        <button class="plain icon" aria-label=${t.work.later} @click=${later}>${icons.close}</button>
      </div>
    `
  }

  #close(act: (() => void) | null): void {
    this.dispatchEvent(new Event('shashi-dismiss', { bubbles: true, composed: true }))
    act?.()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-notice-bar': NoticeBar
  }
}
