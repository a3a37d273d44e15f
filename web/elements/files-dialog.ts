/** Files: the result and the scenario in every form the library writes, and scenarios from files, chosen or dropped. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { formatIssue, type Issue } from '../../src/index.ts'
import { FileMaker } from '../export/file-maker.ts'
import { FILE_KINDS, type FileKind, type MadeFile } from '../export/file-protocol.ts'
import { texts } from '../i18n/dictionary.ts'
import { filesEn } from '../i18n/files-en.ts'
import { filesZh } from '../i18n/files-zh.ts'
import type { Language } from '../i18n/languages.ts'
import type { Library } from '../state/library.ts'
import { LARGEST_FILE } from '../state/scenario-file.ts'
import type { Workspace } from '../state/workspace.ts'
import { isStale } from '../state/workspace-state.ts'
import { dialogStyles } from './dialog-styles.ts'
import { download } from './download.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'

const WORDS: Readonly<Record<Language, typeof filesZh>> = { zh: filesZh, en: filesEn }

/** Issues listed; more would only be scrolled past. */
const MOST_LISTED = 100

/** What became of the last file. */
type Outcome =
  | { readonly kind: 'making'; readonly what: string }
  | { readonly kind: 'made'; readonly name: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'foreign'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly issues: readonly Issue[] }
  | { readonly kind: 'opened'; readonly name: string; readonly issues: readonly Issue[] }

