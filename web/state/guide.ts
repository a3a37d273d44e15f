/** Three questions to begin with: each is a patch on a shipped scenario, and the view that shows what comes of it. */
import { diffPatch, type JsonObject, type JsonValue, PRESET_TEXTS, type Scenario } from '../../src/index.ts'
import type { Client } from '../worker/client.ts'
import { writePath } from './document.ts'
import type { Look } from './views.ts'
import type { Work } from './work.ts'
import type { Compared } from './workspace-state.ts'

export const QUESTIONS = ['close', 'growth', 'carbon'] as const
export type Question = (typeof QUESTIONS)[number]

/** What a question leads to. */
export interface Answer {
  readonly work: Work
  /** What to set it against, where that is not the baseline. */
  readonly against: Compared | null
}

const DISTRICTS = 'chongqing-2025'
/** The scenario over years that others are measured by. */
export const YEARS_SCENARIO = 'chongqing-2035'

/** Rise of demand; the year it sets out from, the last that the plan published, and the one in which it is reached. */
const RISE = 0.1
const BEGINS = 2025
const REACHED = 2030

/** The scenario that demand grows in: one over the years where it ships, else the districts of one year. */
export function growthScenario(known: ReadonlySet<string>): string {
  return known.has(YEARS_SCENARIO) ? YEARS_SCENARIO : DISTRICTS
}

/** Work out what a question asks for. */
export async function answerTo(
  question: Question,
  present: string,
  known: ReadonlySet<string>,
  client: Client,
): Promise<Answer> {
  switch (question) {
    case 'close':
      return {
        work: work(
          present,
          { sites: { 'fengdu-baoluan': { capacity: 0 } } },
          { view: 'balance', year: null },
        ),
        against: null,
      }
    case 'growth': {
      const scenario = growthScenario(known)
      const { loaded } = await client.open(scenario)
      const year = loaded.years.includes(REACHED) ? REACHED : null
      return { work: work(scenario, growth(loaded), { view: 'balance', year }), against: null }
    }
    case 'carbon': {
      const preset = (id: string): JsonObject => ({ policy: { preset: id } })
      return {
        work: work(DISTRICTS, preset('least-carbon'), { view: 'compare', year: null }),
        against: {
          kind: 'version',
          version: { scenario: DISTRICTS, patch: preset('nearest') },
          name: PRESET_TEXTS.nearest.name,
        },
      }
    }
  }
}

function work(scenario: string, patch: JsonObject, look: Look): Work {
  return { version: { scenario, patch }, look }
}

/** Every demand higher by the rise: at once in a scenario of one year, else evenly until the year it is reached in. */
export function growth(scenario: Scenario): JsonObject {
  const share = (year: number) => Math.min(1, Math.max(0, (year - BEGINS) / (REACHED - BEGINS)))
  const factor = (year: number) => 1 + RISE * (scenario.years.length === 1 ? 1 : share(year))
  const raised = (byYear: readonly number[]): JsonValue => {
    const values = scenario.years.map((year, at) => toGrid((byYear[at] ?? 0) * factor(year)))
    const [only] = values
    return values.length === 1 && only !== undefined
      ? only
      : Object.fromEntries(scenario.years.map((year, at) => [`${year}`, values[at] ?? 0]))
  }
  const target = scenario.markets.reduce(
    (document, { id, demand }) => writePath(document, ['markets', id, 'demand'], raised(demand.byYear)),
    scenario.document,
  )
  return diffPatch(scenario.document, target)
}

function toGrid(value: number): number {
  return Math.round(value * 1000) / 1000
}
