/** The page's end of the worker for analyses: one at a time, the newest wins, and it can be cancelled. */
import type { AnalysisName, AnalysisReply, AnswerOf, AskOf } from './analysis-protocol.ts'

/** What is told of an analysis under way. */
export interface AnalysisReports<Answer> {
  onProgress(done: number, all: number): void
  onAnswer(answer: Answer): void
  onFailure(message: string): void
}

export class Analysis {
  #worker: Worker | null = null
  #calls = 0
  #busy = false

  /** Ask for an analysis; one that is still under way is ended. */
  ask<Name extends AnalysisName>(
    name: Name,
    ask: AskOf<Name>,
    reports: AnalysisReports<AnswerOf<Name>>,
  ): void {
    this.cancel()
    const worker =
      this.#worker ?? new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' })
    this.#worker = worker
    this.#busy = true
    const call = ++this.#calls
    worker.onmessage = ({ data }: MessageEvent<AnalysisReply>) => {
      if (data.call !== call) return
      if (data.name === 'progress') return reports.onProgress(data.done, data.all)
      this.#busy = false
      // The worker answers a call by the analysis of its name: the number of the call carries the type.
      if (data.name === 'answer') reports.onAnswer(data.answer as AnswerOf<Name>)
      else reports.onFailure(data.message)
    }
    worker.onerror = (event) => {
      this.cancel()
      reports.onFailure(event.message || 'worker')
    }
    worker.postMessage({ call, name, ask })
  }

  /** End what is under way; the worker is kept where nothing is. */
  cancel(): void {
    if (!this.#busy) return
    this.#worker?.terminate()
    this.#worker = null
    this.#busy = false
  }
}
