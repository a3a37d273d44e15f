import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, shell } from './cli/support.ts'
import { expectGolden } from './support/golden.ts'

describe('examples', () => {
  const files = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.mjs'))

  it('are at least three', () => {
    expect(files.length).toBeGreaterThanOrEqual(3)
  })

  // They import the package by its name, as anybody's program does, and so run the build.
  it.each(files)('%s prints what it always did', async (file) => {
    const { status, out, said } = await shell(`"${process.execPath}" examples/${file}`)
    expect({ status, said }).toEqual({ status: 0, said: '' })
    expectGolden(`example-${file.replace('.mjs', '.txt')}`, out)
  })
})
