/** Statements that hold in neighbouring years, made one: of fifteen years, fifteen sentences of a kind say too much. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { at, tidy } from '../lists.ts'
import type { Finding } from './types.ts'

/** How statements of one code are joined. */
interface Manner {
  /** Statements are joined where this is the same. */
  readonly same: (parameters: Finding['parameters']) => JsonValue
  /** The year that stands for the spell is the first with the most of this; `null`: the first year. */
  readonly most: string | null
}

const ALWAYS = () => null

const MANNERS: Readonly<Record<string, Manner>> = {
  balanced: { same: ALWAYS, most: 'demand' },
  'no-slack': { same: ALWAYS, most: 'demand' },
  shortage: { same: ALWAYS, most: 'unmet' },
  // Another cut is another bottleneck.
  bottleneck: { same: ({ markets, limits }) => [idsOf(markets), idsOf(limits)], most: 'shortage' },
  'idle-capacity': { same: ALWAYS, most: 'unmet' },
  transfer: { same: ({ id }) => id ?? null, most: 'quantity' },
  'exporters-full': { same: ALWAYS, most: null },
  uncertified: { same: ({ engine }) => engine ?? null, most: null },
  unsolved: { same: ({ engine }) => engine ?? null, most: null },
  conflict: { same: ALWAYS, most: null },
}

function idsOf(list: JsonValue | undefined): JsonValue {
  if (!Array.isArray(list)) return null
  return list.filter(isJsonObject).map(({ kind, id }): JsonValue => [kind ?? null, id ?? null])
}

/**
 * Join statements of neighbouring modelled years that are of one kind: `from` and `to` are the ends of the spell,
 * `years` holds the parameters of each of its years, and the others are those of the year that stands for it, named
 * by `year`. A statement without neighbours stays as it is. Each spell stands where its first year stood.
 * @param findings of single years, each with its `year`.
 * @param modelled the years of the run, ascending.
 */
export function joinYears(findings: readonly Finding[], modelled: readonly number[]): Finding[] {
  const spells: { readonly key: string; readonly members: Finding[] }[] = []
  for (const finding of findings) {
    const key = keyOf(finding)
    const open = spells.findLast((spell) => spell.key === key)
    const last = open?.members.at(-1)
    const follows =
      last !== undefined && modelled.indexOf(yearOf(finding)) - modelled.indexOf(yearOf(last)) === 1
    if (open !== undefined && follows) open.members.push(finding)
    else spells.push({ key, members: [finding] })
  }
  return spells.map(({ members }) => spellOf(members))
}

function keyOf({ code, severity, parameters }: Finding): string {
  const manner = MANNERS[code]
  return JSON.stringify([code, severity, manner === undefined ? parameters : manner.same(parameters)])
}

const yearOf = ({ parameters }: Finding): number => Number(parameters.year)

function spellOf(members: readonly Finding[]): Finding {
  const first = at(members, 0)
  if (members.length === 1) return first
  const most = MANNERS[first.code]?.most ?? null
  const amount = ({ parameters }: Finding): number => (most === null ? 0 : Number(parameters[most]))
  const main = members.reduce((best, each) => (amount(each) > amount(best) ? each : best))
  return {
    code: first.code,
    severity: first.severity,
    parameters: {
      ...main.parameters,
      ...(most === 'unmet' || most === 'shortage' ? { total: tidy(sum(members.map(amount))) } : {}),
      from: yearOf(first),
      to: yearOf(at(members, members.length - 1)),
      years: members.map(({ parameters }): JsonObject => ({ ...parameters })),
    },
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * What a finding says of one year: of a spell, the statement of that year; else the finding itself where it is
 * about that year or about none. `null` where it is about others.
 */
export function findingIn(finding: Finding, year: number): Finding | null {
  const { from, to, years, year: own } = finding.parameters
  if (Array.isArray(years)) {
    const parameters = years.filter(isJsonObject).find((each) => each.year === year)
    return parameters === undefined ? null : { ...finding, parameters }
  }
  if (typeof from === 'number' && typeof to === 'number') return from <= year && year <= to ? finding : null
  return typeof own !== 'number' || own === year ? finding : null
}
