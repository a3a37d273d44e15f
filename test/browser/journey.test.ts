/**
 * The way of a user from the first look to paper and to a page without a network: drag, undo, reload, share, open the
 * link elsewhere, save, compare, print, go offline. By mouse on a desk in Chinese; by keyboard alone on a phone in
 * English.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { openDashboard } from './dashboard-page.ts'
import { launchChromium } from './support/chromium.ts'

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

/** A page that keeps what its print window would have been given. */
async function open(options: BrowserContextOptions) {
  const opened = await openDashboard(browser, { serviceWorkers: 'allow', ...options })
  contexts.push(opened.context)
  await opened.context.addInitScript(() => {
    window.print = () => {
      const { title, documentElement, adoptedStyleSheets } = document
      const styles = adoptedStyleSheets.map((sheet) =>
        [...sheet.cssRules].map(({ cssText }) => cssText).join(''),
      )
      const main = document.querySelector('main')
      const printed = {
        title,
        lang: documentElement.lang,
        styles: styles.join(''),
        text: main?.innerText ?? '',
      }
      top?.document.documentElement.setAttribute('data-printed', JSON.stringify(printed))
    }
  })
  await opened.page.reload()
  await opened.page.locator('shashi-balance-chart svg').waitFor()
  return opened
}

const slider = (page: Page) => page.locator('shashi-lever-number').first().locator('input[type=range]')
const unmet = (page: Page) => page.locator('shashi-kpi-strip .number').first()
const unmetNumber = async (page: Page) => Number((await unmet(page).textContent())?.replace(/,/g, ''))
const saved = (page: Page) => page.locator('shashi-library-dialog ol.saved strong')
const nameBox = (page: Page) => page.locator('shashi-library-dialog #name')
const compared = (page: Page) => page.locator('shashi-compare-tables section').first()

async function printedOf(page: Page): Promise<Record<'title' | 'lang' | 'styles' | 'text', string>> {
  const attribute = () => page.locator('html').getAttribute('data-printed')
  await expect.poll(attribute, { timeout: 20_000 }).not.toBeNull()
  return JSON.parse((await attribute()) ?? '{}')
}

/** What a printed report holds, and that it is styled under the page's policy. */
async function expectPrinted(page: Page, lang: RegExp, figure: string): Promise<void> {
  const printed = await printedOf(page)
  expect(printed.lang).toMatch(lang)
  expect(printed.text).toContain(figure)
  expect(printed.styles).toContain('@page')
}

/** The page itself on paper: one column, light, without what is only to be pressed. */
async function expectPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  const sheet = await page.evaluate(() => {
    const root = document.querySelector('shashi-app')?.shadowRoot
    const shows = (part: string) => root?.querySelector(part)?.checkVisibility() ?? false
    return {
      header: shows('.page > header'),
      levers: shows('.levers'),
      results: shows('.results'),
      findings: shows('.findings'),
      ground: getComputedStyle(document.body).backgroundColor,
    }
  })
  expect(sheet).toEqual({
    header: false,
    levers: false,
    results: true,
    findings: true,
    ground: 'rgb(255, 255, 255)',
  })
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.startsWith('%PDF-')).toBe(true)
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(1)
  await page.emulateMedia({ media: null })
}

/** Without a network the page comes back with the same work. */
async function expectOffline(page: Page, context: BrowserContext, short: number): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await context.setOffline(true)
  await page.reload()
  await expect.poll(() => page.locator('shashi-compare-tables').count(), { timeout: 20_000 }).toBe(1)
  await page.locator('shashi-view-tabs button').first().click()
  await expect.poll(() => unmetNumber(page), { timeout: 20_000 }).toBe(short)
}

