/** Losses in a real Chromium: the ranking as the library has it, pairs, cancelling, closing and taking it back. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { type ContingencyRequest, findContingencies } from '../../src/index.ts'
import { groupLosses, lossKey } from '../../web/charts/contingency-data.ts'
import type { ContingencyCard } from '../../web/elements/contingency-card.ts'
import { formatNumber } from '../../web/i18n/format.ts'
import { encodeLink } from '../../web/state/link.ts'
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

/** Open the view on a scenario, and wait for its ranking. */
async function open(scenario: string, options: Parameters<typeof openDashboard>[1] = {}) {
  const opened = await openDashboard(browser, options)
  context = opened.context
  const { page } = opened
  if (scenario !== 'plan-2025') await page.locator('select.scenario').selectOption(`shipped:${scenario}`)
  await page.locator('shashi-view-tabs button', { hasText: /失效|Contingency/ }).click()
  const card = view(page).locator('shashi-contingency-card')
  await expect
    .poll(() => card.evaluate(({ file, outdated }: ContingencyCard) => ({ file, outdated })), {
      timeout: 30_000,
    })
    .toEqual({ file: `${scenario}-n-1-2025`, outdated: false })
  await ranking(page).first().waitFor()
  return opened
}

const view = (page: Page) => page.locator('shashi-contingency-view')
const ranking = (page: Page) => view(page).locator('shashi-contingency-card').first().locator('li')
const bars = (page: Page) => view(page).locator('shashi-contingency-chart').first().locator('[data-mark]')
const row = (page: Page, key: string) => view(page).locator(`li[data-loss="${key}"]`)
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function library(scenario: string, request: ContingencyRequest = {}) {
  const outcome = await findContingencies(readShipped(scenario), request)
  if (outcome.status !== 'found') throw new Error(outcome.status)
  return outcome
}

