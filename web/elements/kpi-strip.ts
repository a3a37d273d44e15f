/** The strip of main indicators, each with its difference from the baseline; the badge opens the certificate. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ResultFile, Scenario } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatDifference, formatNumber, formatResidual } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'
import type { Summary } from '../state/summary.ts'
import { CommandEvent } from './events.ts'
import { type FigureRun, figureButton, figureStyles } from './figure-button.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'

@customElement('shashi-kpi-strip')
export class KpiStrip extends LitElement {
  static override styles = [
    controls,
    figureStyles,
    css`
      :host {
        display: block;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(6, 1fr);
        gap: 1px;
        margin: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--line);
        overflow: hidden;
      }
      dl.seven {
        grid-template-columns: repeat(7, 1fr);
      }
      .kpi {
        min-width: 0;
        padding: 10px 12px;
        background: var(--card);
      }
      dt {
        color: var(--ink-soft);
        font-size: var(--text-small);
        line-height: 1.3;
      }
      dd {
        margin: 0;
      }
      .number {
        font-size: var(--text-large);
        font-weight: 650;
        line-height: 1.3;
        white-space: nowrap;
      }
      .extra {
        min-height: 1.4em;
        color: var(--ink-soft);
        font-size: var(--text-tiny);
        line-height: 1.4;
      }
      .good {
        color: var(--good);
      }
      .serious {
        color: var(--serious);
      }
      .badge {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        margin-top: 2px;
        padding: 0 8px;
        font-weight: 600;
        white-space: nowrap;
      }
      /* Seven do not share out evenly: the proof takes a line of its own under the six that do. */
      @media (max-width: 1500px) {
        dl.seven {
          grid-template-columns: repeat(6, 1fr);
        }
        dl.seven .kpi:last-child {
          grid-column: 1 / -1;
          display: flex;
          flex-wrap: wrap;
          align-items: center;
          gap: 2px 12px;
          padding-block: 6px;
        }
        dl.seven .kpi:last-child .extra {
          min-height: 0;
        }
      }
      @media (max-width: 1180px) {
        dl,
        dl.seven {
          grid-template-columns: repeat(3, 1fr);
        }
      }
      @media (max-width: 420px) {
        .kpi {
          padding: 8px;
        }
        .number {
          font-size: 1.125rem;
        }
        .badge {
          padding: 0 5px;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) summary!: Summary
  /** Of the baseline; `null` until it is known. */
  @property({ attribute: false }) reference: Summary | null = null
  /** The run of the baseline; `null` until it is known. */
  @property({ attribute: false }) baseline: FigureRun | null = null
  @property({ attribute: false }) scenario!: Scenario
  @property({ attribute: false }) result!: ResultFile

  override render(): TemplateResult {
    const t = texts(this.language)
    const { unmet, transfer, haul, deliveredCost, bargeShare } = this.summary
    const before = this.reference
    return html`
      <dl class=${bargeShare === null ? '' : 'seven'} aria-label=${t.indicators}>
        ${this.#number('unmet', t.unmet, unmet, before?.unmet, t.wt, unmet > 1e-6 ? 'serious' : 'good')}
        ${this.#number('transfer', t.transfer, transfer, before?.transfer, t.wt)}
        ${this.#number('average-haul', t.haul, haul, before?.haul, t.km)}
        ${this.#number('delivered-cost', t.deliveredCost, deliveredCost, before?.deliveredCost, t.yuanPerTonne)}
        ${bargeShare === null ? nothing : this.#number('barge-share', t.work.bargeShare, bargeShare * 100, percent(before?.bargeShare), t.percent)}
        ${this.#busiest()} ${this.#certificate()}
      </dl>
    `
  }

  #number(
    id: string,
    name: string,
    value: number | null,
    before: number | null | undefined,
    unit: string,
    tone = '',
  ): TemplateResult {
    const text = value === null ? '—' : formatNumber(value, this.language)
    const known = value !== null && before !== null && before !== undefined
    const difference = known ? formatDifference(value - before, this.language) : null
    const t = texts(this.language)
    return html`
      <div class="kpi">
        <dt>${name}</dt>
        <dd><span class="number ${tone}">${figureButton({ id, place: 'city' }, text)}</span> <span class="unit">${unit}</span></dd>
        <dd class="extra">${difference === null ? nothing : this.#since(id, t.sinceBaseline(difference))}</dd>
      </div>
    `
  }

  #since(id: string, text: string): TemplateResult | string {
    return this.baseline === null ? text : figureButton({ id, place: 'city' }, text, undefined, this.baseline)
  }

  #busiest(): TemplateResult {
    const t = texts(this.language)
    const { busiest } = this.summary
    const site = this.scenario.sites.find(({ id }) => id === busiest?.site)
    return html`
      <div class="kpi">
        <dt>${t.utilisation}</dt>
        <dd>
          <span class="number">${
            busiest === null
              ? '—'
              : figureButton(
                  { id: 'site-utilisation', place: busiest.site },
                  formatNumber(busiest.utilisation * 100, this.language),
                )
          }</span>
          <span class="unit">${t.percent}</span>
        </dd>
        <dd class="extra">${site === undefined ? nothing : shortName(site.name, this.language)}</dd>
      </div>
    `
  }

  #certificate(): TemplateResult {
    const t = texts(this.language)
    const { certificate, status } = this.result
    const proven = certificate.ok && status === 'optimal'
    const word = proven ? t.certified : status === 'conflict' ? t.conflict : t.uncertified
    return html`
      <div class="kpi">
        <dt>${t.proof}</dt>
        <dd>
          <button
            class="badge ${proven ? 'good' : 'serious'}"
            aria-haspopup="dialog"
            @click=${() => this.dispatchEvent(new CommandEvent('certificate'))}
          >
            ${proven ? icons.check : icons.alert} ${word}
          </button>
        </dd>
        <dd class="extra">${t.residual(formatResidual(this.summary.residual))}</dd>
      </div>
    `
  }
}

function percent(share: number | null | undefined): number | null {
  return share === null || share === undefined ? null : share * 100
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-kpi-strip': KpiStrip
  }
}
