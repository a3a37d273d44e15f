/** A scenario as a guided workbook: one sheet a table, units, dropdowns, notes; `import` reads it back. */
import { encodeCell } from '../interchange/cells.ts'
import { PROVENANCE_SHEET, SCENARIO_SHEET, type SheetColumn } from '../interchange/layout.ts'
import { type SheetContent, type SheetRow, writeSheets } from '../interchange/write-sheets.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { EXPORT_WORDS, type ExportWords } from '../messages/exports.ts'
import type { Language } from '../messages/issues.ts'
import { columnName, columnUnit, tableTitle } from '../messages/tables.ts'
import type { Scenario } from '../scenario/types.ts'
import { type BookCell, type BookSheet, type BookValue, type Dropdown, writeWorkbook } from './workbook.ts'

interface Guiding {
  readonly language: Language
  readonly words: ExportWords
  readonly document: JsonObject
  readonly contents: readonly SheetContent[]
}

/** Rows above the data of a sheet: keys, names with units, what may stand there. */
const HEAD_ROWS = 3
/** Rows below the data for which dropdowns are ready. */
const SPARE_ROWS = 200
/** The program takes no longer list of words in a dropdown. */
const MAX_WORDS_LENGTH = 250

/** Write the guided workbook of a scenario, XLSX. */
export function writeTemplate(scenario: Scenario, language: Language): Promise<Uint8Array> {
  const { document } = scenario
  const contents = writeSheets(document)
  const guiding: Guiding = { language, words: EXPORT_WORDS[language], document, contents }
  return writeWorkbook([
    guideSheet(guiding, scenario.title[language]),
    ...contents.map((content) =>
      content.layout.name === SCENARIO_SHEET
        ? scenarioSheet(guiding, content)
        : collectionSheet(guiding, content),
    ),
  ])
}

/** The sheet’s key, after its title where that is not English: the reader goes by the last word. */
function sheetName({ language }: Guiding, name: string): string {
  return language === 'en' ? name : `${tableTitle(name, language)} ${name}`
}

const styled = (value: BookValue, style: BookCell['style']): BookCell => ({ value, style })

function guideSheet(guiding: Guiding, title: string): BookSheet {
  const { words, language, contents } = guiding
  return {
    name: words.guideSheet,
    rows: [
      [styled(words.guideTitle(title), 'title')],
      ...words.guide.map((line) => [styled(line, 'label')]),
      [null],
      ...contents.map(({ layout }) => [
        `${sheetName(guiding, layout.name)} — ${tableTitle(layout.name, language)}`,
      ]),
    ],
    frozenRows: 1,
    frozenColumns: 0,
    widths: [110],
    dropdowns: [],
  }
}

/** Everything that is no collection: one row a value, with what it means beside it. */
function scenarioSheet(guiding: Guiding, { layout, rows }: SheetContent): BookSheet {
  const { words, language } = guiding
  const columns = new Map(layout.columns.map((column) => [column.key, column]))
  const heading = ['path', 'value', `# ${words.meaning}`, '#'].map((text) => styled(text, 'heading'))
  const dropdowns = rows.flatMap(({ ids }, index) => {
    const column = columns.get(ids[0] ?? '')
    return column === undefined ? [] : dropdownsOf(guiding, column, 2, index + 2, index + 2)
  })
  return {
    name: sheetName(guiding, layout.name),
    rows: [
      heading,
      ...rows.map(({ ids, values }) => {
        const [path = ''] = ids
        const column = columns.get(path)
        const note = column === undefined ? '' : noteOf(guiding, column)
        const name = nameWithUnit(layout.name, path, language)
        return [
          path,
          styled(values.get('value') ?? null, 'input'),
          styled(name, 'label'),
          styled(note, 'note'),
        ]
      }),
    ],
    frozenRows: 1,
    frozenColumns: 1,
    widths: [26, 44, 34, 60],
    dropdowns,
  }
}

