/**
 * Units as users write them, and the numerical grid of MODEL.md §1 on which every engine, file and
 * certificate agrees. mathjs does the dimensional analysis; `wt` (万吨, 10⁴ t), `yr` and `yuan` are added.
 */
import {
  absDependencies,
  addDependencies,
  andDependencies,
  ceilDependencies,
  create,
  createUnitDependencies,
  divideDependencies,
  equalDependencies,
  expDependencies,
  floorDependencies,
  largerDependencies,
  largerEqDependencies,
  logDependencies,
  maxDependencies,
  minDependencies,
  modDependencies,
  multiplyDependencies,
  notDependencies,
  orDependencies,
  parseDependencies,
  powDependencies,
  roundDependencies,
  smallerDependencies,
  smallerEqDependencies,
  sqrtDependencies,
  subtractDependencies,
  type Unit,
  unaryMinusDependencies,
  unaryPlusDependencies,
  unequalDependencies,
  unitDependencies,
} from 'mathjs'

/** The one mathjs instance of the product: arithmetic, comparison and units, and nothing else. */
export const math = create(
  {
    ...absDependencies,
    ...addDependencies,
    ...andDependencies,
    ...ceilDependencies,
    ...createUnitDependencies,
    ...divideDependencies,
    ...equalDependencies,
    ...expDependencies,
    ...floorDependencies,
    ...largerDependencies,
    ...largerEqDependencies,
    ...logDependencies,
    ...maxDependencies,
    ...minDependencies,
    ...modDependencies,
    ...multiplyDependencies,
    ...notDependencies,
    ...orDependencies,
    ...parseDependencies,
    ...powDependencies,
    ...roundDependencies,
    ...smallerDependencies,
    ...smallerEqDependencies,
    ...sqrtDependencies,
    ...subtractDependencies,
    ...unaryMinusDependencies,
    ...unaryPlusDependencies,
    ...unequalDependencies,
    ...unitDependencies,
  },
  // Roots of negative numbers are NaN, which is reported, and never complex.
  { predictable: true },
)
math.createUnit('wt', { definition: '10000 tonne' })
math.createUnit('yr', '1 year')
math.createUnit('yuan')

/**
 * What a number measures. `unit` is the unit it is held in (empty: a plain number), `step` one over the
 * grid's width, so that a number on the grid is an integer divided by `step`.
 */
export const DIMENSIONS = {
  flow: { unit: 'wt/yr', step: 1e3 },
  tonnage: { unit: 'wt', step: 1e3 },
  distance: { unit: 'km', step: 1e3 },
  area: { unit: 'km^2', step: 1e3 },
  unitCost: { unit: 'yuan/t', step: 1e4 },
  // Freight rates are multiplied by distances of up to a thousand km before they reach the grid of unit costs.
  freightRate: { unit: 'yuan/(t km)', step: 1e6 },
  emissionFactor: { unit: 'g/(t km)', step: 1e3 },
  duration: { unit: 'yr', step: 1e3 },
  ratio: { unit: '', step: 1e6 },
} as const
export type Dimension = keyof typeof DIMENSIONS

const DIMENSION_NAMES: readonly Dimension[] = [
  'flow',
  'tonnage',
  'distance',
  'area',
  'unitCost',
  'freightRate',
  'emissionFactor',
  'duration',
]

/** Names a user may write in a unit. mathjs knows more, among them `ton`, which it takes for 907 kg. */
export const UNIT_NAMES = [
  'wt',
  'Mt',
  'kt',
  't',
  'tonne',
  'tonnes',
  'kg',
  'g',
  'km',
  'm',
  'hectare',
  'yuan',
  'yr',
  'year',
  'years',
] as const
const UNIT_NAME_SET: ReadonlySet<string> = new Set(UNIT_NAMES)

/** Chinese unit words, longest first, and the names they stand for. */
const CHINESE_UNITS: readonly (readonly [string, string])[] = [
  ['万吨', 'wt'],
  ['平方公里', 'km^2'],
  ['公里', 'km'],
  ['千克', 'kg'],
  ['吨', 't'],
  ['元', 'yuan'],
  ['年', 'yr'],
  ['克', 'g'],
  ['·', ' '],
  ['²', '^2'],
  ['³', '^3'],
]

export type UnitProblem = 'bad-unit' | 'wrong-dimension'

/** What multiplies a number in the written unit to give one in the dimension's own unit. */
export type Factor =
  | { readonly ok: true; readonly factor: number }
  | { readonly ok: false; readonly problem: UnitProblem; readonly word: string }

const LITERAL = /^\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*?)\s*$/s
const UNIT_TEXT = /^[\p{L}\d^²³·*/() .-]*$/u
const MAX_UNIT_LENGTH = 60
const MAX_POWER = 9

/** Split a text such as `130 Mt/yr` into number and unit; `null` where it does not start with a number. */
export function splitLiteral(text: string): { readonly number: number; readonly unit: string } | null {
  const match = LITERAL.exec(text)
  if (match?.[1] === undefined) return null
  return { number: Number(match[1]), unit: match[2] ?? '' }
}

