/**
 * Draw the icons of the installed page from `web/icon.svg`.
 *
 *     npx tsx scripts/icons.ts
 */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '../test/browser/support/chromium.ts'

const SOURCE = fileURLToPath(new URL('../web/icon.svg', import.meta.url))
const DIRECTORY = fileURLToPath(new URL('../web/public/icons/', import.meta.url))

/** `inset`: share of each side that is left as ground, for systems that cut icons to a shape of their own. */
const ICONS = [
  { name: 'icon-192', size: 192, inset: 0 },
  { name: 'icon-512', size: 512, inset: 0 },
  { name: 'maskable-512', size: 512, inset: 0.1 },
  { name: 'apple-touch-180', size: 180, inset: 0.06 },
]

const svg = await readFile(SOURCE, 'utf8')
const ground = /<rect[^>]*fill="(#\w+)"/.exec(svg)?.[1]
if (ground === undefined) throw new Error(`${SOURCE} has no ground`)
await mkdir(DIRECTORY, { recursive: true })
const browser = await launchChromium()
try {
  for (const { name, size, inset } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    const drawing = svg.replace('<svg ', `<svg width="${size * (1 - 2 * inset)}" `)
    const body = `margin:0;height:100vh;display:grid;place-items:center;background:${inset > 0 ? ground : 'none'}`
    await page.setContent(`<body style="${body}">${drawing}</body>`)
    await page.screenshot({ path: join(DIRECTORY, `${name}.png`), omitBackground: true })
    await page.close()
  }
} finally {
  await browser.close()
}
