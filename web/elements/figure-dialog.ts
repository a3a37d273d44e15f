/** Where a number comes from: its source and status, or its equation with the parts, each a step deeper. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { DEFINITION_TEXTS, INDICATORS, type Localised } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import type { Figure, FigureContext, FigureFacts } from '../state/figure-types.ts'
import { explainFigure } from '../state/figures.ts'
import { dialogStyles } from './dialog-styles.ts'
import { CommandEvent } from './events.ts'
import type { FigureAsk } from './figure-button.ts'
import { equationOf, FIGURE_WORDS, figureName, figureValue, valueIn } from './figure-words.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'

/** Parts shown at once; the others come when they are asked for. */
const MOST_SHOWN = 40

@customElement('shashi-figure-dialog')
export class FigureDialog extends LitElement {
  static override styles = [
    controls,
    dialogStyles,
    css`
      h3 {
        margin: 14px 0 4px;
        font-size: 1rem;
      }
      .value {
        font-size: var(--text-large);
        font-weight: 650;
      }
      .status {
        padding: 0 6px;
        border: 1px solid;
        border-radius: 4px;
        font-size: var(--text-small);
      }
      .published {
        color: var(--published);
      }
      .sourced {
        color: var(--sourced);
      }
      .derived {
        color: var(--derived);
      }
      .assumed {
        color: var(--assumed);
      }
      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li button {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        padding-block: 3px;
        width: 100%;
        text-align: start;
        overflow-wrap: anywhere;
      }
      li strong {
        overflow-wrap: normal;
        white-space: nowrap;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 12px;
        margin: 10px 0 0;
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      a {
        color: inherit;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  /** Of the run that is shown. */
  @property({ attribute: false }) context!: FigureContext
  /** What the scenario is called that the user started from; `null` where it has no name. */
  @property({ attribute: false }) startName: Localised | null = null
  @state() private ask: FigureAsk = { figures: [] }
  /** The figure shown last, after those that led to it; empty while the figures of a sentence are listed. */
  @state() private trail: readonly Figure[] = []
  @state() private all = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('h2') private readonly heading!: HTMLElement

  /** Show a figure, or the figures of a sentence; focus returns to where they were asked for. */
  async open(ask: FigureAsk): Promise<void> {
    this.ask = ask
    this.all = false
    this.trail = ask.figures.length === 1 ? ask.figures : []
    await this.updateComplete
    if (!this.dialog.open) this.dialog.showModal()
  }

  override render(): TemplateResult {
    const t = texts(this.language)
    const figure = this.trail.at(-1)
    return html`
      <dialog aria-labelledby="heading">
        <div class="head">
          <h2 id="heading" tabindex="-1">${figure === undefined ? (this.ask.heading ?? nothing) : this.#name(figure)}</h2>
          <button class="plain icon" aria-label=${t.close} @click=${() => this.dialog.close()}>${icons.close}</button>
        </div>
        ${figure === undefined ? this.#parts(this.ask.figures) : this.#body(figure)}
      </dialog>
    `
  }

  /** What figures are looked up in: the run that was asked about, else the one that is shown. */
  get #context(): FigureContext {
    const { run } = this.ask
    return run === undefined ? this.context : { ...this.context, ...run, start: null }
  }

  #body(figure: Figure): TemplateResult {
    const t = FIGURE_WORDS[this.language]
    const facts = explainFigure(figure, this.#context)
    if (facts === null) return html`<p>${t.unknown}</p>${this.#back()}`
    const { status, solved, parts } = facts
    const equation = equationOf(facts.equation, this.language)
    const { run } = this.ask
    return html`
      <p>
        <span class="value">${figureValue(facts, this.language)}</span>
        <span class="status ${status}">${texts(this.language).statuses[status]}</span>
        <span class="soft">${figure.year ?? this.context.year}${run === undefined ? nothing : html` · ${run.name}`}</span>
      </p>
      ${this.#difference(figure, facts)}
      ${equation === null ? nothing : html`<h3>${t.equation}</h3><p class="equation">${equation}</p>`}
      ${this.#definition(figure)} ${solved ? this.#proof() : nothing}
      ${facts.before === null ? this.#source(facts) : this.#change(facts)}
      ${parts.length === 0 ? nothing : html`<h3>${solved ? t.limits : t.parts}</h3>${this.#parts(parts)}`}
      ${this.#back()}
    `
  }

  /** What was asked about where two runs are compared: the value here less the value there. */
  #difference(figure: Figure, { value, unit }: FigureFacts): TemplateResult | typeof nothing {
    const { against, run } = this.ask
    if (against === undefined || this.trail.length > 1) return nothing
    const t = FIGURE_WORDS[this.language]
    const other = explainFigure(figure, { ...this.context, ...against, start: null })?.value ?? null
    if (value === null || other === null) return nothing
    const write = (number: number) => valueIn(number, unit, this.language)
    const sign = value > other ? '+' : ''
    const [here, there] = [`${run?.name ?? t.shown} ${write(value)}`, `${against.name} ${write(other)}`]
    const { figures } = this.ask
    const look = () => {
      this.ask = { figures, run: against }
      void this.updateComplete.then(() => this.heading.focus())
    }
    return html`
      <p class="difference"><strong>${t.difference(`${sign}${write(value - other)}`, here, there)}</strong></p>
      <p class="actions"><button @click=${look}>${t.lookIn(against.name)}</button></p>
    `
  }

  #back(): TemplateResult | typeof nothing {
    const first = this.ask.figures.length === 1 ? 1 : 0
    if (this.trail.length <= first) return nothing
    const back = () => this.#go(this.trail.slice(0, -1))
    return html`<p class="actions"><button class="back" @click=${back}>${FIGURE_WORDS[this.language].back}</button></p>`
  }

  /** Where the definition of an indicator comes from. */
  #definition({ id }: Figure): TemplateResult | typeof nothing {
    const source = INDICATORS.find((one) => one.id === id)?.source
    const said = source === undefined ? undefined : DEFINITION_TEXTS[source]?.[this.language]
    return said === undefined
      ? nothing
      : html`<dl><dt>${FIGURE_WORDS[this.language].definition}</dt><dd>${said}</dd></dl>`
  }

  #proof(): TemplateResult {
    const t = FIGURE_WORDS[this.language]
    const { certificate, status } = this.#context.result
    const show = () => {
      this.dialog.close()
      this.dispatchEvent(new CommandEvent('certificate'))
    }
    // The certificate that the page can show is that of the run that is shown.
    const button = html`<p class="actions"><button @click=${show}>${t.certificate}</button></p>`
    return html`
      <p>${certificate.ok && status === 'optimal' ? t.chosen : t.unproven}</p>
      ${this.ask.run === undefined ? button : nothing}
    `
  }

  /** What the user changed, with what the number was and where that came from. */
  #change(facts: FigureFacts): TemplateResult {
    const t = FIGURE_WORDS[this.language]
    const { before, unit } = facts
    const name = this.startName?.[this.language]
    const old = before?.value ?? null
    const was = old === null ? '—' : valueIn(old, unit, this.language, true)
    return html`
      <p class="changed"><strong>${t.changed(was, figureValue(facts, this.language))}</strong></p>
      <h3>${name === undefined ? t.beforeLoaded : t.beforeIn(name)}</h3>
      <p>
        <span>${was}</span>
        ${before === null ? nothing : html`<span class="status ${before.provenance.status}">${texts(this.language).statuses[before.provenance.status]}</span>`}
      </p>
      ${before === null ? nothing : this.#source({ ...before, unit })}
    `
  }

  #source({
    provenance,
    source,
    unit,
  }: Pick<FigureFacts, 'provenance' | 'source' | 'unit'>): TemplateResult | typeof nothing {
    if (provenance === null) return nothing
    const t = texts(this.language)
    const line = (name: string, value: string | null) =>
      value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing
    const { low, high, clause, note } = provenance
    const end = (value: number) => valueIn(value, unit, this.language, true)
    // A scenario of someone else's may hold anything in its place.
    const url = source?.url?.match(/^https?:.*/)?.[0] ?? null
    return html`
      <dl>
        ${line(t.source, source?.citation ?? t.noSource)} ${line(t.clause, clause)}
        ${line(t.range, low === null || high === null ? null : `${end(low)} – ${end(high)}`)}
        ${line(t.note, note)} ${line(t.licence, source?.licence ?? null)}
      </dl>
      ${url === null ? nothing : html`<p class="actions"><a href=${url} target="_blank" rel="noopener">${FIGURE_WORDS[this.language].link}</a></p>`}
    `
  }

  #parts(parts: readonly Figure[]): TemplateResult {
    const shown = this.all ? parts : parts.slice(0, MOST_SHOWN)
    const more = () => {
      this.all = true
    }
    return html`
      <ul>${shown.map((part) => this.#part(part))}</ul>
      ${
        shown.length === parts.length
          ? nothing
          : html`<p class="actions"><button class="more" @click=${more}>${FIGURE_WORDS[this.language].more(parts.length - shown.length)}</button></p>`
      }
    `
  }

  #part(part: Figure): TemplateResult {
    const facts = explainFigure(part, this.#context)
    const year = part.year === undefined || part.year === (this.trail.at(-1)?.year ?? this.context.year)
    return html`
      <li>
        <button class="part" @click=${() => this.#go([...this.trail, part])}>
          <span>${this.#name(part)}${year ? nothing : ` · ${part.year}`}</span>
          <strong>${facts === null ? '—' : figureValue(facts, this.language)}</strong>
        </button>
      </li>
    `
  }

  /** Show another figure and put the focus on its heading: the button that was pressed is gone. */
  #go(trail: readonly Figure[]): void {
    this.trail = trail
    this.all = false
    void this.updateComplete.then(() => this.heading.focus())
  }

  #name(figure: Figure): string {
    return figureName(figure, this.#context.scenario, this.language)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-figure-dialog': FigureDialog
  }
}