/** Round to the grid of a dimension, half away from zero in decimal, free of binary artefacts. */
export function roundToGrid(value: number, dimension: Dimension): number {
  const { step } = DIMENSIONS[dimension]
  const scaled = value * step
  if (!Number.isFinite(scaled)) return value
  // 1.0005 × 1000 is 1000.4999999999999 in binary: fifteen digits restore the decimal half.
  const steps = Number.isInteger(scaled) ? scaled : Number(Math.abs(scaled).toPrecision(15))
  const rounded = (Number.isInteger(scaled) ? scaled : Math.sign(scaled) * Math.round(steps)) / step
  return rounded === 0 ? 0 : rounded
}

/** Round wt/yr or wt to 10⁻³. */
export const roundQuantity = (value: number): number => roundToGrid(value, 'flow')
/** Round wt/yr or wt down to 10⁻³, free of binary artefacts. */
export function floorQuantity(value: number): number {
  const { step } = DIMENSIONS.flow
  return Math.floor(Number((value * step).toPrecision(15))) / step
}
/** Round km to 10⁻³. */
export const roundDistance = (value: number): number => roundToGrid(value, 'distance')
/** Round yuan/t to 10⁻⁴. */
export const roundUnitCost = (value: number): number => roundToGrid(value, 'unitCost')
/** Round g CO2e to 10⁻³. */
export const roundEmission = (value: number): number => roundToGrid(value, 'emissionFactor')

/** The first word of a unit text that is no unit name, or `null` where all are. */
export function unknownUnitWord(unit: string): string | null {
  for (const [word] of unit.matchAll(/\p{L}+/gu)) if (!UNIT_NAME_SET.has(word)) return word
  return null
}

/** Write Chinese unit words and signs in the names mathjs reads. */
export function normaliseUnit(text: string): string {
  let unit = text
  for (const [word, name] of CHINESE_UNITS) unit = unit.replaceAll(word, ` ${name}`)
  return unit.replaceAll(' ^', '^').trim()
}

function parseUnit(text: string): Unit | null {
  try {
    // A bare unit has no value; one of it has.
    return math.unit(`1 ${text}`)
  } catch {
    return null
  }
}

const factors = new Map<string, Factor>()
const MAX_CACHED = 5000

/** Find the factor from a written unit to the dimension's own; an empty unit means the dimension's own. */
export function unitFactor(unit: string, dimension: Dimension): Factor {
  if (unit === '') return { ok: true, factor: 1 }
  const key = `${dimension} ${unit}`
  const known = factors.get(key)
  if (known !== undefined) return known
  const factor = computeFactor(unit, dimension)
  if (factors.size >= MAX_CACHED) factors.clear()
  factors.set(key, factor)
  return factor
}

function computeFactor(text: string, dimension: Dimension): Factor {
  if (dimension === 'ratio' && (text === '%' || text === '％')) return { ok: true, factor: 0.01 }
  if (text === '%' || text === '％') return { ok: false, problem: 'wrong-dimension', word: text }
  if (text.length > MAX_UNIT_LENGTH || !UNIT_TEXT.test(text)) {
    return { ok: false, problem: 'bad-unit', word: text }
  }
  const unit = normaliseUnit(text)
  const unknown = unknownUnitWord(unit)
  if (unknown !== null) return { ok: false, problem: 'bad-unit', word: unknown }
  const tooHigh = [...unit.matchAll(/\d+/g)].some(([digits]) => Number(digits) > MAX_POWER)
  const parsed = tooHigh ? null : parseUnit(unit)
  if (parsed === null) return { ok: false, problem: 'bad-unit', word: text }
  const factor = toDimension(parsed, dimension)
  if (factor === null) return { ok: false, problem: 'wrong-dimension', word: text }
  // 13000 × 1.0000000000000002 would show; the factors themselves are short decimals.
  return { ok: true, factor: Number(factor.toPrecision(14)) }
}

/** The plain number of a mathjs unit in which all units cancel; `null` where it still measures something. */
export function plainNumber(value: Unit): number | null {
  // mathjs keeps values in SI units, which for a pure number is the number.
  return value.dimensions.every((power) => power === 0) ? value.value : null
}

/** Express a mathjs unit in the dimension's own unit; `null` where it measures something else. */
export function toDimension(value: Unit, dimension: Dimension): number | null {
  const own = DIMENSIONS[dimension].unit
  if (own === '') return plainNumber(value)
  if (!value.equalBase(math.unit(own))) return null
  const number = value.toNumber(own)
  return typeof number === 'number' ? number : null
}

/** Find what a written unit measures; `ratio` for none or a percentage, `null` where it is no unit we use. */
export function dimensionOf(unit: string): Dimension | null {
  if (unit === '' || unit === '%' || unit === '％') return 'ratio'
  return DIMENSION_NAMES.find((dimension) => unitFactor(unit, dimension).ok) ?? null
}
