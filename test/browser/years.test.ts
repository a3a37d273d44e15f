/** The course of the years in a real Chromium: the Years view, the year slider over all views, long runs. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { encodeLink } from '../../web/state/link.ts'
import { openDashboard } from './dashboard-page.ts'
import { launchChromium } from './support/chromium.ts'
import { violations } from './support/violations.ts'

let browser: Browser
const contexts: BrowserContext[] = []

beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})

afterAll(async () => {
  await browser?.close()
})

async function open(options: Parameters<typeof openDashboard>[1] = {}) {
  const opened = await openDashboard(browser, options)
  contexts.push(opened.context)
  return opened
}

const tab = (page: Page, name: string) => page.locator('shashi-view-tabs button', { hasText: name })
const slider = (page: Page) => page.locator('shashi-year-slider input[type=range]')
const transfer = (page: Page) => page.locator('shashi-kpi-strip .number').nth(1)

/** Go to the years by the way the view offers where a scenario has one year. */
async function openYears(page: Page, name = '逐年'): Promise<void> {
  await tab(page, name).click()
  await page.locator('shashi-years-view .card button').click()
  await page.locator('shashi-supply-chart svg').waitFor({ timeout: 30_000 })
}

describe('the years', () => {
  it('say of a scenario of one year that there is none, and lead to one that has them', async () => {
    const { page, complaints } = await open()
    await tab(page, '逐年').click()
    const card = page.locator('shashi-years-view .card')
    await card.getByText('只有 2025 年').waitFor()
    await card.getByRole('button', { name: '打开 2021—2035 年情景' }).click()
    await page.locator('shashi-supply-chart svg').waitFor({ timeout: 30_000 })
    expect(await page.locator('select.scenario').inputValue()).toContain('chongqing-2035')
    expect(await page.locator('shashi-supply-chart .title').allTextContents()).toEqual([
      '全市',
      '主城都市区',
      '渝东北',
      '渝东南',
    ])
    expect(await page.locator('shashi-supply-years .summary').textContent()).toMatch(/2021—2035.*满足/)
    expect(complaints).toEqual([])
  })

  it('show targets by sign and word, warnings with their sentence and thresholds', async () => {
    const { page } = await open()
    await openYears(page)
    const watch = page.locator('shashi-watch-years .card')
    const lights = await watch.locator('.light').allTextContents()
    expect(lights.map((text) => text.trim())).toEqual(['达到', '无法判定', '无法判定', '黄色'])
    expect(await watch.locator('.light svg').count()).toBe(lights.length)
    expect(await watch.textContent()).toContain('仅凭砂石矿山无法判定')
    expect(await watch.textContent()).toMatch(/黄色预警（2021 至 2022 年）.*高于阈值 90%/)
    await watch.locator('summary').click()
    expect(await watch.locator('dl').textContent()).toMatch(/可供年限（各片区与全市）\s*黄色 低于 10 年/)
  })

  it('draw what is unmet, and say so, when it is made short', async () => {
    const { page } = await open()
    await openYears(page)
    expect(await page.locator('shashi-supply-chart .bar.unmet').count()).toBe(0)
    const output = page
      .locator('shashi-lever-number', { hasText: '主城都市区 预计产量' })
      .locator('input[type=text]')
    await output.fill('9000')
    await output.press('Enter')
    await expect
      .poll(() => page.locator('shashi-supply-chart .bar.unmet').count(), { timeout: 20_000 })
      .toBeGreaterThan(0)
    await expect
      .poll(() => page.locator('shashi-supply-years .summary').textContent())
      .toMatch(/其中 \d+ 年短缺，2021 年最多，缺口 1,195 万吨/)
  })

  it('tell the definition and unit of an indicator by choice, and its numbers as a table', async () => {
    const { page } = await open({ locale: 'en-GB' })
    await openYears(page, 'Years')
    const card = page.locator('shashi-indicator-years')
    await card.locator('select').selectOption('landbank')
    await expect.poll(() => card.locator('dl').textContent()).toContain('below 10 years is a warning')
    expect(await card.locator('dl').textContent()).toContain('National Planning Policy Framework')
    expect(await card.locator('.threshold').count()).toBe(3)
    await card.getByRole('button', { name: 'Table' }).click()
    expect(await card.locator('tbody tr').count()).toBe(15)
    expect(await card.locator('thead th').count()).toBe(5)
  })

  it('read their charts year by year by keyboard', async () => {
    const { page } = await open()
    await openYears(page)
    const chart = page.locator('shashi-supply-chart')
    await chart.locator('.reading').focus()
    await page.keyboard.press('ArrowRight')
    expect(await chart.locator('.readout').textContent()).toMatch(
      /^全市 2021 年：需求 20,807 万吨；.*缺口 0。$/,
    )
    await page.keyboard.press('End')
    expect(await chart.locator('.readout').textContent()).toMatch(/^渝东南 2035 年/)
  })
})

describe('what is read on a phone', () => {
  it('covers no bar while nothing is read, and never the panel it is read from', async () => {
    const { page } = await open({ viewport: { width: 360, height: 800 } })
    await openYears(page)
    const chart = page.locator('shashi-supply-chart')
    const readout = chart.locator('.readout')
    const boxOf = async (locator: typeof readout) => {
      const box = await locator.boundingBox()
      if (box === null) throw new Error('it is drawn')
      return box
    }
    // In the margin: a chart that is scrolled away below the pointer reads no mark any more.
    await page.mouse.move(1, 400)
    const drawing = await boxOf(chart.locator('svg[role=img]'))
    expect((await boxOf(readout)).y).toBeGreaterThanOrEqual(drawing.y + drawing.height)
    const columns = chart.locator('.column')
    for (const column of [columns.first(), columns.nth(20), columns.last()]) {
      for (const edge of ['start', 'end'] as const) {
        await column.evaluate((mark, block) => mark.scrollIntoView({ block }), edge)
        await column.dispatchEvent('pointerover')
        await expect.poll(() => readout.getAttribute('class')).toContain('telling')
        await expect
          .poll(async () => {
            const [mark, line] = [await boxOf(column), await boxOf(readout)]
            return line.y >= mark.y + mark.height || line.y + line.height <= mark.y
          })
          .toBe(true)
      }
    }
  })
})

