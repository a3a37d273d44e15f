/** Why: one site, market or terminal with its prices, limits and proven reasons, computed in a worker of its own. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import {
  type ExplainedPage,
  type Explanation,
  explainWords,
  formatStatement,
  type PageLimit,
  type PriceBuildUp,
  type Scenario,
  type WayFacts,
} from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { explanationEn } from '../i18n/explanation-en.ts'
import { explanationZh } from '../i18n/explanation-zh.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import { Analysis } from '../worker/analysis.ts'
import type { ExplainAsk } from '../worker/analysis-protocol.ts'
import { dialogStyles } from './dialog-styles.ts'
import { icons } from './icons.ts'
import { controls, table } from './shared-styles.ts'
import './site-room.ts'

type Told =
  | { readonly phase: 'working'; readonly done: number; readonly all: number }
  | { readonly phase: 'told'; readonly explanation: Explanation }
  | { readonly phase: 'failed'; readonly message: string }

const WORDS = { zh: explanationZh, en: explanationEn }

/** Parts of a price, in the order a tonne pays them. */
const PARTS = ['exWorks', 'freight', 'handling', 'delivered'] as const

/** Ends of a way that the page does not say by itself. */
const ENDS = { site: ['market'], market: ['site'], terminal: ['site', 'market'] } as const

