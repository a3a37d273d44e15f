/** The page as an installed one: nothing from elsewhere, all of it at hand without a network, newer builds offered. */
import { appendFile, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Site, serveSite } from '../../src/cli/site-server.ts'
import { openDashboard } from './dashboard-page.ts'
import { launchChromium } from './support/chromium.ts'

const FOLDER = 'some/folder'
const BUDGET = 250_000

let browser: Browser
let root: string
let site: Site
let address: string

beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
  root = await mkdtemp(join(tmpdir(), 'shashi-offline-'))
  await cp(inject('siteDirectory'), join(root, FOLDER), { recursive: true })
  site = await serveSite(root, 0)
  address = `${site.url}${FOLDER}/`
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
  await rm(root, { recursive: true, force: true })
})

const demand = (page: Page) => page.locator('shashi-lever-number').first().locator('input[type=range]')
const unmet = (page: Page) => page.locator('shashi-kpi-strip .serious').first()

/** A page below a folder, once its service worker holds every file. */
async function openInstalled(): Promise<{ context: BrowserContext; page: Page; foreign: string[] }> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  const foreign: string[] = []
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'data:' && !url.href.startsWith(address)) foreign.push(url.href)
  })
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('shashi-balance-chart svg').waitFor()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return { context, page, foreign }
}

/** Paths of all stored files, relative to the page. */
async function storedFiles(page: Page): Promise<string[]> {
  const urls = await page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)))
    return (await Promise.all(caches.map((cache) => cache.keys()))).flat().map(({ url }) => url)
  })
  return urls.map((url) => new URL(url).pathname.slice(`/${FOLDER}/`.length)).sort()
}

describe('the offline page', () => {
  it('stores every file of the build, works below a folder, and asks nothing of any other address', async () => {
    const { context, page, foreign } = await openInstalled()
    const entries = await readdir(join(root, FOLDER), { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js')
      .map((entry) => posix.relative(join(root, FOLDER), join(entry.parentPath, entry.name)))
    expect(files.length).toBeGreaterThan(20)
    expect(await storedFiles(page)).toEqual(files.sort())
    expect(foreign).toEqual([])
    await context.close()
  })

  it('goes on without a network: before a reload, after it, and in a view and a scenario never opened', async () => {
    const { context, page } = await openInstalled()
    await context.setOffline(true)
    await demand(page).fill('14000')
    await unmet(page).waitFor()
    await page.reload()
    await unmet(page).waitFor()
    await page.getByRole('button', { name: '地图', exact: true }).click()
    await page.locator('shashi-map-chart svg').waitFor()
    await page.goto(`${address}?from=bookmark`)
    await page.locator('shashi-view-tabs').waitFor()
    await page.getByRole('combobox', { name: '情景' }).selectOption('shipped:chongqing-2025')
    await expect.poll(() => page.locator('shashi-map-chart svg').count(), { timeout: 30_000 }).toBe(1)
    await page.locator('shashi-kpi-strip .badge').waitFor({ timeout: 30_000 })
    await page.locator('main[aria-busy=false]').waitFor({ timeout: 30_000 })
    await context.close()
  })

  it('offers a newer build, and keeps the work when the user takes it', async () => {
    const { context, page } = await openInstalled()
    await demand(page).fill('14000')
    await unmet(page).waitFor()
    await appendFile(join(root, FOLDER, 'service-worker.js'), '\n// a newer build\n')
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    const offer = page.locator('shashi-notice-bar').last()
    await offer.getByText('页面已有新版本').waitFor()
    const loaded = page.waitForEvent('load')
    await offer.getByRole('button', { name: '立即更新' }).click()
    await loaded
    await unmet(page).waitFor()
    expect(await offer.getByText('页面已有新版本').count()).toBe(0)
    await context.close()
  })

  it('can be installed: a manifest with a name, a scope and icons of the sizes they claim', async () => {
    const { context, page } = await openDashboard(browser)
    const session = await context.newCDPSession(page)
    const { errors } = await session.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const manifest = JSON.parse(await readFile(join(root, FOLDER, 'manifest.webmanifest'), 'utf8'))
    expect(manifest).toMatchObject({ start_url: './', scope: './', display: 'standalone' })
    for (const { src, sizes } of manifest.icons) {
      const picture = await readFile(join(root, FOLDER, src))
      // The IHDR chunk of a PNG: width and height as big-endian words from byte 16.
      expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`).toBe(sizes)
    }
    await context.close()
  })
})

describe('the first load', () => {
  it('takes at most 250 kB of gzipped JavaScript up to the first result, and no WebAssembly', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    const taken = new Set<string>()
    context.on('request', (request) => taken.add(posix.basename(new URL(request.url()).pathname)))
    await page.goto(inject('site'))
    await page.locator('shashi-balance-chart svg').waitFor()
    const names = [...taken]
    await context.close()
    const assets = join(inject('siteDirectory'), 'assets')
    const scripts = names.filter((name) => name.endsWith('.js'))
    expect(scripts.some((name) => name.startsWith('solver.worker'))).toBe(true)
    const sizes = await Promise.all(
      scripts.map(async (name) => ({ name, size: gzipSync(await readFile(join(assets, name))).length })),
    )
    const total = sizes.reduce((sum, { size }) => sum + size, 0)
    expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(BUDGET)
    expect(names.filter((name) => name.endsWith('.wasm'))).toEqual([])
  })
})
