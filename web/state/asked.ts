/** What the page asks of the worker while a lever moves, and once it rests. */
import type { RunInput } from '../worker/protocol.ts'
import type { Version } from './history.ts'

/** A version to run: in full, or while a gesture is under way without the prices, which cost most of a run. */
export interface Asked {
  readonly version: Version
  readonly rough: boolean
}

export function inputOf({ version, rough }: Asked): RunInput {
  return rough ? { ...version, prices: 'skip' } : version
}
