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
})
