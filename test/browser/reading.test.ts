/** Reading charts in a real Chromium: marks by arrow keys, tables, and downloads as SVG, PNG and CSV. */
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { openDashboard } from './dashboard-page.ts'
import { launchChromium } from './support/chromium.ts'
import { violations } from './support/violations.ts'

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

describe('the dialog of files', () => {
  const dialog = (page: Page) => page.locator('shashi-files-dialog dialog')
  const openFiles = async (page: Page) => {
    await page.getByRole('button', { name: '下载', exact: true }).click()
    await dialog(page).waitFor()
  }

  it('hands out every form of the result and the scenario', async () => {
    const { page, complaints } = await open()
    await openFiles(page)
    const names: string[] = []
    for (const button of await dialog(page).locator('.kinds button:not(.print)').all()) {
      const coming = page.waitForEvent('download')
      await button.click()
      const download = await coming
      names.push(download.suggestedFilename())
      await dialog(page).getByText(`已下载 ${download.suggestedFilename()}`).waitFor()
    }
    expect(names).toEqual([
      'plan-2025-plan.html',
      'plan-2025-plan.xlsx',
      'plan-2025-plan-csv.zip',
      'plan-2025-plan-parquet.zip',
      'plan-2025-plan-2025.geojson',
      'plan-2025-plan.json',
      'plan-2025.yaml',
      'plan-2025-template.xlsx',
      'plan-2025-plan-2025.lp',
      'plan-2025-plan-2025.mps',
    ])
    expect(complaints).toEqual([])
  })

  it('opens a scenario from a file, one undo away, and refuses a wrong one with its issues', async () => {
    const { page, complaints } = await open()
    await openFiles(page)
    const give = (name: string, text: string) =>
      dialog(page)
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) })
    const wrong = 'extends: plan-2025.yaml\nid: mine\npatch: {markets: {core: {demand: many, demnad: 1}}}\n'
    await give('wrong.yaml', wrong)
    const issues = dialog(page).locator('.issues li')
    await issues.first().waitFor()
    expect(await issues.count()).toBe(2)
    expect(await issues.first().textContent()).toContain('wrong.yaml:3')
    await give('photo.png', 'PNG')
    await dialog(page).getByText('photo.png 不是情景文件').waitFor()
    await give('mine.yaml', wrong.replace('demand: many, demnad: 1', 'demand: 13500'))
    await dialog(page).getByText('已打开 mine.yaml').waitFor()
    await page.keyboard.press('Escape')
    const unmet = page.locator('shashi-kpi-strip .number').first()
    await expect.poll(() => unmet.textContent()).toBe('500')
    await page.getByRole('button', { name: '撤销', exact: true }).first().click()
    await expect.poll(() => unmet.textContent()).toBe('0')
    expect(complaints).toEqual([])
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no violation on a phone, ${colorScheme}, with a chart's menu open before it`, async () => {
      const { page } = await open({ colorScheme, viewport: { width: 360, height: 800 } })
      const frame = page.locator('shashi-balance-view shashi-chart-frame')
      await frame.locator('button.save').click()
      const menu = await violations(page)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '更多', exact: true }).click()
      await openFiles(page)
      const files = await violations(page)
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect({ menu, files, sideways }).toEqual({ menu: [], files: [], sideways: 0 })
    })
  }
})

describe('the report', () => {
  for (const locale of ['zh-CN', 'en-GB']) {
    it(`of the plan has all its figures and their sources on one printed page: ${locale}`, async () => {
      const { page, complaints } = await open({ locale, colorScheme: 'dark' })
      await page.getByRole('button', { name: locale === 'zh-CN' ? '下载' : 'Download', exact: true }).click()
      const coming = page.waitForEvent('download')
      await page.locator('shashi-files-dialog .kinds button:not(.print)').first().click()
      const html = await readFile(await (await coming).path(), 'utf8')
      expect(html).toMatch(/\d{4}-\d{2}-\d{2}/)
      const paper = await (context ?? page.context()).newPage()
      // A4 within the margins of the page, at 96 px an inch.
      await paper.setViewportSize({ width: 703, height: 1069 })
      await paper.emulateMedia({ media: 'print' })
      await paper.setContent(html)
      const sheet = await paper.evaluate(() => {
        const main = document.querySelector('main')?.getBoundingClientRect()
        return {
          height: main?.height ?? 0,
          sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ground: getComputedStyle(document.body).backgroundColor,
        }
      })
      expect(sheet.height).toBeGreaterThan(500)
      expect(sheet.height).toBeLessThanOrEqual(1069)
      expect({ ...sheet, height: 0 }).toEqual({ height: 0, sideways: 0, ground: 'rgb(255, 255, 255)' })
      const pdf = (await paper.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(2)
      expect(complaints).toEqual([])
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
