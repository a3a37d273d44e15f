import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './cli/support.ts'
import { npmCommands, runPages } from './support/readme-examples.ts'

/** Rounding errors differ between machines; that they stay below the tolerance is tested elsewhere. */
const withoutResiduals = (text: string): string => text.replace(/\d\.\de-\d+/g, 'ε')

const pages = ['README.md', 'README.zh.md']
const texts = new Map(pages.map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]))
/** Examples of both, run once and side by side. */
let run: ReturnType<typeof runPages> | null = null

describe.each(pages)('%s', (name) => {
  const text = texts.get(name) ?? ''

  it('shows what its commands print', async () => {
    run ??= runPages(texts)
    const examples = (await run.get(name)) ?? []
    expect(examples.length).toBeGreaterThanOrEqual(6)
    for (const { commands, shown, printed, status } of examples) {
      expect({ commands, status, text: withoutResiduals(printed) }).toEqual({
        commands,
        status: 0,
        text: withoutResiduals(shown ?? printed),
      })
    }
  }, 120_000)

  it('names only npm commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    for (const command of npmCommands(text)) {
      const script = command.replace(/^run /, '')
      expect(['ci', 'link', ...Object.keys(scripts)]).toContain(script)
    }
  })
})
