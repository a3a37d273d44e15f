/** The least and the most that a site could send within ε of the optimum; asked for by a button. */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Room, roomWords } from '../../src/index.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { ExplainAsk } from '../worker/analysis-protocol.ts'
import { RoomSearch, roomTexts } from './room-search.ts'
import { roomStyles } from './room-styles.ts'
import { controls, table } from './shared-styles.ts'

@customElement('shashi-site-room')
export class SiteRoomPart extends LitElement {
  static override styles = [
    controls,
    table,
    roomStyles,
    css`
      :host {
        display: block;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  /** The site, in its scenario and year. */
  @property({ attribute: false }) ask!: ExplainAsk
  readonly #search = new RoomSearch(this)

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ask')) this.#search.cancel()
  }

  /** End a search under way. */
  cancel(): void {
    this.#search.cancel()
  }

  override render(): TemplateResult {
    const { language } = this
    const t = roomTexts(language)
    return html`
      <h3>${t.siteHeading}</h3>
      ${this.#search.asking(language, t.findSite, () => this.#find())}
      <div aria-live="polite">${this.#search.answer(language, (room) => this.#room(room))}</div>
    `
  }

  #find(): void {
    const { input, year, id } = this.ask
    this.#search.ask({ input, year, site: id })
  }

  #room({ sites }: Room): TemplateResult {
    const words = roomWords(this.language)
    const number = (value: number) => formatNumber(value, this.language)
    return html`
      <table>
        <thead><tr>
          <th scope="col">${words.least}</th><th scope="col">${words.output}</th>
          <th scope="col">${words.most}</th><th scope="col">${words.capacity}</th>
        </tr></thead>
        <tbody>
          ${sites.map(
            ({ least, output, most, capacity }) => html`<tr>
              <td class="least">${number(least)}</td><td>${number(output)}</td>
              <td class="most">${number(most)}</td><td>${number(capacity)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-site-room': SiteRoomPart
  }
}
