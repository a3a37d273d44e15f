/** The value curve under a lever in a real Chromium: breakpoints as the library has them, set by keyboard, and undone. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { curveOfScenario } from '../../src/index.ts'
import { hasCurve, type NumberLever } from '../../web/state/lever-types.ts'
import { listLevers } from '../../web/state/levers.ts'
import { encodeLink } from '../../web/state/link.ts'
import { readShipped } from '../web/support/fixtures.ts'
import { openDashboard } from './dashboard-page.ts'
import { launchChromium } from './support/chromium.ts'
import { violations } from './support/violations.ts'

const plan = readShipped('plan-2025')
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

const dialog = (page: Page) => page.locator('shashi-curve-dialog dialog')
const rows = (page: Page) => dialog(page).locator('tr[data-at]')
/** The first lever of the page that has a curve. */
const opener = (page: Page) => page.locator('shashi-lever-number .curve').first()
const box = (page: Page) =>
  page
    .locator('shashi-lever-number', { has: page.locator('.curve') })
    .first()
    .locator('#box')

/** Open the curve of the first lever that has one. */
async function open(options: Parameters<typeof openDashboard>[1] = {}) {
  const opened = await openDashboard(browser, options)
  context = opened.context
  const { page } = opened
  if (await page.locator('.sheet-bar button').isVisible()) await page.locator('.sheet-bar button').click()
  await opener(page).focus()
  await page.keyboard.press('Enter')
  await dialog(page).locator('shashi-curve-chart svg').waitFor({ timeout: 20_000 })
  return opened
}

/** The corners of the library along the same lever. */
async function library(): Promise<readonly number[]> {
  const lever = listLevers(plan, plan, plan.document).find(
    (each): each is NumberLever => each.kind === 'number' && hasCurve(each),
  )
  if (lever === undefined) throw new Error('no lever')
  const { paths, min, max } = lever
  const outcome = await curveOfScenario(plan, { path: paths[0] ?? [], from: min, to: max })
  if (outcome.status !== 'curve') throw new Error(outcome.status)
  return outcome.curve.corners.map(({ at }) => at)
}

describe('the value curve of a lever', () => {
  it('has the breakpoints of the library, and sets the lever to one in a step that can be undone', async () => {
    const { page, complaints } = await open()
    const corners = await library()
    expect(corners.length).toBeGreaterThan(0)
    expect(
      await rows(page).evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-at')))),
    ).toEqual(corners)
    const before = await box(page).inputValue()
    const button = rows(page).first().locator('button')
    await button.focus()
    await page.keyboard.press('Enter')
    const read = async () => Number((await box(page).inputValue()).replaceAll(',', ''))
    await expect.poll(read).toBeCloseTo(corners[0] ?? Number.NaN, 3)
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true')
    expect(await button.evaluate((each) => each.matches(':focus'))).toBe(true)
    await page.keyboard.press('Control+z')
    await expect.poll(() => box(page).inputValue()).toBe(before)
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('false')
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    expect(await opener(page).evaluate((each) => each.matches(':focus'))).toBe(true)
    await expect.poll(() => page.getByText('与基准相同').count()).toBeGreaterThan(0)
    expect(complaints).toEqual([])
  })

  it('is read by the arrow keys, and Enter on a breakpoint of the chart sets the lever there', async () => {
    const { page, complaints } = await open({ locale: 'en-GB' })
    const corners = await library()
    await dialog(page).locator('.reading').focus()
    const readout = dialog(page).locator('.readout')
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('ArrowRight')
      if (((await readout.textContent()) ?? '').startsWith('Breakpoint')) break
    }
    expect(await readout.textContent()).toMatch(/^Breakpoint [\d.,]+, .+/)
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => Number((await box(page).inputValue()).replaceAll(',', '')))
      .toBeCloseTo(corners[0] ?? Number.NaN, 3)
    expect(complaints).toEqual([])
  })
})

describe('the value curve of a total', () => {
  it.each([
    ['chongqing-2025', null],
    ['chongqing-2035', 2030],
  ] as const)(
    'of %s sets every district in proportion, and is undone in one step',
    async (scenario, year) => {
      const opened = await openDashboard(browser)
      context = opened.context
      const { page, complaints } = opened
      const work = { version: { scenario, patch: {} }, look: { view: 'balance', year } }
      await page.goto(`${inject('site')}${await encodeLink(work, '')}`)
      const total = page.locator('shashi-lever-number', { hasText: '需求总量' }).first()
      const read = async () => Number((await total.locator('#box').inputValue()).replaceAll(',', ''))
      await total.locator('.curve').waitFor({ timeout: 30_000 })
      const shown = () =>
        page.evaluate(() => document.querySelector('shashi-app')?.workspace.state.solved?.input.scenario)
      await expect.poll(shown, { timeout: 30_000 }).toBe(scenario)
      const before = await read()
      await total.locator('.curve').click()
      await rows(page).first().waitFor({ timeout: 60_000 })
      const corners = await rows(page).evaluateAll((all) =>
        all.map((row) => Number(row.getAttribute('data-at'))),
      )
      const shipped = readShipped(scenario)
      const [region] = shipped.regions
      const present = shipped.markets
        .filter((market) => market.region === region?.id)
        .reduce((sum, { demand }) => sum + (demand.byYear[year === null ? 0 : year - 2021] ?? 0), 0)
      // The lever shows the first year: it moves as far, in proportion, as the year of the curve.
      const [corner = 0] = corners
      await rows(page).first().locator('button').click()
      await expect.poll(read, { timeout: 20_000 }).toBeCloseTo((corner * before) / present, 0)
      await expect.poll(() => rows(page).first().locator('button').getAttribute('aria-pressed')).toBe('true')
      expect(await dialog(page).locator('shashi-chart-frame').textContent()).not.toMatch(/undefined|NaN/)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+z')
      await expect.poll(read, { timeout: 20_000 }).toBe(before)
      expect(complaints).toEqual([])
    },
  )
})

describe.each([
  ['desk', { width: 1440, height: 900 }],
  ['phone', { width: 360, height: 800 }],
] as const)('on a %s', (_, viewport) => {
  it.each([
    ['zh-CN', 'light'],
    ['en-GB', 'dark'],
  ] as const)('has no violation and does not scroll sideways: %s, %s', async (locale, colorScheme) => {
    const { page, complaints } = await open({ viewport, locale, colorScheme })
    expect(await violations(page)).toEqual([])
    await dialog(page).locator('shashi-chart-frame button[aria-pressed]').click()
    expect(await violations(page)).toEqual([])
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways).toBe(0)
    const inDialog = await dialog(page).evaluate((each) => each.scrollWidth - each.clientWidth)
    expect(inDialog).toBeLessThanOrEqual(0)
    expect(await dialog(page).textContent()).not.toMatch(/undefined|NaN|\[object/)
    expect(complaints).toEqual([])
  })
})
