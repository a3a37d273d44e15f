/** Distances and currents along a tree of rivers. */
import { at } from '../lists.ts'
import type { Scenario, Terminal, Waterway } from '../scenario/types.ts'

/** A way by barge between two wharves. */
export interface River {
  /** km. */
  readonly distance: number
  /** Whether the longer part runs against the current. */
  readonly upstream: boolean
  /** Stretches passed, by id. */
  readonly stretches: readonly string[]
}

interface Reach {
  readonly waterway: Waterway
  readonly from: number
  readonly to: number
}

/** The reaches from a berth down to the mouth of the last river, in order. */
function reachesDown(scenario: Scenario, waterway: string, chainage: number): Reach[] {
  const reaches: Reach[] = []
  let id: string | null = waterway
  let position = chainage
  while (id !== null) {
    const current: Waterway | undefined = scenario.waterways.find((each) => each.id === id)
    if (current === undefined || reaches.some((reach) => reach.waterway.id === id)) break
    reaches.push({ waterway: current, from: position, to: 0 })
    position = current.joins?.at.value ?? 0
    id = current.joins?.waterway ?? null
  }
  return reaches
}

/** Reaches of the way between two berths: down to the first river they share, along it, and up again. */
function reachesBetween(scenario: Scenario, from: Terminal, to: Terminal): Reach[] | null {
  if (from.berth === null || to.berth === null) return null
  const down = reachesDown(scenario, from.berth.waterway, from.berth.chainage.value)
  const up = reachesDown(scenario, to.berth.waterway, to.berth.chainage.value)
  const shared = down.findIndex((reach) => up.some((other) => other.waterway.id === reach.waterway.id))
  if (shared < 0) return null
  const meeting = at(down, shared)
  const meetingUp = up.findIndex((reach) => reach.waterway.id === meeting.waterway.id)
  return [
    ...down.slice(0, shared),
    { waterway: meeting.waterway, from: meeting.from, to: at(up, meetingUp).from },
    ...up
      .slice(0, meetingUp)
      .reverse()
      .map((reach) => ({ waterway: reach.waterway, from: reach.to, to: reach.from })),
  ]
}

/**
 * The way between two wharves, or `null` where no river joins them. Chainage grows downstream on every river;
 * a tributary's mouth is its chainage 0, so its wharves lie at negative ones.
 */
export function riverBetween(scenario: Scenario, from: Terminal, to: Terminal): River | null {
  const reaches = reachesBetween(scenario, from, to)
  if (reaches === null) return null
  let distance = 0
  let against = 0
  const stretches: string[] = []
  for (const { waterway, from: start, to: end } of reaches) {
    const length = Math.abs(end - start)
    const goesUp = end < start
    distance += length
    if (goesUp) against += length
    for (const stretch of waterway.stretches) {
      const low = Math.min(stretch.from.value, stretch.to.value)
      const high = Math.max(stretch.from.value, stretch.to.value)
      if (Math.min(start, end) < high && Math.max(start, end) > low) stretches.push(stretch.id)
    }
  }
  return { distance, upstream: against > distance / 2, stretches }
}
