import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runProgram } from '../../src/cli/program.ts'
import { PRESETS, type ResultFile, writeSpreadsheetCsv } from '../../src/index.ts'
import { optimumByGlpk, optimumByHighs } from '../support/engines.ts'
import { close, goalValues } from '../support/solving.ts'
import { shashi } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-export-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Export into a new directory; the files as the command printed them. */
async function exported(...args: readonly string[]): Promise<{ status: number; paths: string[] }> {
  const directory = join(mkdtempSync(join(folder, 'out-')), 'made', 'here')
  const { status, out } = await shashi(['export', ...args, '--out', directory])
  const paths = out.split('\n').filter((line) => line !== '')
  if (paths.length > 0)
    expect(readdirSync(directory).sort()).toEqual(
      paths.map((path) => path.slice(directory.length + 1)).sort(),
    )
  return { status, paths }
}

async function programOf(scenario: string, policy: string, format: string): Promise<string> {
  const { status, paths } = await exported(scenario, '--policy', policy, '--to', format)
  expect(status).toBe(0)
  expect(paths.map((path) => path.split('/').at(-1))).toEqual([`${scenario}-${policy}-2025.${format}`])
  return readFileSync(paths[0] ?? '', 'utf8')
}

/** The value that a run of its own, by the same policy, gives for its last named goal. */
async function lastValue(scenario: string, policy: string): Promise<number> {
  const { out } = await shashi(['run', scenario, '--policy', policy, '--format', 'json'])
  const result: ResultFile = JSON.parse(out)
  return goalValues(result).at(-1)?.value ?? Number.NaN
}

describe('shashi export to mps and lp', () => {
  it.each(PRESETS)('writes plan-2025 under %s so that others find the same optimum', async (policy) => {
    const [lp, mps] = [
      await programOf('plan-2025', policy, 'lp'),
      await programOf('plan-2025', policy, 'mps'),
    ]
    const value = await lastValue('plan-2025', policy)
    expect(close(await optimumByHighs(lp, 'lp'), value)).toBe(true)
    expect(close(await optimumByHighs(mps, 'mps'), value)).toBe(true)
    expect(close(await optimumByGlpk(lp), value)).toBe(true)
  })

  it('writes chongqing-2025 under plan so that HiGHS finds the same optimum', async () => {
    const mps = await programOf('chongqing-2025', 'plan', 'mps')
    expect(close(await optimumByHighs(mps, 'mps'), await lastValue('chongqing-2025', 'plan'))).toBe(true)
  })

  it.each([
    ['lp', '\\'],
    ['mps', '*'],
  ])('heads %s with scenario, policy, goal and the very value', async (format, mark) => {
    const lines = (await programOf('plan-2025', 'plan', format)).split('\n')
    const value = await lastValue('plan-2025', 'plan')
    expect(lines.slice(0, 6)).toEqual([
      `${mark} scenario: plan-2025`,
      `${mark} year: 2025`,
      `${mark} policy: plan`,
      `${mark} goal: tonne-km`,
      `${mark} value: ${value} wt km`,
      `${mark} plan-2025-2025: tonne-km after unmet, transfer`,
    ])
  })

  it('takes --set, and a result file in place of a scenario', async () => {
    const result = join(folder, 'result.json')
    const closed = ['--set', 'sites.fengdu-baoluan.capacity=0']
    await shashi(['run', 'plan-2025', ...closed, '--format', 'json', '--out', result])
    const direct = await exported('plan-2025', ...closed, '--to', 'lp')
    const again = await exported(result, '--to', 'lp')
    const [one, other] = [direct, again].map(({ paths }) => readFileSync(paths[0] ?? '', 'utf8'))
    expect(one).toBe(other)
  })

  it('writes one file for each year', async () => {
    const { status, paths } = await exported('plan-2025', '--set', 'years=[2024, 2025]', '--to', 'mps')
    expect(status).toBe(0)
    expect(paths.map((path) => path.slice(-8))).toEqual(['2024.mps', '2025.mps'])
  })

  it('writes no program where the rules conflict, and ends with status 2', async () => {
    const rule = 'policy.rules.take={kind: least-take, site: fengdu-baoluan, quantity: 5000}'
    expect(await exported('plan-2025', '--set', rule, '--to', 'mps')).toEqual({ status: 2, paths: [] })
  })
})

