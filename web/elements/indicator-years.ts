/** The card of one indicator by choice: its definition and unit, its course for each region and the city. */
import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit'
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
import type { ChartColumn, ChartTable } from '../charts/chart-table.ts'
import type { LinePanel, ThresholdSpec } from '../charts/line-marks.ts'
import { type AreaIndicator, drawnYears, gatherIndicator } from '../charts/years-data.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { lineStrokes } from './line-chart.ts'
import { controls, reading, slotColours } from './shared-styles.ts'
import { areaName, indicatorValue, scaleOf } from './years-words.ts'
import './chart-frame.ts'

const FIRST = 'utilisation'

@customElement('shashi-indicator-years')
export class IndicatorYears extends LitElement {
  static override styles = [
    controls,
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
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  @property({ attribute: false }) result!: ResultFile
  @property({ attribute: false }) year = 0
  @state() private chosen = FIRST

  override render(): TemplateResult {
    const t = texts(this.language)
    const indicator = this.#indicator
    const areas = gatherIndicator(this.result, this.scenario, indicator.id).filter(({ values }) =>
      values.some((value) => value !== null),
    )
    return html`
      <shashi-chart-frame
        .language=${this.language}
        .heading=${t.years.indicatorTitle}
        .unit=${this.#unit()}
        .summary=${this.#sentence(areas)}
        .tables=${this.#tables(areas)}
        .file=${`${this.result.scenario.id}-${indicator.id}`}
        .result=${this.result}
      >
        <div slot="choices">
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
        </div>
        ${areas.length === 0 ? null : this.#chart(areas)}
      </shashi-chart-frame>
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
        ${this.#isRead(formula) ? html`<dt>${t.indicatorFormula}</dt><dd>${formula}</dd>` : nothing}
        <dt>${t.indicatorUnit}</dt>
        <dd>${this.#unit()}</dd>
        <dt>${t.indicatorSource}</dt>
        <dd>${DEFINITION_TEXTS[source]?.[this.language] ?? ''}</dd>
      </dl>
    `
  }

  /** Formulas of the library have English words in them: the Chinese definition says the same in full. */
  #isRead(formula: string): boolean {
    return this.language === 'en' || !/[a-z]{3}/i.test(formula)
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

  #tables(areas: readonly AreaIndicator[]): ChartTable[] {
    const t = texts(this.language)
    const scale = scaleOf(this.#indicator)
    const columns: ChartColumn[] = [
      { name: t.year, plain: true },
      ...areas.map((area) => ({ name: areaName(area, this.language) })),
    ]
    const rows = drawnYears(this.result).map((year, at) => [
      year,
      ...areas.map(({ values }) => {
        const value = values[at] ?? null
        return value === null ? null : value * scale
      }),
    ])
    const { id } = this.#indicator
    const figures = drawnYears(this.result).map((year) => [
      null,
      ...areas.map((area) => ({ id, place: area.id, year })),
    ])
    return [{ name: this.#name(id), columns, rows, figures }]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-indicator-years': IndicatorYears
  }
}
