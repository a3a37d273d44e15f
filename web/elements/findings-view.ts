/** Findings: sentences about the result, the gravest first; severity in colour, sign and word. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { type Finding, findingIn, formatFinding, mostImportant } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { findingFigures } from '../state/figures-findings.ts'
import type { Workspace } from '../state/workspace.ts'
import { CommandEvent, LookEvent } from './events.ts'
import { FigureEvent } from './figure-button.ts'
import { icons } from './icons.ts'
import type { RepairPanel } from './repair-panel.ts'
import { controls } from './shared-styles.ts'
import { viewOf } from './view-registry.ts'

/** Views that show what findings of one year speak of; all others are about the course of the years. */
const CHARTS: Readonly<Record<string, string>> = {
  balanced: 'balance',
  'no-slack': 'balance',
  shortage: 'balance',
  bottleneck: 'balance',
  'idle-capacity': 'balance',
  conflict: 'data',
  transfer: 'flows',
  'exporters-full': 'map',
}

/** Findings of what can be repaired. */
const TROUBLES: readonly string[] = ['shortage', 'bottleneck', 'conflict']

@customElement('shashi-findings-view')
export class FindingsView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      h2 {
        margin-bottom: 8px;
        font-size: 1.0625rem;
      }
      ul + h2 {
        margin-top: 20px;
      }
      ul {
        display: grid;
        gap: 10px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-inline-start: 4px solid var(--tone);
        border-radius: var(--radius);
        background: var(--card);
        line-height: 1.5;
        overflow-wrap: anywhere;
      }
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: 0 14px;
      }
      :is(.link, .repairs, .sources) {
        padding: 0;
        color: var(--action);
        text-decoration: underline;
      }
      .word {
        display: flex;
        align-items: center;
        gap: 4px;
        color: var(--tone);
        font-size: var(--text-small);
        font-weight: 600;
      }
      .word svg {
        width: 15px;
        height: 15px;
      }
      .good {
        --tone: var(--good);
      }
      .note {
        --tone: var(--note);
      }
      .warning {
        --tone: var(--warning);
      }
      .serious {
        --tone: var(--serious);
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) findings: readonly Finding[] = []
  /** The year that is looked at, of a run over several; `null` for a run of one. */
  @property({ attribute: false }) year: number | null = null
  /** Whether what is said of all years comes before what is said of the year that is looked at. */
  @property({ attribute: false }) courseFirst = false
  /** Whether the findings beyond those that fit a screen are shown too. */
  @state() private all = false
  @query('shashi-repair-panel') private readonly repairs!: RepairPanel | null
  /** Whether there was something to repair: what was applied is told after it is gone. */
  #troubled = false

  override render(): TemplateResult {
    const t = texts(this.language)
    const { findings, year } = this
    if (year === null) return html`${this.#list(t.findings, findings)} ${this.#repairs()}`
    const ofYear = findings.flatMap((finding) => findingIn(finding, year) ?? [])
    const lists = [
      this.#list(t.years.inYear(t.findings, year), ofYear),
      this.#list(t.years.overYears(t.findings), findings),
    ]
    return html`${this.courseFirst ? lists.reverse() : lists} ${this.#repairs()}`
  }

  /** What would remove the trouble of the year. */
  #repairs(): TemplateResult | typeof nothing {
    this.#troubled ||= this.findings.some(({ code }) => TROUBLES.includes(code))
    if (!this.#troubled) return nothing
    // Where it cannot be loaded the findings stand without it.
    import('./repair-panel.ts').catch(() => {})
    return html`<shashi-repair-panel .language=${this.language} .workspace=${this.workspace}></shashi-repair-panel>`
  }

  #list(heading: string, findings: readonly Finding[]): TemplateResult {
    const t = texts(this.language).explaining
    const first = mostImportant(findings)
    const more = findings.length - first.length
    const shown = this.all ? [...first, ...findings.filter((each) => !first.includes(each))] : first
    const toggle = html`
      <button class="plain" aria-expanded=${this.all} @click=${() => (this.all = !this.all)}>
        ${t.inReport(more)}
      </button>
    `
    return html`
      <h2>${heading}</h2>
      ${
        findings.length === 0
          ? html`<p class="soft">${texts(this.language).noFindings}</p>`
          : html`<ul>
              ${shown.map((finding) => this.#item(finding))}
            </ul>`
      }
      ${more > 0 ? toggle : nothing}
    `
  }

  #item(finding: Finding): TemplateResult {
    const t = texts(this.language)
    const { severity } = finding
    const icon = severity === 'good' ? icons.check : severity === 'note' ? icons.info : icons.alert
    return html`
      <li class=${severity}>
        <span class="word">${icon}${t.severities[severity]}</span>
        ${formatFinding(finding, this.language)} <span class="links">
          ${this.#link(finding)} ${this.#toRepairs(finding)} ${this.#sources(finding)}
        </span>
      </li>
    `
  }

  /** The way to what would remove the trouble. */
  #toRepairs({ code }: Finding): TemplateResult | typeof nothing {
    if (!TROUBLES.includes(code)) return nothing
    const { repairs } = texts(this.language).explaining
    return html`<button class="plain repairs" @click=${() => this.repairs?.focus()}>${repairs}</button>`
  }

  /** The way to the sources of the numbers in a finding. */
  #sources(finding: Finding): TemplateResult | typeof nothing {
    const figures = findingFigures(finding)
    if (figures.length === 0) return nothing
    const { sources } = texts(this.language).explaining
    const ask = () => this.dispatchEvent(new FigureEvent({ figures, heading: sources }))
    return html`<button class="plain sources" aria-haspopup="dialog" @click=${ask}>${sources}</button>`
  }

  /** The way to what a finding speaks of: its chart, or the certificate. */
  #link({ code }: Finding): TemplateResult {
    const t = texts(this.language)
    if (code === 'uncertified' || code === 'unsolved') {
      const open = () => this.dispatchEvent(new CommandEvent('certificate'))
      return html`<button class="plain link" @click=${open}>${t.explaining.show(t.certificate)}</button>`
    }
    const { id, title } = viewOf(CHARTS[code] ?? 'years')
    const open = () => this.dispatchEvent(new LookEvent({ view: id }))
    return html`<button class="plain link" @click=${open}>${t.explaining.show(title[this.language])}</button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-findings-view': FindingsView
  }
}