describe('shashi export to csv', () => {
  it('writes the tables of run, with a byte order mark, from a scenario as from its result', async () => {
    const result = join(folder, 'for-csv.json')
    await shashi(['run', 'plan-2025', '--format', 'json', '--out', result])
    const [direct, again] = [
      await exported('plan-2025', '--to', 'csv'),
      await exported(result, '--to', 'csv'),
    ]
    const regions = (paths: readonly string[]) =>
      readFileSync(paths.find((path) => path.endsWith('/regions.csv')) ?? '', 'utf8')
    expect(regions(again.paths)).toBe(regions(direct.paths))
    const { out } = await shashi(['run', 'plan-2025', '--format', 'csv'])
    expect(regions(direct.paths)).toBe(`\uFEFF${out}`)
  })

  it('guards texts that a spreadsheet would run, and leaves numbers alone', () => {
    const rows = [['=1+1', '+1', '-1', '@x', -4000, 'a=b', null, '\tx', "'=y"]]
    const columns = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    expect(writeSpreadsheetCsv({ name: 'table', columns, rows })).toBe(
      "\uFEFFa,b,c,d,e,f,g,h,i\n'=1+1,'+1,'-1,'@x,-4000,a=b,,'\tx,''=y\n",
    )
  })
})

describe('shashi export to the other formats', () => {
  it.each([
    ['csv', /^(regions|datapackage|\w+)\.(csv|json)$/],
    ['xlsx', /^plan-2025-plan\.xlsx$/],
    ['parquet', /^\w+\.parquet$/],
    ['geojson', /^plan-2025-plan-2025\.geojson$/],
    ['html', /^plan-2025-plan\.html$/],
    ['tables', /^[\w.-]+\.csv$/],
  ])(
    '%s writes the same bytes from a scenario as from its result, and leaves nothing beside',
    async (to, names) => {
      const result = join(folder, `for-${to}.json`)
      await shashi(['run', 'plan-2025', '--format', 'json', '--out', result])
      const [direct, again] = [await exported('plan-2025', '--to', to), await exported(result, '--to', to)]
      expect(direct.status).toBe(0)
      expect(direct.paths.length).toBeGreaterThan(0)
      for (const [index, path] of direct.paths.entries()) {
        expect(path.split('/').at(-1)).toMatch(names)
        expect(readFileSync(path).equals(readFileSync(again.paths[index] ?? ''))).toBe(true)
      }
    },
  )

  it('says what it is doing where somebody is watching', async () => {
    const said: string[] = []
    const shown: string[] = []
    const directory = mkdtempSync(join(folder, 'watched-'))
    const status = await runProgram(['export', 'plan-2025', '--to', 'csv', '--out', directory], {
      environment: { LC_ALL: 'en_GB.UTF-8' },
      isWatched: true,
      write: () => {},
      say: (line) => void said.push(line),
      progress: (line) => void shown.push(line),
      interrupted: async () => {},
    })
    expect(status).toBe(0)
    expect(said).toEqual(['solving The plan, 2025'])
    expect(shown.slice(0, 3)).toEqual(['writing years.csv', '', 'writing regions.csv'])
    expect(shown.slice(-2)).toEqual(['writing datapackage.json', ''])
  })

  it('shows under Changes what --set and extends change', async () => {
    const page = async (...args: readonly string[]) => {
      const { paths } = await exported(...args, '--to', 'html')
      return readFileSync(paths[0] ?? '', 'utf8')
    }
    expect(await page('plan-2025')).toContain('Nothing differs from plan-2025')
    const set = await page('plan-2025', '--set', 'sites.fengdu-baoluan.capacity.value=900')
    expect(set).toMatch(/sites\.fengdu-baoluan\.capacity<\/th><td>1,000<\/td><td>900</)
    expect(await page('plan-2025-demand-plus-10')).toMatch(
      /markets\.core\.demand<\/th><td>13,000<\/td><td>14,300</,
    )
  })
})

describe('shashi export, used wrongly', () => {
  it.each([
    [['--out', folder], '--to mps|lp|csv|xlsx|parquet|geojson|html|tables is missing'],
    [['--to', 'mps'], '--out DIR is missing'],
    [['--to', 'mpss', '--out', folder], 'Did you mean “mps”?'],
    [['--to', 'xls', '--out', folder], 'Did you mean “xlsx”?'],
    [['--to', 'pdf', '--out', folder], 'Valid: mps, lp, csv, xlsx, parquet, geojson, html, tables'],
    [['--to', 'csv', '--template', '--out', folder], '--template goes with --to xlsx'],
    [['--to', 'lp', '--out', folder, '--policy', 'pln'], 'Did you mean “plan”?'],
  ])('answers %j with status 64: %s', async (args, words) => {
    const { status, out, said } = await shashi(['export', 'plan-2025', ...args])
    expect({ status, out }).toEqual({ status: 64, out: '' })
    expect(said).toContain(words)
  })

  it('makes nothing for a scenario that is invalid, and says so where it cannot write', async () => {
    const target = join(folder, 'nothing')
    const invalid = await shashi([
      'export',
      'plan-2025',
      '--set',
      'years=never',
      '--to',
      'lp',
      '--out',
      target,
    ])
    expect(invalid.status).toBe(1)
    expect(existsSync(target)).toBe(false)
    const file = join(folder, 'result.json')
    const { status, said } = await shashi(['export', 'plan-2025', '--to', 'lp', '--out', join(file, 'x')])
    expect(status).toBe(1)
    expect(said).toContain('Cannot write')
  })
})
