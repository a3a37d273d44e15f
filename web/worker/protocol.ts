/** What the page asks of the worker, and what it answers. All plain data, so that it survives the passage. */
import type { Issue, JsonObject, Localised, ResultFile, Scenario } from '../../src/index.ts'

/** A scenario with the patch a user made on it. */
export interface RunInput {
  readonly scenario: string
  readonly patch: JsonObject
  /** Leave the prices out, as while a lever moves; asked for without it once the lever rests. */
  readonly prices?: 'skip'
}

/** A scenario as it ships, beside the one its changes are shown against. */
export interface Opened {
  readonly id: string
  readonly loaded: Scenario
  /** Id of the scenario at the root of its `extends` chain; its own where there is none. */
  readonly baselineId: string
  readonly baseline: Scenario
  /** First digits of the hash of the loaded document: tells editions of one scenario apart. */
  readonly edition: string
}

export interface Solved {
  readonly input: RunInput
  readonly scenario: Scenario
  readonly result: ResultFile
}

/** A run answers with a result, or with everything that stands in its way. */
export type RunReply =
  | { readonly ok: true; readonly solved: Solved }
  | { readonly ok: false; readonly input: RunInput; readonly issues: readonly Issue[] }

/** Years of a run that are done, of all it has. */
export interface Progress {
  readonly done: number
  readonly total: number
}

export interface Title {
  readonly id: string
  readonly title: Localised
}

/** Each call has a number, which its reply repeats. */
export type Request =
  | { readonly call: number; readonly name: 'open'; readonly scenario: string }
  | { readonly call: number; readonly name: 'run'; readonly input: RunInput }
  | { readonly call: number; readonly name: 'check'; readonly input: RunInput }
  | { readonly call: number; readonly name: 'read'; readonly input: RunInput }
  | { readonly call: number; readonly name: 'titles' }

export type Reply =
  /** The worker holds the lock of this name, and will until it ends. */
  | { readonly name: 'alive'; readonly life: string }
  /** Of a run under way; its answer follows. */
  | { readonly call: number; readonly name: 'progress'; readonly progress: Progress }
  | { readonly call: number; readonly name: 'open'; readonly answer: Opened }
  | { readonly call: number; readonly name: 'run'; readonly answer: RunReply }
  | { readonly call: number; readonly name: 'check'; readonly answer: readonly Issue[] }
  | { readonly call: number; readonly name: 'read'; readonly answer: Scenario | null }
  | { readonly call: number; readonly name: 'titles'; readonly answer: readonly Title[] }
  | { readonly call: number; readonly name: 'failed'; readonly message: string }
