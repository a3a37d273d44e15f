/** The page's end of the worker for analyses: one at a time, the newest wins, and it can be cancelled. */
import type { Explanation } from '../../src/index.ts'
import type { AnalysisReply, AnalysisRequest, ExplainAsk } from './analysis-protocol.ts'

/** What is told of an analysis under way. */
export interface AnalysisReports {
  onProgress(done: number, all: number): void
  onExplained(explanation: Explanation): void
  onFailure(message: string): void
}

export class Analysis {
  #worker: Worker | null = null
  #calls = 0
  #busy = false

  /** Ask for a page; one that is still under way is ended. */
  explain(ask: ExplainAsk, reports: AnalysisReports): void {
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
      if (data.name === 'explained') reports.onExplained(data.explanation)
      else reports.onFailure(data.message)
    }
    worker.onerror = (event) => {
      this.cancel()
      reports.onFailure(event.message || 'worker')
    }
    const request: AnalysisRequest = { call, ask }
    worker.postMessage(request)
  }

  /** End what is under way; the worker is kept where nothing is. */
  cancel(): void {
    if (!this.#busy) return
    this.#worker?.terminate()
    this.#worker = null
    this.#busy = false
  }
}
