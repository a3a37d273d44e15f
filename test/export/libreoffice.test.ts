/** The workbook of a result, opened by the LibreOffice of this machine: the numbers it shows are those written. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/universal'
import { afterAll, describe, expect, it } from 'vitest'
import { exportResult } from '../../src/export/files.ts'
import { resultTables } from '../../src/export/tables.ts'
import { resultOf } from './results.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-libreoffice-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Cells of a line of CSV. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  )

/** Rows of headings above the data: keys, names, units. */
const HEADINGS = 3

describe('the workbook of a result', () => {
  it.skipIf(spawnSync('soffice', ['--version']).status !== 0)(
    'opened by LibreOffice, where it is installed, has every number and text of every table',
    async () => {
      const result = await resultOf('plan-2025')
      const book = join(folder, 'plan.xlsx')
      for await (const { content } of exportResult(result, 'xlsx', { language: 'en', baseline: null })) {
        if (!(content instanceof Uint8Array)) throw new Error('no workbook')
        writeFileSync(book, content)
      }
      const sheets = await readXlsxFile(readFileSync(book).buffer.slice(0), { trim: false })
      // Filter options: comma, quote, UTF-8, from line 1, no formats; values rather than what is shown; all sheets.
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'
      const profile = `-env:UserInstallation=file://${folder}/profile`
      execFileSync('soffice', ['--headless', profile, '--convert-to', filter, '--outdir', folder, book], {
        stdio: 'pipe',
      })
      let numbers = 0
      for (const [position, table] of resultTables(result).entries()) {
        const name = sheets[position + 2]?.sheet ?? ''
        const lines = readFileSync(join(folder, `plan-${name}.csv`), 'utf8')
          .split('\n')
          .slice(HEADINGS)
        for (const [r, row] of table.rows.entries()) {
          const cells = cellsOf(lines[r] ?? '')
          for (const [c, value] of row.entries()) {
            const where = `${name} ${r} ${c}`
            if (typeof value === 'string') expect(cells[c], where).toBe(value)
            if (typeof value !== 'number') continue
            numbers++
            // LibreOffice writes fifteen digits.
            expect(Math.abs(Number(cells[c]) - value), where).toBeLessThanOrEqual(1e-14 * Math.abs(value))
          }
        }
      }
      expect(numbers).toBeGreaterThan(500)
    },
    120_000,
  )
})
