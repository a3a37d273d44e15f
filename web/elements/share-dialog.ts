/** Share the present work: a link that holds all of it, or a file where the link would be too long. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { texts } from '../i18n/dictionary.ts'
import { formatExact } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { Library } from '../state/library.ts'
import { encodeLink, LONGEST_LINK } from '../state/link.ts'
import { newSaved } from '../state/saved.ts'
import { fileNameFor, writeScenarioFile } from '../state/scenario-file.ts'
import type { Workspace } from '../state/workspace.ts'
import { dialogStyles } from './dialog-styles.ts'
import { download } from './download.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'

@customElement('shashi-share-dialog')
export class ShareDialog extends LitElement {
  static override styles = [
    controls,
    dialogStyles,
    css`
      p {
        margin: 8px 0;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) library!: Library
  /** The whole address; empty until it is made. */
  @state() private link = ''
  @state() private outcome: 'copied' | 'failed' | null = null
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('input') private readonly box!: HTMLInputElement | null

  /** Make the link of the present work and show it. */
  async open(): Promise<void> {
    this.link = ''
    this.outcome = null
    // Upgraded only now where the dialog is opened for the first time.
    await this.updateComplete
    this.dialog.showModal()
    const { history, look, opened } = this.workspace.state
    const hash = await encodeLink({ version: history.present, look }, opened?.edition ?? '')
    const { origin, pathname, search } = window.location
    this.link = origin + pathname + search + hash
  }

  override render(): TemplateResult {
    const { work, close } = texts(this.language)
    return html`
      <dialog aria-labelledby="heading">
        <div class="head">
          <h2 id="heading">${work.shareTitle}</h2>
          <button class="plain icon" aria-label=${close} @click=${() => this.dialog.close()}>${icons.close}</button>
        </div>
        <p>${work.shareText}</p>
        ${this.link === '' ? html`<p>${work.preparing}</p>` : this.link.length > LONGEST_LINK ? this.#tooLong() : this.#link()}
        <div class="actions">
          <button class=${this.link.length > LONGEST_LINK ? 'main' : ''} @click=${this.#file}>${work.downloadFile}</button>
        </div>
      </dialog>
    `
  }

  #link(): TemplateResult {
    const { work } = texts(this.language)
    const said = this.outcome === 'copied' ? work.copied : this.outcome === 'failed' ? work.copyFailed : ''
    return html`
      <label for="link">${work.shareLink}</label>
      <input id="link" type="text" readonly .value=${this.link} @focus=${() => this.box?.select()} />
      <div class="actions">
        <button class="main" @click=${this.#copy}>${work.copy}</button>
        <span role="status">${said}</span>
      </div>
    `
  }

  #tooLong(): TemplateResult {
    const { work } = texts(this.language)
    const number = (value: number) => formatExact(value, this.language)
    return html`<p role="status">${work.tooLong(number(this.link.length), number(LONGEST_LINK))}</p>`
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link)
      this.outcome = 'copied'
    } catch {
      // Not allowed, or a page from plain http: the reader copies by hand.
      this.outcome = 'failed'
      this.box?.focus()
      this.box?.select()
    }
  }

  #file(): void {
    const { opened, history, look } = this.workspace.state
    const name = this.library.current?.name ?? opened?.loaded.title[this.language] ?? ''
    const { clock } = this.library
    const saved = newSaved(name, { version: history.present, look }, clock)
    download(fileNameFor(name), writeScenarioFile([saved]))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-share-dialog': ShareDialog
  }
}
