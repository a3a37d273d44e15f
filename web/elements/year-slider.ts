/** Which year all views look at: a slider, a step back and forth, and play, where there are several years. */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { texts } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { LookEvent } from './events.ts'
import { icons } from './icons.ts'
import { controls } from './shared-styles.ts'

/** How long a year is shown while they are played, ms. */
const PACE = 1200

@customElement('shashi-year-slider')
export class YearSlider extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 4px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
      }
      output {
        min-width: 4.6em;
        font-size: 1.0625rem;
        font-weight: 650;
        white-space: nowrap;
      }
      input {
        flex: 1;
        min-width: 0;
        height: 32px;
        margin: 0;
        accent-color: var(--action);
        cursor: pointer;
      }
      .ends {
        color: var(--ink-soft);
        font-size: var(--text-tiny);
      }
      @media (max-width: 420px) {
        :host {
          gap: 4px;
          padding: 4px 8px;
        }
        .ends {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  /** Ascending, at least two. */
  @property({ attribute: false }) years: readonly number[] = []
  @property({ attribute: false }) year = 0
  @state() private playing = false
  #timer: ReturnType<typeof setInterval> | undefined

  override disconnectedCallback(): void {
    this.#pause()
    super.disconnectedCallback()
  }

  override render(): TemplateResult {
    const t = texts(this.language).years
    const { years, year } = this
    const at = years.indexOf(year)
    const last = years.length - 1
    const name = this.playing ? t.pause : t.play
    return html`
      <button class="plain icon" aria-label=${t.earlier} ?disabled=${at <= 0} @click=${() => this.#step(-1)}>
        ${icons.earlier}
      </button>
      <output>${t.yearNow(year)}</output>
      <button class="plain icon" aria-label=${t.later} ?disabled=${at >= last} @click=${() => this.#step(1)}>
        ${icons.later}
      </button>
      <span class="ends" aria-hidden="true">${years[0]}</span>
      <input
        type="range"
        min="0"
        max=${last}
        step="1"
        aria-label=${t.sliderLabel}
        aria-valuetext=${t.yearNow(year)}
        .value=${live(`${at}`)}
        @input=${this.#moved}
      />
      <span class="ends" aria-hidden="true">${years[last]}</span>
      <button class="plain icon" aria-label=${name} title=${name} aria-pressed=${this.playing} @click=${this.#toggle}>
        ${this.playing ? icons.pause : icons.play}
      </button>
    `
  }

  #moved(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return
    this.#pause()
    this.#look(event.target.valueAsNumber)
  }

  #step(by: number): void {
    this.#pause()
    this.#look(this.years.indexOf(this.year) + by)
  }

  #look(at: number): void {
    const year = this.years[at]
    if (year !== undefined && year !== this.year) this.dispatchEvent(new LookEvent({ year }))
  }

  /** Play from the year that is looked at to the last one, or from the first where that is the last. */
  #toggle(): void {
    if (this.playing) {
      this.#pause()
      return
    }
    this.playing = true
    if (this.year === this.years.at(-1)) this.#look(0)
    this.#timer = setInterval(() => {
      const next = this.years.indexOf(this.year) + 1
      if (next >= this.years.length) this.#pause()
      else this.#look(next)
    }, PACE)
  }

  #pause(): void {
    clearInterval(this.#timer)
    this.playing = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-year-slider': YearSlider
  }
}
