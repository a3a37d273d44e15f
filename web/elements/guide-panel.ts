/** The guided start: three questions while nothing is changed, and the findings of the one that was asked. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { formatFinding } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { answerTo, growthScenario, QUESTIONS, type Question } from '../state/guide.ts'
import { sameVersion, type Version } from '../state/history.ts'
import type { Workspace } from '../state/workspace.ts'
import type { WorkspaceState } from '../state/workspace-state.ts'
import { PreferencesEvent } from './events.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'

/** Findings shown beneath a question; the rest stand beside. */
const MOST_FINDINGS = 2

@customElement('shashi-guide-panel')
export class GuidePanel extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      :host([data-empty]) {
        display: none;
      }
      section {
        padding: 10px 14px 14px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
      }
      h2 {
        font-size: 1rem;
      }
      h2:focus-visible {
        outline: 3px solid var(--focus);
      }
      .questions {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 10px;
        margin-top: 6px;
      }
      .questions button {
        padding: 8px 12px;
        text-align: start;
        line-height: 1.35;
      }
      .questions strong,
      .questions span {
        display: block;
      }
      .questions strong {
        font-weight: 600;
        color: var(--action);
      }
      ul {
        margin: 6px 0 10px;
        padding-inline-start: 1.2em;
        overflow-wrap: anywhere;
      }
      .again {
        font-size: var(--text-small);
      }
      @media (max-width: 720px) {
        .questions {
          grid-template-columns: 1fr;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) now!: WorkspaceState
  /** Whether to offer the questions. */
  @property({ attribute: false }) wanted = true
  /** The question whose answer is on the page, and the version that it made. */
  @state() private asked: { readonly question: Question; readonly version: Version } | null = null
  #focusWanted = false

  override render(): TemplateResult | typeof nothing {
    const { present } = this.now.history
    if (this.asked !== null && sameVersion(this.asked.version, present))
      return this.#answer(this.asked.question)
    const untouched = present.from === undefined && Object.keys(present.patch).length === 0
    if (!untouched || this.now.solved === null || this.now.look.view !== 'balance') return nothing
    const t = texts(this.language)
    if (!this.wanted) {
      return html`<button class="plain again" @click=${() => this.#want(true)}>${t.work.guideShow}…</button>`
    }
    return html`
      <section aria-labelledby="heading">
        <header>
          <h2 id="heading">${t.work.guideTitle}</h2>
          <button class="plain icon" aria-label=${t.work.guideHide} title=${t.work.guideHide} @click=${() => this.#want(false)}>
            ${icons.close}
          </button>
        </header>
        <div class="questions">${QUESTIONS.map((question) => this.#question(question))}</div>
      </section>
    `
  }

  override updated(changed: PropertyValues<this>): void {
    this.toggleAttribute('data-empty', this.renderRoot.querySelector('section, .again') === null)
    const heading = this.renderRoot.querySelector<HTMLElement>('h2[tabindex]')
    if (!changed.has('now') || !this.#focusWanted || heading === null || this.now.phase !== 'ready') return
    this.#focusWanted = false
    heading.focus()
  }

  #question(question: Question): TemplateResult {
    const { work } = texts(this.language)
    const text = this.#textOf(question)
    return html`
      <button @click=${() => void this.#ask(question)}>
        <strong>${work.questions[text]}</strong><span class="unit">${work.questionNotes[text]}</span>
      </button>
    `
  }

  /** Growth by a year is only asked where a scenario over the years is there to answer. */
  #textOf(question: Question): Question | 'growthNow' {
    if (question !== 'growth') return question
    return growthScenario(this.workspace.known) === 'chongqing-2025' ? 'growthNow' : 'growth'
  }

  #answer(question: Question): TemplateResult {
    const t = texts(this.language)
    const { solved, phase } = this.now
    const findings = phase === 'ready' ? (solved?.result.findings ?? []).slice(0, MOST_FINDINGS) : []
    return html`
      <section aria-labelledby="heading" aria-busy=${phase !== 'ready'}>
        <h2 id="heading" tabindex="-1">${t.work.questions[this.#textOf(question)]}</h2>
        <ul>
          ${
            findings.length === 0
              ? html`<li>${t.work.compareRunning}</li>`
              : findings.map((finding) => html`<li>${formatFinding(finding, this.language)}</li>`)
          }
        </ul>
        <button @click=${() => this.#back()}>${t.work.guideBack}</button>
      </section>
    `
  }

  async #ask(question: Question): Promise<void> {
    const { workspace } = this
    const { scenario } = workspace.state.history.present
    try {
      const { work, against } = await answerTo(question, scenario, workspace.known, workspace.client)
      this.asked = { question, version: work.version }
      this.#focusWanted = true
      workspace.compareWith(against === null ? [] : [against, { kind: 'now' }])
      await workspace.load(work)
    } catch {
      // The worker is gone: the workspace starts another with the next run.
      workspace.retry()
    }
  }

  #back(): void {
    this.workspace.undo()
    this.workspace.look({ view: 'balance', year: null })
  }

  #want(guide: boolean): void {
    this.dispatchEvent(new PreferencesEvent({ guide }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-guide-panel': GuidePanel
  }
}
