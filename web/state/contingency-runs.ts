/** The runs behind the Contingency view: one at a time, the last answer kept, slow ones to be cancelled. */
import type { ContingencyOutcome, ResultFile, Scenario } from '../../src/index.ts'
import { Analysis } from '../worker/analysis.ts'
import type { RunInput, Solved } from '../worker/protocol.ts'

/** A run that lasts longer shows how far it is, and can be cancelled, ms. */
const LONG = 1000
/** Most pairs asked for: as many as a person reads, with the worst among them for certain. */
export const MOST_PAIRS = 40

/** What losses come to, with the version and year that they are of. */
export interface Answered {
  readonly input: RunInput
  readonly year: number
  readonly scenario: Scenario
  readonly result: ResultFile
  readonly outcome: ContingencyOutcome
}

export type Run =
  | { readonly phase: 'rest' }
  | {
      readonly phase: 'working'
      readonly order: 1 | 2
      readonly done: number
      readonly all: number
      readonly slow: boolean
    }
  | { readonly phase: 'cancelled'; readonly order: 1 | 2 }
  | { readonly phase: 'failed'; readonly order: 1 | 2; readonly message: string }

/** Runs analyses of contingencies; tells its listener of every change. One serves the page. */
export class ContingencyRuns {
  run: Run = { phase: 'rest' }
  answered: Answered | null = null
  #listener: () => void = () => {}
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #analysis = new Analysis()

  /** Tell of every change from now on; the listener before is told no more. */
  listen(listener: () => void): void {
    this.#listener = listener
  }

  /** Whether the answer is that of a version and year. */
  isOf(solved: Solved, year: number): boolean {
    return this.answered?.input === solved.input && this.answered.year === year
  }

  /** Lose things of a result's year; a run under way is ended. */
  ask({ input, scenario, result }: Solved, year: number, order: 1 | 2): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#advance({ slow: true }), LONG)
    this.#go({ phase: 'working', order, done: 0, all: 0, slow: false })
    this.#analysis.ask(
      'contingency',
      { input, year, order, pairs: MOST_PAIRS },
      {
        onProgress: (done, all) => this.#advance({ done, all }),
        onAnswer: (outcome) => {
          this.answered = { input, year, scenario, result, outcome }
          this.#go({ phase: 'rest' })
        },
        onFailure: (message) => this.#go({ phase: 'failed', order, message }),
      },
    )
  }

  /** End the run under way, if there is one. */
  cancel(): void {
    if (this.run.phase !== 'working') return
    this.#analysis.cancel()
    this.#go({ phase: 'cancelled', order: this.run.order })
  }

  #advance(change: { readonly done: number; readonly all: number } | { readonly slow: true }): void {
    if (this.run.phase === 'working') this.#go({ ...this.run, ...change })
  }

  #go(run: Run): void {
    if (run.phase !== 'working') clearTimeout(this.#timer)
    this.run = run
    this.#listener()
  }
}
