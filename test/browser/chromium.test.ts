import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { bundledChromium, launchChromium } from './support/chromium.ts'
import { openPage } from './support/page.ts'

/** Ink of each character as a canvas draws it: characters without a glyph are all the same box. */
async function inkOf(browser: Browser, characters: string): Promise<string[]> {
  const page = await browser.newPage()
  try {
    return await page.evaluate((text) => {
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 48
      const context = canvas.getContext('2d')
      if (context === null) return []
      context.font = '40px system-ui, sans-serif'
      return [...text].map((character) => {
        context.clearRect(0, 0, 48, 48)
        context.fillText(character, 2, 40)
        return canvas.toDataURL()
      })
    }, characters)
  } finally {
    await page.close()
  }
}

const PLACES = '砂石涪陵綦黔酉潼璧忠'

// The npm package holds a Linux x64 program only; elsewhere there is an installed one or nothing.
const plans = [
  { name: 'the Chromium of this run', plan: async () => inject('chromium') },
  ...(process.platform === 'linux' && process.arch === 'x64'
    ? [{ name: 'the Chromium of the npm packages', plan: bundledChromium }]
    : []),
]

describe.each(plans)('$name', ({ plan }) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium(await plan())
  })
  afterAll(() => browser.close())

  it('draws each Chinese character as itself, not as a box', async () => {
    const ink = await inkOf(browser, PLACES)
    expect(new Set(ink).size).toBe([...PLACES].length)
  })

  it('shows the balance of the plan under the strict policy of shashi serve', async () => {
    const { page, problems, close } = await openPage(browser, inject('site'))
    try {
      await page.getByText('4,000').first().waitFor({ timeout: 20_000 })
      expect(problems).toEqual([])
    } finally {
      await close()
    }
  })
})
