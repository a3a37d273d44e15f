/** The form of a whole scenario document, and its JSON Schema. */
import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { isJsonObject, type JsonObject } from '../json.ts'
import { link, market, mode, project, region, site, terminal, waterway } from './schema-nodes.ts'
import {
  byParameterName,
  bySlug,
  DEFINITIONS,
  localised,
  number,
  quantity,
  strict,
  text,
} from './schema-parts.ts'
import { earlyWarning, POLICY_DEFINITIONS, policy, repairCost, target } from './schema-policy.ts'
import { FORESIGHTS } from './types.ts'

const year = v.pipe(number, v.integer(), v.minValue(1900), v.maxValue(2200))
const yearList = v.pipe(v.array(year), v.minLength(1, 'bad-years'))
const yearSpan = strict({ from: year, to: year })
const yearsUnion = v.union([yearList, yearSpan])
const years = v.lazy((input) => {
  if (input === undefined) return yearsUnion
  return isJsonObject(input) ? yearSpan : yearList
})

const source = strict({ citation: text, licence: v.optional(text), url: v.optional(text) })

/** The form of a resolved document: `extends` followed, patches applied. */
export const documentSchema = strict({
  schemaVersion: v.literal(1),
  id: v.pipe(text, v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'bad-slug')),
  title: localised,
  description: v.optional(localised),
  years,
  parameters: v.optional(byParameterName(quantity)),
  sources: v.optional(bySlug(source)),
  regions: bySlug(region),
  markets: bySlug(market),
  sites: bySlug(site),
  terminals: v.optional(bySlug(terminal)),
  waterways: v.optional(bySlug(waterway)),
  links: v.optional(bySlug(link)),
  modes: bySlug(mode),
  policy,
  repairCost: v.optional(repairCost),
  projects: v.optional(bySlug(project)),
  approvalDelay: v.optional(
    v.pipe(quantity, v.description('Whole years by which every approval comes later. Default: 0.')),
  ),
  discountRate: v.optional(v.pipe(quantity, v.description('On cost, a year. Default: 0.'))),
  foresight: v.optional(v.picklist(FORESIGHTS)),
  targets: v.optional(bySlug(target)),
  earlyWarning: v.optional(bySlug(earlyWarning)),
})

/** The form of a document that changes another one. */
const variantSchema = strict({
  id: v.pipe(text, v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'bad-slug')),
  title: v.optional(localised),
  description: v.optional(localised),
  extends: v.pipe(text, v.description('The document this one changes, relative to this file.')),
  patch: v.optional(
    v.pipe(v.record(text, v.any()), v.description('JSON Merge Patch (RFC 7396); null deletes.')),
  ),
})

/** Write the JSON Schema (draft 2020-12) of a scenario file: a whole document or a variant of another. */
export function scenarioJsonSchema(): JsonObject {
  const { $defs = {}, ...schema } = toJsonSchema(v.union([documentSchema, variantSchema]), {
    target: 'draft-2020-12',
    typeMode: 'input',
    // JSON has no other numbers than finite ones.
    ignoreActions: ['finite'],
    definitions: { ...DEFINITIONS, ...POLICY_DEFINITIONS, years: yearsUnion },
  })
  const plain: unknown = JSON.parse(
    JSON.stringify({ ...schema, title: 'Shashi scenario', $defs }, (_key, value) =>
      // valibot writes "no other key" as the schema nothing satisfies; `false` is the same and better known.
      isJsonObject(value) && isJsonObject(value.not) && Object.keys(value).length === 1 ? false : value,
    ),
  )
  if (!isJsonObject(plain)) throw new TypeError('The JSON Schema is no object')
  return plain
}
