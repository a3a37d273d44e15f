/** The Flows view: which diagram, and what it shows, in one sentence, in marks and in a table. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ResultFile, Scenario } from '../../src/index.ts'
import type { ChartTable } from '../charts/chart-table.ts'
import { type FlowNode, type FlowsData, type FlowsKind, gatherFlows, sumsOf } from '../charts/flows-data.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import { largestMarket, largestSite } from '../state/summary.ts'
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

  /** What each mark says: the bars column by column, then the ribbons, the widest first. */
  #readings(data: FlowsData): ReadonlyMap<string, string> {
    const t = texts(this.language)
    const names = this.#names(data)
    const passing = sumsOf(data)
    const bars = data.nodes.map(({ id, column, tier }) => {
      const end = tier !== null ? 'tier' : column === 0 || id.startsWith('from ') ? 'from' : 'to'
      return [id, t.readNode[end](names.get(id) ?? '', this.#number(passing(id)))] as const
    })
    const ribbons = data.links.map(
      ({ id, from, to, quantity }) =>
        [id, t.readRoute(names.get(from) ?? '', names.get(to) ?? '', this.#number(quantity))] as const,
    )
    return new Map([...bars, ...ribbons])
  }

  #chart(data: FlowsData): TemplateResult {
    const t = texts(this.language)
    return html`
      <shashi-flows-chart
        @shashi-mark=${(event: HTMLElementEventMap['shashi-mark']) => this.#explain(data, event.id)}
        .data=${data}
        .words=${{ name: (node: FlowNode) => this.#name(node), number: (value: number) => this.#number(value) }}
        .summary=${this.#sentence(data)}
        .caption=${t.flowsReading}
        .hint=${t.explainHint}
        .readings=${this.#readings(data)}
      ></shashi-flows-chart>
    `
  }

  /** A site is explained for itself, a region of use at its largest market, one of origin at its largest site. */
  #explain({ links }: FlowsData, id: string): void {
    const link = links.find((each) => each.id === id)
    const [kind = '', place = ''] = (link === undefined ? id : nearEnd(link)).split(' ')
    const site = kind === 'site' ? place : kind === 'from' ? largestSite(this.result, place, this.year) : null
    const market = kind === 'to' ? largestMarket(this.result, place, this.year) : null
    if (site !== null) this.dispatchEvent(new ExplainEvent('site', site))
    else if (market !== null) this.dispatchEvent(new ExplainEvent('market', market))
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

/** The end of a ribbon that explains it: the site that sends, else the region that takes. */
function nearEnd({ from, to }: FlowsData['links'][number]): string {
  return from.startsWith('site ') ? from : to
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-flows-view': FlowsView
  }
}
