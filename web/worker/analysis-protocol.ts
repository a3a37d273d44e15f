/** What the page asks of the worker for analyses, and what it answers. All plain data. */
import type {
  ContingencyOutcome,
  CurveOutcome,
  CurveRequest,
  Explanation,
  RepairOutcome,
  RoomOutcome,
} from '../../src/index.ts'
import type { RunInput } from './protocol.ts'

/** A scenario as it stands on the page, in one of its years. */
export interface AskedYear {
  readonly input: RunInput
  readonly year: number
}

/** A site, a market or a terminal of a scenario, in a year. */
export interface ExplainAsk extends AskedYear {
  readonly of: 'site' | 'market' | 'terminal'
  readonly id: string
}

/** What may be lost in a year: one thing at a time, or two as well. */
export interface ContingencyAsk extends AskedYear {
  readonly order: 1 | 2
  /** Most pairs listed; not looked at where single losses alone are asked for. */
  readonly pairs: number
}

/** A number of the document, or several that move in proportion, and between which values, in its own unit. */
export interface CurveAsk extends AskedYear, Omit<CurveRequest, 'year'> {}

/** Room in a year: of one site, or of all with the two allocations that differ most (`null`). */
export interface RoomAsk extends AskedYear {
  readonly epsilon: number
  readonly site: string | null
}

/** Every analysis by its name: what is asked, and what is answered. */
export interface Analyses {
  readonly explain: { readonly ask: ExplainAsk; readonly answer: Explanation }
  readonly contingency: { readonly ask: ContingencyAsk; readonly answer: ContingencyOutcome }
  readonly curve: { readonly ask: CurveAsk; readonly answer: CurveOutcome }
  readonly room: { readonly ask: RoomAsk; readonly answer: RoomOutcome }
  readonly repair: { readonly ask: AskedYear; readonly answer: RepairOutcome }
}

export type AnalysisName = keyof Analyses
export type AskOf<Name extends AnalysisName> = Analyses[Name]['ask']
export type AnswerOf<Name extends AnalysisName> = Analyses[Name]['answer']

export type AnalysisRequest<Of extends AnalysisName = AnalysisName> = {
  readonly [Name in Of]: { readonly call: number; readonly name: Name; readonly ask: AskOf<Name> }
}[Of]

export type AnalysisReply =
  | { readonly call: number; readonly name: 'progress'; readonly done: number; readonly all: number }
  | { readonly call: number; readonly name: 'answer'; readonly answer: AnswerOf<AnalysisName> }
  | { readonly call: number; readonly name: 'failed'; readonly message: string }
