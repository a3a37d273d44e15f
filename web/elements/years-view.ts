/** The Years view: supply against demand, targets and early warning, landbanks, and an indicator by choice. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ResultFile, Scenario } from '../../src/index.ts'
import { drawnYears } from '../charts/years-data.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { YEARS_SCENARIO } from '../state/guide.ts'
import { ChooseEvent } from './events.ts'
import { card, controls } from './shared-styles.ts'
import './indicator-years.ts'
import './landbank-years.ts'
import './line-chart.ts'
import './supply-chart.ts'
import './supply-years.ts'
import './watch-years.ts'

@customElement('shashi-years-view')
export class YearsView extends LitElement {
  static override styles = [
    controls,
    card,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
      }
      .card button {
        margin-top: 10px;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) scenario!: Scenario
  @property({ attribute: false }) result!: ResultFile
  @property({ attribute: false }) year = 0

  override render(): TemplateResult {
    const { language, scenario, result, year } = this
    const t = texts(language).years
    if (scenario.years.length < 2) return this.#oneYear()
    if (drawnYears(result).length === 0) return html`<p class="card">${t.noYears}</p>`
    return html`
      <shashi-supply-years
        .language=${language}
        .scenario=${scenario}
        .result=${result}
        .year=${year}
      ></shashi-supply-years>
      <shashi-watch-years .language=${language} .scenario=${scenario} .result=${result}></shashi-watch-years>
      <shashi-landbank-years
        .language=${language}
        .scenario=${scenario}
        .result=${result}
        .year=${year}
      ></shashi-landbank-years>
      <shashi-indicator-years
        .language=${language}
        .scenario=${scenario}
        .result=${result}
        .year=${year}
      ></shashi-indicator-years>
    `
  }

  /** There is no course of one year: say so, and lead to a scenario that has one. */
  #oneYear(): TemplateResult {
    const t = texts(this.language).years
    const { title, years } = this.scenario
    return html`
      <section class="card">
        <p>${t.oneYear(title[this.language], years[0] ?? 0)}</p>
        <button @click=${() => this.dispatchEvent(new ChooseEvent('shipped', YEARS_SCENARIO))}>${t.openYears}</button>
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-years-view': YearsView
  }
}
