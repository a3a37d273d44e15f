/** The column of levers, a sheet on a phone: all levers, the way to the tables, and the changes, always in sight. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { regionSlots } from '../charts/palette.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { listChanges } from '../state/changes.ts'
import type { Lever } from '../state/lever-types.ts'
import type { WorkspaceState } from '../state/workspace-state.ts'
import { CommandEvent } from './events.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'
import './changes-list.ts'
import './lever-panel.ts'

@customElement('shashi-lever-column')
export class LeverColumn extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .levers {
        flex: 1;
        min-height: 0;
        padding: 4px 16px 16px;
        overflow-y: auto;
      }
      .tables {
        display: block;
        width: 100%;
        margin-top: 12px;
      }
      shashi-changes-list {
        padding: 10px 16px 12px;
        border-top: 1px solid var(--edge);
        background: var(--card);
      }
      .head {
        display: none;
      }
      @media (max-width: 720px) {
        .head {
          display: flex;
          align-items: center;
          justify-content: space-between;
          padding: 6px 8px 6px 16px;
          border-bottom: 1px solid var(--line);
        }
        .head h2 {
          font-size: 1rem;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) now!: WorkspaceState
  @property({ attribute: false }) levers: readonly Lever[] = []

  /** Put the focus on the button that closes the sheet. */
  focusClose(): void {
    this.renderRoot.querySelector<HTMLElement>('.head button')?.focus()
  }

  override render(): TemplateResult {
    const t = texts(this.language)
    const { opened, document, phase, issues } = this.now
    return html`
      <div class="head">
        <h2>${t.levers}</h2>
        <button class="plain icon" aria-label=${t.close} @click=${this.#close}>${icons.close}</button>
      </div>
      ${
        opened === null || document === null
          ? nothing
          : html`
            <div class="levers">
              <shashi-lever-panel
                .language=${this.language}
                .levers=${this.levers}
                .issues=${phase === 'invalid' ? issues : []}
                .slots=${regionSlots(opened.loaded.regions.map(({ id }) => id))}
              ></shashi-lever-panel>
              <button class="tables" @click=${() => this.dispatchEvent(new CommandEvent('data'))}>
                ${t.work.openTables}
              </button>
            </div>
            <shashi-changes-list
              .language=${this.language}
              .changes=${listChanges(opened.baseline.document, document, this.levers)}
            ></shashi-changes-list>
          `
      }
    `
  }

  #close(): void {
    this.dispatchEvent(new Event('shashi-close', { bubbles: true, composed: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-lever-column': LeverColumn
  }
}
