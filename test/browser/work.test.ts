/** The user's own work in a real Chromium: save, share, compare, tables, first questions; and nothing is ever lost. */
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
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

async function open(options: Parameters<typeof openDashboard>[1] = {}) {
  const opened = await openDashboard(browser, options)
  contexts.push(opened.context)
  return opened
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const box = (page: Page) => page.locator('shashi-lever-number').first().locator('input[type=text]')
const unmet = (page: Page) => page.locator('shashi-kpi-strip .number').first()
const notice = (page: Page) => page.locator('shashi-notice-bar .notice:visible')
const library = (page: Page) => page.getByRole('dialog', { name: '已保存的情景' })

async function setDemand(page: Page, value: string): Promise<void> {
  await box(page).fill(value)
  await box(page).press('Enter')
}

/** Press Tab until the focus is where it is wanted; fails where the keyboard cannot get there. */
async function tabTo(page: Page, isThere: string): Promise<void> {
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press('Tab')
    const there = await page.evaluate((name) => {
      let element: Element | null = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      const label = element?.getAttribute('aria-label') ?? element?.textContent ?? ''
      return label.trim().startsWith(name)
    }, isThere)
    if (there) return
  }
  throw new Error(`the keyboard does not reach ${isThere}`)
}

async function saveAs(page: Page, name: string): Promise<void> {
  await button(page, '情景库').click()
  await library(page).getByLabel('名称').fill(name)
  await button(page, '另存为新情景').click()
  await library(page).locator('ol.saved strong', { hasText: name }).first().waitFor()
  await page.keyboard.press('Escape')
}

describe('the whole way', () => {
  it('leads by keyboard alone from a lever over undo, reload and a link in a fresh profile to saving and comparing', async () => {
    const { page, complaints } = await open()
    await tabTo(page, '主城都市区 需求量，滑块')
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
    await expect.poll(() => unmet(page).textContent()).toBe('150')
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
    await expect.poll(() => unmet(page).textContent()).toBe('0')
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => unmet(page).textContent()).toBe('150')
    await page.reload()
    await expect.poll(() => unmet(page).textContent()).toBe('150')
    await tabTo(page, '分享')
    await page.keyboard.press('Enter')
    const link = await page.locator('shashi-share-dialog input').inputValue()
    expect(link.length).toBeLessThan(2000)
    await page.keyboard.press('Escape')

    const fresh = await open()
    await fresh.page.goto(link)
    await fresh.page.reload()
    await expect.poll(() => unmet(fresh.page).textContent()).toBe('150')
    expect(await box(fresh.page).inputValue()).toBe('13,150')

    await tabTo(page, '保存')
    await page.keyboard.press('Enter')
    await tabTo(page, '')
    await library(page).getByLabel('名称').focus()
    await page.keyboard.type('增长')
    await page.keyboard.press('Enter')
    await library(page).locator('ol.saved strong').waitFor()
    await page.keyboard.press('Escape')
    await tabTo(page, '对比')
    await page.keyboard.press('Enter')
    await page.locator('shashi-compare-tables').waitFor()
    const inputs = page.locator('shashi-compare-tables section').first()
    expect(await inputs.textContent()).toContain('13,150')
    expect([...complaints, ...fresh.complaints]).toEqual([])
  })
})

