/** Where a number comes from: its source and status, or its equation with the parts, each a step deeper. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { displayOf, INDICATOR_TEXTS } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { figuresEn } from '../i18n/figures-en.ts'
import { figuresZh } from '../i18n/figures-zh.ts'
import { formatExact, formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import { explainFigure, type Figure, type FigureContext, type FigureFacts } from '../state/figures.ts'
import { dialogStyles } from './dialog-styles.ts'
import { CommandEvent } from './events.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'

const WORDS = { zh: figuresZh, en: figuresEn }

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
        justify-content: space-between;
        gap: 12px;
        width: 100%;
        text-align: start;
        overflow-wrap: anywhere;
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
  @property({ attribute: false }) context!: FigureContext
  /** The figure shown last, after those that led to it. */
  @state() private trail: readonly Figure[] = []
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('h2') private readonly heading!: HTMLElement

  /** Show a figure; focus returns to its number when the dialog closes. */
  async open(figure: Figure): Promise<void> {
    this.trail = [figure]
    await this.updateComplete
    if (!this.dialog.open) this.dialog.showModal()
  }

  override render(): TemplateResult {
    const t = texts(this.language)
    const figure = this.trail.at(-1)
    return html`
      <dialog aria-labelledby="heading">
        <div class="head">
          <h2 id="heading" tabindex="-1">${figure === undefined ? nothing : this.#name(figure)}</h2>
          <button class="plain icon" aria-label=${t.close} @click=${() => this.dialog.close()}>${icons.close}</button>
        </div>
        ${figure === undefined ? nothing : this.#body(figure)}
      </dialog>
    `
  }

  #body(figure: Figure): TemplateResult {
    const t = WORDS[this.language]
    const facts = explainFigure(figure, this.context)
    if (facts === null) return html`<p>${t.unknown}</p>`
    const { status, equation, solved, parts } = facts
    return html`
      <p>
        <span class="value">${this.#value(facts)}</span>
        <span class="status ${status}">${texts(this.language).statuses[status]}</span>
        <span class="soft">${this.context.year}</span>
      </p>
      ${equation === null ? nothing : html`<h3>${t.equation}</h3><p>${equation}</p>`}
      ${solved ? this.#proof() : nothing} ${facts.provenance === null ? nothing : this.#source(facts)}
      ${
        parts.length === 0
          ? nothing
          : html`<h3>${solved ? t.limits : t.parts}</h3><ul>${parts.map((part) => this.#part(part))}</ul>`
      }
      ${
        this.trail.length < 2
          ? nothing
          : html`<p class="actions"><button class="back" @click=${() => this.#go(this.trail.slice(0, -1))}>${t.back}</button></p>`
      }
    `
  }

  #proof(): TemplateResult {
    const t = WORDS[this.language]
    const { certificate, status } = this.context.result
    const show = () => {
      this.dialog.close()
      this.dispatchEvent(new CommandEvent('certificate'))
    }
    return html`
      <p>${certificate.ok && status === 'optimal' ? t.chosen : t.unproven}</p>
      <p class="actions"><button @click=${show}>${t.certificate}</button></p>
    `
  }

  #source({ provenance, source, before, unit }: FigureFacts): TemplateResult {
    const t = texts(this.language)
    const line = (name: string, value: string | null | undefined) =>
      value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing
    const shownUnit = displayOf('', unit).unit[this.language]
    const exact = (value: number) => formatExact(value, this.language)
    const { low = null, high = null } = provenance ?? {}
    return html`
      ${before === null ? nothing : html`<p><strong>${WORDS[this.language].changed}</strong></p>`}
      <dl>
        ${line(t.baseline, before === null ? null : `${exact(before)} ${shownUnit}`)}
        ${line(t.source, source?.citation ?? t.noSource)} ${line(t.clause, provenance?.clause)}
        ${line(t.range, low === null || high === null ? null : `${exact(low)} – ${exact(high)} ${shownUnit}`)}
        ${line(t.note, provenance?.note)} ${line(t.licence, source?.licence)}
      </dl>
      ${source?.url ? html`<p class="actions"><a href=${source.url} target="_blank" rel="noopener">${WORDS[this.language].link}</a></p>` : nothing}
    `
  }

  #part(part: Figure): TemplateResult {
    const facts = explainFigure(part, this.context)
    return html`
      <li>
        <button class="part" @click=${() => this.#go([...this.trail, part])}>
          <span>${this.#name(part)}</span><strong>${facts === null ? '—' : this.#value(facts)}</strong>
        </button>
      </li>
    `
  }

  /** Show another figure and put the focus on its heading: the button that was pressed is gone. */
  #go(trail: readonly Figure[]): void {
    this.trail = trail
    void this.updateComplete.then(() => this.heading.focus())
  }

  #value({ figure, value, unit }: FigureFacts): string {
    if (value === null) return '—'
    const shown = displayOf(figure.id, unit)
    const share = shown.isPercent || figure.id === 'site-utilisation' || figure.id === 'sent-share'
    if (share) return `${formatNumber(value * 100, this.language)} %`
    return `${formatNumber(value * shown.scale, this.language)} ${shown.unit[this.language]}`
  }

  #name({ id, place }: Figure): string {
    const t = WORDS[this.language]
    const names: Readonly<Record<string, string>> = t.names
    const { regions, sites, markets } = this.context.scenario
    const places = place.split('>').map((one) => {
      const found = [...regions, ...sites, ...markets].find((each) => each.id === one)
      return found === undefined ? t.city : shortName(found.name, this.language)
    })
    return `${places.join(' → ')} · ${INDICATOR_TEXTS[id]?.[this.language] ?? names[id] ?? id}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-figure-dialog': FigureDialog
  }
}
