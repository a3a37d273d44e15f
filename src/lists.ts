/** Small helpers on lists and numbers. */

/** The element at a position that is known to exist; throws a programmer's error where it does not. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`no element at ${index} of ${list.length}`)
  return found
}

/** Compare texts by code unit, the same on every machine and locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Positions by a key of each element. */
export function positionsBy<T>(list: readonly T[], key: (element: T) => string): Map<string, number> {
  return new Map(list.map((element, position) => [key(element), position]))
}

/** Below this, thousandths have fifteen digits at most. */
const THOUSANDTHS_BELOW = 1e11

/** Drop the noise of binary addition: fifteen significant digits. */
export function tidy(value: number): number {
  // What is on the grid of thousandths is what its digits read as already; to write them out takes far longer.
  if (Math.abs(value) < THOUSANDTHS_BELOW && Math.round(value * 1000) / 1000 === value) {
    return value === 0 ? 0 : value
  }
  const clean = Number(value.toPrecision(15))
  return clean === 0 ? 0 : clean
}
