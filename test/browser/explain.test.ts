/** Why, in a real Chromium: findings that lead to their charts, and places explained by mouse and by keyboard. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { openDashboard } from './dashboard-page.ts'
import { launchChromium } from './support/chromium.ts'

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

async function open(options: Parameters<typeof openDashboard>[1] = {}) {
  const opened = await openDashboard(browser, options)
  context = opened.context
  return opened
}

const dialog = (page: Page) => page.locator('shashi-explain-dialog dialog')

describe('an explanation', () => {
  for (const [locale, name, why] of [
    ['zh-CN', '主城都市区', '需求量的边际价值'],
    ['en-GB', 'Core metropolitan area', 'At the margin, of the demand'],
  ] as const) {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 360, height: 800 },
    ]) {
      it(`of a market opens from the balance: ${locale}, ${viewport.width} px`, async () => {
        const { page, complaints } = await open({ locale, viewport })
        await page.locator('shashi-balance-view .why button', { hasText: name }).click()
        await dialog(page).locator('li').first().waitFor()
        expect(await dialog(page).getByRole('heading', { level: 2 }).textContent()).toContain(name)
        const said = (await dialog(page).textContent()) ?? ''
        expect(said).toContain(why)
        expect(said).toContain('13,000')
        expect(said).not.toMatch(/undefined|NaN|\[object/)
        const sideways = () =>
          page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect(await sideways()).toBe(0)
        expect(complaints).toEqual([])
      })
    }
  }

  it('of a site opens from the list of transfers by keyboard, and gives the focus back', async () => {
    const { page, complaints } = await open()
    const site = page.locator('shashi-transfers-view button.name').first()
    await site.focus()
    await page.keyboard.press('Enter')
    await dialog(page).locator('li').first().waitFor()
    expect(await dialog(page).locator('tbody tr').count()).toBeGreaterThan(1)
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    expect(await site.evaluate((button) => button.matches(':focus'))).toBe(true)
    expect(complaints).toEqual([])
  })

  it('opens from a mark of the map by Enter and from one of the flows by a click', async () => {
    const { page, complaints } = await open()
    await page.getByRole('button', { name: '地图', exact: true }).click()
    await page.locator('shashi-map-chart .reading').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await dialog(page).locator('li').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '流向', exact: true }).click()
    await page.locator('shashi-flows-chart .link').first().dispatchEvent('click')
    await dialog(page).locator('li').first().waitFor()
    await page.keyboard.press('Escape')
    // The bars come first, tier by tier; the last of them is the region that takes least.
    const chart = page.locator('shashi-flows-chart')
    await chart.locator('.reading').focus()
    for (let bar = 0; bar < 9; bar++) await page.keyboard.press('ArrowRight')
    expect(await chart.locator('.readout').textContent()).toBe('渝东南：得到 2,400 万吨')
    await page.keyboard.press('Enter')
    await dialog(page).getByRole('heading', { name: '渝东南' }).waitFor()
    expect(complaints).toEqual([])
  })
})

describe('a wharf of the map', () => {
  it('is read by the arrow keys, and tells by Enter what passes it and what its limit is worth', async () => {
    const { page, complaints } = await open({ locale: 'en-GB' })
    await page.locator('select.scenario').selectOption('shipped:chongqing-2025')
    await page.getByRole('button', { name: 'Map', exact: true }).click()
    const chart = page.locator('shashi-map-chart')
    await chart.locator('.wharf').first().waitFor()
    await chart.locator('.reading').focus()
    const readout = chart.locator('.readout')
    for (let step = 0; step < 40 && !(await readout.textContent())?.startsWith('Fuling wharf'); step++)
      await page.keyboard.press('ArrowLeft')
    expect(await readout.textContent()).toBe('Fuling wharf: 285 loaded and unloaded, at most 1,000')
    await page.keyboard.press('Enter')
    await dialog(page).locator('li').first().waitFor({ timeout: 30_000 })
    expect(await dialog(page).getByRole('heading', { level: 2 }).textContent()).toContain('Fuling wharf')
    const said = (await dialog(page).textContent()) ?? ''
    expect(said).toContain('At the margin, of the throughput of Fuling wharf')
    expect(said).not.toMatch(/undefined|NaN|\[object/)
    expect(await dialog(page).locator('tbody tr').count()).toBeGreaterThan(2)
    expect(complaints).toEqual([])
  })
})

describe('findings', () => {
  it('are at most seven, and lead to their charts', async () => {
    const { page } = await open()
    const items = page.locator('aside.findings shashi-findings-view li')
    expect(await items.count()).toBeLessThanOrEqual(7)
    await items.getByRole('button', { name: '查看：流向' }).first().click()
    await page.locator('shashi-flows-chart svg').waitFor()
  })
})
