/**
 * The page's one store: history in, runs out. Every action changes the history by a pure function, shows at once
 * what the user did, and asks the worker for a run; results follow when they come.
 */
import { applyPatch, diffPatch, type JsonObject, type JsonValue, sameJson } from '../../src/index.ts'
import { type Client, WorkerGone } from '../worker/client.ts'
import { createLatestRunner, type Runner } from '../worker/latest-runner.ts'
import type { Opened, Progress, RunReply, Solved } from '../worker/protocol.ts'
import { type Asked, inputOf } from './asked.ts'
import { type Path, readPath, restored, writePath } from './document.ts'
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
import { decodeLink, isLink } from './link.ts'
import { type Notice, notice } from './notices.ts'
import { keepSession, readSession, type Shelf } from './session.ts'
import { FIRST_LOOK, type Look } from './views.ts'
import type { Work } from './work.ts'
import type { Compared, Edit, WorkspaceOptions, WorkspaceState } from './workspace-state.ts'

/** A run that lasts longer shows how far it is, and can be stopped, ms. */
const LONG = 1000

export class Workspace {
  /** Ids of the shipped scenarios. */
  readonly known: ReadonlySet<string>
  readonly client: Client
  #state: WorkspaceState
  readonly #shelf: Shelf
  readonly #listeners = new Set<() => void>()
  readonly #openings = new Map<string, Promise<Opened>>()
  readonly #runner: Runner<Asked>
  /** Whether the last run that was asked for leaves out prices, so that another is due when the gesture ends. */
  #rough = false
  /** The version whose run a worker did not survive: it is tried once more, not for ever. */
  #fatal: Version | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor({ client, shelf, scenarios }: WorkspaceOptions) {
    this.client = client
    this.known = new Set(scenarios)
    this.#shelf = shelf
    const session = readSession(shelf.read(), this.known)
    this.#state = {
      history: session?.history ?? startHistory({ scenario: scenarios[0] ?? '', patch: {} }),
      titles: [],
      opened: null,
      document: null,
      solved: null,
      baselineSolved: null,
      look: session?.look ?? FIRST_LOOK,
      phase: 'loading',
      slow: false,
      progress: null,
      issues: [],
      failure: null,
      notice: null,
      compared: [],
    }
    const told = (progress: Progress) => this.#update({ progress })
    this.#runner = createLatestRunner((asked) => client.run(inputOf(asked), told), {
      onOutput: (reply, asked) => this.#receive(reply, asked),
      onError: (error, { version }) => this.#lose(error, version),
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

  /**
   * Open what the address asks for, or else the present scenario, and show its first result; then fetch the titles
   * of the others.
   * @param hash the part of the address from `#` on.
   */
  async start(hash = ''): Promise<void> {
    if (isLink(hash)) await this.openLink(hash)
    else await this.#show()
    await this.#fetchTitles()
  }

  /** Open a share link on top of the present work, which stays one undo away; saved work is not touched. */
  async openLink(hash: string): Promise<void> {
    const link = await decodeLink(hash, this.known)
    if (!link.ok) {
      this.tell(notice(`link-${link.reason}`))
      await this.#show()
      return
    }
    const { version, look } = link.work
    const from = { saved: null, name: null, patch: version.patch }
    await this.load({ version: { ...version, from }, look })
    const { opened } = this.#state
    const sameData =
      link.edition === null || opened?.id !== version.scenario || opened.edition === link.edition
    this.tell(notice(sameData ? 'link-opened' : 'link-other-data', '', () => this.undo()))
  }

  /** Go on with other work; the present one stays one undo away. */
  load({ version, look }: Work): Promise<void> {
    this.#update({ look })
    return this.#go(record(this.#state.history, version, null))
  }

  /**
   * Set one place of the document.
   * @param gesture names the gesture under way, which makes one entry of undo; `null` for a single step.
   */
  edit(path: Path, value: JsonValue | undefined, gesture: string | null): void {
    this.editAll([{ path, value }], gesture)
  }

  /** Set several places of the document in one step. */
  editAll(edits: readonly Edit[], gesture: string | null): void {
    const patch = this.patchWith(edits)
    const { opened, history } = this.#state
    if (patch === null || opened === null) return
    void this.#go(record(history, { ...history.present, scenario: opened.id, patch }, gesture))
  }

  /** The patch that the present one would become by some edits; `null` until a scenario is open. */
  patchWith(edits: readonly Edit[]): JsonObject | null {
    const { opened, document } = this.#state
    if (opened === null || document === null) return null
    const originals = [opened.loaded.document, opened.baseline.document]
    const target = edits.reduce(
      (present, { path, value }) => writePath(present, path, restored(originals, path, value)),
      document,
    )
    return diffPatch(opened.loaded.document, target)
  }

  /** The document as it was before the gesture of this name, if that is under way; else the present one. */
  documentBefore(gesture: string): JsonObject | null {
    const { history, opened, document } = this.#state
    const before = history.past.at(-1)
    if (history.gesture !== gesture || before?.scenario !== opened?.id || !before || !opened) return document
    return applyPatch(opened.loaded.document, before.patch)
  }

  /** Make a merge patch on the present document, as one step. */
  applyPatch(patch: JsonObject): void {
    const { opened, document, history } = this.#state
    if (opened === null || document === null) return
    const target = diffPatch(opened.loaded.document, applyPatch(document, patch))
    void this.#go(record(history, { ...history.present, scenario: opened.id, patch: target }, null))
  }

  /** End the gesture under way, and run in full where it ended. */
  settle(): void {
    if (this.#state.history.gesture === null) return
    this.#keep(closeGesture(this.#state.history))
    if (this.#rough) void this.#show()
  }

  /** Put places back to what the baseline says. */
  revert(paths: readonly Path[]): void {
    const { opened } = this.#state
    if (opened === null) return
    const { document } = opened.baseline
    this.editAll(
      paths.map((path) => ({ path, value: readPath(document, path) })),
      null,
    )
  }

  /** Look at another view or year; no step of undo. */
  look(change: Partial<Look>): void {
    this.#update({ look: { ...this.#state.look, ...change } })
    this.#keep(this.#state.history)
  }

  /** Load another shipped scenario, unchanged. */
  choose(scenario: string): void {
    void this.#go(record(this.#state.history, { scenario, patch: {} }, null))
  }

  undo(): void {
    void this.#go(undo(this.#state.history))
  }

  redo(): void {
    void this.#go(redo(this.#state.history))
  }

  /** Where a reset would lead; `null` where it would change nothing. */
  get resetTarget(): Version | null {
    const { history, opened } = this.#state
    return opened === null ? null : resetTarget(history.present, opened.baselineId)
  }

  reset(): void {
    const target = this.resetTarget
    if (target !== null) void this.#go(record(this.#state.history, target, null))
  }

  /** Run the present version once more, after a failure. */
  retry(): void {
    this.#fatal = null
    void this.#show()
  }

  /** End a run that takes too long; the last good result stays. */
  stop(): void {
    this.client.stop()
  }

  /** Say something about the work; replaces what was said before. */
  tell(said: Notice | null): void {
    this.#update({ notice: said })
  }

  /** Choose what is compared. */
  compareWith(compared: readonly Compared[]): void {
    this.#update({ compared })
  }

  /** Give the present version a new origin, such as the name it was just saved under; no step of undo. */
  nameLoaded(version: Version): void {
    this.#keep({ ...closeGesture(this.#state.history), present: version })
    if (this.#rough) void this.#show()
  }

  #go(history: History): Promise<void> {
    this.#keep(history)
    return this.#show()
  }

  #keep(history: History): void {
    this.#update({ history })
    if (history.gesture !== null) return
    const { look, notice: said } = this.#state
    const whole = keepSession(this.#shelf, { history, look })
    if (!whole && said?.code !== 'session-full') this.tell(notice('session-full'))
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
      this.#rough = this.#state.history.gesture !== null
      this.#runner.request({ version: present, rough: this.#rough })
    } catch (error) {
      this.#lose(error, this.#state.history.present)
    }
  }

  #open(scenario: string): Promise<Opened> {
    const known = this.#openings.get(scenario)
    if (known !== undefined) return known
    const opening = this.client.open(scenario)
    this.#openings.set(scenario, opening)
    opening.catch(() => this.#openings.delete(scenario))
    return opening
  }

  #receive(reply: RunReply, { version, rough }: Asked): void {
    const { present, gesture } = this.#state.history
    const current = version === present && (!rough || gesture !== null)
    if (!reply.ok) {
      if (current) this.#update({ phase: 'invalid', issues: reply.issues, failure: null })
      return
    }
    const { solved } = reply
    this.#watch()
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
      const { scenario, patch, prices } = solved.input
      const same = scenario === input.scenario && sameJson(patch, {}) && prices === undefined
      const reply = same ? { ok: true as const, solved } : await this.client.run(input)
      if (reply.ok) this.#update({ baselineSolved: reply.solved })
    } catch (error) {
      // Asked for again with the next result.
      if (!(error instanceof WorkerGone)) this.#fail(error)
    }
  }

  async #fetchTitles(): Promise<void> {
    try {
      this.#update({ titles: await this.client.titles() })
    } catch (error) {
      // Without titles the menu is shorter; they are asked for again when a worker is back.
      if (!(error instanceof WorkerGone)) this.#fail(error)
    }
  }

  /** A run did not come to its end: where its worker died, start another, once for each input. */
  #lose(error: unknown, version: Version): void {
    const died = error instanceof WorkerGone && !error.onPurpose
    if (!died || this.#fatal === version) {
      this.#fail(error)
      return
    }
    this.#fatal = version
    this.tell(notice('worker-restarted'))
    void this.#show()
    if (this.#state.titles.length === 0) void this.#fetchTitles()
  }

  /** Note when a run lasts. */
  #watch(): void {
    clearTimeout(this.#timer)
    if (this.#state.slow || this.#state.progress !== null) this.#update({ slow: false, progress: null })
    const { phase } = this.#state
    if (phase === 'solving' || phase === 'loading')
      this.#timer = setTimeout(() => this.#update({ slow: true }), LONG)
  }

  #fail(error: unknown): void {
    const stopped = error instanceof WorkerGone && error.onPurpose
    const failure = stopped ? '' : error instanceof Error ? error.message : String(error)
    this.#update({ phase: 'failed', failure })
  }

  #update(change: Partial<WorkspaceState>): void {
    const { phase } = this.#state
    this.#state = { ...this.#state, ...change }
    if (this.#state.phase !== phase) this.#watch()
    for (const listener of [...this.#listeners]) listener()
  }
}
