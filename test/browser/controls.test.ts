/** Every control of every view: large enough, reached by the keyboard, and nothing breaks when it is pressed. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { encodeLink } from '../../web/state/link.ts'
import { openDashboard } from './dashboard-page.ts'
import { launchChromium } from './support/chromium.ts'
import { listControls, outOfReach, watchControls } from './support/controls.ts'

/** Ids of the views, as in links; findings are a view of their own on a phone alone. */
const VIEWS = ['balance', 'map', 'flows', 'years', 'contingency', 'compare', 'data']

/** Side of the smallest target, CSS px (WCAG 2.2, success criterion 2.5.8). */
const SMALLEST = 24

let browser: Browser
let context: BrowserContext | null = null

beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})

afterEach(async () => {
  await context?.close()
  context = null
})

afterAll(async () => {
  await browser?.close()
})

async function open(view: string, options: Parameters<typeof openDashboard>[1] = {}) {
  const opened = await openDashboard(browser, options)
  context = opened.context
  const { page } = opened
  const work = { version: { scenario: 'plan-2025', patch: {} }, look: { view, year: null } }
  await page.goto(`${inject('site')}${await encodeLink(work, '')}`)
  await settled(page)
  // What the link says has been read.
  await page.locator('shashi-notice-bar .close, shashi-notice-bar .icon').first().click()
  await watchControls(page)
  return opened
}

/** Wait until a view has its element, and nothing is under way. */
async function settled(page: Page): Promise<void> {
  await page.locator('main[aria-busy=false]').waitFor()
  await expect.poll(() => page.evaluate(() => document.querySelectorAll(':not(:defined)').length)).toBe(0)
  await page.waitForTimeout(300)
}

for (const [size, viewport, views, locale] of [
  ['desk', { width: 1440, height: 900 }, VIEWS, 'zh-CN'],
  ['phone', { width: 360, height: 800 }, [...VIEWS, 'findings'], 'en-GB'],
] as const) {
  describe(`on a ${size}`, () => {
    it.each(views)('the keyboard reaches every control of “%s”, and each is large enough', async (view) => {
      const { page, complaints } = await open(view, { viewport, locale })
      const small = (await listControls(page)).filter(
        ({ width, height }) => width < SMALLEST - 0.5 || height < SMALLEST - 0.5,
      )
      expect(await outOfReach(page)).toEqual([])
      expect(small.map(({ tag, name, width, height }) => `${tag} ${name} ${width}×${height}`)).toEqual([])
      expect(complaints).toEqual([])
    })
  })
}

/** Names of controls that leave the page or the view; what they do is tested where it belongs. */
const ELSEWHERE = /^(选择文件|中文|English)/

describe('pressed one after the other by mouse', () => {
  it.each(VIEWS)('the controls of “%s” are all hit, and none breaks the page', async (view) => {
    const { page, complaints } = await open(view)
    const pressed = new Set<string>()
    const missed: string[] = []
    const inView = () =>
      page.evaluate(() => {
        const { list, describe } = window.shashiControls
        const panel = document.querySelector('shashi-app')?.shadowRoot?.querySelector('shashi-result-panel')
        const isInside = (element: Element) => {
          for (let node: Node | null = element; node !== null; ) {
            if (node === panel) return true
            node = node instanceof ShadowRoot ? node.host : node.parentNode
          }
          return false
        }
        return list().flatMap((element, at) =>
          element.matches('button, summary') && isInside(element)
            ? [{ at, name: describe(element).name }]
            : [],
        )
      })
    for (let step = 0; step < 80; step++) {
      const next = (await inView()).find(({ name }) => !pressed.has(name) && !ELSEWHERE.test(name))
      if (next === undefined) break
      pressed.add(next.name)
      const place = await page.evaluate((at) => {
        const { list, describe } = window.shashiControls
        const element = list()[at]
        element?.scrollIntoView({ block: 'center' })
        if (element === undefined) return null
        const { x, y } = describe(element)
        let hit = document.elementFromPoint(x, y)
        while (hit?.shadowRoot) {
          const inner: Element | null = hit.shadowRoot.elementFromPoint(x, y)
          if (inner === null || inner === hit) break
          hit = inner
        }
        const isHit = hit !== null && (element.contains(hit) || hit.contains(element))
        return { x, y, isHit, hit: hit?.outerHTML.slice(0, 80) ?? '' }
      }, next.at)
      if (place === null) continue
      if (!place.isHit) missed.push(`${next.name}: ${place.hit}`)
      await page.mouse.click(place.x, place.y)
      await page.waitForTimeout(60)
      await page.keyboard.press('Escape')
      const tab = page.locator('shashi-view-tabs button[aria-current], shashi-view-tabs [aria-selected=true]')
      expect(await tab.count(), `after ${next.name}`).toBeGreaterThan(0)
    }
    expect(pressed.size).toBeGreaterThan(5)
    expect(missed).toEqual([])
    expect(complaints).toEqual([])
  })
})
