import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type ResultFile, verifyResult } from '../../src/index.ts'
import { PROGRAM, ROOT, shashi } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-years-'))
afterAll(() => rmSync(folder, { recursive: true }))

const YEARS = ['--set', 'years={"from":2025,"to":2027}']
const linesOf = (out: string) => out.split('\n').map((line) => line.trim().split(/ {2,}/))

describe('shashi run over years', () => {
  it('prints one table by year, each with its regions and their sum', async () => {
    const { status, out } = await shashi(['run', 'plan-2025', ...YEARS])
    expect(status).toBe(0)
    expect(out).toContain('Regional balance 2025–2027')
    const lines = linesOf(out)
    for (const year of ['2025', '2026', '2027']) {
      const first = lines.findIndex(([each]) => each === year)
      expect(lines[first]?.slice(1, 4)).toEqual(['Core metropolitan area', '13,000', '12,800'])
      expect(lines[first + 3]?.slice(0, 3)).toEqual(['total', '21,100', '32,000'])
    }
    expect(out).not.toContain('Transfers between regions')
    expect(out).toContain('--year YEAR')
  })

  it('prints one year with its transfers and no findings of other years', async () => {
    const { out } = await shashi(['run', 'plan-2025', ...YEARS, '--year', '2026'])
    expect(out).toContain('Regional balance 2026')
    expect(out).toContain('Transfers between regions 2026')
    expect(out).not.toMatch(/2025,|2027/)
  })

  it('says in Chinese what it says in English', async () => {
    const { out } = await shashi(['run', 'plan-2025', ...YEARS, '--lang', 'zh'])
    expect(out).toContain('2025—2027 年各片区平衡，万吨/年')
    expect(out).toMatch(/2027 +主城都市区 +13,000/)
  })

  it('takes the foresight asked for, and its result verifies', async () => {
    const args = [
      'run',
      'plan-2025',
      ...YEARS,
      '--set',
      'sites.fengdu-baoluan.reserve=1500',
      '--format',
      'json',
    ]
    const values: Record<string, number> = {}
    for (const foresight of ['myopic', 'perfect']) {
      const { status, out } = await shashi([...args, '--foresight', foresight])
      const result: ResultFile = JSON.parse(out)
      expect([status, result.foresight]).toEqual([0, foresight])
      expect(result.scenario.document.foresight).toBe(foresight)
      expect(verifyResult(JSON.parse(out))).toEqual({ ok: true, discrepancies: [] })
      values[foresight] = result.markets.reduce((sum, { unmet }) => sum + unmet, 0)
    }
    expect(values.perfect).toBeLessThanOrEqual((values.myopic ?? 0) + 1e-6)
  })

  it('offers the nearest foresight for one it does not know', async () => {
    const { status, said } = await shashi(['run', 'plan-2025', '--foresight', 'perfekt'])
    expect(status).toBe(64)
    expect(said).toContain('perfect')
  })
})

/** A run of the shipped fifteen years that writes `file`, in a process of its own. */
function start(file: string): ChildProcess {
  const args = [...PROGRAM, 'run', 'chongqing-2035', '--format', 'json', '--out', join(folder, file)]
  return spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore' })
}

const ended = (child: ChildProcess): Promise<{ code: number | null; signal: string | null }> =>
  new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })

describe('a run that is interrupted', () => {
  it('leaves no half file, whenever it is told to end or killed, and gives the same bytes when repeated', async () => {
    const ends = [
      [300, 'SIGINT'],
      [1500, 'SIGTERM'],
      [2000, 'SIGKILL'],
      [3000, 'SIGINT'],
    ] as const
    for (const [delay, wanted] of ends) {
      const child = start('killed.json')
      const end = ended(child)
      setTimeout(() => child.kill(wanted), delay)
      const { code, signal } = await end
      if (code === null) {
        expect(signal).toBe(wanted)
        // Only what is killed outright while it writes may leave its file beside the target, under another name.
        const names = readdirSync(folder).filter((name) => wanted !== 'SIGKILL' || !name.endsWith('.tmp'))
        expect(names).toEqual([])
        for (const name of readdirSync(folder)) rmSync(join(folder, name))
      } else {
        // A quick machine may be done by then, and then wholly.
        expect(code).toBe(0)
        expect(JSON.parse(readFileSync(join(folder, 'killed.json'), 'utf8')).status).toBe('optimal')
        rmSync(join(folder, 'killed.json'))
      }
    }
    const bytes: Buffer[] = []
    for (const file of ['one.json', 'two.json']) {
      expect(await ended(start(file))).toEqual({ code: 0, signal: null })
      bytes.push(readFileSync(join(folder, file)))
    }
    const [one, two] = bytes
    expect(one !== undefined && two !== undefined && one.equals(two)).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['one.json', 'two.json'])
  }, 120_000)

  it('lets a file that is being written be whole', async () => {
    const child = start('three.json')
    const end = ended(child)
    const watch = setInterval(() => {
      if (readdirSync(folder).some((name) => name.startsWith('.three.json'))) child.kill('SIGINT')
    }, 1)
    const { signal } = await end
    clearInterval(watch)
    expect(readdirSync(folder).some((name) => name.endsWith('.tmp'))).toBe(false)
    if (signal !== null || existsSync(join(folder, 'three.json'))) {
      expect(JSON.parse(readFileSync(join(folder, 'three.json'), 'utf8')).status).toBe('optimal')
    }
  }, 60_000)
})
