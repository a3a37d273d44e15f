/** A scenario as a workbook or as tables, and back: the same document, whatever it uses. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { writeCsv, writeSpreadsheetCsv } from '../../src/export/csv.ts'
import { scenarioTables } from '../../src/export/scenario-tables.ts'
import { writeTemplate } from '../../src/export/template.ts'
import { decodeCell, encodeCell } from '../../src/interchange/cells.ts'
import { readCsv } from '../../src/interchange/csv-text.ts'
import { importTables } from '../../src/interchange/import-tables.ts'
import { importWorkbook } from '../../src/interchange/import-workbook.ts'
import type { JsonObject, JsonValue } from '../../src/json.ts'
import { checkDocument } from '../../src/scenario/check.ts'
import { applyPatch } from '../../src/scenario/patch.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { writeYaml } from '../../src/scenario/write-yaml.ts'
import { readYaml } from '../../src/scenario/yaml.ts'
import { readShipped, shippedFiles } from '../scenarios/shipped.ts'
import { documentOf, drafts } from '../support/documents.ts'
import { tinyDocument } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-round-'))
afterAll(() => rmSync(folder, { recursive: true }))

function scenarioOf(document: JsonObject): Scenario {
  const checked = checkDocument(document)
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues, null, 2))
  return checked.value
}

async function throughWorkbook(scenario: Scenario, language: 'zh' | 'en'): Promise<JsonObject> {
  const imported = await importWorkbook(await writeTemplate(scenario, language), 'book.xlsx')
  if (!imported.ok) throw new Error(JSON.stringify(imported.issues, null, 2))
  return imported.document
}

function throughTables(scenario: Scenario): JsonObject {
  const files = scenarioTables(scenario).map((table) => ({
    file: `${table.name}.csv`,
    text: writeSpreadsheetCsv(table),
  }))
  const imported = importTables(files, 'any')
  if (!imported.ok) throw new Error(JSON.stringify(imported.issues, null, 2))
  return imported.document
}

/** Everything a value may be that a table could mistake for something else. */
const ODD: JsonObject = {
  title: { zh: '=SUM(A1:A9)', en: '+1 “quoted”, with\nlines and "quotes"' },
  description: { zh: "'=1+1", en: '  blanks around  ' },
  years: { from: 2021, to: 2030 },
  parameters: { base: 100, growth: '2 %' },
  regions: { core: { projectedOutput: { value: { 2021: 9000, 2025: '95 Mt/yr' }, status: 'assumed' } } },
  markets: {
    core: {
      code: '00123',
      demand: {
        2021: null,
        2025: null,
        value: 'base * 1.02^(year - 2021)',
        status: 'derived',
        note: '@note',
      },
    },
  },
  sites: {
    near: {
      code: '500101',
      capacity: 0.1 + 0.2,
      exWorksPrice: '38',
      mines: { large: 0, medium: 2, small: 31 },
    },
    far: {
      exporter: false,
      reserve: { value: 1.2345678901234567e5, unit: 'wt', status: 'sourced', low: 1e5, high: '2e9 t' },
    },
  },
  policy: { goals: ['unmet', { goal: 'cost', tolerance: 0.25 }], rules: {} },
}

describe('a workbook', () => {
  it.each(shippedFiles())('gives %s back as it was', async (file) => {
    const scenario = readShipped(file)
    expect(await throughWorkbook(scenario, 'zh')).toEqual(scenario.document)
  })

  it('gives back numbers to the last digit, texts of any look, milestones, expressions, empty collections', async () => {
    const scenario = scenarioOf(applyPatch(tinyDocument(), ODD))
    for (const language of ['zh', 'en'] as const) {
      expect(await throughWorkbook(scenario, language)).toEqual(scenario.document)
    }
  })

  it.each(['zh', 'en'] as const)(
    'has sheets that every program can name, with dropdowns, in %s',
    async (language) => {
      const files = unzipSync(await writeTemplate(readShipped('chongqing-2035.yaml'), language))
      const workbook = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())
      const names = [...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) => name)
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
      const sites = strFromU8(
        files[`xl/worksheets/sheet${names.findIndex((name) => /sites$/.test(name)) + 1}.xml`] ??
          new Uint8Array(),
      )
      expect(sites).toContain('<formula1>"zone,backbone,small,recycled,import"</formula1>')
      expect(sites).toMatch(/<formula1>'[^']*regions'!\$A\$4:\$A\$2000<\/formula1>/)
      expect(sites).toMatch(/<pane ySplit="3" xSplit="1"/)
    },
  )

  it('is the same bytes each time', async () => {
    const scenario = scenarioOf(tinyDocument())
    const [one, other] = [await writeTemplate(scenario, 'zh'), await writeTemplate(scenario, 'zh')]
    expect(Buffer.compare(one, other)).toBe(0)
  })

  it('saved by LibreOffice 7.4, with a formula it computed, gives the document it was made of', async () => {
    const url = (ending: string) => new URL(`libreoffice-tiny.${ending}`, import.meta.url)
    const imported = await importWorkbook(readFileSync(url('xlsx')), 'libreoffice-tiny.xlsx')
    expect(imported.issues).toEqual([])
    expect(imported.ok && imported.document).toEqual(readYaml(readFileSync(url('yaml'), 'utf8'), null).value)
  })

  it.skipIf(spawnSync('soffice', ['--version']).status !== 0)(
    'saved by the LibreOffice of this machine gives the document back, and opens as tables',
    async () => {
      const scenario = readShipped('plan-2025.yaml')
      const book = join(folder, 'plan.xlsx')
      writeFileSync(book, await writeTemplate(scenario, 'zh'))
      const convert = (to: string, directory: string) =>
        execFileSync(
          'soffice',
          [
            '--headless',
            `-env:UserInstallation=file://${folder}/profile`,
            '--convert-to',
            to,
            '--outdir',
            directory,
            book,
          ],
          { stdio: 'pipe' },
        )
      convert('xlsx:Calc MS Excel 2007 XML', join(folder, 'saved'))
      const imported = await importWorkbook(readFileSync(join(folder, 'saved', 'plan.xlsx')), 'plan.xlsx')
      expect(imported.issues).toEqual([])
      expect(imported.ok && imported.document).toEqual(scenario.document)
      // Filter options: comma, quote, UTF-8, from line 1, no formats, all sheets.
      convert(
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
        join(folder, 'csv'),
      )
      const sites = readFileSync(join(folder, 'csv', 'plan-矿点 sites.csv'), 'utf8')
      expect(sites).toContain('fengdu-baoluan,丰都包鸾集中开采区')
    },
    120_000,
  )
})

