/** The analysis that draws every goal as one number of the document varies. */
import { type CurveOutcome, curveOfScenario, type Scenario } from '../../src/index.ts'
import type { CurveAsk } from './analysis-protocol.ts'

/** Draw the value curve that is asked for; how many programs it takes is not known before, so all is 0. */
export function curve(
  scenario: Scenario,
  { input: _, ...request }: CurveAsk,
  onProgress: (done: number, all: number) => void,
): Promise<CurveOutcome> {
  return curveOfScenario(scenario, request, { progress: (solves) => onProgress(solves, 0) })
}
