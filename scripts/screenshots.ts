/**
 * Take the pictures of the README and of the gallery: build the dashboard, open it and photograph it.
 *
 *     npm run screenshots [-- DIRECTORY]
 */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../test/browser/support/chromium.ts'
import { openPage, type PageOptions } from '../test/browser/support/page.ts'
import { buildAndServe } from '../test/browser/support/site.ts'
import { photographViews } from './gallery.ts'

const PICTURES: readonly (PageOptions & { readonly name: string })[] = [
  { name: 'dashboard', locale: 'zh-CN' },
  { name: 'dashboard-en', locale: 'en-GB' },
  { name: 'dashboard-dark', locale: 'zh-CN', colorScheme: 'dark' },
  { name: 'dashboard-phone', locale: 'zh-CN', viewport: { width: 360, height: 800 }, deviceScaleFactor: 2 },
]

async function photograph(browser: Browser, url: string, directory: string): Promise<void> {
  for (const { name, ...options } of PICTURES) {
    const { page, problems, close } = await openPage(browser, url, options)
    await page.getByText('4,000').first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    const path = join(directory, `${name}.png`)
    await page.screenshot({ path })
    await close()
    if (problems.length > 0) throw new Error(`${name}: ${problems.join('; ')}`)
    process.stdout.write(`${path}\n`)
  }
}

const directory = resolve(process.argv[2] ?? 'docs')
await mkdir(directory, { recursive: true })
const site = await buildAndServe()
const browser = await launchChromium()
try {
  await photograph(browser, site.url, directory)
  await photographViews(browser, site.url, join(directory, 'gallery'))
} finally {
  await browser.close()
  await site.close()
}
