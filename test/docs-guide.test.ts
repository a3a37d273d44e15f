/** What the guides tell to press in the page stands in the page. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './cli/support.ts'

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8')

/** The texts of the page in a language as its sources write them, and the titles of its views. */
function wordsOfPage(language: 'zh' | 'en'): string {
  const files = readdirSync(join(ROOT, 'web/i18n')).filter((name) =>
    new RegExp(`(?:^|-)${language}\\.ts$`).test(name),
  )
  expect(files.length).toBeGreaterThan(5)
  return [...files.map((name) => `web/i18n/${name}`), 'web/elements/view-registry.ts'].map(read).join('\n')
}

/** Words in quotation marks in the sentences about the page. */
const quotedIn = (text: string, start: RegExp): string[] =>
  text
    .split('\n')
    .filter((line) => start.test(line))
    .flatMap((line) => [...line.matchAll(/“([^”]+)”/g)].map(([, word = '']) => word))

describe('the guides', () => {
  it.each([
    ['docs/guide.zh.md', 'zh', /网页：/],
    ['docs/guide.md', 'en', /^In the page:/],
  ] as const)('%s names only what the page has', (page, language, start) => {
    const words = wordsOfPage(language)
    const quoted = quotedIn(read(page), start)
    expect(quoted.length).toBeGreaterThan(8)
    // A text begins with the word: `'Undo'`, `` `Value curve: … ``.
    expect(quoted.filter((word) => !words.includes(`'${word}`) && !words.includes(`\`${word}`))).toEqual([])
  })
})
