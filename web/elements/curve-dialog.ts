/** The value curve under a lever: every goal's optimum along it, and the breakpoints, each of which it can be set to. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import {
  type CurveOutcome,
  explainWords,
  formatIssue,
  type Scenario,
  type ValueCurve,
} from '../../src/index.ts'
import { goalsOf, pointsOf } from '../charts/curve-data.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatExact, formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { Lever, NumberLever } from '../state/lever-types.ts'
import { Analysis } from '../worker/analysis.ts'
import type { AskedYear } from '../worker/analysis-protocol.ts'
import { changesAt, curveReadings, curveSummary, curveTables, curveTexts, goalName } from './curve-words.ts'
import { dialogStyles } from './dialog-styles.ts'
import { icons } from './icons.ts'
import { leverName } from './names.ts'
import { setLever } from './set-lever.ts'
import { controls, table } from './shared-styles.ts'
import './chart-frame.ts'
import './curve-chart.ts'

type Told =
  | { readonly phase: 'working'; readonly solves: number }
  | { readonly phase: 'told'; readonly outcome: CurveOutcome }
  | { readonly phase: 'failed'; readonly message: string }

/** Changes at a breakpoint that are in sight; the others stand in a disclosure. */
const IN_SIGHT = 4

@customElement('shashi-curve-dialog')
export class CurveDialog extends LitElement {
  static override styles = [
    controls,
    table,
    dialogStyles,
    css`
      dialog {
        width: min(860px, calc(100vw - 24px));
      }
      h3 {
        margin: 14px 0 4px;
        font-size: 1rem;
      }
      ul {
        margin: 0;
        padding-inline-start: 1.2em;
        line-height: 1.45;
      }
      td.text {
        white-space: normal;
        overflow-wrap: anywhere;
      }
      tr {
        vertical-align: top;
      }
      summary {
        min-height: 24px;
        line-height: 24px;
        cursor: pointer;
      }
      progress {
        width: 100%;
        accent-color: var(--action);
      }
      td button {
        white-space: nowrap;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  /** Levers as they stand now, among which is the one the curve is of. */
  @property({ attribute: false }) levers: readonly Lever[] = []
  @state() private lever: NumberLever | null = null
  @state() private told: Told = { phase: 'working', solves: 0 }
  @query('dialog') private readonly dialog!: HTMLDialogElement
  readonly #analysis = new Analysis()
  /** Where the lever stood when the curve was asked for. */
  #asked = 0

  /** Draw the curve of a lever; focus returns to the opener when the dialog closes. */
  async open(lever: NumberLever, asked: AskedYear): Promise<void> {
    const [path, ...others] = lever.paths
    if (path === undefined) return
    this.lever = lever
    this.#asked = lever.value
    this.told = { phase: 'working', solves: 0 }
    await this.updateComplete
    if (!this.dialog.open) this.dialog.showModal()
    const { min: from, max: to } = lever
    // A lever of the first year has a range of its own in another: from nothing to twice what that year has.
    const ask = { ...asked, path, others, ...(this.#isOfYear(lever) ? { from, to } : {}) }
    this.#analysis.ask('curve', ask, {
      onProgress: (solves) => (this.told = { phase: 'working', solves }),
      onAnswer: (outcome) => (this.told = { phase: 'told', outcome }),
      onFailure: (message) => (this.told = { phase: 'failed', message }),
    })
  }

  override render(): TemplateResult {
    const { lever } = this
    const name = lever === null ? '' : leverName(lever, this.language)
    return html`
      <dialog aria-labelledby="heading" @close=${() => this.#analysis.cancel()} @shashi-mark=${this.#marked}>
        <div class="head">
          <h2 id="heading">${curveTexts(this.language).title(name)}</h2>
          <button class="plain icon" aria-label=${texts(this.language).close} @click=${() => this.dialog.close()}>
            ${icons.close}
          </button>
        </div>
        ${lever === null ? nothing : this.#body(this.#now(lever), name)}
      </dialog>
    `
  }

  /** The lever as it stands now: it may have been set since the dialog opened. */
  #now(lever: NumberLever): NumberLever {
    const found = this.levers.find(({ id }) => id === lever.id)
    return found?.kind === 'number' ? found : lever
  }

  /** Whether the value of a lever is that of the year, whichever is looked at. */
  #isOfYear({ course, paths }: NumberLever): boolean {
    return this.scenario.years.length === 1 || (course === null && paths.length === 1)
  }

  /** How much of the lever, whose value is of the first year, stands behind 1 in the year of the curve. */
  #perUnit(lever: NumberLever, { current }: ValueCurve): number {
    return this.#isOfYear(lever) || current === null || current === 0 ? 1 : this.#asked / current
  }

  #body(lever: NumberLever, name: string): TemplateResult {
    const t = curveTexts(this.language)
    const { told } = this
    switch (told.phase) {
      case 'working':
        return html`
          <p class="soft">${t.working(name)}</p>
          <progress aria-label=${t.working(name)}></progress>
          <p class="soft" role="status">${told.solves === 0 ? nothing : t.progress(told.solves)}</p>
          <button class="cancel" @click=${() => this.dialog.close()}>${t.cancel}</button>
        `
      case 'failed':
        return html`<p role="alert" class="problem">${t.failed(told.message)}</p>`
      case 'told':
        return told.outcome.status === 'curve'
          ? this.#curve(told.outcome.curve, lever, name)
          : html`<p role="alert">${this.#why(told.outcome)}</p>`
    }
  }

  #why(outcome: Exclude<CurveOutcome, { status: 'curve' }>): string {
    const { curve } = explainWords(this.language)
    switch (outcome.status) {
      case 'invalid':
        return outcome.issues.map((issue) => formatIssue(issue, this.language)).join(' ')
      case 'empty':
        return curveTexts(this.language).empty
      case 'not-linear':
        return curve.notLinear
      case 'conflict':
        return curve.conflict
      case 'unproven':
        return curve.unproven(formatExact(outcome.value, this.language))
    }
  }

  #curve(curve: ValueCurve, lever: NumberLever, name: string): TemplateResult {
    const { language, scenario } = this
    const t = curveTexts(language)
    const per = this.#perUnit(lever, curve)
    const points = pointsOf(curve, lever.value / per, lever.baseline === null ? null : lever.baseline / per)
    const { moving, level } = goalsOf(curve)
    const shown = moving.length === 0 ? level : moving
    const summary = curveSummary(curve, language)
    const number = (value: number) => formatNumber(value, language)
    return html`
      <shashi-chart-frame
        .language=${language}
        .heading=${t.chart}
        .unit=${t.unit(curve.year, name, texts(language).units[lever.unit])}
        .summary=${summary}
        .tables=${curveTables(curve, language)}
        .file=${`curve-${lever.id.replaceAll('.', '-')}-${curve.year}`}
        .note=${this.#note(curve, lever)}
      >
        <shashi-curve-chart
          .summary=${summary}
          .caption=${`${t.chart}: ${name}. ${t.hint}`}
          .hint=${t.hint}
          .panels=${shown.map((goal) => ({ heading: goalName(goal, language), goal }))}
          .points=${points}
          .range=${[curve.from, curve.to] as const}
          .readings=${curveReadings(curve, points, scenario, language)}
          .words=${{ number, present: t.present, baseline: t.baseline }}
        ></shashi-curve-chart>
      </shashi-chart-frame>
      ${this.#corners(curve, lever)}
    `
  }

