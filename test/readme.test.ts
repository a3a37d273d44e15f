import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './cli/support.ts'
import { npmCommands, runExamples } from './support/readme-examples.ts'

/** Rounding errors differ between machines; that they stay below the tolerance is tested elsewhere. */
const withoutResiduals = (text: string): string => text.replace(/\d\.\de-\d+/g, 'ε')

describe.each(['README.md', 'README.zh.md'])('%s', (name) => {
  const text = readFileSync(join(ROOT, name), 'utf8')

  it('shows what its commands print', async () => {
    const examples = await runExamples(text)
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
