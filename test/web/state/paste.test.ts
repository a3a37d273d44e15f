import { describe, expect, it } from 'vitest'
import { applyPatch, checkDocument } from '../../../src/index.ts'
import { writePath } from '../../../web/state/document.ts'
import { readBlock, readSpreadsheetNumber, splitCells, type Target } from '../../../web/state/paste.ts'
import { cellValue, collectionsOf, tableOf } from '../../../web/state/table.ts'
import { readShipped } from '../support/fixtures.ts'

const plan = readShipped('plan-2025')
const sites = tableOf(plan.document, 'sites')
const columnAt = (key: string) => sites.columns.findIndex((column) => column.key === key)

function target(row: number, key: string): Target {
  const namesOf = () => ['产能（万吨/年）'].slice(0, key === 'capacity' ? 1 : 0)
  return {
    table: sites,
    rows: sites.rows,
    row,
    column: columnAt(key),
    namesOf: (column) => (column.key === 'capacity' ? namesOf() : []),
    choiceNames: [
      new Map([
        ['core', '主城都市区'],
        ['northeast', '渝东北'],
        ['southeast', '渝东南'],
      ]),
      new Map([['zone', 'Zones']]),
    ],
  }
}

describe('a table of the document', () => {
  it('has one row an entry and a column for whatever any entry holds', () => {
    expect(collectionsOf(plan.document)).toEqual(['sites', 'markets'])
    expect(sites.rows.map(({ id }) => id)).toEqual(plan.sites.map(({ id }) => id))
    const kinds = Object.fromEntries(sites.columns.map(({ key, kind }) => [key, kind]))
    expect(kinds).toMatchObject({
      capacity: 'number',
      'location.longitude': 'number',
      region: 'choice',
      tier: 'choice',
      exporter: 'flag',
      'name.zh': 'text',
    })
  })

  it('shows the same numbers as the scenario that is read from the document', () => {
    const capacity = sites.columns[columnAt('capacity')]
    if (capacity === undefined) throw new Error('no capacity')
    for (const [at, row] of sites.rows.entries())
      expect(cellValue(row, capacity)).toBe(plan.sites[at]?.capacity.byYear[0])
  })

  it('has a column for each milestone of a path over the years', () => {
    const document = writePath(plan.document, ['markets', 'core', 'demand'], { 2025: 13000, 2030: 14000 })
    const table = tableOf(document, 'markets')
    const keys = table.columns.map(({ key }) => key).filter((key) => key.startsWith('demand'))
    expect(keys).toEqual(['demand.2025', 'demand.2030', 'demand'])
  })
})

describe('a block from a spreadsheet', () => {
  it('is split at tabs and line ends, quotes taken off', () => {
    expect(splitCells('1\t"a\tb ""c"""\r\n2\t"x\ny"\n')).toEqual([
      ['1', 'a\tb "c"'],
      ['2', 'x\ny'],
    ])
    expect(splitCells('7')).toEqual([['7']])
  })

  it.each([
    ['12,500', 12500],
    ['1,234,567.5', 1234567.5],
    ['12 500', 12500],
    ['１２，５００', 12500],
    ['−3.5', -3.5],
    ['95%', 0.95],
    ['1e3', 1000],
    ['1.234,5', null],
    ['12,50', null],
    ['n/a', null],
    ['=1+1', null],
  ])('reads the number %s', (text, value) => {
    expect(readSpreadsheetNumber(text)).toBe(value)
  })

  it('becomes edits from the target cell on, only where something changes', () => {
    const [first] = sites.rows
    const read = readBlock([['1,200'], ['']], target(0, 'capacity'))
    expect(read).toMatchObject({
      ok: true,
      edits: [
        { path: ['sites', first?.id, 'capacity'], value: 1200, row: 1, column: 1 },
        { value: undefined, row: 2 },
      ],
    })
    const same = readBlock([[`${plan.sites[0]?.capacity.byYear[0]}`]], target(0, 'capacity'))
    expect(same).toEqual({ ok: true, edits: [] })
  })

  it('goes by headings and ids where it begins with them, in any order of rows', () => {
    const read = readBlock(
      [
        ['编号', '产能（万吨/年）'],
        ['fengdu-xingyi', '900'],
        ['fengdu-baoluan', '0'],
      ],
      target(5, 'capacity'),
    )
    if (!read.ok) throw new Error('refused')
    const document = read.edits.reduce((now, { path, value }) => writePath(now, path, value), plan.document)
    const checked = checkDocument(applyPatch(document, {}))
    const capacity = (id: string) =>
      checked.ok && checked.value.sites.find((site) => site.id === id)?.capacity.byYear[0]
    expect([capacity('fengdu-xingyi'), capacity('fengdu-baoluan')]).toEqual([900, 0])
  })

  it('reports every wrong cell by its row and column, and gives no edit then', () => {
    const last = sites.rows.length - 1
    const beyond = sites.columns.length - columnAt('capacity')
    const wide = Array.from({ length: beyond + 1 }, () => '')
    wide[0] = 'viel'
    wide[beyond] = '1'
    const read = readBlock([wide, ['-5'], ['7']], target(last - 1, 'capacity'))
    if (read.ok) throw new Error('accepted')
    expect(read.bad).toEqual([
      { row: 1, column: 1, text: 'viel', reason: 'not-a-number' },
      { row: 1, column: beyond + 1, text: '1', reason: 'no-column' },
      { row: 2, column: 1, text: '-5', reason: 'negative' },
      { row: 3, column: 1, text: '7', reason: 'no-row' },
    ])
    const foreign = readBlock(
      [
        ['id', 'region', 'capacity'],
        ['nowhere', 'core', '1'],
        ['fengdu-xingyi', 'moon', '1'],
      ],
      target(0, 'capacity'),
    )
    expect(!foreign.ok && foreign.bad.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [2, 2, 'no-row'],
      [2, 3, 'no-row'],
      [3, 2, 'not-a-choice'],
    ])
  })
})

describe('a pasted choice', () => {
  it('may be written as the document or as the page has it, in any language', () => {
    const read = (text: string, key: string) => readBlock([[text]], target(0, key))
    expect(read('northeast', 'region')).toMatchObject({ ok: true, edits: [{ value: 'northeast' }] })
    expect(read('渝东北', 'region')).toMatchObject({ ok: true, edits: [{ value: 'northeast' }] })
    expect(read('Zones', 'tier')).toMatchObject({ ok: true, edits: [] })
    expect(read('渝东西', 'region')).toMatchObject({ ok: false, bad: [{ reason: 'not-a-choice' }] })
    expect(read('Zones', 'region')).toMatchObject({ ok: false, bad: [{ reason: 'not-a-choice' }] })
  })
})
