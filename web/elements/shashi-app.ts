/** The page: holds the parts together, hands them the state, and turns what they ask for into actions. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ResultFile } from '../../src/index.ts'
import { regionSlots } from '../charts/palette.ts'
import { texts } from '../i18n/dictionary.ts'
import { TAGS } from '../i18n/languages.ts'
import { listChanges } from '../state/changes.ts'
import { type Lever, listLevers } from '../state/levers.ts'
import { PREFERENCES_KEY, type Preferences } from '../state/preferences.ts'
import { type Summary, summarise } from '../state/summary.ts'
import { VIEWS, type ViewId } from '../state/views.ts'
import type { Workspace, WorkspaceState } from '../state/workspace.ts'
import type { Solved } from '../worker/protocol.ts'
import { announcement, createAnnouncer } from './announcer.ts'
import { appStyles } from './app-styles.ts'
import type { CertificateDialog } from './certificate-dialog.ts'
import type { Command, CommandEvent, PreferencesEvent } from './events.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'
import './app-header.ts'
import './balance-view.ts'
import './certificate-dialog.ts'
import './changes-list.ts'
import './findings-view.ts'
import './kpi-strip.ts'
import './lever-panel.ts'
import './transfers-view.ts'
import './trouble-panel.ts'
import './view-tabs.ts'

@customElement('shashi-app')
export class ShashiApp extends LitElement {
  static override styles = [controls, appStyles]

  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) preferences: Preferences = { language: 'zh', theme: 'system' }
  /** Whether there is room for one column only, where the findings are a tab. */
  @state() private narrow = false
  @state() private sheetOpen = false
  @state() private spoken = ''
  @query('shashi-certificate-dialog') private readonly certificate!: CertificateDialog | null
  @query('.sheet-bar button') private readonly sheetButton!: HTMLButtonElement
  #levers: { readonly of: WorkspaceState; readonly list: readonly Lever[] } | null = null
  #unsubscribe = () => {}
  readonly #oneColumn = window.matchMedia('(max-width: 720px)')
  readonly #announcer = createAnnouncer((text) => {
    this.spoken = text
  })

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('keydown', this.#pressed)
    this.#oneColumn.addEventListener('change', this.#resized)
    this.#resized()
  }

  override disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#pressed)
    this.#oneColumn.removeEventListener('change', this.#resized)
    this.#unsubscribe()
    super.disconnectedCallback()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('workspace')) return
    this.#unsubscribe()
    this.#unsubscribe = this.workspace.subscribe(() => {
      this.requestUpdate()
      this.#announcer.say(() => announcement(this.workspace.state, this.preferences.language))
    })
  }

  override updated(): void {
    const { language, theme } = this.preferences
    const t = texts(language)
    const root = document.documentElement
    root.lang = TAGS[language]
    root.dataset.theme = theme
    document.title = `${t.title} · ${t.subtitle}`
  }

  override render(): TemplateResult {
    const { language } = this.preferences
    const t = texts(language)
    const now = this.workspace.state
    const stale = now.phase === 'solving' || now.phase === 'invalid' || now.phase === 'failed'
    return html`
      <header @shashi-choose=${(event: { scenario: string }) => this.workspace.choose(event.scenario)}
        @shashi-command=${this.#commanded} @shashi-preferences=${this.#preferred}>
        <button class="skip" @click=${this.#skip}>${t.skip}</button>
        ${this.#header(now)}
      </header>
      <div class="layout ${stale ? 'stale' : ''} ${this.sheetOpen ? 'sheet-open' : ''}" data-view=${this.#view}
        @shashi-command=${this.#commanded}>
        ${this.#leverColumn(now)}
        <main class="results" id="results" tabindex="-1" aria-busy=${now.phase === 'loading'}>
          <shashi-view-tabs .language=${language} .view=${this.#view}
            .views=${this.narrow ? VIEWS : VIEWS.filter((view) => view !== 'findings')}
            @shashi-view=${(event: { view: ViewId }) => this.workspace.look(event.view)}></shashi-view-tabs>
          ${this.#trouble(now)} ${this.#figures(now)}
        </main>
        <aside class="findings" tabindex="0" aria-label=${t.findings}>
          ${
            now.solved === null
              ? nothing
              : html`<shashi-findings-view .language=${language} .findings=${now.solved.result.findings}></shashi-findings-view>`
          }
        </aside>
        ${this.#sheetBar()}
      </div>
      <p class="hidden-text" role="status">${this.spoken}</p>
    `
  }

  #header({ history, titles, opened }: WorkspaceState): TemplateResult {
    const { language, theme } = this.preferences
    const loaded = opened === null ? [] : [{ id: opened.id, title: opened.loaded.title }]
    const target = this.workspace.resetTarget
    const toLoaded = target?.scenario === history.present.scenario
    return html`
      <shashi-app-header
        .language=${language}
        .theme=${theme}
        .titles=${titles.length > 0 ? titles : loaded}
        .scenario=${history.present.scenario}
        .canUndo=${history.past.length > 0}
        .canRedo=${history.future.length > 0}
        .resetTo=${target === null ? null : toLoaded ? 'loaded' : 'baseline'}
      ></shashi-app-header>
    `
  }

  #leverColumn(now: WorkspaceState): TemplateResult {
    const { language } = this.preferences
    const t = texts(language)
    const { opened, document } = now
    return html`
      <aside
        id="levers"
        class="levers ${this.sheetOpen ? 'open' : ''}"
        aria-label=${t.levers}
        @shashi-edit=${this.#edited}
        @shashi-settle=${() => this.workspace.settle()}
        @shashi-revert=${(event: { path: readonly string[] }) => this.workspace.revert(event.path)}
      >
        <div class="sheet-head">
          <h2>${t.levers}</h2>
          <button class="plain icon" aria-label=${t.close} @click=${this.#toggleSheet}>${icons.close}</button>
        </div>
        ${
          opened === null || document === null
            ? nothing
            : html`
              <shashi-lever-panel
                .language=${language}
                .levers=${this.#leverList(now)}
                .issues=${now.phase === 'invalid' ? now.issues : []}
                .slots=${this.#slots(now)}
              ></shashi-lever-panel>
              <shashi-changes-list
                .language=${language}
                .changes=${listChanges(opened.baseline.document, document, this.#leverList(now))}
              ></shashi-changes-list>
            `
        }
      </aside>
    `
  }

  #figures({ solved, baselineSolved, opened, phase }: WorkspaceState): TemplateResult {
    const { language } = this.preferences
    const year = solved?.result.years[0]?.year
    if (solved === null || year === undefined) {
      return phase === 'loading' ? html`<p class="loading">${texts(language).loading}</p>` : html``
    }
    const { result, scenario } = solved
    const summary = summarise(result, scenario, year)
    const baseline = comparable(baselineSolved, opened?.baselineId)
    return html`
      <div class="figures">
        <shashi-kpi-strip
          .language=${language}
          .summary=${summary}
          .reference=${baseline === null ? null : summarise(baseline.result, baseline.scenario, year)}
          .scenario=${scenario}
          .result=${result}
        ></shashi-kpi-strip>
        ${this.#charts(solved, baseline?.result ?? null, summary)}
        <shashi-certificate-dialog .language=${language} .result=${result}></shashi-certificate-dialog>
      </div>
    `
  }

  /** The charts of the view that is looked at. */
  #charts({ scenario, result }: Solved, baseline: ResultFile | null, summary: Summary): TemplateResult {
    const { language } = this.preferences
    const { year } = summary
    if (this.#view === 'map') {
      void import('./map-view.ts')
      return html`
        <shashi-map-view .language=${language} .scenario=${scenario} .result=${result} .year=${year}></shashi-map-view>
      `
    }
    if (this.#view === 'flows') {
      void import('./flows-view.ts')
      return html`
        <shashi-flows-view .language=${language} .scenario=${scenario} .result=${result} .year=${year}></shashi-flows-view>
      `
    }
    if (this.#view === 'findings') return html``
    return html`
        <shashi-balance-view
          .language=${language}
          .scenario=${scenario}
          .result=${result}
          .baseline=${baseline}
          .summary=${summary}
        ></shashi-balance-view>
        <shashi-transfers-view
          .language=${language}
          .scenario=${scenario}
          .result=${result}
          .year=${year}
          .slots=${regionSlots(scenario.regions.map(({ id }) => id))}
        ></shashi-transfers-view>
    `
  }

  /** The view that is shown: findings are none of their own where they stand beside the others. */
  get #view(): ViewId {
    const { view } = this.workspace.state
    return view === 'findings' && !this.narrow ? 'balance' : view
  }

  #trouble({ phase, issues, failure }: WorkspaceState): TemplateResult | typeof nothing {
    if (phase !== 'invalid' && phase !== 'failed') return nothing
    return html`
      <shashi-trouble-panel
        .language=${this.preferences.language}
        .issues=${issues}
        .failure=${phase === 'failed' ? failure : null}
      ></shashi-trouble-panel>
    `
  }

  #sheetBar(): TemplateResult {
    const t = texts(this.preferences.language)
    const { opened, document } = this.workspace.state
    const changes =
      opened === null || document === null ? [] : listChanges(opened.baseline.document, document, [])
    return html`
      <footer class="sheet-bar">
        <span class="soft">${changes.length === 0 ? t.noChanges : t.changeCount(changes.length)}</span>
        <button aria-expanded=${this.sheetOpen} aria-controls="levers" @click=${this.#toggleSheet}>
          ${icons.sliders}${t.openLevers}
        </button>
      </footer>
    `
  }

  /** The levers of the present document; made anew only when that, or what it was read from, changed. */
  #leverList(now: WorkspaceState): readonly Lever[] {
    const { opened, document, solved } = now
    if (opened === null || document === null) return []
    const last = this.#levers
    const fresh = last?.of.opened === opened && last.of.document === document && last.of.solved === solved
    if (fresh) return last.list
    const list = listLevers(opened.loaded, opened.baseline, document)
    this.#levers = { of: now, list }
    return list
  }

  #slots({ opened }: WorkspaceState): ReadonlyMap<string, number> {
    return regionSlots(opened?.loaded.regions.map(({ id }) => id) ?? [])
  }

  #edited(event: HTMLElementEventMap['shashi-edit']): void {
    this.workspace.edit(event.path, event.value, event.gesture)
  }

  #commanded(event: CommandEvent): void {
    this.#command(event.command)
  }

  #command(command: Command): void {
    if (command === 'certificate') this.certificate?.open()
    else this.workspace[command]()
  }

  #preferred({ change }: PreferencesEvent): void {
    this.preferences = { ...this.preferences, ...change }
    localStorage.setItem(PREFERENCES_KEY, JSON.stringify(this.preferences))
  }

  #toggleSheet(): void {
    this.sheetOpen = !this.sheetOpen
    const into = this.sheetOpen
    void this.updateComplete.then(() => {
      const close = this.renderRoot.querySelector<HTMLButtonElement>('.sheet-head button')
      ;(into ? close : this.sheetButton)?.focus()
    })
  }

  #skip(): void {
    this.renderRoot.querySelector<HTMLElement>('#results')?.focus()
  }

  readonly #resized = (): void => {
    this.narrow = this.#oneColumn.matches
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.sheetOpen) this.#toggleSheet()
    if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    this.#command(key === 'y' || event.shiftKey ? 'redo' : 'undo')
  }
}

/** The baseline's result, where it belongs to the scenario that is open. */
function comparable(baseline: Solved | null, id: string | undefined): Solved | null {
  return baseline !== null && baseline.input.scenario === id ? baseline : null
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-app': ShashiApp
  }
}
