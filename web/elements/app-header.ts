/** The header: which scenario, undo and redo, reset, language, theme. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { texts } from '../i18n/dictionary.ts'
import { LANGUAGES, type Language, TAGS } from '../i18n/languages.ts'
import { THEMES, type Theme } from '../state/preferences.ts'
import type { Title } from '../worker/protocol.ts'
import { ChooseEvent, type Command, CommandEvent, PreferencesEvent } from './events.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' }

@customElement('shashi-app-header')
export class AppHeader extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 10px;
        padding: 8px 16px;
        border-bottom: 1px solid var(--line);
        background: var(--card);
      }
      h1 {
        margin: 0 8px 0 0;
        font-size: 1.125rem;
        line-height: 1.2;
        white-space: nowrap;
      }
      h1 .unit {
        margin-inline-start: 6px;
      }
      select {
        min-width: 0;
        max-width: 22em;
        text-overflow: ellipsis;
      }
      .group {
        display: flex;
        gap: 6px;
      }
      .joined {
        gap: 0;
      }
      .joined button {
        border-radius: 0;
      }
      .joined button:first-child {
        border-radius: var(--radius-small) 0 0 var(--radius-small);
      }
      .joined button:last-child {
        border-radius: 0 var(--radius-small) var(--radius-small) 0;
      }
      .joined button + button {
        margin-inline-start: -1px;
      }
      .group > button:not(.icon) {
        display: inline-flex;
        align-items: center;
        gap: 5px;
      }
      .space {
        flex: 1;
      }
      @media (max-width: 1080px) {
        h1 .unit,
        .commands .word {
          display: none;
        }
      }
      @media (max-width: 720px) {
        :host {
          padding: 8px 12px;
        }
        h1 {
          flex: 1;
        }
        .space {
          display: none;
        }
        .scenario {
          order: 1;
          flex: 1 1 calc(100% - 146px);
          width: 0;
          max-width: none;
        }
        .commands {
          order: 2;
        }
        .joined button:not(.icon) {
          padding: 0 7px;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) theme: Theme = 'system'
  @property({ attribute: false }) titles: readonly Title[] = []
  @property({ attribute: false }) scenario = ''
  @property({ attribute: false }) canUndo = false
  @property({ attribute: false }) canRedo = false
  /** Where a reset leads. */
  @property({ attribute: false }) resetTo: 'loaded' | 'baseline' | null = null

  override render(): TemplateResult {
    const t = texts(this.language)
    const resetName = this.resetTo === 'baseline' ? t.resetToBaseline : t.resetToLoaded
    return html`
      <h1>${t.title} <span class="unit">${t.subtitle}</span></h1>
      <select class="scenario" aria-label=${t.scenario} @change=${this.#chosen}>
        ${this.titles.map(
          ({ id, title }) =>
            html`<option value=${id} ?selected=${id === this.scenario}>${title[this.language]}</option>`,
        )}
      </select>
      <div class="group commands">
        ${this.#command('undo', t.undo, t.undo, this.canUndo)} ${this.#command('redo', t.redo, t.redo, this.canRedo)}
        ${this.#command('reset', t.reset, resetName, this.resetTo !== null)}
      </div>
      <span class="space"></span>
      <div class="group joined" role="group" aria-label=${t.language}>
        ${LANGUAGES.map((language) => this.#language(language))}
      </div>
      <div class="group joined" role="group" aria-label=${t.theme}>
        ${THEMES.map((theme) => this.#theme(theme))}
      </div>
    `
  }

  override updated(): void {
    const select = this.renderRoot.querySelector('select')
    if (select !== null) select.value = this.scenario
  }

  #command(
    command: 'undo' | 'redo' | 'reset',
    word: string,
    name: string,
    possible: boolean,
  ): TemplateResult {
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

  #chosen(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.dispatchEvent(new ChooseEvent(event.target.value))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-app-header': AppHeader
  }
}
