/**
 * The pieces the schema of a scenario is made of. valibot describes the form of a document; meaning (units,
 * references, years) is checked while it is read. Options of a union are chosen by the form of the input, so
 * that an issue speaks of what the user evidently meant.
 */
import * as v from 'valibot'
import { isJsonObject } from '../json.ts'
import { PARAMETER_NAME, SLUG } from './keys.ts'

type Entries = v.ObjectEntries

/** An object with exactly these keys; each unknown key is an issue of its own that carries the known ones. */
export function strict<E extends Entries>(entries: E) {
  return v.objectWithRest(entries, v.never(Object.keys(entries).join(', ')))
}

/** A map by slug. */
export function bySlug<S extends v.GenericSchema>(value: S) {
  return v.record(v.pipe(v.string(), v.regex(SLUG, 'bad-slug')), value)
}

/** A map by parameter name. */
export function byParameterName<S extends v.GenericSchema>(value: S) {
  return v.record(v.pipe(v.string(), v.regex(PARAMETER_NAME, 'bad-slug')), value)
}

export const number = v.pipe(v.number(), v.finite())
export const text = v.string()

export const localised = v.pipe(
  strict({ zh: text, en: text }),
  v.description('A text in Chinese and English.'),
)

export const slug = v.pipe(text, v.description('Id of an entry of another collection.'))

export const location = v.pipe(
  strict({
    longitude: v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180)),
    latitude: v.pipe(v.number(), v.finite(), v.minValue(-90), v.maxValue(90)),
  }),
  v.description('WGS84 degrees.'),
)

const scalar = v.pipe(
  v.union([number, text]),
  v.description('A number in the unit of the field, or a text with its own unit: 13000, "130 Mt/yr".'),
)

const milestones = v.pipe(
  v.record(v.pipe(text, v.regex(/^[0-9]{4}$/, 'bad-milestones')), scalar),
  v.minEntries(1, 'bad-milestones'),
  v.description('Values of single years, interpolated linearly and constant outside.'),
)

const provenance = {
  unit: v.optional(v.pipe(text, v.description('Unit of value, low and high.'))),
  source: v.optional(v.pipe(text, v.description('Id of an entry of sources.'))),
  clause: v.optional(v.pipe(text, v.description('Section, table or page of the source.'))),
  status: v.picklist(['published', 'sourced', 'derived', 'assumed']),
  low: v.optional(scalar),
  high: v.optional(scalar),
  note: v.optional(text),
}

const annotatedNumber = strict({ value: scalar, ...provenance })

const isMilestones = (input: unknown): boolean =>
  isJsonObject(input) && Object.keys(input).length > 0 && Object.keys(input).every((key) => /^\d/.test(key))

const yearlyValue = v.lazy((input) => {
  if (input === undefined) return yearlyValueUnion
  return isJsonObject(input) ? milestones : scalar
})
const yearlyValueUnion = v.pipe(
  v.union([scalar, milestones]),
  v.description('A number, a text with its own unit, milestones, or an expression in year and parameters.'),
)
const annotatedYearly = strict({ value: yearlyValue, ...provenance })

const quantityUnion = v.pipe(
  v.union([scalar, annotatedNumber]),
  v.description('A number with an optional unit, bare or with its provenance.'),
)
const yearlyUnion = v.pipe(
  v.union([scalar, milestones, annotatedYearly]),
  v.description('A number per year: constant, milestones or expression, bare or with its provenance.'),
)

/** A number that does not change over the years. */
export const quantity = v.lazy((input) => {
  if (input === undefined) return quantityUnion
  return isJsonObject(input) ? annotatedNumber : scalar
})

/** A number per year. */
export const yearly = v.lazy((input) => {
  if (input === undefined) return yearlyUnion
  if (!isJsonObject(input)) return scalar
  return isMilestones(input) ? milestones : annotatedYearly
})

/** Names of the shared pieces in the JSON Schema. */
export const DEFINITIONS = { quantity: quantityUnion, yearly: yearlyUnion, yearlyValue: yearlyValueUnion }
