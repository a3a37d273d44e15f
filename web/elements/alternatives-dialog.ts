/** The two most different allocations within ε of the optimum, side by side: what each sender gives in either. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { formatFigure, type Room, roomWords, type Scenario } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatDifference, formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { AskedYear } from '../worker/analysis-protocol.ts'
import { dialogStyles } from './dialog-styles.ts'
import { icons } from './icons.ts'
import { nameAmong } from './name-among.ts'
import { RoomSearch, roomTexts } from './room-search.ts'
import { roomStyles } from './room-styles.ts'
import { controls, table } from './shared-styles.ts'

/** A difference below which a sender gives the same, wt/yr: below the grid. */
const SAME = 1e-3

/** A sender in both allocations, wt/yr. */
interface SenderPair {
  readonly id: string
  readonly output: number
  readonly one: number
  readonly other: number
}

@customElement('shashi-alternatives-dialog')
export class AlternativesDialog extends LitElement {
  static override styles = [
    controls,
    table,
    dialogStyles,
    roomStyles,
    css`
      @media (max-width: 560px) {
        table {
          font-size: 0.8125rem;
        }
        :is(th, td) {
          padding-inline: 3px;
        }
        th {
          white-space: normal;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  @state() private asked: AskedYear | null = null
  @query('dialog') private readonly dialog!: HTMLDialogElement
  readonly #search = new RoomSearch(this)

  /** Search in a year; focus returns to the opener when the dialog closes. */
  async open(asked: AskedYear): Promise<void> {
    this.asked = asked
    await this.updateComplete
    if (!this.dialog.open) this.dialog.showModal()
    this.#find()
  }

  override render(): TemplateResult {
    const { language } = this
    const t = roomTexts(language)
    return html`
      <dialog aria-labelledby="heading" @close=${() => this.#search.cancel()}>
        <div class="head">
          <h2 id="heading">${t.heading} <span class="unit">${t.unit(this.asked?.year ?? 0)}</span></h2>
          <button class="plain icon" aria-label=${texts(language).close} @click=${() => this.dialog.close()}>
            ${icons.close}
          </button>
        </div>
        ${this.#search.asking(language, t.find, () => this.#find())}
        <div aria-live="polite">${this.#search.answer(language, (room) => this.#room(room))}</div>
      </dialog>
    `
  }

  #find(): void {
    if (this.asked !== null) this.#search.ask({ ...this.asked, site: null })
  }

  #room({ sites, different }: Room): TemplateResult {
    const words = roomWords(this.language)
    if (different === null || different.distance < SAME) return html`<p>${words.alike}</p>`
    const { one, other, distance, atMost } = different
    const pairs = sites.map(({ id, output }, index): SenderPair => {
      return { id, output, one: one.outputs[index] ?? 0, other: other.outputs[index] ?? 0 }
    })
    const differing = pairs
      .filter((pair) => Math.abs(pair.other - pair.one) >= SAME)
      .toSorted((a, b) => Math.abs(b.other - b.one) - Math.abs(a.other - a.one))
    const same = pairs.length - differing.length
    return html`
      <p>${words.different(formatFigure(distance), formatFigure(atMost))}</p>
      ${this.#table(differing)}
      ${same === 0 ? nothing : html`<p class="soft">${roomTexts(this.language).same(same)}</p>`}
    `
  }

  #table(pairs: readonly SenderPair[]): TemplateResult {
    const words = roomWords(this.language)
    const t = roomTexts(this.language)
    const number = (value: number) => formatNumber(value, this.language)
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label=${t.heading}>
        <table>
          <thead><tr>
            <th scope="col">${words.site}</th><th scope="col">${words.output}</th>
            <th scope="col">${words.one}</th><th scope="col">${words.other}</th>
            <th scope="col">${t.difference}</th>
          </tr></thead>
          <tbody>
            ${pairs.map(
              ({ id, output, one, other }) => html`<tr data-site=${id}>
                <th scope="row">${this.#name(id)}</th><td>${number(output)}</td>
                <td>${number(one)}</td><td>${number(other)}</td>
                <td>${formatDifference(other - one, this.language) ?? '0'}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `
  }

  #name(id: string): string {
    return nameAmong(this.scenario.sites, id, this.language) ?? id
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-alternatives-dialog': AlternativesDialog
  }
}
