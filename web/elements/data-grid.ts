/**
 * A grid of cells that is walked with the arrow keys, edited in place, copied from and pasted into. One cell has the
 * focus at a time; Shift with arrows, or with a click, extends the block that is copied.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Issue, isJsonObject, type JsonValue } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { readTyped } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { Path } from '../state/document.ts'
import { type Column, cellPath, cellValue, type Row, type Table } from '../state/table.ts'
import { dataGridStyles } from './data-grid-styles.ts'
import { cellText, plain, toTsv } from './data-grid-text.ts'
import { columnName } from './names.ts'
import { controls } from './shared-styles.ts'

/** A cell was given a value; `undefined` takes it away. */
export class CellEvent extends Event {
  readonly path: Path
  readonly value: JsonValue | undefined

  constructor(path: Path, value: JsonValue | undefined) {
    super('shashi-cell')
    this.path = path
    this.value = value
  }
}

/** A block of text was pasted at a cell of the rows that are shown. */
export class PasteEvent extends Event {
  readonly text: string
  readonly row: number
  readonly column: number

  constructor(text: string, row: number, column: number) {
    super('shashi-paste')
    this.text = text
    this.row = row
    this.column = column
  }
}

interface Cell {
  readonly row: number
  readonly column: number
}

@customElement('shashi-data-grid')
export class DataGrid extends LitElement {
  static override styles = [controls, dataGridStyles]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) table!: Table
  @property({ attribute: false }) rows: readonly Row[] = []
  @property({ attribute: false }) issues: readonly Issue[] = []
  /** What ids and words that a cell can choose are called. */
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map()
  @state() private active: Cell = { row: 0, column: 0 }
  /** Other corner of the block that is copied. */
  @state() private anchor: Cell = { row: 0, column: 0 }
  /** What stands in the box of the active cell while it is edited. */
  @state() private draft: string | null = null

  /** Copy the rows that are shown, with ids and headings, as a spreadsheet takes them. */
  async copyAll(): Promise<void> {
    const { columns } = this.table
    const head = ['id', ...columns.map((column) => columnName(column, this.language))]
    const lines = this.rows.map((row) => [row.id, ...columns.map((column) => plain(cellValue(row, column)))])
    await navigator.clipboard.writeText(toTsv([head, ...lines])).catch(() => {
      // Not allowed: the block can still be selected and copied by keys.
    })
  }

  /** Where the cell that has the focus stands in the document; `null` where there is none. */
  get activePath(): Path | null {
    const [row, column] = this.#at(this.active)
    return row === undefined || column === undefined ? null : cellPath(this.table.collection, row, column)
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const inside = (cell: Cell): Cell => {
      const row = Math.max(0, Math.min(cell.row, this.rows.length - 1))
      const column = Math.max(0, Math.min(cell.column, this.table.columns.length - 1))
      // The same object where nothing moved: a fresh one would count as a change.
      return same(cell, { row, column }) ? cell : { row, column }
    }
    if (!changed.has('table') && !changed.has('rows')) return
    this.active = inside(this.active)
    this.anchor = inside(this.anchor)
    if (changed.get('table')?.collection !== this.table.collection) this.draft = null
  }

  override render(): TemplateResult {
    const { work } = texts(this.language)
    const { columns, collection } = this.table
    if (this.rows.length === 0) return html`<p>${work.noRows}</p>`
    return html`
      <div class="scroll">
        <table
          role="grid"
          aria-label=${work.collections[collection]}
          aria-rowcount=${this.rows.length + 1}
          @keydown=${this.#pressed}
          @paste=${this.#pasted}
          @copy=${this.#copied}
        >
          <thead>
            <tr>
              <th scope="col">${work.entry}</th>
              ${columns.map((column) => html`<th scope="col">${columnName(column, this.language)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.rows.map((row, at) => this.#row(row, at))}
          </tbody>
        </table>
      </div>
    `
  }

  #row(row: Row, at: number): TemplateResult {
    const name = readName(row, this.language)
    return html`
      <tr>
        <th scope="row" title=${row.id}>${name}<span class="id">${name === row.id ? nothing : row.id}</span></th>
        ${this.table.columns.map((column, place) => this.#cell(row, column, { row: at, column: place }))}
      </tr>
    `
  }

  #cell(row: Row, column: Column, cell: Cell): TemplateResult {
    const active = same(cell, this.active)
    const path = cellPath(this.table.collection, row, column)
    const wrong = this.issues.some((issue) => path.every((key, index) => issue.path[index] === key))
    const editing = active && this.draft !== null
    return html`
      <td
        class="${column.kind} ${this.#isSelected(cell) ? 'selected' : ''} ${wrong ? 'wrong' : ''}"
        tabindex=${active && !editing ? 0 : -1}
        aria-invalid=${wrong ? 'true' : nothing}
        aria-selected=${this.#isSelected(cell)}
        @mousedown=${(event: MouseEvent) => this.#clicked(event, cell)}
        @dblclick=${() => this.#edit(plain(cellValue(row, column)))}
      >
        ${editing ? this.#editor(row, column) : cellText(cellValue(row, column), column, this.names, this.language)}
      </td>
    `
  }

  #editor(row: Row, column: Column): TemplateResult {
    const { work } = texts(this.language)
    const name = work.cellOf(readName(row, this.language), columnName(column, this.language), '')
    const flags = [
      ['true', work.yes],
      ['false', work.no],
    ] as const
    const options =
      column.kind === 'flag'
        ? flags
        : column.choices.map((choice) => [choice, this.names.get(choice) ?? choice] as const)
    if (column.kind === 'flag' || column.kind === 'choice') {
      return html`
        <select class="editor" aria-label=${name} @change=${this.#drafted} @blur=${() => this.#commit(row, column)}>
          <option value="" ?selected=${this.draft === ''}></option>
          ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === this.draft}>${text}</option>`)}
        </select>
      `
    }
    return html`
      <input
        class="editor"
        aria-label=${name}
        autocomplete="off"
        .value=${this.draft ?? ''}
        @input=${this.#drafted}
        @blur=${() => this.#commit(row, column)}
      />
    `
  }

  override updated(changed: PropertyValues): void {
    const editor = this.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>('.editor')
    if (editor !== null && !editor.matches(':focus')) editor.focus()
    if (changed.has('active') || changed.has('rows')) {
      this.dispatchEvent(new CustomEvent('shashi-row', { detail: this.rows[this.active.row]?.id ?? null }))
    }
  }

  #drafted(event: Event): void {
    const { target } = event
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) this.draft = target.value
  }

  #edit(draft: string): void {
    this.draft = draft
  }

  /** Write the draft; a text that is no number goes in as an expression, which the worker judges. */
  #commit(row: Row, column: Column): void {
    const { draft } = this
    if (draft === null) return
    this.draft = null
    const value =
      draft === ''
        ? undefined
        : column.kind === 'flag'
          ? draft === 'true'
          : column.kind === 'number'
            ? readTyped(draft)
            : draft
    if (value !== cellValue(row, column)) {
      this.dispatchEvent(new CellEvent(cellPath(this.table.collection, row, column), value))
    }
  }

  #clicked(event: MouseEvent, cell: Cell): void {
    if (this.draft !== null && same(cell, this.active)) return
    const again = same(cell, this.active) && this.renderRoot.querySelector('td:focus') !== null
    this.#move(cell, event.shiftKey)
    const [row, column] = this.#at(cell)
    // A second touch edits: there is no keyboard to press Enter on.
    if (again && event.detail === 1 && row && column && matchMedia('(pointer: coarse)').matches) {
      this.#edit(plain(cellValue(row, column)))
    }
  }

  #pressed(event: KeyboardEvent): void {
    const [row, column] = this.#at(this.active)
    if (row === undefined || column === undefined || event.isComposing) return
    if (this.draft !== null) this.#pressedWhileEditing(event, row, column)
    else if (!event.ctrlKey && !event.metaKey && !event.altKey) this.#pressedOnCell(event, row, column)
  }

  #pressedWhileEditing(event: KeyboardEvent, row: Row, column: Column): void {
    if (event.key === 'Escape') {
      event.stopPropagation()
      this.draft = null
      this.#move(this.active, false)
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault()
      this.#commit(row, column)
      const step = event.shiftKey ? -1 : 1
      const { row: at, column: place } = this.active
      this.#move(
        event.key === 'Enter' ? { row: at + step, column: place } : { row: at, column: place + step },
        false,
      )
    }
  }

  #pressedOnCell(event: KeyboardEvent, row: Row, column: Column): void {
    const target = this.#targetOf(event.key)
    if (target !== null) this.#move(target, event.shiftKey)
    else if (event.key === 'Enter' || event.key === 'F2') this.#edit(plain(cellValue(row, column)))
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.dispatchEvent(new CellEvent(cellPath(this.table.collection, row, column), undefined))
    } else if (event.key.length === 1 && (column.kind === 'number' || column.kind === 'text'))
      this.#edit(event.key)
    else return
    event.preventDefault()
  }

  #targetOf(key: string): Cell | null {
    const { row, column } = this.active
    switch (key) {
      case 'ArrowDown':
        return { row: row + 1, column }
      case 'ArrowUp':
        return { row: row - 1, column }
      case 'ArrowRight':
        return { row, column: column + 1 }
      case 'ArrowLeft':
        return { row, column: column - 1 }
      case 'Home':
        return { row, column: 0 }
      case 'End':
        return { row, column: this.table.columns.length - 1 }
      case 'PageDown':
        return { row: row + 10, column }
      case 'PageUp':
        return { row: row - 10, column }
      default:
        return null
    }
  }

  #move(cell: Cell, extend: boolean): void {
    const row = Math.max(0, Math.min(cell.row, this.rows.length - 1))
    const column = Math.max(0, Math.min(cell.column, this.table.columns.length - 1))
    this.active = { row, column }
    if (!extend) this.anchor = this.active
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('td[tabindex="0"]')?.focus(),
    )
  }

  #at({ row, column }: Cell): readonly [Row | undefined, Column | undefined] {
    return [this.rows[row], this.table.columns[column]]
  }

  #isSelected({ row, column }: Cell): boolean {
    const between = (value: number, a: number, b: number) =>
      value >= Math.min(a, b) && value <= Math.max(a, b)
    return (
      between(row, this.active.row, this.anchor.row) &&
      between(column, this.active.column, this.anchor.column)
    )
  }

  #pasted(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (this.draft !== null || text === '') return
    event.preventDefault()
    const row = Math.min(this.active.row, this.anchor.row)
    this.dispatchEvent(new PasteEvent(text, row, Math.min(this.active.column, this.anchor.column)))
  }

  #copied(event: ClipboardEvent): void {
    if (this.draft !== null) return
    const lines = this.rows.flatMap((row, at) => {
      const cells = this.table.columns.flatMap((column, place) =>
        this.#isSelected({ row: at, column: place }) ? [plain(cellValue(row, column))] : [],
      )
      return cells.length > 0 ? [cells] : []
    })
    event.clipboardData?.setData('text/plain', toTsv(lines))
    event.preventDefault()
  }
}

function same(a: Cell, b: Cell): boolean {
  return a.row === b.row && a.column === b.column
}

function readName({ id, entry }: Row, language: Language): string {
  const { name } = entry
  const text = isJsonObject(name) ? name[language] : undefined
  return typeof text === 'string' ? text : id
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-data-grid': DataGrid
  }
}
