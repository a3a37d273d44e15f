/** Workbooks with mistakes, and workbooks made to harm: refused or reported, by sheet, row and column. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeTemplate } from '../../src/export/template.ts'
import { importWorkbook } from '../../src/interchange/import-workbook.ts'
import type { Issue } from '../../src/issue.ts'
import { formatIssue } from '../../src/messages/issues.ts'
import { checkDocument } from '../../src/scenario/check.ts'
import { tinyDocument } from './support.ts'

let book: Uint8Array
beforeAll(async () => {
  const checked = checkDocument(tinyDocument())
  if (!checked.ok) throw new Error('TINY is wrong')
  book = await writeTemplate(checked.value, 'en')
})

/** The part that holds a sheet, by a text in it. */
function sheetWith(files: Readonly<Record<string, Uint8Array>>, sheet: string): string {
  const names = [
    ...strFromU8(files['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet [^>]*name="([^"]*)"/g),
  ]
  return `xl/worksheets/sheet${names.findIndex(([, name]) => name === sheet) + 1}.xml`
}

/** Rewrite one cell of a sheet: everything between `<c …>` and `</c>`, or the whole of it. */
function withCell(sheet: string, address: string, cell: string): Uint8Array {
  const files = unzipSync(book)
  const part = sheetWith(files, sheet)
  const xml = strFromU8(files[part] ?? new Uint8Array())
  const pattern = new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`)
  expect(xml).toMatch(pattern)
  return zipSync({ ...files, [part]: strToU8(xml.replace(pattern, cell)) })
}

function withPart(name: string, text: string): Uint8Array {
  return zipSync({ ...unzipSync(book), [name]: strToU8(text) })
}

/** The head of a compound file (MS-CFB) and the name of a stream of it, in UTF-16. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (const [index, letter] of [...stream].entries()) bytes[1024 + 2 * index] = letter.charCodeAt(0)
  return bytes
}

async function issuesOf(bytes: Uint8Array): Promise<readonly Issue[]> {
  return (await importWorkbook(bytes, 'book.xlsx')).issues
}

/** Capacity of `near` on the sheet of sites: the first row of data, found by its heading. */
function capacityAddress(): string {
  const files = unzipSync(book)
  const sheet = strFromU8(files[sheetWith(files, 'sites')] ?? new Uint8Array())
  const [, address = ''] = /<c r="([A-Z]+4)"[^>]*><v>500<\/v>/.exec(sheet) ?? []
  return address
}

describe('a doubtful cell is reported, never read as a blank', () => {
  it.each([
    ['a formula nobody has computed', '<f>250*2</f>', 'cell-without-value', '=250*2'],
    ['a formula with an empty value', '<f>A1&amp;"x"</f><v></v>', 'cell-without-value', '=A1&"x"'],
  ])('%s', async (_name, inner, code, found) => {
    const address = capacityAddress()
    const issues = await issuesOf(withCell('sites', address, `<c r="${address}">${inner}</c>`))
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ code, found, place: { sheet: 'sites', line: 4 } })
    const letters = address.replace(/\d/g, '')
    const [issue] = issues
    if (issue === undefined) throw new Error('no issue')
    expect(formatIssue(issue, 'en')).toContain(
      `sheet “sites”, row 4, column ${letters}: The formula ${found}`,
    )
    expect(formatIssue(issue, 'zh')).toContain(`工作表“sites”第 4 行 ${letters} 列: 公式 ${found}`)
  })

  it.each(['#REF!', '#DIV/0!', '#N/A', '#VALUE!'])('the error %s', async (error) => {
    const address = capacityAddress()
    const cell = `<c r="${address}" t="e"><f>1/0</f><v>${error}</v></c>`
    const issues = await issuesOf(withCell('sites', address, cell))
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ code: 'cell-error', found: error })
    const letters = address.replace(/\d/g, '')
    const [issue] = issues
    if (issue === undefined) throw new Error('no issue')
    expect(formatIssue(issue, 'en')).toContain(`book.xlsx sheet “sites”, row 4, column ${letters}: `)
    expect(formatIssue(issue, 'zh')).toContain(
      `book.xlsx 工作表“sites”第 4 行 ${letters} 列: 单元格显示错误 ${error}`,
    )
  })

  it('a formula that was computed counts by its value', async () => {
    const address = capacityAddress()
    const imported = await importWorkbook(
      withCell('sites', address, `<c r="${address}"><f>250*2</f><v>501</v></c>`),
      'book.xlsx',
    )
    expect(imported.ok && imported.document.sites).toMatchObject({ near: { capacity: 501 } })
  })

  it('a date', async () => {
    const files = unzipSync(book)
    const styles = strFromU8(files['xl/styles.xml'] ?? new Uint8Array())
    const count = Number(/<cellXfs[^>]*count="(\d+)"/.exec(styles)?.[1])
    const dated = styles
      .replace(/(<cellXfs[^>]*count=")\d+"/, `$1${count + 1}"`)
      .replace(
        '</cellXfs>',
        '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>',
      )
    const address = capacityAddress()
    const changed = unzipSync(withCell('sites', address, `<c r="${address}" s="${count}"><v>45000</v></c>`))
    const issues = await issuesOf(zipSync({ ...changed, 'xl/styles.xml': strToU8(dated) }))
    expect(issues).toMatchObject([
      { code: 'cell-date', found: '2023-03-15', place: { sheet: 'sites', line: 4 } },
    ])
  })
})

