/** All levers in their groups; long groups, such as the zones no plan names as exporters, stand in a disclosure. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { formatIssue, type Issue } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { isChanged, LEVER_GROUPS, type Lever, type LeverGroup } from '../state/levers.ts'
import { controls } from './shared-styles.ts'
import './lever-choice.ts'
import './lever-number.ts'

/** Longer groups stand in a disclosure. */
const MOST_IN_SIGHT = 8

@customElement('shashi-lever-panel')
export class LeverPanel extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      section,
      details {
        padding: 10px 0 12px;
        border-bottom: 1px solid var(--line);
      }
      h2,
      summary {
        font-size: var(--text-small);
        font-weight: 600;
        color: var(--ink-soft);
      }
      summary {
        min-height: 28px;
        line-height: 28px;
        cursor: pointer;
      }
      summary:focus-visible {
        outline: 3px solid var(--focus);
      }
      summary .changed {
        color: var(--warning);
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) levers: readonly Lever[] = []
  @property({ attribute: false }) issues: readonly Issue[] = []
  /** Colour slot by region id. */
  @property({ attribute: false }) slots: ReadonlyMap<string, number> = new Map()

  override render(): TemplateResult {
    return html`${LEVER_GROUPS.map((group) => this.#group(group))}`
  }

  #group(group: LeverGroup): TemplateResult | null {
    const t = texts(this.language)
    const levers = this.levers.filter((lever) => lever.group === group)
    if (levers.length === 0) return null
    const rows = repeat(
      levers,
      (lever) => lever.id,
      (lever) => this.#lever(lever),
    )
    if (levers.length <= MOST_IN_SIGHT) return html`<section><h2>${t.groups[group]}</h2>${rows}</section>`
    const changed = levers.filter(isChanged).length
    return html`
      <details>
        <summary>
          ${t.groups[group]} (${t.zoneCount(levers.length)})
          ${changed > 0 ? html`<span class="changed">${t.changeCount(changed)}</span>` : null}
        </summary>
        ${rows}
      </details>
    `
  }

  #lever(lever: Lever): TemplateResult {
    if (lever.kind === 'choice') {
      return html`<shashi-lever-choice .language=${this.language} .lever=${lever}></shashi-lever-choice>`
    }
    const issue = this.issues.find(({ path }) => lever.path.every((key, index) => path[index] === key))
    return html`
      <shashi-lever-number
        .language=${this.language}
        .lever=${lever}
        .slotNumber=${this.slots.get(lever.region ?? '') ?? 0}
        .problem=${issue === undefined ? null : formatIssue(issue, this.language)}
      ></shashi-lever-number>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-lever-panel': LeverPanel
  }
}
