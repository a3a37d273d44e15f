/** The transfer list: which zone sends how much to which region, how far and at what price. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ResultFile, Scenario } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import { listTransfers, type TransferLine } from '../state/summary.ts'
import type { Workspace } from '../state/workspace.ts'
import type { AlternativesDialog } from './alternatives-dialog.ts'
import { ExplainEvent } from './events.ts'
import { figureButton, figureStyles } from './figure-button.ts'
import { card, controls, swatch, table } from './shared-styles.ts'

@customElement('shashi-transfers-view')
export class TransfersView extends LitElement {
  static override styles = [
    controls,
    figureStyles,
    card,
    table,
    swatch,
    css`
      :host {
        display: block;
      }
      p {
        margin: 2px 0 10px;
      }
      button.name {
        min-height: 24px;
        padding: 0 2px;
        text-align: start;
        text-decoration: underline;
      }
      meter {
        width: 48px;
        height: 8px;
        margin-inline-end: 6px;
        vertical-align: middle;
        border: 0;
        border-radius: 2px;
        background: var(--well);
        outline: 1px solid var(--edge);
      }
      meter::-webkit-meter-bar {
        height: 8px;
        border: 0;
        border-radius: 2px;
        background: var(--well);
      }
      meter::-webkit-meter-optimum-value {
        border-radius: 2px;
        background: var(--ink-soft);
      }
      meter::-moz-meter-bar {
        background: var(--ink-soft);
      }
      .share {
        display: inline-block;
        min-width: 2em;
        text-align: end;
      }
      td.text {
        white-space: normal;
      }
      td strong {
        font-weight: 600;
      }
      th[scope='col'] .unit {
        display: block;
        font-size: var(--text-tiny);
      }
      tr {
        vertical-align: bottom;
      }
      tbody tr {
        vertical-align: middle;
      }
      @media (max-width: 560px) {
        table,
        tbody {
          display: block;
        }
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        tbody tr {
          display: grid;
          grid-template-columns: 1fr 1fr;
          gap: 2px 12px;
          padding: 8px 0;
          border-bottom: 1px solid var(--line);
        }
        tbody :is(th, td) {
          display: flex;
          justify-content: space-between;
          align-items: baseline;
          padding: 0;
          border: 0;
          white-space: normal;
          text-align: left;
        }
        tbody th {
          justify-content: flex-start;
          font-weight: 600;
          font-size: 0.9375rem;
        }
        tbody :is(th, td.text) {
          grid-column: 1 / -1;
          justify-content: flex-start;
        }
        tbody td::before {
          content: attr(data-label);
          color: var(--ink-soft);
          margin-inline-end: 6px;
        }
        meter {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  @property({ attribute: false }) result!: ResultFile
  @property({ attribute: false }) year = 0
  @property({ attribute: false }) workspace!: Workspace
  /** Colour slot by region id. */
  @property({ attribute: false }) slots: ReadonlyMap<string, number> = new Map()
  @query('shashi-alternatives-dialog') private readonly alternatives!: AlternativesDialog

  override render(): TemplateResult {
    const t = texts(this.language)
    const lines = listTransfers(this.result, this.year)
    const total = lines.reduce((sum, { quantity }) => sum + quantity, 0)
    const sites = new Set(lines.map(({ site }) => site)).size
    return html`
      <section class="card" aria-labelledby="heading">
        <header>
          <h2 id="heading">${t.transfersTitle} <span class="unit">${t.balanceUnit(this.year)}</span></h2>
        </header>
        <p class="soft">
          ${lines.length === 0 ? t.noTransfers : t.transfersSummary(sites, formatNumber(total, this.language))}
        </p>
        ${lines.length === 0 ? null : this.#table(lines)}
        <p><button class="alternatives" @click=${this.#compare}>${t.explaining.alternatives}</button></p>
      </section>
      <shashi-alternatives-dialog .language=${this.language} .scenario=${this.scenario}></shashi-alternatives-dialog>
    `
  }

  async #compare(): Promise<void> {
    const { solved } = this.workspace.state
    if (solved === null) return
    await import('./alternatives-dialog.ts')
    await this.alternatives.open({ input: solved.input, year: this.year })
  }

  #table(lines: readonly TransferLine[]): TemplateResult {
    const t = texts(this.language)
    return html`
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">${t.site}</th>
            <th scope="col" role="columnheader" class="text">${t.destination}</th>
            <th scope="col" role="columnheader">${t.quantity} <span class="unit">${t.wt}</span></th>
            <th scope="col" role="columnheader">${t.share} <span class="unit">${t.percent}</span></th>
            <th scope="col" role="columnheader">${t.distance} <span class="unit">${t.km}</span></th>
            <th scope="col" role="columnheader">${t.cost} <span class="unit">${t.yuanPerTonne}</span></th>
            <th scope="col" role="columnheader" class="text">${t.modes}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            lines,
            (line) => `${line.site} ${line.toRegion}`,
            (line) => this.#row(line),
          )}
        </tbody>
      </table>
    `
  }

  #row(line: TransferLine): TemplateResult {
    const t = texts(this.language)
    const { language, scenario } = this
    const number = (value: number) => formatNumber(value, language)
    const way = `${line.site}>${line.toRegion}`
    const site = scenario.sites.find(({ id }) => id === line.site)
    const region = scenario.regions.find(({ id }) => id === line.toRegion)
    const name = site === undefined ? line.site : shortName(site.name, language)
    const modes = line.modes.map(
      (mode) => scenario.modes.find(({ id }) => id === mode)?.name[language] ?? mode,
    )
    return html`
      <tr role="row">
        <th scope="row" role="rowheader" title=${site?.name[language] ?? ''}>
          <span class="swatch slot-${this.slots.get(line.fromRegion) ?? 1}"></span>
          <button
            class="plain name"
            aria-label=${t.explaining.explain(name)}
            @click=${() => this.dispatchEvent(new ExplainEvent('site', line.site))}
          >${name}</button>
        </th>
        <td role="cell" class="text" data-label=${t.destination}>
          ${region === undefined ? line.toRegion : shortName(region.name, language)}
        </td>
        <td role="cell" data-label="${t.quantity} (${t.wt})"><strong>${figureButton({ id: 'sent', place: way }, number(line.quantity))}</strong></td>
        <td role="cell" data-label="${t.share} (${t.percent})">${this.#share(line.share, way)}</td>
        <td role="cell" data-label="${t.distance} (${t.km})">${number(line.distance)}</td>
        <td role="cell" data-label="${t.cost} (${t.yuanPerTonne})">${number(line.cost)}</td>
        <td role="cell" class="text" data-label=${t.modes}>${[...new Set(modes)].join(' + ')}</td>
      </tr>
    `
  }

  #share(share: number | null, way: string): TemplateResult | string {
    if (share === null) return '—'
    const text = formatNumber(share * 100, this.language)
    return html`<span><meter min="0" max="1" .value=${share} aria-hidden="true"></meter><span class="share">${figureButton({ id: 'sent-share', place: way }, text)}</span></span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-transfers-view': TransfersView
  }
}
