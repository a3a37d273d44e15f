/** Room to choose in a real Chromium: of a site, and the two most different allocations, in the library's figures. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { findRoom, type RoomRequest } from '../../src/index.ts'
import { formatNumber } from '../../web/i18n/format.ts'
import { readShipped } from '../web/support/fixtures.ts'
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

async function library(request: RoomRequest) {
  const outcome = await findRoom(readShipped('plan-2025'), request)
  if (outcome.status !== 'found') throw new Error(outcome.status)
  return outcome
}

const dialog = (page: Page) => page.locator('shashi-alternatives-dialog dialog')
const opener = (page: Page) => page.locator('shashi-transfers-view .alternatives')
const rows = (page: Page) => dialog(page).locator('tr[data-site]')
const number = (value: number) => formatNumber(value, 'zh')

describe('the room of a site', () => {
  it('is found in its explanation by keyboard, in the figures of the library', async () => {
    const { page, complaints } = await open()
    await page.locator('shashi-transfers-view button.name', { hasText: '丰都包鸾' }).first().click()
    const part = page.locator('shashi-site-room')
    await part.locator('select').selectOption('0.05')
    await part.locator('.find').focus()
    await page.keyboard.press('Enter')
    await part.locator('.least').waitFor({ timeout: 20_000 })
    const { sites } = await library({ epsilon: 0.05, sites: ['fengdu-baoluan'] })
    expect(await part.locator('tbody td').allTextContents()).toEqual(
      sites.flatMap(({ least, output, most, capacity }) => [least, output, most, capacity].map(number)),
    )
    expect(await violations(page)).toEqual([])
    // Another ε is another question: the answer to the last one does not stay.
    await part.locator('select').selectOption('0')
    expect(await part.locator('.least').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})

describe('two most different allocations', () => {
  it('stand side by side for each ε, in the figures of the library, by keyboard', async () => {
    const { page, complaints } = await open()
    await opener(page).focus()
    await page.keyboard.press('Enter')
    await rows(page).first().waitFor({ timeout: 20_000 })
    for (const epsilon of [0.01, 0.05]) {
      await dialog(page).locator('select').selectOption(String(epsilon))
      await dialog(page).locator('.find').click()
      await rows(page).first().waitFor({ timeout: 20_000 })
      const { sites, different } = await library({ epsilon })
      const differing = sites.flatMap(({ id, output }, index) => {
        const [one, other] = [different?.one.outputs[index] ?? 0, different?.other.outputs[index] ?? 0]
        return Math.abs(one - other) < 1e-3 ? [] : [[id, ...[output, one, other].map(number)]]
      })
      const shown = await rows(page).evaluateAll((all) =>
        all.map((row) => [
          row.getAttribute('data-site'),
          ...[...row.querySelectorAll('td')].slice(0, 3).map((cell) => cell.textContent),
        ]),
      )
      expect(shown.toSorted()).toEqual(differing.toSorted())
      expect(differing.length).toBeGreaterThan(1)
    }
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    expect(await opener(page).evaluate((each) => each.matches(':focus'))).toBe(true)
    expect(complaints).toEqual([])
  })
})

describe.each([
  ['desk', { width: 1440, height: 900 }],
  ['phone', { width: 360, height: 800 }],
] as const)('on a %s', (_, viewport) => {
  it.each([
    ['zh-CN', 'light'],
    ['en-GB', 'dark'],
  ] as const)('they have no violation and do not scroll sideways: %s, %s', async (locale, colorScheme) => {
    const { page, complaints } = await open({ viewport, locale, colorScheme })
    await opener(page).click()
    await rows(page).first().waitFor({ timeout: 20_000 })
    expect(await violations(page)).toEqual([])
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways).toBe(0)
    expect(await dialog(page).textContent()).not.toMatch(/undefined|NaN|\[object/)
    expect(complaints).toEqual([])
  })
})
