/** A workbook that a planner filled in, as a document: with everything wrong with it, by sheet, row and column. */
import type { Issue } from '../issue.ts'
import type { JsonObject } from '../json.ts'
import { checkDocument, inOrder } from '../scenario/check.ts'
import type { Scenario } from '../scenario/types.ts'
import { bookTables } from './book-tables.ts'
import { readSheets } from './read-sheets.ts'
import { readWorkbook } from './read-workbook.ts'

/** What was imported: a document as it was written, and the scenario it is. */
export type Imported =
  | {
      readonly ok: true
      readonly document: JsonObject
      readonly scenario: Scenario
      readonly issues: readonly Issue[]
    }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Read a scenario from the bytes of a workbook; `file` is its name in issues. */
export async function importWorkbook(bytes: Uint8Array, file: string): Promise<Imported> {
  const book = await readWorkbook(bytes, file)
  if (book.sheets === null) return { ok: false, issues: book.issues }
  const { tables, issues } = bookTables(book.sheets, file)
  const read = readSheets(tables, { file, line: null, column: null })
  const checked = checkDocument(read.document, read.locate)
  const order = book.sheets.map(({ sheet }) => sheet)
  return conclude([...book.issues, ...issues, ...read.issues], checked, read.document, order)
}

/** Join what reading and checking found, in the order of sheets. */
export function conclude(
  found: readonly Issue[],
  checked: ReturnType<typeof checkDocument>,
  document: JsonObject,
  sheets: readonly string[],
): Imported {
  const rank = ({ place }: Issue) => (place.sheet === undefined ? -1 : sheets.indexOf(place.sheet))
  const issues = [...inOrder([...found, ...checked.issues])].sort((a, b) => rank(a) - rank(b))
  const ok = issues.every(({ severity }) => severity === 'warning')
  return ok && checked.ok
    ? { ok: true, document, scenario: checked.value, issues }
    : { ok: false, issues: withoutEchoes(issues) }
}

/**
 * A cell that could not be read is missing from the document too: that it is missing says nothing new. Neither
 * does the same sentence about the same cell twice.
 */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const key = ({ place }: Issue) => [place.file, place.sheet, place.line, place.column].join('\u0000')
  const unread = new Set(issues.filter(({ code }) => code.startsWith('cell-')).map(key))
  const seen = new Set<string>()
  return issues.filter((issue) => {
    if (unread.has(key(issue)) && !issue.code.startsWith('cell-')) return false
    const whole = `${key(issue)}\u0000${issue.code}\u0000${issue.path.join('.')}\u0000${issue.found}`
    if (seen.has(whole)) return false
    seen.add(whole)
    return true
  })
}
