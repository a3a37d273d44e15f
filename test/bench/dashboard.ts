/** The dashboard as it ships in a real Chromium: a lever dragged, years run, the first result on a slow machine. */
import type { Browser, Page, Worker } from 'playwright-core'
import { launchChromium } from '../browser/support/chromium.ts'
import { openPage } from '../browser/support/page.ts'
import { buildAndServe } from '../browser/support/site.ts'
import { median, quantile } from './measure.ts'
import { type PageProbe, plantInPage, plantInWorker } from './probe.ts'

/** The factor by which the page's thread is slowed for the first result. */
const SLOWDOWN = 4
const FIRST_RESULTS = 5
const YEAR_RUNS = 3
/** Mouse moves of a drag, each awaited: Chromium takes one a frame. */
const MOVES = 300

export interface Drag {
  readonly scenario: string
  readonly inputs: number
  readonly runs: number
  /** Build, solve and report in the worker. */
  readonly workerMs: number
  /** From input event to the end of the first frame that shows it. */
  readonly pictureMs: number
  readonly picture95Ms: number
  /** Whether the last value was run, answered and drawn, and stands on the slider. */
  readonly finalShown: boolean
}

export interface DashboardResult {
  readonly browser: string
  readonly drag: Drag
  /** From choosing a scenario of many years to its picture. */
  readonly years: { readonly scenario: string; readonly ms: number }
  /** From the request for the page to its first balance. */
  readonly firstResult: {
    readonly slowdown: number
    readonly ms: number
    /** With the worker's share multiplied as well: Chromium slows the page's own thread only. */
    readonly boundMs: number
  }
}

/** Build the dashboard, and measure it in Chromium. */
export async function measureDashboard(scenario: string, yearly: string): Promise<DashboardResult> {
  const site = await buildAndServe()
  try {
    const browser = await launchChromium()
    try {
      return {
        browser: `Chromium ${browser.version()}`,
        firstResult: await measureFirstResult(browser, site.url),
        drag: await measureDrag(browser, site.url, scenario),
        years: await measureYears(browser, site.url, yearly),
      }
    } finally {
      await browser.close()
    }
  } finally {
    await site.close()
  }
}

interface Probed {
  readonly page: Page
  readonly problems: readonly string[]
  close(): Promise<void>
}

/** Open the page with the probe planted before anything of its own runs. */
async function openProbed(browser: Browser, url: string, slowdown: number): Promise<Probed> {
  const watched = await openPage(browser, 'about:blank')
  const { page } = watched
  // tsx wraps functions in a helper of this name, which the page does not have.
  await page.addInitScript('globalThis.__name = (value) => value')
  await page.addInitScript(plantInPage)
  if (slowdown > 1) {
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  }
  await page.goto(url)
  return watched
}

/** What the probe knows. */
function readProbe(page: Page): Promise<PageProbe> {
  return page.evaluate(() => globalThis.benchProbe)
}

/** Wait until every run asked for has been answered and drawn, and no other came for half a second. */
async function comeToRest(page: Page): Promise<void> {
  let seen = -1
  for (;;) {
    await page.waitForFunction(
      () =>
        globalThis.benchProbe.runs.length > 0 &&
        globalThis.benchProbe.runs.every((run) => run.shownAt !== null),
      null,
      { timeout: 120_000 },
    )
    const { runs } = await readProbe(page)
    if (runs.length === seen) return
    seen = runs.length
    await page.waitForTimeout(500)
  }
}

async function measureFirstResult(browser: Browser, url: string): Promise<DashboardResult['firstResult']> {
  const shown: number[] = []
  const bounds: number[] = []
  for (let i = 0; i < FIRST_RESULTS; i++) {
    const { page, close } = await openProbed(browser, url, SLOWDOWN)
    await page.waitForFunction(() => globalThis.benchProbe.runs[0]?.shownAt != null)
    await page.locator('shashi-balance-chart svg').waitFor()
    const { runs, workerAskedAt } = await readProbe(page)
    const first = runs[0]
    if (first?.shownAt == null || first.answeredAt === null || workerAskedAt === null)
      throw new Error('no first result')
    shown.push(first.shownAt)
    bounds.push(first.shownAt + (SLOWDOWN - 1) * (first.answeredAt - workerAskedAt))
    await close()
  }
  return { slowdown: SLOWDOWN, ms: median(shown), boundMs: median(bounds) }
}

