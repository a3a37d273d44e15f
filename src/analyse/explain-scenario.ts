/** Explanations and value curves of a scenario, from nothing but the scenario: for the command line and the page. */
import type { Scenario } from '../scenario/types.ts'
import { simulateYears } from '../simulate/run.ts'
import { isAllocated, type Year } from '../simulate/types.ts'
import type { SolveOptions } from '../solve/types.ts'
import { type CurveOptions, type CurveOutcome, type CurveRequest, valueCurve } from './curve.ts'
import { explainMarket, explainSite, type MarketPage, type SitePage } from './explain.ts'
import { explainTerminal, type TerminalPage } from './explain-terminal.ts'
import { marketStatements, type Statement, siteStatements, terminalStatements } from './statements.ts'

/** A page with what it says. Plain data. */
export interface ExplainedPage {
  readonly page: SitePage | MarketPage | TerminalPage
  readonly statements: readonly Statement[]
}

/** Which sites, markets and terminals to explain, and in which year. */
export interface ExplainRequest {
  /** The first year by default. */
  readonly year?: number
  /** Ids of the scenario's sites, markets and terminals. */
  readonly sites?: readonly string[]
  readonly markets?: readonly string[]
  readonly terminals?: readonly string[]
  /**
   * Flows, and pairs without one, that get a reason on each page: the largest and the nearest to a change. All by
   * default in a small network, five in a large one.
   */
  readonly most?: number
  /** Told after each reason how many of a page are found, of at most how many. */
  readonly onProgress?: (done: number, all: number) => void
}

/** Pages with their sentences as data, or why there are none. */
export type Explanation =
  | {
      readonly status: 'explained'
      readonly year: number
      /** Whether the allocation explained is a proven optimum. */
      readonly certified: boolean
      readonly pages: readonly ExplainedPage[]
    }
  /** The year, or one before it, has no allocation. */
  | { readonly status: 'no-allocation'; readonly year: number }

/** Columns above which a network counts as large. */
const LARGE = 2000
const MOST_IN_LARGE = 5

/** Explain sites, markets and terminals in a year of a scenario. Throws where an id or the year is none of the scenario's. */
export async function explainScenario(
  scenario: Scenario,
  request: ExplainRequest,
  options: SolveOptions = {},
): Promise<Explanation> {
  const found = await simulateTo(scenario, request.year, options)
  if (!isAllocated(found)) return { status: 'no-allocation', year: found.year }
  const { allocation, year } = found
  const isLarge = allocation.formulation.program.columnKeys.length > LARGE
  const most = request.most ?? (isLarge ? MOST_IN_LARGE : Number.POSITIVE_INFINITY)
  const { onProgress } = request
  const asked = { ...options, most, ...(onProgress === undefined ? {} : { onProgress }) }
  const pages: ExplainedPage[] = []
  for (const id of request.sites ?? []) {
    const page = await explainSite(allocation, id, asked)
    pages.push({ page, statements: siteStatements(scenario, page) })
  }
  for (const id of request.markets ?? []) {
    const page = await explainMarket(allocation, id, asked)
    pages.push({ page, statements: marketStatements(scenario, page) })
  }
  for (const id of request.terminals ?? []) {
    const page = await explainTerminal(allocation, id, asked)
    pages.push({ page, statements: terminalStatements(scenario, page) })
  }
  return { status: 'explained', year, certified: allocation.certificate.ok, pages }
}

/** Draw the value curve of a number of a scenario in a year, the first by default. Throws for another year. */
export async function curveOfScenario(
  scenario: Scenario,
  request: CurveRequest & { readonly year?: number },
  options: CurveOptions = {},
): Promise<CurveOutcome> {
  const { progress: _, ...limits } = options
  const found = await simulateTo(scenario, request.year, limits)
  return valueCurve(scenario, found.allocation.formulation, request, options)
}

/** Simulate as far as a year. */
export async function simulateTo(
  scenario: Scenario,
  wanted: number | undefined,
  options: SolveOptions,
): Promise<Year> {
  for await (const year of simulateYears(scenario, options)) {
    if (wanted === undefined || year.year === wanted) return year
  }
  throw new RangeError(`no year ${wanted} in ${scenario.id}`)
}
