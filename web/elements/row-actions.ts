/** What can be done with a row of a table: copy it under a new id, or delete it. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import type { Row, Table } from '../state/table.ts'
import type { Workspace } from '../state/workspace.ts'
import { controls } from './shared-styles.ts'

@customElement('shashi-row-actions')
export class RowActions extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px;
      }
      label {
        display: grid;
        gap: 2px;
      }
      input {
        width: 13em;
        min-height: 32px;
        padding: 0 8px;
        border: 1px solid var(--edge);
        border-radius: var(--radius-small);
        background: var(--card);
      }
      .problem {
        color: var(--serious);
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) table!: Table
  /** The row that is meant; `null` where none is. */
  @property({ attribute: false }) row: Row | null = null
  @state() private naming = false
  @state() private problem: 'idTaken' | 'idWanted' | null = null
  @query('input') private readonly box!: HTMLInputElement

  override render(): TemplateResult {
    const { work } = texts(this.language)
    if (this.naming) return this.#form()
    const { row } = this
    return html`
      <button ?disabled=${row === null} @click=${this.#begin}>${work.addRow}</button>
      ${row === null ? nothing : html`<button @click=${() => this.#remove(row)}>${work.removeRow(row.id)}</button>`}
    `
  }

  #form(): TemplateResult {
    const { work } = texts(this.language)
    return html`
      <form @submit=${this.#add} @keydown=${this.#pressed}>
        <label>
          ${work.newId}
          <input autocomplete="off" aria-label=${work.newId} aria-invalid=${this.problem !== null} aria-describedby="problem" />
        </label>
        <button type="submit">${work.apply}</button>
        <button type="button" @click=${() => (this.naming = false)}>${work.cancel}</button>
        <span id="problem" class="problem" role="alert">${this.problem === null ? nothing : work[this.problem]}</span>
      </form>
    `
  }

  #begin(): void {
    this.naming = true
    this.problem = null
    void this.updateComplete.then(() => this.box.focus())
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.naming = false
  }

  #add(event: Event): void {
    event.preventDefault()
    const id = this.box.value.trim()
    const taken = this.table.rows.some((row) => row.id === id)
    this.problem = !/^[a-z][a-z0-9-]*$/.test(id) ? 'idWanted' : taken ? 'idTaken' : null
    if (this.problem !== null || this.row === null) return
    this.workspace.edit([this.table.collection, id], this.row.entry, null)
    this.naming = false
  }

  #remove({ id }: Row): void {
    this.workspace.edit([this.table.collection, id], undefined, null)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-row-actions': RowActions
  }
}