describe('the year slider', () => {
  it('is absent for one year, and turns every view to its year by keyboard', async () => {
    const { page, complaints } = await open()
    expect(await slider(page).count()).toBe(0)
    await openYears(page)
    await slider(page).focus()
    await page.keyboard.press('End')
    const bounds = await slider(page).boundingBox()
    expect(bounds?.height).toBeGreaterThanOrEqual(24)
    expect(await slider(page).getAttribute('aria-valuetext')).toBe('2035 年')
    await expect.poll(() => transfer(page).textContent()).toBe('1,854')
    expect(await page.locator('shashi-findings-view h2').allTextContents()).toEqual([
      '发现 · 各年',
      '发现 · 2035 年',
    ])
    await expect
      .poll(() => page.locator('p[role=status].hidden-text').textContent(), { timeout: 10_000 })
      .toMatch(/^2035 年：已重新计算/)
    await tab(page, '平衡').click()
    expect(await page.locator('shashi-balance-view h2').textContent()).toContain('2035')
    await tab(page, '地图').click()
    expect(await page.locator('shashi-map-view h2').textContent()).toContain('2035')
    await tab(page, '流向').click()
    expect(await page.locator('shashi-flows-view h2').textContent()).toContain('2035')
    await slider(page).focus()
    for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.locator('shashi-flows-view h2').textContent()).toContain('2025')
    await expect.poll(() => transfer(page).textContent()).toBe('3,610')
    expect(complaints).toEqual([])
  })

  it('keeps its year over a reload and in a share link, and no step of undo for it', async () => {
    const { page } = await open()
    await openYears(page)
    await page.locator('shashi-year-slider button').nth(1).click()
    await page.locator('shashi-year-slider button').nth(1).click()
    await expect.poll(() => page.locator('shashi-year-slider output').textContent()).toBe('2023 年')
    await page.reload()
    await expect
      .poll(() => page.locator('shashi-year-slider output').textContent(), { timeout: 30_000 })
      .toBe('2023 年')
    await page.getByRole('button', { name: '分享', exact: true }).click()
    const link = await page.locator('shashi-share-dialog input').inputValue()
    const other = await open({ locale: 'en-GB' })
    await other.page.goto(link)
    await other.page.locator('shashi-supply-chart svg').waitFor({ timeout: 30_000 })
    expect(await other.page.locator('shashi-year-slider output').textContent()).toBe('2023')
  })

  it('looks at the year that is clicked in a chart, and plays the years to the last', async () => {
    const { page } = await open()
    await openYears(page)
    await page.locator('shashi-supply-chart .column[data-year="2033"]').first().click({ force: true })
    const output = page.locator('shashi-year-slider output')
    await expect.poll(() => output.textContent()).toBe('2033 年')
    await page.getByRole('button', { name: '逐年播放' }).click()
    await expect.poll(() => output.textContent(), { timeout: 10_000 }).toBe('2035 年')
    await page.getByRole('button', { name: '逐年播放' }).waitFor({ timeout: 10_000 })
  })
})

describe('a run that lasts', () => {
  it('shows how many years are done, and can be stopped without losing the last result', async () => {
    const { page } = await open()
    await openYears(page)
    const figures = await page.locator('shashi-supply-years .summary').textContent()
    // A hundred years take seconds on any machine.
    const patch = { years: { from: 2021, to: 2120 }, parameters: { recycledShare2035: 0.03 } }
    const work = { version: { scenario: 'chongqing-2035', patch }, look: { view: 'years', year: 2021 } }
    const hash = await encodeLink(work, '')
    await page.evaluate((to) => window.location.assign(to), hash)
    const trouble = page.locator('shashi-trouble-panel')
    const progress = trouble.locator('progress')
    await progress.waitFor()
    await trouble.getByText(/已完成 \d+ \/ 100 年/).waitFor()
    const done = await progress.evaluate((bar: HTMLProgressElement) => bar.value)
    await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(done)
    await trouble.getByRole('button', { name: '停止计算' }).click()
    await trouble.getByText('计算已停止').waitFor()
    expect(await page.locator('shashi-supply-years .summary').textContent()).toBe(figures)
    await trouble.getByRole('button', { name: '撤销' }).click()
    await trouble.waitFor({ state: 'detached', timeout: 30_000 })
    expect(await page.locator('shashi-kpi-strip .badge').textContent()).toContain('已证明')
  })
})

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 800 } }

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['zh-CN', 'en-GB']) {
      it(`has no violation and nothing sideways: ${size}, ${colorScheme}, ${locale}`, async () => {
        const { page, complaints } = await open({ viewport, colorScheme, locale })
        await openYears(page, locale === 'zh-CN' ? '逐年' : 'Years')
        const charts = await violations(page)
        for (const card of ['supply', 'landbank', 'indicator'])
          await page.locator(`shashi-${card}-years header button[aria-pressed]`).click()
        await page.locator('shashi-watch-years summary').click()
        const tables = await violations(page)
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect({ charts, tables, sideways, complaints }).toEqual({
          charts: [],
          tables: [],
          sideways: 0,
          complaints: [],
        })
      })
    }
  }
}
