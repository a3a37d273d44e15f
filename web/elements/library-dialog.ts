/** The library: save the present work, and open, name, annotate, copy, delete, export and import saved scenarios. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { texts } from '../i18n/dictionary.ts'
import { formatTime } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { Library } from '../state/library.ts'
import type { SavedScenario, SavedState } from '../state/saved.ts'
import { fileNameFor, writeScenarioFile } from '../state/scenario-file.ts'
import type { Workspace } from '../state/workspace.ts'
import { dialogStyles } from './dialog-styles.ts'
import { download } from './download.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'
import './notice-bar.ts'

@customElement('shashi-library-dialog')
export class LibraryDialog extends LitElement {
  static override styles = [
    controls,
    dialogStyles,
    css`
      form {
        display: grid;
        gap: 6px;
        margin: 10px 0 14px;
        padding: 12px;
        border-radius: var(--radius);
        background: var(--well);
      }
      textarea {
        min-height: 56px;
        resize: vertical;
      }
      ol.saved {
        display: grid;
        gap: 8px;
        margin: 10px 0;
        padding: 0;
        list-style: none;
      }
      ol.saved > li {
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
      .now {
        margin-inline-start: 6px;
        color: var(--good);
        font-size: var(--text-small);
      }
      .notes {
        white-space: pre-wrap;
      }
      summary {
        min-height: 26px;
        font-size: var(--text-small);
        line-height: 26px;
        cursor: pointer;
      }
      summary:focus-visible {
        outline: 3px solid var(--focus);
      }
      details ol {
        display: grid;
        gap: 4px;
        margin: 4px 0 0;
        padding: 0;
        list-style: none;
      }
      .file {
        position: relative;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) library!: Library
  @property({ attribute: false }) workspace!: Workspace
  /** Id of the scenario that is being renamed. */
  @state() private editing: string | null = null
  @state() private nameWanted = false
  /** Mirrored as an attribute: while the dialog is open it shows notices itself, since all else is inert. */
  @property({ type: Boolean, attribute: 'data-open', reflect: true }) isOpen = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('input[type=file]') private readonly file!: HTMLInputElement
  #unsubscribe = () => {}

  /** Open the dialog with what the store holds now; focus returns to the opener when it closes. */
  async open(): Promise<void> {
    await this.updateComplete
    this.editing = null
    this.nameWanted = false
    this.workspace.tell(null)
    this.isOpen = true
    this.dialog.showModal()
    await this.library.refresh()
  }

  override disconnectedCallback(): void {
    this.#unsubscribe()
    super.disconnectedCallback()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('library') && !changed.has('workspace')) return
    this.#unsubscribe()
    const ends = [this.library, this.workspace].map((source) => source.subscribe(() => this.requestUpdate()))
    this.#unsubscribe = () => {
      for (const end of ends) end()
    }
  }

  override render(): TemplateResult {
    const { work, close } = texts(this.language)
    const { scenarios, unreadable } = this.library.state
    const saved = scenarios ?? []
    return html`
      <dialog aria-labelledby="heading" @close=${() => (this.isOpen = false)}>
        <div class="head">
          <h2 id="heading">${work.libraryTitle}</h2>
          <button class="plain icon" aria-label=${close} @click=${() => this.dialog.close()}>${icons.close}</button>
        </div>
        <p class="soft">${work.libraryNote}</p>
        ${this.#form()}
        ${saved.length === 0 ? html`<p>${work.nothingSaved}</p>` : nothing}
        ${unreadable === 0 ? nothing : html`<p class="problem">${work.unreadable(unreadable)}</p>`}
        <ol class="saved">
          ${repeat(
            saved,
            ({ id }) => id,
            (one) => html`<li>${this.editing === one.id ? this.#description(one) : this.#scenario(one)}</li>`,
          )}
        </ol>
        <div class="actions">
          <button ?disabled=${saved.length === 0} @click=${() => download('shashi-scenarios.json', writeScenarioFile(saved))}>
            ${work.exportAll}
          </button>
          <button @click=${() => this.file.click()}>${work.importFile}</button>
          <input class="hidden-text" type="file" tabindex="-1" aria-label=${work.importFile} accept=".json,application/json" @change=${this.#imported} />
        </div>
        <shashi-notice-bar
          .language=${this.language}
          .notice=${this.isOpen ? this.workspace.state.notice : null}
        ></shashi-notice-bar>
      </dialog>
    `
  }

  /** Save the present work: over what it was loaded from, or under a new name. */
  #form(): TemplateResult {
    const { work } = texts(this.language)
    const { current } = this.library
    return html`
      <form @submit=${this.#saved}>
        <label for="name">${work.name}</label>
        <input id="name" name="name" type="text" maxlength="120" autocomplete="off" aria-invalid=${this.nameWanted} aria-describedby="wanted" />
        <span id="wanted" class="problem">${this.nameWanted ? work.nameWanted : nothing}</span>
        <label for="notes">${work.notes}</label>
        <textarea id="notes" name="notes" maxlength="4000"></textarea>
        <div class="actions">
          <button class="main" type="submit">${work.saveNew}</button>
          ${
            current === undefined
              ? nothing
              : html`<button type="button" @click=${() => void this.library.save()}>${work.saveOver(current.name)}</button>`
          }
        </div>
      </form>
    `
  }

  #scenario(saved: SavedScenario): TemplateResult {
    const { work } = texts(this.language)
    const { library } = this
    const button = (action: string, act: () => void) => html`
      <button aria-label=${work.actionOn(action, saved.name)} @click=${act}>${action}</button>
    `
    return html`
      <strong>${saved.name}</strong>
      ${library.current?.id === saved.id ? html`<span class="now">${work.isOpen}</span>` : nothing}
      <div class="unit">${work.savedAt(formatTime(saved.present.at, this.language))}</div>
      ${saved.notes === '' ? nothing : html`<p class="notes">${saved.notes}</p>`}
      <div class="actions">
        ${button(work.open, () => this.#open(saved, saved.present))}
        ${button(work.edit, () => this.#edit(saved))}
        ${button(work.duplicate, () => void library.duplicate(saved, work.copyOf(saved.name)))}
        ${button(work.exportOne, () => download(fileNameFor(saved.name), writeScenarioFile([saved])))}
        ${button(work.remove, () => void library.remove(saved))}
      </div>
      ${saved.earlier.length === 0 ? nothing : this.#history(saved)}
    `
  }

  #history(saved: SavedScenario): TemplateResult {
    const { work } = texts(this.language)
    return html`
      <details>
        <summary>${work.history(saved.earlier.length)}</summary>
        <ol>
          ${saved.earlier.map(
            (state) => html`
              <li>
                <button @click=${() => this.#open(saved, state)}>
                  ${work.openState(formatTime(state.at, this.language))}
                </button>
              </li>
            `,
          )}
        </ol>
      </details>
    `
  }

  /** The form to rename and annotate. */
  #description(saved: SavedScenario): TemplateResult {
    const { work } = texts(this.language)
    return html`
      <form @submit=${(event: SubmitEvent) => this.#described(event, saved)}>
        <label for="new-name">${work.name}</label>
        <input id="new-name" name="name" type="text" maxlength="120" autocomplete="off" .value=${saved.name} />
        <label for="new-notes">${work.notes}</label>
        <textarea id="new-notes" name="notes" maxlength="4000" .value=${saved.notes}></textarea>
        <div class="actions">
          <button class="main" type="submit">${work.apply}</button>
          <button type="button" @click=${() => (this.editing = null)}>${work.cancel}</button>
        </div>
      </form>
    `
  }

  #edit(saved: SavedScenario): void {
    this.editing = saved.id
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#new-name')?.focus())
  }

  #open(saved: SavedScenario, { work }: SavedState): void {
    this.library.open(saved, work)
    this.dialog.close()
  }

  async #saved(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const { name, notes, form } = readForm(event)
    this.nameWanted = name === ''
    if (this.nameWanted) this.renderRoot.querySelector<HTMLElement>('#name')?.focus()
    else if (await this.library.saveAs(name, notes)) form?.reset()
  }

  async #described(event: SubmitEvent, saved: SavedScenario): Promise<void> {
    event.preventDefault()
    const { name, notes } = readForm(event)
    if (await this.library.describe(saved, name === '' ? saved.name : name, notes)) this.editing = null
  }

  async #imported(): Promise<void> {
    const [file] = this.file.files ?? []
    if (file !== undefined) await this.library.importFile(file)
    // The same file may be chosen again.
    this.file.value = ''
  }
}

function readForm(event: SubmitEvent) {
  const form = event.target instanceof HTMLFormElement ? event.target : null
  const data = new FormData(form ?? undefined)
  const text = (key: string) => {
    const value = data.get(key)
    return typeof value === 'string' ? value.trim() : ''
  }
  return { name: text('name'), notes: text('notes'), form }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-library-dialog': LibraryDialog
  }
}
