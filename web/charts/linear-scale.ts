/**
 * A linear scale from quantities to px. The one of d3-scale also mixes colours and dates, and would bring all that
 * into the first load; ticks are d3's own.
 */
import { ticks } from 'd3'

export interface LinearScale {
  (value: number): number
  /** Round values within the domain, about `count` of them. */
  ticks(count: number): number[]
}

/** Make a scale of a domain, whose ends differ, on a range. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): LinearScale {
  const [low, high] = domain
  const [start, end] = range
  const scale = (value: number): number => {
    const part = (value - low) / (high - low)
    return start * (1 - part) + end * part
  }
  return Object.assign(scale, { ticks: (count: number) => ticks(low, high, count) })
}
