import { describe, expect, it } from 'vitest'
import { writeTemplate } from '../../src/export/template.ts'
import { importWorkbook } from '../../src/interchange/import-workbook.ts'
import { checkDocument } from '../../src/scenario/check.ts'
import { readShipped, shippedFiles } from '../scenarios/shipped.ts'
import { tinyDocument } from './support.ts'

describe('scenario → workbook → scenario', () => {
  it.each(shippedFiles())('is the identity for %s, in both languages', async (file) => {
    const scenario = readShipped(file)
    for (const language of ['zh', 'en'] as const) {
      const imported = await importWorkbook(await writeTemplate(scenario, language), 'book.xlsx')
      expect(imported.issues).toEqual([])
      expect(imported.ok && imported.document).toEqual(scenario.document)
    }
  })
  it('tiny', async () => {
    const checked = checkDocument(tinyDocument())
    if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
    const imported = await importWorkbook(await writeTemplate(checked.value, 'zh'), 'book.xlsx')
    expect(imported.issues).toEqual([])
    expect(imported.ok && imported.document).toEqual(checked.value.document)
  })
})