describe('mistakes of a planner are all reported at once, where they stand', () => {
  const text = (address: string, value: string) =>
    `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`

  it('words, references, numbers, ids and headings', async () => {
    const files = unzipSync(book)
    const change = (sheet: string, edits: readonly (readonly [string, string])[]) => {
      const part = sheetWith(files, sheet)
      let xml = strFromU8(files[part] ?? new Uint8Array())
      for (const [address, value] of edits) {
        const pattern = new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`)
        expect(xml).toMatch(pattern)
        xml = xml.replace(pattern, text(address, value))
      }
      files[part] = strToU8(xml)
    }
    change('sites', [
      ['D4', 'coer'],
      ['E5', 'zonne'],
      [capacityAddress(), '5oo'],
    ])
    change('markets', [['A4', 'Bad Id']])
    change('links', [['D1', 'mod']])
    const issues = await issuesOf(zipSync(files))
    const found = issues.map(({ code, place, suggestion }) => [
      code,
      place.sheet,
      place.line,
      place.column,
      suggestion,
    ])
    expect(found).toContainEqual(['unknown-reference', 'sites', 4, 4, 'core'])
    expect(found).toContainEqual(['not-allowed-value', 'sites', 5, 5, 'zone'])
    expect(issues.map(({ code, found: what }) => `${code} ${what}`)).toContain('bad-unit 5oo')
    expect(found).toContainEqual(['bad-slug', 'markets', 4, 1, 'bad-id'])
    expect(found).toContainEqual(['unknown-key', 'links', 1, 4, 'mode'])
    const sheets = issues.map(({ place }) => place.sheet)
    expect(sheets.indexOf('markets')).toBeLessThan(sheets.indexOf('sites'))
    expect(issues.every(({ place }) => place.file === 'book.xlsx')).toBe(true)
  })

  it('a sheet that holds nothing of a scenario is a warning with the nearest name', async () => {
    const files = unzipSync(book)
    const workbook = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())
    const issues = await issuesOf(
      zipSync({ ...files, 'xl/workbook.xml': strToU8(workbook.replace('name="links"', 'name="linnks"')) }),
    )
    expect(issues).toMatchObject([{ code: 'unknown-sheet', severity: 'warning', suggestion: 'links' }])
  })

  it('an id that would reach the prototype is refused', async () => {
    const issues = await issuesOf(withCell('sites', 'A4', text('A4', '__proto__')))
    expect(issues.map(({ code }) => code)).toContain('forbidden-key')
    expect(Object.hasOwn(Object.prototype, 'capacity')).toBe(false)
  })
})

describe('what is no plain workbook is refused before it is unpacked', () => {
  it.each([
    ['macros', 'workbook-macros', () => withPart('xl/vbaProject.bin', 'macro')],
    ['old macro sheets', 'workbook-macros', () => withPart('xl/macrosheets/sheet1.xml', '<x/>')],
    ['links to other files', 'workbook-links', () => withPart('xl/externalLinks/externalLink1.xml', '<x/>')],
    ['data connections', 'workbook-links', () => withPart('xl/connections.xml', '<x/>')],
    ['a text file', 'not-a-workbook', () => strToU8('id,kind')],
    ['nothing', 'not-a-workbook', () => new Uint8Array()],
    ['a ZIP of something else', 'not-a-workbook', () => zipSync({ 'a.txt': strToU8('a') })],
    ['half a workbook', 'not-a-workbook', () => book.slice(0, book.length / 2)],
    [
      'entities',
      'not-a-workbook',
      () => withPart('xl/sharedStrings.xml', '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>'),
    ],
    ['a bomb', 'workbook-too-large', () => withPart('xl/media/bomb.xml', '0'.repeat(120_000_000))],
    ['a small bomb', 'workbook-too-large', () => withPart('xl/media/bomb.xml', '0'.repeat(20_000_000))],
    [
      'a swarm of parts',
      'workbook-too-large',
      () => {
        const many = Array.from({ length: 2_001 }, (_, n) => [`xl/media/${n}.xml`, strToU8('<x/>')])
        return zipSync({ ...unzipSync(book), ...Object.fromEntries(many) })
      },
    ],
    ['a workbook with a password', 'workbook-encrypted', () => compound('EncryptedPackage')],
    ['a workbook of Excel 97', 'not-a-workbook', () => compound('Workbook')],
  ])('%s: %s', async (_name, code, make) => {
    const imported = await importWorkbook(make(), 'book.xlsx')
    expect(imported.ok).toBe(false)
    expect(imported.issues.map((issue) => issue.code)).toEqual([code])
    for (const issue of imported.issues) {
      expect(formatIssue(issue, 'en')).toMatch(/^book\.xlsx: (?:The|This is no) workbook/)
      expect(formatIssue(issue, 'zh')).toMatch(/^book\.xlsx: .*工作簿.*。$/)
    }
  })

  it('a workbook that names itself one with macros is refused, whatever its parts', async () => {
    const files = unzipSync(book)
    const types = strFromU8(files['[Content_Types].xml'] ?? new Uint8Array())
    const lying = types.replace('spreadsheetml.sheet.main+xml', 'sheet.macroEnabled.main+xml')
    expect(lying).not.toBe(types)
    expect(await issuesOf(zipSync({ ...files, '[Content_Types].xml': strToU8(lying) }))).toMatchObject([
      { code: 'workbook-macros' },
    ])
  })

  it('a bomb that lies about its size unpacks no further than it said', async () => {
    const files = unzipSync(book)
    const packed = zipSync({ ...files, 'xl/media/bomb.xml': strToU8('0'.repeat(30_000_000)) })
    // The size in the central directory, four bytes after 24 of its record, is what is believed.
    const view = new DataView(packed.buffer, packed.byteOffset)
    for (let at = 0; at < packed.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 30_000_000) {
        view.setUint32(at + 24, 10, true)
      }
    }
    const before = process.memoryUsage().arrayBuffers
    await importWorkbook(packed, 'book.xlsx')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000)
  })
})
