/** The Flows view: which diagram, and what it shows, in one sentence, in marks and in a table. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ResultFile, Scenario } from '../../src/index.ts'
import type { ChartTable } from '../charts/chart-table.ts'
import { type FlowNode, type FlowsData, type FlowsKind, gatherFlows } from '../charts/flows-data.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import { largestMarket } from '../state/summary.ts'
import { ExplainEvent } from './events.ts'
import { controls } from './shared-styles.ts'
import './chart-frame.ts'
import './flows-chart.ts'

const KINDS: readonly FlowsKind[] = ['tier', 'zone']

@customElement('shashi-flows-view')
export class FlowsView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .kinds {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-bottom: 12px;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  @property({ attribute: false }) result!: ResultFile
  @property({ attribute: false }) year = 0
  @state() private kind: FlowsKind = 'tier'

  override render(): TemplateResult {
    const t = texts(this.language)
    const data = gatherFlows(this.result, this.scenario, this.year, this.kind)
    return html`
      <shashi-chart-frame
        .language=${this.language}
        .heading=${t.flowsTitle}
        .unit=${t.balanceUnit(this.year)}
        .summary=${this.#sentence(data)}
        .tables=${this.#tables(data)}
        .file=${`${this.result.scenario.id}-flows-${this.year}`}
        .result=${this.result}
      >
        <div slot="choices" class="kinds" role="group" aria-label=${t.flowsBy}>
          ${KINDS.map(
            (kind) => html`
              <button aria-pressed=${kind === this.kind} @click=${() => (this.kind = kind)}>${t.flowsKinds[kind]}</button>
            `,
          )}
        </div>
        ${data.links.length === 0 ? null : this.#chart(data)}
      </shashi-chart-frame>
    `
  }

  #number(value: number): string {
    return formatNumber(value, this.language)
  }

  #name({ tier, name }: FlowNode): string {
    if (tier !== null) return texts(this.language).tiers[tier]
    return name === null ? '' : shortName(name, this.language)
  }

  #names({ nodes }: FlowsData): ReadonlyMap<string, string> {
    return new Map(nodes.map((node) => [node.id, this.#name(node)]))
  }

  /** What the diagram shows, in one sentence. */
  #sentence({ nodes, links }: FlowsData): string {
    const t = texts(this.language)
    const leaving = nodes
      .filter(({ column }) => column === 0)
      .map((node) => ({
        node,
        sum: links.reduce((sum, { from, quantity }) => sum + (from === node.id ? quantity : 0), 0),
      }))
      .sort((a, b) => b.sum - a.sum)
    const [largest] = leaving
    if (largest === undefined) return t.flowsNone
    const total = leaving.reduce((sum, one) => sum + one.sum, 0)
    return this.kind === 'zone'
      ? t.flowsZone(leaving.length, this.#number(total))
      : t.flowsTier(this.#number(total), this.#name(largest.node), this.#number((largest.sum / total) * 100))
  }

  #chart(data: FlowsData): TemplateResult {
    const t = texts(this.language)
    const names = this.#names(data)
    const readings = data.links.map(
      ({ id, from, to, quantity }) =>
        [id, t.readRoute(names.get(from) ?? '', names.get(to) ?? '', this.#number(quantity))] as const,
    )
    return html`
      <shashi-flows-chart
        @shashi-mark=${(event: HTMLElementEventMap['shashi-mark']) => this.#explain(data, event.id)}
        .data=${data}
        .words=${{ name: (node: FlowNode) => this.#name(node), number: (value: number) => this.#number(value) }}
        .summary=${this.#sentence(data)}
        .caption=${t.flowsReading}
        .hint=${t.chartHint}
        .readings=${new Map(readings)}
      ></shashi-flows-chart>
    `
  }

  /** What a site sends is explained at the site; what a region takes, at its largest market. */
  #explain({ links }: FlowsData, id: string): void {
    const link = links.find((each) => each.id === id)
    const [kind, from] = link?.from.split(' ') ?? []
    if (kind === 'site' && from !== undefined) {
      this.dispatchEvent(new ExplainEvent('site', from))
      return
    }
    const market = largestMarket(this.result, link?.to.split(' ')[1] ?? '', this.year)
    if (market !== null) this.dispatchEvent(new ExplainEvent('market', market))
  }

  #tables(data: FlowsData): ChartTable[] {
    const t = texts(this.language)
    const names = this.#names(data)
    const columns = [{ name: t.flowFrom }, { name: t.flowTo, text: true as const }, { name: t.quantity }]
    const rows = data.links.map(({ from, to, quantity }) => [
      names.get(from) ?? '',
      names.get(to) ?? '',
      quantity,
    ])
    return [{ name: t.flowsTitle, columns, rows }]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-flows-view': FlowsView
  }
}