describe('saved scenarios', () => {
  it('are saved, opened, duplicated, deleted, brought back, exported and imported in another profile', async () => {
    const { page, complaints } = await open()
    await setDemand(page, '14000')
    await saveAs(page, '增长')
    await setDemand(page, '15000')
    await button(page, '保存').click()
    await expect.poll(() => notice(page).textContent()).toContain('已保存“增长”')
    await page.locator('select.scenario').selectOption('shipped:plan-2025')
    await expect.poll(() => unmet(page).textContent()).toBe('0')
    await button(page, '情景库').click()
    await library(page).locator('summary').click()
    await button(page, /^打开 .* 的版本$/).click()
    await expect.poll(() => unmet(page).textContent()).toBe('1,000')

    await button(page, '情景库').click()
    await button(page, '复制：增长').click()
    await library(page).getByText('增长 副本').waitFor()
    await button(page, '删除：增长').click()
    await library(page).getByText('已删除“增长”').waitFor()
    await library(page).getByRole('button', { name: '撤销' }).click()
    await button(page, '打开：增长').waitFor()

    const downloading = page.waitForEvent('download')
    await button(page, '全部导出').click()
    const file = await (await downloading).path()
    const other = await open()
    await button(other.page, '情景库').click()
    await other.page.locator('shashi-library-dialog input[type=file]').setInputFiles(file)
    await button(other.page, '打开：增长 副本').waitFor()
    await button(other.page, '打开：增长').click()
    await expect.poll(() => unmet(other.page).textContent()).toBe('2,000')
    expect([...complaints, ...other.complaints]).toEqual([])
  })

  it('refuse a foreign and a damaged file in words, and keep what is there', async () => {
    const { page } = await open()
    await setDemand(page, '14000')
    await saveAs(page, '增长')
    await button(page, '情景库').click()
    await library(page).waitFor()
    const input = page.locator('shashi-library-dialog input[type=file]')
    const foreign = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}') }
    await input.setInputFiles(foreign)
    await library(page).getByText('不是本系统的情景文件').waitFor()
    await input.setInputFiles({ ...foreign, buffer: Buffer.from([0, 1, 2, 255]) })
    await library(page).getByText('不是本系统的情景文件').waitFor()
    expect(await library(page).locator('ol.saved li').count()).toBe(1)
    await page.keyboard.press('Escape')
    expect(await unmet(page).textContent()).toBe('1,000')
  })

  it('say when the browser has no room, and lose nothing', async () => {
    const { page, context } = await open()
    const devtools = await context.newCDPSession(page)
    const { origin } = new URL(page.url())
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 50_000 })
    await setDemand(page, '14000')
    await saveAs(page, '增长')
    await button(page, '情景库').click()
    await library(page).getByLabel('名称').fill('再来')
    const notes = library(page).getByLabel('备注', { exact: true })
    await notes.evaluate((area) => {
      if (!(area instanceof HTMLTextAreaElement)) return
      // The browser packs what repeats, so the notes must not.
      let seed = 1
      area.value = Array.from({ length: 100_000 }, () => {
        seed = (seed * 48271) % 2147483647
        return String.fromCharCode(97 + (seed % 26))
      }).join('')
    })
    await button(page, '另存为新情景').click()
    await library(page).getByText('浏览器存储空间已满').waitFor()
    expect(await library(page).locator('ol.saved li').count()).toBe(1)
    expect(await library(page).getByLabel('名称').inputValue()).toBe('再来')
    expect(await unmet(page).textContent()).toBe('1,000')
    await notes.fill('')
    await button(page, '另存为新情景').click()
    await library(page).locator('ol.saved strong', { hasText: '再来' }).waitFor()
  })
})

describe('a share link', () => {
  it('never touches saved work, and is one undo away from the former', async () => {
    const { page } = await open()
    await setDemand(page, '14000')
    await button(page, '分享').click()
    const link = await page.locator('shashi-share-dialog input').inputValue()
    await page.keyboard.press('Escape')
    await saveAs(page, '增长')
    await setDemand(page, '16000')
    await expect.poll(() => unmet(page).textContent()).toBe('3,000')
    await page.goto(link)
    await expect.poll(() => unmet(page).textContent()).toBe('1,000')
    await expect.poll(() => notice(page).textContent()).toContain('已打开链接中的情景')
    expect(new URL(page.url()).hash).toBe('')
    await notice(page).getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => unmet(page).textContent()).toBe('3,000')
    await button(page, '情景库').click()
    await expect.poll(() => library(page).locator('ol.saved strong').allTextContents()).toEqual(['增长'])
  })

  it('that is damaged is refused in words, and the work stays', async () => {
    const { page, complaints } = await open()
    await setDemand(page, '14000')
    await expect.poll(() => unmet(page).textContent()).toBe('1,000')
    await page.goto(`${inject('site')}#s=2.damaged`)
    await expect.poll(() => notice(page).textContent()).toContain('链接不完整或已损坏')
    expect(await unmet(page).textContent()).toBe('1,000')
    await page.reload()
    await expect.poll(() => unmet(page).textContent()).toBe('1,000')
    expect(complaints).toEqual([])
  })

  it('that would be too long gives way to a file, which another profile opens', async () => {
    const { page } = await open()
    await button(page, '数据表').click()
    await page.locator('shashi-data-grid td').first().click()
    const values = Array.from({ length: 33 }, (_, at) => `${500 + at * 1.234}\t${30 + at * 0.37}\t0.9${at}`)
    await paste(page, values.join('\n'))
    await page.getByText(/已写入 \d+ 格/).waitFor()
    const letter = (seed: number) => String.fromCodePoint(0x4e00 + (seed % 20000))
    const letters = (at: number) =>
      Array.from({ length: 12 }, (_, index) => letter(at * 7919 + index * 3571)).join('')
    const names = Array.from({ length: 33 }, (_, at) => `${letters(at)}\tQuarry ${Math.sin(at + 1)}`)
    await page.getByRole('columnheader', { name: '中文名' }).waitFor()
    await page.locator('shashi-data-grid tbody tr').first().locator('td.text').first().click()
    await paste(page, names.join('\n'))
    await page.getByText('已写入 66 格').waitFor()
    await button(page, '分享').click()
    await page.getByText('超过 2,000').waitFor()
    const downloading = page.waitForEvent('download')
    await button(page, '下载文件').click()
    const file = await (await downloading).path()
    expect(JSON.parse(await readFile(file, 'utf8')).format).toBe('shashi-scenarios')
  })
})

