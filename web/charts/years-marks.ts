/**
 * Second layer of the chart of supply against demand: one panel an area, one stacked bar a year (own supply by
 * tier, transfer, unmet) and the line of demand, px. Each panel has an axis of its own, from 0.
 */
import { max } from 'd3'
import type { Tier } from '../../src/index.ts'
import { tenth } from './map-projection.ts'
import { type Panel, type Panels, type PanelWords, placePanels } from './year-panels.ts'
import type { AreaSupply, YearSupply } from './years-data.ts'

export type SupplyKind = Tier | 'transfer' | 'unmet'

export interface SupplyBar {
  readonly kind: SupplyKind
  readonly area: string
  readonly year: number
  readonly slot: number
  readonly quantity: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface SupplyMarks extends Omit<Panels, 'panels'> {
  readonly bars: readonly SupplyBar[]
  /** Demand as steps, a path for each area. */
  readonly demand: readonly { readonly area: string; readonly path: string }[]
}

export interface SupplyWords extends PanelWords {
  area(area: AreaSupply): string
}

/** Tonnage that leaves no mark, wt. */
const NOTHING = 1e-6

/** Place the chart in a width; the height follows. */
export function placeSupply(
  areas: readonly AreaSupply[],
  chosen: number,
  width: number,
  words: SupplyWords,
): SupplyMarks {
  const years = areas[0]?.years.map(({ year }) => year) ?? []
  const specs = areas.map((area) => ({
    id: area.id,
    title: words.area(area),
    slot: area.slot,
    least: 0,
    most:
      max(area.years, ({ demand, own, transfer, unmet }) => {
        return Math.max(demand, own.reduce((sum, { quantity }) => sum + quantity, 0) + transfer + unmet)
      }) ?? 0,
  }))
  const { panels, ...frame } = placePanels(specs, years, chosen, width, words)
  return {
    ...frame,
    bars: areas.flatMap((area, index) => barsOf(area, panels[index])),
    demand: areas.flatMap((area, index) => {
      const panel = panels[index]
      return panel === undefined ? [] : [{ area: area.id, path: steps(area.years, panel) }]
    }),
  }
}

function barsOf(area: AreaSupply, panel: Panel | undefined): SupplyBar[] {
  if (panel === undefined) return []
  const inset = Math.min(3, panel.step * 0.12)
  return area.years.flatMap((year, index) => {
    const x = tenth(panel.left + index * panel.step + inset)
    const width = tenth(panel.step - 2 * inset)
    let sum = 0
    return partsOf(year).flatMap(({ kind, quantity }): SupplyBar[] => {
      if (quantity <= NOTHING) return []
      const foot = panel.y(sum)
      sum += quantity
      const y = panel.y(sum)
      const { slot } = area
      return [{ kind, area: area.id, year: year.year, slot, quantity, x, y, width, height: tenth(foot - y) }]
    })
  })
}

/** From the foot of the bar to its top. */
export function partsOf({ own, transfer, unmet }: YearSupply): { kind: SupplyKind; quantity: number }[] {
  return [
    ...own.map(({ tier, quantity }) => ({ kind: tier, quantity })),
    { kind: 'transfer', quantity: transfer },
    { kind: 'unmet', quantity: unmet },
  ]
}

/** A line that is level within a year and steps between two. */
function steps(years: readonly YearSupply[], { left, step, y }: Panel): string {
  return years
    .map(({ demand }, index) => {
      const from = tenth(left + index * step)
      const to = tenth(left + (index + 1) * step)
      return `${index === 0 ? `M${from},${y(demand)}` : `V${y(demand)}`}H${to}`
    })
    .join('')
}
