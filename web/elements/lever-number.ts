/** A lever for a number: label, source note, number box with unit, slider with the baseline's tick. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { texts } from '../i18n/dictionary.ts'
import { formatExact, formatNumber, readTyped } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { hasCurve, isChanged, type NumberLever } from '../state/lever-types.ts'
import { fromShown, shownPerUnit, toShown } from '../state/lever-units.ts'
import { isTotal } from '../state/levers.ts'
import { CurveEvent, RevertEvent, SettleEvent } from './events.ts'
import { icons } from './icons.ts'
import { leverStyles } from './lever-styles.ts'
import { leverLabel, leverName } from './names.ts'
import { setLever } from './set-lever.ts'
import { controls } from './shared-styles.ts'
import './source-note.ts'

@customElement('shashi-lever-number')
export class LeverNumber extends LitElement {
  static override styles = [
    controls,
    leverStyles,
    css`
      .row {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-top: 3px;
      }
      .slider {
        flex: 1;
        position: relative;
        height: 24px;
      }
      .curve {
        flex: none;
        min-width: 24px;
        min-height: 24px;
        padding: 2px;
      }
      .curve .glyph {
        width: 18px;
        height: 18px;
      }
      .tick {
        position: absolute;
        top: 2px;
        left: calc(9px + (100% - 18px) * var(--at));
        width: 2px;
        height: 20px;
        margin-left: -1px;
        background: var(--ink);
        pointer-events: none;
      }
      input[type='range'] {
        appearance: none;
        position: relative;
        display: block;
        width: 100%;
        height: 24px;
        margin: 0;
        background: none;
        cursor: pointer;
        touch-action: pan-y;
      }
      input[type='range']::-webkit-slider-runnable-track {
        height: 4px;
        border-radius: 2px;
        background: linear-gradient(to right, var(--colour) var(--fill), var(--edge) var(--fill));
      }
      input[type='range']::-moz-range-track {
        height: 4px;
        border-radius: 2px;
        background: linear-gradient(to right, var(--colour) var(--fill), var(--edge) var(--fill));
      }
      input[type='range']::-webkit-slider-thumb {
        appearance: none;
        width: 18px;
        height: 18px;
        margin-top: -7px;
        border: 3px solid var(--colour);
        border-radius: 50%;
        background: var(--card);
      }
      input[type='range']::-moz-range-thumb {
        width: 12px;
        height: 12px;
        border: 3px solid var(--colour);
        border-radius: 50%;
        background: var(--card);
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) lever!: NumberLever
  /** Colour slot of the region it belongs to. */
  @property({ attribute: false }) slotNumber = 0
  /** Why the present value is refused; `null` where it is not. */
  @property({ attribute: false }) problem: string | null = null
  @state() private keyHeld = false
  /** Whether what was typed for a total is no number. */
  @state() private refused = false

  override render(): TemplateResult {
    const t = texts(this.language)
    const { lever } = this
    const name = this.#name()
    const changed = isChanged(lever)
    return html`
      <div class="head">
        ${changed ? this.#resetDot(name) : nothing}
        <label for="box" title=${lever.name?.[this.language] ?? ''}>${leverLabel(lever, this.language)}</label>
        <input
          id="box"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          aria-label=${t.boxOf(name)}
          aria-invalid=${this.problem !== null || this.refused}
          aria-describedby="problem"
          .value=${live(this.#inBox())}
          @change=${this.#typed}
          @keydown=${this.#stepped}
          @keyup=${this.#released}
          @blur=${this.#ended}
        />
        <span class="unit">${t.units[lever.unit]}</span>
      </div>
      <div class="row">
        ${this.#slider(name)} ${hasCurve(lever) ? this.#curveButton(name) : nothing}
        ${
          lever.origin === null
            ? html`<span class="unit">${t.inProportion}</span>`
            : html`<shashi-source-note
                .language=${this.language}
                .heading=${name}
                .unit=${t.units[lever.unit]}
                .origin=${lever.origin}
                .scale=${shownPerUnit(lever.unit)}
                .baseline=${lever.baseline}
                .changed=${changed}
              ></shashi-source-note>`
        }
      </div>
      ${lever.course === null ? nothing : html`<p class="unit">${t.overYears}</p>`}
      <p id="problem" class="problem">${this.problem ?? (this.refused ? t.numberWanted : nothing)}</p>
    `
  }

  /** A sum or a value computed from an expression is shown rounded; a number of the document as it stands. */
  #inBox(): string {
    const { lever, language } = this
    const computed = lever.course !== null || isTotal(lever)
    return lever.typed ?? (computed ? formatNumber : formatExact)(toShown(lever.value, lever.unit), language)
  }

  #slider(name: string): TemplateResult {
    const t = texts(this.language)
    const { value, min, max, step, baseline, unit, typed } = this.lever
    const said = typed === null ? this.#inBox() : formatNumber(toShown(value, unit), this.language)
    const text = `${said} ${t.units[unit]}`
    return html`
      <div class="slider">
        ${baseline === null || baseline > max ? nothing : html`<span class="tick"></span>`}
        <input
          type="range"
          min=${min}
          max=${max}
          step=${step}
          aria-label=${t.sliderOf(name)}
          aria-valuetext=${text}
          .value=${live(`${value}`)}
          @input=${this.#dragged}
          @change=${this.#changed}
          @keydown=${this.#held}
          @keyup=${this.#released}
          @blur=${this.#ended}
        />
      </div>
    `
  }

  /** Set through the object model: the page's policy refuses style attributes. */
  override updated(): void {
    const { value, min, max, baseline } = this.lever
    const along = (number: number) => Math.min(1, Math.max(0, (number - min) / (max - min)))
    const share = along(value)
    this.style.setProperty(
      '--colour',
      this.slotNumber > 0 ? `var(--slot-${this.slotNumber})` : 'var(--action)',
    )
    this.style.setProperty('--fill', `calc(9px + (100% - 18px) * ${share})`)
    this.style.setProperty('--at', `${along(baseline ?? 0)}`)
  }

  #resetDot(name: string): TemplateResult {
    const t = texts(this.language)
    return html`
      <button
        class="dot"
        aria-label=${t.resetLever(name)}
        title=${t.resetLever(name)}
        @click=${() => this.dispatchEvent(new RevertEvent(this.lever.paths))}
      ></button>
    `
  }

  #curveButton(name: string): TemplateResult {
    const label = texts(this.language).explaining.curve(name)
    return html`
      <button
        class="plain curve"
        aria-label=${label}
        title=${label}
        @click=${() => this.dispatchEvent(new CurveEvent(this.lever))}
      >
        ${icons.curve}
      </button>
    `
  }

  #name(): string {
    return leverName(this.lever, this.language)
  }

  #dragged(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return
    this.#set(event.target.valueAsNumber, this.lever.id)
  }

  #set(value: number | string, gesture: string | null): void {
    const { lever } = this
    this.refused = isTotal(lever) && (typeof value === 'string' || value < 0)
    const asked = this.refused ? null : setLever(lever, value, gesture)
    if (asked !== null) this.dispatchEvent(asked)
  }

  /** The slider was let go; while a key is held its repeats make one gesture. */
  #changed(): void {
    if (!this.keyHeld) this.dispatchEvent(new SettleEvent())
  }

  #held(): void {
    this.keyHeld = true
  }

  #released(): void {
    this.keyHeld = false
    this.dispatchEvent(new SettleEvent())
  }

  #ended(): void {
    this.keyHeld = false
    this.dispatchEvent(new SettleEvent())
  }

  #typed(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return
    this.#set(fromShown(readTyped(event.target.value), this.lever.unit), null)
  }

  /** Arrow keys step the number as they do the slider; Escape puts back what stood there. */
  #stepped(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLInputElement)) return
    if (event.key === 'Escape') {
      event.target.value = this.#inBox()
      return
    }
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    const { value, min, step, id } = this.lever
    this.#set(Math.max(min, tidied(value + direction * step)), id)
  }
}

/** Without what binary fractions leave behind. */
function tidied(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-lever-number': LeverNumber
  }
}
