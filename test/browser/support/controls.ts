/** The controls of a page, through all shadow roots: which there are, how large, and which the keyboard reaches. */
import type { Page } from 'playwright-core'

export interface Control {
  /** Its accessible name where that is written out, else its text. */
  readonly name: string
  readonly tag: string
  /** Centre and size in the window, CSS px. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

declare global {
  interface Window {
    shashiControls: {
      list(): Element[]
      describe(element: Element): Control
      seen: Set<Element>
      active(): Element | null
    }
  }
}

/** Put the helpers into a page; again after each load. */
export async function watchControls(page: Page): Promise<void> {
  await page.evaluate(() => {
    const SELECTOR = 'a[href], button, input, select, summary, textarea, [tabindex="0"]'
    const walk = (root: Document | ShadowRoot, found: Element[]): Element[] => {
      for (const element of root.querySelectorAll('*')) {
        if (element.matches(SELECTOR)) found.push(element)
        if (element.shadowRoot !== null) walk(element.shadowRoot, found)
      }
      return found
    }
    const isOffered = (element: Element) =>
      !element.matches(':disabled, [tabindex="-1"], input[type=radio], .skip, [inert] *') &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    const describe = (element: Element) => {
      // A box to tick is as large as its label, which ticks it too.
      const target = element.matches('[type=checkbox]') ? (element.closest('label') ?? element) : element
      const { x, y, width, height } = target.getBoundingClientRect()
      const label = element.getAttribute('aria-label') ?? element.textContent ?? ''
      const name = label.replace(/\s+/g, ' ').trim().slice(0, 60)
      const tag = element.localName + (element.className ? `.${element.getAttribute('class')}` : '')
      return { name, tag, x: x + width / 2, y: y + height / 2, width, height }
    }
    const active = () => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return element
    }
    window.shashiControls = {
      list: () => walk(document, []).filter(isOffered),
      describe,
      seen: new Set(),
      active,
    }
  })
}

/** Every control in sight or in reach of scrolling. */
export function listControls(page: Page): Promise<Control[]> {
  return page.evaluate(() => window.shashiControls.list().map(window.shashiControls.describe))
}

/** Walk through the page with Tab until nothing new comes, and list the controls that were not reached. */
export async function outOfReach(page: Page): Promise<string[]> {
  // Some come while the walk is under way.
  for (let walked = 0; ; ) {
    const count = (await listControls(page)).length
    if (count <= walked) break
    walked = count
    for (let step = 0; step < count + 10; step++) {
      await page.keyboard.press('Tab')
      await page.evaluate(() => {
        const { seen, active } = window.shashiControls
        const element = active()
        if (element !== null) seen.add(element)
      })
    }
  }
  return page.evaluate(() => {
    const { list, seen, describe } = window.shashiControls
    return list().flatMap((element) => {
      const { tag, name } = describe(element)
      return seen.has(element) ? [] : [`${tag} ${name}`]
    })
  })
}