function collectionSheet(guiding: Guiding, { layout, columns, rows }: SheetContent): BookSheet {
  const { language, words } = guiding
  const isProvenance = layout.name === PROVENANCE_SHEET
  const keys = [...layout.ids, ...columns.map(({ key }) => key)]
  const names = keys.map((key) => nameWithUnit(layout.name, key, language))
  const notes = [...layout.ids.map(() => words.required), ...columns.map((column) => noteOf(guiding, column))]
  const beside = isProvenance ? [`# ${words.valueNow}`] : []
  const comment = (texts: readonly string[], style: BookCell['style']) =>
    texts.map((text, index) => styled(index === 0 ? `# ${text}` : text, style))
  const lastRow = HEAD_ROWS + rows.length + SPARE_ROWS
  return {
    name: sheetName(guiding, layout.name),
    rows: [
      [...keys, ...beside].map((key) => styled(key, 'heading')),
      comment(names, 'label'),
      comment(notes, 'note'),
      ...rows.map((row) => [
        ...row.ids,
        ...columns.map(({ key }) => row.values.get(key) ?? null),
        ...(isProvenance ? [styled(valueAt(guiding, row), 'note')] : []),
      ]),
    ],
    frozenRows: HEAD_ROWS,
    frozenColumns: layout.ids.length,
    widths: [...layout.ids.map(() => 30), ...columns.map(({ key }) => widthOf(key))],
    dropdowns: [
      ...layout.ids
        .slice(0, -1)
        .flatMap((id, index) => referenceTo(guiding, id, index + 1, HEAD_ROWS + 1, lastRow)),
      ...columns.flatMap((column, index) =>
        dropdownsOf(guiding, column, layout.ids.length + index + 1, HEAD_ROWS + 1, lastRow),
      ),
    ],
  }
}

function widthOf(key: string): number {
  if (/citation|note|clause|description|url/.test(key)) return 50
  return /name|id$/.test(key) ? 24 : 16
}

function nameWithUnit(table: string, key: string, language: Language): string {
  const unit = columnUnit(table, key)
  const name = columnName(key, language)
  if (unit === null) return name
  return language === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`
}

function noteOf({ words, language }: Guiding, column: SheetColumn): string {
  const parts = [column.required ? words.required : words.optional]
  if (column.words.length > 0) parts.push(words.allowed(column.words.join(', ')))
  if (column.cell === 'quantity') parts.push(words.quantityForm)
  // Descriptions of the schema are written once, in English.
  if (column.description !== null && language === 'en') parts.push(column.description)
  return parts.join(language === 'zh' ? '；' : '; ')
}

/** The number that a row of the provenance speaks of, as it stands in its own sheet. */
function valueAt({ document }: Guiding, row: SheetRow): BookValue {
  let value: JsonValue | undefined = document
  for (const key of (row.ids[0] ?? '').split('.')) value = isJsonObject(value) ? value[key] : undefined
  const inner = isJsonObject(value) ? value.value : value
  return inner === undefined ? null : encodeCell(inner, 'quantity')
}

function dropdownsOf(
  guiding: Guiding,
  column: SheetColumn,
  position: number,
  firstRow: number,
  lastRow: number,
): Dropdown[] {
  const words = column.cell === 'boolean' ? ['TRUE', 'FALSE'] : column.words
  if (words.length > 0 && words.join(',').length <= MAX_WORDS_LENGTH) {
    return [{ column: position, firstRow, lastRow, choices: { kind: 'words', words } }]
  }
  const name = column.path.at(-1) ?? ''
  return column.cell === 'text' ? referenceTo(guiding, name, position, firstRow, lastRow) : []
}

/** A dropdown of the ids of the collection a field names: `region` → regions, `inside` → markets. */
function referenceTo(
  guiding: Guiding,
  name: string,
  column: number,
  firstRow: number,
  lastRow: number,
): Dropdown[] {
  const names = name === 'inside' ? ['markets'] : [name, `${name}s`]
  const target = guiding.contents.find(({ layout }) => names.includes(layout.name) && layout.ids.length === 1)
  if (target === undefined || target.layout.name === SCENARIO_SHEET) return []
  const sheet = sheetName(guiding, target.layout.name)
  return [
    { column, firstRow, lastRow, choices: { kind: 'cells', sheet, column: 1, firstRow: HEAD_ROWS + 1 } },
  ]
}
