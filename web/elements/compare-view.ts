/** The Compare view: two to four runs side by side, each against the first: chart, indicators, transfers, inputs. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { compareRuns } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import {
  type ComparedRun,
  ComparisonRuns,
  chosenRuns,
  keyOf,
  MOST_COMPARED,
  nameOf,
} from '../state/comparison.ts'
import type { Library } from '../state/library.ts'
import type { Workspace } from '../state/workspace.ts'
import type { Compared, WorkspaceState } from '../state/workspace-state.ts'
import { icons } from './icons.ts'
import { card, controls } from './shared-styles.ts'
import './compare-balance.ts'
import './compare-tables.ts'

@customElement('shashi-compare-view')
export class CompareView extends LitElement {
  static override styles = [
    controls,
    card,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
        min-width: 0;
      }
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin: 10px 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 4px;
        min-height: 34px;
        max-width: 100%;
        padding-inline: 10px;
        border: 1px solid var(--edge);
        border-radius: var(--radius-small);
        overflow-wrap: anywhere;
      }
      li:has(button) {
        padding-inline-end: 2px;
      }
      li.add {
        padding: 0;
        border: 0;
      }
      li:first-child {
        font-weight: 600;
      }
      li button {
        min-height: 28px;
      }
      select {
        min-width: 0;
        max-width: 100%;
      }
      .problem {
        color: var(--serious);
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) now!: WorkspaceState
  @property({ attribute: false }) library!: Library
  @property({ attribute: false }) year = 0
  #runs: ComparisonRuns | null = null

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('workspace')) return
    this.#runs = new ComparisonRuns(this.workspace.client, () => this.requestUpdate())
  }

  override render(): TemplateResult {
    const { work } = texts(this.language)
    const chosen = chosenRuns(this.now)
    const runs = chosen.map((run) => this.#runs?.of(run, this.now) ?? { state: 'running' as const })
    return html`
      <section class="card" aria-labelledby="heading">
        <h2 id="heading">${work.compareTitle}</h2>
        <p class="soft">${work.compareHint}</p>
        <ol>
          ${chosen.map((run, at) => html`<li>${this.#name(run)} ${this.#remove(chosen, at)}</li>`)}
          ${chosen.length >= MOST_COMPARED ? nothing : html`<li class="add">${this.#add(chosen)}</li>`}
        </ol>
        ${runs.some(({ state }) => state === 'running') ? html`<p class="soft" role="status">${work.compareRunning}</p>` : nothing}
        ${runs.map((run, at) => this.#trouble(run, chosen[at]))}
      </section>
      ${this.#comparison(chosen, runs)}
    `
  }

  #name(run: Compared): string {
    const { work } = texts(this.language)
    return nameOf(run, this.now, work.compareNow)[this.language]
  }

  #remove(chosen: readonly Compared[], at: number): TemplateResult | typeof nothing {
    const run = chosen[at]
    if (chosen.length <= 2 || run === undefined) return nothing
    const name = texts(this.language).work.compareRemove(this.#name(run))
    const without = () => this.#choose(chosen.filter((_, index) => index !== at))
    return html`<button class="plain icon" aria-label=${name} title=${name} @click=${without}>${icons.close}</button>`
  }

  /** Everything that is not chosen yet: the present version, what is saved, what ships. */
  #add(chosen: readonly Compared[]): TemplateResult {
    const { work } = texts(this.language)
    const taken = new Set(chosen.map(keyOf))
    const now: Compared = { kind: 'now' }
    const saved = (this.library.state.scenarios ?? []).map(
      ({ name, present }): Compared => ({
        kind: 'version',
        version: present.work.version,
        name: { zh: name, en: name },
      }),
    )
    const shipped = this.now.titles.map(
      ({ id, title }): Compared => ({ kind: 'version', version: { scenario: id, patch: {} }, name: title }),
    )
    const offers = [now, ...saved, ...shipped].filter((run) => !taken.has(keyOf(run)))
    const option = (run: Compared) => html`<option value=${offers.indexOf(run)}>${this.#name(run)}</option>`
    const group = (name: string, runs: readonly Compared[]) => {
      const free = runs.filter((run) => offers.includes(run))
      return free.length === 0 ? nothing : html`<optgroup label=${name}>${free.map(option)}</optgroup>`
    }
    const added = (event: Event) => {
      if (!(event.target instanceof HTMLSelectElement)) return
      const run = offers[Number(event.target.value)]
      event.target.value = ''
      if (run !== undefined) this.#choose([...chosen, run])
    }
    return html`
      <select aria-label=${work.compareAdd} @change=${added}>
        <option value="">${work.compareAdd}…</option>
        ${offers.includes(now) ? option(now) : nothing}
        ${group(work.savedOnes, saved)} ${group(work.shipped, shipped)}
      </select>
    `
  }

  #choose(runs: readonly Compared[]): void {
    this.#runs?.forgetFailures()
    this.workspace.compareWith(runs)
  }

  #trouble(run: ComparedRun, which: Compared | undefined): TemplateResult | typeof nothing {
    const { work } = texts(this.language)
    if (run.state !== 'failed' || which === undefined) return nothing
    return html`<p class="problem" role="alert">${work.compareFailed(this.#name(which), run.reason)}</p>`
  }

  /** What can be compared of the runs that have come. */
  #comparison(chosen: readonly Compared[], runs: readonly ComparedRun[]): TemplateResult | typeof nothing {
    const done = runs.flatMap((run, at) => {
      const which = chosen[at]
      return run.state === 'done' && which !== undefined
        ? [{ name: this.#name(which), scenario: run.scenario, result: run.result }]
        : []
    })
    if (done.length < 2) return nothing
    return html`
      <shashi-compare-balance .language=${this.language} .runs=${done} .year=${this.year}></shashi-compare-balance>
      <shashi-compare-tables
        .language=${this.language}
        .runs=${done}
        .comparison=${compareRuns(done.map(({ result }) => result))}
        .year=${this.year}
      ></shashi-compare-tables>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-compare-view': CompareView
  }
}
