/** The middle of the page: tabs, what stands in the way, the main indicators, and the view that is looked at. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { Starts } from '../state/figure-start.ts'
import type { Library } from '../state/library.ts'
import { type Summary, summarise } from '../state/summary.ts'
import type { Workspace } from '../state/workspace.ts'
import { isStale, type WorkspaceState, yearLookedAt } from '../state/workspace-state.ts'
import type { Solved } from '../worker/protocol.ts'
import type { CertificateDialog } from './certificate-dialog.ts'
import type { FigureEvent } from './figure-button.ts'
import type { FigureDialog } from './figure-dialog.ts'
import { controls } from './shared-styles.ts'
import { VIEWS, type View, type ViewContext, viewOf } from './view-registry.ts'
import './kpi-strip.ts'
import './view-tabs.ts'
import './year-slider.ts'

@customElement('shashi-result-panel')
export class ResultPanel extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 14px;
        min-width: 0;
      }
      .figures {
        display: contents;
      }
      .figures > * {
        transition:
          opacity 0.1s,
          filter 0.1s;
      }
      /* A run is done within a frame or two; only what takes longer is seen to dim. */
      .stale > * {
        opacity: 0.75;
        filter: saturate(0.25);
        transition-delay: 0.2s;
      }
      .loading {
        padding: 40px 16px;
        color: var(--ink-soft);
      }
      @media (max-width: 720px) {
        shashi-view-tabs {
          margin: -12px -12px 0;
          background: var(--card);
        }
      }
      @media print {
        shashi-view-tabs,
        shashi-year-slider {
          display: none;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .figures > * {
          transition: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) library!: Library
  @property({ attribute: false }) now!: WorkspaceState
  /** Whether there is room for one column only. */
  @property({ attribute: false }) narrow = false
  /** Views whose element could not be loaded, with the reason. */
  @state() private missing: ReadonlyMap<string, string> = new Map()
  @query('shashi-certificate-dialog') private readonly certificate!: CertificateDialog | null

  readonly #starts = new Starts((input) => this.workspace.client.read(input))
  @query('shashi-figure-dialog') private readonly figureDialog!: FigureDialog | null

  async openCertificate(): Promise<void> {
    await import('./certificate-dialog.ts')
    this.certificate?.open()
  }

  override render(): TemplateResult {
    const context = this.#context()
    const offered = VIEWS.filter(
      (view) =>
        (this.narrow || !view.besideOnWide) && (context === null || (view.offered?.(context) ?? true)),
    )
    const wanted = viewOf(this.now.look.view)
    const view = offered.includes(wanted) ? wanted : viewOf('')
    return html`
      <shashi-view-tabs .language=${this.language} .view=${view.id} .views=${offered}></shashi-view-tabs>
      ${this.#trouble()} <slot></slot> ${context === null ? this.#waiting() : this.#figures(view, context)}
    `
  }

  #waiting(): TemplateResult | typeof nothing {
    return this.now.phase === 'loading'
      ? html`<p class="loading">${texts(this.language).loading}</p>`
      : nothing
  }

  #context(): ViewContext | null {
    const { solved } = this.now
    const year = yearLookedAt(this.now)
    if (solved === null || year === null) return null
    const { scenario, result } = solved
    return {
      language: this.language,
      scenario,
      result,
      baseline: this.#baseline()?.result ?? null,
      year,
      summary: summarise(result, scenario, year),
      workspace: this.workspace,
      library: this.library,
    }
  }

  /** The baseline's result, where it belongs to the scenario that is open. */
  #baseline(): Solved | null {
    const { baselineSolved, opened } = this.now
    return baselineSolved !== null && baselineSolved.input.scenario === opened?.baselineId
      ? baselineSolved
      : null
  }

  #figures(view: View, context: ViewContext): TemplateResult {
    const { language } = this
    const start = this.#starts.of(this.now)
    return html`
      ${this.#years(context)}
      <div class="figures ${isStale(this.now) ? 'stale' : ''}" @shashi-figure=${this.explainFigure}>
        ${view.withoutIndicators ? nothing : this.#indicators(context)} ${this.#view(view, context)}
        <shashi-certificate-dialog .language=${language} .result=${context.result}></shashi-certificate-dialog>
        <shashi-figure-dialog
          .language=${language}
          .context=${{ ...context, start: start?.scenario ?? null }}
          .startName=${start?.name ?? null}
        ></shashi-figure-dialog>
      </div>
    `
  }

  /** Say where numbers come from, and what the user made of them. */
  async explainFigure(event: FigureEvent): Promise<void> {
    // The page asks for those of the findings beside this panel.
    event.stopPropagation()
    const { ask } = event
    // Without the worker the numbers are explained all the same, only not compared.
    const known = this.#starts.find(this.now).catch(() => {})
    await import('./figure-dialog.ts')
    await this.figureDialog?.open(ask)
    await known
    this.requestUpdate()
  }

  #indicators({ language, summary, scenario, result, year }: ViewContext): TemplateResult {
    const baseline = this.#baseline()
    // A scenario may go on to years that its baseline does not have.
    const isKnown = baseline?.result.years.some((one) => one.year === year) ?? false
    const before: Summary | null =
      baseline === null || !isKnown ? null : summarise(baseline.result, baseline.scenario, year)
    return html`
      <shashi-kpi-strip
        .language=${language}
        .summary=${summary}
        .reference=${before}
        .baseline=${baseline === null ? null : { ...baseline, name: baseline.scenario.title[language] }}
        .scenario=${scenario}
        .result=${result}
      ></shashi-kpi-strip>
    `
  }

  #view(view: View, context: ViewContext): TemplateResult {
    const t = texts(this.language)
    const reason = this.missing.get(view.id)
    if (reason !== undefined) return html`<p role="alert">${t.work.viewMissing(reason)}</p>`
    view.load?.().catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      this.missing = new Map([...this.missing, [view.id, message]])
    })
    return view.render(context)
  }

  /** Which year is looked at, where there are several. */
  #years({ result, year }: ViewContext): TemplateResult | typeof nothing {
    if (result.years.length < 2) return nothing
    return html`
      <shashi-year-slider
        .language=${this.language}
        .years=${result.years.map((one) => one.year)}
        .year=${year}
      ></shashi-year-slider>
    `
  }

  #trouble(): TemplateResult | typeof nothing {
    const { phase, issues, failure, slow, progress } = this.now
    if (phase !== 'invalid' && phase !== 'failed' && !slow) return nothing
    // Where the element itself cannot be loaded, the plain text between its tags stays in sight.
    import('./trouble-panel.ts').catch(() => {})
    const plain = phase === 'failed' ? texts(this.language).failed : nothing
    return html`
      <shashi-trouble-panel
        .language=${this.language}
        .phase=${phase === 'invalid' || phase === 'failed' ? phase : 'slow'}
        .issues=${issues}
        .progress=${progress}
        .failure=${failure ?? ''}
      >${plain}</shashi-trouble-panel>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-result-panel': ResultPanel
  }
}
