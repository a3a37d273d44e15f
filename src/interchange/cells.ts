/**
 * Values of a document in cells, and back, without loss. Milestones are written `2021: 5700; 2025: 6000 wt/yr`,
 * lists and objects as JSON; a text that could be taken for something else is in quotes, as in JSON.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { readYaml } from '../scenario/yaml.ts'
import type { CellKind } from './schema-tree.ts'

export type CellValue = string | number | boolean | null

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const YES = new Set(['true', 'yes', '是', '1'])
const NO = new Set(['false', 'no', '否', '0'])
/** A year, a colon, a value, a semicolon; both signs may be Chinese ones. */
const MILESTONE = /\s*(\d{4})\s*[:\uFF1A]\s*("(?:[^"\\]|\\.)*"|[^;\uFF1B\n]*?)\s*(?:[;\uFF1B\n]|$)/y

/** Write a value for a column of a kind. */
export function encodeCell(value: JsonValue, kind: CellKind): CellValue {
  if (typeof value === 'string') return needsQuotes(value, kind) ? JSON.stringify(value) : value
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value
  return isMilestones(value) ? encodeMilestones(value) : JSON.stringify(value)
}

/** Read a cell of a column of a kind; `undefined` where it is blank. What cannot be read stays for the schema to judge. */
export function decodeCell(cell: CellValue, kind: CellKind): JsonValue | undefined {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return undefined
  switch (kind) {
    case 'text':
      return unquote(String(cell))
    case 'word':
      return unquote(String(cell).trim())
    case 'number':
      return typeof cell === 'string' ? asNumber(cell) : cell
    case 'boolean':
      return asBoolean(cell)
    case 'quantity':
    case 'plain':
      return typeof cell === 'string' ? decodeValue(cell.trim()) : cell
  }
}

function needsQuotes(text: string, kind: CellKind): boolean {
  // Blanks count as nothing, and a text in quotes would lose them.
  if (text.trim() === '' || unquote(text) !== text) return true
  if (kind === 'text' || kind === 'word') return false
  return text !== text.trim() || decodeValue(text) !== text
}

function unquote(text: string): string {
  if (!text.startsWith('"') || !text.endsWith('"')) return text
  const value = parseJson(text)
  return typeof value === 'string' ? value : text
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function asNumber(text: string): JsonValue {
  const trimmed = text.trim()
  return NUMBER.test(trimmed) ? Number(trimmed) : text
}

function asBoolean(cell: string | number | boolean): JsonValue {
  const word = String(cell).trim().toLowerCase()
  if (YES.has(word)) return true
  return NO.has(word) ? false : cell
}

function decodeValue(text: string): JsonValue {
  if (NUMBER.test(text)) return Number(text)
  if (text === 'true' || text === 'false') return text === 'true'
  if (text.startsWith('"')) return unquote(text)
  if (/^[[{]/.test(text)) return parseJson(text) ?? readFlow(text)
  return decodeMilestones(text) ?? text
}

/** A flow collection as people write it: `{from: 2021, to: 2035}`. */
function readFlow(text: string): JsonValue {
  const { value, issues } = readYaml(text, null)
  return value === undefined || value === null || issues.length > 0 ? text : value
}

function isMilestones(value: JsonValue): value is JsonObject {
  if (!isJsonObject(value)) return false
  const entries = Object.entries(value)
  const isScalar = (item: JsonValue) => typeof item === 'number' || typeof item === 'string'
  return entries.length > 0 && entries.every(([key, item]) => /^\d{4}$/.test(key) && isScalar(item))
}

function encodeMilestones(milestones: JsonObject): string {
  const write = (value: JsonValue): string => {
    if (typeof value !== 'string') return String(value)
    const isPlain =
      value.trim() === value && value !== '' && !/[;\uFF1B\n"]/.test(value) && !NUMBER.test(value)
    return isPlain ? value : JSON.stringify(value)
  }
  return Object.entries(milestones)
    .map(([year, value]) => `${year}: ${write(value)}`)
    .join('; ')
}

function decodeMilestones(text: string): JsonObject | null {
  const found: Record<string, JsonValue> = {}
  for (let position = 0; position < text.length; position = MILESTONE.lastIndex) {
    MILESTONE.lastIndex = position
    const match = MILESTONE.exec(text)
    const [, year = '', value = ''] = match ?? []
    // Of two values for one year the first would be lost: then it is no list of milestones.
    if (match === null || value === '' || Object.hasOwn(found, year)) return null
    found[year] = NUMBER.test(value) ? Number(value) : unquote(value)
  }
  return Object.keys(found).length === 0 ? null : found
}
