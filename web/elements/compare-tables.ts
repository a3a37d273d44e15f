/** What differs between runs: indicators, transfers and inputs, each value beside its difference to the first. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Comparison, displayOf, INDICATOR_TEXTS, type JsonValue } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatDifference, formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import type { Figure } from '../state/figure-types.ts'
import { cellFigure } from '../state/figures-document.ts'
import type { Lever } from '../state/lever-types.ts'
import { listLevers } from '../state/levers.ts'
import type { NamedRun } from './compare-balance.ts'
import { figureButton, figureStyles } from './figure-button.ts'
import { leverName, valueName } from './names.ts'
import { card, controls, table } from './shared-styles.ts'

type Row = {
  readonly name: string
  readonly figure: Figure
  readonly unit: string
  readonly scale: number
  readonly values: readonly (number | null)[]
  readonly differences: readonly (number | null)[]
}

@customElement('shashi-compare-tables')
export class CompareTables extends LitElement {
  static override styles = [
    controls,
    card,
    table,
    figureStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
        min-width: 0;
      }
      section {
        min-width: 0;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 18px;
        margin: 8px 0;
        font-size: var(--text-small);
      }
      .choices label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: 28px;
      }
      .difference {
        font-weight: 600;
      }
      .scroll:focus-visible {
        outline: 3px solid var(--focus);
      }
      th[scope='row'] {
        white-space: normal;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) runs: readonly NamedRun[] = []
  @property({ attribute: false }) comparison!: Comparison
  @property({ attribute: false }) year = 0
  /** A region id, or `city`. */
  @state() private area = 'city'
  @state() private showEqual = false

  override render(): TemplateResult {
    const { work } = texts(this.language)
    return html`
      <section class="card" aria-labelledby="inputs">
        <h2 id="inputs">${work.compareInputs}</h2>
        ${this.#inputs()}
      </section>
      <section class="card" aria-labelledby="indicators">
        <h2 id="indicators">${work.compareIndicators} <span class="unit">${this.year}</span></h2>
        ${this.#choices()} ${this.#numbers(work.compareIndicators, work.compareIndicator, this.#indicatorRows())}
      </section>
      <section class="card" aria-labelledby="transfers">
        <h2 id="transfers">${work.compareTransfers} <span class="unit">${this.year}</span></h2>
        ${this.#numbers(work.compareTransfers, texts(this.language).site, this.#transferRows())}
      </section>
    `
  }

  #choices(): TemplateResult {
    const { work } = texts(this.language)
    const regions = this.runs[0]?.scenario.regions ?? []
    const chosen = (event: Event) => {
      if (event.target instanceof HTMLSelectElement) this.area = event.target.value
    }
    return html`
      <div class="choices">
        <label>
          ${work.compareArea}
          <select @change=${chosen}>
            <option value="city">${work.compareCity}</option>
            ${regions.map(({ id, name }) => html`<option value=${id}>${shortName(name, this.language)}</option>`)}
          </select>
        </label>
        <label>
          <input type="checkbox" .checked=${this.showEqual} @change=${() => (this.showEqual = !this.showEqual)} />
          ${work.showEqual}
        </label>
      </div>
    `
  }

  #indicatorRows(): Row[] {
    return this.comparison.indicators
      .filter(({ year, region }) => year === this.year && region === this.area)
      .map(({ id, unit, values, differences }) => {
        const { scale, isPercent, unit: name } = displayOf(id, unit)
        return {
          figure: { id, place: this.area, year: this.year },
          name: INDICATOR_TEXTS[id]?.[this.language] ?? id,
          unit: isPercent ? '%' : name[this.language],
          scale: isPercent ? 100 : scale,
          values,
          differences,
        }
      })
      .filter((row) => this.showEqual || differs(row))
  }

  #transferRows(): Row[] {
    const { wt } = texts(this.language)
    const names = new Map(
      this.runs.flatMap(({ scenario }) =>
        [...scenario.sites, ...scenario.regions].map(({ id, name }) => [id, name]),
      ),
    )
    const nameOf = (id: string) => {
      const name = names.get(id)
      return name === undefined ? id : shortName(name, this.language)
    }
    return this.comparison.transfers
      .filter(({ year }) => year === this.year)
      .map(({ site, toRegion, values, differences }) => ({
        figure: { id: 'sent', place: `${site}>${toRegion}`, year: this.year },
        name: `${nameOf(site)} → ${nameOf(toRegion)}`,
        unit: wt,
        scale: 1,
        values,
        differences,
      }))
  }

  /** A column for each run, and for each but the first its difference. */
  #numbers(title: string, head: string, rows: readonly Row[]): TemplateResult {
    const { work } = texts(this.language)
    if (rows.length === 0) return html`<p class="soft">${work.noDifference}</p>`
    const [first, ...others] = this.runs
    const number = ({ values, scale, figure }: Row, at: number) => {
      const value = values[at] ?? null
      if (value === null) return '—'
      return figureButton(figure, formatNumber(value * scale, this.language), this.runs[at])
    }
    const difference = ({ differences, scale, figure }: Row, at: number) => {
      const value = differences[at] ?? null
      if (value === null) return '—'
      const text = formatDifference(value * scale, this.language) ?? '0'
      return figureButton(figure, text, this.runs[at + 1], first)
    }
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${head}</th>
              <th scope="col">${first?.name}</th>
              ${others.map(({ name }) => html`<th scope="col">${name}</th><th scope="col">${work.differenceTo(first?.name ?? '')}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) => html`
                <tr>
                  <th scope="row">${row.name} <span class="unit">${row.unit}</span></th>
                  <td>${number(row, 0)}</td>
                  ${others.map(
                    (_, at) => html`
                      <td>${number(row, at + 1)}</td>
                      <td class="difference">${difference(row, at)}</td>
                    `,
                  )}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `
  }

  #inputs(): TemplateResult {
    const { work } = texts(this.language)
    const inputs = this.comparison.inputs.filter(({ annotation }) => !annotation)
    if (inputs.length === 0) return html`<p class="soft">${work.compareSame}</p>`
    const levers = this.#levers()
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${work.compareInputs}>
        <table>
          <thead>
            <tr>
              <th scope="col">${work.compareInput}</th>
              ${this.runs.map(({ name }) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${inputs.map(({ path, values }) => this.#input(path, values, levers))}
          </tbody>
        </table>
      </div>
    `
  }

  #input(
    path: readonly string[],
    values: readonly (JsonValue | null)[],
    levers: ReadonlyMap<string, Lever>,
  ): TemplateResult {
    const place = path.at(-1) === 'value' ? path.slice(0, -1) : path
    const lever = levers.get(place.join('.')) ?? null
    const name = lever === null ? place.join(' › ') : leverName(lever, this.language)
    const cell = (value: JsonValue | null, at: number) => {
      if (value === null) return '—'
      const text = valueName(value, lever, this.language)
      return typeof value === 'object' ? text : figureButton(cellFigure(path), text, this.runs[at])
    }
    return html`
      <tr>
        <th scope="row">${name}</th>
        ${values.map((value, at) => html`<td>${cell(value, at)}</td>`)}
      </tr>
    `
  }

  /** Levers of all runs, which know what their places are called. */
  #levers(): ReadonlyMap<string, Lever> {
    const all = this.runs.flatMap(({ scenario }) => listLevers(scenario, scenario, scenario.document))
    return new Map(all.map((lever) => [lever.id, lever]))
  }
}

/** Whether a run has another value than the first, or has one where another has none. */
function differs({ values, differences }: Row): boolean {
  const known = values.filter((value) => value !== null).length
  return (
    (known > 0 && known < values.length) || differences.some((one) => one !== null && Math.abs(one) > 1e-9)
  )
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-compare-tables': CompareTables
  }
}
