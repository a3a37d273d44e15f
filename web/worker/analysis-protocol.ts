/** What the page asks of the worker for analyses, and what it answers. All plain data. */
import type { Explanation } from '../../src/index.ts'
import type { RunInput } from './protocol.ts'

/** A site or a market of a scenario, in a year. */
export interface ExplainAsk {
  readonly input: RunInput
  readonly year: number
  readonly of: 'site' | 'market'
  readonly id: string
}

export interface AnalysisRequest {
  readonly call: number
  readonly ask: ExplainAsk
}

export type AnalysisReply =
  | { readonly call: number; readonly name: 'progress'; readonly done: number; readonly all: number }
  | { readonly call: number; readonly name: 'explained'; readonly explanation: Explanation }
  | { readonly call: number; readonly name: 'failed'; readonly message: string }
