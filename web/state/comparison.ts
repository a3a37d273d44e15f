/** The runs of a comparison: which they are, what they are called, and their results as they come. */
import { type Localised, type ResultFile, type Scenario, sameJson } from '../../src/index.ts'
import type { Client } from '../worker/client.ts'
import type { RunInput } from '../worker/protocol.ts'
import type { Compared, WorkspaceState } from './workspace-state.ts'

/** As many as can be told apart side by side. */
export const MOST_COMPARED = 4

/** One run, and what has come of it. */
export type ComparedRun =
  | { readonly state: 'running' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'done'; readonly scenario: Scenario; readonly result: ResultFile }

/** The runs that are chosen; the baseline and the present version where nothing is. */
export function chosenRuns({ compared, opened, titles, history }: WorkspaceState): readonly Compared[] {
  if (compared.length > 0) return compared
  const now: Compared = { kind: 'now' }
  const id = opened?.baselineId ?? history.present.scenario
  const name = titles.find((title) => title.id === id)?.title ?? opened?.baseline.title ?? { zh: id, en: id }
  return [{ kind: 'version', version: { scenario: id, patch: {} }, name }, now]
}

/** A key that is the same for the same run. */
export function keyOf(run: Compared): string {
  return run.kind === 'now' ? 'now' : JSON.stringify([run.version.scenario, run.version.patch, run.name])
}

/** What a run is called; the present version by the name it was saved or shipped under, while it has no changes. */
export function nameOf(run: Compared, state: WorkspaceState, now: string): Localised {
  return run.kind === 'now' ? (nameUnchanged(state) ?? { zh: now, en: now }) : run.name
}

/** The name of the present version where it is as it was loaded; the baseline, which it is compared with, has none. */
function nameUnchanged({ history, opened, titles }: WorkspaceState): Localised | null {
  const { from, patch, scenario } = history.present
  if (!sameJson(patch, from?.patch ?? {})) return null
  if (from !== undefined) return from.name === null ? null : { zh: from.name, en: from.name }
  const shipped = scenario === opened?.baselineId ? undefined : titles.find(({ id }) => id === scenario)
  return shipped?.title ?? null
}

/** Fetches results of other versions, each once, and calls back when one has come. */
export class ComparisonRuns {
  readonly #client: Client
  readonly #changed: () => void
  #known: readonly { readonly input: RunInput; readonly run: ComparedRun }[] = []

  constructor(client: Client, changed: () => void) {
    this.#client = client
    this.#changed = changed
  }

  /** The run of a version; asked for where it is not known yet. */
  of(run: Compared, now: WorkspaceState): ComparedRun {
    if (run.kind === 'now') {
      const { solved } = now
      // The last result of another scenario would pass for one of this.
      return solved === null || solved.input.scenario !== now.history.present.scenario
        ? { state: 'running' }
        : { state: 'done', scenario: solved.scenario, result: solved.result }
    }
    const { scenario, patch } = run.version
    const known = this.#known.find(({ input }) => input.scenario === scenario && sameJson(input.patch, patch))
    if (known !== undefined) return known.run
    void this.#fetch({ scenario, patch })
    return { state: 'running' }
  }

  /** Ask again for what failed, the next time it is wanted. */
  forgetFailures(): void {
    this.#known = this.#known.filter(({ run }) => run.state !== 'failed')
  }

  async #fetch(input: RunInput): Promise<void> {
    this.#note(input, { state: 'running' })
    try {
      const reply = await this.#client.run(input)
      this.#note(
        input,
        reply.ok
          ? { state: 'done', scenario: reply.solved.scenario, result: reply.solved.result }
          : { state: 'failed', reason: reply.issues[0]?.code ?? '' },
      )
    } catch (error) {
      this.#note(input, { state: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
    this.#changed()
  }

  #note(input: RunInput, run: ComparedRun): void {
    this.#known = [...this.#known.filter((one) => one.input !== input), { input, run }]
  }
}
