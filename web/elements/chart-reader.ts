/** Reading a drawing mark by mark: by pointing, or by arrow keys while it has the focus. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'

export class ChartReader implements ReactiveController {
  /** Id of the mark that is read; `null` for none. */
  active: string | null = null
  readonly #host: ReactiveControllerHost
  readonly #ids: () => readonly string[]

  readonly #choose: (id: string) => void

  /**
   * Make a reader over the ids of the marks, in the order the keys walk them.
   * @param choose told which mark was clicked, or read when Enter was pressed.
   */
  constructor(
    host: ReactiveControllerHost,
    ids: () => readonly string[],
    choose: (id: string) => void = () => {},
  ) {
    this.#host = host
    this.#ids = ids
    this.#choose = choose
    host.addController(this)
  }

  hostConnected(): void {
    this.active = null
  }

  /** Read the mark under the pointer: the nearest element with `data-mark`. */
  readonly pointed = (event: PointerEvent): void => {
    const { target } = event
    const mark = target instanceof Element ? target.closest('[data-mark]') : null
    this.#read(mark?.getAttribute('data-mark') ?? null)
  }

  readonly clicked = (event: Event): void => {
    const { target } = event
    const mark = target instanceof Element ? target.closest('[data-mark]') : null
    const id = mark?.getAttribute('data-mark') ?? null
    if (id !== null) this.#choose(id)
  }

  readonly left = (): void => this.#read(null)

  readonly pressed = (event: KeyboardEvent): void => {
    const ids = this.#ids()
    const at = this.active === null ? -1 : ids.indexOf(this.active)
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: ids.length - 1,
    }
    const next = steps[event.key]
    if (event.key === 'Enter' && this.active !== null) this.#choose(this.active)
    else if (event.key === 'Escape' && this.active !== null) this.#read(null)
    else if (next === undefined || ids.length === 0) return
    else this.#read(ids[(next + ids.length) % ids.length] ?? null)
    event.preventDefault()
    event.stopPropagation()
  }

  #read(id: string | null): void {
    if (id === this.active) return
    this.active = id
    this.#host.requestUpdate()
  }
}