describe('tables', () => {
  it.each(shippedFiles())('give %s back as it was', (file) => {
    const scenario = readShipped(file)
    expect(throughTables(scenario)).toEqual(scenario.document)
  })

  it('give back numbers to the last digit, texts of any look, milestones, expressions, empty collections', () => {
    const scenario = scenarioOf(applyPatch(tinyDocument(), ODD))
    expect(throughTables(scenario)).toEqual(scenario.document)
  })

  it('guard texts that a spreadsheet would run', () => {
    const scenario = scenarioOf(applyPatch(tinyDocument(), ODD))
    const scenarioTable = scenarioTables(scenario).find(({ name }) => name === 'scenario')
    if (scenarioTable === undefined) throw new Error('no scenario table')
    expect(writeSpreadsheetCsv(scenarioTable)).toContain("title.zh,'=SUM(A1:A9)\n")
    expect(writeCsv(scenarioTable)).toContain('title.zh,=SUM(A1:A9)\n')
  })
})

describe('random scenarios', () => {
  it('come back from a workbook as they were', async () => {
    await fc.assert(
      fc.asyncProperty(drafts(), async (draft) => {
        const scenario = scenarioOf(documentOf(draft))
        expect(await throughWorkbook(scenario, 'en')).toEqual(scenario.document)
      }),
      { numRuns: 12, seed: 20261124 },
    )
  })

  it('come back from tables as they were', () => {
    fc.assert(
      fc.property(drafts(), (draft) => {
        const scenario = scenarioOf(documentOf(draft))
        expect(throughTables(scenario)).toEqual(scenario.document)
      }),
      { numRuns: 60, seed: 20261124 },
    )
  })

  it('hold any text and any number in cells of every kind', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 }).filter((each) => !/\p{Surrogate}/u.test(each))
    fc.assert(
      fc.property(fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true })), (value) => {
        const same = Object.is(value, -0) ? 0 : value
        for (const kind of ['plain', 'quantity'] as const) {
          expect(decodeCell(encodeCell(same, kind), kind)).toBe(same)
        }
        const read = readCsv(writeSpreadsheetCsv({ name: 't', columns: ['a', 'b'], rows: [['x', same]] }))
        const cell = read.ok ? read.records[1]?.cells[1] : null
        expect(cell).toBe(String(same))
        if (typeof same === 'number') expect(Number(cell)).toBe(same)
      }),
      { numRuns: 500, seed: 20261124 },
    )
  })
})

describe('a scenario file', () => {
  it.each(shippedFiles())('written of %s reads as the same document', (file) => {
    const { document } = readShipped(file)
    expect(readYaml(writeYaml(document, 'a comment'), null)).toMatchObject({ value: document, issues: [] })
  })
})

describe('a cell', () => {
  const VALUES: readonly JsonValue[] = [
    0,
    -4000,
    0.1 + 0.2,
    Number.MAX_SAFE_INTEGER,
    5e-324,
    true,
    'true',
    '13000',
    '1e5',
    '',
    ' ',
    ' padded ',
    '"quoted"',
    '"',
    '2021: 5',
    '{a: 1}',
    '[1]',
    'base * 2',
    '95 Mt/yr',
    '万吨',
    { 2021: 5, 2025: '6 wt/yr' },
    { 2021: '5', 2025: 'a; b' },
    ['unmet', { goal: 'cost', tolerance: 1 }],
    { from: 2021, to: 2035 },
    {},
    [],
  ]
  it.each(VALUES.map((value) => [value]))('holds %j and gives it back', (value) => {
    expect(decodeCell(encodeCell(value, 'plain'), 'plain')).toEqual(value)
    expect(decodeCell(encodeCell(value, 'quantity'), 'quantity')).toEqual(value)
    if (typeof value === 'string') expect(decodeCell(encodeCell(value, 'text'), 'text')).toBe(value)
  })

  it.each([
    ['2021: 5700; 2025: 6000', { 2021: 5700, 2025: 6000 }],
    ['2021：5700；2025：60 Mt/yr', { 2021: 5700, 2025: '60 Mt/yr' }],
    ['[2021, 2025]', [2021, 2025]],
    ['{from: 2021, to: 2035}', { from: 2021, to: 2035 }],
    ['2021: 5; 2021: 6', '2021: 5; 2021: 6'],
  ])('reads %s as people write it', (text, value) => {
    expect(decodeCell(text, 'quantity')).toEqual(value)
  })

  it.each(['TRUE', '是', 'yes', 1, true])('takes %s for yes', (cell) => {
    expect(decodeCell(cell, 'boolean')).toBe(true)
  })
})
