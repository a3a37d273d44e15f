/** Read numbers: bare or with provenance, constant or by year, in any unit of the right dimension. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { DIMENSIONS, type Dimension, roundToGrid, splitLiteral, UNIT_NAMES, unitFactor } from '../units.ts'
import { compileExpression, evaluateExpression, FUNCTIONS, unknownSymbols } from './expression.ts'
import { nearest, type Path, type Reading, referenceAt, report, textAt } from './reading.ts'
import type { Provenance, Quantity, Status, Yearly } from './types.ts'

/** What a field may hold. Bounds are in the dimension's own unit; the least is 0 unless given. */
export interface Kind {
  readonly dimension: Dimension
  readonly min?: number
  readonly max?: number
}

export const ASSUMED: Provenance = {
  status: 'assumed',
  source: null,
  clause: null,
  low: null,
  high: null,
  note: null,
}

/** A number nobody gave: the default of an optional field. */
export function assumed(value: number): Quantity {
  return { value, provenance: ASSUMED }
}

/** The same assumed number in every year. */
export function assumedYearly(reading: Reading, value: number): Yearly {
  return { byYear: reading.years.map(() => value), provenance: ASSUMED }
}

const STATUSES: readonly Status[] = ['published', 'sourced', 'derived', 'assumed']
const isStatus = (value: unknown): value is Status => STATUSES.some((status) => status === value)

/** Read the number under a key; `null` where there is none or it is wrong, which is then reported. */
export function readQuantity(
  reading: Reading,
  object: JsonObject,
  path: Path,
  key: string,
  kind: Kind,
): Quantity | null {
  const field = object[key]
  if (field === undefined) return null
  const at = [...path, key]
  if (!isJsonObject(field)) {
    const value = readScalar(reading, field, '', at, kind)
    return value === null ? null : { value, provenance: ASSUMED }
  }
  const unit = textAt(field, 'unit') ?? ''
  const value = readScalar(reading, field.value, unit, [...at, 'value'], kind)
  const provenance = readProvenance(reading, field, at, kind)
  if (value === null) return null
  checkRange(reading, value, provenance, at)
  return { value, provenance }
}

/** Read the yearly quantity under a key, on the years of the scenario; `null` as above. */
export function readYearly(
  reading: Reading,
  object: JsonObject,
  path: Path,
  key: string,
  kind: Kind,
): Yearly | null {
  const field = object[key]
  if (field === undefined) return null
  const at = [...path, key]
  if (!isJsonObject(field) || isMilestones(field)) {
    const byYear = readValues(reading, field, '', at, kind)
    return byYear === null ? null : { byYear, provenance: ASSUMED }
  }
  const unit = textAt(field, 'unit') ?? ''
  const byYear = readValues(reading, field.value, unit, [...at, 'value'], kind)
  const provenance = readProvenance(reading, field, at, kind)
  if (byYear === null) return null
  const [first] = byYear
  // A range belongs to a constant; milestones and expressions may well leave it.
  if (first !== undefined && typeof field.value === 'number') checkRange(reading, first, provenance, at)
  return { byYear, provenance }
}

function isMilestones(field: JsonObject): boolean {
  const keys = Object.keys(field)
  return keys.length > 0 && keys.every((key) => /^\d/.test(key))
}

function readProvenance(reading: Reading, field: JsonObject, path: Path, kind: Kind): Provenance {
  const unit = textAt(field, 'unit') ?? ''
  const low = readScalar(reading, field.low, unit, [...path, 'low'], kind)
  const high = readScalar(reading, field.high, unit, [...path, 'high'], kind)
  if (low !== null && high !== null && low > high) {
    report(reading, 'inverted-range', [...path, 'low'], { found: `${low} > ${high}`, allowed: 'low ≤ high' })
  }
  const { status } = field
  return {
    status: isStatus(status) ? status : 'assumed',
    source: referenceAt(reading, field, path, 'source', ['sources']),
    clause: textAt(field, 'clause'),
    low,
    high,
    note: textAt(field, 'note'),
  }
}

function checkRange(reading: Reading, value: number, { low, high }: Provenance, path: Path): void {
  if (low !== null && high !== null && low > high) return
  if ((low === null || value >= low) && (high === null || value <= high)) return
  const allowed = `${low ?? '…'} – ${high ?? '…'}`
  report(reading, 'value-outside-range', [...path, 'value'], { severity: 'warning', found: value, allowed })
}

function readValues(
  reading: Reading,
  value: JsonValue | undefined,
  unit: string,
  path: Path,
  kind: Kind,
): readonly number[] | null {
  if (isJsonObject(value)) return readMilestones(reading, value, unit, path, kind)
  if (typeof value === 'string' && !isLiteral(value, kind.dimension)) {
    return readExpression(reading, value, unit, path, kind)
  }
  const number = readScalar(reading, value, unit, path, kind)
  return number === null ? null : reading.years.map(() => number)
}

/** Interpolate linearly between the milestones, constant before the first and after the last. */
function readMilestones(
  reading: Reading,
  milestones: JsonObject,
  unit: string,
  path: Path,
  kind: Kind,
): readonly number[] | null {
  const points: { readonly year: number; readonly value: number }[] = []
  for (const [year, given] of Object.entries(milestones)) {
    const value = readScalar(reading, given, unit, [...path, year], kind)
    if (value === null) return null
    points.push({ year: Number(year), value })
  }
  points.sort((a, b) => a.year - b.year)
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined) return null
  return reading.years.map((year) => {
    const after = points.findIndex((point) => point.year >= year)
    const right = points[after] ?? last
    const left = points[after - 1] ?? (after === 0 ? first : last)
    if (right.year <= year || right.year === left.year) return right.value
    const share = (year - left.year) / (right.year - left.year)
    return roundToGrid(left.value + share * (right.value - left.value), kind.dimension)
  })
}

