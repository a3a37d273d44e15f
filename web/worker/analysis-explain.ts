/** The analysis that explains a site or a market. */
import { type Explanation, explainScenario, type Scenario } from '../../src/index.ts'
import type { ExplainAsk } from './analysis-protocol.ts'

/** Explain what is asked for, in its year, and tell how far it is. */
export function explain(
  scenario: Scenario,
  ask: ExplainAsk,
  onProgress: (done: number, all: number) => void,
): Promise<Explanation> {
  const request = ask.of === 'site' ? { sites: [ask.id] } : { markets: [ask.id] }
  return explainScenario(scenario, { year: ask.year, ...request, onProgress })
}
