/** Every file the page hands out is one that the library or the page reads back, or another program knows. */
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { exportTables, importWorkbook, verifyResult } from '../../../src/index.ts'
import { FILE_KINDS, type FileKind, type FileOrder } from '../../../web/export/file-protocol.ts'
import { makeFile } from '../../../web/export/make-file.ts'
import { readFile } from '../../../web/export/read-file.ts'
import { packFiles, toBytes } from '../../../web/export/zip.ts'
import { runShipped } from '../support/fixtures.ts'

const { scenario, result } = await runShipped('plan-2025')
const order = (kind: FileKind): FileOrder => ({
  kind,
  scenario,
  result,
  baseline: { id: scenario.id, document: scenario.document },
  language: 'zh',
  date: '2026-01-02',
})
const noneShipped = async () => null
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('a file of the page', () => {
  it.each(FILE_KINDS)('is named and typed, and comes twice with the same bytes: %s', async (kind) => {
    const first = await makeFile(order(kind))
    const second = await makeFile(order(kind))
    expect(first.name).toMatch(/^plan-2025.*\.[a-z]+$/)
    expect(first.type).toMatch(/\//)
    expect(first.bytes.length).toBeGreaterThan(100)
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
  })

  it('of a data package holds a CSV a table and their description', async () => {
    const { name, bytes } = await makeFile(order('csv'))
    expect(name).toBe('plan-2025-plan-csv.zip')
    const files = Object.keys(unzipSync(bytes))
    expect(files).toEqual(expect.arrayContaining(['regions.csv', 'flows.csv', 'datapackage.json']))
  })

  it('of a result is verified as it stands', async () => {
    const { bytes } = await makeFile(order('json'))
    const verification = await verifyResult(JSON.parse(text(bytes)))
    expect(verification.ok).toBe(true)
  })

  it('of a program names its optimum', async () => {
    expect(text((await makeFile(order('lp'))).bytes)).toMatch(/\\ value: /)
    expect(text((await makeFile(order('mps'))).bytes)).toMatch(/^\* scenario: plan-2025/)
  })
})

describe('a scenario', () => {
  it.each(['yaml', 'json', 'template'] as const)('comes back whole from its file: %s', async (kind) => {
    const { name, bytes } = await makeFile(order(kind))
    const read = await readFile({ name, bytes }, noneShipped)
    if (!read.ok) throw new Error(JSON.stringify(read.issues))
    expect(read.document.markets).toEqual(scenario.document.markets)
  })

  it('comes back from an archive of tables, or of one file', async () => {
    const decode = (content: string | Uint8Array | Iterable<string>) =>
      typeof content === 'string'
        ? content
        : content instanceof Uint8Array
          ? text(content)
          : [...content].join('')
    const tables = new Map(
      [...exportTables(scenario)]
        .filter(({ name }) => !name.startsWith('network-'))
        .map(({ name, content }) => [name, toBytes(decode(content))]),
    )
    const read = await readFile({ name: 'plan.zip', bytes: packFiles(tables) }, noneShipped)
    if (!read.ok) throw new Error(JSON.stringify(read.issues))
    expect(Object.keys(Object(read.document.sites)).length).toBe(scenario.sites.length)
    const yaml = await makeFile(order('yaml'))
    const packed = packFiles(new Map([[yaml.name, yaml.bytes]]))
    expect((await readFile({ name: 'one.zip', bytes: packed }, noneShipped)).ok).toBe(true)
  })

  it('may extend a shipped one', async () => {
    const bytes = toBytes('extends: plan-2025.yaml\nid: mine\npatch: {markets: {core: {demand: 13500}}}\n')
    const shipped = async (id: string) => (id === 'plan-2025' ? JSON.stringify(scenario.document) : null)
    const read = await readFile({ name: 'mine.yaml', bytes }, shipped)
    if (!read.ok) throw new Error(JSON.stringify(read.issues))
    expect(read.document.id).toBe('mine')
    const alone = await readFile({ name: 'mine.yaml', bytes }, noneShipped)
    expect(alone.ok).toBe(false)
  })

  it('that is wrong is refused with all its issues, each with its place', async () => {
    const bytes = toBytes(text((await makeFile(order('yaml'))).bytes).replace('demand:', 'demnad:'))
    const read = await readFile({ name: 'wrong.yaml', bytes }, noneShipped)
    expect(read.ok).toBe(false)
    expect(read.issues?.length).toBeGreaterThan(0)
    expect(read.issues?.some(({ place }) => place.file === 'wrong.yaml' && place.line !== null)).toBe(true)
  })

  it.each([
    ['a.png', [137, 80, 78, 71]],
    ['a.json', [123, 123]],
    ['a.zip', [80, 75, 3, 4, 9]],
    ['a.zip', [...packFiles(new Map([['readme.txt', toBytes('hello')]]))]],
  ])('is not found in a foreign file: %s', async (name, bytes) => {
    expect(await readFile({ name, bytes: new Uint8Array(bytes) }, noneShipped)).toEqual({
      ok: false,
      issues: null,
    })
  })

  it('is not read from a workbook that is none', async () => {
    const read = await importWorkbook(new Uint8Array([1, 2, 3]), 'a.xlsx')
    expect(await readFile({ name: 'a.xlsx', bytes: new Uint8Array([1, 2, 3]) }, noneShipped)).toEqual(read)
    expect(read.ok).toBe(false)
  })
})
