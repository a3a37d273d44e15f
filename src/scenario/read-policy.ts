/** Read what a scenario wants: the preset, its own goals and rules, and the cost of remedies. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { PRESET_TABLE } from './presets.ts'
import { FLOW } from './read-nodes.ts'
import { readQuantity } from './read-quantity.ts'
import {
  entriesAt,
  numberAt,
  objectAt,
  type Path,
  type Reading,
  referenceAt,
  report,
  wordAt,
} from './reading.ts'
import {
  GOALS,
  type Policy,
  type PolicyGoal,
  PRESETS,
  type PresetId,
  type RepairCost,
  type Rule,
} from './types.ts'

export function readPolicy(reading: Reading): Policy {
  const policy = objectAt(reading.document, 'policy')
  const preset = wordAt(policy, 'preset', PRESETS)
  const own = presetPolicy(preset, readRules(reading, policy))
  return { ...own, goals: readGoals(reading, policy) ?? own.goals }
}

/** The policy of a preset with rules of a document's own, which replace those of the preset with the same id. */
export function presetPolicy(preset: PresetId, own: readonly Rule[]): Policy {
  const ids = new Set(own.map(({ id }) => id))
  return {
    preset,
    goals: PRESET_TABLE[preset].goals.map((goal) => ({ goal, tolerance: 0 })),
    rules: [...PRESET_TABLE[preset].rules.filter(({ id }) => !ids.has(id)), ...own],
  }
}

function readGoals(reading: Reading, policy: JsonObject): PolicyGoal[] | null {
  const listed: JsonValue | undefined = policy.goals
  if (!Array.isArray(listed)) return null
  const goals: PolicyGoal[] = []
  for (const [index, item] of listed.entries()) {
    const given: unknown = isJsonObject(item) ? item.goal : item
    const goal = GOALS.find((id) => id === given)
    if (goal === undefined) continue
    if (goals.some((earlier) => earlier.goal === goal)) {
      report(reading, 'repeated-goal', ['policy', 'goals', String(index)], { found: goal })
    }
    goals.push({ goal, tolerance: isJsonObject(item) ? (numberAt(item, 'tolerance') ?? 0) : 0 })
  }
  return goals
}

function readRules(reading: Reading, policy: JsonObject): Rule[] {
  return entriesAt(policy, 'rules').flatMap(([id, entry]) => {
    const rule = readRule(reading, id, entry, ['policy', 'rules', id])
    return rule === null ? [] : [rule]
  })
}

function readRule(reading: Reading, id: string, entry: JsonObject, path: Path): Rule | null {
  const share = numberAt(entry, 'share') ?? 0
  const tonnage = (key: string) => readQuantity(reading, entry, path, key, FLOW)?.value ?? 0
  switch (entry.kind) {
    case 'only-exporters-cross-regions':
      return { id, kind: entry.kind }
    case 'sending-share':
    case 'water-rail-share':
      return { id, kind: entry.kind, share }
    case 'emission-cap':
      return { id, kind: entry.kind, limit: numberAt(entry, 'limit') ?? 0 }
    case 'extraction-cap':
      return { id, kind: entry.kind, limit: tonnage('limit') }
    case 'self-sufficiency': {
      const region = referenceAt(reading, entry, path, 'region', ['regions']) ?? ''
      return { id, kind: entry.kind, region, share }
    }
    case 'least-take': {
      const site = referenceAt(reading, entry, path, 'site', ['sites', 'projects']) ?? ''
      return { id, kind: entry.kind, site, quantity: tonnage('quantity') }
    }
    default:
      return null
  }
}

/**
 * yuan per tonne of relief where the document gives none: assumed, for ranking only. Paper limits are cheapest
 * to lift, then what is built on existing ground, and demand goes unserved last.
 */
const DEFAULT_REPAIR_COST: RepairCost = {
  outputLimit: 5,
  rule: 10,
  throughput: 20,
  capacity: 40,
  demand: 200,
}

export function readRepairCost(reading: Reading): RepairCost {
  const given = objectAt(reading.document, 'repairCost')
  const cost = (key: keyof RepairCost) => numberAt(given, key) ?? DEFAULT_REPAIR_COST[key]
  return {
    outputLimit: cost('outputLimit'),
    capacity: cost('capacity'),
    throughput: cost('throughput'),
    rule: cost('rule'),
    demand: cost('demand'),
  }
}