  #note(curve: ValueCurve, lever: NumberLever): string {
    const t = curveTexts(this.language)
    const [first = curve.year] = this.scenario.years
    const said = this.#isOfYear(lever) || first === curve.year ? [] : [t.ofYear(curve.year, first)]
    return [t.exact(curve.solves), ...said].join(this.language === 'zh' ? '' : ' ')
  }

  #corners(curve: ValueCurve, lever: NumberLever): TemplateResult {
    const per = this.#perUnit(lever, curve)
    const { language } = this
    const t = curveTexts(language)
    if (curve.corners.length === 0) return html`<p>${explainWords(language).curve.noCorners}</p>`
    return html`
      <h3 id="corners">${t.corners}</h3>
      <table aria-labelledby="corners">
        <thead><tr>
          <th scope="col">${t.at} <span class="unit">${texts(language).units[lever.unit]}</span></th>
          <th scope="col" class="text">${t.changes}</th>
        </tr></thead>
        <tbody>
          ${curve.corners.map(({ at }, index) => {
            const value = formatExact(at, language)
            return html`<tr data-at=${at}>
              <th scope="row">
                <button aria-label=${t.set(value)} aria-pressed=${isSame(at * per, lever.value)} @click=${() => this.#set(at * per)}>
                  ${value}
                </button>
              </th>
              <td class="text">${this.#changes(changesAt(curve, index, this.scenario, language))}</td>
            </tr>`
          })}
        </tbody>
      </table>
    `
  }

  #changes(sentences: readonly string[]): TemplateResult | string {
    const t = curveTexts(this.language)
    if (sentences.length === 0) return t.nothing
    const list = (some: readonly string[]) => html`<ul>${some.map((one) => html`<li>${one}</li>`)}</ul>`
    const rest = sentences.slice(IN_SIGHT)
    return html`
      ${list(sentences.slice(0, IN_SIGHT))}
      ${rest.length === 0 ? nothing : html`<details><summary>${t.more(rest.length)}</summary>${list(rest)}</details>`}
    `
  }

  /** A breakpoint of the chart was clicked, or read when Enter was pressed. */
  #marked(event: HTMLElementEventMap['shashi-mark']): void {
    event.stopPropagation()
    const { told } = this
    if (told.phase !== 'told' || told.outcome.status !== 'curve' || !event.id.startsWith('corner ')) return
    const corner = told.outcome.curve.corners[Number(event.id.slice('corner '.length))]
    if (corner === undefined || this.lever === null) return
    this.#set(corner.at * this.#perUnit(this.lever, told.outcome.curve))
  }

  /** Set the lever, as a step of its own. */
  #set(value: number): void {
    const asked = this.lever === null ? null : setLever(this.#now(this.lever), toGrid(value), null)
    if (asked !== null) this.dispatchEvent(asked)
  }
}

/** Quantities are set on their grid; rates and prices, which are smaller, as they are. */
const toGrid = (value: number): number => (value >= 10 ? Math.round(value * 1000) / 1000 : value)

/** Whether a breakpoint is where the lever stands. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-3 * Math.min(1, Math.abs(b))

declare global {
  interface HTMLElementTagNameMap {
    'shashi-curve-dialog': CurveDialog
  }
}
