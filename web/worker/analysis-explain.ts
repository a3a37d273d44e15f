/** The analysis that explains a site, a market or a terminal. */
import { type Explanation, explainScenario, type Scenario } from '../../src/index.ts'
import type { ExplainAsk } from './analysis-protocol.ts'

/** Explain what is asked for, in its year, and tell how far it is. */
export function explain(
  scenario: Scenario,
  ask: ExplainAsk,
  onProgress: (done: number, all: number) => void,
): Promise<Explanation> {
  const kinds = { site: 'sites', market: 'markets', terminal: 'terminals' } as const
  return explainScenario(scenario, { year: ask.year, [kinds[ask.of]]: [ask.id], onProgress })
}
