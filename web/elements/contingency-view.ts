/** The Contingency view: what if a zone, a wharf, a river stretch or a mode is lost, alone or two at a time. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { type Contingencies, contingencyStatements, formatContingencyStatement } from '../../src/index.ts'
import { groupLosses } from '../charts/contingency-data.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { closureOf } from '../state/closure.ts'
import { type Answered, ContingencyRuns, MOST_PAIRS, type Run } from '../state/contingency-runs.ts'
import type { Version } from '../state/history.ts'
import type { Workspace } from '../state/workspace.ts'
import { isStale, type WorkspaceState } from '../state/workspace-state.ts'
import type { CloseEvent } from './contingency-card.ts'
import './contingency-card.ts'
import { contingencyTexts, LossWords } from './contingency-words.ts'
import { card, controls } from './shared-styles.ts'

/** One for the page, so that coming back to the view finds the last answer, and no worker is started twice. */
const runs = new ContingencyRuns()

@customElement('shashi-contingency-view')
export class ContingencyView extends LitElement {
  static override styles = [
    controls,
    card,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
        min-width: 0;
      }
      .state:empty {
        display: none;
      }
      .state {
        display: grid;
        gap: 6px;
        justify-items: start;
      }
      .state > .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 12px;
      }
      progress {
        width: 100%;
        accent-color: var(--action);
      }
      /* Text keeps its contrast: it can still be read. */
      .stale {
        opacity: 0.88;
        filter: saturate(0.15);
      }
      .pairs {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 12px;
      }
      /* Room for the progress below it, and for the bar at the foot of a phone. */
      .n-2 {
        scroll-margin-block: 80px 200px;
      }
      .pairs > div {
        flex: 1 1 16em;
        font-size: var(--text-small);
      }
      .problem {
        color: var(--serious);
      }
      @media print {
        .state,
        .pairs {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) now!: WorkspaceState
  @property({ attribute: false }) year = 0
  /** What was closed from here, while the version that this made is the present one. */
  @state() private applied: { readonly said: string; readonly version: Version } | null = null
  @query('.undo') private readonly undoButton!: HTMLButtonElement | null
  @query('.again') private readonly againButton!: HTMLButtonElement | null
  /** The version and year that were asked for last, whether or not they were answered. */
  #asked: { readonly input: object; readonly year: number } | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    runs.listen(() => this.requestUpdate())
  }

  override disconnectedCallback(): void {
    runs.listen(() => {})
    runs.cancel()
    super.disconnectedCallback()
  }

  /** Lose things again once the scenario or the year is another one, and no gesture is under way. */
  override willUpdate(): void {
    const { solved, history } = this.now
    if (solved === null || history.gesture !== null || solved.input.prices === 'skip') return
    const { input } = solved
    if (this.#asked?.input === input && this.#asked.year === this.year) return
    this.#asked = { input, year: this.year }
    const { run } = runs
    // Who is waiting for pairs gets those of the new version.
    const order = run.phase === 'working' ? run.order : 1
    if (runs.isOf(solved, this.year)) runs.cancel()
    else runs.ask(solved, this.year, order)
  }

  override render(): TemplateResult {
    const { answered } = runs
    const isOutdated = this.#isOutdated()
    return html`
      <div class="state" role="status">${this.#applied()}${this.#state(1)}</div>
      ${this.#progress(1)}
      ${answered === null ? nothing : html`<div class=${isOutdated ? 'stale' : ''}>${this.#found(answered)}</div>`}
      ${answered === null ? nothing : this.#pairs(answered, isOutdated)}
    `
  }

  /** Whether the figures are not those of the version and year that are looked at. */
  #isOutdated(): boolean {
    const { solved } = this.now
    return solved === null || isStale(this.now) || !runs.isOf(solved, this.year)
  }

  /** How the run of an order stands: single losses above their ranking, pairs below the button that asks for them. */
  #state(order: 1 | 2): TemplateResult | typeof nothing {
    const t = contingencyTexts(this.language)
    const run = this.#runOf(order)
    const old =
      runs.answered !== null && this.#isOutdated() ? `${this.language === 'zh' ? '' : ' '}${t.outdated}` : ''
    switch (run.phase) {
      case 'rest':
        return nothing
      case 'working':
        return html`<p class="soft">${t.working}${old}</p>`
      case 'cancelled':
        return html`<div class="row"><span>${t.cancelled}${old}</span>${this.#again(run.order)}</div>`
      case 'failed':
        return html`<div class="row problem"><span>${t.failed(run.message)}</span>${this.#again(run.order)}</div>`
    }
  }

  /** The run, where it is of an order; one of pairs stands where singles do until there are any. */
  #runOf(order: 1 | 2): Run {
    const { run } = runs
    if (run.phase === 'rest') return run
    const place = this.#offersPairs() ? run.order : 1
    return place === order ? run : { phase: 'rest' }
  }

  #offersPairs(): boolean {
    const outcome = runs.answered?.outcome
    return outcome?.status === 'found' && outcome.singles.length > 1
  }

  #again(order: 1 | 2): TemplateResult {
    const t = contingencyTexts(this.language)
    return html`<button class="again" @click=${() => this.#ask(order)}>${t.again}</button>`
  }

  #progress(order: 1 | 2): TemplateResult | typeof nothing {
    const t = contingencyTexts(this.language)
    const run = this.#runOf(order)
    if (run.phase !== 'working' || !run.slow) return nothing
    return html`
      <div class="state">
        <progress aria-label=${t.working} max=${Math.max(1, run.all)} .value=${run.done}></progress>
        <div class="row">
          <button class="cancel" @click=${this.#cancel}>${t.cancel}</button>
          ${run.all === 0 ? nothing : html`<span class="soft">${t.progress(run.done, run.all)}</span>`}
        </div>
      </div>
    `
  }

  #applied(): TemplateResult | typeof nothing {
    if (this.applied === null || this.applied.version !== this.now.history.present) return nothing
    return html`
      <div class="row">
        <span>${this.applied.said}</span>
        <button class="undo" @click=${() => this.workspace.undo()}>${texts(this.language).undo}</button>
      </div>
    `
  }

  #found(answered: Answered): TemplateResult {
    const t = contingencyTexts(this.language)
    const { outcome, year } = answered
    if (outcome.status !== 'found') return html`<p class="card">${t.noAllocation(year)}</p>`
    if (outcome.singles.length === 0) return html`<p class="card">${t.nothingToLose}</p>`
    return this.#card(answered, {
      heading: t.title,
      losses: outcome.singles,
      summary: this.#sentence(answered, outcome, 'n-1'),
      file: 'n-1',
    })
  }

  #pairs(answered: Answered, isOutdated: boolean): TemplateResult | typeof nothing {
    const t = contingencyTexts(this.language)
    const { outcome } = answered
    if (outcome.status !== 'found' || !this.#offersPairs()) return nothing
    const { pairs } = outcome
    return html`
      <div class="pairs">
        <button class="n-2" @click=${this.#askPairs}>${pairs === null ? t.pairs : t.pairsAgain}</button>
        <div>
          <div class="state" role="status">${this.#state(2)}</div>
          ${this.#runOf(2).phase === 'rest' ? html`<p class="soft">${t.pairsNote(MOST_PAIRS)}</p>` : nothing}
          ${this.#progress(2)}
        </div>
      </div>
      ${
        pairs === null
          ? nothing
          : html`<div class=${isOutdated ? 'stale' : ''}>${this.#card(answered, {
              heading: t.pairsTitle,
              losses: pairs,
              summary: this.#sentence(answered, outcome, 'n-2'),
              file: 'n-2',
            })}</div>`
      }
    `
  }

  #card(
    { scenario, result, year }: Answered,
    part: Pick<HTMLElementTagNameMap['shashi-contingency-card'], 'heading' | 'losses' | 'summary' | 'file'>,
  ): TemplateResult {
    return html`
      <shashi-contingency-card
        .language=${this.language}
        .scenario=${scenario}
        .result=${result}
        .year=${year}
        .heading=${part.heading}
        .losses=${part.losses}
        .summary=${part.summary}
        .file=${`${scenario.id}-${part.file}-${year}`}
        .outdated=${this.#isOutdated()}
        @shashi-close-lost=${(event: CloseEvent) => void this.#close(event)}
      ></shashi-contingency-card>
    `
  }

  /** What single losses, or pairs, come to: the most important first; or that none of them matters. */
  #sentence({ scenario }: Answered, found: Contingencies, order: 'n-1' | 'n-2'): string {
    const t = contingencyTexts(this.language)
    if (order === 'n-1' && groupLosses(found.singles).unchanged.length === found.singles.length) {
      return t.nothingMatters(found.singles.length)
    }
    const told = contingencyStatements(scenario, found).filter(({ code }) => code.startsWith(order))
    const said = told.map((statement) => formatContingencyStatement(statement, this.language))
    return (order === 'n-1' ? said.slice(0, 1) : said).join(this.language === 'zh' ? '' : ' ')
  }

  #ask(order: 1 | 2): void {
    const { solved } = this.now
    if (solved !== null) runs.ask(solved, this.year, order)
  }

  /** Pairs take a while: what tells how far they are is brought into sight. */
  #askPairs(event: Event): void {
    this.#ask(2)
    if (event.currentTarget instanceof Element) event.currentTarget.scrollIntoView({ block: 'nearest' })
  }

  async #cancel(): Promise<void> {
    runs.cancel()
    await this.updateComplete
    this.againButton?.focus()
  }

  /** Close what a loss names, as one step of undo. */
  async #close({ loss }: CloseEvent): Promise<void> {
    const { answered } = runs
    if (answered === null || this.#isOutdated()) return
    const { scenario, year } = answered
    const { edits, years } = closureOf(scenario, loss.lost, year)
    const t = contingencyTexts(this.language)
    const name = new LossWords(scenario, this.language).name(loss)
    this.workspace.editAll(edits, null)
    const { present } = this.workspace.state.history
    this.applied = { said: years === 'all' ? t.appliedAll(name) : t.applied(name, year), version: present }
    // The button that was pressed rests until the figures are those of the new version.
    await new Promise((resolve) => requestAnimationFrame(resolve))
    await this.updateComplete
    this.undoButton?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-contingency-view': ContingencyView
  }
}