@customElement('shashi-explain-dialog')
export class ExplainDialog extends LitElement {
  static override styles = [
    controls,
    table,
    dialogStyles,
    css`
      dialog {
        width: min(980px, calc(100vw - 24px));
      }
      h3 {
        margin: 14px 0 4px;
        font-size: 1rem;
      }
      ul {
        display: grid;
        gap: 8px;
        margin: 0;
        padding-inline-start: 1.2em;
        line-height: 1.5;
        overflow-wrap: anywhere;
      }
      .idle th,
      .idle td {
        color: var(--ink-soft);
      }
      progress {
        width: 100%;
        accent-color: var(--action);
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  @state() private ask: ExplainAsk | null = null
  @state() private told: Told = { phase: 'working', done: 0, all: 0 }
  @query('dialog') private readonly dialog!: HTMLDialogElement
  readonly #analysis = new Analysis()

  /** Explain a place; focus returns to the opener when the dialog closes. */
  async open(ask: ExplainAsk): Promise<void> {
    this.ask = ask
    this.told = { phase: 'working', done: 0, all: 0 }
    await this.updateComplete
    if (!this.dialog.open) this.dialog.showModal()
    this.#analysis.ask('explain', ask, {
      onProgress: (done, all) => (this.told = { phase: 'working', done, all }),
      onAnswer: (explanation) => (this.told = { phase: 'told', explanation }),
      onFailure: (message) => (this.told = { phase: 'failed', message }),
    })
  }

  override render(): TemplateResult {
    const t = texts(this.language)
    return html`
      <dialog aria-labelledby="heading" @close=${this.#closed}>
        <div class="head">
          <h2 id="heading">${this.#name(this.ask?.id ?? '')} <span class="unit">${this.ask?.year ?? ''}</span></h2>
          <button class="plain icon" aria-label=${t.close} @click=${() => this.dialog.close()}>${icons.close}</button>
        </div>
        <div aria-live="polite">${this.#body()}</div>
      </dialog>
    `
  }

  #closed(): void {
    this.#analysis.cancel()
    this.renderRoot.querySelector('shashi-site-room')?.cancel()
  }

  #body(): TemplateResult {
    const t = WORDS[this.language]
    const { told } = this
    switch (told.phase) {
      case 'working':
        return html`
          <p class="soft">${t.working(this.#name(this.ask?.id ?? ''))}</p>
          <progress
            aria-label=${t.working(this.#name(this.ask?.id ?? ''))}
            max=${Math.max(1, told.all)}
            .value=${told.done}
          ></progress>
          <p class="soft">${told.all === 0 ? nothing : t.progress(told.done, told.all)}</p>
          <button @click=${() => this.dialog.close()}>${t.cancel}</button>
        `
      case 'failed':
        return html`<p role="alert" class="problem">${t.failed(told.message)}</p>`
      case 'told': {
        const { explanation } = told
        const page = explanation.status === 'explained' ? explanation.pages[0] : undefined
        if (explanation.status !== 'explained' || page === undefined) return html`<p>${t.noAllocation}</p>`
        return this.#page(page, explanation.certified)
      }
    }
  }

  #page({ page, statements }: ExplainedPage, certified: boolean): TemplateResult {
    const t = WORDS[this.language]
    const { language } = this
    return html`
      <p class=${certified ? 'soft' : 'problem'}>${certified ? t.certified : t.uncertified}</p>
      <h3>${t.why}</h3>
      <ul>${statements.map((statement) => html`<li>${formatStatement(statement, language)}</li>`)}</ul>
      ${this.#prices(page)} ${this.#limits(page.limits)}
      ${
        page.kind === 'site' && this.ask !== null
          ? html`<shashi-site-room .language=${language} .ask=${this.ask}></shashi-site-room>`
          : nothing
      }
    `
  }

  /** Ways that are taken, then those that were looked at and are not. */
  #prices(page: ExplainedPage['page']): TemplateResult | typeof nothing {
    const absences = page.kind === 'terminal' ? [] : page.absences
    const others = absences.flatMap((absence) => (absence.kind === 'not-chosen' ? [absence] : []))
    const rows: (WayFacts & { readonly quantity?: number })[] = [...page.flows, ...others]
    if (rows.length === 0) return nothing
    const { columns, direct } = explainWords(this.language)
    const t = WORDS[this.language]
    const ends = ENDS[page.kind]
    const isPriced = rows.some(({ price }) => price.scarcity !== null)
    const marginal = ({ delivered, scarcity }: PriceBuildUp) =>
      scarcity === null ? null : delivered + scarcity
    return html`
      <h3>${t.prices}</h3>
      <div class="scroll" tabindex="0" role="group" aria-label=${t.prices}>
        <table>
          <thead><tr>
            ${ends.map((end) => html`<th scope="col" class="text">${end === 'market' ? columns.to : columns.from}</th>`)}
            <th scope="col" class="text">${columns.via}</th>
            <th scope="col">${columns.quantity}</th><th scope="col">${columns.distance}</th>
            ${PARTS.map((part) => html`<th scope="col">${columns[part]}</th>`)}
            ${isPriced ? html`<th scope="col">${columns.scarcity}</th><th scope="col">${columns.marginal}</th>` : nothing}
          </tr></thead>
          <tbody>
            ${rows.map(
              (row) => html`<tr class=${row.quantity === undefined ? 'idle' : ''}>
                ${ends.map((end, at) => (at === 0 ? html`<th scope="row">${this.#name(row[end])}</th>` : html`<td class="text">${this.#name(row[end])}</td>`))}
                <td class="text">${row.via.length === 0 ? direct : row.via.map((id) => this.#name(id)).join(' → ')}</td>
                <td>${this.#number(row.quantity ?? null)}</td><td>${this.#number(row.distance)}</td>
                ${PARTS.map((part) => html`<td>${this.#number(row.price[part])}</td>`)}
                ${
                  isPriced
                    ? html`<td>${this.#number(row.price.scarcity)}</td><td>${this.#number(marginal(row.price))}</td>`
                    : nothing
                }
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `
  }

  #limits(limits: readonly PageLimit[]): TemplateResult | typeof nothing {
    if (limits.length === 0) return nothing
    const { columns, limitKinds } = explainWords(this.language)
    const t = WORDS[this.language]
    return html`
      <h3>${t.limits}</h3>
      <div class="scroll" tabindex="0" role="group" aria-label=${t.limits}>
        <table>
          <thead><tr>
            <th scope="col">${columns.limit}</th><th scope="col">${columns.used}</th>
            <th scope="col">${columns.most}</th><th scope="col">${columns.left}</th>
          </tr></thead>
          <tbody>
            ${limits.map(
              ({ kind, id, used, limit }) => html`<tr>
                <th scope="row">${limitKinds[kind](this.#name(id))}</th><td>${this.#number(used)}</td>
                <td>${this.#number(limit)}</td><td>${this.#number(limit - used)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `
  }

  #number(value: number | null): string {
    return value === null ? '—' : formatNumber(value, this.language)
  }

  #name(id: string): string {
    const { sites, markets, terminals, regions } = this.scenario
    const found = [...sites, ...markets, ...terminals, ...regions].find((each) => each.id === id)
    return found === undefined ? id : shortName(found.name, this.language)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-explain-dialog': ExplainDialog
  }
}
