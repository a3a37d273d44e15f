/** A ranking of losses: drawn, as a table, and one by one with what can be done about each. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  type Contingency,
  LOSS_KINDS,
  type LossKind,
  type PairContingency,
  type ResultFile,
  type Scenario,
} from '../../src/index.ts'
import { groupLosses, lossKey } from '../charts/contingency-data.ts'
import type { LossPanel, RankedLoss } from '../charts/contingency-marks.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { closureOf } from '../state/closure.ts'
import { contingencyTexts, LossWords } from './contingency-words.ts'
import { ExplainEvent } from './events.ts'
import { controls } from './shared-styles.ts'
import './chart-frame.ts'
import './contingency-chart.ts'

/** Bars of a panel; the table has all. */
const MOST_DRAWN = 12
/** Losses in sight one by one; the rest at the press of a button. */
const MOST_LISTED = 6

type Loss = Contingency | PairContingency

/** Close everything that a loss names. */
export class CloseEvent extends Event {
  static readonly type = 'shashi-close-lost'
  readonly loss: Loss

  constructor(loss: Loss) {
    super(CloseEvent.type)
    this.loss = loss
  }
}

@customElement('shashi-contingency-card')
export class ContingencyCard extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      h3 {
        margin: 16px 0 4px;
        font-size: 1rem;
      }
      ol {
        display: grid;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        padding: 8px 0;
        border-bottom: 1px solid var(--line);
      }
      li > div {
        flex: 1 1 18em;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      li p {
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .first {
        color: var(--ink);
        font-weight: 600;
      }
      .serious {
        color: var(--serious);
      }
      .actions {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        gap: 6px;
        max-width: 100%;
      }
      .kinds {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-bottom: 12px;
      }
      .more {
        margin-top: 10px;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  /** The scenario in which things are lost. */
  @property({ attribute: false }) scenario!: Scenario
  @property({ attribute: false }) result!: ResultFile
  @property({ attribute: false }) losses: readonly Loss[] = []
  @property({ attribute: false }) year = 0
  @property({ attribute: false }) heading = ''
  @property({ attribute: false }) summary = ''
  @property({ attribute: false }) file = 'contingency'
  /** Whether the figures are of a version before the present one: then nothing can be closed by them. */
  @property({ attribute: false }) outdated = false
  @state() private all = false
  /** The kind of loss that is looked at; `null` for all. */
  @state() private kind: LossKind | null = null

  override render(): TemplateResult {
    const t = contingencyTexts(this.language)
    const words = new LossWords(this.scenario, this.language)
    const kinds = this.#kinds()
    const kind = this.kind !== null && kinds.includes(this.kind) ? this.kind : null
    const looked = this.losses.filter(({ lost }) => kind === null || lost.some((each) => each.kind === kind))
    const { unanswered, short, dear, unchanged } = groupLosses(looked)
    const grave = [...unanswered, ...short]
    const ranked = [...grave, ...dear]
    const drawn = [...grave.slice(0, MOST_DRAWN), ...dear.slice(0, MOST_DRAWN)]
    const note = [
      t.proven,
      ...(drawn.length < ranked.length ? [t.more(ranked.length - drawn.length)] : []),
      ...(unchanged.length > 0 && ranked.length > 0 ? [t.unchanged(unchanged.length)] : []),
      ...(short.some(({ cost }) => (cost?.change ?? 0) < 0) ? [t.lessDelivered] : []),
    ].join(this.language === 'zh' ? '' : ' ')
    return html`
      <shashi-chart-frame
        .language=${this.language}
        .heading=${this.heading}
        .unit=${t.unit(this.year)}
        .summary=${this.summary}
        .tables=${[words.table(this.heading, [...ranked, ...unchanged])]}
        .file=${this.file}
        .result=${this.result}
        .note=${note}
      >
        ${kinds.length < 2 ? nothing : this.#choices(kinds, kind)}
        ${drawn.length === 0 ? nothing : this.#chart(words, drawn)}
        ${ranked.length === 0 ? nothing : this.#list(words, ranked)}
      </shashi-chart-frame>
    `
  }

  /** Kinds of single losses, in the order of the library; of pairs there is no choice. */
  #kinds(): LossKind[] {
    if (this.losses.some(({ lost }) => lost.length > 1)) return []
    return LOSS_KINDS.filter((kind) => this.losses.some(({ lost }) => lost[0]?.kind === kind))
  }

  #choices(kinds: readonly LossKind[], chosen: LossKind | null): TemplateResult {
    const t = contingencyTexts(this.language)
    const choice = (kind: LossKind | null) => html`
      <button aria-pressed=${kind === chosen} @click=${() => (this.kind = kind)}>
        ${kind === null ? t.every : t.kind[kind]}
      </button>
    `
    return html`
      <div slot="choices" class="kinds" role="group" aria-label=${t.kinds}>${[null, ...kinds].map(choice)}</div>
    `
  }

  #chart(words: LossWords, drawn: readonly Loss[]): TemplateResult {
    const t = contingencyTexts(this.language)
    const { unanswered, short, dear } = groupLosses(drawn)
    const bar = (loss: Loss, value: number | null, text: string): RankedLoss => ({
      id: lossKey(loss),
      name: words.name(loss),
      value,
      text,
    })
    const panels: LossPanel[] = [
      {
        kind: 'short',
        heading: t.shortPanel,
        losses: [
          ...unanswered.map((loss) => bar(loss, null, words.shortfall(loss))),
          ...short.map((loss) => bar(loss, loss.shortfall, words.difference(loss.shortfall ?? 0))),
        ],
      },
      {
        kind: 'dear',
        heading: t.dearPanel,
        losses: dear.map((loss) =>
          bar(loss, loss.cost?.change ?? 0, words.difference(loss.cost?.change ?? 0)),
        ),
      },
    ]
    return html`
      <shashi-contingency-chart
        .panels=${panels}
        .summary=${this.summary}
        .caption=${t.reading}
        .hint=${texts(this.language).chartHint}
        .readings=${new Map(drawn.map((loss) => [lossKey(loss), words.sentence(loss)]))}
      ></shashi-contingency-chart>
    `
  }

  #list(words: LossWords, ranked: readonly Loss[]): TemplateResult {
    const t = contingencyTexts(this.language)
    const listed = this.all ? ranked : ranked.slice(0, MOST_LISTED)
    return html`
      <div slot="below">
        <h3>${t.rank}</h3>
        <ol>${listed.map((loss) => this.#row(words, loss))}</ol>
        ${
          ranked.length <= MOST_LISTED
            ? nothing
            : html`<button class="more" aria-expanded=${this.all} @click=${() => (this.all = !this.all)}>
                ${this.all ? t.showFewer : t.showAll(ranked.length)}
              </button>`
        }
      </div>
    `
  }

  #row(words: LossWords, loss: Loss): TemplateResult {
    const t = contingencyTexts(this.language)
    const name = words.name(loss)
    const [first, ...facts] = words.facts(loss)
    const isGrave = loss.status !== 'solved' || (loss.shortfall ?? 0) > 0
    const [only] = loss.lost
    const isSite = loss.lost.length === 1 && (only?.kind === 'zone' || only?.kind === 'site')
    const { years } = closureOf(this.scenario, loss.lost, this.year)
    const close = years === 'all' ? t.applyAll : t.apply(this.year)
    return html`
      <li data-loss=${lossKey(loss)}>
        <div>
          <p class="first">${name}</p>
          <p><span class=${isGrave ? 'serious' : ''}>${first}</span>${facts.map((fact) => `${t.stop}${fact}`)}</p>
        </div>
        <div class="actions">
          ${
            isSite && only !== undefined
              ? html`<button
                  class="explain"
                  aria-label=${t.of(t.explain, name)}
                  @click=${() => this.dispatchEvent(new ExplainEvent('site', only.id))}
                >
                  ${t.explain}
                </button>`
              : nothing
          }
          <button
            class="apply"
            aria-label=${t.of(close, name)}
            ?disabled=${this.outdated}
            @click=${() => this.dispatchEvent(new CloseEvent(loss))}
          >
            ${close}
          </button>
        </div>
      </li>
    `
  }
}

declare global {
  interface HTMLElementEventMap {
    'shashi-close-lost': CloseEvent
  }
  interface HTMLElementTagNameMap {
    'shashi-contingency-card': ContingencyCard
  }
}
