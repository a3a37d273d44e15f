/** The Balance view: title with unit, one sentence, the chart or its table, and a key. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ResultFile, Scenario } from '../../src/index.ts'
import { gatherBalance, type RegionBalance } from '../charts/balance-data.ts'
import { type BalanceWords, readBalance, type SegmentKind } from '../charts/balance-marks.ts'
import type { ChartTable } from '../charts/chart-table.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import { largestMarket, type Summary } from '../state/summary.ts'
import { ExplainEvent } from './events.ts'
import { controls } from './shared-styles.ts'
import './balance-chart.ts'
import './chart-frame.ts'

@customElement('shashi-balance-view')
export class BalanceView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .why {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 12px 0 0;
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 12px 0 0;
        padding: 0;
        list-style: none;
        color: var(--ink-soft);
        font-size: var(--text-tiny);
      }
      .key li {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .key svg {
        flex: none;
      }
      .key .own {
        fill: var(--ink-soft);
      }
      .key .export {
        fill: var(--well);
        stroke: var(--ink-soft);
        stroke-width: 1.5;
      }
      .key .capacity {
        fill: var(--well);
        stroke: var(--edge);
      }
      .key .unmet {
        fill: none;
        stroke: var(--serious);
        stroke-width: 2;
        stroke-dasharray: 4 3;
      }
      .key .demand {
        stroke: var(--ink);
        stroke-width: 3;
      }
      .key .planned {
        stroke: var(--ink-soft);
        stroke-width: 2;
      }
      .key .before {
        stroke: var(--ink);
        stroke-width: 1.5;
        stroke-dasharray: 3 2;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  @property({ attribute: false }) result!: ResultFile
  @property({ attribute: false }) baseline: ResultFile | null = null
  @property({ attribute: false }) summary!: Summary

  override render(): TemplateResult {
    const t = texts(this.language)
    const regions = gatherBalance(this.result, this.scenario, this.summary.year, this.baseline)
    return html`
      <shashi-chart-frame
        .language=${this.language}
        .heading=${t.balanceTitle}
        .unit=${t.balanceUnit(this.summary.year)}
        .summary=${this.#sentence(regions)}
        .tables=${[this.#table(regions)]}
        .file=${`${this.result.scenario.id}-balance-${this.summary.year}`}
        .result=${this.result}
      >
        ${this.#chart(regions)}
        <p slot="below" class="why">${regions.map((region) => this.#explainer(region.id))}</p>
      </shashi-chart-frame>
    `
  }

  /** What the chart shows, in one sentence. */
  #sentence(regions: readonly RegionBalance[]): string {
    const t = texts(this.language)
    const { demand, unmet, transfer } = this.summary
    const number = (value: number) => formatNumber(value, this.language)
    if (unmet > 1e-6) {
      const short = regions.filter((region) => region.unmet > 1e-6)
      const places = short.map((region) => t.place(this.#name(region.id), number(region.unmet)))
      return t.balanceSummaryShort(number(demand), number(unmet), places.join(t.listMark))
    }
    return transfer > 1e-6
      ? t.balanceSummary(number(demand), number(transfer))
      : t.balanceSummaryHome(number(demand))
  }

  #name(region: string): string {
    const known = this.scenario.regions.find(({ id }) => id === region)
    return known === undefined ? region : shortName(known.name, this.language)
  }

  #chart(regions: readonly RegionBalance[]): TemplateResult {
    const t = texts(this.language)
    const words = this.#words()
    return html`
      <shashi-balance-chart
        @shashi-mark=${(event: HTMLElementEventMap['shashi-mark']) => this.#explain(event.id)}
        .regions=${regions}
        .words=${words}
        .summary=${this.#sentence(regions)}
        .caption=${t.reading.balanceReading}
        .hint=${t.explainHint}
        .readings=${readBalance(regions, (region, kind, other, quantity) =>
          t.reading.readPart(words.name(region), words.segment(kind, other), words.number(quantity)),
        )}
      ></shashi-balance-chart>
      ${this.#key(regions)}
    `
  }

  /** A part of a region's bars is explained at its largest market. */
  #explain(mark: string): void {
    const market = largestMarket(this.result, mark.split(' ')[0] ?? '', this.summary.year)
    if (market !== null) this.dispatchEvent(new ExplainEvent('market', market))
  }

  /** A button that explains the market of a region; its largest where there are several. */
  #explainer(region: string): TemplateResult | null {
    const market = largestMarket(this.result, region, this.summary.year)
    const name = this.scenario.markets.find(({ id }) => id === market)?.name
    if (market === null || name === undefined) return null
    const explain = () => this.dispatchEvent(new ExplainEvent('market', market))
    const words = texts(this.language).explaining
    return html`<button @click=${explain}>${words.explain(shortName(name, this.language))}</button>`
  }

  #words(): BalanceWords {
    const t = texts(this.language)
    const number = (quantity: number) => formatNumber(quantity, this.language)
    const fact = (name: string, quantity: number) => `${name} ${number(quantity)}`
    const facts = (...parts: string[]) => parts.join(' · ')
    return {
      demandBar: t.demandBar,
      outputBar: t.outputBar,
      factsGap: ' · ',
      number,
      name: (region) => this.#name(region),
      demandFacts: ({ demand, unmet }) =>
        unmet > 1e-6 ? facts(fact(t.demand, demand), fact(t.unmet, unmet)) : facts(fact(t.demand, demand)),
      outputFacts: ({ output, capacity }) => facts(fact(t.output, output), fact(t.capacity, capacity)),
      segment: (kind, other) => this.#segmentName(kind, other),
      shortSegment: (kind, other) =>
        kind === 'import' && other !== null ? this.#name(other) : t.short[kind],
    }
  }

  #segmentName(kind: SegmentKind, other: string | null): string {
    const t = texts(this.language)
    const name = other === null ? '' : this.#name(other)
    switch (kind) {
      case 'own':
      case 'home':
        return t.ownUse
      case 'import':
        return t.fromRegion(name)
      case 'export':
        return t.toRegion(name)
      case 'unmet':
        return t.unmet
      case 'capacity':
        return t.capacity
    }
  }

  #key(regions: readonly RegionBalance[]): TemplateResult {
    const t = texts(this.language)
    const box = (kind: string, name: string) => html`
      <li>
        <svg width="18" height="12" aria-hidden="true"><rect class=${kind} x="1" y="1" width="16" height="10" /></svg>${name}
      </li>
    `
    const line = (kind: string, name: string) => html`
      <li>
        <svg width="6" height="16" aria-hidden="true"><line class=${kind} x1="3" x2="3" y1="0" y2="16" /></svg>${name}
      </li>
    `
    const short = regions.some(({ unmet }) => unmet > 1e-6)
    const moved = regions.some(
      ({ before, demand, output }) =>
        before !== null && (before.demand !== demand || before.output !== output),
    )
    return html`
      <ul class="key">
        ${box('own', t.legendOwn)} ${box('export', t.legendExport)} ${box('capacity', t.legendIdle)}
        ${short ? box('unmet', t.legendUnmet) : null} ${line('demand', t.legendDemand)}
        ${regions.some((region) => region.plannedCapacity !== null) ? line('planned', t.legendPlanned) : null}
        ${moved ? line('before', t.legendBaseline) : null}
      </ul>
    `
  }

  #table(regions: readonly RegionBalance[]): ChartTable {
    const t = texts(this.language)
    const sum = (parts: readonly { readonly quantity: number }[]) =>
      parts.reduce((total, { quantity }) => total + quantity, 0)
    const columns: readonly [string, string, (region: RegionBalance) => number | null][] = [
      ['demand', t.demand, ({ demand }) => demand],
      ['own-use', t.ownUse, ({ ownUse }) => ownUse],
      ['imports', t.imports, ({ imports }) => sum(imports)],
      ['unmet', t.unmet, ({ unmet }) => unmet],
      ['output', t.output, ({ output }) => output],
      ['exports', t.exports, ({ exports }) => sum(exports)],
      ['capacity', t.capacity, ({ capacity }) => capacity],
      ['planned-capacity', t.plannedCapacity, ({ plannedCapacity }) => plannedCapacity],
    ]
    return {
      name: t.balanceTitle,
      columns: [{ name: t.region }, ...columns.map(([, name]) => ({ name }))],
      rows: regions.map((region) => [this.#name(region.id), ...columns.map(([, , read]) => read(region))]),
      figures: regions.map(({ id: place }) => [null, ...columns.map(([id]) => ({ id, place }))]),
      slots: regions.map(({ slot }) => slot),
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-balance-view': BalanceView
  }
}