/** The worker of the page, with its own probe planted. */
async function plantWorker(page: Page): Promise<Worker> {
  const [worker] = page.workers()
  if (worker === undefined) throw new Error('the page has no worker')
  await worker.evaluate('globalThis.__name = (value) => value')
  await worker.evaluate(plantInWorker)
  return worker
}

/** Choose a shipped scenario in the menu, which fills after the first result, and wait for its picture. */
async function choose(page: Page, scenario: string): Promise<void> {
  const option = page.locator(`select.scenario option[value$="${scenario}"]`)
  await option.waitFor({ state: 'attached' })
  await page.locator('select.scenario').selectOption((await option.getAttribute('value')) ?? scenario)
  await page.waitForFunction(
    (id) => globalThis.benchProbe.runs.some((run) => run.scenario === id && run.shownAt !== null),
    scenario,
    { timeout: 120_000 },
  )
  await comeToRest(page)
}

async function measureDrag(browser: Browser, url: string, scenario: string): Promise<Drag> {
  const { page, problems, close } = await openProbed(browser, url, 1)
  await comeToRest(page)
  await choose(page, scenario)
  const worker = await plantWorker(page)
  const before = await readProbe(page)
  await dragLever(page)
  await comeToRest(page)
  const { inputs, runs } = await readProbe(page)
  const dragged = runs.slice(before.runs.length)
  const workerTimes = await worker.evaluate(() => globalThis.benchTimes)
  if (dragged.length === 0 || workerTimes.length === 0) throw new Error('the drag caused no run')
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const late = inputs.map(({ at, shownAt }) => (shownAt ?? Infinity) - at)
  const [final, last] = [inputs.at(-1), dragged.at(-1)]
  const finalShown =
    last?.inputs === inputs.length && final?.shownAt != null && (await shownValue(page)) === final.value
  await close()
  return {
    scenario,
    inputs: inputs.length,
    runs: dragged.length,
    workerMs: median(workerTimes),
    pictureMs: median(late),
    picture95Ms: quantile(late, 0.95),
    finalShown,
  }
}

/** Drag the first lever up by a tenth of its slider and back, over and over, a small step a frame. */
async function dragLever(page: Page): Promise<void> {
  const slider = page.locator('shashi-lever-number input[type=range]').first()
  await slider.scrollIntoViewIfNeeded()
  const box = await slider.boundingBox()
  if (box === null) throw new Error('the lever has no place')
  const share = await slider.evaluate((input: HTMLInputElement) => input.valueAsNumber / Number(input.max))
  const x = (at: number) => box.x + 9 + (box.width - 18) * at
  const y = box.y + box.height / 2
  await page.mouse.move(x(share), y)
  await page.mouse.down()
  for (let move = 0; move < MOVES; move++) {
    const phase = (move % 60) / 30
    await page.mouse.move(x(share + 0.1 * Math.min(phase, 2 - phase) + 0.0003 * (move % 7)), y)
  }
  await page.mouse.move(x(share + 0.05), y)
  await page.mouse.up()
}

function shownValue(page: Page): Promise<string> {
  return page.locator('shashi-lever-number input[type=range]').first().inputValue()
}

async function measureYears(
  browser: Browser,
  url: string,
  scenario: string,
): Promise<DashboardResult['years']> {
  const times: number[] = []
  for (let i = 0; i < YEAR_RUNS; i++) {
    const { page, close } = await openProbed(browser, url, 1)
    await comeToRest(page)
    await choose(page, scenario)
    const run = (await readProbe(page)).runs.find((each) => each.scenario === scenario)
    if (run?.shownAt == null) throw new Error(`no result of ${scenario}`)
    times.push(run.shownAt - run.askedAt)
    await close()
  }
  return { scenario, ms: median(times) }
}
