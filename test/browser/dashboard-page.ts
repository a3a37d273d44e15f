/** Open the built dashboard in a fresh profile and note every complaint. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'

export interface OpenedPage {
  readonly context: BrowserContext
  readonly page: Page
  /** Console errors, uncaught errors, and requests that leave the origin. */
  readonly complaints: readonly string[]
}

/** Open the dashboard and wait for its first balance. Motion is reduced, so that what is seen is final. */
export async function openDashboard(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const site = inject('site')
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    // Storing the whole build in each fresh profile would only cost time; offline.test.ts allows it.
    serviceWorkers: 'block',
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol !== 'data:' && origin !== new URL(site).origin) complaints.push(request.url())
  })
  await page.goto(site)
  await page.locator('shashi-balance-chart svg').waitFor()
  return { context, page, complaints }
}
