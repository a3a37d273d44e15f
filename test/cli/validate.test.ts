import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { shashi } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-validate-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('shashi validate', () => {
  it('finds nothing wrong with what ships, several at once', async () => {
    const { status, out, said } = await shashi(['validate', 'plan-2025', 'plan-2025-core-capacity'])
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(said.trimEnd().split('\n')).toHaveLength(2)
  })

  it('reports twelve mistakes as twelve issues, each with its line', async () => {
    const path = file(
      'twelve.yaml',
      [
        'extends: plan-2025', // line 1
        'id: twelve',
        'title: {zh: 十二, en: Twelve}',
        'patch:',
        '  regions: {core: {outputLimit: projcted}}', // 5
        '  markets: {core: {demand: -1}}',
        '  sites:',
        '    fengdu-baoluan: {capacity: .inf}',
        '    fengdu-xingyi: {region: nrtheast}',
        '    wulong-heshun: {capcity: 1}', // 10
        '    shizhu-wanchao: {capacity: 10 km}',
        '    wanzhou-zouma-cizhu: {tier: zon}',
        '    shizhu-xituo: {recovery: 2}',
        '  years: [2025, 2025]',
        '  policy: {preset: pln}', // 15
        '  colour: red',
        '  sources: {plan: {citation: 5}}',
      ].join('\n'),
    )
    const { status, out } = await shashi(['validate', path])
    expect(status).toBe(1)
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => Number(/:(\d+):\d+ /.exec(line)?.[1]))
    expect(lines).toEqual([5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17])
  })

  it('refuses a file of 100 MB and a file without end before reading them', async () => {
    const path = file('huge.yaml', '')
    truncateSync(path, 100_000_000)
    const before = process.memoryUsage().rss
    const { status, out } = await shashi(['validate', path])
    expect(status).toBe(1)
    expect(out).toContain('100 MB')
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
    if (process.platform === 'linux') expect((await shashi(['validate', '/dev/zero'])).status).toBe(1)
  })

  it('names what is no UTF-8 text, no file, or not there, and goes on to the next', async () => {
    const chinese = file('gbk.yaml', Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xd0, 0xe8, 0xc7, 0xf3]))
    const { status, said } = await shashi([
      'validate',
      chinese,
      folder,
      join(folder, 'none.yaml'),
      'plan-2025',
    ])
    expect(status).toBe(1)
    expect(said).toContain('not UTF-8')
    expect(said).toContain('is not a file')
    expect(said).toContain('There is no file')
    expect(said).toContain('plan-2025: nothing wrong')
  })

  it('does not wait for a pipe that nobody writes to', async () => {
    if (process.platform !== 'linux') return
    const pipe = join(folder, 'pipe.yaml')
    execFileSync('mkfifo', [pipe])
    const { status, said } = await shashi(['validate', pipe])
    expect(status).toBe(1)
    expect(said).toContain('is not a file')
  })
})
