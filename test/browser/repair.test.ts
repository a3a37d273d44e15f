/** Repairs in a real Chromium: the library's own, applied and taken back; of a shortage and of a conflict of rules. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import {
  applyPatch,
  checkDocument,
  findRepairs,
  formatRepairStatement,
  type JsonObject,
  repairStatements,
} from '../../src/index.ts'
import { encodeLink } from '../../web/state/link.ts'
import { readShipped } from '../web/support/fixtures.ts'
import { openDashboard } from './dashboard-page.ts'
import { launchChromium } from './support/chromium.ts'
import { violations } from './support/violations.ts'

const SCENARIO = 'plan-2025'
/** Two exporters closed. */
const SHORT: JsonObject = { sites: { 'fengdu-baoluan': { capacity: 0 }, 'fengdu-xingyi': { capacity: 0 } } }
/** One site that must give more than it can. */
const CONFLICT: JsonObject = {
  policy: { rules: { least: { kind: 'least-take', site: 'fengdu-baoluan', quantity: 99999 } } },
}

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

const panel = (page: Page) => page.locator('shashi-repair-panel')
const repairs = (page: Page) => panel(page).locator('li')
const undo = (page: Page) => panel(page).locator('.undo')

async function open(patch: JsonObject, options: Parameters<typeof openDashboard>[1] = {}, view = 'balance') {
  const opened = await openDashboard(browser, options)
  context = opened.context
  const link = await encodeLink({ version: { scenario: SCENARIO, patch }, look: { view, year: null } }, '')
  await opened.page.goto(`${inject('site')}${link}`)
  return opened
}

/** What the library says of the repairs of a patched scenario. */
async function library(patch: JsonObject, language: 'zh' | 'en'): Promise<{ said: string[]; count: number }> {
  const checked = checkDocument(applyPatch(readShipped(SCENARIO).document, patch))
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  const outcome = await findRepairs(checked.value)
  if (outcome.status !== 'found') throw new Error(outcome.status)
  const said = repairStatements(checked.value, outcome).map((each) => formatRepairStatement(each, language))
  return { said, count: outcome.repairs.length }
}

describe('the repairs of a shortage', () => {
  it('are those of the library; one is applied by keyboard, removes it, and is taken back', async () => {
    const { page, complaints } = await open(SHORT)
    const { said, count } = await library(SHORT, 'zh')
    await repairs(page).first().waitFor({ timeout: 20_000 })
    expect(count).toBeGreaterThan(1)
    expect(await repairs(page).count()).toBe(count)
    for (const sentence of said)
      expect(await panel(page).locator('section').textContent()).toContain(sentence)

    const unmet = page.locator('shashi-findings-view li.serious')
    expect(await unmet.count()).toBeGreaterThan(0)
    await page.locator('shashi-findings-view .repairs').first().focus()
    await page.keyboard.press('Enter')
    expect(await panel(page).evaluate((each) => each.shadowRoot?.activeElement?.tagName)).toBe('H2')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await undo(page).waitFor()
    await expect.poll(() => undo(page).evaluate((button) => button.matches(':focus'))).toBe(true)
    await expect.poll(() => unmet.count(), { timeout: 20_000 }).toBe(0)
    await expect.poll(() => repairs(page).count()).toBe(0)

    await page.keyboard.press('Enter')
    await expect.poll(() => unmet.count(), { timeout: 20_000 }).toBeGreaterThan(0)
    await expect.poll(() => repairs(page).count(), { timeout: 20_000 }).toBe(count)
    expect(await undo(page).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('each remove it', async () => {
    const { count } = await library(SHORT, 'en')
    const { page, complaints } = await open(SHORT, { locale: 'en-GB' })
    for (let rank = 1; rank <= count; rank++) {
      await panel(page)
        .getByRole('button', { name: `Apply repair ${rank}` })
        .click({ timeout: 20_000 })
      await undo(page).waitFor()
      await expect
        .poll(() => page.locator('shashi-findings-view li.serious').count(), { timeout: 20_000 })
        .toBe(0)
      await undo(page).click()
    }
    expect(complaints).toEqual([])
  })

  it('are not offered where nothing is short', async () => {
    const { page, complaints } = await openDashboard(browser).then((opened) => {
      context = opened.context
      return opened
    })
    await page.locator('shashi-findings-view li').first().waitFor()
    expect(await panel(page).count()).toBe(0)
    expect(complaints).toEqual([])
  })
})

describe('the repairs of a conflict of rules', () => {
  it('are those of the library, and let the rules hold', async () => {
    const { page, complaints } = await open(CONFLICT)
    const { said, count } = await library(CONFLICT, 'zh')
    await repairs(page).first().waitFor({ timeout: 20_000 })
    expect(await repairs(page).count()).toBe(count)
    for (const sentence of said)
      expect(await panel(page).locator('section').textContent()).toContain(sentence)
    expect(await panel(page).locator('h2').textContent()).toContain('规则冲突')
    await panel(page).getByRole('button', { name: '采用补救方案 1' }).click()
    await page.locator('shashi-balance-chart svg').waitFor({ timeout: 20_000 })
    await expect.poll(() => repairs(page).count(), { timeout: 20_000 }).toBe(0)
    expect(complaints).toEqual([])
  })
})

describe.each([
  ['desk', { width: 1440, height: 900 }],
  ['phone', { width: 360, height: 800 }],
] as const)('on a %s', (_, viewport) => {
  it.each([
    ['zh-CN', 'light'],
    ['zh-CN', 'dark'],
    ['en-GB', 'light'],
    ['en-GB', 'dark'],
  ] as const)('they have no violation and do not scroll sideways: %s, %s', async (locale, colorScheme) => {
    const view = viewport.width < 720 ? 'findings' : 'balance'
    const { page, complaints } = await open(SHORT, { viewport, locale, colorScheme }, view)
    await repairs(page).first().waitFor({ timeout: 20_000 })
    expect(await violations(page)).toEqual([])
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways).toBe(0)
    const heights = await panel(page)
      .locator('button')
      .evaluateAll((all) => all.map((button) => button.getBoundingClientRect().height))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24)
    expect(await panel(page).locator('section').textContent()).not.toMatch(/undefined|NaN|\[object/)
    expect(complaints).toEqual([])
  })
})
