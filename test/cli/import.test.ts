import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ResultFile } from '../../src/index.ts'
import { readScenario } from '../../src/scenario/parse.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { close, goalValues } from '../support/solving.ts'
import { shashi } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A directory of tables. */
function tables(files: Readonly<Record<string, string | Uint8Array>>): string {
  const directory = join(mkdtempSync(join(folder, 'in-')), 'two-pits')
  mkdirSync(directory)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content)
  return directory
}

/** The document of a scenario file. */
function documentIn(path: string) {
  const read = readScenario(readFileSync(path, 'utf8'), { file: path })
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  return read.value.document
}

/** A stranger’s network: two pits and one town, the cheap way too narrow for all. */
const NODES = 'id,kind,capacity,demand\nnorth-pit,site,300,\nsouth-pit,site,500,\ntown,market,,400\n'
const ARCS = 'from,to,distance,cost,capacity\nnorth-pit,town,12,9.5,250\nsouth-pit,town,40,21,\n'

describe('shashi import of a stranger’s tables', () => {
  it('runs two pits and one town from nodes and arcs alone, to the optimum found by hand', async () => {
    const directory = tables({ 'nodes.csv': NODES, 'arcs.csv': ARCS })
    const out = join(directory, 'scenario.yaml')
    const imported = await shashi(['import', directory, '--out', out])
    expect({ status: imported.status, out: imported.out }).toEqual({ status: 0, out: `${out}\n` })
    const run = await shashi(['run', out, '--format', 'json'])
    const result: ResultFile = JSON.parse(run.out)
    expect(run.status).toBe(0)
    expect(result.flows.map(({ site, quantity, cost }) => [site, quantity, cost])).toEqual([
      ['north-pit', 250, 2375],
      ['south-pit', 150, 3150],
    ])
    expect(result.certificate.ok).toBe(true)
  })

  it('takes nodes.csv itself, coordinates in place of arcs, and says what it assumed', async () => {
    const nodes =
      'id,kind,name,longitude,latitude,supply,demand,price\n' +
      'pit,site,北坑,106.5,29.5,300,,30\ntown,market,镇,106.6,29.6,,200,\n'
    const directory = tables({ 'nodes.csv': nodes })
    const out = join(directory, 'scenario.yaml')
    expect((await shashi(['import', join(directory, 'nodes.csv'), '--out', out])).status).toBe(0)
    const document = documentIn(out)
    expect(document.sites).toMatchObject({ pit: { name: { zh: '北坑', en: '北坑' }, exWorksPrice: 30 } })
    expect(document.modes).toMatchObject({ road: { fixed: { status: 'assumed' } } })
    const result: ResultFile = JSON.parse((await shashi(['run', out, '--format', 'json'])).out)
    expect(result.markets).toMatchObject([{ received: 200, unmet: 0 }])
  })

  it('goes by terminals where arcs lead there', async () => {
    const nodes = `${NODES}quay,terminal,,\nport,terminal,,\n`
    const arcs =
      'from,to,mode,distance,cost\nnorth-pit,quay,road,5,4\nquay,port,barge,200,6\nport,town,road,3,3\n'
    const directory = tables({ 'nodes.csv': nodes, 'arcs.csv': arcs })
    const out = join(directory, 'scenario.yaml')
    await shashi(['import', directory, '--out', out])
    const result: ResultFile = JSON.parse((await shashi(['run', out, '--format', 'json'])).out)
    expect(result.flows).toMatchObject([{ site: 'north-pit', quantity: 300, distance: 208, cost: 3900 }])
    expect(result.flows[0]?.legs.map(({ mode }) => mode)).toEqual(['road', 'barge', 'road'])
  })

  it.each([
    [
      'a byte order mark, semicolons and Windows line ends',
      `\uFEFF${NODES.replaceAll(',', ';').replaceAll('\n', '\r\n')}`,
    ],
    ['tabs', NODES.replaceAll(',', '\t')],
    ['quotes', NODES.replaceAll(/[a-z-]+/g, '"$&"')],
    ['comments', `# two pits\n${NODES}`],
  ])('reads %s', async (_name, nodes) => {
    const [plain, odd] = [
      tables({ 'nodes.csv': NODES, 'arcs.csv': ARCS }),
      tables({ 'nodes.csv': nodes, 'arcs.csv': ARCS }),
    ]
    for (const directory of [plain, odd]) {
      expect((await shashi(['import', directory, '--out', join(directory, 'out.yaml')])).status).toBe(0)
    }
    expect(documentIn(join(odd, 'out.yaml'))).toEqual(documentIn(join(plain, 'out.yaml')))
  })

  it('reads the encoding in which spreadsheets in China save', async () => {
    // 镇 in GB 18030.
    const town = new Uint8Array([0xd5, 0xf2])
    const [before = '', after = ''] =
      'id,kind,name,capacity,demand\npit,site,pit,9,\ntown,market,镇,,8\n'.split('镇')
    const encode = (text: string) => new TextEncoder().encode(text)
    const nodes = Buffer.concat([encode(before), town, encode(after)])
    const directory = tables({ 'nodes.csv': nodes, 'arcs.csv': 'from,to,distance\npit,town,3\n' })
    const out = join(directory, 'out.yaml')
    expect((await shashi(['import', directory, '--out', out])).status).toBe(0)
    expect(documentIn(out).markets).toMatchObject({ town: { name: { zh: '镇' } } })
  })

  it('reports everything wrong at once, by file, row and column, in both languages', async () => {
    const directory = tables({
      'nodes.csv':
        'id,kind,capacity,demnd\nnorth-pit,site,3x0,\nnorth-pit,site,500,\ntown,village,,400\nvillage,market,,\n',
      'arcs.csv': 'from,to,distance\nnorth-pit,twon,12\nvillage,north-pit,-3\n',
    })
    const out = join(directory, 'out.yaml')
    const { status, said } = await shashi(['import', directory, '--out', out])
    expect(status).toBe(1)
    expect(existsSync(out)).toBe(false)
    const lines = said.split('\n').map((line) => line.replace(`${directory}/`, ''))
    for (const [place, words] of [
      ['arcs.csv:2:2 links', 'There is no “twon”'],
      ['arcs.csv:3:1 links', '“village” is not possible here'],
      ['arcs.csv:3:2 links', '“north-pit” is not possible here'],
      ['arcs.csv:3:3 links', '-3 is negative'],
      ['nodes.csv:1:4 ', 'Did you mean “demand”?'],
      ['nodes.csv:2:3 sites.north-pit.capacity', '“3x0”'],
      ['nodes.csv:3:1 sites.north-pit', 'appears twice'],
      ['nodes.csv:4:2 nodes.kind', 'site, market, terminal'],
      ['nodes.csv:5:1 markets.village.demand', '“demand” is missing'],
    ] as const) {
      const line = lines.find((each) => each.startsWith(place) && each.includes(words))
      expect(line, `${place} … ${words}\n${lines.join('\n')}`).toBeDefined()
    }
    const zh = await shashi(['import', directory, '--out', out, '--lang', 'zh'])
    expect(zh.said).toContain('nodes.csv:4:2 nodes.kind: 此处不能填“village”')
  })

  it('says where a quote is never closed, and where there are no tables', async () => {
    const directory = tables({ 'nodes.csv': 'id,kind\n"pit,site\n' })
    const { status, said } = await shashi(['import', directory, '--out', join(directory, 'x.yaml')])
    expect(status).toBe(1)
    expect(said).toContain('nodes.csv:2:1')
    expect((await shashi(['import', tables({}), '--out', 'x.yaml'])).said).toContain('There is no file')
    expect((await shashi(['import', tables({ 'nodes.csv': NODES })])).status).toBe(64)
  })
})

