import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withSections } from '../scripts/docs/sections.ts'
import { ROOT } from './cli/support.ts'
import { anchorsOf, linksOf } from './support/markdown.ts'
import { type Example, runPages } from './support/readme-examples.ts'

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8')

const documents = readdirSync(join(ROOT, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`)
const pages = ['README.md', 'README.zh.md', 'data/README.md', ...documents]

/** Examples of all documents, run once. */
let run: ReadonlyMap<string, Promise<readonly Example[]>> | null = null
async function examplesOf(page: string): Promise<readonly Example[]> {
  run ??= runPages(new Map(documents.map((name) => [name, read(name)])))
  return (await run.get(page)) ?? []
}

/** Rounding errors differ between machines. */
const withoutResiduals = (text: string): string => text.replace(/\d\.\d+e-\d+/g, 'ε')

describe('documents', () => {
  it.each(pages)('%s links to files and headings that exist', (page) => {
    const dead = linksOf(read(page)).filter(({ file, anchor }) => {
      const target = file === '' ? page : join(dirname(page), file)
      if (!existsSync(join(ROOT, target))) return true
      return anchor !== null && !anchorsOf(read(target)).has(anchor)
    })
    expect(dead).toEqual([])
  })

  it('would notice a dead link, a dead anchor and a picture that is missing', () => {
    expect(linksOf('[a](b.md#c) ![d](e.png) [out](https://x.org) `[f](g.md)` [h](#i)')).toEqual([
      { file: 'b.md', anchor: 'c' },
      { file: 'e.png', anchor: null },
      { file: '', anchor: 'i' },
    ])
    expect([...anchorsOf('# A b: `c`\n\n## A b: `c`\n\n```sh\n# no heading\n```\n\n## 多年 推演')]).toEqual([
      'a-b-c',
      'a-b-c-1',
      '多年-推演',
    ])
  })

  it.each(documents)('%s has its generated sections as the code has them', (page) => {
    expect(read(page), 'npm run readme writes them').toBe(withSections(read(page)))
  })

  it.each(documents)(
    '%s shows what its commands print',
    async (page) => {
      for (const { commands, shown, printed, status } of await examplesOf(page)) {
        expect({ commands, status, text: withoutResiduals(printed) }).toEqual({
          commands,
          status: 0,
          text: withoutResiduals(shown ?? printed),
        })
      }
    },
    180_000,
  )
})

describe('the tutorial', () => {
  it.each(['docs/tutorial.md', 'docs/tutorial.zh.md'])(
    '%s leads to the optimum found by hand',
    async (page) => {
      const examples = await examplesOf(page)
      const flows = examples.find(({ commands }) => commands.includes('flows.csv'))?.printed ?? ''
      // The near pit as much as its road bears, 250 × 9.5; the far one the rest, 150 × 21.
      expect(flows).toContain('2025,north-pit,town,250,12,2375,0\n2025,south-pit,town,150,40,3150,0')
      const short = examples.find(({ commands }) => commands.includes('demand=800'))?.printed ?? ''
      expect(short).toContain('2025,area,800,800,750,750,0,0,50,-50,0.9375')
    },
  )
})
