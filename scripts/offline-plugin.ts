/** Build the service worker of the dashboard, which knows every file of the build. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const ENTRY = fileURLToPath(new URL('../web/offline/service-worker.ts', import.meta.url))
const OUTPUT = 'service-worker.js'

interface BuildFile {
  readonly url: string
  /** Digest of the content; `null` where the name already bears one. */
  readonly revision: string | null
}

/** Write `service-worker.js` beside the page when the build is done. */
export function offlinePlugin(): Plugin {
  let directory = ''
  return {
    name: 'shashi-offline',
    apply: 'build',
    configResolved(config) {
      directory = config.build.outDir
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await buildServiceWorker(directory, filesOf(directory))
      },
    },
  }
}

/** All files below a directory, sorted, so that the same build gives the same service worker. */
function filesOf(directory: string): BuildFile[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, url: path.slice(directory.length + 1).replaceAll('\\', '/') }))
    .filter(({ url }) => url !== OUTPUT)
    .map(({ path, url }) => ({ url, revision: isNamedByContent(url) ? null : digestOf(path) }))
    .sort((a, b) => (a.url < b.url ? -1 : 1))
}

/** Whether the build named a file by its content, as it does all of its `assets`. */
function isNamedByContent(url: string): boolean {
  return posix.dirname(url) === 'assets'
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)
}

async function buildServiceWorker(directory: string, files: readonly BuildFile[]): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { BUILD_FILES: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: directory,
      emptyOutDir: false,
      target: 'es2022',
      reportCompressedSize: false,
      rolldownOptions: { input: ENTRY, output: { format: 'iife', entryFileNames: OUTPUT } },
    },
  })
}
