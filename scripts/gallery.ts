/** Photograph every view of the dashboard, and write the page that shows the pictures. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openPage, type PageOptions } from '../test/browser/support/page.ts'

/** The pictures taken of each view: both languages, both themes, both sizes, each at least once. */
const LOOKS: readonly (PageOptions & { readonly name: string })[] = [
  { name: 'zh-light', locale: 'zh-CN', colorScheme: 'light' },
  { name: 'en-dark', locale: 'en-GB', colorScheme: 'dark' },
  {
    name: 'zh-phone',
    locale: 'zh-CN',
    colorScheme: 'light',
    viewport: { width: 360, height: 800 },
    deviceScaleFactor: 2,
  },
]

/** Scenarios that have something to show in a view, where the first one has little. */
const SCENARIOS: Readonly<Record<string, string>> = {
  years: 'chongqing-2035',
  contingency: 'chongqing-2025',
  compare: 'plan-2025-close-fengdu-baoluan',
}

interface Picture {
  /** Title of the view, in the language of the picture. */
  readonly title: string
  readonly view: string
  readonly file: string
}

/** Photograph all views that the page offers, in all looks. */
export async function photographViews(browser: Browser, url: string, directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  const pictures: Picture[] = []
  for (const { name, ...options } of LOOKS) {
    const { page, problems, close } = await openPage(browser, url, options)
    await page.locator('shashi-balance-chart svg').waitFor()
    const tabs = page.locator('shashi-view-tabs button')
    const count = await tabs.count()
    for (let index = 0; index < count; index++) {
      const tab = tabs.nth(index)
      const title = ((await tab.textContent()) ?? '').trim()
      await tab.click()
      const view = (await page.locator('shashi-app .page').getAttribute('data-view')) ?? ''
      await chooseScenario(page, SCENARIOS[view] ?? 'plan-2025')
      await settle(page)
      const file = `${view}-${name}.png`
      await page.screenshot({ path: join(directory, file) })
      pictures.push({ title, view, file })
    }
    await close()
    if (problems.length > 0) throw new Error(`${name}: ${problems.join('; ')}`)
  }
  await writeFile(join(directory, 'README.md'), indexOf(pictures))
}

/** Open a shipped scenario unless it is open, and wait for its result. */
async function chooseScenario(page: Page, id: string): Promise<void> {
  const menu = page.locator('select.scenario')
  if ((await menu.inputValue()) === `shipped:${id}`) return
  await menu.selectOption(`shipped:${id}`)
  // All years are solved before a picture is taken; fifteen of them last a while.
  await page.waitForTimeout(300)
  await page.locator('.stale, [aria-busy=true]').first().waitFor({ state: 'detached', timeout: 60_000 })
  await page.waitForTimeout(500)
}

/** Wait until nothing is being solved or loaded, and the pointer touches nothing. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.waitForLoadState('networkidle')
  await page
    .getByText(/^(正在计算|仍在计算|Calculating|Still calculating)/)
    .first()
    .waitFor({ state: 'detached', timeout: 60_000 })
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

function indexOf(pictures: readonly Picture[]): string {
  const views = [...new Set(pictures.map(({ view }) => view))]
  const sections = views.map((view) => {
    const own = pictures.filter((picture) => picture.view === view)
    const titles = [...new Set(own.map(({ title }) => title))].join(' · ')
    return [`## ${titles}`, '', ...own.map(({ title, file }) => `![${title}](${file})`), ''].join('\n')
  })
  return [
    '# 图集 Gallery',
    '',
    'Written by `npm run screenshots`; not edited by hand.',
    '',
    ...sections,
  ].join('\n')
}
