/** The header: which scenario, undo and redo, reset, saving, sharing, comparing, language, theme. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { texts } from '../i18n/dictionary.ts'
import { LANGUAGES, type Language, TAGS } from '../i18n/languages.ts'
import { THEMES, type Theme } from '../state/preferences.ts'
import type { Title } from '../worker/protocol.ts'
import { headerStyles } from './app-header-styles.ts'
import { ChooseEvent, type Command, CommandEvent, PreferencesEvent } from './events.ts'
import { type IconName, icons } from './icons.ts'
import { controls } from './shared-styles.ts'

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' }

/** What stands in the menu: a saved scenario, or work from elsewhere that is not saved. */
export interface SavedTitle {
  readonly id: string
  readonly name: string
}

@customElement('shashi-app-header')
export class AppHeader extends LitElement {
  static override styles = [controls, headerStyles]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) theme: Theme = 'system'
  @property({ attribute: false }) titles: readonly Title[] = []
  @property({ attribute: false }) savedTitles: readonly SavedTitle[] = []
  /** Value of the menu: `shipped:ID`, `saved:ID`, or `foreign` for a link or a file. */
  @property({ attribute: false }) chosen = ''
  @property({ attribute: false }) canUndo = false
  @property({ attribute: false }) canRedo = false
  /** Where a reset leads. */
  @property({ attribute: false }) resetTo: 'loaded' | 'baseline' | null = null

  override render(): TemplateResult {
    const t = texts(this.language)
    const { work } = t
    const resetName = this.resetTo === 'baseline' ? t.resetToBaseline : t.resetToLoaded
    return html`
      <h1>${t.title} <span class="unit">${t.subtitle}</span></h1>
      ${this.#menu()}
      <div class="group commands">
        ${this.#command('undo', t.undo, t.undo, this.canUndo)} ${this.#command('redo', t.redo, t.redo, this.canRedo)}
        ${this.#command('reset', t.reset, resetName, this.resetTo !== null)}
        ${this.#command('save', work.save, work.save, true)}
      </div>
      <button class="icon more-button" popovertarget="more" aria-label=${work.more} title=${work.more}>
        ${icons.more}
      </button>
      <div id="more" popover @click=${this.#closeMore}>
        <div class="group">
          ${this.#command('library', work.library, work.library, true)}
          ${this.#command('compare', work.compare, work.compare, true)}
          ${this.#command('share', work.share, work.share, true)}
          ${this.#command('download', t.reading.save, t.reading.save, true)}
        </div>
        <span class="space"></span>
        <div class="group joined" role="group" aria-label=${t.language}>
          ${LANGUAGES.map((language) => this.#language(language))}
        </div>
        <div class="group joined" role="group" aria-label=${t.theme}>
          ${THEMES.map((theme) => this.#theme(theme))}
        </div>
      </div>
    `
  }

  #menu(): TemplateResult {
    const t = texts(this.language)
    return html`
      <select class="scenario" aria-label=${t.scenario} @change=${this.#chosenOne}>
        ${this.chosen === 'foreign' ? html`<option value="foreign">${t.work.fromLink}</option>` : nothing}
        <optgroup label=${t.work.shipped}>
          ${this.titles.map(({ id, title }) => html`<option value="shipped:${id}">${title[this.language]}</option>`)}
        </optgroup>
        ${
          this.savedTitles.length === 0
            ? nothing
            : html`
              <optgroup label=${t.work.savedOnes}>
                ${this.savedTitles.map(({ id, name }) => html`<option value="saved:${id}">${name}</option>`)}
              </optgroup>
            `
        }
      </select>
    `
  }

  override updated(): void {
    const select = this.renderRoot.querySelector('select')
    if (select !== null) select.value = this.chosen
  }

  #command(command: Command & IconName, word: string, name: string, possible: boolean): TemplateResult {
    const act = (chosen: Command) => this.dispatchEvent(new CommandEvent(chosen))
    return html`
      <button ?disabled=${!possible} aria-label=${name} title=${name} @click=${() => act(command)}>
        ${icons[command]}<span class="word">${word}</span>
      </button>
    `
  }

  #language(language: Language): TemplateResult {
    return html`
      <button
        lang=${TAGS[language]}
        aria-pressed=${language === this.language}
        @click=${() => this.dispatchEvent(new PreferencesEvent({ language }))}
      >
        ${LANGUAGE_NAMES[language]}
      </button>
    `
  }

  #theme(theme: Theme): TemplateResult {
    const name = texts(this.language).themes[theme]
    return html`
      <button
        class="icon"
        aria-label=${name}
        title=${name}
        aria-pressed=${theme === this.theme}
        @click=${() => this.dispatchEvent(new PreferencesEvent({ theme }))}
      >
        ${icons[theme]}
      </button>
    `
  }

  /** A choice in the phone's menu closes it; on a wide screen it stands open as part of the header. */
  #closeMore(event: Event): void {
    const { currentTarget } = event
    if (currentTarget instanceof HTMLElement && currentTarget.matches(':popover-open'))
      currentTarget.hidePopover()
  }

  #chosenOne(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return
    const [kind = '', ...id] = event.target.value.split(':')
    if (kind !== 'shipped' && kind !== 'saved') return
    this.dispatchEvent(new ChooseEvent(kind, id.join(':')))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-app-header': AppHeader
  }
}
