/**
 * One Chromium for browser tests, screenshots and the gallery: an installed one, else the one that comes with the
 * npm packages. `CHROMIUM_PATH` names a particular one; `SHASHI_CHROMIUM=bundled` insists on the npm one.
 */
import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

/** What to start, and in which environment. Plain data, so that a setup can hand it to test workers. */
export interface ChromiumPlan {
  readonly executablePath: string
  /** Added to the environment of the browser. */
  readonly environment: Readonly<Record<string, string>>
}

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const require = createRequire(import.meta.url)

/** Find the Chromium to use. Throws where `CHROMIUM_PATH` names nothing that runs. */
export async function findChromium(): Promise<ChromiumPlan> {
  const wanted = process.env.CHROMIUM_PATH
  if (process.env.SHASHI_CHROMIUM !== 'bundled') {
    if (wanted && !isExecutable(wanted)) throw new Error(`CHROMIUM_PATH=${wanted} cannot be executed`)
    const installed = wanted || INSTALLED.find(isExecutable)
    if (installed) return { executablePath: installed, environment: await fontEnvironment(null) }
  }
  return bundledChromium()
}

/** Start the Chromium of `plan`, or of `findChromium`. The caller closes it. */
export async function launchChromium(plan?: ChromiumPlan): Promise<Browser> {
  const { executablePath, environment } = plan ?? (await findChromium())
  return chromium.launch({ executablePath, args: FLAGS, env: { ...definedEnvironment(), ...environment } })
}

/**
 * Unpack the npm Chromium, once per build and user. It unpacks into the temporary directory of its process, so a
 * child process does it in a fresh one, which is renamed when complete: neither a run beside this one nor another
 * user's leftovers can be picked up half-written.
 */
export async function bundledChromium(): Promise<ChromiumPlan> {
  const entry = require.resolve('@sparticuz/chromium')
  const { mtimeMs, size } = await stat(join(dirname(entry), '..', '..', 'bin', 'chromium.br'))
  const home = join(cacheRoot(), `chromium-${size}-${Math.round(mtimeMs)}`)
  if (!existsSync(home)) await unpack(entry, home)
  const fonts = await fontEnvironment(join(home, 'fonts', 'fonts'))
  const inherited = process.env.LD_LIBRARY_PATH
  const libraries = [join(home, 'al2023', 'lib'), ...(inherited ? [inherited] : [])].join(':')
  return {
    executablePath: join(home, 'chromium'),
    environment: { ...fonts, LD_LIBRARY_PATH: libraries },
  }
}

const UNPACK = `
const chromium = require(process.argv[1])
chromium.executablePath().catch((error) => { console.error(error); process.exitCode = 1 })
`

async function unpack(entry: string, home: string): Promise<void> {
  await mkdir(cacheRoot(), { recursive: true, mode: 0o700 })
  const fresh = await mkdtemp(`${home}-`)
  const environment = { ...definedEnvironment(), TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
  try {
    await promisify(execFile)(process.execPath, ['-e', UNPACK, entry], { env: environment })
    await rename(fresh, home)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    // Another process may have been first; its copy is as good as ours.
    if (!existsSync(home)) throw error
  }
}

/**
 * Make the CJK fonts of the npm package visible beside the system's own, whichever those are: a machine without any
 * Chinese font would otherwise draw boxes.
 */
async function fontEnvironment(openSans: string | null): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {}
  const packaged = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts')
  await mkdir(cacheRoot(), { recursive: true, mode: 0o700 })
  const file = join(cacheRoot(), `fonts-${openSans === null ? 'installed' : 'bundled'}.conf`)
  const fresh = `${file}.${process.pid}`
  await writeFile(fresh, fontConfiguration(openSans === null ? [packaged] : [packaged, openSans]))
  await rename(fresh, file)
  return { FONTCONFIG_FILE: file }
}

/** The machine's own configuration first; the aliases only take effect where it says nothing. */
function fontConfiguration(folders: readonly string[]): string {
  const sans = ['Open Sans', 'DejaVu Sans', 'Noto Sans SC', 'Noto Sans CJK SC', 'Noto Sans S Chinese']
  const families = sans.map((family) => `<family>${family}</family>`).join('')
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    ...folders.map((folder) => `<dir>${folder}</dir>`),
    `<cachedir>${join(cacheRoot(), 'font-cache')}</cachedir>`,
    ...['sans-serif', 'system-ui'].map(
      (generic) => `<alias><family>${generic}</family><prefer>${families}</prefer></alias>`,
    ),
    '</fontconfig>',
    '',
  ].join('\n')
}

/** A directory of this user only: what one user unpacks, another could not execute. */
function cacheRoot(): string {
  return join(tmpdir(), `shashi-browser-${userInfo().uid}`)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}
