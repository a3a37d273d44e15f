/** The card of landbanks: for each area how long its reserves last, by tier, against the threshold of early warning. */
import { css, html, LitElement, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type ResultFile, type Scenario, TIERS, type Tier } from '../../src/index.ts'
import type { ChartColumn, ChartTable } from '../charts/chart-table.ts'
import type { LinePanel } from '../charts/line-marks.ts'
import { type AreaLandbank, gatherLandbank, type LandbankLine } from '../charts/years-data.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { lineStrokes } from './line-chart.ts'
import { controls, reading, slotColours } from './shared-styles.ts'
import { areaName } from './years-words.ts'
import './chart-frame.ts'

/** Least landbank of crushed rock, where the scenario names no threshold (National Planning Policy Framework), years. */
const LEAST = 10

/** Longer than anyone plans: beyond it the exact number says nothing, years. */
const CEILING = 60

@customElement('shashi-landbank-years')
export class LandbankYears extends LitElement {
  static override styles = [
    controls,
    reading,
    slotColours,
    lineStrokes,
    css`
      :host {
        display: block;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  @property({ attribute: false }) result!: ResultFile
  @property({ attribute: false }) year = 0

  override render(): TemplateResult {
    const t = texts(this.language)
    const areas = gatherLandbank(this.result, this.scenario).filter(({ lines }) => lines.length > 0)
    return html`
      <shashi-chart-frame
        .language=${this.language}
        .heading=${t.years.landbankTitle}
        .unit=${t.years.landbankUnit}
        .summary=${this.#sentence(areas)}
        .tables=${this.#tables(areas)}
        .file=${`${this.result.scenario.id}-landbank`}
        .result=${this.result}
      >
        ${areas.length === 0 ? null : this.#chart(areas)}
      </shashi-chart-frame>
    `
  }

  /** The mildest threshold of the scenario's early warning, years. */
  get #threshold(): number {
    const warning = this.scenario.earlyWarning.find(({ indicator }) => indicator === 'landbank')
    return warning?.levels[0]?.threshold.value ?? LEAST
  }

  #number(value: number | null): string {
    return value === null ? '—' : formatNumber(value, this.language)
  }

  #lineName({ tier }: LandbankLine): string {
    const t = texts(this.language)
    return tier === null ? t.years.landbankAll : t.years.parts[tier]
  }

  /** How long the city's reserves last, and which areas and tiers fall below the threshold, in one sentence. */
  #sentence(areas: readonly AreaLandbank[]): string {
    const t = texts(this.language)
    const [city] = areas
    const last = city?.years.at(-1)
    if (city === undefined || last === undefined) return t.years.indicatorNone
    const threshold = this.#threshold
    const low = areas.slice(1).flatMap((area) =>
      area.lines.flatMap((line) => {
        const year = area.years[line.values.findIndex((value) => value !== null && value < threshold)]
        const name = `${areaName(area, this.language)} ${this.#lineName(line)}`
        return year === undefined ? [] : [t.years.landbankFrom(name, year)]
      }),
    )
    const limit = this.#number(threshold)
    const begin = t.years.landbankSummary(last, this.#number(city.lines[0]?.values.at(-1) ?? null))
    return (
      begin +
      (low.length === 0 ? t.years.landbankNone(limit) : t.years.landbankBelow(limit, low.join(t.listMark)))
    )
  }

  #chart(areas: readonly AreaLandbank[]): TemplateResult {
    const t = texts(this.language)
    const threshold = this.#threshold
    const panels = areas.map(
      (area): LinePanel => ({
        id: area.id,
        title: areaName(area, this.language),
        slot: area.slot,
        lines: area.lines.map(({ tier, values }) => {
          return { id: tier ?? 'all', label: '', slot: area.slot, dash: dashOf(tier), values }
        }),
        thresholds: [{ value: threshold, label: t.years.landbankLine(this.#number(threshold)) }],
      }),
    )
    const readings = areas.flatMap((area) =>
      area.years.map((year, at) => {
        const parts = area.lines.map((line) =>
          t.place(this.#lineName(line), this.#number(line.values[at] ?? null)),
        )
        const said = t.years.readLandbank(areaName(area, this.language), year, parts.join(t.listMark))
        return [`${area.id} ${year}`, said] as const
      }),
    )
    const beyond = areas.some(({ lines }) =>
      lines.some(({ values }) => values.some((one) => (one ?? 0) > CEILING)),
    )
    return html`
      <shashi-line-chart
        .panels=${panels}
        .years=${areas[0]?.years ?? []}
        .year=${this.year}
        .options=${{ ceiling: CEILING }}
        .words=${{ number: (value: number) => this.#number(value) }}
        .summary=${this.#sentence(areas)}
        .caption=${t.years.landbankReading}
        .hint=${beyond ? `${t.years.landbankBeyond(`${CEILING}`)} ${t.chartHint}` : t.chartHint}
        .readings=${new Map(readings)}
      ></shashi-line-chart>
      ${this.#key(areas)}
    `
  }

  #key(areas: readonly AreaLandbank[]): TemplateResult {
    const t = texts(this.language)
    const tiers = new Set(areas.flatMap(({ lines }) => lines.map(({ tier }) => tier)))
    return html`
      <ul class="key">
        ${[null, ...TIERS].map((tier) =>
          tiers.has(tier)
            ? html`
              <li>
                <svg width="30" height="8" aria-hidden="true">
                  ${svg`<line class="line dash-${dashOf(tier)} slot-0" x1="0" x2="30" y1="4" y2="4" />`}
                </svg>${tier === null ? t.years.landbankAll : t.years.parts[tier]}
              </li>
            `
            : null,
        )}
        <li>
          <svg width="30" height="8" aria-hidden="true"><line class="threshold" x1="0" x2="30" y1="4" y2="4" /></svg>
          ${t.years.landbankLine(this.#number(this.#threshold))}
        </li>
      </ul>
    `
  }

  #tables(areas: readonly AreaLandbank[]): ChartTable[] {
    const t = texts(this.language)
    const years = areas[0]?.years ?? []
    const columns: ChartColumn[] = [
      { name: t.years.area },
      { name: t.years.tier, text: true },
      ...years.map((year) => ({ name: String(year) })),
    ]
    const rows = areas.flatMap((area) =>
      area.lines.map((line) => [areaName(area, this.language), this.#lineName(line), ...line.values]),
    )
    const figures = areas.flatMap((area) =>
      area.lines.map(({ tier }) => [
        null,
        null,
        ...years.map((year) => ({
          id: 'landbank',
          place: area.id,
          ...(tier === null ? {} : { by: tier }),
          year,
        })),
      ]),
    )
    return [{ name: t.years.landbankTitle, columns, rows, figures, least: this.#threshold }]
  }
}

/** The dashes of a tier, the same in every panel. */
function dashOf(tier: Tier | null): number {
  return tier === null ? 0 : 1 + (TIERS.indexOf(tier) % 3)
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-landbank-years': LandbankYears
  }
}
