/** Where the user started: what a reset of the present version returns to, as a scenario to compare numbers with. */
import { type Localised, type Scenario, sameJson } from '../../src/index.ts'
import type { RunInput } from '../worker/protocol.ts'
import type { Version } from './history.ts'
import type { WorkspaceState } from './workspace-state.ts'

export interface Start {
  readonly scenario: Scenario
  /** What it is called; `null` for a link or a file without a name. */
  readonly name: Localised | null
}

type Read = (input: RunInput) => Promise<Scenario | null>

/** Finds the start of versions; one that was loaded with changes of its own is read by the worker, once. */
export class Starts {
  readonly #read: Read
  #last: { readonly of: Version['from']; readonly scenario: string; readonly start: Start } | null = null

  /** @param read makes the scenario of a patch; `null` where something is wrong with it. */
  constructor(read: Read) {
    this.#read = read
  }

  /** The start of the present version where it is known without waiting; else `null`. */
  of({ opened, history: { present } }: Pick<WorkspaceState, 'opened' | 'history'>): Start | null {
    if (opened === null || present.scenario !== opened.id) return null
    const { from, scenario } = present
    if (from === undefined || sameJson(from.patch, {}))
      return { scenario: opened.loaded, name: opened.loaded.title }
    const last = this.#last
    return last?.scenario === scenario && last.of?.name === from.name && sameJson(last.of.patch, from.patch)
      ? last.start
      : null
  }

  /** Find out the start of the present version; resolves once `of` knows it, or knows that there is none. */
  async find(now: Pick<WorkspaceState, 'opened' | 'history'>): Promise<void> {
    const { from, scenario } = now.history.present
    if (from === undefined || this.of(now) !== null) return
    const read = await this.#read({ scenario, patch: from.patch })
    if (read === null) return
    const name = from.name === null ? null : { zh: from.name, en: from.name }
    this.#last = { of: from, scenario, start: { scenario: read, name } }
  }
}
