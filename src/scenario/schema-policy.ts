/** The form of what a scenario wants: goals, rules, the cost of remedies, targets and warnings. */
import * as v from 'valibot'
import { isJsonObject } from '../json.ts'
import { bySlug, localised, number, quantity, slug, strict } from './schema-parts.ts'
import { GOALS, INDICATOR_IDS, PRESETS, TARGET_KINDS, TARGET_SENSES } from './types.ts'

const notNegative = v.pipe(number, v.minValue(0))
const share = v.pipe(number, v.minValue(0), v.maxValue(1))

const goalId = v.picklist(GOALS)
const goalWithTolerance = strict({ goal: goalId, tolerance: notNegative })
const goalUnion = v.union([goalId, goalWithTolerance])
const goal = v.lazy((input) => {
  if (input === undefined) return goalUnion
  return isJsonObject(input) ? goalWithTolerance : goalId
})

const ruleForms = {
  'only-exporters-cross-regions': strict({ kind: v.literal('only-exporters-cross-regions') }),
  'sending-share': strict({ kind: v.literal('sending-share'), share }),
  'water-rail-share': strict({ kind: v.literal('water-rail-share'), share }),
  'emission-cap': strict({ kind: v.literal('emission-cap'), limit: notNegative }),
  'extraction-cap': strict({ kind: v.literal('extraction-cap'), limit: quantity }),
  'self-sufficiency': strict({ kind: v.literal('self-sufficiency'), region: slug, share }),
  'least-take': strict({ kind: v.literal('least-take'), site: slug, quantity }),
}
const isRuleKind = (kind: unknown): kind is keyof typeof ruleForms =>
  typeof kind === 'string' && Object.hasOwn(ruleForms, kind)

/** A rule whose kind is unknown: its other keys cannot be judged. */
const ruleOfUnknownKind = v.looseObject({
  kind: v.picklist([
    'only-exporters-cross-regions',
    'sending-share',
    'water-rail-share',
    'emission-cap',
    'extraction-cap',
    'self-sufficiency',
    'least-take',
  ]),
})
const ruleUnion = v.union([
  ruleForms['only-exporters-cross-regions'],
  ruleForms['sending-share'],
  ruleForms['water-rail-share'],
  ruleForms['emission-cap'],
  ruleForms['extraction-cap'],
  ruleForms['self-sufficiency'],
  ruleForms['least-take'],
])
const rule: v.GenericSchema = v.lazy((input) => {
  if (input === undefined) return ruleUnion
  const kind = isJsonObject(input) ? input.kind : undefined
  return isRuleKind(kind) ? ruleForms[kind] : ruleOfUnknownKind
})

export const policy = strict({
  preset: v.picklist(PRESETS),
  goals: v.optional(v.pipe(v.array(goal), v.minLength(1))),
  rules: v.optional(bySlug(rule)),
})

export const repairCost = strict({
  outputLimit: v.optional(notNegative),
  capacity: v.optional(notNegative),
  throughput: v.optional(notNegative),
  rule: v.optional(notNegative),
  demand: v.optional(notNegative),
})

const regionOrCity = v.pipe(slug, v.description('A region, or city for all of them.'))

export const target = strict({
  name: localised,
  indicator: v.optional(v.picklist(INDICATOR_IDS)),
  region: v.optional(regionOrCity),
  year: v.pipe(number, v.integer(), v.minValue(1900), v.maxValue(2200)),
  limit: v.pipe(quantity, v.description("In the indicator's own unit.")),
  sense: v.picklist(TARGET_SENSES),
  kind: v.picklist(TARGET_KINDS),
  margin: v.optional(
    v.pipe(
      quantity,
      v.description('Share of the limit within which a target that is met is at risk. Default: 0.05.'),
    ),
  ),
  computable: v.optional(
    v.pipe(v.boolean(), v.description('false where aggregates alone cannot decide it; the note says why.')),
  ),
  note: v.optional(localised),
})

export const earlyWarning = strict({
  indicator: v.picklist(INDICATOR_IDS),
  region: v.optional(v.pipe(slug, v.description('A region, or city; default: every region and the city.'))),
  sense: v.picklist(TARGET_SENSES),
  levels: strict({
    blue: v.optional(quantity),
    yellow: v.optional(quantity),
    orange: v.optional(quantity),
    red: v.optional(quantity),
  }),
})

/** Names of the shared pieces in the JSON Schema. */
export const POLICY_DEFINITIONS = { goal: goalUnion, rule: ruleUnion }
