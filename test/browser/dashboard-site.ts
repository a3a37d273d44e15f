/** The dashboard built as it ships, on a server of its own, and pages that note every complaint. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { build, preview } from 'vite'

export interface Site {
  readonly origin: string
  close(): Promise<void>
}

const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url))

/** Build the dashboard into a temporary folder and serve it on a free port of this machine. */
export async function serveDashboard(): Promise<Site> {
  const outDir = await mkdtemp(join(tmpdir(), 'shashi-dashboard-'))
  await build({ configFile, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
  const server = await preview({ configFile, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
  const origin = server.resolvedUrls?.local[0]
  if (origin === undefined) throw new Error('the server has no address')
  return {
    origin,
    close: async () => {
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}

export interface OpenedPage {
  readonly context: BrowserContext
  readonly page: Page
  /** Console errors, warnings, uncaught errors, and requests that leave the origin. */
  readonly complaints: readonly string[]
}

/** Open the dashboard in a fresh profile and wait for its first balance. */
export async function openDashboard(
  browser: Browser,
  site: Site,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(site.origin) && !url.startsWith('data:')) complaints.push(`request to ${url}`)
  })
  await page.goto(site.origin)
  await page.locator('shashi-balance-chart svg').waitFor()
  return { context, page, complaints }
}
