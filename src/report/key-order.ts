import { at, byCodeUnit } from '../lists.ts'

/** Orders found before: programs of one session share their list of keys, and sorting it costs more than a table. */
const orders = new WeakMap<readonly string[], readonly number[]>()

/** Positions of a list of keys in the order of their code units. The list must never change. */
export function keyOrder(keys: readonly string[]): readonly number[] {
  const known = orders.get(keys)
  if (known !== undefined) return known
  const order = keys.map((_, position) => position).sort((a, b) => byCodeUnit(at(keys, a), at(keys, b)))
  orders.set(keys, order)
  return order
}