/** Whether a text is a number with a unit we know, of whatever dimension, and so no expression. */
function isLiteral(text: string, dimension: Dimension): boolean {
  const literal = splitLiteral(text)
  if (literal === null) return false
  if (literal.unit === '') return true
  if (!/^[\p{L}%％]/u.test(literal.unit)) return false
  const factor = unitFactor(literal.unit, dimension)
  return factor.ok || factor.problem === 'wrong-dimension'
}

function readScalar(
  reading: Reading,
  value: JsonValue | undefined,
  unit: string,
  path: Path,
  kind: Kind,
): number | null {
  if (typeof value === 'number') return convert(reading, value, unit, path, kind, value)
  if (typeof value !== 'string') return null
  const literal = splitLiteral(value)
  if (literal === null) {
    report(reading, 'wrong-type', path, { found: value, allowed: example(kind.dimension) })
    return null
  }
  return convert(reading, literal.number, literal.unit === '' ? unit : literal.unit, path, kind, value)
}

function convert(
  reading: Reading,
  number: number,
  unit: string,
  path: Path,
  kind: Kind,
  found: JsonValue,
): number | null {
  const factor = unitFactor(unit, kind.dimension)
  if (!factor.ok) {
    reportUnit(reading, factor.problem, factor.word, unit, path, kind.dimension, found)
    return null
  }
  const value = number * factor.factor
  if (!Number.isFinite(value)) {
    // A bare number that is not finite is the schema's to report.
    if (typeof found === 'string') report(reading, 'not-finite', path, { found })
    return null
  }
  const rounded = roundToGrid(value, kind.dimension)
  return checkBounds(reading, rounded, path, kind, found) ? rounded : null
}

function reportUnit(
  reading: Reading,
  problem: 'bad-unit' | 'wrong-dimension',
  word: string,
  unit: string,
  path: Path,
  dimension: Dimension,
  found: JsonValue,
): void {
  // The unit may stand in its own key, beside the value.
  const shown = typeof found === 'string' && found.includes(unit) ? found : unit
  const allowed = example(dimension)
  const suggestion = problem === 'bad-unit' ? nearest(word, UNIT_NAMES) : null
  report(reading, problem, path, { found: shown, allowed, suggestion })
}

/** A unit of the dimension, for display. */
function example(dimension: Dimension): string {
  const { unit } = DIMENSIONS[dimension]
  return unit === '' ? '0.25, "25 %"' : unit
}

function checkBounds(
  reading: Reading,
  value: number,
  path: Path,
  kind: Kind,
  found: JsonValue,
  year?: number,
): boolean {
  const min = kind.min ?? 0
  const max = kind.max ?? Number.POSITIVE_INFINITY
  if (value >= min && value <= max) return true
  const shown = year === undefined ? found : `${found} = ${value} (${year})`
  if (value < 0 && min === 0) report(reading, 'negative', path, { found: shown, allowed: '≥ 0' })
  else {
    const allowed = max === Number.POSITIVE_INFINITY ? `≥ ${min}` : `${min} – ${max}`
    report(reading, 'out-of-range', path, { found: shown, allowed })
  }
  return false
}

function readExpression(
  reading: Reading,
  text: string,
  unit: string,
  path: Path,
  kind: Kind,
): readonly number[] | null {
  const factor = unitFactor(unit, kind.dimension)
  if (!factor.ok) {
    reportUnit(reading, factor.problem, factor.word, unit, path, kind.dimension, unit)
    return null
  }
  const compiled = compileExpression(text)
  if (!compiled.ok) {
    reportFault(reading, compiled.code, compiled.word, text, path, kind.dimension)
    return null
  }
  const [unknown] = unknownSymbols(compiled.symbols, reading.parameters)
  if (unknown !== undefined) {
    reportUnknownSymbol(reading, unknown, text, path, kind.dimension)
    return null
  }
  const byYear: number[] = []
  for (const year of reading.years) {
    const result = evaluateExpression(compiled.code, year, reading.parameters, kind.dimension, factor.factor)
    if (!result.ok) {
      report(reading, result.code, path, { found: `${text} (${year})`, allowed: example(kind.dimension) })
      return null
    }
    const value = roundToGrid(result.value, kind.dimension)
    if (!checkBounds(reading, value, path, kind, text, year)) return null
    byYear.push(value)
  }
  return byYear
}

function reportFault(
  reading: Reading,
  code: 'bad-expression' | 'forbidden-function',
  word: string | null,
  text: string,
  path: Path,
  dimension: Dimension,
): void {
  // "13,000 wt/yr" is meant as a number: say what numbers look like.
  const functions = [...FUNCTIONS].join(', ')
  if (code === 'forbidden-function') {
    const suggestion = word === null ? null : nearest(word, FUNCTIONS)
    report(reading, code, path, { found: word ?? text, allowed: functions, suggestion })
  } else {
    const allowed = `13000, "13000 ${DIMENSIONS[dimension].unit}", + - * / ^ < > ? :, year, ${functions}`
    report(reading, code, path, { found: text, allowed })
  }
}

function reportUnknownSymbol(
  reading: Reading,
  symbol: string,
  text: string,
  path: Path,
  dimension: Dimension,
): void {
  const literal = splitLiteral(text)
  if (literal !== null && /^\p{L}[\p{L}\d^/() ]*$/u.test(literal.unit)) {
    reportUnit(reading, 'bad-unit', symbol, literal.unit, path, dimension, text)
    return
  }
  const words = ['year', ...reading.parameters.keys()]
  const allowed = words.join(', ')
  report(reading, 'bad-expression', path, { found: symbol, allowed, suggestion: nearest(symbol, words) })
}
