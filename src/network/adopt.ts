/** Whether two scenarios have the same network but for quantities, and its layout for the second of them. */
import { at } from '../lists.ts'
import type { Scenario } from '../scenario/types.ts'
import type { Layout } from './build.ts'
import { originGroups } from './origin-groups.ts'
import type { NetworkNode } from './types.ts'

/** What no node, arc, column or row hangs on. */
const WORDS: ReadonlySet<string> = new Set([
  'id',
  'title',
  'description',
  'parameters',
  'sources',
  'repairCost',
  'targets',
  'document',
])

/** Quantities by collection: they set bounds and prices at the gate, and nothing else. */
const QUANTITIES: Readonly<Record<string, ReadonlySet<string>>> = {
  regions: new Set(['projectedOutput', 'plannedCapacity']),
  markets: new Set(['demand']),
  sites: new Set(['capacity', 'ownCapacity', 'exWorksPrice', 'reserve', 'recovery', 'mines', 'course']),
  terminals: new Set(['throughput']),
}

/**
 * The layout of a year's network of `scenario`, made from that of another scenario: the arcs themselves, and nodes
 * that stand for this scenario's sites, markets and terminals. `null` where anything but a quantity differs, so that
 * the network must be made anew. What is not known to be a quantity counts as shape.
 */
export function adoptLayout(layout: Layout, scenario: Scenario, yearIndex: number): Layout | null {
  const before = layout.scenario
  if (before === scenario) return layout
  if (!hasSameShape(before, scenario)) return null
  // Which origins must be told apart may hang on quantities, where a rule gives sites a share of a region's need.
  const groups = originGroups(scenario, yearIndex)
  if (!isSame(originGroups(before, yearIndex), groups)) return null
  const renewed = (node: NetworkNode): NetworkNode => {
    switch (node.kind) {
      case 'site':
        return { ...node, site: at(scenario.sites, before.sites.indexOf(node.site)) }
      case 'market':
        return { ...node, market: at(scenario.markets, before.markets.indexOf(node.market)) }
      case 'terminal':
        return { ...node, terminal: at(scenario.terminals, before.terminals.indexOf(node.terminal)) }
    }
  }
  return { ...layout, scenario, nodes: layout.nodes.map(renewed) }
}

function hasSameShape(a: Scenario, b: Scenario): boolean {
  const [before, after] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  if (before.size !== after.size) return false
  for (const [key, value] of before) {
    if (WORDS.has(key)) continue
    const quantities = QUANTITIES[key]
    const other: unknown = after.get(key)
    if (!(quantities === undefined ? isSame(value, other) : isSameList(value, other, quantities)))
      return false
  }
  return true
}

/** Whether two lists of entries agree but for quantities, of which only must agree whether there are any. */
function isSameList(a: unknown, b: unknown, quantities: ReadonlySet<string>): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
  return a.every((entry: unknown, i) => {
    const other: unknown = b[i]
    if (!isRecord(entry) || !isRecord(other)) return false
    return Object.keys(entry).every((key) =>
      quantities.has(key) ? (entry[key] === null) === (other[key] === null) : isSame(entry[key], other[key]),
    )
  })
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Whether two plain values are equal, wherever their numbers come from. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => key === 'provenance' || isSame(a[key], b[key]))
}
