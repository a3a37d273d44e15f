/** The card of supply against demand: title with unit, one sentence, the chart or its table, and a key. */
import { css, html, LitElement, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ResultFile, Scenario } from '../../src/index.ts'
import type { ChartColumn, ChartTable } from '../charts/chart-table.ts'
import { type AreaSupply, gatherSupply, tiersOf, type YearSupply } from '../charts/years-data.ts'
import { partsOf, type SupplyKind } from '../charts/years-marks.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { Figure } from '../state/figure-types.ts'
import { controls, reading, slotColours } from './shared-styles.ts'
import { hatch, supplyFills } from './supply-chart.ts'
import { areaName } from './years-words.ts'
import './chart-frame.ts'

/** Tonnage that is none, wt. */
const NOTHING = 1e-6

@customElement('shashi-supply-years')
export class SupplyYears extends LitElement {
  static override styles = [
    controls,
    reading,
    slotColours,
    supplyFills,
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
    const areas = gatherSupply(this.result, this.scenario)
    return html`
      <shashi-chart-frame
        .language=${this.language}
        .heading=${t.years.supplyTitle}
        .unit=${t.years.supplyUnit}
        .summary=${this.#sentence(areas)}
        .tables=${this.#tables(areas)}
        .file=${`${this.result.scenario.id}-supply`}
        .result=${this.result}
      >
        ${this.#chart(areas)}
      </shashi-chart-frame>
    `
  }

  #number(value: number): string {
    return formatNumber(value, this.language)
  }

  /** What the chart shows, in one sentence. */
  #sentence([city]: readonly AreaSupply[]): string {
    const t = texts(this.language).years
    const [first] = city?.years ?? []
    const last = city?.years.at(-1)
    if (city === undefined || first === undefined || last === undefined) return t.noYears
    const ends = [first.year, last.year, this.#number(first.demand), this.#number(last.demand)] as const
    const short = city.years.filter(({ unmet }) => unmet > NOTHING)
    const worst = mostOf(short, ({ unmet }) => unmet)
    const course =
      worst === undefined
        ? t.supplyMet(...ends)
        : t.supplyShort(...ends, short.length, worst.year, this.#number(worst.unmet))
    const most = mostOf(city.years, ({ transfer }) => transfer)
    const moved = most !== undefined && most.transfer > NOTHING
    return course + (moved ? t.supplyTransfer(most.year, this.#number(most.transfer)) : t.supplyEnd)
  }

  #chart(areas: readonly AreaSupply[]): TemplateResult {
    const t = texts(this.language)
    const readings = areas.flatMap((area) =>
      area.years.map((year) => [`${area.id} ${year.year}`, this.#reading(area, year)] as const),
    )
    return html`
      <shashi-supply-chart
        .areas=${areas}
        .year=${this.year}
        .words=${{
          area: (area: AreaSupply) => areaName(area, this.language),
          number: (value: number) => this.#number(value),
        }}
        .summary=${this.#sentence(areas)}
        .caption=${t.years.supplyReading}
        .hint=${t.chartHint}
        .readings=${new Map(readings)}
      ></shashi-supply-chart>
      ${this.#key(areas)}
    `
  }

  #reading(area: AreaSupply, year: YearSupply): string {
    const t = texts(this.language)
    const parts = partsOf(year)
      .filter(({ kind, quantity }) => quantity > NOTHING || kind === 'unmet')
      .map(({ kind, quantity }) => t.place(t.years.parts[kind], this.#number(quantity)))
    const name = areaName(area, this.language)
    return t.years.readSupply(name, year.year, this.#number(year.demand), parts.join(t.listMark))
  }

  #key(areas: readonly AreaSupply[]): TemplateResult {
    const t = texts(this.language).years
    const short = areas.some(({ years }) => years.some(({ unmet }) => unmet > NOTHING))
    const kinds: readonly SupplyKind[] = [
      ...tiersOf(this.scenario),
      'transfer',
      ...(short ? ['unmet' as const] : []),
    ]
    return html`
      <ul class="key">
        ${kinds.map(
          (kind) => html`
            <li>
              <svg width="20" height="14" aria-hidden="true">
                ${hatch}${svg`<rect class="bar ${kind} slot-0" x="1" y="1" width="18" height="12" />`}
              </svg>${t.parts[kind]}
            </li>
          `,
        )}
        <li>
          <svg width="20" height="14" aria-hidden="true"><path class="demand" d="M0,9H10V4H20" /></svg>${t.demandLine}
        </li>
      </ul>
    `
  }

  #tables(areas: readonly AreaSupply[]): ChartTable[] {
    const t = texts(this.language)
    const tiers = tiersOf(this.scenario)
    const parts = [...tiers, 'transfer' as const, 'unmet' as const].map((kind) => t.years.parts[kind])
    const columns: ChartColumn[] = [
      { name: t.years.area },
      { name: t.year, plain: true },
      ...[t.demand, ...parts].map((name) => ({ name })),
    ]
    const rows = areas.flatMap((area) =>
      area.years.map((year) => [
        areaName(area, this.language),
        year.year,
        year.demand,
        ...partsOf(year).map(({ quantity }) => quantity),
      ]),
    )
    const figures = areas.flatMap((area) => area.years.map((year) => figuresOf(area.id, year)))
    return [{ name: t.years.supplyTitle, columns, rows, figures }]
  }
}

/** What the cells of a row can be asked about; its first two name it. */
function figuresOf(place: string, supply: YearSupply): (Figure | null)[] {
  const { year } = supply
  const parts = partsOf(supply).map(({ kind }): Figure => {
    if (kind === 'unmet') return { id: 'unmet', place, year }
    return kind === 'transfer' ? { id: 'imports', place, year } : { id: 'own-use', place, by: kind, year }
  })
  return [null, null, { id: 'demand', place, year }, ...parts]
}

/** The first with the most of something. */
function mostOf<Row>(rows: readonly Row[], value: (row: Row) => number): Row | undefined {
  return rows.reduce<Row | undefined>(
    (best, row) => (best === undefined || value(row) > value(best) ? row : best),
    undefined,
  )
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-supply-years': SupplyYears
  }
}
