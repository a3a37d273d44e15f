/** The levers of rules: the number in each rule that the document itself lists; a preset's own are part of it. */
import { isJsonObject, type Localised, type Rule, type Scenario } from '../../src/index.ts'
import { type Path, readPath } from './document.ts'
import { numberLever, type Owner } from './lever-parts.ts'
import type { NumberLever } from './lever-types.ts'

export function ruleLevers(loaded: Scenario): NumberLever[] {
  const listed = readPath(loaded.document, ['policy', 'rules'])
  if (!isJsonObject(listed)) return []
  return loaded.policy.rules.flatMap((rule) => (Object.hasOwn(listed, rule.id) ? leversOf(rule, loaded) : []))
}

function leversOf(rule: Rule, loaded: Scenario): NumberLever[] {
  const one = (key: string, value: number, owner: Owner = NOBODY) => {
    const path: Path = ['policy', 'rules', rule.id, key]
    return [numberLever('policy', path, owner, rule.kind, { value, provenance: UNSOURCED })]
  }
  switch (rule.kind) {
    case 'only-exporters-cross-regions':
      return []
    case 'sending-share':
    case 'water-rail-share':
      return one('share', rule.share)
    case 'emission-cap':
    case 'extraction-cap':
      return one('limit', rule.limit)
    case 'self-sufficiency':
      return one('share', rule.share, ownerIn(loaded.regions, rule.region))
    case 'least-take':
      return one('quantity', rule.quantity, ownerIn(loaded.sites, rule.site))
  }
}

const NOBODY: Owner = { name: null, region: null }

const UNSOURCED = {
  status: 'assumed',
  source: null,
  clause: null,
  low: null,
  high: null,
  note: null,
} as const

function ownerIn(
  things: readonly { readonly id: string; readonly name: Localised; readonly region?: string }[],
  id: string,
): Owner {
  const thing = things.find((one) => one.id === id)
  return thing === undefined ? NOBODY : { name: thing.name, region: thing.region ?? thing.id }
}