describe('the whole journey', () => {
  it('by mouse, on a desk, in Chinese, with a dark screen', async () => {
    const { page, context, complaints } = await open({ locale: 'zh-CN', colorScheme: 'dark' })
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    for (const end of [0.72, 0.8, 0.88]) {
      const bounds = await slider(page).boundingBox()
      if (bounds === null) throw new Error('the slider has no place')
      const y = bounds.y + bounds.height / 2
      await page.mouse.move(bounds.x + bounds.width * (end - 0.08), y)
      await page.mouse.down()
      for (let step = 1; step <= 8; step++)
        await page.mouse.move(bounds.x + bounds.width * (end - 0.08 + step / 100), y)
      await page.mouse.up()
    }
    await expect.poll(() => unmetNumber(page)).toBeGreaterThan(1000)
    const short = await unmetNumber(page)
    for (let step = 0; step < 3; step++) await button('撤销').click()
    await expect.poll(() => unmetNumber(page)).toBe(0)
    expect(await button('撤销').isDisabled()).toBe(true)
    for (let step = 0; step < 3; step++) await button('重做').click()
    await expect.poll(() => unmetNumber(page)).toBe(short)
    await page.reload()
    await expect.poll(() => unmetNumber(page)).toBe(short)

    await button('分享').click()
    const link = await page.locator('shashi-share-dialog input').inputValue()
    await page.keyboard.press('Escape')
    const fresh = await open({ locale: 'zh-CN' })
    await fresh.page.goto(link)
    await expect.poll(() => unmetNumber(fresh.page)).toBe(short)

    await button('情景库').click()
    await nameBox(page).fill('需求增长')
    await button('另存为新情景').click()
    await saved(page).first().waitFor()
    await page.locator('shashi-library-dialog').getByRole('button', { name: '关闭', exact: true }).click()
    await button('下载').click()
    await page.locator('shashi-files-dialog .print').click()
    await expectPrinted(page, /^zh/, new Intl.NumberFormat('en').format(short))
    await page.locator('shashi-files-dialog').getByRole('button', { name: '关闭', exact: true }).click()
    await expectPaper(page)
    await button('对比').first().click()
    await compared(page).waitFor()
    expect(await compared(page).textContent()).toContain('需求增长')
    await expectOffline(page, context, short)
    expect([...complaints, ...fresh.complaints]).toEqual([])
  })

  it('by keyboard alone, on a phone, in English', async () => {
    const phone = { locale: 'en-GB', viewport: { width: 360, height: 800 } }
    const { page, context, complaints } = await open(phone)
    const enter = async (name: string) => {
      await tabTo(page, name)
      await page.keyboard.press('Enter')
    }
    await enter('Adjust levers')
    await tabTo(page, (await slider(page).getAttribute('aria-label')) ?? '')
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
    await expect.poll(() => unmetNumber(page)).toBe(150)
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
    await expect.poll(() => unmetNumber(page)).toBe(0)
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => unmetNumber(page)).toBe(150)
    await page.keyboard.press('Escape')
    await page.reload()
    await expect.poll(() => unmetNumber(page)).toBe(150)

    await enter('More')
    await enter('Share')
    const link = await page.locator('shashi-share-dialog input').inputValue()
    await page.keyboard.press('Escape')
    const fresh = await open(phone)
    await fresh.page.goto(link)
    await expect.poll(() => unmetNumber(fresh.page)).toBe(150)

    await enter('More')
    await enter('Save')
    await tabTo(page, '', 'name')
    await page.keyboard.type('More demand')
    await page.keyboard.press('Enter')
    await saved(page).first().waitFor()
    await page.keyboard.press('Escape')
    await enter('More')
    await enter('Download')
    await enter('Print the report')
    await expectPrinted(page, /^en/, '150')
    await page.keyboard.press('Escape')
    await expectPaper(page)
    await enter('More')
    await enter('Compare')
    await compared(page).waitFor()
    expect(await compared(page).textContent()).toContain('More demand')
    await expectOffline(page, context, 150)
    expect([...complaints, ...fresh.complaints]).toEqual([])
  })
})

/** Press Tab until the focus is on what has a name that begins so, or an id; fails where the keyboard cannot get there. */
async function tabTo(page: Page, name: string, id: string | null = null): Promise<void> {
  for (let step = 0; step < 250; step++) {
    await page.keyboard.press('Tab')
    const isThere = await page.evaluate(
      ([wanted, wantedId]) => {
        let element: Element | null = document.activeElement
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
        if (wantedId !== null) return element?.id === wantedId
        const label = element?.getAttribute('aria-label') ?? element?.textContent ?? ''
        return label.trim().startsWith(wanted ?? '')
      },
      [name, id],
    )
    if (isThere) return
  }
  throw new Error(`the keyboard does not reach ${name}${id ?? ''}`)
}
