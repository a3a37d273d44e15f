/** What would remove the shortage or the conflict of the year that is looked at; each repair applied in one step. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import {
  formatRepairStatement,
  type Repair,
  type RepairOutcome,
  type Repairs,
  repairHeading,
  repairStatements,
} from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { repairEn } from '../i18n/repair-en.ts'
import { repairZh } from '../i18n/repair-zh.ts'
import type { Version } from '../state/history.ts'
import { isTroubled } from '../state/trouble.ts'
import type { Workspace } from '../state/workspace.ts'
import { isStale, yearLookedAt } from '../state/workspace-state.ts'
import { Analysis } from '../worker/analysis.ts'
import type { Solved } from '../worker/protocol.ts'
import { controls } from './shared-styles.ts'

/** A result in one of its years. */
interface Looked {
  readonly solved: Solved
  readonly year: number
}

type Told =
  | { readonly phase: 'none' | 'joint' | 'working' | 'cancelled' }
  | { readonly phase: 'told'; readonly outcome: RepairOutcome }
  | { readonly phase: 'failed'; readonly message: string }

const WORDS = { zh: repairZh, en: repairEn }

@customElement('shashi-repair-panel')
export class RepairPanel extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      section,
      .applied {
        margin-top: 20px;
      }
      h2 {
        margin-bottom: 8px;
        font-size: 1.0625rem;
      }
      h2:focus-visible {
        outline: 3px solid var(--focus);
      }
      ol {
        display: grid;
        gap: 10px;
        margin: 0 0 8px;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-inline-start: 4px solid var(--action);
        border-radius: var(--radius);
        background: var(--card);
        line-height: 1.5;
        overflow-wrap: anywhere;
      }
      li button {
        display: block;
        margin-top: 6px;
      }
      .applied {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 12px;
      }
      .problem {
        color: var(--serious);
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) workspace!: Workspace
  @state() private told: Told = { phase: 'none' }
  /** The repair that the present version came from. */
  @state() private applied: { readonly rank: number; readonly version: Version } | null = null
  @query('h2') private readonly heading!: HTMLElement | null
  @query('.undo') private readonly undoButton!: HTMLButtonElement | null
  readonly #analysis = new Analysis()
  /** What the repairs are of. */
  #looked: Looked | null = null
  #unsubscribe = () => {}

  /** Lead to the repairs. */
  override focus(): void {
    this.heading?.focus()
  }

  override disconnectedCallback(): void {
    this.#unsubscribe()
    this.#unsubscribe = () => {}
    this.#analysis.cancel()
    this.#looked = null
    super.disconnectedCallback()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#subscribe()
  }

  /** Search once the version or the year is another one, and no gesture is under way. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('workspace')) this.#subscribe()
    const looked = this.#present()
    if (looked === null) return
    const { solved, year } = looked
    if (this.#looked?.solved === solved && this.#looked.year === year) return
    this.#looked = looked
    this.#analysis.cancel()
    if (!isTroubled(solved.result, year)) this.told = { phase: 'none' }
    else if (solved.scenario.foresight === 'perfect') this.told = { phase: 'joint' }
    else this.#find(looked)
  }

  override render(): TemplateResult {
    return html`<div role="status">${this.#applied()}</div>${this.told.phase === 'none' ? nothing : this.#section()}`
  }

  #subscribe(): void {
    this.#unsubscribe()
    this.#unsubscribe = this.workspace.subscribe(() => this.requestUpdate())
  }

  /** The present version, proven in full; `null` while another is under way. */
  #present(): Looked | null {
    const { state: now } = this.workspace
    const { solved, history } = now
    const year = yearLookedAt(now)
    const isRough = history.gesture !== null || solved?.input.prices === 'skip'
    return solved === null || year === null || isRough || now.phase !== 'ready' || isStale(now)
      ? null
      : { solved, year }
  }

  #find({ solved, year }: Looked): void {
    this.told = { phase: 'working' }
    this.#analysis.ask(
      'repair',
      { input: solved.input, year },
      {
        onProgress: () => {},
        onAnswer: (outcome) => {
          this.told = { phase: 'told', outcome }
        },
        onFailure: (message) => {
          this.told = { phase: 'failed', message }
        },
      },
    )
  }

  #applied(): TemplateResult | typeof nothing {
    const { applied } = this
    if (applied === null || applied.version !== this.workspace.state.history.present) return nothing
    return html`
      <div class="applied">
        <span>${WORDS[this.language].applied(applied.rank)}</span>
        <button class="undo" @click=${() => this.workspace.undo()}>${texts(this.language).undo}</button>
      </div>
    `
  }

  #section(): TemplateResult | typeof nothing {
    const looked = this.#looked
    if (looked === null) return nothing
    const { result } = looked.solved
    const isConflict = result.years.some(({ year, status }) => year === looked.year && status === 'conflict')
    return html`
      <section aria-labelledby="heading">
        <h2 id="heading" tabindex="-1">
          ${repairHeading(this.language, isConflict ? 'conflict' : 'shortage', looked.year)}
        </h2>
        ${this.#answer(looked)}
      </section>
    `
  }

  #answer(looked: Looked): TemplateResult | typeof nothing {
    const t = WORDS[this.language]
    const { told } = this
    const again = html`<button class="again" @click=${() => this.#find(looked)}>${t.again}</button>`
    switch (told.phase) {
      case 'none':
        return nothing
      case 'joint':
        return html`<p class="soft">${t.joint}</p>`
      case 'working':
        return html`<p class="soft" role="status">${t.working}</p><button class="cancel" @click=${this.#cancel}>${t.cancel}</button>`
      case 'cancelled':
        return html`<p class="soft">${t.cancelled}</p>${again}`
      case 'failed':
        return html`<p role="alert" class="problem">${t.failed(told.message)}</p>${again}`
      case 'told':
        return this.#repairs(looked, repairsOf(told.outcome, looked))
    }
  }

  #repairs({ solved }: Looked, repairs: Repairs | null): TemplateResult {
    const t = WORDS[this.language]
    if (repairs === null) return html`<p>${t.unproven}</p>`
    const said = repairStatements(solved.scenario, repairs).map((one) =>
      formatRepairStatement(one, this.language),
    )
    const rest = said.slice(repairs.repairs.length)
    return html`
      ${repairs.repairs.length === 0 ? nothing : html`<ol>${repairs.repairs.map((repair, at) => this.#item(repair, at + 1, said[at] ?? ''))}</ol>`}
      <p class="soft">${repairs.repairs.length === 0 ? rest : [t.tested, ...rest].join(this.language === 'zh' ? '' : ' ')}</p>
    `
  }

  #item(repair: Repair, rank: number, said: string): TemplateResult {
    const t = WORDS[this.language]
    return html`
      <li>
        ${said}
        <button
          class="apply"
          aria-label=${t.applyRanked(rank)}
          ?disabled=${!this.#isPresent()}
          @click=${() => void this.#apply(repair, rank)}
        >
          ${t.apply}
        </button>
      </li>
    `
  }

  /** Whether the repairs are of the version and the year that are looked at. */
  #isPresent(): boolean {
    const present = this.#present()
    return present !== null && present.solved === this.#looked?.solved && present.year === this.#looked.year
  }

  readonly #cancel = async (): Promise<void> => {
    this.#analysis.cancel()
    this.told = { phase: 'cancelled' }
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.again')?.focus()
  }

  /** Make the changes of a repair, as one step of undo. */
  async #apply({ patch }: Repair, rank: number): Promise<void> {
    if (!this.#isPresent()) return
    this.workspace.applyPatch(patch)
    this.applied = { rank, version: this.workspace.state.history.present }
    await this.updateComplete
    this.undoButton?.focus()
  }
}

/** The repairs that were found; else the ways out of a conflict that came with the result, or `null`. */
function repairsOf(outcome: RepairOutcome, { solved, year }: Looked): Repairs | null {
  if (outcome.status === 'found') return outcome
  const { conflict } = solved.result
  const known = conflict?.year === year ? conflict.relaxations : []
  return known.length === 0 ? null : { year, of: 'conflict', shortage: 0, repairs: known, ended: 'limit' }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-repair-panel': RepairPanel
  }
}
