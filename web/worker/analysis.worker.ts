/** The worker for analyses, apart from the one that runs: levers stay quick, and to cancel is to end it. */
import { applyPatch, checkDocument, type Scenario } from '../../src/index.ts'
import { contingency } from './analysis-contingency.ts'
import { curve } from './analysis-curve.ts'
import { explain } from './analysis-explain.ts'
import type { AnalysisName, AnalysisReply, AnalysisRequest, AnswerOf, AskOf } from './analysis-protocol.ts'
import { repair } from './analysis-repair.ts'
import { room } from './analysis-room.ts'
import { readShipped } from './shipped.ts'

type Analyse<Name extends AnalysisName> = (
  scenario: Scenario,
  ask: AskOf<Name>,
  onProgress: (done: number, all: number) => void,
) => AnswerOf<Name> | Promise<AnswerOf<Name>>

const ANALYSES: { readonly [Name in AnalysisName]: Analyse<Name> } = {
  explain,
  contingency,
  curve,
  room,
  repair,
}

async function answer<Name extends AnalysisName>(request: AnalysisRequest<Name>): Promise<AnalysisReply> {
  const { call, ask } = request
  const { scenario: loaded } = await readShipped(ask.input.scenario)
  const checked = checkDocument(applyPatch(loaded.document, ask.input.patch))
  if (!checked.ok) return { call, name: 'failed', message: checked.issues.map(({ code }) => code).join(', ') }
  const onProgress = (done: number, all: number) => {
    const told: AnalysisReply = { call, name: 'progress', done, all }
    self.postMessage(told)
  }
  return { call, name: 'answer', answer: await ANALYSES[request.name](checked.value, ask, onProgress) }
}

self.addEventListener('message', (event: MessageEvent<AnalysisRequest>) => {
  answer(event.data)
    .catch((error: unknown): AnalysisReply => {
      const message = error instanceof Error ? error.message : String(error)
      return { call: event.data.call, name: 'failed', message }
    })
    .then((reply) => self.postMessage(reply))
})
