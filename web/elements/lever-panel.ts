/** All levers in their groups: demand, supply, transport, policy; what is moved more rarely stands in disclosures. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { formatIssue, type Issue } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { isChanged, LEVER_GROUPS, type Lever, type LeverGroup, type Section } from '../state/lever-types.ts'
import { isTotal } from '../state/levers.ts'
import { sectionName } from './names.ts'
import { controls } from './shared-styles.ts'
import './lever-choice.ts'
import './lever-number.ts'

@customElement('shashi-lever-panel')
export class LeverPanel extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      section {
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
        padding-block: 5px;
        line-height: 1.3;
        cursor: pointer;
      }
      summary:focus-visible {
        outline: 3px solid var(--focus);
      }
      summary .changed {
        color: var(--warning);
      }
      details > div {
        padding-inline-start: 12px;
        border-inline-start: 2px solid var(--line);
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) levers: readonly Lever[] = []
  @property({ attribute: false }) issues: readonly Issue[] = []
  /** Colour slot by region id. */
  @property({ attribute: false }) slots: ReadonlyMap<string, number> = new Map()
  /** Sections that stand open: only these have their levers in the page. */
  @state() private open: ReadonlySet<string> = new Set()

  override render(): TemplateResult {
    return html`${LEVER_GROUPS.map((group) => this.#group(group))}`
  }

  #group(group: LeverGroup): TemplateResult | null {
    const levers = this.levers.filter((lever) => lever.group === group)
    if (levers.length === 0) return null
    const sections = new Map(
      levers.flatMap(({ section }) => (section === null ? [] : [[section.id, section]])),
    )
    return html`
      <section>
        <h2>${texts(this.language).groups[group]}</h2>
        ${this.#rows(levers.filter(({ section }) => section === null))}
        ${repeat(
          sections.values(),
          ({ id }) => id,
          (section) =>
            this.#section(
              section,
              levers.filter((lever) => lever.section?.id === section.id),
            ),
        )}
      </section>
    `
  }

  /** A section's head, such as a region's total demand, in sight where the sum is what planners speak of. */
  #section(section: Section, levers: readonly Lever[]): TemplateResult {
    const t = texts(this.language)
    const head = levers.filter(isTotal)
    const members = levers.filter((lever) => !isTotal(lever))
    const changed = members.filter(isChanged).length
    const isOpen = this.open.has(section.id)
    const inSight = section.name !== null && head.length > 0
    return html`
      ${inSight ? this.#rows(head) : nothing}
      <details ?open=${isOpen} @toggle=${(event: Event) => this.#toggled(section.id, event)}>
        <summary>
          ${inSight ? t.membersOf(sectionName(section, this.language)) : sectionName(section, this.language)}
          (${t.count(members.length)})
          ${changed > 0 ? html`<span class="changed">${t.changeCount(changed)}</span>` : null}
        </summary>
        <div>${isOpen ? [inSight ? nothing : this.#rows(head), this.#rows(members)] : nothing}</div>
      </details>
    `
  }

  #rows(levers: readonly Lever[]): unknown {
    return repeat(
      levers,
      (lever) => lever.id,
      (lever) => this.#lever(lever),
    )
  }

  #lever(lever: Lever): TemplateResult {
    if (lever.kind === 'choice') {
      return html`<shashi-lever-choice .language=${this.language} .lever=${lever}></shashi-lever-choice>`
    }
    const [own] = lever.paths
    const issue =
      isTotal(lever) || own === undefined
        ? undefined
        : this.issues.find(({ path }) => own.every((key, index) => path[index] === key))
    return html`
      <shashi-lever-number
        .language=${this.language}
        .lever=${lever}
        .slotNumber=${this.slots.get(lever.region ?? '') ?? 0}
        .problem=${issue === undefined ? null : formatIssue(issue, this.language)}
      ></shashi-lever-number>
    `
  }

  #toggled(id: string, event: Event): void {
    if (!(event.target instanceof HTMLDetailsElement) || event.target.open === this.open.has(id)) return
    const open = new Set(this.open)
    if (event.target.open) open.add(id)
    else open.delete(id)
    this.open = open
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-lever-panel': LeverPanel
  }
}
