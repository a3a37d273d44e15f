/** Reading charts in a real Chromium: marks by arrow keys, tables, and downloads as SVG, PNG and CSV. */
import { readFile } from 'node:fs/promises'
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

/** Choose an entry of a chart's menu of downloads, and read the file that comes. */
async function saved(page: Page, view: string, entry: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const frame = page.locator(`${view} shashi-chart-frame`).first()
  await frame.locator('button.save').click()
  const coming = page.waitForEvent('download')
  await frame.locator('[popover]').getByRole('button', { name: entry }).first().click()
  const download = await coming
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Each view with a chart: its tab, its element, and a figure of the plan that its files must hold. */
const CHARTS = [
  { tab: '平衡', view: 'shashi-balance-view', figure: '主城都市区,13000,9000,4000,0,9000,0,12800,12800' },
  { tab: '地图', view: 'shashi-map-view', figure: '丰都包鸾,主城都市区,,1000' },
  { tab: '流向', view: 'shashi-flows-view', figure: '渝东北,主城都市区,2400' },
] as const

describe('a chart', () => {
  for (const { tab, view, figure } of CHARTS) {
    it(`of ${tab} is saved as SVG, PNG and CSV that stand alone, in the colours of paper`, async () => {
      const { page, complaints } = await open({ colorScheme: 'dark' })
      await page.getByRole('button', { name: tab, exact: true }).click()
      await page.locator(`${view} svg[role=img]`).first().waitFor()
      const drawing = await saved(page, view, /SVG/)
      expect(drawing.name).toMatch(/^plan-2025-.+\.svg$/)
      const text = drawing.bytes.toString('utf8')
      expect(text).toContain('fill="#ffffff"')
      expect(text).not.toMatch(/var\(|light-dark|class=|<!--|color-mix/)
      expect(await parseError(page, text)).toBeNull()
      const picture = await saved(page, view, /PNG/)
      expect([...picture.bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
      // Width, twice that of the drawing.
      expect(picture.bytes.readUInt32BE(16)).toBe(2 * Number(/width="(\d+)"/.exec(text)?.[1]))
      const numbers = await saved(page, view, /CSV/)
      expect(numbers.bytes.toString('utf8')).toMatch(/^\uFEFF/)
      expect(numbers.bytes.toString('utf8')).toContain(figure)
      expect(complaints).toEqual([])
    })

    it(`of ${tab} keeps its picture while its table is shown, and leaves out what is read`, async () => {
      const { page } = await open()
      await page.getByRole('button', { name: tab, exact: true }).click()
      const frame = page.locator(`${view} shashi-chart-frame`).first()
      await frame.locator('svg[role=img]').waitFor()
      const before = await saved(page, view, /SVG/)
      await frame.locator('.reading').focus()
      await page.keyboard.press('ArrowRight')
      await frame.locator('header button[aria-pressed]').click()
      await frame.locator('tbody tr').first().waitFor()
      expect(await frame.locator('.reading').isVisible()).toBe(false)
      const after = await saved(page, view, /SVG/)
      expect(after.bytes.toString('utf8')).toBe(before.bytes.toString('utf8'))
    })

    it(`of ${tab} is read mark by mark with arrow keys`, async () => {
      const { page } = await open()
      await page.getByRole('button', { name: tab, exact: true }).click()
      const frame = page.locator(`${view} shashi-chart-frame`).first()
      const readout = frame.locator('.readout')
      const hint = await readout.textContent()
      await frame.locator('.reading').focus()
      await page.keyboard.press('ArrowRight')
      const first = await readout.textContent()
      expect(first).not.toBe(hint)
      expect(first).toMatch(/\d/)
      await page.keyboard.press('ArrowRight')
      expect(await readout.textContent()).not.toBe(first)
      await page.keyboard.press('Escape')
      expect(await readout.textContent()).toBe(hint)
    })
  }
})

/** What is wrong with a text as XML; `null` where nothing is. */
function parseError(page: Page, text: string): Promise<string | null> {
  return page.evaluate(
    (xml) =>
      new DOMParser().parseFromString(xml, 'image/svg+xml').querySelector('parsererror')?.textContent ?? null,
    text,
  )
}
