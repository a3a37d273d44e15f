/** The worker for analyses, apart from the one that runs: levers stay quick, and to cancel is to end it. */
import { applyPatch, checkDocument, explainScenario } from '../../src/index.ts'
import type { AnalysisReply, AnalysisRequest } from './analysis-protocol.ts'
import { readShipped } from './shipped.ts'

async function answer({ call, ask }: AnalysisRequest): Promise<AnalysisReply> {
  const { scenario: loaded } = await readShipped(ask.input.scenario)
  const checked = checkDocument(applyPatch(loaded.document, ask.input.patch))
  if (!checked.ok) return { call, name: 'failed', message: checked.issues.map(({ code }) => code).join(', ') }
  const request = ask.of === 'site' ? { sites: [ask.id] } : { markets: [ask.id] }
  const onProgress = (done: number, all: number) => {
    const told: AnalysisReply = { call, name: 'progress', done, all }
    self.postMessage(told)
  }
  const explanation = await explainScenario(checked.value, { year: ask.year, ...request, onProgress })
  return { call, name: 'explained', explanation }
}

self.addEventListener('message', (event: MessageEvent<AnalysisRequest>) => {
  answer(event.data)
    .catch((error: unknown): AnalysisReply => {
      const message = error instanceof Error ? error.message : String(error)
      return { call: event.data.call, name: 'failed', message }
    })
    .then((reply) => self.postMessage(reply))
})
