/** The Tables view: sites, markets, terminals and projects as grids, with paste from a spreadsheet. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { formatIssue, type Issue } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { LANGUAGES, type Language } from '../i18n/languages.ts'
import { cellFigure } from '../state/figures-document.ts'
import { type BadCell, type PastedEdit, readBlock, splitCells } from '../state/paste.ts'
import { type Collection, type Column, collectionsOf, type Row, type Table, tableOf } from '../state/table.ts'
import type { Workspace } from '../state/workspace.ts'
import type { WorkspaceState } from '../state/workspace-state.ts'
import type { CellEvent, DataGrid, PasteEvent } from './data-grid.ts'
import { choiceNames } from './data-grid-text.ts'
import { FigureEvent } from './figure-button.ts'
import { columnName } from './names.ts'
import { card, controls } from './shared-styles.ts'
import './data-grid.ts'
import './row-actions.ts'

/** Wrong cells listed; more would only be scrolled past. */
const MOST_LISTED = 40

@customElement('shashi-data-view')
export class TablesView extends LitElement {
  static override styles = [
    controls,
    card,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px 12px;
        margin: 8px 0;
        font-size: var(--text-small);
      }
      .choices label {
        display: grid;
        gap: 2px;
      }
      input {
        width: 11em;
        min-height: 32px;
        padding: 0 8px;
        border: 1px solid var(--edge);
        border-radius: var(--radius-small);
        background: var(--card);
      }
      .report {
        margin: 8px 0;
      }
      .bad {
        padding: 8px 12px;
        border: 1px solid var(--serious);
        border-radius: var(--radius-small);
        overflow-wrap: anywhere;
      }
      ul {
        max-height: 200px;
        margin: 4px 0 0;
        padding-inline-start: 1.2em;
        overflow-y: auto;
      }
      ul:focus-visible {
        outline: 3px solid var(--focus);
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) now!: WorkspaceState
  @state() private collection: Collection = 'sites'
  @state() private filter = ''
  @state() private activeRow: string | null = null
  /** What came of the last paste: wrong cells, or how many were written. */
  @state() private report:
    | { readonly written: number }
    | { readonly bad: readonly string[] }
    | 'checking'
    | null = null
  @query('shashi-data-grid') private readonly grid!: DataGrid

  override render(): TemplateResult | typeof nothing {
    const { document } = this.now
    if (document === null) return nothing
    const { work } = texts(this.language)
    const offered = collectionsOf(document)
    const collection = offered.includes(this.collection) ? this.collection : (offered[0] ?? 'sites')
    const table = tableOf(document, collection)
    const rows = table.rows.filter((row) => matches(row, this.filter))
    return html`
      <section class="card" aria-labelledby="heading">
        <h2 id="heading">${work.dataTitle} <span class="unit">${work.rows(rows.length)}</span></h2>
        <p class="soft">${work.dataHint}</p>
        <div class="choices">
          <label>
            ${work.collection}
            <select aria-label=${work.collection} @change=${this.#chosen} .value=${collection}>
              ${offered.map((one) => html`<option value=${one} ?selected=${one === collection}>${work.collections[one]}</option>`)}
            </select>
          </label>
          <label>
            ${work.filter}
            <input type="search" .value=${this.filter} @input=${this.#filtered} />
          </label>
          <button @click=${() => this.grid.copyAll()}>${work.copyTable}</button>
          <button class="source" aria-haspopup="dialog" @click=${this.#askSource}>${work.cellSource}</button>
          <shashi-row-actions
            .language=${this.language}
            .workspace=${this.workspace}
            .table=${table}
            .row=${table.rows.find(({ id }) => id === this.activeRow) ?? null}
          ></shashi-row-actions>
        </div>
        <div class="report" role="alert">${this.#report()}</div>
        <shashi-data-grid
          .language=${this.language}
          .table=${table}
          .rows=${rows}
          .names=${choiceNames(document, this.language)}
          .issues=${this.now.phase === 'invalid' ? this.now.issues : []}
          @shashi-cell=${this.#written}
          @shashi-paste=${(event: PasteEvent) => void this.#pasted(event, table, rows)}
          @shashi-row=${(event: CustomEvent<string | null>) => (this.activeRow = event.detail)}
        ></shashi-data-grid>
      </section>
    `
  }

  #report(): TemplateResult | typeof nothing {
    const { work } = texts(this.language)
    if (this.report === null) return nothing
    if (this.report === 'checking') return html`${work.checking}`
    if ('written' in this.report) {
      const { written } = this.report
      return html`${written === 0 ? work.pastedNothing : work.pasted(written)}`
    }
    const { bad } = this.report
    return html`
      <div class="bad">
        <strong>${work.refusedPaste(bad.length)}</strong>
        <ul tabindex="0" aria-label=${work.refusedPaste(bad.length)}>
          ${bad.slice(0, MOST_LISTED).map((line) => html`<li>${line}</li>`)}
          ${bad.length > MOST_LISTED ? html`<li>…</li>` : nothing}
        </ul>
      </div>
    `
  }

  #chosen(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return
    const { value } = event.target
    this.collection = collectionsOf(this.now.document ?? {}).find((one) => one === value) ?? this.collection
    this.activeRow = null
    this.report = null
  }

  /** Ask where the number of the cell comes from that was looked at last. */
  #askSource(): void {
    const path = this.grid.activePath
    if (path !== null) this.dispatchEvent(new FigureEvent({ figures: [cellFigure(path)] }))
  }

  #filtered(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.filter = event.target.value
  }

  #written({ path, value }: CellEvent): void {
    this.report = null
    this.workspace.edit(path, value, null)
  }

  /** Read the block, have the worker check what would come of it, and write all of it or nothing. */
  async #pasted({ text, row, column }: PasteEvent, table: Table, rows: readonly Row[]): Promise<void> {
    const namesOf = (one: Column) => LANGUAGES.map((language) => columnName(one, language))
    const document = this.now.document ?? {}
    const choices = LANGUAGES.map((language) => choiceNames(document, language))
    const read = readBlock(splitCells(text), { table, rows, row, column, namesOf, choiceNames: choices })
    if (!read.ok) {
      this.report = { bad: read.bad.map((cell) => this.#sentence(cell)) }
      return
    }
    const patch = this.workspace.patchWith(read.edits)
    const { present } = this.now.history
    if (patch === null) return
    this.report = 'checking'
    try {
      const issues = await this.workspace.client.check({ scenario: present.scenario, patch })
      if (issues.length > 0) {
        this.report = { bad: issues.map((issue) => this.#wrong(issue, read.edits)) }
        return
      }
      if (read.edits.length > 0) this.workspace.editAll(read.edits, null)
      this.report = { written: read.edits.length }
    } catch {
      this.report = null
      this.workspace.retry()
    }
  }

  #sentence({ row, column, text, reason }: BadCell): string {
    const { work } = texts(this.language)
    return work.badCell(row, column, text, work.reasons[reason])
  }

  /** An issue of the checked document, at the cell that raised it where there is one. */
  #wrong(issue: Issue, edits: readonly PastedEdit[]): string {
    const { work } = texts(this.language)
    const sentence = formatIssue(issue, this.language)
    const cell = edits.find(({ path }) => path.every((key, index) => issue.path[index] === key))
    return cell === undefined ? sentence : work.badCell(cell.row, cell.column, cell.text, sentence)
  }
}

function matches({ id, entry }: Row, filter: string): boolean {
  const wanted = filter.trim().toLowerCase()
  return wanted === '' || `${id} ${JSON.stringify(entry)}`.toLowerCase().includes(wanted)
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-data-view': TablesView
  }
}
