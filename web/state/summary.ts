/** The few numbers a planner looks at first, from the tables of one year of a result. */
import type { FlowRow, ResultFile, Scenario } from '../../src/index.ts'

export interface Summary {
  readonly year: number
  /** wt/yr, all regions. */
  readonly demand: number
  /** wt/yr. */
  readonly unmet: number
  /** wt/yr that cross from one region to another. */
  readonly transfer: number
  /** km per tonne delivered; `null` where nothing is. */
  readonly haul: number | null
  /** yuan per tonne delivered, at the gate and on the way; `null` where nothing is. */
  readonly deliveredCost: number | null
  /** Barge in tonne-kilometres, 0–1; `null` where the scenario has no barges. */
  readonly bargeShare: number | null
  /** The named exporter with the highest output ÷ capacity; `null` where none has capacity. */
  readonly busiest: { readonly site: string; readonly utilisation: number } | null
  /** Largest of all relative residuals of the certificate. */
  readonly residual: number
}

/** Sum up one year of a result. */
export function summarise(result: ResultFile, scenario: Scenario, year: number): Summary {
  const ofYear = <Row extends { readonly year: number }>(rows: readonly Row[]) =>
    rows.filter((row) => row.year === year)
  const flows = ofYear(result.flows)
  const delivered = total(flows, (flow) => flow.quantity)
  const perTonne = (sum: number) => (delivered > 0 ? sum / delivered : null)
  return {
    year,
    demand: total(ofYear(result.regions), (region) => region.demand),
    unmet: total(ofYear(result.markets), (market) => market.unmet),
    transfer: total(ofYear(result.transfers), (transfer) => transfer.quantity),
    haul: perTonne(total(flows, (flow) => flow.quantity * flow.distance)),
    deliveredCost: perTonne(total(flows, (flow) => flow.cost)),
    bargeShare: bargeShare(result, scenario, year),
    busiest: busiestExporter(result, scenario, year),
    residual: largestResidual(result, year),
  }
}

function bargeShare(result: ResultFile, scenario: Scenario, year: number): number | null {
  if (!scenario.modes.some(({ kind }) => kind === 'barge')) return null
  const row = result.indicators.find(
    (one) => one.year === year && one.region === 'city' && one.id === 'barge-share',
  )
  return row?.value ?? null
}

function busiestExporter(result: ResultFile, scenario: Scenario, year: number): Summary['busiest'] {
  const exporters = new Set(scenario.sites.filter((site) => site.exporter).map((site) => site.id))
  let busiest: Summary['busiest'] = null
  for (const row of result.sites) {
    if (row.year !== year || row.utilisation === null || !exporters.has(row.id)) continue
    if (busiest === null || row.utilisation > busiest.utilisation) {
      busiest = { site: row.id, utilisation: row.utilisation }
    }
  }
  return busiest
}

function largestResidual(result: ResultFile, year: number): number {
  const residuals = result.certificate.stages
    .filter((stage) => stage.year === year)
    .flatMap((stage) => [stage.primalResidual, stage.dualResidual, stage.complementarity, stage.gap])
  return Math.max(0, ...residuals.map(Math.abs))
}

/** One transfer as a planner reads it: who sends how much where, how far and at what price. */
export interface TransferLine {
  readonly site: string
  readonly fromRegion: string
  readonly toRegion: string
  /** wt/yr. */
  readonly quantity: number
  /** Quantity ÷ capacity of the site, 0–1; `null` where capacity is 0. */
  readonly share: number | null
  /** km per tonne. */
  readonly distance: number
  /** yuan per tonne. */
  readonly cost: number
  /** Mode ids of the legs, in the order of the first tonne. */
  readonly modes: readonly string[]
}

/** List the transfers of a year, the largest first. */
export function listTransfers(result: ResultFile, year: number): TransferLine[] {
  const regionOf = new Map(result.markets.map((market) => [market.id, market.region]))
  const capacityOf = new Map(
    result.sites.filter((site) => site.year === year).map((site) => [site.id, site.capacity]),
  )
  const lines = result.transfers
    .filter((transfer) => transfer.year === year)
    .map((transfer) => {
      const flows = result.flows.filter(
        (flow) =>
          flow.year === year &&
          flow.site === transfer.site &&
          regionOf.get(flow.market) === transfer.toRegion,
      )
      const { site, fromRegion, toRegion, quantity } = transfer
      const capacity = capacityOf.get(site) ?? 0
      const carried = total(flows, (flow) => flow.quantity)
      return {
        site,
        fromRegion,
        toRegion,
        quantity,
        share: capacity > 0 ? quantity / capacity : null,
        distance: carried > 0 ? total(flows, (flow) => flow.quantity * flow.distance) / carried : 0,
        cost: carried > 0 ? total(flows, (flow) => flow.cost) / carried : 0,
        modes: modesOf(flows),
      }
    })
  return lines.sort((a, b) => b.quantity - a.quantity || (a.site < b.site ? -1 : 1))
}

function modesOf(flows: readonly FlowRow[]): string[] {
  return [...new Set(flows.flatMap((flow) => flow.legs.map((leg) => leg.mode)))]
}

function total<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0)
}

/** The site of a region with the largest output in a year; `null` where none puts anything out. */
export function largestSite({ sites }: ResultFile, region: string, year: number): string | null {
  const own = sites.filter((row) => row.year === year && row.region === region && row.output > 0)
  const [largest] = own.sort((a, b) => b.output - a.output || (a.id < b.id ? -1 : 1))
  return largest?.id ?? null
}

/** The market of a region that is most short in a year, or else has the largest demand; `null` for none. */
export function largestMarket({ markets }: ResultFile, region: string, year: number): string | null {
  const own = markets.filter((row) => row.year === year && row.region === region)
  const [largest] = own.sort((a, b) => b.unmet - a.unmet || b.demand - a.demand)
  return largest?.id ?? null
}