describe('losses one at a time', () => {
  it('are those of the library, in its figures, ranked', async () => {
    const { page, complaints } = await open('chongqing-2025')
    const { singles } = await library('chongqing-2025')
    const { short, dear, unchanged } = groupLosses(singles)
    await expect
      .poll(() => bars(page).evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-mark'))))
      .toEqual([...short.slice(0, 12), ...dear.slice(0, 12)].map(lossKey))
    await view(page).getByRole('button', { name: '表格' }).click()
    const rows = view(page).locator('shashi-chart-frame tbody tr')
    expect(await rows.count()).toBe(singles.length)
    const shown = await rows.locator('td:nth-child(2)').allTextContents()
    const number = (value: number | undefined | null) => formatNumber(value ?? Number.NaN, 'zh')
    const all = [...short, ...dear, ...unchanged]
    expect(shown).toEqual(all.map(({ shortfall }) => number(shortfall)))
    expect(await rows.locator('td:nth-child(3)').allTextContents()).toEqual(
      all.map(({ cost }) => number(cost?.change)),
    )
    expect(await rows.locator('td:nth-child(4)').allTextContents()).toEqual(
      all.map(({ tonneKm }) => number(tonneKm?.change)),
    )
    expect(await view(page).locator('.summary').first().textContent()).toMatch(
      /最严重的单一失效是.*受影响最大/,
    )
    expect(complaints).toEqual([])
  })

  it('are read by the arrow keys, and a zone is explained from its row by keyboard', async () => {
    const { page, complaints } = await open('plan-2025', { locale: 'en-GB' })
    await view(page).locator('shashi-contingency-chart .reading').first().focus()
    await page.keyboard.press('ArrowDown')
    const readout = view(page).locator('shashi-contingency-chart .readout').first()
    expect(await readout.textContent()).toMatch(/^.+: (\S+×10⁴ t|nothing) more short; .*cost .*haulage /)
    const explain = ranking(page).locator('.explain').first()
    await explain.focus()
    await page.keyboard.press('Enter')
    await page.locator('shashi-explain-dialog li').first().waitFor()
    await page.keyboard.press('Escape')
    expect(complaints).toEqual([])
  })

  it('are looked at kind by kind', async () => {
    const { page } = await open('chongqing-2025')
    const { singles } = await library('chongqing-2025')
    await view(page).getByRole('button', { name: '码头与站场' }).click()
    const { short, dear } = groupLosses(singles.filter(({ lost }) => lost[0]?.kind === 'terminal'))
    await expect.poll(() => bars(page).count()).toBe(Math.min(12, short.length) + Math.min(12, dear.length))
    for (const mark of await bars(page).all())
      expect(await mark.getAttribute('data-mark')).toMatch(/^terminal/)
    await view(page).getByRole('button', { name: '表格' }).click()
    const all = singles.filter(({ lost }) => lost[0]?.kind === 'terminal')
    expect(await view(page).locator('tbody tr').count()).toBe(all.length)
  })

  it('hand out the numbers as CSV in full precision', async () => {
    const { page } = await open('plan-2025')
    const { singles } = await library('plan-2025')
    await view(page).locator('shashi-chart-frame .save').click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      view(page).getByRole('button', { name: /CSV/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('plan-2025-n-1-2025.csv')
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
    expect(Buffer.concat(chunks).toString('utf8').trim().split(/\r?\n/)).toHaveLength(singles.length + 1)
  })
})

describe('a closure', () => {
  it('is applied by keyboard as one step, makes the losses anew, and is taken back', async () => {
    const { page, complaints } = await open('chongqing-2025')
    const { singles } = await library('chongqing-2025')
    const worst = singles.find(({ lost }) => lost[0]?.kind === 'zone')
    if (worst === undefined) throw new Error('no zone')
    const key = lossKey(worst)
    await view(page)
      .getByRole('button', { name: /^显示全部/ })
      .click()
    await row(page, key).locator('.apply').focus()
    await page.keyboard.press('Enter')
    const undo = view(page).locator('.undo')
    await undo.waitFor()
    await expect.poll(() => undo.evaluate((button) => button.matches(':focus'))).toBe(true)
    await expect.poll(() => view(page).locator('.stale').count(), { timeout: 20_000 }).toBe(0)
    // What is closed cannot be lost again.
    await expect.poll(() => row(page, key).count()).toBe(0)
    await page.keyboard.press('Enter')
    await expect.poll(() => row(page, key).count(), { timeout: 20_000 }).toBe(1)
    await expect.poll(() => page.getByText('与基准相同').count()).toBeGreaterThan(0)
    expect(await undo.count()).toBe(0)
    expect(complaints).toEqual([])
  })
})

describe('losses two at a time', () => {
  it('are asked for by a button, and are those of the library', async () => {
    const { page, complaints } = await open('plan-2025')
    const { pairs, singles } = await library('plan-2025', { order: 2, pairs: 40 })
    await view(page).locator('.n-2').click()
    const card = view(page).locator('shashi-contingency-card').nth(1)
    await card.locator('li').first().waitFor({ timeout: 30_000 })
    const { unanswered, short, dear } = groupLosses(pairs ?? [])
    await card.getByRole('button', { name: '表格' }).click()
    expect(await card.locator('tbody tr').count()).toBe(pairs?.length)
    const first = [...unanswered, ...short, ...dear][0]
    expect(await card.locator('tbody td:nth-child(2)').first().textContent()).toBe(
      formatNumber(first?.shortfall ?? Number.NaN, 'zh'),
    )
    expect(await view(page).locator('shashi-contingency-card').first().locator('tbody tr').count()).toBe(0)
    expect(singles.length).toBeGreaterThan(2)
    expect(complaints).toEqual([])
  })

  it('tell how far they are, and can be cancelled and begun again', async () => {
    const { page, complaints } = await open('chongqing-2025')
    await view(page).locator('.n-2').click()
    const cancel = view(page).locator('.cancel')
    await cancel.waitFor({ timeout: 20_000 })
    await expect
      .poll(() =>
        view(page)
          .locator('progress')
          .evaluate((bar) => Number(bar.getAttribute('max'))),
      )
      .toBe(81 + (81 * 80) / 2)
    await cancel.focus()
    await page.keyboard.press('Enter')
    const again = view(page).locator('.again')
    await again.waitFor()
    expect(await again.evaluate((button) => button.matches(':focus'))).toBe(true)
    expect(await view(page).locator('progress').count()).toBe(0)
    // The single losses stay, and are not of before any change.
    expect(await view(page).locator('.stale').count()).toBe(0)
    expect(await view(page).locator('shashi-contingency-card').count()).toBe(1)
    expect(complaints).toEqual([])
  })
})

describe('a scenario', () => {
  async function openPatched(patch: Parameters<typeof encodeLink>[0]['version']['patch']) {
    const opened = await openDashboard(browser)
    context = opened.context
    const work = { version: { scenario: 'plan-2025', patch }, look: { view: 'contingency', year: null } }
    await opened.page.goto(`${inject('site')}${await encodeLink(work, '')}`)
    await view(opened.page).waitFor()
    return opened.page
  }

  it('whose rules conflict has nothing to lose from, and says so', async () => {
    const page = await openPatched({
      policy: { rules: { least: { kind: 'least-take', site: 'fengdu-baoluan', quantity: 99999 } } },
    })
    await view(page).getByText('没有经过证明的分配结果').waitFor({ timeout: 20_000 })
    expect(await view(page).locator('.n-2').count()).toBe(0)
  })

  it('in which no loss matters says so', async () => {
    const { markets } = readShipped('plan-2025')
    const nothing = Object.fromEntries(markets.map(({ id }) => [id, { demand: 0 }]))
    const page = await openPatched({ markets: nothing })
    await view(page).getByText('失去任何一项都没有影响').waitFor({ timeout: 20_000 })
    expect(await bars(page).count()).toBe(0)
  })
})

describe.each([
  ['desk', { width: 1440, height: 900 }],
  ['phone', { width: 360, height: 800 }],
] as const)('on a %s', (_, viewport) => {
  it.each([
    ['zh-CN', 'light'],
    ['en-GB', 'dark'],
  ] as const)(
    'the view has no violation and does not scroll sideways: %s, %s',
    async (locale, colorScheme) => {
      const { page, complaints } = await open('chongqing-2025', { viewport, locale, colorScheme })
      expect(await violations(page)).toEqual([])
      await view(page).locator('shashi-chart-frame button[aria-pressed]').first().click()
      expect(await violations(page)).toEqual([])
      expect(await sideways(page)).toBe(0)
      const shown = (await view(page).textContent()) ?? ''
      expect(shown).not.toMatch(/undefined|NaN|\[object/)
      expect(complaints).toEqual([])
    },
  )
})
