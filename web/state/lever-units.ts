/** Numbers of levers as a planner reads them: shares in percent, all else in the unit of the document. */
import type { UnitKey } from './lever-types.ts'

const PERCENT: ReadonlySet<UnitKey> = new Set<UnitKey>(['share', 'sharePerYear'])

/** How many of the unit on screen make one of the document's. */
export function shownPerUnit(unit: UnitKey): number {
  return PERCENT.has(unit) ? 100 : 1
}

/** A number of the document in the unit it is shown in. */
export function toShown(value: number, unit: UnitKey): number {
  return PERCENT.has(unit) ? tidied(value * 100) : value
}

/**
 * What was typed in the unit that is shown, as the document holds it. A text, such as an expression, is in the
 * document's own terms and stays as it is, but for a percentage.
 */
export function fromShown(typed: number | string, unit: UnitKey): number | string {
  if (!PERCENT.has(unit)) return typed
  if (typeof typed === 'number') return tidied(typed / 100)
  const percent = /^([-+]?(?:\d+\.?\d*|\.\d+))\s*%$/.exec(typed)
  return percent?.[1] === undefined ? typed : tidied(Number(percent[1]) / 100)
}

/** Without what binary fractions leave behind. */
function tidied(value: number): number {
  return Math.round(value * 1e9) / 1e9
}