describe('shashi export --to tables, and back', () => {
  it('is the identity, by way of files', async () => {
    const directory = join(mkdtempSync(join(folder, 'tables-')), 'any')
    expect((await shashi(['export', 'chongqing-2035', '--to', 'tables', '--out', directory])).status).toBe(0)
    const out = join(directory, 'back.yaml')
    const { status, said } = await shashi(['import', directory, '--out', out])
    expect(status, said).toBe(0)
    expect(documentIn(out)).toEqual(readShipped('chongqing-2035.yaml').document)
  })
})

describe('the network that shashi export --to tables writes', () => {
  it.each(['plan-2025', 'chongqing-2025'])(
    'carries %s to the same optimum with every arc explicit',
    async (id) => {
      const least = ['--policy', 'least-cost']
      const directory = join(mkdtempSync(join(folder, 'network-')), 'any')
      await shashi(['export', id, ...least, '--to', 'tables', '--out', directory])
      renameSync(join(directory, 'network-2025.csv'), join(directory, 'arcs.csv'))
      const out = join(directory, 'explicit.yaml')
      const { status, said } = await shashi(['import', directory, '--out', out])
      expect(status, said).toBe(0)
      expect(Object.keys(documentIn(out).links ?? {}).length).toBeGreaterThan(80)
      const values = async (scenario: string, ...args: readonly string[]) => {
        const result: ResultFile = JSON.parse(
          (await shashi(['run', scenario, ...args, '--format', 'json'])).out,
        )
        expect(result.status).toBe('optimal')
        return goalValues(result)
          .filter(({ goal }) => goal !== 'tie')
          .map(({ value }) => value)
      }
      const [explicit, computed] = [await values(out), await values(id, ...least)]
      expect(explicit.every((value, index) => close(value, computed[index] ?? Number.NaN))).toBe(true)
    },
  )
})

describe('shashi export --to xlsx --template, and back', () => {
  it('gives the same scenario file from a Chinese and an English workbook', async () => {
    for (const language of ['zh', 'en']) {
      const directory = mkdtempSync(join(folder, 'book-'))
      const exported = await shashi([
        'export',
        'plan-2025',
        '--to',
        'xlsx',
        '--template',
        '--out',
        directory,
        '--lang',
        language,
      ])
      const book = exported.out.trim()
      expect(book).toBe(join(directory, 'plan-2025-template.xlsx'))
      const out = join(directory, 'back.yaml')
      expect((await shashi(['import', book, '--out', out])).status).toBe(0)
      expect(documentIn(out)).toEqual(readShipped('plan-2025.yaml').document)
    }
  })
})
