import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ResultFile } from '../../src/index.ts'
import { shashi, shell } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-run-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function result(...args: readonly string[]): Promise<ResultFile> {
  const { status, out, said } = await shashi(['run', ...args, '--format', 'json'])
  expect({ status, said }).toEqual({ status: 0, said: '' })
  return JSON.parse(out)
}

describe('shashi run', () => {
  it('prints the balance of the plan as a table, in English', async () => {
    const { status, out, said } = await shashi(['run', 'plan-2025'])
    expect({ status, said }).toEqual({ status: 0, said: '' })
    const amounts = out.split('\n').map((line) => line.trim().split(/ {2,}/))
    const core = amounts.find(([name]) => name === 'Core metropolitan area')
    expect(core?.slice(1)).toEqual(['13,000', '12,800', '9,000', '9,000', '4,000', '0', '0', '-4,000'])
    expect(amounts.find(([name]) => name === 'total')?.slice(1)).toEqual([
      '21,100',
      '32,000',
      '21,100',
      '17,100',
      '4,000',
      '4,000',
      '0',
      '0',
    ])
    expect(out).toContain('Proof: holds.')
  })

  it('prints the same numbers in Chinese, with the units of the field', async () => {
    const { out } = await shashi(['run', 'plan-2025', '--lang', 'zh'])
    expect(out).toContain('各片区平衡，万吨/年')
    expect(out).toMatch(/主城都市区 +13,000 +12,800 +9,000 +9,000 +4,000 +0 +0 +-4,000/)
    expect(out).toContain('证明：通过。')
  })

  it('gives the result file of the plan as JSON', async () => {
    const { regions, transfers, certificate, status } = await result('plan-2025')
    expect(status).toBe('optimal')
    expect(certificate.ok).toBe(true)
    expect(
      regions.map(({ id, output, imports, exports, unmet }) => [id, output, imports, exports, unmet]),
    ).toEqual([
      ['core', 9000, 4000, 0, 0],
      ['northeast', 8100, 0, 2400, 0],
      ['southeast', 4000, 0, 1600, 0],
    ])
    expect(transfers.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(4000)
  })

  it('applies --set and --policy, and embeds what it solved', async () => {
    const closed = await result(
      'plan-2025',
      '--set',
      'sites.fengdu-baoluan.capacity=0',
      '--policy',
      'nearest',
    )
    expect(closed.policy).toBe('nearest')
    expect(closed.sites.find(({ id }) => id === 'fengdu-baoluan')?.capacity).toBe(0)
    expect(closed.scenario.document).toMatchObject({ sites: { 'fengdu-baoluan': { capacity: 0 } } })
  })

  it('gives the same goal values with every engine', async () => {
    const values = []
    for (const engine of ['javascript-lp-solver', 'highs', 'network-simplex'] as const) {
      const { engine: used, certificate } = await result('plan-2025', '--engine', engine)
      expect(used).toBe(engine)
      values.push(certificate.stages.map(({ goal, value }) => [goal, value.toPrecision(9)]))
    }
    expect(values[1]).toEqual(values[0])
    expect(values[2]).toEqual(values[0])
  })

  it('prints the regions as CSV, and with --out one file per table', async () => {
    const { out } = await shashi(['run', 'plan-2025', '--format', 'csv'])
    const [heading, ...rows] = out.trimEnd().split('\n')
    expect(heading).toMatch(/^year,id,demand,capacity,output,/)
    expect(rows).toHaveLength(3)
    const directory = join(folder, 'tables')
    const { status, said } = await shashi(['run', 'plan-2025', '--format', 'csv', '--out', directory])
    expect(status).toBe(0)
    const files = readdirSync(directory).sort()
    expect(said.trimEnd().split('\n')).toHaveLength(files.length)
    expect(readFileSync(join(directory, 'regions.csv'), 'utf8')).toBe(out)
    expect(files).toContain('legs.csv')
  })

  it('writes the same bytes to --out as to standard output, and leaves nothing beside', async () => {
    const directory = mkdtempSync(join(folder, 'out-'))
    const path = join(directory, 'result.json')
    writeFileSync(path, 'old')
    const { out } = await shashi(['run', 'plan-2025', '--format', 'json'])
    await shashi(['run', 'plan-2025', '--format', 'json', '--out', path])
    expect(readFileSync(path, 'utf8')).toBe(out)
    expect(readdirSync(directory)).toEqual(['result.json'])
  })

  it('says so, with status 1, where --out cannot be written', async () => {
    const { status, said } = await shashi(['run', 'plan-2025', '--out', join(folder, 'missing', 'x.json')])
    expect(status).toBe(1)
    expect(said).toContain('Cannot write')
  })

  it('reports a mistaken --set with the nearest key and solves nothing', async () => {
    const { status, out, said } = await shashi([
      'run',
      'plan-2025',
      '--set',
      'sites.fengdu-baoluan.capcity=0',
    ])
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(said).toContain('Did you mean “capacity”?')
  })

  it('ends quietly when nobody reads on', async () => {
    const { status, out, said } = await shell('shashi run plan-2025 --format json | head -n 1')
    expect({ status, out, said }).toEqual({ status: 0, out: '{\n', said: '' })
  })

  // All of them are solved and verified in test/property; here they need only be found by their ids.
  it.each(['chongqing-2025', 'plan-2025-demand-plus-10'])(
    'solves and proves the shipped scenario %s',
    async (id) => {
      const { certificate, scenario } = await result(id)
      expect(scenario.id).toBe(id)
      expect(certificate.ok).toBe(true)
    },
  )
})
