/** Where numbers come from, in a real Chromium: from an indicator down to a published figure, by keyboard. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openDashboard } from './dashboard-page.ts'
import { launchChromium } from './support/chromium.ts'
import { violations } from './support/violations.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})

afterAll(async () => {
  await browser?.close()
})

describe('the provenance of a number', () => {
  for (const [locale, width, published, market] of [
    ['zh-CN', 1440, '公布', '主城都市区'],
    ['en-GB', 360, 'Published', 'Core metropolitan area'],
  ] as const)
    it(`leads by keyboard from unmet demand to a published figure and back: ${locale}, ${width} px`, async () => {
      const viewport = { width, height: 800 }
      const { page, context, complaints } = await openDashboard(browser, { locale, viewport })
      const number = page.locator('shashi-kpi-strip button.figure').first()
      await number.focus()
      await page.keyboard.press('Enter')
      const dialog = page.locator('shashi-figure-dialog dialog')
      for (const _ of ['demand', 'market']) {
        await dialog.locator('button.part').first().focus()
        await page.keyboard.press('Enter')
      }
      await dialog.locator('.published').waitFor()
      const said = (await dialog.textContent()) ?? ''
      for (const part of [published, market, '13,000', '§五(一)2']) expect(said).toContain(part)
      expect(said).not.toMatch(/undefined|NaN|\[object/)
      expect(await violations(page)).toEqual([])
      await dialog.locator('button.back').focus()
      await page.keyboard.press('Enter')
      await dialog.locator('.derived').waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
      expect(await number.evaluate((button) => button.matches(':focus'))).toBe(true)
      expect(complaints).toEqual([])
      await context.close()
    })

  it('names what the user changed, beside the old value with its source', async () => {
    const { page, context, complaints } = await openDashboard(browser)
    await page.locator('shashi-lever-number').first().locator('input[type=range]').fill('14000')
    const dialog = page.locator('shashi-figure-dialog dialog')
    const number = page.locator('shashi-kpi-strip button.figure').first()
    await number.and(page.getByText('1,000')).click()
    for (const _ of ['demand', 'market']) await dialog.locator('button.part').first().click()
    await dialog.locator('.changed').waitFor()
    expect(await dialog.locator('.changed').textContent()).toBe('您的修改：13,000 万吨/年 → 14,000 万吨/年')
    expect(await dialog.locator('.status').allTextContents()).toEqual(['假设', '规划公布'])
    expect(await dialog.textContent()).toContain('§五(一)2')
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('of a difference says what it is between, and leads to the number of either run', async () => {
    const { page, context, complaints } = await openDashboard(browser)
    const dialog = page.locator('shashi-figure-dialog dialog')
    await page.locator('shashi-lever-number').first().locator('input[type=range]').fill('14000')
    const since = page.locator('shashi-kpi-strip .extra button.figure').first()
    await since.click()
    const said = '差额 +1,000 万吨/年 = 当前情景 1,000 万吨/年 − 规划情景 2025 0 万吨/年'
    expect(await dialog.locator('.difference').textContent()).toBe(said)
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '查看“规划情景 2025”的数字' }).click()
    await expect.poll(() => dialog.locator('.value').textContent()).toBe('0 万吨/年')
    expect(await dialog.locator('.difference').count()).toBe(0)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '对比', exact: true }).first().click()
    await page.locator('shashi-compare-tables .difference button').first().click()
    expect(await dialog.locator('.difference').textContent()).toMatch(
      /^差额 .+ = 当前情景 .+ − 规划情景 2025 /,
    )
    expect(complaints).toEqual([])
    await context.close()
  })

  it('of delivered cost leads to an assumed freight rate, and that of a flow to the certificate', async () => {
    const { page, context, complaints } = await openDashboard(browser, { locale: 'en-GB' })
    const dialog = page.locator('shashi-figure-dialog dialog')
    await page.locator('shashi-kpi-strip button.figure').nth(3).click()
    expect(await dialog.locator('.equation').textContent()).toBe('cost ÷ received')
    // Cost, freight by road, the largest flow, its rate, and of that the first band.
    for (const at of [0, 1, 0, 1, 1]) await dialog.locator('button.part').nth(at).click()
    await dialog.locator('.assumed').waitFor()
    const said = (await dialog.textContent()) ?? ''
    for (const part of ['freight up to 30 km', '0.8 yuan/t·km', 'Assumed', '0.6 yuan/t·km – 1 yuan/t·km'])
      expect(said).toContain(part)
    for (const _ of [1, 2]) await dialog.locator('button.back').click()
    await dialog.locator('button.part').first().click()
    await dialog.getByRole('button', { name: 'Show the certificate' }).click()
    await page.locator('shashi-certificate-dialog dialog').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is one step from each finding, and from the cells of the tables', async () => {
    const { page, context, complaints } = await openDashboard(browser)
    const dialog = page.locator('shashi-figure-dialog dialog')
    await page.locator('shashi-findings-view button.sources').first().click()
    await dialog.locator('button.part').first().click()
    await dialog.locator('.equation').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('shashi-view-tabs').getByText('数据表').click()
    await page.locator('shashi-data-view button.source').click()
    await dialog.locator('.status').waitFor()
    expect(await dialog.textContent()).toMatch(/万吨\/年/)
    expect(complaints).toEqual([])
    await context.close()
  })
})
