/**
 * Cells of a workbook (XLSX) that anyone may have made: what it is made of is looked at before anything is
 * unpacked, and each cell before its value is believed.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import type { Issue, Place } from '../issue.ts'
import type { CellValue } from './cells.ts'
import { makeIssue } from './read-sheets.ts'
import { examineCells } from './workbook-cells.ts'

export interface BookTable {
  readonly sheet: string
  readonly rows: readonly (readonly CellValue[])[]
}

export interface ReadWorkbook {
  /** `null` where the file was refused or cannot be read. */
  readonly sheets: readonly BookTable[] | null
  readonly issues: readonly Issue[]
}

/** Bytes of a workbook, packed and unpacked; the largest shipped scenario’s is a hundredth of this. */
export const MAX_WORKBOOK_BYTES = 20_000_000
const MAX_UNPACKED = 100_000_000
const MAX_PARTS = 2_000
/** Bytes a part may unpack to for each packed one; deflate reaches 1,030, a sheet of equal rows some 100. */
const MAX_RATIO = 300
/** Bytes below which a part harms nobody, however well it was packed. */
const SMALL_PART = 1_000_000

/** Read the cells of a workbook; everything wrong with it is reported at once. */
export async function readWorkbook(bytes: Uint8Array, file: string): Promise<ReadWorkbook> {
  const whole: Place = { file, line: null, column: null }
  const compound = judgeCompound(bytes, whole)
  if (compound !== null) return refuse(compound)
  const parts = listParts(bytes)
  if (parts === null) return refuse(makeIssue('not-a-workbook', [], whole, { found: 'ZIP' }))
  const refusals = judgeParts(parts, whole)
  if (refusals.length > 0) return { sheets: null, issues: refusals }
  const texts = unpack(bytes)
  const refusal =
    texts === null ? makeIssue('not-a-workbook', [], whole, { found: 'ZIP' }) : judgeTexts(texts, whole)
  if (texts === null || refusal !== null) return { sheets: null, issues: refusal === null ? [] : [refusal] }
  const examined = examineCells(texts, file)
  try {
    const sheets = await readXlsxFile(repack(examined.parts), { trim: false })
    return readDates(
      sheets.map(({ sheet, data }) => ({ sheet, rows: data })),
      file,
      examined.issues,
    )
  } catch (error) {
    const found = error instanceof Error ? error.message.slice(0, 120) : 'XML'
    return refuse(makeIssue('not-a-workbook', [], whole, { found }))
  }
}

/** Unpack the XML of a workbook whose parts were judged; `null` where the file is damaged. */
function unpack(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  try {
    const contents = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) })
    return new Map(Object.entries(contents).map(([name, part]) => [name, strFromU8(part)]))
  } catch {
    return null
  }
}

function judgeTexts(texts: ReadonlyMap<string, string>, whole: Place): Issue | null {
  if (!texts.has('xl/workbook.xml')) {
    return makeIssue('not-a-workbook', [], whole, { found: 'xl/workbook.xml' })
  }
  // A document type could declare entities that expand without end.
  const isDeclared = [...texts.values()].some((text) => /<!DOCTYPE|<!ENTITY/i.test(text))
  if (isDeclared) return makeIssue('not-a-workbook', [], whole, { found: '<!DOCTYPE' })
  const isMacro = texts.get('[Content_Types].xml')?.includes('macroEnabled') === true
  return isMacro ? makeIssue('workbook-macros', [], whole, { found: 'macroEnabled' }) : null
}

/** What was examined, and nothing else, as the file that the reader gets. */
function repack(parts: ReadonlyMap<string, string>): ArrayBuffer {
  const files = Object.fromEntries([...parts].map(([name, text]) => [name, strToU8(text)]))
  const packed = zipSync(files, { level: 0 })
  const copy = new ArrayBuffer(packed.byteLength)
  new Uint8Array(copy).set(packed)
  return copy
}

/** The first bytes of a compound file (MS-CFB §2.2), in which Excel keeps old workbooks and encrypted ones. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** A compound file is no XLSX; one with a stream `EncryptedPackage` (MS-OFFCRYPTO §2.3.4.4) has one inside. */
function judgeCompound(bytes: Uint8Array, whole: Place): Issue | null {
  if (COMPOUND.some((byte, index) => bytes[index] !== byte)) return null
  const stream = [...'EncryptedPackage'].join('\u0000')
  return new TextDecoder('latin1').decode(bytes).includes(stream)
    ? makeIssue('workbook-encrypted', [], whole)
    : makeIssue('not-a-workbook', [], whole, { found: 'XLS (Excel 97–2003)' })
}

const refuse = (issue: Issue): ReadWorkbook => ({ sheets: null, issues: [issue] })

interface Part {
  readonly name: string
  /** Bytes unpacked, as declared. */
  readonly size: number
  /** Bytes in the file. */
  readonly packed: number
}

/** The names and declared sizes of what a ZIP file holds, without unpacking any of it; `null` where it is none. */
function listParts(bytes: Uint8Array): readonly Part[] | null {
  const parts: Part[] = []
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        parts.push({ name, size: originalSize, packed: size })
        return false
      },
    })
  } catch {
    return null
  }
  return parts.length === 0 ? null : parts
}

function judgeParts(parts: readonly Part[], whole: Place): Issue[] {
  const issues: Issue[] = []
  const macro = parts.find(({ name }) => /vbaProject|macrosheets\/|activeX\/|embeddings\//i.test(name))
  if (macro !== undefined) issues.push(makeIssue('workbook-macros', [], whole, { found: macro.name }))
  const link = parts.find(({ name }) => /externalLinks\/|connections\.xml$|queryTables\//i.test(name))
  if (link !== undefined) issues.push(makeIssue('workbook-links', [], whole, { found: link.name }))
  const size = parts.reduce((total, part) => total + part.size, 0)
  if (size > MAX_UNPACKED || parts.length > MAX_PARTS) {
    const found = parts.length > MAX_PARTS ? `${parts.length} files` : `${Math.round(size / 1e6)} MB`
    const allowed = `${MAX_PARTS} files, ${MAX_UNPACKED / 1e6} MB`
    issues.push(makeIssue('workbook-too-large', [], whole, { found, allowed }))
    return issues
  }
  const bomb = parts.find((part) => part.size > SMALL_PART && part.size > MAX_RATIO * part.packed)
  if (bomb !== undefined) {
    const found = `${Math.round(bomb.size / Math.max(1, bomb.packed))} : 1 (${bomb.name})`
    issues.push(makeIssue('workbook-too-large', [], whole, { found, allowed: `${MAX_RATIO} : 1` }))
  }
  return issues
}

/** A date is no value of a scenario: the cell is reported and left out. */
function readDates(
  sheets: readonly { readonly sheet: string; readonly rows: readonly (readonly unknown[])[] }[],
  file: string,
  doubtful: readonly Issue[],
): ReadWorkbook {
  const issues = [...doubtful]
  const read = sheets.map(({ sheet, rows }) => ({
    sheet,
    rows: rows.map((row, r) =>
      row.map((value, c): CellValue => {
        if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
        if (value instanceof Date) {
          const place = { file, sheet, line: r + 1, column: c + 1 }
          issues.push(makeIssue('cell-date', [], place, { found: value.toISOString().slice(0, 10) }))
        }
        return null
      }),
    ),
  }))
  return { sheets: read, issues }
}
