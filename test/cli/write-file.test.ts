import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeWhole } from '../../src/cli/write-file.ts'
import { spreadsheetChunks } from '../../src/export/csv.ts'
import { CLI_MESSAGES } from '../../src/messages/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-write-'))
afterAll(() => rmSync(folder, { recursive: true }))
const words = CLI_MESSAGES.en

describe('writing a file', () => {
  it('takes texts, bytes and pieces', async () => {
    const pieces = function* () {
      yield 'a'
      yield '石'
    }
    for (const [name, data] of [
      ['text', 'a石'],
      ['bytes', new TextEncoder().encode('a石')],
      ['pieces', pieces()],
    ] as const) {
      await writeWhole(join(folder, name), data, words)
      expect(readFileSync(join(folder, name), 'utf8')).toBe('a石')
    }
  })

  it('leaves the old file and no half of the new one where a piece fails', async () => {
    const path = join(folder, 'old')
    writeFileSync(path, 'old')
    const pieces = function* () {
      yield 'new'
      throw new Error('no more')
    }
    await expect(writeWhole(path, pieces(), words)).rejects.toThrow('Cannot write')
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('writes a million rows without ever holding their text', async () => {
    const row = [2025, 'fengdu-baoluan', 1234.5678901234567, null]
    const rows = Array.from({ length: 1_000_000 }, () => row)
    let longest = 0
    const measured = function* () {
      for (const piece of spreadsheetChunks({ name: 'arcs', columns: ['year', 'id', 'x', 'y'], rows })) {
        longest = Math.max(longest, piece.length)
        yield piece
      }
    }
    await writeWhole(join(folder, 'large'), measured(), words)
    expect(longest).toBeLessThan(500_000)
    const text = readFileSync(join(folder, 'large'), 'utf8')
    expect(text.length).toBeGreaterThan(40_000_000)
    expect(text.endsWith('2025,fengdu-baoluan,1234.5678901234567,\n')).toBe(true)
  })
})
