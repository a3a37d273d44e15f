import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shashi } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-verify-'))
const good = join(folder, 'result.json')
beforeAll(() =>
  shashi(['run', 'plan-2025', '--set', 'markets.core.demand=12900', '--format', 'json', '--out', good]),
)
afterAll(() => rmSync(folder, { recursive: true }))

describe('shashi verify', () => {
  it('accepts a result made with --set', async () => {
    const { status, out, said } = await shashi(['verify', good])
    expect({ status, said }).toEqual({ status: 0, said: '' })
    expect(out).toContain('Verified')
  })

  it('rejects a changed total and names the place', async () => {
    const bad = join(folder, 'changed.json')
    writeFileSync(bad, readFileSync(good, 'utf8').replace('"output": 9000', '"output": 9001'))
    const { status, out } = await shashi(['verify', bad])
    expect(status).toBe(1)
    expect(out).toContain('regions.0.output: recomputed 9000, the file says 9001')
  })

  it('rejects what is no result file, in words', async () => {
    const text = join(folder, 'text.json')
    writeFileSync(text, '{')
    expect((await shashi(['verify', text])).said).toContain('not a JSON result file')
    writeFileSync(text, '[]')
    expect(await shashi(['verify', text])).toMatchObject({
      status: 1,
      said: expect.stringContaining('rejected'),
    })
    truncateSync(text, 100_000_000)
    expect(await shashi(['verify', text])).toMatchObject({
      status: 1,
      said: expect.stringContaining('64 MB'),
    })
  })
})
