/** The card of targets as traffic lights, and of early warning with its sentences and thresholds. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import {
  type EarlyWarning,
  type Finding,
  formatFinding,
  INDICATOR_TEXTS,
  INDICATORS,
  type ResultFile,
  type Scenario,
  WARNING_LEVELS,
  type WarningLevel,
} from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { icons } from './icons.ts'
import { card, controls } from './shared-styles.ts'
import { indicatorValue, regionName } from './years-words.ts'

type TargetStatus = ResultFile['targets'][number]['status']

/** By what calls for attention first. */
const STATUSES: readonly TargetStatus[] = ['missed', 'at-risk', 'met', 'not-computable']
const SIGNS = { met: icons.check, 'at-risk': icons.alert, missed: icons.close, 'not-computable': icons.info }

@customElement('shashi-watch-years')
export class WatchYears extends LitElement {
  static override styles = [
    controls,
    card,
    css`
      :host {
        display: block;
      }
      .summary {
        margin: 2px 0 8px;
      }
      section + section {
        margin-top: 14px;
      }
      ul {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 8.5em 1fr;
        gap: 4px 10px;
        align-items: start;
      }
      .light {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        color: var(--tone);
        font-weight: 600;
      }
      .light .glyph {
        flex: none;
        padding: 2px;
        width: 24px;
        height: 24px;
        border: 2px solid var(--tone);
        border-radius: 50%;
      }
      .met {
        --tone: var(--good);
      }
      .at-risk,
      .yellow,
      .orange {
        --tone: var(--warning);
      }
      .missed,
      .red {
        --tone: var(--serious);
      }
      .not-computable {
        --tone: var(--ink-soft);
      }
      .blue {
        --tone: var(--note);
      }
      .orange .glyph,
      .red .glyph {
        border-width: 4px;
        padding: 0;
      }
      details {
        margin-top: 10px;
        font-size: var(--text-small);
      }
      summary {
        min-height: 28px;
        line-height: 28px;
        color: var(--ink-soft);
        font-weight: 600;
        cursor: pointer;
      }
      summary:focus-visible {
        outline: 3px solid var(--focus);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(8em, auto) 1fr;
        gap: 2px 12px;
        margin: 0;
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        margin: 0;
      }
      @media (max-width: 480px) {
        li,
        dl {
          grid-template-columns: 1fr;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  @property({ attribute: false }) result!: ResultFile

  override render(): TemplateResult {
    return html`<div class="card">${this.#targets()} ${this.#warnings()}</div>`
  }

  #targets(): TemplateResult {
    const t = texts(this.language).years
    const { targets, findings } = this.result
    const count = (status: TargetStatus) => targets.filter((target) => target.status === status).length
    const [missed = 0, risk = 0, met = 0, open = 0] = STATUSES.map(count)
    const ranked = [...targets].sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status))
    return html`
      <section aria-labelledby="targets">
        <h2 id="targets">${t.targetsTitle}</h2>
        <p class="summary soft">${targets.length === 0 ? t.targetsNone : t.targetsSummary(met, risk, missed, open)}</p>
        <ul>
          ${ranked.map(({ id, year, status }) => {
            const said = findings.find((finding) => isOfTarget(finding, id, year))
            return html`
              <li class=${status}>
                <span class="light">${SIGNS[status]}${t.statuses[status]}</span>
                <span>${said === undefined ? id : formatFinding(said, this.language)}</span>
              </li>
            `
          })}
        </ul>
      </section>
    `
  }

  #warnings(): TemplateResult {
    const t = texts(this.language).years
    const warnings = this.result.findings
      .filter(({ code }) => code === 'early-warning')
      .sort((a, b) => WARNING_LEVELS.indexOf(levelOf(b)) - WARNING_LEVELS.indexOf(levelOf(a)))
    return html`
      <section aria-labelledby="warnings">
        <h2 id="warnings">${t.warningsTitle}</h2>
        <p class="summary soft">${warnings.length === 0 ? t.warningsNone : t.warningsSummary(warnings.length)}</p>
        <ul>
          ${warnings.map(
            (warning) => html`
              <li class=${levelOf(warning)}>
                <span class="light">${icons.alert}${t.levels[levelOf(warning)]}</span>
                <span>${formatFinding(warning, this.language)}</span>
              </li>
            `,
          )}
        </ul>
        ${
          this.scenario.earlyWarning.length === 0
            ? null
            : html`
              <details>
                <summary>${t.watched}</summary>
                <dl>${this.scenario.earlyWarning.map((one) => this.#watched(one))}</dl>
              </details>
            `
        }
      </section>
    `
  }

  /** What one early warning watches, and from where on it warns. */
  #watched({ indicator, region, sense, levels }: EarlyWarning): TemplateResult {
    const t = texts(this.language)
    const unit = INDICATORS.find(({ id }) => id === indicator)?.unit ?? ''
    const name = INDICATOR_TEXTS[indicator]?.[this.language] ?? indicator
    const area = region === null ? t.years.everywhere : regionName(this.scenario, region, this.language)
    const parts = levels.map(({ level, threshold }) => {
      const value = indicatorValue({ id: indicator, unit }, threshold.value, this.language)
      return t.place(
        t.years.levels[level],
        sense === 'at-least' ? t.years.below(value) : t.years.above(value),
      )
    })
    return html`<dt>${t.years.watchedArea(name, area)}</dt><dd>${parts.join(t.listMark)}</dd>`
  }
}

function isOfTarget({ code, parameters }: Finding, id: string, year: number): boolean {
  return code.startsWith('target-') && parameters.id === id && parameters.year === year
}

function levelOf({ parameters }: Finding): WarningLevel {
  return WARNING_LEVELS.find((level) => level === parameters.level) ?? 'blue'
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-watch-years': WatchYears
  }
}
