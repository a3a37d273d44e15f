/** The width an element has, px, kept up to date. */
import type { LitElement, ReactiveController } from 'lit'

export class ElementWidth implements ReactiveController {
  value = 0
  readonly #host: LitElement
  #observer: ResizeObserver | null = null

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0)
      if (width === this.value) return
      this.value = width
      this.#host.requestUpdate()
    })
    this.#observer.observe(this.#host)
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
  }
}
