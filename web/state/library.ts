/** The saved scenarios of this browser: save, name, annotate, copy, delete with a way back, export and import. */
import { diffPatch, type JsonObject } from '../../src/index.ts'
import type { Version } from './history.ts'
import { type Notice, notice } from './notices.ts'
import {
  type Clock,
  duplicateOf,
  newSaved,
  readSaved,
  type SavedScenario,
  sameSaved,
  withState,
} from './saved.ts'
import { isFull, type SavedStore } from './saved-store.ts'
import { LARGEST_FILE, readScenarioFile } from './scenario-file.ts'
import { FIRST_LOOK } from './views.ts'
import type { Work } from './work.ts'
import type { Workspace } from './workspace.ts'

export interface LibraryState {
  /** Last changed first; `null` until they are read. */
  readonly scenarios: readonly SavedScenario[] | null
  /** How many records of the store cannot be read by this version of the page; they are left alone. */
  readonly unreadable: number
}

export class Library {
  readonly clock: Clock
  #state: LibraryState = { scenarios: null, unreadable: 0 }
  readonly #store: SavedStore
  readonly #workspace: Workspace
  readonly #listeners = new Set<() => void>()

  constructor(store: SavedStore, workspace: Workspace, clock: Clock) {
    this.#store = store
    this.#workspace = workspace
    this.clock = clock
  }

  get state(): LibraryState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Read the store afresh: another tab may have changed it. */
  async refresh(): Promise<void> {
    await this.#try(async () => {
      const read = (await this.#store.all()).map((one) => readSaved(one, this.#workspace.known))
      const scenarios = read.flatMap((one) => (one.ok ? [one.saved] : []))
      scenarios.sort((a, b) => (a.present.at < b.present.at ? 1 : a.present.at > b.present.at ? -1 : 0))
      this.#state = { scenarios, unreadable: read.length - scenarios.length }
      for (const listener of [...this.#listeners]) listener()
    })
  }

  find(id: string | null): SavedScenario | undefined {
    return this.#state.scenarios?.find((saved) => saved.id === id)
  }

  /** The saved scenario that the present work was loaded from; `undefined` where there is none. */
  get current(): SavedScenario | undefined {
    return this.find(this.#present.version.from?.saved ?? null)
  }

  /** Save the present work as a new state of the scenario it was loaded from. */
  async save(): Promise<boolean> {
    const { current } = this
    if (current === undefined) return false
    return this.#keepPresent(withState(current, this.#present, this.clock))
  }

  /** Save the present work under a new name. */
  async saveAs(name: string, notes: string): Promise<boolean> {
    return this.#keepPresent({ ...newSaved(name, this.#present, this.clock), notes })
  }

  /** Go on with a saved scenario, or with an earlier state of it. */
  open(saved: SavedScenario, work: Work = saved.present.work): void {
    const { scenario, patch } = work.version
    const from = { saved: saved.id, name: saved.name, patch }
    void this.#workspace.load({ version: { scenario, patch, from }, look: work.look })
  }

  /** Rename and annotate. */
  async describe(saved: SavedScenario, name: string, notes: string): Promise<boolean> {
    return this.#put([{ ...saved, name, notes }])
  }

  async duplicate(saved: SavedScenario, name: string): Promise<boolean> {
    return this.#put([duplicateOf(saved, name, this.clock)])
  }

  /** Delete; the notice holds the way back. */
  async remove(saved: SavedScenario): Promise<void> {
    const removed = await this.#try(() => this.#store.remove(saved.id))
    if (!removed) return
    await this.refresh()
    this.#workspace.tell(notice('deleted', saved.name, () => void this.#put([saved])))
  }

  /** Add the scenarios of a file; none that is here already is replaced. A whole document is opened instead. */
  async importFile(file: { readonly size: number; text(): Promise<string> }): Promise<void> {
    const read =
      file.size > LARGEST_FILE
        ? { ok: false as const, reason: 'foreign' as const }
        : readScenarioFile(await file.text(), this.#workspace.known)
    if (!read.ok) this.#workspace.tell(notice(`file-${read.reason}`))
    else if ('document' in read) await this.openDocument(read.document)
    else await this.#add(read.scenarios, read.refused)
  }

  async #add(scenarios: readonly SavedScenario[], refused: number): Promise<void> {
    const here = this.#state.scenarios ?? []
    const fresh = scenarios
      .filter((one) => !here.some((other) => other.id === one.id && sameSaved(one, other)))
      // The same id with other content is another scenario: it gets an id of its own.
      .map((one) => (here.some(({ id }) => id === one.id) ? { ...one, id: this.clock.newId() } : one))
    if (!(await this.#put(fresh))) return
    this.#workspace.tell(
      refused > 0 ? notice('file-partly', `${refused}`) : notice('imported', `${fresh.length}`),
    )
  }

  /** Open a whole document as changes to the shipped scenario of its id, or else to the one that is open. */
  async openDocument(document: JsonObject): Promise<void> {
    const { known, client, state } = this.#workspace
    const { id } = document
    const base = typeof id === 'string' && known.has(id) ? id : (state.opened?.id ?? '')
    await this.#try(async () => {
      const { loaded } = await client.open(base)
      const patch = diffPatch(loaded.document, document)
      const version: Version = { scenario: base, patch, from: { saved: null, name: null, patch } }
      await this.#workspace.load({ version, look: FIRST_LOOK })
      this.#workspace.tell(notice('file-opened', '', () => this.#workspace.undo()))
    })
  }

  get #present(): Work {
    const { history, look } = this.#workspace.state
    return { version: history.present, look }
  }

  /** Keep the present work in a record, which it then counts as loaded from. */
  async #keepPresent(saved: SavedScenario): Promise<boolean> {
    const { version } = this.#present
    if (!(await this.#put([saved]))) return false
    const from = { saved: saved.id, name: saved.name, patch: version.patch }
    this.#workspace.nameLoaded({ ...version, from })
    this.#workspace.tell(notice('saved', saved.name))
    return true
  }

  async #put(scenarios: readonly SavedScenario[]): Promise<boolean> {
    const kept = await this.#try(() => this.#store.putAll(scenarios))
    if (kept) await this.refresh()
    return kept
  }

  /** Do something with the store; say so where it fails, and leave everything as it was. */
  async #try(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act()
      return true
    } catch (error) {
      this.#workspace.tell(troubleOf(error))
      return false
    }
  }
}

function troubleOf(error: unknown): Notice {
  if (isFull(error)) return notice('storage-full')
  return notice('storage-failed', error instanceof Error ? error.message : String(error))
}
