/** What a planner meets who mistypes, aims at the wrong file or has no room to write. */
import { lstatSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readShippedText } from '../scenarios/shipped.ts'
import { shashi, shell } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-manners-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Whether this machine has the device on which every write fails for want of room. */
const hasFullDevice = statSync('/dev/full', { throwIfNoEntry: false })?.isCharacterDevice() === true

describe('help', () => {
  it('answers -h, help and help COMMAND as --help does', async () => {
    const program = await shashi(['--help'])
    expect(program.status).toBe(0)
    expect(await shashi(['-h'])).toEqual(program)
    expect(await shashi(['help'])).toEqual(program)
    const run = await shashi(['run', '--help'])
    expect(run.out).not.toBe(program.out)
    expect(await shashi(['help', 'run'])).toEqual(run)
    expect(await shashi(['run', '-h'])).toEqual(run)
  })
})

describe('a slip in the name of an entry', () => {
  it('is told once, with the nearest entry, and not as an entry that lacks everything', async () => {
    const { status, said } = await shashi(['run', 'plan-2025', '--set', 'sites.fengdu-baolua.capacity=5'])
    expect(status).toBe(1)
    expect(said.trimEnd().split('\n')).toHaveLength(1)
    expect(said).toContain('sites.fengdu-baolua: There is no “fengdu-baolua”.')
    expect(said).toContain('Did you mean “fengdu-baoluan”?')
  })

  it('is found in rules too, and leaves what else is wrong to be told', async () => {
    const take = 'policy.rules.take={kind: least-take, site: fengdu-baoluan, quantity: 1}'
    const path = file(
      'rules.yaml',
      `extends: plan-2025.yaml\npatch:\n  ${take.replace('=', ': ').replace('policy.rules.take:', 'policy: {rules: {take:')}}}\n`,
    )
    const { status, said } = await shashi([
      'run',
      path,
      '--set',
      'policy.rules.tak.quantity=5',
      '--set',
      'sites.wulong-heshun.capacity=-1',
    ])
    expect(status).toBe(1)
    expect(said).toContain('Did you mean “take”?')
    expect(said).toContain('-1 is negative')
    expect(said.trimEnd().split('\n')).toHaveLength(2)
  })

  it('is no slip where nothing bears such a name: a new entry is told what it lacks', async () => {
    const { said } = await shashi(['run', 'plan-2025', '--set', 'sites.brand-new-quarry.capacity=5'])
    expect(said).toContain('sites.brand-new-quarry.tier: “tier” is missing.')
  })
})

describe('documents that are none', () => {
  it.each([
    ['empty.yaml', '', 'There is nothing in this document'],
    ['comment.yaml', '# later\n', 'There is nothing in this document'],
    ['text.yaml', 'sand and gravel', 'A mapping (key: value) belongs here'],
    ['gbk.yaml', Uint8Array.of(0xc9, 0xb0, 0xca, 0xaf, 0xff), 'is not UTF-8 text'],
    ['torn.json', '{"id": 1,', 'not valid YAML'],
  ])('%s is refused with status 1 in one line', async (name, content, words) => {
    const { status, out, said } = await shashi(['run', file(name, content)])
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(said.trimEnd().split('\n')).toHaveLength(1)
    expect(said).toContain(words)
  })

  it('twenty mistakes are told at once, in their order, by line', async () => {
    const lines = readShippedText('plan-2025.yaml').split('\n')
    let made = 0
    const text = lines.map((line) =>
      /^ {4}tier: zone$/.test(line) && made++ < 20 ? '    tier: zonee' : line,
    )
    expect(made).toBeGreaterThanOrEqual(20)
    const { status, out } = await shashi(['validate', file('twenty.yaml', text.join('\n'))])
    expect(status).toBe(1)
    const told = out.split('\n').filter((line) => line.includes('Did you mean “zone”?'))
    expect(told).toHaveLength(20)
    const places = told.map((line) => Number(/twenty\.yaml:(\d+):/.exec(line)?.[1]))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('a scenario is not verified, and the way to a result is told', async () => {
    const { status, said } = await shashi(['verify', 'plan-2025'])
    expect(status).toBe(64)
    expect(said).toContain('shashi run plan-2025 --format json --out result.json')
  })
})

describe('places that cannot be written', () => {
  it.each([
    [() => join(folder, 'missing', 'x.json'), 'its directory does not exist (ENOENT)'],
    [() => folder, 'it is a directory; name a file in it (EISDIR)'],
    [() => join(file('plain', ''), 'x.json'), 'a file stands where its directory should be (ENOTDIR)'],
  ])('are told with the reason, and status 1', async (path, reason) => {
    const { status, said } = await shashi(['run', 'plan-2025', '--format', 'json', '--out', path()])
    expect(status).toBe(1)
    expect(said).toBe(`Cannot write ${path()}: ${reason}.\n`)
  })

  it.runIf(hasFullDevice)(
    'a full device is told, whether it is --out or standard output, and stays a device',
    async () => {
      const { status, said } = await shashi(['run', 'plan-2025', '--format', 'json', '--out', '/dev/full'])
      expect({ status, said }).toEqual({
        status: 1,
        said: 'Cannot write /dev/full: no space is left (ENOSPC).\n',
      })
      expect(statSync('/dev/full').isCharacterDevice()).toBe(true)
      expect(await shell('shashi schema > /dev/full')).toEqual({
        status: 1,
        out: '',
        said: 'Cannot write standard output: no space is left (ENOSPC).\n',
      })
    },
  )

  it('a link keeps pointing where it did, and what it points to is written', async () => {
    const target = file('target.json', 'old')
    const link = join(folder, 'link.json')
    symlinkSync(target, link)
    expect((await shashi(['run', 'plan-2025', '--format', 'json', '--out', link])).status).toBe(0)
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(JSON.parse(readFileSync(target, 'utf8')).status).toBe('optimal')
  })
})

describe('a pipe', () => {
  it('takes a result through --out /dev/stdout, and colours nothing', async () => {
    const { status, out } = await shell('shashi run plan-2025 --format json --out /dev/stdout | head -n 1')
    expect({ status, out }).toEqual({ status: 0, out: '{\n' })
    const table = await shashi(['run', 'plan-2025'])
    expect(table.out).not.toContain('\u001b')
  })
})
