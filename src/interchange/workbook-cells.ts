/**
 * What a workbook’s XML says of its cells before their values are believed: a formula nobody has computed and an
 * error are told apart from a blank here, because the reader takes both for one.
 */
import type { Issue } from '../issue.ts'
import { makeIssue } from './read-sheets.ts'

export interface ExaminedBook {
  readonly issues: readonly Issue[]
  /** The parts of the workbook, with the cells that were reported taken out. */
  readonly parts: ReadonlyMap<string, string>
}

const ROW_OR_CELL =
  /<(?:\w+:)?row\b([^>]*?)\/?>|<(?:\w+:)?c\b([^>]*?)\/>|<(?:\w+:)?c\b([^>]*?)>([\s\S]*?)<\/(?:\w+:)?c>/g
const ATTRIBUTE = /([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Find the cells of all sheets that show an error, or a formula without its value. */
export function examineCells(parts: ReadonlyMap<string, string>, file: string): ExaminedBook {
  const issues: Issue[] = []
  const cleaned = new Map(parts)
  for (const { name, part } of listSheets(parts)) {
    const xml = (parts.get(part) ?? '').replace(/<!--[\s\S]*?-->/g, '')
    cleaned.set(part, examineSheet(xml, file, name, issues))
  }
  return { issues, parts: cleaned }
}

function examineSheet(xml: string, file: string, sheet: string, issues: Issue[]): string {
  let line = 0
  let column = 0
  return xml.replace(ROW_OR_CELL, (whole, row?: string, empty?: string, attributes?: string, inner = '') => {
    if (row !== undefined) {
      line = Number(attributesOf(row).get('r') ?? line + 1)
      column = 0
      return whole
    }
    const about = attributesOf(attributes ?? empty ?? '')
    column = columnOf(about.get('r')) ?? column + 1
    const place = { file, sheet, line, column }
    const value = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inner)?.[1]
    const formula = /<(?:\w+:)?f\b[^>]*>([\s\S]*?)<\/(?:\w+:)?f>/.exec(inner)?.[1]
    const hasFormula = /<(?:\w+:)?f\b/.test(inner)
    if (about.get('t') === 'e') {
      issues.push(makeIssue('cell-error', [], place, { found: decodeXml(value ?? '#?') }))
      return ''
    }
    const isEmptyText = about.get('t') === 'str' && /<(?:\w+:)?v\b/.test(inner)
    if (!hasFormula || isEmptyText || (value ?? '') !== '') return whole
    const found = `=${decodeXml(formula ?? '…')}`.slice(0, 80)
    issues.push(makeIssue('cell-without-value', [], place, { found }))
    return ''
  })
}

/** The sheets of a workbook with the names of their parts, in order. */
function listSheets(parts: ReadonlyMap<string, string>): { readonly name: string; readonly part: string }[] {
  const targets = new Map<string, string>()
  for (const [, text = ''] of (parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(
    /<(?:\w+:)?Relationship\b([^>]*)>/g,
  )) {
    const about = attributesOf(text)
    targets.set(about.get('Id') ?? '', about.get('Target') ?? '')
  }
  return [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)].map(
    ([, text = '']) => {
      const about = attributesOf(text)
      const reference = [...about].find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const target = targets.get(reference) ?? ''
      return {
        name: about.get('name') ?? '',
        part: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      }
    },
  )
}

function attributesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, key = '', a, b]) => [key, decodeXml(a ?? b ?? '')]))
}

/** Column of an address such as `AB12`, from 1. */
function columnOf(address: string | undefined): number | null {
  const letters = /^[A-Z]+/.exec(address ?? '')?.[0]
  if (letters === undefined) return null
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeXml(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
