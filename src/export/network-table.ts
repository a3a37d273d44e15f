/** The network of a year as one plain table: every way tonnes could go, as the program sees it. */
import { at, byCodeUnit } from '../lists.ts'
import { listCandidates } from '../network/candidates.ts'
import { idOf, nodeAt } from '../network/places.ts'
import type { Scenario } from '../scenario/types.ts'
import type { CsvTable } from './csv.ts'
import type { Cell } from './tables.ts'

/**
 * List the arcs of a year: km, yuan/t, g CO2e/t and wt/yr (empty: not limited), with the copies of a terminal taken
 * together. Under the name `arcs.csv` it makes every arc of the network explicit: emissions are then a comment,
 * because a link’s follow from its mode.
 */
export function networkTable(scenario: Scenario, yearIndex: number): CsvTable {
  const arcs = listCandidates(scenario, yearIndex)
  const { modes } = scenario
  const links = new Map(scenario.links.map(({ id, from, to, mode }) => [`${from}/${to}/${mode}`, id]))
  const rows = new Map<string, readonly Cell[]>()
  for (let arc = 0; arc < arcs.count; arc++) {
    const from = idOf(nodeAt(arcs.places, at(arcs.from, arc)))
    const to = idOf(nodeAt(arcs.places, at(arcs.to, arc)))
    const mode = at(modes, at(arcs.mode, arc)).id
    const capacity = at(arcs.capacity, arc)
    const key = `${from}/${to}/${mode}`
    rows.set(key, [
      links.get(key) ?? `${from}-to-${to}-${mode}`,
      from,
      to,
      mode,
      at(arcs.distance, arc),
      at(arcs.cost, arc),
      Number.isFinite(capacity) ? capacity : null,
      at(arcs.emissions, arc),
    ])
  }
  return {
    name: `network-${at(scenario.years, yearIndex)}`,
    columns: ['id', 'from', 'to', 'mode', 'distance', 'cost', 'capacity', '# emissions, g CO2e/t'],
    rows: [...rows].sort(([a], [b]) => byCodeUnit(a, b)).map(([, row]) => row),
  }
}
