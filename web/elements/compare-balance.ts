/** Supply and demand of each region in several runs, on one axis, with a key. */
import { css, html, LitElement, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ResultFile, Scenario } from '../../src/index.ts'
import type { ChartTable } from '../charts/chart-table.ts'
import type { ComparedBalance, CompareWords } from '../charts/compare-marks.ts'
import { regionSlots } from '../charts/palette.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import { controls, reading } from './shared-styles.ts'
import './chart-frame.ts'
import './compare-chart.ts'

/** A run that has come, under its name. */
export interface NamedRun {
  readonly name: string
  readonly scenario: Scenario
  readonly result: ResultFile
}

@customElement('shashi-compare-balance')
export class CompareBalance extends LitElement {
  static override styles = [
    controls,
    reading,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .own {
        fill: var(--ink-soft);
      }
      .imports {
        fill: color-mix(in srgb, var(--ink-soft) 45%, var(--card));
        stroke: var(--ink-soft);
      }
      .unmet {
        fill: var(--card);
        stroke: var(--serious);
        stroke-width: 2;
        stroke-dasharray: 4 3;
      }
      .faint {
        fill: var(--well);
        stroke: var(--line);
      }
      .demand {
        stroke: var(--ink);
        stroke-width: 3;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) runs: readonly NamedRun[] = []
  @property({ attribute: false }) year = 0

  override render(): TemplateResult {
    const { work, balanceUnit, reading, chartHint } = texts(this.language)
    const { language, runs } = this
    const number = (quantity: number) => formatNumber(quantity, language)
    const regions = runs[0]?.scenario.regions ?? []
    const regionName = (id: string) => {
      const region = regions.find((one) => one.id === id)
      return region === undefined ? id : shortName(region.name, language)
    }
    const words = { region: regionName, run: (at: number) => runs[at]?.name ?? '', number }
    return html`
      <shashi-chart-frame
        .language=${language}
        .heading=${work.compareChart}
        .unit=${balanceUnit(this.year)}
        .summary=${this.#sentence()}
        .tables=${[this.#table(regionName)]}
        .file=${`compare-${this.year}`}
      >
        <shashi-compare-chart
          .rows=${this.#rows()}
          .runs=${runs.length}
          .words=${words}
          .slots=${regionSlots(regions.map(({ id }) => id))}
          .summary=${this.#sentence()}
          .caption=${reading.compareReading}
          .hint=${chartHint}
          .readings=${this.#readings(words)}
        ></shashi-compare-chart>
        ${this.#key()}
      </shashi-chart-frame>
    `
  }

  /** What each part of a bar says: region by region, run by run. */
  #readings({ region, run, number }: CompareWords): ReadonlyMap<string, string> {
    const { work, reading, listMark } = texts(this.language)
    const names = { own: work.compareOwn, imports: work.compareImports, unmet: work.compareUnmet }
    const said = this.#rows()
      .sort((a, b) => this.#regionIndex(a.region) - this.#regionIndex(b.region) || a.run - b.run)
      .flatMap((row) =>
        (['own', 'imports', 'unmet'] as const).flatMap((kind) => {
          if (row[kind] <= 1e-6) return []
          const place = [region(row.region), run(row.run)].join(listMark)
          return [
            [
              `${row.region} ${row.run} ${kind}`,
              reading.readPart(place, names[kind], number(row[kind])),
            ] as const,
          ]
        }),
      )
    return new Map(said)
  }

  #regionIndex(id: string): number {
    return this.runs[0]?.scenario.regions.findIndex((region) => region.id === id) ?? 0
  }

  #table(regionName: (id: string) => string): ChartTable {
    const { work, reading, region } = texts(this.language)
    const names = [work.compareDemand, work.compareOwn, work.compareImports, work.compareUnmet]
    return {
      name: work.compareChart,
      columns: [{ name: region }, { name: reading.run, text: true }, ...names.map((name) => ({ name }))],
      rows: this.#rows().map(({ region: id, run, demand, own, imports, unmet }) => [
        regionName(id),
        this.runs[run]?.name ?? '',
        demand,
        own,
        imports,
        unmet,
      ]),
    }
  }

  /** What falls short in each run, in one sentence. */
  #sentence(): string {
    const t = texts(this.language)
    const parts = this.runs.map(({ name, result }) => {
      const short = result.regions
        .filter(({ year }) => year === this.year)
        .reduce((sum, row) => sum + row.unmet, 0)
      return t.work.compareRun(name, formatNumber(short, this.language))
    })
    return t.work.compareChartSummary(parts.join(t.listMark))
  }

  #rows(): ComparedBalance[] {
    return this.runs.flatMap(({ result }, run) =>
      result.regions
        .filter(({ year }) => year === this.year)
        .map(({ id, demand, ownUse, imports, unmet }) => ({
          region: id,
          run,
          demand,
          own: ownUse,
          imports,
          unmet,
        })),
    )
  }

  #key(): TemplateResult {
    const { work } = texts(this.language)
    const box = (kind: string, name: string) => html`
      <li>
        <svg width="18" height="12" aria-hidden="true">${svg`<rect class=${kind} x="1" y="1" width="16" height="10" />`}</svg>${name}
      </li>
    `
    return html`
      <ul class="key">
        ${box('own', work.compareOwn)} ${box('imports', work.compareImports)} ${box('unmet', work.compareUnmet)}
        ${box('faint', work.compareFaint)}
        <li>
          <svg width="6" height="16" aria-hidden="true"><line class="demand" x1="3" x2="3" y1="0" y2="16" /></svg>${work.compareDemand}
        </li>
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-compare-balance': CompareBalance
  }
}
