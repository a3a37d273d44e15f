import type { TestProject } from 'vitest/node'
import { type ChromiumPlan, findChromium } from './chromium.ts'
import { buildAndServe } from './site.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built dashboard. */
    site: string
    /** Directory of its files. */
    siteDirectory: string
    chromium: ChromiumPlan
  }
}

/** Find Chromium, build the dashboard and serve it, once for all browser tests: `inject('site')` in a test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await findChromium()
  const site = await buildAndServe()
  project.provide('chromium', chromium)
  project.provide('site', site.url)
  project.provide('siteDirectory', site.directory)
  return () => site.close()
}
