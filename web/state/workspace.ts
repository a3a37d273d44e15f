/**
 * The page's one store: history in, runs out. Every action changes the history by a pure function, shows at once
 * what the user did, and asks the worker for a run; results follow when they come.
 */
import {
  applyPatch,
  diffPatch,
  type Issue,
  type JsonObject,
  type JsonValue,
  sameJson,
} from '../../src/index.ts'
import type { Client } from '../worker/client.ts'
import { createLatestRunner, type Runner } from '../worker/latest-runner.ts'
import type { Opened, RunInput, RunReply, Solved, Title } from '../worker/protocol.ts'
import { bareValue, type Path, readPath, writePath } from './document.ts'
import {
  closeGesture,
  type History,
  record,
  redo,
  resetTarget,
  startHistory,
  undo,
  type Version,
} from './history.ts'
import { readSession, writeSession } from './session.ts'
import type { ViewId } from './views.ts'

export type Phase = 'loading' | 'solving' | 'ready' | 'invalid' | 'failed'

export interface WorkspaceState {
  readonly history: History
  readonly titles: readonly Title[]
  /** The loaded scenario beside its baseline; `null` until it is read. */
  readonly opened: Opened | null
  /** Document of the loaded scenario with the present patch. */
  readonly document: JsonObject | null
  /** The last good result, of the present version or of one before it. */
  readonly solved: Solved | null
  readonly baselineSolved: Solved | null
  /** The view that is looked at. */
  readonly view: ViewId
  readonly phase: Phase
  /** What stands in the way while `invalid`. */
  readonly issues: readonly Issue[]
  /** What went wrong while `failed`. */
  readonly failure: string | null
}

/** Where the history lives between reloads. */
export interface Shelf {
  read(): string | null
  write(text: string): void
}

export interface WorkspaceOptions {
  readonly client: Client
  readonly shelf: Shelf
  /** Ids of the shipped scenarios, the first one first. */
  readonly scenarios: readonly string[]
}

export class Workspace {
  #state: WorkspaceState
  readonly #client: Client
  readonly #shelf: Shelf
  readonly #listeners = new Set<() => void>()
  readonly #openings = new Map<string, Promise<Opened>>()
  readonly #runner: Runner<RunInput>

  constructor({ client, shelf, scenarios }: WorkspaceOptions) {
    this.#client = client
    this.#shelf = shelf
    const first = startHistory({ scenario: scenarios[0] ?? '', patch: {} })
    this.#state = {
      history: readSession(shelf.read(), new Set(scenarios)) ?? first,
      titles: [],
      opened: null,
      document: null,
      solved: null,
      baselineSolved: null,
      view: 'balance',
      phase: 'loading',
      issues: [],
      failure: null,
    }
    this.#runner = createLatestRunner((input) => client.run(input), {
      onOutput: (reply, input) => this.#receive(reply, input),
      onError: (error) => this.#fail(error),
    })
  }

  get state(): WorkspaceState {
    return this.#state
  }

  /** Call back after every change of state; returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Open the present scenario and show its first result; then fetch the titles of the others. */
  async start(): Promise<void> {
    await this.#show()
    try {
      this.#update({ titles: await this.#client.titles() })
    } catch (error) {
      this.#fail(error)
    }
  }

  /**
   * Set one place of the document.
   * @param gesture names the gesture under way, which makes one entry of undo; `null` for a single step.
   */
  edit(path: Path, value: JsonValue | undefined, gesture: string | null): void {
    const { opened, document, history } = this.#state
    if (opened === null || document === null) return
    const target = writePath(document, path, restored(opened, path, value))
    const patch = diffPatch(opened.loaded.document, target)
    this.#go(record(history, { scenario: opened.id, patch }, gesture))
  }

  /** End the gesture under way. */
  settle(): void {
    if (this.#state.history.gesture !== null) this.#keep(closeGesture(this.#state.history))
  }

  /** Put one place back to what the baseline says. */
  revert(path: Path): void {
    const { opened } = this.#state
    if (opened !== null) this.edit(path, readPath(opened.baseline.document, path), null)
  }

  /** Look at another view; no step of undo. */
  look(view: ViewId): void {
    this.#update({ view })
  }

  /** Load another shipped scenario, unchanged. */
  choose(scenario: string): void {
    this.#go(record(this.#state.history, { scenario, patch: {} }, null))
  }

  undo(): void {
    this.#go(undo(this.#state.history))
  }

  redo(): void {
    this.#go(redo(this.#state.history))
  }

  /** Where a reset would lead; `null` where it would change nothing. */
  get resetTarget(): Version | null {
    const { history, opened } = this.#state
    return opened === null ? null : resetTarget(history.present, opened.baselineId)
  }

  reset(): void {
    const target = this.resetTarget
    if (target !== null) this.#go(record(this.#state.history, target, null))
  }

  /** Run the present version once more, after a failure. */
  retry(): void {
    void this.#show()
  }

  #go(history: History): void {
    this.#keep(history)
    void this.#show()
  }

  #keep(history: History): void {
    this.#update({ history })
    if (history.gesture === null) this.#shelf.write(writeSession(history))
  }

  /** Bring the page to the present version: open its scenario where another is open, then ask for a run. */
  async #show(): Promise<void> {
    const { scenario } = this.#state.history.present
    try {
      const opened = this.#state.opened?.id === scenario ? this.#state.opened : await this.#open(scenario)
      // The user may have moved on while the scenario was read.
      const { present } = this.#state.history
      if (present.scenario !== scenario) return
      const document = applyPatch(opened.loaded.document, present.patch)
      this.#update({ opened, document, phase: this.#state.solved === null ? 'loading' : 'solving' })
      this.#runner.request(present)
    } catch (error) {
      this.#fail(error)
    }
  }

  #open(scenario: string): Promise<Opened> {
    const known = this.#openings.get(scenario)
    if (known !== undefined) return known
    const opening = this.#client.open(scenario)
    this.#openings.set(scenario, opening)
    opening.catch(() => this.#openings.delete(scenario))
    return opening
  }

  #receive(reply: RunReply, input: RunInput): void {
    const current = input === this.#state.history.present
    if (!reply.ok) {
      if (current) this.#update({ phase: 'invalid', issues: reply.issues, failure: null })
      return
    }
    const { solved } = reply
    this.#update(
      current ? { solved, phase: 'ready', issues: [], failure: null } : { solved, issues: [], failure: null },
    )
    void this.#solveBaseline(solved)
  }

  /** Fetch the result of the baseline, which faint marks and differences are measured from. */
  async #solveBaseline(solved: Solved): Promise<void> {
    const { opened, baselineSolved } = this.#state
    if (opened === null || baselineSolved?.input.scenario === opened.baselineId) return
    const input = { scenario: opened.baselineId, patch: {} }
    try {
      const same = solved.input.scenario === input.scenario && sameJson(solved.input.patch, {})
      const reply = same ? { ok: true as const, solved } : await this.#client.run(input)
      if (reply.ok) this.#update({ baselineSolved: reply.solved })
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    this.#update({ phase: 'failed', failure: error instanceof Error ? error.message : String(error) })
  }

  #update(change: Partial<WorkspaceState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of [...this.#listeners]) listener()
  }
}

/** A number typed back to what the loaded document or the baseline says gets their provenance back. */
function restored(opened: Opened, path: Path, value: JsonValue | undefined): JsonValue | undefined {
  for (const document of [opened.loaded.document, opened.baseline.document]) {
    const original = readPath(document, path)
    if (original !== undefined && bareValue(original) === value) return original
  }
  return value
}
