import type { Browser, Page } from 'playwright-core'

export interface PageOptions {
  readonly locale?: 'zh-CN' | 'en-GB'
  readonly colorScheme?: 'light' | 'dark'
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly deviceScaleFactor?: number
}

/** A page with an own profile, and everything that went wrong in it so far. */
export interface WatchedPage {
  readonly page: Page
  /** Uncaught errors, console errors, refused resources and failed requests, as text. */
  readonly problems: readonly string[]
  close(): Promise<void>
}

/** Open a page in a fresh profile. Motion is reduced, so that what is seen is final. */
export async function openPage(
  browser: Browser,
  url: string,
  options: PageOptions = {},
): Promise<WatchedPage> {
  const { locale = 'zh-CN', colorScheme = 'light', viewport = { width: 1440, height: 900 } } = options
  const context = await browser.newContext({
    locale,
    colorScheme,
    viewport: { ...viewport },
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    reducedMotion: 'reduce',
    // A picture needs no stored copy of the whole build.
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('requestfailed', (request) =>
    problems.push(`${request.url()} ${request.failure()?.errorText ?? ''}`),
  )
  await page.goto(url)
  return { page, problems, close: () => context.close() }
}
