/** "Changes from baseline": what differs, from what to what, and a way back for each. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import type { Change } from '../state/changes.ts'
import { RevertEvent } from './events.ts'
import { icons } from './icons.ts'
import { leverName, valueName } from './names.ts'
import { controls } from './shared-styles.ts'

@customElement('shashi-changes-list')
export class ChangesList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      h2 {
        font-size: var(--text-small);
        font-weight: 600;
      }
      .count {
        margin-inline-start: 6px;
        color: var(--warning);
      }
      ul {
        margin: 4px 0 0;
        padding: 0;
        max-height: 168px;
        overflow-y: auto;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 28px;
        font-size: var(--text-small);
      }
      .name {
        flex: 1;
        min-width: 40%;
        overflow-wrap: anywhere;
        line-height: 1.25;
      }
      .values {
        overflow-wrap: anywhere;
        text-align: right;
        line-height: 1.25;
      }
      s {
        color: var(--ink-soft);
      }
      b {
        font-weight: 600;
      }
      button {
        min-width: 24px;
        min-height: 24px;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) changes: readonly Change[] = []

  override render(): TemplateResult {
    const t = texts(this.language)
    const count = this.changes.length
    return html`
      <h2>
        ${t.changes}${count > 0 ? html`<span class="count">${t.changeCount(count)}</span>` : null}
      </h2>
      ${
        count === 0
          ? html`<p class="soft unit">${t.noChanges}</p>`
          : html`<ul tabindex=${count > 5 ? 0 : -1} aria-label=${t.changes}>
              ${repeat(
                this.changes,
                (change) => change.id,
                (change) => this.#row(change),
              )}
            </ul>`
      }
    `
  }

  #row(change: Change): TemplateResult {
    const t = texts(this.language)
    const { lever, path, id } = change
    const { before, after } = shownValues(change, t.byYear)
    const name = lever === null ? id : leverName(lever, this.language)
    return html`
      <li>
        <span class="name">${name}</span>
        <span class="values">
          <s>${valueName(before, lever, this.language)}</s> →
          <b>${valueName(after, lever, this.language)}</b>
        </span>
        <button
          class="plain icon"
          aria-label=${t.resetLever(name)}
          title=${t.resetLever(name)}
          @click=${() => this.dispatchEvent(new RevertEvent([path]))}
        >
          ${icons.close}
        </button>
      </li>
    `
  }
}

/** A path over the years or an expression is told by the lever's numbers of the first year, unless it was typed. */
function shownValues({ lever, before, after }: Change, byYear: string): Pick<Change, 'before' | 'after'> {
  if (lever?.kind !== 'number' || (typeof before === 'number' && typeof after === 'number'))
    return { before, after }
  // A path that begins where the baseline does differs in a later year.
  const now = lever.typed ?? (lever.value === lever.baseline ? byYear : lever.value)
  return { before: lever.baseline ?? undefined, after: now }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-changes-list': ChangesList
  }
}