@customElement('shashi-files-dialog')
export class FilesDialog extends LitElement {
  static override styles = [
    controls,
    dialogStyles,
    css`
      h3 {
        margin: 14px 0 6px;
        font-size: 1rem;
      }
      .kinds {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .kinds button {
        display: grid;
        gap: 2px;
        width: 100%;
        height: 100%;
        padding: 8px 10px;
        text-align: start;
      }
      .kinds .soft {
        font-size: var(--text-small);
      }
      .drop {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        padding: 14px;
        border: 2px dashed var(--edge);
        border-radius: var(--radius);
      }
      .drop.over {
        background: var(--well);
      }
      .outcome {
        min-height: 1.5em;
        margin-top: 10px;
        overflow-wrap: anywhere;
      }
      .issues {
        max-height: 240px;
        margin: 4px 0 0;
        padding-inline-start: 1.2em;
        overflow-y: auto;
      }
      .issues:focus-visible {
        outline: 3px solid var(--focus);
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) library!: Library
  @state() private outcome: Outcome | null = null
  @state() private over = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('input[type=file]') private readonly picker!: HTMLInputElement
  readonly #maker = new FileMaker()

  async open(): Promise<void> {
    this.outcome = null
    await this.updateComplete
    this.dialog.showModal()
  }

  override render(): TemplateResult {
    const t = WORDS[this.language]
    const { solved } = this.workspace.state
    const busy = this.outcome?.kind === 'making' || this.outcome?.kind === 'reading'
    return html`
      <dialog aria-labelledby="heading" @dragover=${this.#dragged} @dragleave=${() => (this.over = false)} @drop=${this.#dropped}>
        <div class="head">
          <h2 id="heading">${t.title}</h2>
          <button class="plain icon" aria-label=${texts(this.language).close} @click=${() => this.dialog.close()}>${icons.close}</button>
        </div>
        <p class="soft">${t.note}</p>
        <h3>${t.save}</h3>
        ${isStale(this.workspace.state) ? html`<p class="problem">${t.stale}</p>` : nothing}
        <ul class="kinds">
          <li>
            <button class="print" ?disabled=${busy || solved === null} @click=${() => void this.#print()}>
              <strong>${t.print.name}</strong><span class="soft">${t.print.note}</span>
            </button>
          </li>
          ${FILE_KINDS.map(
            (kind) => html`
              <li>
                <button ?disabled=${busy || solved === null} @click=${() => void this.#make(kind)}>
                  <strong>${t.kinds[kind].name}</strong><span class="soft">${t.kinds[kind].note}</span>
                </button>
              </li>
            `,
          )}
        </ul>
        <h3>${t.open}</h3>
        <div class="drop ${this.over ? 'over' : ''}">
          <button ?disabled=${busy} @click=${() => this.picker.click()}>${t.choose}</button>
          <input class="hidden-text" type="file" tabindex="-1" aria-label=${t.choose} accept=".xlsx,.yaml,.yml,.json,.zip" @change=${this.#picked} />
          <span class="soft">${t.drop}</span>
        </div>
        <div class="outcome" role="status">${this.#said()}</div>
      </dialog>
    `
  }

  #said(): TemplateResult | string | typeof nothing {
    const t = WORDS[this.language]
    const { outcome } = this
    switch (outcome?.kind) {
      case undefined:
        return nothing
      case 'making':
        return t.making(outcome.what)
      case 'made':
        return t.made(outcome.name)
      case 'failed':
        return html`<span class="problem">${t.failed(outcome.reason)}</span>`
      case 'reading':
        return t.reading(outcome.name)
      case 'foreign':
        return html`<span class="problem">${t.foreign(outcome.name)}</span>`
      case 'refused':
        return html`<strong class="problem">${t.refused(outcome.name, outcome.issues.length)}</strong>${this.#issues(outcome.issues)}`
      case 'opened':
        return html`${t.opened(outcome.name)}${outcome.issues.length === 0 ? nothing : html` ${t.warnings(outcome.issues.length)}${this.#issues(outcome.issues)}`}`
    }
  }

  #issues(issues: readonly Issue[]): TemplateResult {
    const t = WORDS[this.language]
    return html`
      <ul class="issues" tabindex="0" aria-label=${t.issues}>
        ${issues.slice(0, MOST_LISTED).map((issue) => html`<li>${formatIssue(issue, this.language)}</li>`)}
        ${issues.length > MOST_LISTED ? html`<li>${t.more(issues.length - MOST_LISTED)}</li>` : nothing}
      </ul>
    `
  }

  async #make(kind: FileKind): Promise<void> {
    await this.#written(kind, WORDS[this.language].kinds[kind].name, ({ name, bytes, type }) => {
      download(name, bytes, type)
      this.outcome = { kind: 'made', name }
    })
  }

  #print(): Promise<void> {
    return this.#written('html', WORDS[this.language].print.name, async ({ bytes }) => {
      const { printPage } = await import('../export/print-page.ts')
      printPage(new TextDecoder().decode(bytes))
      this.outcome = null
    })
  }

  /** Write a file of the present result and hand it on; say why where that fails. */
  async #written(kind: FileKind, what: string, use: (made: MadeFile) => void | Promise<void>): Promise<void> {
    const { solved, opened } = this.workspace.state
    if (solved === null) return
    const { scenario, result } = solved
    const baseline = opened === null ? null : { id: opened.baselineId, document: opened.baseline.document }
    this.outcome = { kind: 'making', what }
    try {
      const date = this.library.clock.now().slice(0, 10)
      await use(await this.#maker.make({ kind, scenario, result, baseline, language: this.language, date }))
    } catch (error) {
      this.outcome = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
  }

  #dragged(event: DragEvent): void {
    event.preventDefault()
    this.over = true
  }

  #dropped(event: DragEvent): void {
    event.preventDefault()
    this.over = false
    const file = event.dataTransfer?.files[0]
    if (file !== undefined) void this.#read(file)
  }

  #picked(): void {
    const [file] = this.picker.files ?? []
    if (file !== undefined) void this.#read(file)
    // The same file may be chosen again.
    this.picker.value = ''
  }

  /** Open the scenario of a file on top of the present work, which stays one undo away; or list what is wrong. */
  async #read(file: File): Promise<void> {
    const { name, size } = file
    if (size > LARGEST_FILE) {
      this.outcome = { kind: 'foreign', name }
      return
    }
    this.outcome = { kind: 'reading', name }
    try {
      const read = await this.#maker.read({ name, bytes: new Uint8Array(await file.arrayBuffer()) })
      if (read.ok) {
        await this.library.openDocument(read.document)
        this.outcome = { kind: 'opened', name, issues: read.issues }
      } else if (read.issues === null) this.outcome = { kind: 'foreign', name }
      else this.outcome = { kind: 'refused', name, issues: read.issues }
    } catch (error) {
      this.outcome = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-files-dialog': FilesDialog
  }
}
