/** The page: holds the parts together, hands them the state, and turns what they ask for into actions. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { texts } from '../i18n/dictionary.ts'
import { TAGS } from '../i18n/languages.ts'
import { listChanges } from '../state/changes.ts'
import type { Lever } from '../state/lever-types.ts'
import { scaleToTotal } from '../state/lever-values.ts'
import { listLevers, membersOf } from '../state/levers.ts'
import type { Library } from '../state/library.ts'
import { PREFERENCES_KEY, type Preferences } from '../state/preferences.ts'
import type { Workspace } from '../state/workspace.ts'
import { isStale, type WorkspaceState, yearLookedAt } from '../state/workspace-state.ts'
import { announcement, createAnnouncer } from './announcer.ts'
import { appStyles } from './app-styles.ts'
import type { CurveDialog } from './curve-dialog.ts'
import type { ChooseEvent, Command, CommandEvent, PreferencesEvent, TotalEvent } from './events.ts'
import type { ExplainDialog } from './explain-dialog.ts'
import type { FilesDialog } from './files-dialog.ts'
import { icons } from './icons.ts'
import type { LeverColumn } from './lever-column.ts'
import type { LibraryDialog } from './library-dialog.ts'
import type { ResultPanel } from './result-panel.ts'
import type { ShareDialog } from './share-dialog.ts'
import { controls } from './shared-styles.ts'
import { viewOf } from './view-registry.ts'
import './app-header.ts'
import './findings-view.ts'
import './guide-panel.ts'
import './lever-column.ts'
import './notice-bar.ts'
import './result-panel.ts'

@customElement('shashi-app')
export class ShashiApp extends LitElement {
  static override styles = [controls, appStyles]

  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) library!: Library
  @property({ attribute: false }) preferences: Preferences = { language: 'zh', theme: 'system', guide: true }
  /** Whether there is room for one column only, where the findings are a tab. */
  @state() private narrow = false
  /** Takes the newer build of the page that is ready; `null` where there is none. */
  @property({ attribute: false }) newer: (() => void) | null = null
  @state() private sheetOpen = false
  @state() private spoken = ''
  @query('shashi-result-panel') private readonly results!: ResultPanel
  @query('shashi-lever-column') private readonly column!: LeverColumn
  @query('shashi-library-dialog') private readonly libraryDialog!: LibraryDialog
  @query('shashi-explain-dialog') private readonly explainDialog!: ExplainDialog | null
  @query('shashi-curve-dialog') private readonly curveDialog!: CurveDialog | null
  @query('shashi-share-dialog') private readonly shareDialog!: ShareDialog
  @query('shashi-files-dialog') private readonly filesDialog!: FilesDialog
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
    if (!changed.has('workspace') && !changed.has('library')) return
    this.#unsubscribe()
    const ends = [
      this.library.subscribe(() => this.requestUpdate()),
      this.workspace.subscribe(() => {
        this.requestUpdate()
        this.#announcer.say(() => announcement(this.workspace.state, this.preferences.language))
      }),
    ]
    this.#unsubscribe = () => {
      for (const end of ends) end()
    }
  }

  override updated(): void {
    const { language, theme } = this.preferences
    const t = texts(language)
    const root = document.documentElement
    // To set what is already set would make the browser compute the style of every element anew.
    if (root.lang !== TAGS[language]) root.lang = TAGS[language]
    if (root.dataset.theme !== theme) root.dataset.theme = theme
    const title = `${t.title} · ${t.subtitle}`
    if (document.title !== title) document.title = title
  }

  override render(): TemplateResult {
    const { language } = this.preferences
    const t = texts(language)
    const now = this.workspace.state
    return html`
      <div
        class="page ${this.sheetOpen ? 'sheet-open' : ''}"
        data-view=${this.#view(now)}
        @shashi-choose=${this.#chosen}
        @shashi-command=${(event: CommandEvent) => void this.#command(event.command)}
        @shashi-preferences=${this.#preferred}
        @shashi-look=${(event: HTMLElementEventMap['shashi-look']) => this.workspace.look(event.look)}
        @shashi-edit=${this.#edited}
        @shashi-total=${this.#totalled}
        @shashi-settle=${() => this.workspace.settle()}
        @shashi-revert=${(event: HTMLElementEventMap['shashi-revert']) => this.workspace.revert(event.paths)}
        @shashi-explain=${this.#explain}
        @shashi-figure=${(event: HTMLElementEventMap['shashi-figure']) => void this.results.explainFigure(event)}
        @shashi-curve=${this.#drawCurve}
        @shashi-close=${this.#toggleSheet}
        @shashi-dismiss=${() => this.workspace.tell(null)}
      >
        <header>
          <button class="skip" @click=${this.#skip}>${t.skip}</button>
          ${this.#header(now)}
        </header>
        <div class="layout">${this.#columns(now)} ${this.#sheetBar(now)}</div>
        <shashi-library-dialog .language=${language} .library=${this.library} .workspace=${this.workspace}></shashi-library-dialog>
        <shashi-share-dialog .language=${language} .library=${this.library} .workspace=${this.workspace}></shashi-share-dialog>
        <shashi-files-dialog .language=${language} .library=${this.library} .workspace=${this.workspace}></shashi-files-dialog>
        ${
          now.solved === null
            ? nothing
            : html`
              <shashi-explain-dialog .language=${language} .scenario=${now.solved.scenario}></shashi-explain-dialog>
              <shashi-curve-dialog
                .language=${language}
                .scenario=${now.solved.scenario}
                .levers=${this.#leverList(now)}
              ></shashi-curve-dialog>
            `
        }
        <shashi-notice-bar .language=${language} .notice=${now.notice} .newer=${this.newer}></shashi-notice-bar>
      </div>
      <p class="hidden-text" role="status">${this.spoken}</p>
    `
  }

  #header({ history, titles, opened }: WorkspaceState): TemplateResult {
    const { language, theme } = this.preferences
    const { present } = history
    const loaded = opened === null ? [] : [{ id: opened.id, title: opened.loaded.title }]
    const target = this.workspace.resetTarget
    const toLoaded = target !== null && target.from === present.from && target.scenario === present.scenario
    const { current } = this.library
    const known =
      current !== undefined ? `saved:${current.id}` : present.from ? 'foreign' : `shipped:${present.scenario}`
    return html`
      <shashi-app-header
        .language=${language}
        .theme=${theme}
        .titles=${titles.length > 0 ? titles : loaded}
        .savedTitles=${this.library.state.scenarios ?? []}
        .chosen=${known}
        .canUndo=${history.past.length > 0}
        .canRedo=${history.future.length > 0}
        .resetTo=${target === null ? null : toLoaded ? 'loaded' : 'baseline'}
      ></shashi-app-header>
    `
  }

  #columns(now: WorkspaceState): TemplateResult {
    const { language, guide } = this.preferences
    const t = texts(language)
    return html`
      <aside id="levers" class="levers ${this.sheetOpen ? 'open' : ''}" aria-label=${t.levers}>
        <shashi-lever-column .language=${language} .now=${now} .levers=${this.#leverList(now)}></shashi-lever-column>
      </aside>
      <main class="results" id="results" tabindex="-1" aria-busy=${now.phase === 'loading'}>
        <shashi-result-panel
          .language=${language}
          .workspace=${this.workspace}
          .library=${this.library}
          .now=${now}
          .narrow=${this.narrow}
        >
          <shashi-guide-panel
            .language=${language}
            .workspace=${this.workspace}
            .now=${now}
            .wanted=${guide}
          ></shashi-guide-panel>
        </shashi-result-panel>
      </main>
      <aside class="findings ${isStale(now) ? 'stale' : ''}" tabindex="0" aria-label=${t.findings}>
        ${
          now.solved === null
            ? nothing
            : html`
              <shashi-findings-view
                .language=${language}
                .workspace=${this.workspace}
                .findings=${now.solved.result.findings}
                .year=${now.solved.result.years.length > 1 ? yearLookedAt(now) : null}
                .courseFirst=${now.look.view === 'years'}
              ></shashi-findings-view>
            `
        }
      </aside>
    `
  }

  /** The view that is shown: findings are none of their own where they stand beside the others. */
  #view({ look }: WorkspaceState): string {
    const view = viewOf(look.view)
    return view.besideOnWide && !this.narrow ? viewOf('').id : view.id
  }

  #sheetBar({ opened, document }: WorkspaceState): TemplateResult {
    const t = texts(this.preferences.language)
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
    const current = solved?.input.scenario === opened.id ? solved.scenario : null
    const list = listLevers(opened.loaded, opened.baseline, document, current)
    this.#levers = { of: now, list }
    return list
  }

  #edited(event: HTMLElementEventMap['shashi-edit']): void {
    this.workspace.edit(event.path, event.value, event.gesture)
  }

  /** Scale the members of a total from where they stood when the gesture began, so that a drag to 0 can come back. */
  #totalled({ lever, total, gesture }: TotalEvent): void {
    const { opened } = this.workspace.state
    const before = this.workspace.documentBefore(gesture ?? '')
    if (opened === null || before === null) return
    const members = membersOf(lever, listLevers(opened.loaded, opened.baseline, before))
    const edits = scaleToTotal(
      before,
      members.flatMap(({ paths: [path], value, baseline }) =>
        path === undefined ? [] : [{ path, value, baseline: baseline ?? 0 }],
      ),
      total,
    )
    this.workspace.editAll(edits, gesture)
  }

  #chosen({ kind, scenario }: ChooseEvent): void {
    const saved = kind === 'saved' ? this.library.find(scenario) : undefined
    if (saved !== undefined) this.library.open(saved)
    else if (kind === 'shipped') this.workspace.choose(scenario)
  }

  async #command(command: Command): Promise<void> {
    switch (command) {
      case 'certificate':
        return this.results.openCertificate()
      case 'compare':
      case 'data':
        if (this.sheetOpen) this.#toggleSheet()
        return this.workspace.look({ view: command })
      case 'library':
        await import('./library-dialog.ts')
        return this.libraryDialog.open()
      case 'share':
        await import('./share-dialog.ts')
        return this.shareDialog.open()
      case 'download':
        await import('./files-dialog.ts')
        return this.filesDialog.open()
      case 'save':
        if (await this.library.save()) return
        await import('./library-dialog.ts')
        return this.libraryDialog.open()
      default:
        return this.workspace[command]()
    }
  }

  async #explain({ of, id }: HTMLElementEventMap['shashi-explain']): Promise<void> {
    const { solved } = this.workspace.state
    const year = yearLookedAt(this.workspace.state)
    if (solved === null || year === null) return
    await import('./explain-dialog.ts')
    await this.explainDialog?.open({ input: solved.input, year, of, id })
  }

  async #drawCurve({ lever }: HTMLElementEventMap['shashi-curve']): Promise<void> {
    const { solved, history } = this.workspace.state
    const year = yearLookedAt(this.workspace.state)
    // Levers of a scenario are there before its first result.
    if (solved === null || year === null || solved.input.scenario !== history.present.scenario) return
    await import('./curve-dialog.ts')
    await this.curveDialog?.open(lever, { input: solved.input, year })
  }

  #preferred({ change }: PreferencesEvent): void {
    this.preferences = { ...this.preferences, ...change }
    localStorage.setItem(PREFERENCES_KEY, JSON.stringify(this.preferences))
  }

  #toggleSheet(): void {
    this.sheetOpen = !this.sheetOpen
    const into = this.sheetOpen
    void this.updateComplete.then(() => (into ? this.column.focusClose() : this.sheetButton?.focus()))
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
    void this.#command(key === 'y' || event.shiftKey ? 'redo' : 'undo')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-app': ShashiApp
  }
}
