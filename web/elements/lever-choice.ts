/** A lever with a few words to choose from. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { type ChoiceLever, isChanged } from '../state/lever-types.ts'
import { EditEvent, RevertEvent } from './events.ts'
import { leverStyles } from './lever-styles.ts'
import { choiceName, leverLabel, leverName } from './names.ts'
import { controls } from './shared-styles.ts'

@customElement('shashi-lever-choice')
export class LeverChoice extends LitElement {
  static override styles = [controls, leverStyles]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) lever!: ChoiceLever

  override render(): TemplateResult {
    const t = texts(this.language)
    const { lever, language } = this
    const name = leverName(lever, language)
    return html`
      <div class="head">
        ${
          isChanged(lever)
            ? html`<button
                class="dot"
                aria-label=${t.resetLever(name)}
                title=${t.resetLever(name)}
                @click=${() => this.dispatchEvent(new RevertEvent(lever.paths))}
              ></button>`
            : nothing
        }
        <label for="choice">${leverLabel(lever, language)}</label>
        <select id="choice" aria-label=${name} @change=${this.#chosen}>
          ${lever.options.map(
            (option) =>
              html`<option value=${option} ?selected=${option === lever.value}>${choiceName(lever.measure, option, language)}</option>`,
          )}
        </select>
      </div>
    `
  }

  override updated(): void {
    const select = this.renderRoot.querySelector('select')
    if (select !== null) select.value = this.lever.value
  }

  #chosen(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return
    const { measure, paths } = this.lever
    const [path] = paths
    const { value } = event.target
    if (path !== undefined)
      this.dispatchEvent(new EditEvent(path, measure === 'open' ? Number(value) : value, null))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-lever-choice': LeverChoice
  }
}
