/** What is looked at: part of a session and of a share link, and no step of undo. */
export interface Look {
  /** Id of a view. The registry of views falls back to its first for one that it does not know. */
  readonly view: string
  /** The year shown; `null` for the first of the scenario. */
  readonly year: number | null
}

export const FIRST_LOOK: Look = { view: 'balance', year: null }
