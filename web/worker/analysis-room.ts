/** The analysis that finds what sites could send, and the two allocations that differ most, within ε. */
import { findRoom, type RoomOutcome, type Scenario } from '../../src/index.ts'
import type { RoomAsk } from './analysis-protocol.ts'

/** Find the room that is asked for, and tell how far it is. */
export function room(
  scenario: Scenario,
  { year, epsilon, site }: RoomAsk,
  onProgress: (done: number, all: number) => void,
): Promise<RoomOutcome> {
  const request = { year, epsilon, ...(site === null ? {} : { sites: [site] }) }
  return findRoom(scenario, request, { progress: onProgress })
}
