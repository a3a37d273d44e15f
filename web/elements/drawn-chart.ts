/**
 * What all drawings of charts have in common: as wide as there is room, read mark by mark with the pointer or the
 * arrow keys, and a line below that tells what is read. A drawing places its marks and turns them into SVG.
 */
import { css, html, LitElement, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { ChartReader } from './chart-reader.ts'
import { ElementWidth } from './element-width.ts'
import { MarkEvent } from './events.ts'
import { reading, slotColours } from './shared-styles.ts'

/** Marks as SVG, in a box, px. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly content: TemplateResult
}

/** Between a mark and the line that tells it, px. */
const AIR = 4

export const drawnChart = [
  slotColours,
  reading,
  css`
    :host {
      display: block;
      min-width: 0;
    }
    .reading > svg {
      display: block;
      max-width: 100%;
      overflow: visible;
    }
  `,
]

export abstract class DrawnChart extends LitElement {
  /** One sentence that says what the chart shows. */
  @property({ attribute: false }) summary = ''
  /** What the chart is called, with how to read it. */
  @property({ attribute: false }) caption = ''
  /** What the line below says while nothing is read. */
  @property({ attribute: false }) hint = ''
  /** What a mark says when it is read, by its id (`data-mark`), in the order the keys walk them. */
  @property({ attribute: false }) readings: ReadonlyMap<string, string> = new Map()
  readonly #width = new ElementWidth(this)
  readonly #reader = new ChartReader(
    this,
    () => [...this.readings.keys()],
    (id) => this.choose(id),
  )

  override render(): TemplateResult {
    if (this.#width.value === 0) return html``
    const { width, height, content } = this.draw(this.#width.value)
    const { active, pressed, pointed, clicked, left } = this.#reader
    return html`
      <div class="reading" role="group" tabindex="0" aria-label=${this.caption} @keydown=${pressed}>
        <svg role="img" aria-label=${this.summary} width=${width} height=${height} viewBox="0 0 ${width} ${height}"
          @pointerover=${pointed} @pointerdown=${pointed} @pointerleave=${left} @click=${clicked}>${content}</svg>
      </div>
      <p class="readout ${active === null ? '' : 'telling'}" role="status">${active === null ? this.hint : (this.readings.get(active) ?? this.hint)}</p>
    `
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('scroll', this.#keepOff, { capture: true, passive: true })
  }

  override disconnectedCallback(): void {
    window.removeEventListener('scroll', this.#keepOff, { capture: true })
    super.disconnectedCallback()
  }

  protected override updated(): void {
    this.#keepOff()
  }

  /** A line that stays in sight keeps to the half of the window that the mark is not in, and off the mark. */
  readonly #keepOff = (): void => {
    const { active } = this.#reader
    const line = this.renderRoot.querySelector<HTMLElement>('.readout')
    if (line === null) return
    line.style.removeProperty('transform')
    const mark = [...this.renderRoot.querySelectorAll('[data-mark]')].find(
      (one) => one.getAttribute('data-mark') === active,
    )
    if (mark === undefined || getComputedStyle(line).position !== 'sticky') return
    const { top, bottom } = mark.getBoundingClientRect()
    const isLow = (top + bottom) / 2 > window.innerHeight / 2
    line.classList.toggle('above', isLow)
    // It sticks no higher than the chart begins; over a mark of the first panel it has to go beyond.
    const over = isLow ? line.getBoundingClientRect().bottom + AIR - top : 0
    if (over > 0) line.style.setProperty('transform', `translateY(${-over}px)`)
  }

  /** Read no mark, as when a picture is taken. */
  async rest(): Promise<void> {
    this.#reader.left()
    await this.updateComplete
  }

  /** Id of the mark that is read; `null` for none. */
  protected get active(): string | null {
    return this.#reader.active
  }

  /** Place the marks in a width, px, and draw them. */
  protected abstract draw(width: number): Drawing

  /** A mark was clicked, or read when Enter was pressed. */
  protected choose(id: string): void {
    this.dispatchEvent(new MarkEvent(id))
  }
}
