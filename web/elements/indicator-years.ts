/** The card of one indicator by choice: its definition and unit, its course for each region and the city. */
import { css, html, LitElement, svg, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  DEFINITION_TEXTS,
  displayOf,
  INDICATOR_HELP,
  INDICATOR_TEXTS,
  INDICATORS,
  type IndicatorDefinition,
  type ResultFile,
  type Scenario,
} from '../../src/index.ts'
import type { LinePanel, ThresholdSpec } from '../charts/line-marks.ts'
import { type AreaIndicator, drawnYears, gatherIndicator } from '../charts/years-data.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { lineStrokes } from './line-chart.ts'
import { card, controls, reading, slotColours, swatch, table } from './shared-styles.ts'
import { areaName, indicatorNumber, indicatorValue, scaleOf } from './years-words.ts'

const FIRST = 'utilisation'

@customElement('shashi-indicator-years')
export class IndicatorYears extends LitElement {
  static override styles = [
    controls,
    card,
    table,
    swatch,
    reading,
    slotColours,
    lineStrokes,
    css`
      :host {
        display: block;
      }
      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        margin: 6px 0 4px;
        font-size: var(--text-small);
      }
      select {
        max-width: 100%;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 2px 10px;
        margin: 0 0 8px;
        font-size: var(--text-small);
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .summary {
        margin: 2px 0 12px;
      }
      .card h2 .unit {
        white-space: normal;
      }
      .card > header button {
        flex: none;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  @property({ attribute: false }) result!: ResultFile
  @property({ attribute: false }) year = 0
  @state() private asTable = false
  @state() private chosen = FIRST

  override render(): TemplateResult {
    const t = texts(this.language)
    const indicator = this.#indicator
    const areas = gatherIndicator(this.result, this.scenario, indicator.id).filter(({ values }) =>
      values.some((value) => value !== null),
    )
    return html`
      <section class="card" aria-labelledby="heading">
        <header>
          <h2 id="heading">${t.years.indicatorTitle} <span class="unit">${this.#unit()}</span></h2>
          <button aria-pressed=${this.asTable} @click=${() => (this.asTable = !this.asTable)}>${t.asTable}</button>
        </header>
        <label>
          ${t.years.indicatorChoose}
          <select @change=${this.#choose}>
            ${INDICATORS.map(
              ({ id }) =>
                html`<option value=${id} ?selected=${id === indicator.id}>${this.#name(id)}</option>`,
            )}
          </select>
        </label>
        ${this.#definition(indicator)}
        <p class="summary soft">${this.#sentence(areas)}</p>
        ${areas.length === 0 ? null : this.asTable ? this.#table(areas) : this.#chart(areas)}
      </section>
    `
  }

  get #indicator(): IndicatorDefinition {
    const found = INDICATORS.find(({ id }) => id === this.chosen) ?? INDICATORS[0]
    if (found === undefined) throw new Error('there are no indicators')
    return found
  }

  #name(id: string): string {
    return INDICATOR_TEXTS[id]?.[this.language] ?? id
  }

  #unit(): string {
    const t = texts(this.language).years
    const { isPercent, unit } = displayOf(this.#indicator.id, this.#indicator.unit)
    return isPercent ? t.indicatorShare : unit[this.language] === '' ? t.indicatorPlain : unit[this.language]
  }

  #choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.chosen = event.target.value
  }

  #definition({ id, formula, source }: IndicatorDefinition): TemplateResult {
    const t = texts(this.language).years
    return html`
      <dl>
        <dt>${t.indicatorDefinition}</dt>
        <dd>${INDICATOR_HELP[id]?.[this.language] ?? ''}</dd>
        <dt>${t.indicatorFormula}</dt>
        <dd>${formula}</dd>
        <dt>${t.indicatorUnit}</dt>
        <dd>${this.#unit()}</dd>
        <dt>${t.indicatorSource}</dt>
        <dd>${DEFINITION_TEXTS[source]?.[this.language] ?? ''}</dd>
      </dl>
    `
  }

  /** All areas in the first year and in the last. */
  #sentence(areas: readonly AreaIndicator[]): string {
    const t = texts(this.language)
    const years = drawnYears(this.result)
    const [first] = years
    const last = years.at(-1)
    if (areas.length === 0 || first === undefined || last === undefined) return t.years.indicatorNone
    const all = (at: number) =>
      areas
        .map((area) => t.place(areaName(area, this.language), this.#value(area.values.at(at) ?? null)))
        .join(t.listMark)
    return t.years.indicatorSummary(this.#name(this.#indicator.id), first, all(0), last, all(-1))
  }

  #value(value: number | null): string {
    return indicatorValue(this.#indicator, value, this.language)
  }

  #chart(areas: readonly AreaIndicator[]): TemplateResult {
    const t = texts(this.language)
    const years = drawnYears(this.result)
    const indicator = this.#indicator
    const scale = scaleOf(indicator)
    const panel: LinePanel = {
      id: indicator.id,
      title: this.#name(indicator.id),
      slot: 0,
      lines: areas.map((area, at) => ({
        id: area.id,
        label: areaName(area, this.language),
        slot: area.slot,
        dash: at % 4,
        values: area.values.map((value) => (value === null ? null : value * scale)),
      })),
      thresholds: this.#thresholds(scale),
    }
    const readings = years.map((year, at) => {
      const parts = areas.map((area) =>
        t.place(areaName(area, this.language), this.#value(area.values[at] ?? null)),
      )
      return [`${indicator.id} ${year}`, t.years.readIndicator(year, parts.join(t.listMark))] as const
    })
    return html`
      <shashi-line-chart
        .panels=${[panel]}
        .years=${years}
        .year=${this.year}
        .words=${{ number: (value: number) => formatNumber(value, this.language) }}
        .summary=${this.#sentence(areas)}
        .caption=${t.years.indicatorReading}
        .hint=${t.chartHint}
        .readings=${new Map(readings)}
      ></shashi-line-chart>
      <ul class="key">
        ${areas.map(
          (area, at) => html`
            <li>
              <svg width="30" height="8" aria-hidden="true">
                ${svg`<line class="line dash-${at % 4} slot-${area.slot}" x1="0" x2="30" y1="4" y2="4" />`}
              </svg>${areaName(area, this.language)}
            </li>
          `,
        )}
      </ul>
    `
  }

  /** The levels of early warning that watch this indicator. */
  #thresholds(scale: number): ThresholdSpec[] {
    const t = texts(this.language).years
    return this.scenario.earlyWarning
      .filter(({ indicator }) => indicator === this.#indicator.id)
      .flatMap(({ levels }) =>
        levels.map(({ level, threshold }) => {
          return {
            value: threshold.value * scale,
            label: `${t.levels[level]} ${this.#value(threshold.value)}`,
          }
        }),
      )
  }

  #table(areas: readonly AreaIndicator[]): TemplateResult {
    const t = texts(this.language)
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label=${this.#name(this.#indicator.id)}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t.year}</th>
              ${areas.map((area) => html`<th scope="col">${areaName(area, this.language)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${drawnYears(this.result).map(
              (year, at) => html`
                <tr>
                  <th scope="row">${year}</th>
                  ${areas.map(
                    ({ values }) =>
                      html`<td>${indicatorNumber(this.#indicator, values[at] ?? null, this.language)}</td>`,
                  )}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-indicator-years': IndicatorYears
  }
}
