/** The card of landbanks: for each area how long its reserves last, by tier, against the threshold of early warning. */
import { css, html, LitElement, svg, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type ResultFile, type Scenario, TIERS, type Tier } from '../../src/index.ts'
import type { LinePanel } from '../charts/line-marks.ts'
import { type AreaLandbank, gatherLandbank, type LandbankLine } from '../charts/years-data.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { lineStrokes } from './line-chart.ts'
import { card, controls, reading, slotColours, table } from './shared-styles.ts'
import { areaName } from './years-words.ts'

/** Least landbank of crushed rock, where the scenario names no threshold (National Planning Policy Framework), years. */
const LEAST = 10

/** Longer than anyone plans: beyond it the exact number says nothing, years. */
const CEILING = 60

@customElement('shashi-landbank-years')
export class LandbankYears extends LitElement {
  static override styles = [
    controls,
    card,
    table,
    reading,
    slotColours,
    lineStrokes,
    css`
      :host {
        display: block;
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
      .low {
        color: var(--serious);
        font-weight: 600;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  @property({ attribute: false }) result!: ResultFile
  @property({ attribute: false }) year = 0
  @state() private asTable = false

  override render(): TemplateResult {
    const t = texts(this.language)
    const areas = gatherLandbank(this.result, this.scenario).filter(({ lines }) => lines.length > 0)
    return html`
      <section class="card" aria-labelledby="heading">
        <header>
          <h2 id="heading">${t.years.landbankTitle} <span class="unit">${t.years.landbankUnit}</span></h2>
          <button aria-pressed=${this.asTable} @click=${() => (this.asTable = !this.asTable)}>${t.asTable}</button>
        </header>
        <p class="summary soft">${this.#sentence(areas)}</p>
        ${areas.length === 0 ? null : this.asTable ? this.#table(areas) : this.#chart(areas)}
      </section>
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

  #table(areas: readonly AreaLandbank[]): TemplateResult {
    const t = texts(this.language)
    const years = areas[0]?.years ?? []
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label=${t.years.landbankTitle}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t.years.area}</th>
              <th scope="col" class="text">${t.years.tier}</th>
              ${years.map((year) => html`<th scope="col">${year}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${areas.map((area) => area.lines.map((line) => this.#row(area, line)))}
          </tbody>
        </table>
      </div>
    `
  }

  #row(area: AreaLandbank, line: LandbankLine): TemplateResult {
    const threshold = this.#threshold
    return html`
      <tr>
        <th scope="row">${areaName(area, this.language)}</th>
        <td class="text">${this.#lineName(line)}</td>
        ${line.values.map((value) => {
          const low = value !== null && value < threshold
          return html`<td class=${low ? 'low' : ''}>${low ? '▼ ' : ''}${this.#number(value)}</td>`
        })}
      </tr>
    `
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
