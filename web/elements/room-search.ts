/** A search for room under way, for the elements that ask for one: its progress, its answer, and to cancel it. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import {
  explainWords,
  formatFigure,
  GOAL_UNITS,
  MEASURE_TEXTS,
  type Room,
  type RoomOutcome,
  roomWords,
} from '../../src/index.ts'
import type { Language } from '../i18n/languages.ts'
import { roomEn } from '../i18n/room-en.ts'
import { roomZh } from '../i18n/room-zh.ts'
import { Analysis } from '../worker/analysis.ts'
import type { RoomAsk } from '../worker/analysis-protocol.ts'

type Told =
  | { readonly phase: 'none' }
  | { readonly phase: 'working'; readonly done: number; readonly all: number }
  | { readonly phase: 'told'; readonly outcome: RoomOutcome }
  | { readonly phase: 'failed'; readonly message: string }

/** Parts of the optimum that may be given up. */
export const EPSILONS = [0, 0.001, 0.01, 0.05] as const

const WORDS = { zh: roomZh, en: roomEn }

export const roomTexts = (language: Language): typeof roomZh => WORDS[language]

/** ε as people write it. */
export const percentOf = (epsilon: number): string => `${formatFigure(epsilon * 100)}%`

export class RoomSearch implements ReactiveController {
  told: Told = { phase: 'none' }
  epsilon: number = 0.01
  readonly #host: ReactiveControllerHost
  readonly #analysis = new Analysis()

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.cancel()
  }

  ask(asked: Omit<RoomAsk, 'epsilon'>): void {
    this.#tell({ phase: 'working', done: 0, all: 0 })
    const { epsilon } = this
    this.#analysis.ask(
      'room',
      { ...asked, epsilon },
      {
        onProgress: (done, all) => this.#tell({ phase: 'working', done, all }),
        onAnswer: (outcome) => this.#tell({ phase: 'told', outcome }),
        onFailure: (message) => this.#tell({ phase: 'failed', message }),
      },
    )
  }

  /** End the search, and forget what it found. */
  cancel(): void {
    this.#analysis.cancel()
    this.#tell({ phase: 'none' })
  }

  /** The choice of ε and the button that asks. */
  asking(language: Language, button: string, ask: () => void): TemplateResult {
    const t = roomTexts(language)
    const choose = (event: Event) => {
      if (!(event.target instanceof HTMLSelectElement)) return
      this.epsilon = Number(event.target.value)
      this.cancel()
    }
    return html`
      <p class="asking">
        <label>${t.within}
          <select @change=${choose}>
            ${EPSILONS.map((each) => html`<option value=${each} ?selected=${each === this.epsilon}>${percentOf(each)}</option>`)}
          </select>
        </label>
        <button class="find" ?disabled=${this.told.phase === 'working'} @click=${ask}>${button}</button>
      </p>
    `
  }

  /** Progress, trouble, or what `show` makes of the room. */
  answer(language: Language, show: (room: Room) => TemplateResult): TemplateResult | typeof nothing {
    const t = roomTexts(language)
    const { told } = this
    switch (told.phase) {
      case 'none':
        return nothing
      case 'working':
        return html`
          <progress aria-label=${t.working} max=${Math.max(1, told.all)} .value=${told.done}></progress>
          <p class="soft">${told.all === 0 ? t.working : roomWords(language).progress(told.done, told.all)}</p>
          <button class="cancel" @click=${() => this.cancel()}>${t.cancel}</button>
        `
      case 'failed':
        return html`<p role="alert" class="problem">${t.failed(told.message)}</p>`
      case 'told': {
        const { outcome } = told
        if (outcome.status === 'found')
          return html`<p class="soft">${withinOf(outcome, language)}</p>${show(outcome)}`
        return html`<p role="alert">${outcome.status === 'no-allocation' ? t.noAllocation : roomWords(language).unproven}</p>`
      }
    }
  }

  #tell(told: Told): void {
    this.told = told
    this.#host.requestUpdate()
  }
}

const unitOf = (goal: string): string => Object.entries(GOAL_UNITS).find(([id]) => id === goal)?.[1] ?? ''

/** What is given up and what is kept. */
function withinOf({ goal, epsilon }: Room, language: Language): string {
  const name = MEASURE_TEXTS[goal.id]?.[language] ?? goal.id
  const unit = explainWords(language).goalUnits[unitOf(goal.id)] ?? ''
  const figure = (value: number) => `${formatFigure(value)} ${unit}`.trim()
  return roomWords(language).within(percentOf(epsilon), name, figure(goal.value), figure(goal.limit))
}