/** Paste as a spreadsheet would, into the cell that has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator('shashi-data-grid td[tabindex="0"]').evaluate((cell, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    cell.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
    )
  }, text)
}

describe('the tables', () => {
  it('are walked and edited by keyboard, each edit one step of undo', async () => {
    const { page, complaints } = await open()
    await button(page, '数据表').click()
    await page.getByLabel('表', { exact: true }).selectOption('markets')
    const cells = page.locator('shashi-data-grid tbody td')
    await cells.first().click()
    await page.keyboard.type('14000')
    await page.keyboard.press('Enter')
    await expect.poll(() => unmet(page).textContent()).toBe('1,000')
    await page.keyboard.press('F2')
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('12000')
    await page.keyboard.press('Tab')
    await expect.poll(() => page.locator('shashi-changes-list li').textContent()).toContain('12,000')
    await page.keyboard.press('Control+z')
    await expect.poll(() => unmet(page).textContent()).toBe('1,000')
    expect(complaints).toEqual([])
  })

  it('refuse a block with wrong cells as a whole, naming each, and take a right one in one step', async () => {
    const { page } = await open()
    await button(page, '数据表').click()
    await page.getByLabel('表', { exact: true }).selectOption('markets')
    await page.locator('shashi-data-grid td').first().click()
    await paste(page, '13,500\nfünf\n-3')
    const report = page.locator('shashi-data-view .bad li')
    await expect
      .poll(() => report.allTextContents())
      .toEqual(['粘贴区第 2 行第 1 列“fünf”：不是数', '粘贴区第 3 行第 1 列“-3”：不能为负'])
    expect(await page.locator('shashi-changes-list li').count()).toBe(0)
    await paste(page, '13,500\n5,800\n2,500')
    await expect.poll(() => unmet(page).textContent()).toBe('700')
    expect(await page.locator('shashi-changes-list li').count()).toBe(3)
    await button(page, '撤销').click()
    await expect.poll(() => unmet(page).textContent()).toBe('0')
  })

  it('copy a row under a new id and delete it again', async () => {
    const { page } = await open()
    await button(page, '数据表').click()
    await page.locator('shashi-data-grid td').first().click()
    await button(page, '复制所选行为新行').click()
    await page.getByLabel(/新编号/).fill('fuling-new')
    await page.keyboard.press('Enter')
    await page.locator('shashi-data-grid .id', { hasText: 'fuling-new' }).waitFor()
    await page.locator('shashi-data-grid tbody tr').last().locator('td').first().click()
    await button(page, '删除 fuling-new').click()
    await page.locator('shashi-data-grid .id', { hasText: 'fuling-new' }).waitFor({ state: 'detached' })
    expect(await page.locator('shashi-changes-list li').count()).toBe(0)
  })
})

describe('the first questions', () => {
  it('close a zone and lead to what is then short', async () => {
    const { page, complaints } = await open()
    await button(page, /关停丰都包鸾/).click()
    const answer = page.locator('shashi-guide-panel')
    await expect.poll(() => answer.locator('h2').textContent()).toContain('关停丰都包鸾')
    await expect.poll(() => unmet(page).textContent()).not.toBe('0')
    await expect.poll(() => answer.locator('ul').textContent()).toContain('主城都市区')
    await button(page, '撤销，回到原来').click()
    await expect.poll(() => unmet(page).textContent()).toBe('0')
    await button(page, /关停丰都包鸾/).waitFor()
    expect(complaints).toEqual([])
  })

  it('set least carbon against nearest, side by side', async () => {
    const { page, complaints } = await open()
    await button(page, /最低碳/).click()
    const indicators = page.locator('shashi-compare-tables section').nth(1)
    await indicators.waitFor({ timeout: 30_000 })
    const row = indicators.locator('tr', { hasText: '单位碳排放' })
    const difference = async () => (await row.locator('.difference').textContent())?.trim()
    await expect.poll(difference, { timeout: 20_000 }).toMatch(/^−/)
    expect(complaints).toEqual([])
  })
})

describe('the worker', () => {
  it('that is killed is missed at once, started again, and nothing is lost', async () => {
    const { page } = await open()
    await setDemand(page, '14000')
    await expect.poll(() => unmet(page).textContent()).toBe('1,000')
    const [worker] = page.workers()
    if (worker === undefined) throw new Error('there is no worker')
    await worker.evaluate(() => {
      // Dies in the middle of its next call, without a word.
      self.addEventListener('message', () => self.close(), { capture: true })
      self.postMessage = () => {}
    })
    await setDemand(page, '15000')
    await expect.poll(() => unmet(page).textContent(), { timeout: 20_000 }).toBe('2,000')
    await expect.poll(() => notice(page).textContent()).toContain('已自动重新启动')
    await button(page, '撤销').click()
    await expect.poll(() => unmet(page).textContent()).toBe('1,000')
  })
})
