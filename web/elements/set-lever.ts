/** What sets a lever: the one place, each member of a total, or a path over the years in proportion. */
import type { NumberLever } from '../state/lever-types.ts'
import { scaleHeld } from '../state/lever-values.ts'
import { isTotal } from '../state/levers.ts'
import { EditEvent, TotalEvent } from './events.ts'

/** The event that asks for a value or a text of a lever; `null` for a text of a total, which has none. */
export function setLever(
  lever: NumberLever,
  value: number | string,
  gesture: string | null,
): EditEvent | TotalEvent | null {
  const { course, paths } = lever
  if (isTotal(lever)) return typeof value === 'number' ? new TotalEvent(lever, value, gesture) : null
  const [path] = paths
  if (path === undefined) return null
  const scaled = typeof value === 'number' && course !== null && course.first !== 0
  const held = scaled ? (scaleHeld(course.held, value / course.first) ?? value) : value
  return new EditEvent(path, held, gesture)
}
