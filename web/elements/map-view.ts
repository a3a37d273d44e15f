/** The Map view: what the map shows, in one sentence, in marks and in tables. */
import { css, html, LitElement, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Localised, ResultFile, Scenario } from '../../src/index.ts'
import type { ChartTable } from '../charts/chart-table.ts'
import { GEOGRAPHY } from '../charts/geography-assets.ts'
import { gatherMap, type MapData, type MapRoute } from '../charts/map-data.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import { ExplainEvent } from './events.ts'
import { mapStyles } from './map-styles.ts'
import { controls, reading, slotColours } from './shared-styles.ts'
import './chart-frame.ts'
import './map-chart.ts'

@customElement('shashi-map-view')
export class MapView extends LitElement {
  static override styles = [
    controls,
    reading,
    slotColours,
    mapStyles,
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
    const data = gatherMap(this.result, this.scenario, this.year, GEOGRAPHY)
    return html`
      <shashi-chart-frame
        .language=${this.language}
        .heading=${t.mapTitle}
        .unit=${t.balanceUnit(this.year)}
        .summary=${this.#sentence(data)}
        .tables=${this.#tables(data)}
        .file=${`${this.result.scenario.id}-map-${this.year}`}
        .result=${this.result}
        .note=${t.mapSchematic}
      >
        <shashi-map-chart
          @shashi-mark=${(event: HTMLElementEventMap['shashi-mark']) => this.#explain(data, event.id)}
          .data=${data}
          .words=${{
            inset: t.centralDistricts,
            name: (name: Localised) => this.#name(name),
            number: (value: number) => this.#number(value),
          }}
          .summary=${this.#sentence(data)}
          .caption=${t.mapReading}
          .hint=${t.explainHint}
          .readings=${this.#readings(data)}
        ></shashi-map-chart>
        ${this.#key(data)}
      </shashi-chart-frame>
    `
  }

  #number(value: number): string {
    return formatNumber(value, this.language)
  }

  #name(name: Localised | undefined): string {
    return name === undefined ? '' : shortName(name, this.language)
  }

  #siteName(id: string): string {
    return this.#name(this.scenario.sites.find((site) => site.id === id)?.name)
  }

  /** What the map shows, in one sentence or two. */
  #sentence({ city, sites }: MapData): string {
    const t = texts(this.language)
    const sum = (routes: readonly MapRoute[]) => routes.reduce((total, { quantity }) => total + quantity, 0)
    const [largest] = [...sites].sort((a, b) => b.sent - a.sent)
    if (city.routes.length === 0 || largest === undefined) return t.mapSummaryHome
    const senders = new Set(city.routes.map(({ site }) => site)).size
    const water = sum(city.routes.filter(({ wharves }) => wharves.length > 0))
    const name = this.#name(largest.name)
    const all = t.mapSummary(this.#number(sum(city.routes)), senders, name, this.#number(largest.sent))
    return water > 1e-6 ? all + t.mapWater(this.#number(water)) : all
  }

  /** What each mark says: the routes, largest first; those of the inset; then the sites, and the wharves. */
  #readings({ city, centre, sites, wharves: terminals }: MapData): ReadonlyMap<string, string> {
    const t = texts(this.language)
    const names = new Map([...city.targets, ...centre.targets].map(({ id, name }) => [id, this.#name(name)]))
    const routes = [...city.routes, ...centre.routes].map(({ id, site, target, quantity, wharves }) => {
      const via = wharves.length === 0 ? '' : t.readVia(this.#wharfNames(wharves))
      const to = names.get(target) ?? target
      return [id, t.readRoute(this.#siteName(site), to, this.#number(quantity)) + via] as const
    })
    const marks = sites.map(({ id, name, output, capacity, sent }) => {
      const share = this.#number((output / capacity) * 100)
      const text = t.readSite(this.#name(name), this.#number(output), this.#number(capacity), share)
      return [id, sent > 1e-6 ? text + t.readSent(this.#number(sent)) : text] as const
    })
    const ports = terminals.map(({ id, name, throughput, limit }) => {
      const most = limit === null ? '' : t.readLimit(this.#number(limit))
      return [id, t.readWharf(this.#name(name), this.#number(throughput)) + most] as const
    })
    return new Map([...routes, ...marks, ...ports])
  }

  /** A site or a wharf is explained for itself, a route as part of the site it comes from. */
  #explain({ sites, wharves, city, centre }: MapData, id: string): void {
    const route = [...city.routes, ...centre.routes].find((each) => each.id === id)
    const site = route?.site ?? sites.find((each) => each.id === id)?.id
    if (site !== undefined) this.dispatchEvent(new ExplainEvent('site', site))
    else if (wharves.some((wharf) => wharf.id === id)) this.dispatchEvent(new ExplainEvent('terminal', id))
  }

  #wharfNames(ids: readonly string[]): string {
    const names = ids.map((id) => this.#name(this.scenario.terminals.find((wharf) => wharf.id === id)?.name))
    return names.join(' → ')
  }

  #key({ wharves, city }: MapData): TemplateResult {
    const t = texts(this.language)
    const item = (drawing: TemplateResult, name: string) => html`
      <li><svg width="22" height="14" aria-hidden="true">${drawing}</svg>${name}</li>
    `
    const barge = city.routes.some((route) => route.wharves.length > 0)
    return html`
      <ul class="key">
        ${item(
          svg`<g class="site slot-1"><circle class="capacity" cx="11" cy="7" r="6" /><circle class="output" cx="11" cy="7" r="4" /></g>`,
          t.keySite,
        )}
        ${item(
          svg`<g class="arrow slot-2"><path class="shaft" stroke-width="4" d="M0,7H13" /><polygon class="head" points="22,7 12,1.5 12,12.5" /></g>`,
          t.keyArrow,
        )}
        ${barge ? item(svg`<path class="band" stroke-width="5" d="M3,7H19" /><path class="water" d="M2,7H20" />`, t.keyBarge) : null}
        ${item(svg`<circle class="target" cx="11" cy="7" r="5.5" /><circle class="bull" cx="11" cy="7" r="2.5" />`, t.keyTarget)}
        ${wharves.length > 0 ? item(svg`<g class="wharf used"><rect x="8.5" y="4.5" width="5" height="5" /></g>`, t.keyWharf) : null}
        ${item(svg`<path class="river" d="M1,9C8,2 14,12 21,5" />`, t.keyRiver)}
      </ul>
    `
  }

  #tables({ city, centre, sites }: MapData): ChartTable[] {
    const t = texts(this.language)
    const names = new Map([...city.targets, ...centre.targets].map(({ id, name }) => [id, this.#name(name)]))
    return [
      {
        name: t.transfersTitle,
        columns: [
          { name: t.site },
          { name: t.destination, text: true },
          { name: t.via, text: true },
          { name: t.quantity, unit: t.wtPerYear },
        ],
        rows: centre.routes.map(({ site, target, wharves, quantity }) => [
          this.#siteName(site),
          names.get(target) ?? target,
          wharves.length === 0 ? null : this.#wharfNames(wharves),
          quantity,
        ]),
      },
      {
        name: t.site,
        columns: [
          { name: t.site },
          { name: t.output, unit: t.wtPerYear },
          { name: t.capacity, unit: t.wtPerYear },
          { name: t.siteShare, unit: t.percent },
        ],
        rows: sites.map(({ name, output, capacity }) => [
          this.#name(name),
          output,
          capacity,
          capacity > 0 ? (output / capacity) * 100 : null,
        ]),
      },
    ]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-map-view': MapView
  }
}
