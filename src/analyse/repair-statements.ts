/** What repairs come to, as coded statements with parameters. */
import type { JsonObject } from '../json.ts'
import type { RepairCode } from '../messages/repair.ts'
import type { Localised, Scenario } from '../scenario/types.ts'
import type { Change } from './relax.ts'
import type { Repairs } from './repair.ts'

/** A sentence about repairs, the cheapest repair first. */
export interface RepairStatement {
  readonly code: RepairCode
  readonly parameters: JsonObject
}

/** What there is to say of repairs. */
export function repairStatements(scenario: Scenario, { repairs, ended }: Repairs): RepairStatement[] {
  const each = repairs.map(({ cost, changes }, i): RepairStatement => {
    const parameters = { rank: i + 1, cost, changes: changes.map((change) => told(scenario, change)) }
    return { code: 'repair', parameters }
  })
  if (ended === 'most') return each
  return [...each, { code: 'repairs-ended', parameters: { count: repairs.length, ended } }]
}

function told(scenario: Scenario, { kind, id, path, from, to }: Change): JsonObject {
  const { zh, en } = nameOf(scenario, path[0] ?? '', id)
  return { kind, id, name: { zh, en }, field: path.at(-1) ?? '', from, to }
}

function nameOf({ regions, sites, terminals, markets }: Scenario, collection: string, id: string): Localised {
  const lists: Readonly<Record<string, readonly { readonly id: string; readonly name: Localised | null }[]>> =
    {
      regions,
      sites,
      terminals,
      markets,
    }
  return lists[collection]?.find((each) => each.id === id)?.name ?? { zh: id, en: id }
}
