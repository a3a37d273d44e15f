/** axe on the page, in both languages, both themes and both sizes; with levers open, a dialog open, a shortage. */
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

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 800 } }

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['zh-CN', 'en-GB']) {
      describe(`${size}, ${colorScheme}, ${locale}`, () => {
        it('has no violation on the map, on its table and on the flows', async () => {
          const { page, context, complaints } = await openDashboard(browser, {
            viewport,
            colorScheme,
            locale,
          })
          await page.getByRole('button', { name: locale === 'zh-CN' ? '地图' : 'Map', exact: true }).click()
          await page.locator('shashi-map-chart svg').waitFor()
          const map = await violations(page)
          await page.locator('shashi-map-view header button[aria-pressed]').click()
          const table = await violations(page)
          await page.getByRole('button', { name: locale === 'zh-CN' ? '流向' : 'Flows', exact: true }).click()
          await page.locator('shashi-flows-chart svg').waitFor()
          const flows = await violations(page)
          const sideways = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          await context.close()
          expect({ map, table, flows, sideways, complaints }).toEqual({
            map: [],
            table: [],
            flows: [],
            sideways: 0,
            complaints: [],
          })
        })

        it('has no violation in comparison, tables, library and share', async () => {
          const { page, context, complaints } = await openDashboard(browser, {
            viewport,
            colorScheme,
            locale,
          })
          const zh = locale === 'zh-CN'
          const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
          const openMenu = async () => {
            if (size === 'phone') await press(zh ? '更多' : 'More')
          }
          const sideways = () =>
            page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
          await openMenu()
          await press(zh ? '对比' : 'Compare')
          await page.locator('shashi-compare-tables').waitFor()
          const compare = [...(await violations(page)), await sideways()]
          await page.locator('shashi-view-tabs button', { hasText: zh ? '数据表' : 'Tables' }).click()
          await page.locator('shashi-data-grid td').first().click()
          const tables = [...(await violations(page)), await sideways()]
          await openMenu()
          const menu = await violations(page)
          await press(zh ? '分享' : 'Share')
          await page.locator('shashi-share-dialog input').waitFor()
          const share = await violations(page)
          await page.keyboard.press('Escape')
          await openMenu()
          await press(zh ? '情景库' : 'Library')
          await page.locator('shashi-library-dialog #name').fill('A')
          await press(zh ? '另存为新情景' : 'Save as a new scenario')
          await page.locator('shashi-library-dialog ol.saved strong').waitFor()
          const library = await violations(page)
          await context.close()
          expect({ compare, tables, menu, share, library, complaints }).toEqual({
            compare: [0],
            tables: [0],
            menu: [],
            share: [],
            library: [],
            complaints: [],
          })
        })

        it('has no violation at rest, short of stone, with levers and with the certificate open', async () => {
          const { page, context } = await openDashboard(browser, { viewport, colorScheme, locale })
          const atRest = await violations(page)
          if (size === 'phone') await page.locator('.sheet-bar button').click()
          const lever = page.locator('shashi-lever-number').first()
          await lever.locator('input[type=range]').fill('14000')
          await page.locator('shashi-kpi-strip .serious').first().waitFor()
          await page.locator('details').first().locator('summary').click()
          const edited = await violations(page)
          if (size === 'phone') await page.keyboard.press('Escape')
          await page.locator('shashi-kpi-strip .badge').click()
          const dialog = await violations(page)
          await context.close()
          expect({ atRest, edited, dialog }).toEqual({ atRest: [], edited: [], dialog: [] })
        })
      })
    }
  }
}
