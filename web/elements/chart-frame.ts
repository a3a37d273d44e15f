/**
 * The frame of every chart: title with unit, one sentence, the drawing or the table of its numbers, and downloads as
 * SVG, PNG and CSV.
 *
 *     <shashi-chart-frame .language .heading="Balance" .unit="10⁴ t, 2025" .summary .tables .file="balance" .result>
 *       <shashi-balance-chart …></shashi-balance-chart>     a `DrawnChart`: what is drawn
 *       <ul class="key">…</ul>                              its key: goes into pictures too
 *       <div slot="choices">…</div>                         shown with the drawing and with the table
 *       <p slot="below">…</p>                               the same, below
 *     </shashi-chart-frame>
 *
 * `tables` gives each table its name, columns (with units where the title has none) and rows in full precision.
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ResultFile } from '../../src/index.ts'
import { type ChartTable, showCell } from '../charts/chart-table.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { figureButton, figureStyles } from './figure-button.ts'
import { icons } from './icons.ts'
import { placeBelow } from './place-below.ts'
import { card, controls, swatch, table } from './shared-styles.ts'

/** How pictures are handed out. */
const PICTURES = ['svg', 'png'] as const
type PictureFormat = (typeof PICTURES)[number]

@customElement('shashi-chart-frame')
export class ChartFrame extends LitElement {
  static override styles = [
    controls,
    figureStyles,
    card,
    table,
    swatch,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .card > header {
        flex-wrap: wrap;
      }
      h2 {
        flex: 1 1 12em;
        min-width: 0;
      }
      .card h2 .unit {
        white-space: normal;
      }
      .tools {
        display: flex;
        gap: 6px;
      }
      .summary {
        margin: 2px 0 10px;
      }
      .note {
        margin-top: 8px;
        font-size: var(--text-tiny);
      }
      .tables {
        display: grid;
        gap: 14px;
      }
      .low {
        color: var(--serious);
        font-weight: 600;
      }
      .scroll:focus-visible {
        outline: 3px solid var(--focus);
      }
      /* Kept at its width while the table is shown, so that a picture can be taken of it. */
      .away {
        height: 0;
        overflow: hidden;
        visibility: hidden;
      }
      [popover] {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 6px;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--card);
        color: var(--ink);
        box-shadow: 0 6px 24px rgb(0 0 0 / 0.22);
      }
      [popover]:popover-open {
        display: grid;
        gap: 2px;
      }
      [popover] button {
        text-align: start;
      }
      .failure {
        margin: 4px 0;
        color: var(--serious);
      }
      @media print {
        .tools {
          display: none;
        }
        .card {
          break-inside: avoid;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) heading = ''
  /** Unit of the numbers and the year they are of. */
  @property({ attribute: false }) unit = ''
  /** What the chart shows, in one sentence. */
  @property({ attribute: false }) summary = ''
  /** The numbers it is drawn from. */
  @property({ attribute: false }) tables: readonly ChartTable[] = []
  /** Name of the files it is saved as, without their ending. */
  @property({ attribute: false }) file = 'chart'
  /** The result it shows, which pictures name; `null` for a chart of several. */
  @property({ attribute: false }) result: ResultFile | null = null
  /** What must be said with the chart wherever it goes; empty for nothing. */
  @property({ attribute: false }) note = ''
  @state() private asTable = false
  @state() private failure = ''
  @query('#save') private readonly menu!: HTMLElement
  @query('.save') private readonly button!: HTMLButtonElement

  override render(): TemplateResult {
    const t = texts(this.language)
    const hasTable = this.tables.some(({ rows }) => rows.length > 0)
    return html`
      <section class="card" aria-labelledby="heading">
        <header>
          <h2 id="heading">${this.heading} <span class="unit">${this.unit}</span></h2>
          ${hasTable ? this.#tools() : nothing}
        </header>
        <p class="summary soft">${this.summary}</p>
        ${this.failure === '' ? nothing : html`<p class="failure" role="alert">${t.reading.saveFailed(this.failure)}</p>`}
        <slot name="choices"></slot>
        ${this.asTable ? html`<div class="tables">${this.tables.map((one) => this.#table(one))}</div>` : nothing}
        <div class=${this.asTable ? 'away' : ''}><slot></slot></div>
        ${this.note === '' ? nothing : html`<p class="note soft">${this.note}</p>`}
        <slot name="below"></slot>
      </section>
    `
  }

  #tools(): TemplateResult {
    const t = texts(this.language)
    const { reading } = t
    return html`
      <div class="tools">
        <button aria-pressed=${this.asTable} @click=${() => (this.asTable = !this.asTable)}>${t.asTable}</button>
        <button
          class="icon save"
          popovertarget="save"
          aria-label=${reading.saveChart(this.heading)}
          title=${reading.saveChart(this.heading)}
        >
          ${icons.download}
        </button>
        <div id="save" popover role="group" aria-label=${reading.saveChart(this.heading)} @toggle=${this.#place}>
          ${PICTURES.map(
            (format) =>
              html`<button class="plain" @click=${() => void this.#savePicture(format)}>${reading.formats[format]}</button>`,
          )}
          ${this.tables.map(
            (one, at) => html`
              <button class="plain" @click=${() => void this.#saveTable(one, at)}>
                ${this.tables.length === 1 ? reading.csv : reading.csvOf(one.name)}
              </button>
            `,
          )}
        </div>
      </div>
    `
  }

  #table({ name, columns, rows, slots, least, figures }: ChartTable): TemplateResult {
    const cell = (row: ChartTable['rows'][number], at: number, position: number) => {
      const value = row[at] ?? null
      const text = showCell(value, columns[at], this.language)
      const figure = value === null ? null : (figures?.[position]?.[at] ?? null)
      const shown = figure === null ? text : figureButton(figure, text)
      const isLow = typeof value === 'number' && least !== undefined && value < least
      return isLow ? html`<span class="low">▼ ${shown}</span>` : shown
    }
    const look = (at: number) => (columns[at]?.text ? 'text' : '')
    const colour = (at: number) =>
      slots === undefined ? nothing : html`<span class="swatch slot-${slots[at] ?? 0}"></span>`
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label=${name}>
        <table>
          <thead>
            <tr>
              ${columns.map((column, at) => html`<th scope="col" class=${look(at)}>${column.name}${column.unit === undefined ? nothing : html` <span class="unit">${column.unit}</span>`}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row, position) => html`
                <tr>
                  <th scope="row">${colour(position)}${cell(row, 0, position)}</th>
                  ${columns.slice(1).map((_, at) => html`<td class=${look(at + 1)}>${cell(row, at + 1, position)}</td>`)}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `
  }

  async #savePicture(format: PictureFormat): Promise<void> {
    await this.#saved(async () => {
      const { savePicture } = await import('./save-chart.ts')
      await savePicture(this, format)
    })
  }

  async #saveTable(one: ChartTable, at: number): Promise<void> {
    await this.#saved(async () => {
      const { saveTable } = await import('./save-chart.ts')
      saveTable(one, at === 0 ? this.file : `${this.file}-${at + 1}`)
    })
  }

  /** Close the menu, give the focus back, make the file; say why where that fails. */
  async #saved(save: () => Promise<void>): Promise<void> {
    this.menu.hidePopover()
    this.button.focus()
    try {
      await save()
      this.failure = ''
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error)
    }
  }

  #place(): void {
    placeBelow(this.menu, this.button)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-chart-frame': ChartFrame
  }
}
