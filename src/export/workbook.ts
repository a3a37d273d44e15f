/** Workbooks (XLSX) from plain sheets: the only file that knows the package which writes them. */
import { unzipSync, zipSync } from 'fflate'
import writeXlsxFile, {
  type CellObject,
  type Feature,
  type Row,
  type Sheet,
} from 'write-excel-file/universal'
import { columnLetters } from '../messages/issues.ts'

export type BookValue = string | number | boolean | null

/** How a cell looks; `note` is small print of a guide, `example` a value that is a formula’s in the program. */
export type CellStyle = 'plain' | 'heading' | 'label' | 'note' | 'title' | 'input'

export interface BookCell {
  readonly value: BookValue
  readonly style: CellStyle
}

/** A dropdown over rows of one column: words, or the cells of another sheet’s column that hold them. */
export interface Dropdown {
  /** Counts from 1. */
  readonly column: number
  readonly firstRow: number
  readonly lastRow: number
  readonly choices:
    | { readonly kind: 'words'; readonly words: readonly string[] }
    | { readonly kind: 'cells'; readonly sheet: string; readonly column: number; readonly firstRow: number }
}

export interface BookSheet {
  /** At most 31 characters. */
  readonly name: string
  readonly rows: readonly (readonly (BookCell | BookValue)[])[]
  /** Rows and columns that stay in sight. */
  readonly frozenRows: number
  readonly frozenColumns: number
  /** Widths in characters. */
  readonly widths: readonly number[]
  readonly dropdowns: readonly Dropdown[]
}

/** Rows of a sheet that every spreadsheet program reads. */
export const MAX_SHEET_ROWS = 1_048_576

const STYLES: Readonly<Record<CellStyle, Partial<CellObject>>> = {
  plain: {},
  heading: { fontWeight: 'bold', backgroundColor: '#1f4e5f', textColor: '#ffffff' },
  label: { backgroundColor: '#e8f0f2', wrap: true, alignVertical: 'top' },
  note: { textColor: '#5f6b70', wrap: true, alignVertical: 'top', fontStyle: 'italic' },
  title: { fontWeight: 'bold', fontSize: 14 },
  input: { backgroundColor: '#fffbe6' },
}

/** A fixed date: the same sheets are the same bytes. The parts are local because ZIP knows no time zones. */
const WRITTEN = new Date(2000, 0, 1)

/** Write sheets as one XLSX file. Throws a RangeError where a sheet has more rows than programs read. */
export async function writeWorkbook(sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const long = sheets.find(({ rows }) => rows.length > MAX_SHEET_ROWS)
  if (long !== undefined) throw new RangeError(`${long.name} has ${long.rows.length} rows`)
  const blob = await writeXlsxFile(sheets.map(toSheet), {
    features: [dropdowns(sheets)],
    fontFamily: 'Calibri',
    fontSize: 11,
  }).toBlob()
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()))
  return zipSync(files, { mtime: WRITTEN, level: 6 })
}

function toSheet(sheet: BookSheet): Sheet<Blob> {
  return {
    sheet: sheet.name,
    data: sheet.rows.map((row) => row.map(toCell)),
    columns: sheet.widths.map((width) => ({ width })),
    stickyRowsCount: sheet.frozenRows,
    stickyColumnsCount: sheet.frozenColumns,
  }
}

function toCell(cell: BookCell | BookValue): Row[number] {
  const { value, style } = isStyled(cell) ? cell : { value: cell, style: 'plain' as const }
  const look = STYLES[style]
  if (value === null) return style === 'plain' ? null : look
  // `@` keeps a code such as 500101 a text when somebody edits it.
  if (typeof value === 'string') return { ...look, value, type: String, format: '@' }
  return typeof value === 'number' ? { ...look, value, type: Number } : { ...look, value, type: Boolean }
}

const isStyled = (cell: BookCell | BookValue): cell is BookCell => typeof cell === 'object' && cell !== null

/** The package has no dropdowns: this writes `dataValidations` where the format wants them, after the cells. */
function dropdowns(sheets: readonly BookSheet[]): Feature<Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const rules = (sheets[sheetIndex]?.dropdowns ?? []).map(validation).join('')
            if (rules === '') return xml
            const count = sheets[sheetIndex]?.dropdowns.length
            const element = `<dataValidations count="${count}">${rules}</dataValidations>`
            return xml.replace(/<pageMargins|<pageSetup|<drawing|<\/worksheet>/, (next) => element + next)
          },
        },
      },
    },
  }
}

function validation({ column, firstRow, lastRow, choices }: Dropdown): string {
  const letters = columnLetters(column)
  const formula =
    choices.kind === 'words'
      ? `"${choices.words.join(',')}"`
      : `'${choices.sheet.replaceAll("'", "''")}'!$${columnLetters(choices.column)}$${choices.firstRow}:$${columnLetters(choices.column)}$${LAST_CHOICE}`
  const range = `${letters}${firstRow}:${letters}${lastRow}`
  return (
    `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${range}">` +
    `<formula1>${escapeXml(formula)}</formula1></dataValidation>`
  )
}

/** Row up to which a dropdown looks for ids in another sheet. */
const LAST_CHOICE = 2000

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
