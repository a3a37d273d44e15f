/** The dashboard as it ships: built, and served with the headers of `shashi serve`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { type Site, serveSite } from '../../../src/cli/site-server.ts'

const CONFIG = fileURLToPath(new URL('../../../vite.config.ts', import.meta.url))

export interface BuiltSite extends Site {
  /** Where the built files stand. */
  readonly directory: string
}

/** Build the dashboard from the sources as they are into a fresh directory and serve it; closing removes it. */
export async function buildAndServe(): Promise<BuiltSite> {
  const outDir = await mkdtemp(join(tmpdir(), 'shashi-web-'))
  await inProduction(() =>
    build({
      configFile: CONFIG,
      logLevel: 'error',
      mode: 'production',
      build: { outDir, reportCompressedSize: false },
    }),
  )
  const site = await serveSite(outDir, 0)
  return {
    url: site.url,
    directory: outDir,
    close: async () => {
      await site.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}

/** Run with NODE_ENV as the build that ships has it; under the test runner's, libraries bundle their development code. */
async function inProduction(run: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await run()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}
